"""Whether the ledger's documents are what they must be, alone and together, and what stands in for those that are lost.

A document is sound if it decodes to its table's row and that bears the document's number. Together they
are sound if each claim has its article, each article names its claims, and the revisions that an article
points to are there. Where a document was lost, what refers to it is mended: a lost article comes back as
its newest revision has it, and where that is lost too, as a stand-in without title and text. An article
that has lost its text or a claim is given no digest, so that the next ingest of it extracts it anew.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final, TypeVar

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from factcli.errors import DamagedDatabase
from factcli.models.article import Article
from factcli.models.claim import ID_DIGITS
from factcli.models.damage import Damage
from factcli.models.filters import AliasGroup, SavedFilter
from factcli.models.identity import host_id
from factcli.models.ledger import Event, Revision, Run, Sample
from factcli.models.source import Host, Page, Seen, Source
from factcli.store.journal.examining import Examination, examine
from factcli.store.journal.records import Changes
from factcli.store.journal.storage import JournalStorage
from factcli.store.rows import ClaimRow, ImportRow

_ROWS: Final[dict[str, type[Struct]]] = {
    "claims": ClaimRow,
    "articles": Article,
    "revisions": Revision,
    "events": Event,
    "runs": Run,
    "sources": Source,
    "pages": Page,
    "seen": Seen,
    "hosts": Host,
    "filters": SavedFilter,
    "aliases": AliasGroup,
    "samples": Sample,
    "imports": ImportRow,
}
_NUMBERS: Final[dict[str, Callable[[Any], int]]] = {
    "claims": lambda row: int(row.id, 16),
    "articles": lambda row: int(row.id, 16),
    "revisions": lambda row: int(row.entry),
    "events": lambda row: int(row.seq),
    "runs": lambda row: int(row.number),
    "sources": lambda row: int(row.number),
    "pages": lambda row: int(row.id, 16),
    "seen": lambda row: int(row.id, 16),
    "hosts": lambda row: int(host_id(row.name), 16),
    "filters": lambda row: int(row.number),
    "aliases": lambda row: int(row.number),
    "samples": lambda row: int(row.number),
    "imports": lambda row: int(row.run),
}
Row = TypeVar("Row", bound=Struct)

_LOST: Final = "lost in a repair of the ledger"


class _Id(Struct, frozen=True):
    id: str


class _RevisionHead(Struct, frozen=True):
    """Which article a revision is of."""

    entry: int
    article: _Id


def examined(storage: JournalStorage) -> Examination:
    """What is whole of a ledger, mended where it refers to what is lost, and all that is damaged.

    Raises DatabaseError for files that cannot be read, NewerDatabase for a later format.
    """
    found = examine(storage.path, storage.journal, storage.version, fault)
    found.damage = [_named(damage) for damage in found.damage]
    found.damage += [Damage(storage.path, None, what) for what in _Mending(found.documents).mend()]
    return found


def to_save(storage: JournalStorage) -> Examination:
    """The same, for a repair; raises DamagedDatabase where there is nothing to save and nothing tells that this was a ledger."""
    found = examined(storage)
    if found.damage and not found.recognised and not any(found.documents.get(table) for table in _ROWS):
        raise DamagedDatabase(
            f"{storage.path} is not a ledger, or nothing of it is whole: there is nothing to save",
            hint="check the path that --db, $FACTCLI_DB or the settings name; nothing was changed",
            subject=str(storage.path),
        )
    return found


def fault(table: str, number: int, raw: bytes) -> str | None:
    """What is wrong with a document alone; None if nothing is. Tables that are not the ledger's may hold anything."""
    try:
        row = msgspec.json.decode(raw, type=_ROWS.get(table, dict))
        if table in _NUMBERS and _NUMBERS[table](row) != number:
            return "it is damaged: it bears the number of another document"
        if isinstance(row, ClaimRow):
            int(row.article, 16)
    except (ValueError, RecursionError) as error:
        return f"it is damaged: {error}"
    return None


def _named(damage: Damage) -> Damage:
    if damage.table is None or damage.identity is None:
        return damage
    hexadecimal = damage.table in ("claims", "articles", "pages", "seen", "hosts")
    number = f"{damage.identity:0{ID_DIGITS}x}" if hexadecimal else str(damage.identity)
    return replace(damage, what=f"{damage.table.removesuffix('s')} {number}: {damage.what}")


