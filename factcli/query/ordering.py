"""The orders of a list of claims. Pure."""

from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import Any, Final

from factcli.models.claim import Claim
from factcli.models.vocabulary import Status
from factcli.text.folding import folded_words


class Sort(StrEnum):
    """The orders of a list. `newest` is that in which the ledger saw them, the last first; `sure` has the least sure first."""

    NEWEST = "newest"
    OLDEST = "oldest"
    PUBLISHED = "published"
    SPEAKER = "speaker"
    OUTLET = "outlet"
    STATUS = "status"
    SURE = "sure"


def ordered(claims: Iterable[Claim], sort: Sort) -> list[Claim]:
    """The claims, which come newest first, in another order; among equals the newest stay first."""
    found = list(claims)
    if sort is Sort.OLDEST:
        found.sort(key=lambda claim: claim.entry)
    elif sort is Sort.PUBLISHED:
        found.sort(key=lambda claim: claim.article.published or "", reverse=True)
    elif sort is not Sort.NEWEST:
        found.sort(key=_KEYS[sort])
    return found


_STATUS_ORDER: Final = {status: number for number, status in enumerate(Status)}
_KEYS: Final[dict[Sort, Callable[[Claim], Any]]] = {
    Sort.SPEAKER: lambda claim: (claim.statement.speaker is None, folded_words(claim.statement.speaker or "")),
    Sort.OUTLET: lambda claim: (claim.article.outlet is None, folded_words(claim.article.outlet or "")),
    Sort.STATUS: lambda claim: _STATUS_ORDER[claim.status],
    Sort.SURE: lambda claim: (claim.sure is None, claim.sure or 0.0),
}
