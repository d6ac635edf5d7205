"""The ledger's tables on a journalled TinyDB: claims, articles, revisions with their texts, events, runs.

Claims and articles are filed under their own ids, read as a number of sixteen hexadecimal digits, so that
any prefix of an id is a range of document numbers; the other tables are numbered from 1.
"""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from itertools import groupby
from pathlib import Path
from typing import Any, Final

from tinydb.table import Document

from factcli.errors import AmbiguousId, DamagedDatabase, DatabaseError, DiskFull, NotFound
from factcli.models.article import Article
from factcli.models.claim import Claim, Place
from factcli.models.ledger import Event, Revision, Run
from factcli.store import documents
from factcli.store.journal import JournalDB, JournalTable
from factcli.store.journal.repair import Damage

FORMAT: Final = 1
"""The version of the stored format.

1  2026-11: claims, articles, revisions, events, runs, as `documents` writes them.
"""

SHORTEST_PREFIX: Final = 4
_DIGITS: Final = 16
_CANDIDATES: Final = 6
_MIB: Final = 1 << 20
_FEW_PLACES: Final = 32


class LedgerFile:
    """The ledger at a path; implements the tracker's ports. Nothing is created before the first write."""

    def __init__(self, path: Path, *, wait: float) -> None:
        """`wait`: how many seconds a writer waits for others."""
        self._db = JournalDB(path, version=FORMAT, wait=wait)
        self._places: dict[str, Place] = {}
        self._places_state = -1

    @property
    def path(self) -> Path:
        """Where the ledger is."""
        return self._db.storage.path

    def exists(self) -> bool:
        """Whether anything has ever been written."""
        return self.path.exists() or self._db.storage.journal.exists()

    # Reading

    def newest(self, tests: Any) -> Iterator[Claim]:
        """See `Reader.newest`."""
        found = self._table("claims").where(tests, "entry")
        for _, together in groupby(found, key=lambda document: document["entry"]):
            yield from sorted(map(self._claim, together), key=_position)

    def claim(self, prefix: str) -> Claim:
        """See `Reader.claim`."""
        return self._claim(self._one("claims", "claim", prefix))

    def claims_of(self, article: Article) -> list[Claim]:
        """See `Reader.claims_of`."""
        found = self._table("claims").get(doc_ids=[_number(one) for one in article.claim_ids])
        return sorted(map(self._claim, found), key=lambda claim: (claim.gone, _position(claim)))

    def article(self, prefix: str) -> Article:
        """See `Reader.article`."""
        return documents.to_article(self._one("articles", "article", prefix))

    def articles(self) -> list[Article]:
        """See `Reader.articles`."""
        return [documents.to_article(document) for document in self._table("articles")]

    def text(self, article: Article) -> str:
        """See `Reader.text`."""
        return self.revision(article.text_entry).text or ""

    def revision(self, entry: int) -> Revision:
        """See `Reader.revision`."""
        return documents.to_revision(entry, self._numbered("revisions", "revision", entry))

    def events(self, claim: str) -> list[Event]:
        """See `Reader.events`."""
        found = self._table("events").where({"claim": lambda identity: identity == claim}, "run")
        return sorted((documents.to_event(one.doc_id, one) for one in found), key=lambda event: event.seq)

    def events_of(self, run: Run) -> list[Event]:
        """See `Reader.events_of`."""
        low, high = run.events or (0, -1)
        found = self._table("events").between(low, high + 1)
        return [documents.to_event(one.doc_id, one) for one in found if one["run"] == run.number]

    def entries_of(self, run: Run) -> list[Revision]:
        """See `Reader.entries_of`."""
        low, high = run.entries or (0, -1)
        found = self._table("revisions").between(low, high + 1)
        return [documents.to_revision(one.doc_id, one) for one in found if one["run"] == run.number]

    def run(self, number: int) -> Run:
        """See `Reader.run`."""
        return documents.to_run(number, self._numbered("runs", "run", number))

    def runs(self) -> Iterator[Run]:
        """See `Reader.runs`."""
        table = self._table("runs")
        for number in range(table.last_id(), 0, -1):
            document = table.get(doc_id=number)
            if document is not None:
                yield documents.to_run(number, document)

    def state(self) -> int:
        """See `Ledger.state`."""
        return self._db.storage.view().sequence

    # Writing

    def transaction(self) -> AbstractContextManager[None]:
        """See `Ledger.transaction`."""
        return self._db.transaction()

    def put_claim(self, claim: Claim) -> None:
        """See `Ledger.put_claim`."""
        self._put("claims", _number(claim.id), documents.from_claim(claim))

    def drop_claim(self, identity: str) -> None:
        """See `Ledger.drop_claim`."""
        self._table("claims").remove(doc_ids=[_number(identity)])

    def put_article(self, article: Article) -> None:
        """See `Ledger.put_article`."""
        self._put("articles", _number(article.id), documents.from_article(article))
        self._places.pop(article.id, None)

    def next_entry(self) -> int:
        """See `Ledger.next_entry`."""
        return self._table("revisions").last_id() + 1

    def put_revision(self, revision: Revision) -> None:
        """See `Ledger.put_revision`."""
        self._put("revisions", revision.entry, documents.from_revision(revision))

    def add_event(self, event: Event) -> int:
        """See `Ledger.add_event`."""
        return self._table("events").insert(documents.from_event(event))

    def add_run(self, run: Run) -> Run:
        """See `Ledger.add_run`."""
        number = self._table("runs").insert(documents.from_run(run))
        return documents.to_run(number, documents.from_run(run))

    def put_run(self, run: Run) -> None:
        """See `Ledger.put_run`."""
        self._put("runs", run.number, documents.from_run(run))

    def tidy(self, *, thoroughly: bool) -> str | None:
        """Compact the files if that is due; returns a warning where it could not be done.

        A command that waits for nothing else, such as `mark`, is spared it in a large ledger: without
        `thoroughly` it is due only when the journal has outgrown the snapshot.
        """
        storage = self._db.storage
        snapshot = storage.snapshot_size()
        above = max(_MIB, min(snapshot // 8, 4 * _MIB)) if thoroughly else max(_MIB, snapshot)
        try:
            storage.compact(above=above)
        except (DiskFull, DatabaseError) as error:
            return f"the ledger was not compacted: {error.message}"
        return None

    # Care

    def check(self) -> list[Damage]:
        """Each place at which the ledger's files are damaged; reads all of them."""
        return self._db.storage.examine().damage

    def repair(self, stamp: str) -> tuple[list[Damage], list[Path]]:
        """Write what is whole anew; returns what was damaged, and where the damaged files are kept."""
        found, kept = self._db.storage.repair(stamp)
        return found.damage, kept

    def backup(self, target: Path) -> None:
        """Write the ledger as it is now to a new file, without keeping anybody waiting."""
        self._db.storage.copy_to(target)

    def compact(self) -> None:
        """Write snapshot and journal anew as one snapshot."""
        self._db.storage.compact(above=-1)

    # Inside

    def _table(self, name: str) -> JournalTable:
        return self._db.table(name)

    def _put(self, table: str, number: int, document: documents.Document) -> None:
        self._table(table).put(Document(document, doc_id=number))

    def _one(self, table: str, what: str, prefix: str) -> Document:
        """The one document whose id begins with `prefix`."""
        digits = prefix.strip().lower()
        if len(digits) < SHORTEST_PREFIX or len(digits) > _DIGITS or not set(digits) <= set("0123456789abcdef"):
            raise NotFound(
                f"{prefix!r} is no {what}'s id",
                hint=f"an id has {_DIGITS} hexadecimal digits; its first {SHORTEST_PREFIX} or more serve if they are unique",
                subject=prefix,
            )
        missing = _DIGITS - len(digits)
        low = int(digits + "0" * missing, 16)
        found = []
        for document in self._table(table).between(low, low + 16**missing):
            found.append(document)
            if len(found) > _CANDIDATES:
                break
        if not found:
            raise NotFound(
                f"there is no {what} {prefix}",
                hint=f"`factcli {'list' if what == 'claim' else 'articles'}` shows the ids",
                subject=prefix,
            )
        if len(found) > 1:
            names = ", ".join(document["id"] for document in found[:_CANDIDATES])
            more = " and more" if len(found) > _CANDIDATES else ""
            raise AmbiguousId(
                f"{prefix} fits several {what}s: {names}{more}",
                hint="give more digits of the one that is meant",
                subject=prefix,
            )
        return found[0]

    def _numbered(self, table: str, what: str, number: int) -> Document:
        document: Document | None = self._table(table).get(doc_id=number)
        if document is None:
            raise NotFound(f"there is no {what} {number}", subject=str(number))
        return document

    def _claim(self, document: Document) -> Claim:
        return documents.to_claim(document, self._place(document["article"]))

    def _place(self, article: str) -> Place:
        """What claims' records tell of an article; all are read at once where many are asked for."""
        place = self._places.get(article)
        if place is None:
            if len(self._places) == _FEW_PLACES:
                self._places = {one["id"]: documents.to_place(one) for one in self._table("articles")}
            if article not in self._places:
                self._places[article] = self._read_place(article)
            place = self._places[article]
        return place

    def _read_place(self, article: str) -> Place:
        document = self._table("articles").get(doc_id=_number(article))
        if document is None:
            raise DamagedDatabase(
                f"{self.path} lacks the article {article}, though it has claims of it",
                hint="run `factcli db check`; nothing was changed",
                subject=str(self.path),
            )
        return documents.to_place(document)


def _number(identity: str) -> int:
    return int(identity, 16)


def _position(claim: Claim) -> tuple[int, int]:
    content = claim.statement.spans.content
    return content[0] if content else (0, 0)
