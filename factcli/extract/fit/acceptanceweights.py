"""The possible statements, found by models of other articles, that the choice of what is listed is fitted on."""

from collections.abc import Iterator, Sequence
from typing import Final

from factcli.extract.fit.alignment import read, weight_of, worth
from factcli.extract.fit.gold import Example, Marked
from factcli.extract.fit.rankers import Names, classifier
from factcli.extract.model import Model
from factcli.extract.ranking.possibles import Possible
from factcli.extract.ranking.selection import features, possible
from factcli.extract.sentences import Sentence

# Chosen on a fifth of the training articles and a quarter of our own, held out (weights.md).
PENALTY: Final = 30.0
LEAST_SEEN: Final = 3
_NEARLY: Final = 0.5

Row = tuple[Names, int, float]
"""Features, whether it is right, and how much it counts."""


def rows(examples: Sequence[Example], model: Model) -> Iterator[Row]:
    """What the model finds possible in the examples, which it was not fitted on."""
    for example in examples:
        claims = [(one, weight_of(example, one)) for one in example.marked]
        for paragraph in read(example, model.words).paragraphs:
            for sentence in paragraph:
                found = possible(sentence, model)
                near = [pair for pair in claims if _touches(sentence, pair[0])] if found else []
                for one in found:
                    right, weight = _judged(sentence, one, near)
                    if weight:
                        yield features(sentence, one, found), int(right), weight * worth(example)


def acceptance_weights(found: Sequence[Row]) -> dict[str, float]:
    """The weights for listing, against not."""
    names = [row[0] for row in found]
    weights = classifier(
        names, [row[1] for row in found], [row[2] for row in found], count=2, least=LEAST_SEEN, penalty=PENALTY
    )
    return {name: yes - no for name, (no, yes) in weights.items()}


def _touches(sentence: Sentence, one: Marked) -> bool:
    start, end = sentence.span(0, sentence.size)
    return any(first < end and start < last for first, last in one.content)


def _judged(sentence: Sentence, one: Possible, claims: list[tuple[Marked, float]]) -> tuple[bool, float]:
    """Whether a possible content is one that was marked, as far as this sentence goes, and how much that counts."""
    chosen = {at for start, end in one.content.ranges for at in range(start, end)}
    for claim, weight in claims:
        marked = {
            at
            for at, token in enumerate(sentence.tokens)
            if any(start < token.end and token.start < end for start, end in claim.content)
        }
        if len(chosen & marked) >= _NEARLY * len(chosen | marked):
            return weight > 0, 1.0 if weight > 0 else 0.0
    return False, 1.0
