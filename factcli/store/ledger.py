"""The ledger's tables on a journalled TinyDB: claims, articles, revisions with their texts, events, runs.

Claims and articles are filed under their own ids, read as a number of sixteen hexadecimal digits, so that
any prefix of an id is a range of document numbers; the other tables are numbered from 1.
"""

from collections.abc import Callable, Container, Iterator, Mapping
from contextlib import contextmanager
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from msgspec.structs import replace

from factcli.errors import AmbiguousId, DatabaseError, DatabaseLocked, NotFound, OutputError
from factcli.models.article import Article, ArticleHead, ArticleKey, ArticlePlace
from factcli.models.claim import ID_DIGITS, Claim, Place, place_of
from factcli.models.ledger import Event, Revision, Run, Sample
from factcli.store.documents import number_of
from factcli.store.journal import Derived, JournalDB
from factcli.store.names import Names
from factcli.store.origins import Origins
from factcli.store.rows import (
    ClaimRow,
    RevisionHead,
    claim_of,
    has_figures,
    row_of,
    said_checksum,
)
from factcli.store.tables import Tables
from factcli.store.words import Words

if TYPE_CHECKING:
    from factcli.models.damage import Damage

FORMAT: Final = 1
"""The version of the stored format, which `rows` describes."""

UNFINISHED: Final = (
    "a command that wrote the ledger anew was cut short: what it erased may still be in the journal, "
    "which the next command that writes clears"
)

_COLUMNS: Final = {
    "claims": (
        *("entry", "status", "speaker", "article", "kind", "stance", "first_seen"),
        Derived("figures", ("said", "work"), has_figures),
        Derived("words", ("said", "work"), said_checksum),
    ),
    "events": ("seq", "claim"),
}
Tests = Mapping[str, Callable[[Any], bool]]

_MIB: Final = 1 << 20
_SMALL: Final = 4 * _MIB
_READ_EACH_TIME: Final = 8
"""What part of the snapshot the journal may have: the 0.7 MB of 600 marks among 10,000 claims cost `list` nothing measurable."""

_FEW_PLACES: Final = 18
"""Once one in so many of the articles has been looked up, all are read at one go, which costs twice what these have cost:
of 586 articles, 32 lookups did half. A list of fifty claims does not read an archive's hundred thousand articles."""


