"""What became of an article's claims from one state of it to the next: figures, words, attribution. Pure."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from factcli.matching.pairing import carry
from factcli.models.claim import Claim, Figure, Statement
from factcli.models.identity import normalised
from factcli.models.reports import Change, ClaimChange, FigureChange
from factcli.text.folding import folded_words

_MASK: Final = " 0 "
"""What stands for every number where two claims are compared by all their other words."""

Pair = tuple[Figure | None, Figure | None]


def changes(old: Sequence[Claim], new: Sequence[Claim]) -> tuple[ClaimChange, ...]:
    """What the claims `new`, which stand in an article now, have that the claims `old` had otherwise.

    Claims with the same id go on; so do those of one speaker that are alike but for their numbers. They
    come in the order of the new text, those that have gone last. Claims flagged as gone stand in neither. What people
    corrected is no change of the article's, nor are the claims that they added.
    """
    before = {claim.id: claim for claim in old if not claim.gone and not claim.added}
    standing = [claim for claim in new if not claim.gone and not claim.added]
    came = [claim for claim in standing if claim.id not in before]
    left = [before[identity] for identity in before.keys() - {claim.id for claim in standing}]
    earlier = {**before, **_alike_but_for_numbers(sorted(left, key=lambda claim: claim.extracted.spans.first), came)}
    found: list[ClaimChange] = []
    for claim in standing:
        if claim.id in earlier:
            found += _differences(claim.id, earlier[claim.id].extracted, claim.extracted)
        else:
            said = claim.extracted
            found.append(
                ClaimChange(claim=claim.id, change=Change.ADDED, speaker=said.speaker, before=None, after=said.text)
            )
    gone_on = {claim.id for claim in standing} | {earlier[claim.id].id for claim in came if claim.id in earlier}
    for claim in before.values():
        if claim.id not in gone_on:
            said = claim.extracted
            found.append(
                ClaimChange(claim=claim.id, change=Change.GONE, speaker=said.speaker, before=said.text, after=None)
            )
    return tuple(found)


def figure_changes(old: Sequence[Figure], new: Sequence[Figure]) -> tuple[FigureChange, ...]:
    """The figures that differ: aligned by what they count and in what unit, then by the order that they stand in."""
    return tuple(
        _figure_change(before, after)
        for before, after in _aligned(old, new)
        if before is None or after is None or not _same_number(before, after)
    )


def _figure_change(before: Figure | None, after: Figure | None) -> FigureChange:
    named = [one for one in (after, before) if one is not None]
    return FigureChange(
        of=next((one.of for one in named if one.of), None),
        unit=named[0].unit,
        before=before.value if before else None,
        after=after.value if after else None,
        before_text=_shown(before),
        after_text=_shown(after),
    )


def _alike_but_for_numbers(left: Sequence[Claim], came: Sequence[Claim]) -> dict[str, Claim]:
    """For ids of claims that came, the claim that has left whose speaker and other words it has."""
    leavers: dict[str, list[Claim]] = defaultdict(list)
    comers: dict[str, list[Claim]] = defaultdict(list)
    for claims, by_speaker in ((left, leavers), (came, comers)):
        for claim in claims:
            if claim.extracted.figures:
                by_speaker[" ".join(folded_words(claim.extracted.speaker or ""))].append(claim)
    found: dict[str, Claim] = {}
    for speaker, candidates in comers.items():
        known = {claim.id: claim for claim in leavers[speaker]}
        contents = [(claim.id, _masked(claim.extracted)) for claim in known.values()]
        for claim, identity in zip(
            candidates, carry(contents, [_masked(one.extracted) for one in candidates]), strict=True
        ):
            if identity is not None:
                found[claim.id] = known[identity]
    return found


def _masked(said: Statement) -> str:
    text = said.text
    for figure in said.figures:
        text = text.replace(figure.text, _MASK, 1)
    return text


def _differences(identity: str, before: Statement, after: Statement) -> Iterator[ClaimChange]:
    """What is different in a claim that goes on; punctuation, case and a fuller name of the speaker are not."""
    if figures := figure_changes(before.figures, after.figures):
        yield ClaimChange(
            claim=identity,
            change=Change.FIGURES,
            speaker=after.speaker,
            before=before.text,
            after=after.text,
            figures=figures,
        )
    elif normalised(before.text) != normalised(after.text):
        yield ClaimChange(
            claim=identity, change=Change.REWORDED, speaker=after.speaker, before=before.text, after=after.text
        )
    if not _same_name(before.speaker, after.speaker):
        yield ClaimChange(
            claim=identity, change=Change.ATTRIBUTED, speaker=after.speaker, before=before.speaker, after=after.speaker
        )
    if before.stance is not after.stance:
        yield ClaimChange(
            claim=identity,
            change=Change.STANCE,
            speaker=after.speaker,
            before=before.stance.value,
            after=after.stance.value,
        )


def _same_name(one: str | None, other: str | None) -> bool:
    """Whether two names may be one speaker's: all words of the shorter are in the longer."""
    words, others = set(folded_words(one or "")), set(folded_words(other or ""))
    return words == others or bool(words and others and (words <= others or others <= words))


def _aligned(old: Sequence[Figure], new: Sequence[Figure]) -> Iterator[Pair]:
    """The figures in pairs, by ever looser likeness, in the order of the new ones; those that have gone last."""
    before, after = list(enumerate(old)), list(enumerate(new))
    pairs: dict[int, Figure] = {}
    for alike in (_is_same, _counts_same, _is_equal, _counts_alike):
        _take(pairs, before, after, alike)
    if sorted(str(one.unit) for _, one in before) == sorted(str(one.unit) for _, one in after):
        _take(pairs, before, after, lambda one, other: one.unit == other.unit)
    for index, figure in enumerate(new):
        yield pairs.get(index), figure
    for _, figure in before:
        yield figure, None


def _take(
    pairs: dict[int, Figure],
    before: list[tuple[int, Figure]],
    after: list[tuple[int, Figure]],
    alike: Callable[[Figure, Figure], bool],
) -> None:
    """Move the figures that are alike from `before` and `after` to `pairs`, the first with the first."""
    for entry in after.copy():
        index, figure = entry
        partner = next((one for one in before if alike(one[1], figure)), None)
        if partner is not None:
            pairs[index] = partner[1]
            before.remove(partner)
            after.remove(entry)


def _is_same(one: Figure, other: Figure) -> bool:
    return _counts_same(one, other) and _same_number(one, other)


def _counts_same(one: Figure, other: Figure) -> bool:
    return one.unit == other.unit and folded_words(one.of or "") == folded_words(other.of or "")


def _is_equal(one: Figure, other: Figure) -> bool:
    return one.unit == other.unit and _same_number(one, other)


def _counts_alike(one: Figure, other: Figure) -> bool:
    """Whether what they count has a word in common, or is not said of one of them."""
    words, others = set(folded_words(one.of or "")), set(folded_words(other.of or ""))
    return one.unit == other.unit and (not words or not others or bool(words & others))


def _same_number(one: Figure, other: Figure) -> bool:
    return (one.value, one.low, one.high) == (other.value, other.low, other.high)


def _shown(figure: Figure | None) -> str | None:
    """A plain number in digits, so that "twelve" and 2 can be compared; with unit or range as it is worded."""
    if figure is None:
        return None
    return f"{figure.value:,}" if figure.unit is None and figure.low is None and figure.high is None else figure.text
