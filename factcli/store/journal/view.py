"""The documents of a database at one moment: a snapshot, and what the journal changes in it."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping

from factcli.store.journal.records import Changes
from factcli.store.journal.snapshot import Entry, Snapshot

_NONE: Mapping[int, bytes | None] = {}


class View:
    """The ledger's documents as they are at one moment: a snapshot, and what the journal changes in it.

    `sequence` is the number of the last transaction. A view is not changed; what a transaction puts is laid over it in a
    `DraftView`.
    """

    def __init__(self, snapshot: Snapshot, changes: Changes, sequence: int) -> None:
        self.snapshot = snapshot
        self.changes = changes
        self.sequence = sequence
        self._sorted: dict[str, list[int]] = {}
        self._last: dict[str, int] = {}

    def get(self, table: str, identity: int) -> bytes | None:
        """The document, undecoded; None if there is none."""
        changed = self.changes.get(table, _NONE)
        if identity in changed:
            return changed[identity]
        return self.snapshot.get(table, identity)

    def entries(self, table: str) -> Iterator[Entry]:
        """All documents of a table by ascending id."""
        changed = self.changes.get(table, _NONE)
        return _merged(self.snapshot.entries(table), [(key, changed[key]) for key in self._ids(table)])

    def between(self, table: str, low: int, high: int) -> Iterator[Entry]:
        """The documents whose ids are at least `low` and less than `high`, by ascending id."""
        ids, changed = self._ids(table), self.changes.get(table, _NONE)
        among = ids[bisect_left(ids, low) : bisect_left(ids, high)]
        return _merged(self.snapshot.between(table, low, high), [(key, changed[key]) for key in among])

    def count(self, table: str) -> int:
        """How many documents a table has."""
        changed = self.changes.get(table, _NONE)
        stored = sum(1 for key in changed if self.snapshot.get(table, key) is not None)
        return self.snapshot.extent(table).documents - stored + sum(1 for one in changed.values() if one is not None)

    def last(self, table: str) -> int:
        """The highest id that the table has; 0 if it is empty."""
        if table not in self._last:
            changed = self.changes.get(table, _NONE)
            newest = max((key for key, value in changed.items() if value is not None), default=0)
            last = self.snapshot.last(table)
            if last > newest and changed.get(last, b"") is None:
                last = max((key for key, _ in self.entries(table)), default=0)
            self._last[table] = max(last, newest)
        return self._last[table]

    def tables(self) -> list[str]:
        """The names of all tables, sorted."""
        return sorted(self.snapshot.meta.tables.keys() | self.changes.keys())

    def _ids(self, table: str) -> list[int]:
        """The ids of the changed documents, sorted once for all that ask."""
        if table not in self._sorted:
            self._sorted[table] = sorted(self.changes.get(table, _NONE))
        return self._sorted[table]


class DraftView(View):
    """A view with what a transaction has put so far, which `put` alone holds."""

    def __init__(self, view: View) -> None:
        super().__init__(view.snapshot, dict(view.changes), view.sequence)
        self.put: Changes = {}

    def store(self, table: str, identity: int, document: bytes | None) -> None:
        """Lay a document over what is there; None removes it. A table is copied when the first of it comes."""
        if table not in self.put:
            self.put[table] = {}
            self.changes[table] = dict(self.changes.get(table, _NONE))
        self.put[table][identity] = self.changes[table][identity] = document
        self._sorted.pop(table, None)
        if document is not None and table in self._last:
            self._last[table] = max(self._last[table], identity)
        elif self._last.get(table) == identity:
            del self._last[table]


def laid_over(changes: Changes, more: Changes) -> Changes:
    """Changes with those of a later transaction; neither is touched."""
    merged = dict(changes)
    for table, documents in more.items():
        merged[table] = {**merged.get(table, _NONE), **documents}
    return merged


def _merged(entries: Iterator[Entry], changes: list[tuple[int, bytes | None]]) -> Iterator[Entry]:
    changed = iter(changes)
    key, document = next(changed, (None, None))
    for entry in entries:
        while key is not None and key < entry[0]:
            if document is not None:
                yield key, document
            key, document = next(changed, (None, None))
        if key != entry[0]:
            yield entry
    while key is not None:
        if document is not None:
            yield key, document
        key, document = next(changed, (None, None))
