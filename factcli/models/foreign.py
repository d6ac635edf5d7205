"""Claims as other programs write them down, before the ledger has them."""

from msgspec import Struct

from factcli.models.vocabulary import Status


class ForeignVerdict(Struct, frozen=True, kw_only=True):
    """Somebody's verdict on a claim: `by` whom (None: not told), on a day, in `words` of his own, with the page it stands on."""

    status: Status
    by: str | None = None
    day: str | None = None
    words: str | None = None
    url: str | None = None


class ForeignClaim(Struct, frozen=True, kw_only=True):
    """A claim from elsewhere: what is claimed, by whom, and where it was heard; `place` is where it stands in what was read.

    `url` is canonical, `published` a day such as 2026-03-14. `evidence` are urls, or references in words. `id` is what a
    claim of a ledger is called, where it comes from one.
    """

    place: str
    text: str
    speaker: str | None = None
    role: str | None = None
    location: str | None = None
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    published: str | None = None
    verdict: ForeignVerdict | None = None
    note: str | None = None
    evidence: tuple[str, ...] = ()
    id: str | None = None


class Unread(Struct, frozen=True):
    """A place in what was read that has no claim, and why."""

    place: str
    reason: str
