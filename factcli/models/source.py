"""Sources, the pages that they list, and the hosts that these are on, as the ledger keeps them.

A source is polled again and again; a page is one entry of a feed, or one file of a folder, which is read
once and then again a few times. Times are UTC, as 2026-03-14T09:00:00Z.
"""

from enum import StrEnum
from typing import Any, Final

from msgspec import Struct

from factcli.models.web import Validators


class SourceKind(StrEnum):
    """What a source is."""

    FEED = "feed"
    FOLDER = "folder"


class Listed(Struct, frozen=True, omit_defaults=True, kw_only=True):
    """What a feed says of a page, kept until it is read: it fills in what the page itself does not say.

    `text` is the article as a feed of another site has it, which serves only while the page cannot be read.
    """

    title: str | None = None
    byline: str | None = None
    published: str | None = None
    summary_words: int = 0
    text: str | None = None


MANY_REFUSED: Final = 3
"""After how many syncs in a row, in which all pages that were asked for were refused, a source counts as failing."""


class Source(Struct, frozen=True, omit_defaults=True, kw_only=True):
    """A feed or a folder that is looked at every `every` seconds, next when it is `due`.

    `target` is a url, or a folder's absolute path. `paused` says why it is not looked at. `failures`
    counts those since the last success, the last of which had the `reason`; `refused` counts the syncs in a row in
    which none of its pages could be read, the last of them because of the `refusal`; `told` says that a person has
    been told of either. `articles` and `claims` count what came in through it. `catch_up`: what its next
    poll finds is old and is not read. `unread` counts the files of a folder that are not read, by their endings ("" for
    none). `named` is the host:port that the user gave, whatever the source has
    moved to since: only there a private address is allowed.
    """

    number: int
    name: str
    target: str
    kind: SourceKind
    every: int
    added: str
    due: str
    title: str | None = None
    outlet: str | None = None
    tags: tuple[str, ...] = ()
    paused: str | None = None
    validators: Validators | None = None
    last_try: str | None = None
    last_success: str | None = None
    failures: int = 0
    reason: str | None = None
    told: bool = False
    articles: int = 0
    claims: int = 0
    catch_up: bool = False
    named: str | None = None
    unread: dict[str, int] = {}
    refused: int = 0
    refusal: str | None = None

    @property
    def in_vain(self) -> int:
        """How many times in a row it failed: to answer, or (from the third on, for a page may be missing) to give a page."""
        return self.failures or (self.refused if self.refused >= MANY_REFUSED else 0)

    @property
    def why(self) -> str | None:
        """Why it fails; None while it does not."""
        if self.failures or not self.in_vain:
            return self.reason
        return f"none of its pages can be read: {self.refusal}"

    def record(self) -> dict[str, Any]:
        """The source as JSON output bears it."""
        return {
            "name": self.name,
            "target": self.target,
            "kind": self.kind.value,
            "title": self.title,
            "outlet": self.outlet,
            "tags": list(self.tags),
            "every": self.every,
            "state": "paused"
            if self.paused
            else "failing"
            if self.in_vain
            else "new"
            if not self.last_success
            else "ok",
            "paused": self.paused,
            "last_success": self.last_success,
            "last_try": self.last_try,
            "next_due": None if self.paused else self.due,
            "failures": self.in_vain,
            "reason": self.why,
            "unread": self.unread,
            "articles": self.articles,
            "claims": self.claims,
            "added": self.added,
        }


SOURCE_FIELDS = (
    "name", "target", "kind", "title", "outlet", "tags", "every", "state", "paused", "last_success", "last_try",
    "next_due", "failures", "reason", "unread", "articles", "claims", "added",
)  # fmt: skip
"""The names of a source record's fields."""


class Page(Struct, frozen=True, omit_defaults=True, kw_only=True):
    """One entry of a feed, or file of a folder, that the ledger knows of.

    `id` is made of its url, path, or the entry's key. `sources` are the numbers of those that list it.
    `due` is when it is to be read next, None for never. `reads` counts the steps of its schedule that are
    done, `failures` those since the last reading that went well. `article` is the id of what was read there, `same_as` the page
    that is read in its place. `digest` is that of the text that the feed itself had, or of the file's size
    and time. `forgotten`: a person has erased what was read there, and it is never read again.
    A page that has long been read for the last time is let go of, and is `Seen`.
    """

    id: str
    url: str
    sources: tuple[int, ...]
    first_seen: str
    due: str | None = None
    reads: int = 0
    failures: int = 0
    reason: str | None = None
    article: str | None = None
    same_as: str | None = None
    validators: Validators | None = None
    digest: str | None = None
    listed: Listed | None = None
    forgotten: bool = False


class Seen(Struct, frozen=True, omit_defaults=True):
    """What is kept for good of a page that has been let go of, or of an article that was archived: it never comes in again.

    `id` is the page's, or that of the article's text. `article` is the id of what was read there where that is another
    one; `empty`: nothing was. `told`: its source's feed has the text itself, which it may still change.
    """

    id: str
    article: str | None = None
    empty: bool = False
    told: bool = False

    @property
    def found(self) -> str | None:
        """The id of the article that was read there; None if none was."""
        return None if self.empty else self.article or self.id


class Host(Struct, frozen=True, omit_defaults=True):
    """What is known of a server: `name` is host:port.

    `robots` is its robots.txt, which was asked for at `robots_at`; None where it has none. `closed_until`
    is when it may be asked again, where it said so.
    """

    name: str
    robots: str | None = None
    robots_at: str | None = None
    closed_until: str | None = None
