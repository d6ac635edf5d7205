"""Articles: as a source gives them, and as the ledger keeps them."""

from msgspec import UNSET, Struct, UnsetType
from msgspec.structs import asdict, replace

from factcli.models.unset import fields_said

SCHEMA = 1


class Item(Struct, frozen=True, omit_defaults=True, kw_only=True):
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

    @property
    def named_outlet(self) -> str | None:
        """What it calls its outlet; None where that is only the name of its server."""
        return None if self.outlet and f"{self.outlet}/" in f"{self.url}/" else self.outlet


class BadItem(Struct, frozen=True, omit_defaults=True):
    """One input that could not be read, and why."""

    location: str
    reason: str


class Appearance(Struct, frozen=True, omit_defaults=True, kw_only=True):
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
        return AppearanceRecord(
            location=self.location,
            url=self.url,
            outlet=self.outlet,
            title=self.title,
            first_seen=self.first_seen,
            source=self.source,
        )


class AppearanceRecord(Struct, frozen=True, kw_only=True):
    """A place where an article was met, as JSON output bears it."""

    location: str
    url: str | None
    outlet: str | None
    title: str | None
    first_seen: str
    source: str | None


class Description(Struct, frozen=True, omit_defaults=True, kw_only=True):
    """What an article's readings tell of it beside its text, and a person may correct; see `Item`."""

    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    published: str | None = None
    published_from: str | None = None


CORRECTABLE = ("title", "outlet", "byline", "published")
"""The fields of an article that a person may correct."""


class ArticleCorrection(Struct, frozen=True, omit_defaults=True, kw_only=True):
    """What a person put in the place of what an article's readings tell of it; what is UNSET stands as it was read."""

    by: str
    at: str
    note: str | None = None
    title: str | UnsetType | None = UNSET
    outlet: str | UnsetType | None = UNSET
    byline: str | UnsetType | None = UNSET
    published: str | UnsetType | None = UNSET

    def fields(self) -> dict[str, str | None]:
        """The corrected fields by name."""
        return fields_said(self, CORRECTABLE)


class Article(Struct, frozen=True, omit_defaults=True, kw_only=True):
    """An article in the ledger, without its text.

    `revision` numbers its current revision from 1; `entry` is that revision's number in the ledger, and
    `text_entry` that of the revision that holds the current text. `digest` tells whether another text
    is the same. `claims` counts those that stand in it; `claim_ids` also names those that have gone.
    `given` names the fields that a user stated himself. `withdrawn` tells that the ingest that brought
    it was taken back, `partial` that the text is only the article's beginning. `tags` are those of the
    sources that it came through. `added`: a person typed it in, as the record of where a claim was heard; it has no
    text, and no ingest touches it. Where a person made a `correction`, the fields are as corrected, and `as_read` has
    those of the readings, which go on to say what they say there.
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
    correction: ArticleCorrection | None = None
    as_read: Description | None = None

    @classmethod
    def without_text(cls, identity: str, location: str, entry: int, at: str) -> "Article":
        """An article of which nothing was read, in its first revision, of that time."""
        return cls(
            id=identity,
            location=location,
            digest="",
            entry=entry,
            text_entry=entry,
            revision=1,
            claims=0,
            claim_ids=(),
            extractor="",
            first_seen=at,
            updated=at,
        )

    @property
    def uncorrected(self) -> "Article":
        """The article as its readings tell it."""
        return self if self.as_read is None else replace(self, **asdict(self.as_read), correction=None, as_read=None)

    def corrected(self, correction: ArticleCorrection | None) -> "Article":
        """The article with that correction in the place of the one that it has; None: as its readings tell it."""
        read = self.uncorrected
        if correction is None:
            return read
        fields = correction.fields()
        if "published" in fields:
            fields["published_from"] = "option" if fields["published"] else None
        as_read = Description(**{name: getattr(read, name) for name in Description.__struct_fields__})
        return replace(read, **fields, correction=correction, as_read=as_read)

    def record(self) -> "ArticleRecord":
        """The article as JSON output bears it."""
        return ArticleRecord(
            schema=SCHEMA,
            id=self.id,
            title=self.title,
            outlet=self.outlet,
            byline=self.byline,
            location=self.location,
            url=self.url,
            published=self.published,
            published_from=self.published_from,
            language=self.language,
            revisions=self.revision,
            claims=self.claims,
            appearances=tuple(one.record() for one in self.appearances),
            first_seen=self.first_seen,
            updated=self.updated,
            partial=self.partial,
            tags=self.tags,
            added=self.added,
            as_read=self.as_read or UNSET,
            corrected_by=self.correction.by if self.correction else UNSET,
            corrected_at=self.correction.at if self.correction else UNSET,
        )


class Whereabouts(Struct, frozen=True):
    """As much of an appearance as an article may be known by."""

    path: str | None = None
    url: str | None = None


class ArticleKey(Struct, frozen=True, kw_only=True):
    """As much of an article as it may be known by: cheap to read where all are asked for."""

    id: str
    digest: str
    entry: int
    url: str | None = None
    appearances: tuple[Whereabouts, ...] = ()
    withdrawn: bool = False
    added: bool = False


class ArticlePlace(Struct, frozen=True, kw_only=True):
    """As much of an article as its claims' records tell: cheap to read where all are asked for."""

    id: str
    location: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None


class AppearanceHead(Struct, frozen=True, kw_only=True):
    """As much of an appearance as articles are chosen by."""

    location: str
    path: str | None = None
    url: str | None = None
    outlet: str | None = None
    source: str | None = None


class ArticleHead(Struct, frozen=True, kw_only=True):
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
    as_read: Description | None = None


class ArticleRecord(Struct, frozen=True, kw_only=True):
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
    as_read: Description | UnsetType = UNSET
    corrected_by: str | UnsetType = UNSET
    corrected_at: str | UnsetType = UNSET


FIELDS = ArticleRecord.__struct_fields__
"""The names of an article record's fields."""
