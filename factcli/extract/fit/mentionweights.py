"""The choices that the ranker of speakers is fitted on."""

from collections.abc import Iterable

from factcli.extract.fit.alignment import Case
from factcli.extract.fit.rankers import Choice, Names, ranker
from factcli.extract.ranking.cues import Cue
from factcli.extract.ranking.speakermentions import BEFORE, NOBODY, candidates, features, ranks
from factcli.extract.ranking.wholephrases import whole_phrase
from factcli.extract.sentences import Range, Sentence
from factcli.models.claim import Span

# Chosen by four folds over marked pages and our own articles: with 5, 763 phrases of the pages and 1,757 of ours are right, with
# 10, 765 and 1,760. Pages that count twice or three times change these by four at most.
PENALTY = 10.0
LEAST_SEEN = 3
_ARTICLES = frozenset(("a", "an", "the"))


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
    right = _right(case.sentence, case.cue, possible, case.marked.source)
    return Choice(parts, [(at,) for at in range(len(possible))], right) if right else None


def _right(sentence: Sentence, cue: Cue, possible: list[Range], source: tuple[Span, ...]) -> list[int]:
    """The candidates whose whole phrases are most like the source."""
    if not source:
        return [possible.index(NOBODY)]
    start, end = sentence.span(0, sentence.size)
    if source[0][0] >= end or source[-1][1] <= start:
        return [possible.index(BEFORE)]
    wanted = _tokens(sentence, source)
    if not wanted:
        return []
    phrases = [
        _tokens(sentence, (whole_phrase(sentence, cue, chunk),)) if chunk[0] >= 0 else frozenset() for chunk in possible
    ]
    if wanted not in phrases:
        wanted = _before_comma(sentence, wanted)
    alike = [len(wanted & phrase) / len(wanted | phrase) for phrase in phrases]
    best = max(alike)
    return [at for at, share in enumerate(alike) if share == best] if best > 0 else []


def _tokens(sentence: Sentence, places: tuple[Span, ...]) -> frozenset[int]:
    """The words of weight in these places of the text."""
    return frozenset(
        at
        for at, token in enumerate(sentence.tokens)
        if sentence.low[at] not in _ARTICLES
        and token.text[0].isalnum()
        and any(start < token.end and token.start < end for start, end in places)
    )


def _before_comma(sentence: Sentence, words: frozenset[int]) -> frozenset[int]:
    """The words without the apposition that corpora count in."""
    ends = next((at for at in range(min(words), max(words)) if sentence.kind[at] in (",", "(")), max(words) + 1)
    return frozenset(at for at in words if at < ends)
