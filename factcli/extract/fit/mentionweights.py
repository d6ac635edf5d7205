"""The choices that the ranker of speakers is fitted on."""

from collections.abc import Iterable

from factcli.extract.fit.alignment import Case
from factcli.extract.fit.rankers import Choice, Names, ranker
from factcli.extract.lexicon import DETERMINERS
from factcli.extract.ranking.speakermentions import BEFORE, NOBODY, candidates, features, ranks
from factcli.extract.sentences import Range, Sentence
from factcli.models.claim import Span

# Chosen on a fifth of the training articles and a quarter of our own, held out (weights.md).
PENALTY = 5.0
LEAST_SEEN = 3


def mention_weights(cases: Iterable[Case]) -> dict[str, float]:
    """The weights of the ranker of speakers."""
    return ranker(
        [choice for case in cases if (choice := choice_of(case)) is not None], least=LEAST_SEEN, penalty=PENALTY
    )


def choice_of(case: Case) -> Choice | None:
    """The candidates for the speaker of a marked statement; None where what was marked is not among them."""
    content = tuple(span for span in (case.before, case.after) if span is not None)
    if case.marked is None or not content or case.weight < 1:
        return None
    possible = candidates(case.sentence, case.cue, content)
    parts: list[Names] = [
        features(case.sentence, case.cue, content, chunk, rank=rank)
        for chunk, rank in zip(possible, ranks(case.cue, possible), strict=True)
    ]
    right = _right(case.sentence, possible, case.marked.source)
    return Choice(parts, [(at,) for at in range(len(possible))], right) if right else None


def _right(sentence: Sentence, possible: list[Range], source: tuple[Span, ...]) -> list[int]:
    """The candidates that share a word of weight with the source."""
    if not source:
        return [possible.index(NOBODY)]
    start, end = sentence.span(0, sentence.size)
    if source[0][0] >= end or source[-1][1] <= start:
        return [possible.index(BEFORE)]
    return [
        at
        for at, chunk in enumerate(possible)
        if chunk[0] >= 0
        and any(
            span[0] < sentence.tokens[token].end and sentence.tokens[token].start < span[1]
            for token in range(*chunk)
            for span in source
            if sentence.low[token] not in DETERMINERS
        )
    ]
