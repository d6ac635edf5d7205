"""Disputed, misleading and refuted claims beside the confirmed."""

from collections import Counter
from collections.abc import Callable
from enum import StrEnum
from itertools import groupby
from typing import Final

from factcli.models.claim import Claim
from factcli.models.filters import Filter
from factcli.models.reports import COMPARED, Compared, Comparison
from factcli.models.vocabulary import Status
from factcli.tracker.listing import claims
from factcli.tracker.ports import Reader


class Group(StrEnum):
    """What a comparison may be grouped by."""

    SPEAKER = "speaker"
    OUTLET = "outlet"


_NAMES: Final[dict[Group, Callable[[Claim], str]]] = {
    Group.SPEAKER: lambda claim: claim.statement.speaker or "",
    Group.OUTLET: lambda claim: claim.article.outlet or "",
}


def compare(ledger: Reader, wanted: Filter, by: Group | None = None) -> Comparison:
    """The claims that the filter means, by verdict; those without a finding are only counted.

    Grouped `by` something, those groups have names in order, and one without a name may come first.
    """
    return comparison(list(claims(ledger, wanted)), by)


def comparison(found: list[Claim], by: Group | None) -> Comparison:
    """The claims found, by verdict, and in groups as `compare` makes them."""
    counts = Counter(claim.status for claim in found)
    groups: tuple[Compared, ...] = ()
    if by is not None:
        name_of = _NAMES[by]
        findings = sorted((claim for claim in found if claim.status in COMPARED), key=name_of)
        groups = tuple(
            Compared(name or None, _by_status(list(together))) for name, together in groupby(findings, key=name_of)
        )
    return Comparison(
        _by_status(found), {status: counts[status] for status in Status}, by.value if by is not None else None, groups
    )


def _by_status(found: list[Claim]) -> dict[Status, tuple[Claim, ...]]:
    return {status: tuple(claim for claim in found if claim.status is status) for status in COMPARED}
