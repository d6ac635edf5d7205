"""Articles: as a source gives them, and as the ledger keeps them."""

from dataclasses import dataclass
from typing import Any

SCHEMA = 1

FIELDS = (
    *("schema", "id", "title", "outlet", "byline", "location", "url", "published", "published_from", "language"),
    *("revisions", "claims", "appearances", "first_seen", "updated"),
)
"""The names of an article record's fields."""


@dataclass(frozen=True, slots=True)
class Item:
    """One article as a source gives it, before the ledger knows it.

    `location` is the path or url as the user named it, `path` the same made absolute where it is a
    file. `published` is a date such as 2026-03-14, and `published_from` tells what it was read from:
    `option`, `front matter`, `json-ld`, `meta`, `record`, `head`, `url` or `text`. `given` names the
    fields that the user stated himself.
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


@dataclass(frozen=True, slots=True)
class BadItem:
    """One input that could not be read, and why."""

    location: str
    reason: str


@dataclass(frozen=True, slots=True)
class Appearance:
    """A place where an article's text was met."""

    location: str
    first_seen: str
    path: str | None = None
    url: str | None = None
    outlet: str | None = None
    title: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """What a user may want to see of it."""
        return {
            "location": self.location,
            "url": self.url,
            "outlet": self.outlet,
            "title": self.title,
            "first_seen": self.first_seen,
        }


@dataclass(frozen=True, slots=True)
class Article:
    """An article in the ledger, without its text.

    `revision` numbers its current revision from 1; `entry` is that revision's number in the ledger, and
    `text_entry` that of the revision that holds the current text. `digest` tells whether another text
    is the same. `claims` counts those that stand in it; `claim_ids` also names those that have gone.
    `given` names the fields that a user stated himself. `withdrawn` tells that the ingest that brought
    it was taken back.
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

    def to_dict(self) -> dict[str, Any]:
        """The record that `articles` prints."""
        return {
            "schema": SCHEMA,
            "id": self.id,
            "title": self.title,
            "outlet": self.outlet,
            "byline": self.byline,
            "location": self.location,
            "url": self.url,
            "published": self.published,
            "published_from": self.published_from,
            "language": self.language,
            "revisions": self.revision,
            "claims": self.claims,
            "appearances": [one.to_dict() for one in self.appearances],
            "first_seen": self.first_seen,
            "updated": self.updated,
        }
