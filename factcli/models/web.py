"""What is asked of the web, and what it answers: requests, responses, failures; feeds and pages read from them."""

from enum import StrEnum

from msgspec import Struct

from factcli.models.article import Item


class Fault(StrEnum):
    """Why something could not be fetched, as far as that decides what happens next."""

    UNREACHABLE = "unreachable"
    """No answer: name, connection, TLS or time."""
    BUSY = "busy"
    """The server asks for patience: 429, 503."""
    GONE = "gone"
    """410: it will not come back."""
    MISSING = "missing"
    """404: it may come back."""
    STATUS = "status"
    """Any other answer than the one asked for."""
    REFUSED = "refused"
    """We do not ask: the address is not allowed, robots.txt says no, the url is none of the web's."""
    UNUSABLE = "unusable"
    """There was an answer, and nothing can be made of it: too large, not a feed, no article."""


class Failure(Struct, frozen=True, omit_defaults=True, kw_only=True):
    """Why a fetch failed. `reason` is a phrase for a person, without credentials; `retry_after` counts seconds.

    `status` is that of the server's answer, where there was one; `asked` is False where it was left alone.
    """

    reason: str
    fault: Fault
    retry_after: int | None = None
    status: int | None = None
    asked: bool = True


def unusable(reason: str) -> Failure:
    """The failure of an answer of which nothing can be made."""
    return Failure(reason=reason, fault=Fault.UNUSABLE)


class Validators(Struct, frozen=True, omit_defaults=True):
    """What tells whether an answer is still the same.

    They are those of `url`, which stands behind all redirects, and are sent to no other. `digest` is the
    SHA-256 of the body, for servers that give neither.
    """

    url: str
    etag: str | None = None
    modified: str | None = None
    digest: str | None = None


class Request(Struct, frozen=True):
    """What to fetch. `polite`: ask robots.txt first. `validators`: those of the last answer, if there was one."""

    url: str
    validators: Validators | None = None
    polite: bool = False


class Response(Struct, frozen=True, kw_only=True):
    """An answer. `url` stands behind all redirects, `moved_to` behind those at the beginning that are permanent.

    `unchanged` tells that it is what the request's validators describe; `body` is empty then.
    `body` is decompressed; `content_type` is the header as it came.
    """

    url: str
    body: bytes
    content_type: str | None
    validators: Validators
    unchanged: bool = False
    moved_to: str | None = None


class Entry(Struct, frozen=True, kw_only=True):
    """One entry of a feed.

    `key` tells it from the feed's others: its id, else its link. `url` is its link, canonical. `text` is the
    article if the feed has all of it. `published` is a day such as 2026-03-14. `summary` is plain text.
    `own`: the link is of the site that served the feed, which may say what is written there.
    """

    key: str
    url: str | None
    title: str | None = None
    byline: str | None = None
    published: str | None = None
    text: str | None = None
    summary: str = ""
    own: bool = True


class Feed(Struct, frozen=True):
    """A feed as it was served, its entries in its own order."""

    title: str | None
    entries: tuple[Entry, ...]


class Candidate(Struct, frozen=True):
    """A feed that a page names: its url, and what the page calls it."""

    url: str
    title: str | None


class PageText(Struct, frozen=True):
    """A page that was read: its article, and where it belongs.

    `amp_of` is the url of the page proper where what was read is its AMP version. `own` is the canonical url of where
    it was read, whatever the page says of itself.
    """

    item: Item
    amp_of: str | None = None
    own: str | None = None
