"""Speakers and outlets, with what there is of each."""

from collections import Counter
from collections.abc import Callable
from typing import Final

from factcli.models.claim import Claim
from factcli.models.filters import Filter
from factcli.models.reports import Counted, CountedBy
from factcli.models.vocabulary import Status
from factcli.tracker.listing import aliases, claims
from factcli.tracker.ports import Reader, Told

_NAMES: Final[dict[CountedBy, Callable[[Claim], str | None]]] = {
    CountedBy.SPEAKER: lambda claim: claim.statement.speaker,
    CountedBy.OUTLET: lambda claim: claim.article.outlet,
}


def counted(ledger: Reader, by: CountedBy, wanted: Filter, limit: int | None, told: Told) -> list[Counted]:
    """Each speaker or outlet of the claims that the filter means, those with the most claims first.

    Names that mean the same are counted under the first of them; claims without a name come last. Raises as
    `listing.claims` does.
    """
    known = aliases(ledger)
    together: dict[str | None, _Sum] = {}
    firsts: dict[str | None, str | None] = {None: None}
    for claim in claims(ledger, wanted, told=told):
        name = _NAMES[by](claim)
        if name not in firsts:
            firsts[name] = known.first(name or "")
        first = firsts[name]
        if first not in together:
            together[first] = _Sum()
        together[first].add(name, claim)
    found = sorted(together.items(), key=lambda item: (item[0] is None, -item[1].claims, item[0] or ""))
    return [one.value(name) for name, one in found][:limit]


class _Sum:
    """What has been counted under one name."""

    def __init__(self) -> None:
        self._statuses: Counter[Status] = Counter()
        self._names: dict[str, None] = {}
        self._first: str | None = None
        self._last: str | None = None

    @property
    def claims(self) -> int:
        return self._statuses.total()

    def add(self, name: str | None, claim: Claim) -> None:
        self._statuses[claim.status] += 1
        if name is not None:
            self._names[name] = None
        day = claim.article.published
        if day is not None:
            self._first = day if self._first is None else min(day, self._first)
            self._last = day if self._last is None else max(day, self._last)

    def value(self, name: str | None) -> Counted:
        statuses = {status: self._statuses[status] for status in Status}
        return Counted(
            name=name,
            claims=self.claims,
            statuses=statuses,
            first=self._first,
            last=self._last,
            names=tuple(sorted(self._names)),
        )
