"""Articles: as a source gives them, and as the ledger keeps them."""

from msgspec import Struct

SCHEMA = 1


class Item(Struct, frozen=True, omit_defaults=True):
    """One article as a source gives it, before the ledger knows it.

    `location` is the path or url as the user named it, `path` the same made absolute where it is a
    file. `published` is a date such as 2026-03-14, and `published_from` tells what it was read from:
    `option`, `front matter`, `json-ld`, `meta`, `record`, `head`, `feed`, `url`, `text`, or `inferred` from a
    dateline, which has no year. `given` names the fields that the user stated himself. `partial`: only the beginning
    is there, as before a paywall.
    `source` is the name of the source that it came through, `tags` are that source's.
    """

    location: str
    text: str
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    url: str | None = None
    published: str | None = None
    published_from: str | None = None
    path: str | None = None
    given: tuple[str, ...] = ()
    partial: bool = False
    source: str | None = None
    tags: tuple[str, ...] = ()


class BadItem(Struct, frozen=True, omit_defaults=True):
    """One input that could not be read, and why."""

    location: str
    reason: str


class Appearance(Struct, frozen=True, omit_defaults=True):
    """A place where an article's text was met, and the source that led there, if one did."""

    location: str
    first_seen: str
    path: str | None = None
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    source: str | None = None

    def record(self) -> "AppearanceRecord":
        """What a user may want to see of it."""
        return AppearanceRecord(self.location, self.url, self.outlet, self.title, self.first_seen, self.source)


class AppearanceRecord(Struct, frozen=True):
    """A place where an article was met, as JSON output bears it."""

    location: str
    url: str | None
    outlet: str | None
    title: str | None
    first_seen: str
    source: str | None


class Article(Struct, frozen=True, omit_defaults=True):
    """An article in the ledger, without its text.

    `revision` numbers its current revision from 1; `entry` is that revision's number in the ledger, and
    `text_entry` that of the revision that holds the current text. `digest` tells whether another text
    is the same. `claims` counts those that stand in it; `claim_ids` also names those that have gone.
    `given` names the fields that a user stated himself. `withdrawn` tells that the ingest that brought
    it was taken back, `partial` that the text is only the article's beginning. `tags` are those of the
    sources that it came through. `added`: a person typed it in, as the record of where a claim was heard; it has no
    text, and no ingest touches it.
    """

    id: str
    location: str
    digest: str
    entry: int
    text_entry: int
    revision: int
    claims: int
    claim_ids: tuple[str, ...]
    extractor: str
    first_seen: str
    updated: str
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    url: str | None = None
    published: str | None = None
    published_from: str | None = None
    language: str | None = None
    appearances: tuple[Appearance, ...] = ()
    given: tuple[str, ...] = ()
    withdrawn: bool = False
    partial: bool = False
    tags: tuple[str, ...] = ()
    added: bool = False

    def record(self) -> "ArticleRecord":
        """The article as JSON output bears it."""
        return ArticleRecord(
            SCHEMA,
            self.id,
            self.title,
            self.outlet,
            self.byline,
            self.location,
            self.url,
            self.published,
            self.published_from,
            self.language,
            self.revision,
            self.claims,
            tuple(one.record() for one in self.appearances),
            self.first_seen,
            self.updated,
            self.partial,
            self.tags,
            self.added,
        )


class Whereabouts(Struct, frozen=True):
    """As much of an appearance as an article may be known by."""

    path: str | None = None
    url: str | None = None


class ArticleKey(Struct, frozen=True):
    """As much of an article as it may be known by: cheap to read where all are asked for."""

    id: str
    digest: str
    entry: int
    url: str | None = None
    appearances: tuple[Whereabouts, ...] = ()
    withdrawn: bool = False
    added: bool = False


class AppearanceHead(Struct, frozen=True):
    """As much of an appearance as articles are chosen by."""

    location: str
    path: str | None = None
    url: str | None = None
    outlet: str | None = None
    source: str | None = None


class ArticleHead(Struct, frozen=True):
    """As much of an article as articles are chosen by: cheap to read where all are asked for."""

    id: str
    location: str
    entry: int
    first_seen: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    appearances: tuple[AppearanceHead, ...] = ()
    withdrawn: bool = False
    partial: bool = False
    tags: tuple[str, ...] = ()


class ArticleRecord(Struct, frozen=True):
    """The record of an article, the contract of JSON output: fields may be added, never changed."""

    schema: int
    id: str
    title: str | None
    outlet: str | None
    byline: str | None
    location: str
    url: str | None
    published: str | None
    published_from: str | None
    language: str | None
    revisions: int
    claims: int
    appearances: tuple[AppearanceRecord, ...]
    first_seen: str
    updated: str
    partial: bool
    tags: tuple[str, ...]
    added: bool


FIELDS = ArticleRecord.__struct_fields__
"""The names of an article record's fields."""
