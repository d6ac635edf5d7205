"""The ledger's tables as wholes: every record at one moment, and any record under its own number."""

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any, Final

import msgspec
from msgspec import Struct

from factcli.models.article import Article
from factcli.models.claim import Place
from factcli.models.exchange import RECORDS, ClaimLine, Record
from factcli.models.filters import AliasGroup, SavedFilter
from factcli.models.identity import host_id
from factcli.models.ledger import Event, Revision, Run, Sample
from factcli.models.source import Host, Page, Seen, Source
from factcli.store.documents import Documents, number_of
from factcli.store.rows import ClaimRow, row_of

_TABLES: Final[Mapping[type[Struct], tuple[str, Callable[[Any], int]]]] = {
    Run: ("runs", lambda one: int(one.number)),
    Source: ("sources", lambda one: int(one.number)),
    Article: ("articles", lambda one: number_of(one.id)),
    Revision: ("revisions", lambda one: int(one.entry)),
    ClaimLine: ("claims", lambda one: number_of(one.id)),
    Event: ("events", lambda one: int(one.seq)),
    Sample: ("samples", lambda one: int(one.number)),
    SavedFilter: ("filters", lambda one: int(one.number)),
    AliasGroup: ("aliases", lambda one: int(one.number)),
    Host: ("hosts", lambda one: number_of(host_id(one.name))),
    Page: ("pages", lambda one: number_of(one.id)),
    Seen: ("seen", lambda one: number_of(one.id)),
}


class Tables(Documents):
    """Every record of a ledger, of whatever table, as the ports `Reader` and `Ledger` of the tracker tell."""

    def contents(self, kinds: Collection[str] = RECORDS.keys()) -> Iterator[tuple[str, Record]]:
        view = self._db.storage.view()
        for name, kind in RECORDS.items():
            if name not in kinds:
                continue
            table = _TABLES[kind][0]
            for entry in view.entries(table):
                if kind is ClaimLine:
                    yield name, _line(self._decoded(ClaimRow, table, entry))
                else:
                    yield name, self._decoded(kind, table, entry)  # type: ignore[misc] # RECORDS holds what Record joins

    def put_record(self, record: Record) -> bool:
        table, number = _TABLES[type(record)]
        row = row_of(record.claim(_place(record.article))) if isinstance(record, ClaimLine) else record
        document = msgspec.json.encode(row)
        if self._table(table).raw(number(record)) == document:
            return False
        self._table(table).put_raw(number(record), document)
        return True


def _place(article: str) -> Place:
    """As much of an article as a claim's document names."""
    return Place(id=article, title=None, outlet=None, location="", url=None, published=None)


def _line(row: ClaimRow) -> ClaimLine:
    return ClaimLine(
        id=row.id,
        article=row.article,
        statement=row.said,
        first_seen=row.first_seen,
        updated=row.updated,
        entry=row.entry,
        work=row.work,
        gone=row.gone,
        touched=row.touched,
        added=row.added,
    )
