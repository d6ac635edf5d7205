"""The sentences that the joining of sentences is fitted on."""

from collections.abc import Iterator, Sequence

from factcli.extract.charspans import content_spans
from factcli.extract.fit.alignment import CueLexicon, SentencedExample, head_of, tokens_in, weight_of
from factcli.extract.fit.gold import Marked
from factcli.extract.fit.rankers import Names, classifier
from factcli.extract.joints import joint_features
from factcli.extract.sentences import Sentence
from factcli.models.vocabulary import Kind

# Chosen on a fifth of the training articles and a quarter of our own, held out (weights.md).
PENALTY = 2.0
LEAST_SEEN = 3


def joint_weights(reads: Sequence[SentencedExample], lexicon: CueLexicon) -> dict[str, float]:
    """Weights of the features for going on, against not."""
    rows: list[Names] = []
    classes: list[int] = []
    for read in reads:
        for row, right in _of_example(read, lexicon):
            rows.append(row)
            classes.append(right)
    weights = classifier(rows, classes, [1.0] * len(rows), count=2, least=LEAST_SEEN, penalty=PENALTY)
    return {name: yes - no for name, (no, yes) in weights.items()}


def _of_example(read: SentencedExample, lexicon: CueLexicon) -> Iterator[tuple[Names, int]]:
    claims = [one for one in read.example.marked if weight_of(read.example, one) > 0]
    for paragraph in read.paragraphs:
        last: Marked | None = None
        kind, gap = Kind.INDIRECT, 0
        for sentence in paragraph:
            own = [
                one
                for one in claims
                if one.cue and _within(sentence, one) and head_of(sentence, one, lexicon) is not None
            ]
            if own:
                last, kind, gap = own[-1], _kind(read.example.text, sentence, own[-1]), 0
            elif last is not None:
                gap += 1
                right = any(len(tokens_in(sentence, one)) > 0.5 * sentence.size for one in claims)
                yield joint_features(sentence, kind, gap), int(right)
                gap = 0 if right else gap


def _within(sentence: Sentence, one: Marked) -> bool:
    start, end = sentence.span(0, sentence.size)
    return start <= one.cue[0][0] < end


def _kind(text: str, sentence: Sentence, one: Marked) -> Kind:
    tokens = tokens_in(sentence, one)
    return content_spans(text, sentence, ((tokens[0], tokens[-1] + 1),))[1] if tokens else Kind.INDIRECT
