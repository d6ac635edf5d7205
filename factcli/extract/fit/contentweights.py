"""The choices that patterns and spans are fitted on."""

from collections.abc import Iterable, Iterator

from factcli.extract.fit.alignment import Case
from factcli.extract.fit.rankers import Choice, Names, classifier, ranker
from factcli.extract.ranking.patterns import PATTERNS, features
from factcli.extract.ranking.spanfeatures import (
    before_end_features,
    before_start_features,
    end_features,
    pair_features,
    start_features,
)
from factcli.extract.ranking.spans import ends_before, ends_behind, starts_before, starts_behind
from factcli.extract.sentences import Range

# Chosen on a fifth of the training articles and a quarter of our own, held out (weights.md).
PATTERN_PENALTY = 12.0
SPAN_PENALTY = 8.0
LEAST_SEEN = 3


def pattern_weights(cases: Iterable[Case]) -> dict[str, list[float]]:
    """The weights of the model of patterns."""
    rows: list[Names] = []
    classes: list[int] = []
    weights: list[float] = []
    for case in cases:
        if case.weight:
            rows.append(features(case.sentence, case.cue))
            classes.append(_pattern(case))
            weights.append(case.weight)
    return classifier(rows, classes, weights, count=len(PATTERNS), least=LEAST_SEEN, penalty=PATTERN_PENALTY)


def _pattern(case: Case) -> int:
    if case.before is not None:
        return PATTERNS.index("around" if case.after is not None else "before")
    return PATTERNS.index("after" if case.after is not None else "null")


def span_weights(cases: Iterable[Case]) -> dict[str, float]:
    """The weights of the ranker of spans; it tells the three roles apart by their features' names."""
    found: dict[str, list[Choice]] = {"A": [], "R": [], "B": []}
    for case in cases:
        if case.weight < 1:
            continue
        for role, choice in _choices(case):
            if choice.candidates and choice.right:
                found[role].append(choice)
    weights: dict[str, float] = {}
    for choices in found.values():
        if choices:
            weights |= ranker(choices, least=LEAST_SEEN, penalty=SPAN_PENALTY)
    return weights


def _choices(case: Case) -> Iterator[tuple[str, Choice]]:
    if case.after is not None:
        role = "A" if case.before is None else "R"
        yield role, behind(case, role, case.after)
    if case.before is not None:
        yield "B", before(case, case.before)


def behind(case: Case, role: str, gold: Range) -> Choice:
    """The contents that are possible behind the cue, and the best of them."""
    sentence, cue = case.sentence, case.cue
    starts, ends = starts_behind(sentence, cue), ends_behind(sentence, cue)
    parts: list[Names] = [start_features(sentence, cue, at, role) for at in starts]
    parts += [end_features(sentence, cue, at, role) for at in ends]
    spans = [
        (start, end, i, len(starts) + j) for i, start in enumerate(starts) for j, end in enumerate(ends) if start < end
    ]
    return _choice(case, parts, spans, role, gold)


def before(case: Case, gold: Range) -> Choice:
    """The contents that are possible in front of the cue's attribution, and the best of them."""
    sentence, cue = case.sentence, case.cue
    parts: list[Names] = []
    places: dict[int, int] = {}
    spans = []
    for end in ends_before(sentence, cue):
        parts.append(before_end_features(sentence, cue, end))
        own = len(parts) - 1
        for start in starts_before(sentence, end):
            if start not in places:
                parts.append(before_start_features(sentence, cue, start))
                places[start] = len(parts) - 1
            spans.append((start, end, places[start], own))
    return _choice(case, parts, spans, "B", gold)


def _choice(case: Case, parts: list[Names], spans: list[tuple[int, int, int, int]], role: str, gold: Range) -> Choice:
    candidates: list[tuple[int, ...]] = []
    overlaps = []
    for start, end, first, second in spans:
        parts.append(pair_features(case.sentence, case.cue, start, end, role))
        candidates.append((first, second, len(parts) - 1))
        overlaps.append(_overlap((start, end), gold))
    best = max(overlaps, default=0.0)
    right = [at for at, overlap in enumerate(overlaps) if overlap == best] if best > 0 else []
    return Choice(parts, candidates, right, case.weight)


def _overlap(one: Range, other: Range) -> float:
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared / (max(one[1], other[1]) - min(one[0], other[0])) if shared > 0 else 0.0
