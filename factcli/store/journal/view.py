"""The documents of a database at one moment: a snapshot, and what the journal changes in it."""

from collections.abc import Iterator

from msgspec import Struct

from factcli.store.journal.records import Changes
from factcli.store.journal.snapshot import Entry, Snapshot


class View(Struct, frozen=True):
    """The ledger's documents as they were at one moment: a snapshot, and what the journal changes in it."""

    snapshot: Snapshot
    changes: Changes
    sequence: int

    def get(self, table: str, identity: int) -> bytes | None:
        """The document, undecoded; None if there is none."""
        changed = self.changes.get(table)
        if changed is not None and identity in changed:
            return changed[identity]
        return self.snapshot.get(table, identity)

    def entries(self, table: str) -> Iterator[Entry]:
        """All documents of a table by ascending id."""
        return _merged(self.snapshot.entries(table), self.changes.get(table, {}))

    def between(self, table: str, low: int, high: int) -> Iterator[Entry]:
        """The documents whose ids are at least `low` and less than `high`, by ascending id."""
        changed = {key: value for key, value in self.changes.get(table, {}).items() if low <= key < high}
        return _merged(self.snapshot.between(table, low, high), changed)

    def count(self, table: str) -> int:
        """How many documents a table has."""
        changed = self.changes.get(table, {})
        stored = sum(1 for key in changed if self.snapshot.get(table, key) is not None)
        return self.snapshot.extent(table).documents - stored + sum(1 for one in changed.values() if one is not None)

    def last(self, table: str) -> int:
        """The highest id that the table has; 0 if it is empty."""
        changed = self.changes.get(table, {})
        newest = max((key for key, value in changed.items() if value is not None), default=0)
        last = self.snapshot.last(table)
        if last <= newest or changed.get(last, b"") is not None:
            return max(last, newest)
        return max((key for key, _ in self.entries(table)), default=0)

    def tables(self) -> list[str]:
        """The names of all tables, sorted."""
        return sorted(self.snapshot.meta.tables.keys() | self.changes.keys())


def _merged(entries: Iterator[Entry], changes: dict[int, bytes | None]) -> Iterator[Entry]:
    changed = iter(sorted(changes.items()))
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
