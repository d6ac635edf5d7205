"""Claims counted by who said them, where, when, how they were tagged and what became of them."""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Final, assert_never

from factcli.models.claim import Claim
from factcli.models.filters import Filter
from factcli.models.reports import Counted, CountedBy
from factcli.models.vocabulary import Status
from factcli.text.folding import folded_words
from factcli.tracker.listing import aliases, claims
from factcli.tracker.ports import Reader, Told

_STATUSES: Final = [status.value for status in Status]
_MONTH: Final = len("2026-03")

Names = Callable[[Claim], Iterable[str | None]]


def counted(ledger: Reader, by: CountedBy, wanted: Filter, limit: int | None, told: Told) -> list[Counted]:
    """What the claims that the filter means are counted by, with their numbers; raises as `listing.claims` does.

    Speakers, outlets and tags with the most claims come first, statuses in their own order, the latest month first, and
    claims without any last. A claim counts under each of its tags. Names that mean the same are counted under the first
    of them, tags that differ in case and accents alone as they are spelled first.
    """
    names, first = _naming(ledger, by)
    together: dict[str | None, _Sum] = {}
    firsts: dict[str | None, str | None] = {None: None}
    for claim in claims(ledger, wanted, told=told):
        for name in names(claim):
            if name not in firsts:
                firsts[name] = first(name or "")
            together.setdefault(firsts[name], _Sum()).add(name, claim)
    found = [one.value(name) for name, one in together.items()]
    return sorted(_by_name(found, by), key=lambda one: one.name is None)[:limit]


def _naming(ledger: Reader, by: CountedBy) -> tuple[Names, Callable[[str], str]]:
    """What a claim is counted under, and the name that stands for all that mean the same."""
    match by:
        case CountedBy.SPEAKER:
            return lambda claim: (claim.statement.speaker,), aliases(ledger).first
        case CountedBy.OUTLET:
            return lambda claim: (claim.article.outlet,), aliases(ledger).first
        case CountedBy.TAG:
            of_articles = {one.id: one.tags for one in ledger.article_heads()}
            spelled: dict[tuple[str, ...], str] = {}
            return (
                lambda claim: dict.fromkeys((*claim.work.tags, *of_articles.get(claim.article.id, ()))) or (None,),
                lambda tag: spelled.setdefault(tuple(folded_words(tag)), tag),
            )
        case CountedBy.STATUS:
            return lambda claim: (claim.status.value,), str
        case CountedBy.MONTH:
            return lambda claim: (claim.article.published and claim.article.published[:_MONTH],), str
        case _:
            assert_never(by)


def _by_name(found: list[Counted], by: CountedBy) -> list[Counted]:
    if by is CountedBy.STATUS:
        return sorted(found, key=lambda one: _STATUSES.index(one.name or ""))
    if by is CountedBy.MONTH:
        return sorted(found, key=lambda one: one.name or "", reverse=True)
    return sorted(found, key=lambda one: (-one.claims, one.name or ""))


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