class _Mending:
    """The mending of what refers to documents that are lost, in `documents` themselves."""

    def __init__(self, documents: Changes) -> None:
        self._documents = documents
        self._claims = _decoded(documents, "claims", ClaimRow)
        self._articles = {row.id: row for row in _decoded(documents, "articles", Article).values()}
        heads = _decoded(documents, "revisions", _RevisionHead)
        self._owners = {number: head.article.id for number, head in heads.items()}
        self._said: list[str] = []

    def mend(self) -> list[str]:
        """Mend all; returns what was wrong, each with what has been done about it."""
        self._give_claims_their_articles()
        for identity in sorted({row.article for row in self._claims.values()} | set(self._owners.values())):
            if identity not in self._articles:
                self._bring_back(identity)
        standing: dict[str, list[ClaimRow]] = {identity: [] for identity in self._articles}
        for row in self._claims.values():
            standing[row.article].append(row)
        for identity, rows in standing.items():
            self._mend_article(self._articles[identity], rows)
        return self._said

    def _give_claims_their_articles(self) -> None:
        """A claim whose article is unknown belongs to the article that names it."""
        strays = {number: row for number, row in self._claims.items() if row.article not in self._articles}
        if not strays:
            return
        naming = {claim: article.id for article in self._articles.values() for claim in article.claim_ids}
        for number, row in strays.items():
            if row.id in naming:
                self._claims[number] = replace(row, article=naming[row.id])
                self._put("claims", number, self._claims[number])
                self._said.append(
                    f"claim {row.id} names an unknown article; it is given to {naming[row.id]}, which names it"
                )

    def _bring_back(self, identity: str) -> None:
        entries = [number for number, owner in self._owners.items() if owner == identity]
        if entries:
            newest = msgspec.json.decode(self._documents["revisions"][max(entries)] or b"", type=Revision)
            article = newest.article
            self._said.append(f"article {identity} is lost; it is brought back from its newest revision")
        else:
            rows = [row for row in self._claims.values() if row.article == identity]
            entry, seen = min(row.entry for row in rows), min(row.first_seen for row in rows)
            article = Article.without_text(identity, f"({_LOST})", entry, seen)
            self._said.append(f"article {identity} is lost with its text; its claims are kept under a stand-in")
        self._articles[identity] = article
        self._put("articles", int(identity, 16), article)

    def _mend_article(self, article: Article, rows: list[ClaimRow]) -> None:
        """Make an article name the claims and revisions that are there."""
        there = {row.id for row in rows}
        known = set(article.claim_ids)
        mended = article
        if there != known:
            added = [row.id for row in sorted(rows, key=lambda row: (row.entry, row.id)) if row.id not in known]
            kept = [identity for identity in article.claim_ids if identity in there]
            mended = replace(
                mended,
                claim_ids=(*kept, *added),
                claims=sum(not row.gone and row.work.dismissal is None for row in rows),
            )
            for lost in sorted(known - there):
                self._said.append(
                    f"claim {lost} of article {article.id} is lost; ingesting the article again may find it"
                )
            for identity in added:
                self._said.append(f"claim {identity} was not named by its article {article.id}; now it is")
            if known - there:
                mended = replace(mended, digest="")
        if self._owners.get(mended.text_entry) != article.id:
            self._said.append(f"the text of article {article.id} is lost; ingest the article again")
            mended = replace(mended, digest="")
            mended = replace(mended, text_entry=self._stand_in(mended, mended.text_entry))
        if self._owners.get(mended.entry) != article.id:
            self._said.append(f"revision {mended.entry} of article {article.id} is lost; a stand-in takes its place")
            mended = replace(mended, entry=self._stand_in(mended, mended.entry))
        if mended != article:
            self._put("articles", int(article.id, 16), mended)

    def _stand_in(self, article: Article, entry: int) -> int:
        """Put a revision without text in the place of a lost one, or, where that is taken, behind all; returns its number."""
        number = entry if entry not in self._owners else max(self._owners) + 1
        self._put(
            "revisions",
            number,
            Revision(entry=number, run=0, at=article.updated, previous=None, article=article, text=None),
        )
        self._owners[number] = article.id
        return number

    def _put(self, table: str, number: int, row: Struct) -> None:
        self._documents.setdefault(table, {})[number] = msgspec.json.encode(row)


def _decoded(documents: Changes, table: str, kind: type[Row]) -> dict[int, Row]:
    found: Mapping[int, bytes | None] = documents.get(table, {})
    return {number: msgspec.json.decode(raw, type=kind) for number, raw in found.items() if raw is not None}