class LedgerFile(Names, Words, Origins, Tables):
    """The ledger at a path; implements the tracker's ports `Reader` and `Ledger`. Nothing is created before the first write."""

    def __init__(self, path: Path, *, wait: float) -> None:
        """`wait`: how many seconds a writer waits for others."""
        super().__init__(JournalDB(path, version=FORMAT, wait=wait, columns=_COLUMNS, fault=_fault))
        self._places: dict[str, Place] = {}
        self._few: int | None = None

    def exists(self) -> bool:
        """Whether anything has ever been written; raises DatabaseError for a path that cannot be one."""
        return self._db.storage.exists()

    def size(self) -> int:
        """How many bytes its files have."""
        return self._db.storage.snapshot_size() + self._db.storage.journal_size()

    # Reading

    def claim_count(self) -> int:
        """How many claims there are, those that have gone included; counted without reading them."""
        return self._db.storage.view().count("claims")

    def newest(self, tests: Tests, among: Container[int] | None = None) -> Iterator[Claim]:
        found = self._table("claims").where(tests, "entry", among)
        for _, together in groupby(self._each(ClaimRow, "claims", found), key=attrgetter("entry")):
            claims = list(map(self._claim, together))
            yield from sorted(claims, key=lambda claim: claim.extracted.spans.first) if len(claims) > 1 else claims

    def claim(self, prefix: str) -> Claim:
        try:
            return self._claim(self._one(ClaimRow, "claims", "claim", prefix))
        except AmbiguousId:
            raise
        except NotFound as error:
            raise self._no_claim(prefix, error) from None

    def claim_at(self, number: int) -> Claim:
        return self._claim(self._decoded(ClaimRow, "claims", (number, self._named(number))))

    def claims_of(self, article: Article) -> list[Claim]:
        found = [self.claim_at(number_of(identity)) for identity in article.claim_ids]
        return sorted(found, key=lambda claim: (claim.gone, claim.extracted.spans.first))

    def article(self, prefix: str) -> Article:
        return self._one(Article, "articles", "article", prefix)

    def articles(self) -> list[Article]:
        return [self._decoded(Article, "articles", entry) for entry in self._table("articles").entries()]

    def article_heads(self) -> Iterator[ArticleHead]:
        return self._each(ArticleHead, "articles", self._table("articles").entries())

    def article_keys(self) -> Iterator[ArticleKey]:
        return (self._decoded(ArticleKey, "articles", entry) for entry in self._table("articles").entries())

    def text(self, article: Article) -> str:
        return self.revision(article.text_entry).text or ""

    def revision(self, entry: int) -> Revision:
        return self._numbered(Revision, "revisions", "revision", entry)

    def revisions(self) -> Iterator[Revision]:
        later = [head.entry for head in self._revision_heads() if head.previous is not None]
        return (self.revision(number) for number in reversed(later))

    def entries_by_article(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for head in self._revision_heads():
            found.setdefault(head.article.id, []).append(head.entry)
        return found

    def events(self, claim: str) -> list[Event]:
        return self.events_about((claim,))

    def events_about(self, claims: Container[str]) -> list[Event]:
        found = self._table("events").where({"claim": claims.__contains__}, "seq")
        return [self._decoded(Event, "events", entry) for entry in found][::-1]

    def events_of(self, run: Run) -> list[Event]:
        low, high = run.events or (0, -1)
        found = (self._decoded(Event, "events", entry) for entry in self._table("events").between(low, high + 1))
        return [event for event in found if event.run == run.number]

    def entries_of(self, run: Run) -> list[Revision]:
        low, high = run.entries or (0, -1)
        found = (
            self._decoded(Revision, "revisions", entry) for entry in self._table("revisions").between(low, high + 1)
        )
        return [revision for revision in found if revision.run == run.number]

    def run(self, number: int) -> Run:
        return self._numbered(Run, "runs", "run", number)

    def runs(self) -> Iterator[Run]:
        table = self._table("runs")
        for number in range(table.last_id(), 0, -1):
            raw = table.raw(number)
            if raw is not None:
                yield self._decoded(Run, "runs", (number, raw))

    def sample(self) -> Sample | None:
        number = self._table("samples").last_id()
        return self._numbered(Sample, "samples", "sample", number) if number else None

    def with_evidence(self, prefix: str) -> list[Claim]:
        part = f'"{prefix}'.encode()  # ids that begin so are in few documents, the others need not be decoded
        found = [entry for entry in self._table("claims").entries() if part in entry[1]]
        claims = (self._claim(self._decoded(ClaimRow, "claims", entry)) for entry in found)
        return [claim for claim in claims if any(one.id.startswith(prefix) for one in claim.work.evidence)]

    def state(self) -> int:
        return self._db.storage.view().sequence

    # Writing

    @contextmanager
    def transaction(self, *, erasing: bool = False) -> Iterator[None]:
        with self._db.storage.transaction(anew=erasing):
            if erasing:
                self.drop_index()
            yield
        if erasing:
            self.drop_index()  # a search may have made it again meanwhile

    def put_claim(self, claim: Claim) -> None:
        self._put("claims", number_of(claim.id), row_of(claim))

    def drop_claim(self, identity: str) -> None:
        self._table("claims").remove(doc_ids=[number_of(identity)])

    def drop_article(self, identity: str) -> None:
        self._table("articles").remove(doc_ids=[number_of(identity)])
        self._places.pop(identity, None)

    def keep_import(self, run: int) -> None:
        from factcli.store import imports

        imports.keep(self._db, run)

    def drop_imports(self) -> None:
        from factcli.store import imports

        imports.drop_all(self._db)

    def take_back_import(self, run: int) -> None:
        from factcli.store import imports

        imports.take_back(self._db, run)
        self._places.clear()

    def put_article(self, article: Article) -> None:
        self._put("articles", number_of(article.id), article)
        self._places.pop(article.id, None)

    def last_entry(self) -> int:
        return self._table("revisions").last_id()

    def next_entry(self) -> int:
        return self._next("revisions")

    def put_revision(self, revision: Revision) -> None:
        self._put("revisions", revision.entry, revision)

    def drop_revision(self, entry: int) -> None:
        self._table("revisions").remove(doc_ids=[entry])

    def add_event(self, event: Event) -> int:
        number = self._next("events")
        self._put("events", number, replace(event, seq=number))
        return number

    def drop_event(self, number: int) -> None:
        self._table("events").remove(doc_ids=[number])

    def add_run(self, run: Run) -> Run:
        numbered = replace(run, number=self._next("runs"))
        self._put("runs", numbered.number, numbered)
        return numbered

    def put_run(self, run: Run) -> None:
        self._put("runs", run.number, run)

    def add_sample(self, sample: Sample) -> Sample:
        numbered = replace(sample, number=self._next("samples"))
        self._put("samples", numbered.number, numbered)
        return numbered

    # Care

    def tidy(self, *, thoroughly: bool) -> str | None:
        """Compact the files if that is due; returns a warning where it could not be done.

        It is due when the journal, which every command goes through, has more than a MiB and an eighth of the snapshot; so
        each byte is written some eight times at most, however much comes. With `thoroughly`, at the end of a command for
        which nobody waits, 4 MiB are enough, and a small ledger always is compacted: its snapshot alone shows everything.
        """
        storage = self._db.storage
        snapshot = storage.snapshot_size()
        part = snapshot // _READ_EACH_TIME
        above = max(_MIB, min(part, _SMALL) if thoroughly else part)
        if thoroughly and snapshot + storage.journal_size() <= _SMALL:
            above = 0
        try:
            storage.compact(above=above)
        except DatabaseLocked:
            return None  # whoever writes now will find it due
        except (OutputError, DatabaseError) as error:
            return f"the ledger was not compacted: {error.message}"
        return None

    def unfinished(self) -> bool:
        """Whether writing the files anew was cut short: then they may hold what was erased, until a command writes again."""
        return self._db.storage.unfinished()

    def check(self) -> "list[Damage]":
        """Each place at which the ledger's files are damaged; reads all of them."""
        from factcli.store.soundness import examined

        return examined(self._db.storage).damage

    def repair(self, stamp: str) -> "tuple[list[Damage], list[Path]]":
        """Write what is whole anew; returns what was damaged, and where the damaged files are kept.

        Raises DamagedDatabase where nothing is whole and nothing shows that it ever was a ledger.
        """
        from factcli.store.journal.repair import repair
        from factcli.store.soundness import to_save

        storage = self._db.storage
        self.drop_index()
        found, kept = repair(storage, stamp, lambda: to_save(storage))
        return found.damage, kept

    def backup(self, target: Path) -> None:
        """Write the ledger as it is now to a new file, without keeping anybody waiting."""
        self._db.storage.copy_to(target)

    def clear(self) -> None:
        """Within a transaction: remove every document."""
        self._db.drop_tables()
        self._places.clear()

    def compact(self) -> None:
        """Write snapshot and journal anew as one snapshot."""
        self._db.storage.compact(above=-1)

    # Inside

    def _revision_heads(self) -> Iterator[RevisionHead]:
        return (self._decoded(RevisionHead, "revisions", entry) for entry in self._table("revisions").entries())

    def _named(self, number: int) -> bytes:
        """The document of a claim that an article names; were it passed over, an ingest would write over it."""
        raw = self._table("claims").raw(number)
        if raw is None:
            raise self._damaged(f"claim {number:0{ID_DIGITS}x} cannot be found, though its article names it")
        return raw

    def _no_claim(self, prefix: str, error: NotFound) -> NotFound:
        """The error that there is no such claim; of an article's id it tells how to come to its claims."""
        try:
            article = self.article(prefix)
        except NotFound:
            return error
        hint = f"it is an article's id; `factcli list --article {article.id}` lists its claims"
        return NotFound(error.message, hint=hint, subject=error.subject)

    def _claim(self, row: ClaimRow) -> Claim:
        return claim_of(row, self._place(row.article))

    def _place(self, article: str) -> Place:
        """What claims' records tell of an article; all are read at once where many are asked for."""
        place = self._places.get(article)
        if place is None:
            if self._few is None:  # counted once: in a transaction the count goes through all that was changed
                self._few = max(1, self._db.storage.view().count("articles") // _FEW_PLACES)
            if len(self._places) == self._few:
                rows = (self._decoded(ArticlePlace, "articles", entry) for entry in self._table("articles").entries())
                self._places = {row.id: place_of(row) for row in rows}
            if article not in self._places:
                self._places[article] = place_of(self._one(ArticlePlace, "articles", "article", article))
            place = self._places[article]
        return place


def _fault(table: str, number: int, raw: bytes) -> str | None:
    """What is wrong with a document that another program wrote, which is seldom asked."""
    from factcli.store.soundness import fault

    return fault(table, number, raw)
