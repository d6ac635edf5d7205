"""TinyDB's face of the journal: its own tables and queries, made fast where one document is asked for by id."""

from collections.abc import Callable, Container, Iterator, Mapping, MutableMapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Final, cast

import msgspec
from tinydb import TinyDB
from tinydb.table import Document, Table

from factcli.store.journal.columns import Field
from factcli.store.journal.opening import Fault
from factcli.store.journal.snapshot import Entry
from factcli.store.journal.storage import JournalStorage

_MISSING: Final = object()


class JournalTable(Table):
    """A TinyDB table that fetches, adds and changes documents by id without reading the others.

    Beside TinyDB's methods it has some that give documents as entries, id and JSON bytes, for callers
    that decode them to types of their own.
    """

    default_query_cache_capacity = 0
    _storage: JournalStorage
    _draft: "_Draft | None" = None

    def get(self, cond: Any = None, doc_id: int | None = None, doc_ids: list[int] | None = None) -> Any:
        """As TinyDB's; by `doc_id` or `doc_ids` without parsing anything else."""
        if doc_id is not None:
            raw = self.raw(doc_id)
            return None if raw is None else Document(msgspec.json.decode(raw), doc_id)
        if doc_ids is not None:
            return [found for key in doc_ids if (found := self.get(doc_id=key)) is not None]
        return super().get(cond)

    def raw(self, doc_id: int) -> bytes | None:
        """The document of that id as JSON bytes; None if there is none."""
        return self._storage.get(self.name, doc_id)

    def put_raw(self, doc_id: int, document: bytes) -> None:
        """Store a document, one line of JSON, under its id, in the place of the one that may be there."""
        with self._storage.transaction():
            self._storage.put(self.name, doc_id, document)

    def drop(self, doc_id: int) -> None:
        """Remove the document of that id, without looking whether there is one."""
        with self._storage.transaction():
            self._storage.put(self.name, doc_id, None)

    def entries(self) -> Iterator[Entry]:
        """All documents by ascending id."""
        return self._storage.view().entries(self.name)

    def between(self, low: int, high: int) -> Iterator[Entry]:
        """The documents with low <= id < high, by ascending id."""
        return self._storage.view().between(self.name, low, high)

    def where(
        self, tests: Mapping[str, Callable[[Any], bool]], order: str, among: Container[int] | None = None
    ) -> Iterator[Entry]:
        """The documents whose columns pass all `tests`, by descending `order`, one that holds integers.

        The columns must be among those that the database was opened with for this table. The
        documents are read one by one as they are asked for, so that the first fifty of many cost little. Only those
        whose ids are `among` some, where these are given.
        """
        return self._storage.find(self.name, tests, order, among)

    def last_id(self) -> int:
        """The highest id that is in use; 0 for an empty table."""
        return self._storage.view().last(self.name)

    def __iter__(self) -> Iterator[Document]:
        for key, raw in self.entries():
            yield Document(msgspec.json.decode(raw), key)

    def _get_next_id(self) -> int:
        drafted = self._draft.last_id() if self._draft is not None else 0
        return max(self.last_id(), drafted) + 1

    def _read_table(self) -> dict[str, Mapping[str, Any]]:
        return {str(document.doc_id): document for document in self}

    def _update_table(self, updater: Callable[[dict[int, Mapping[str, Any]]], None]) -> None:
        with self._storage.transaction():
            self._draft = _Draft(self._storage, self.name)
            try:
                updater(cast("dict[int, Mapping[str, Any]]", self._draft))
                self._draft.put_changes()
            finally:
                self._draft = None


class _Draft(MutableMapping[int, dict[str, Any]]):
    """A table as TinyDB's updaters see it: documents are read when they are touched, and written where they changed."""

    def __init__(self, storage: JournalStorage, table: str) -> None:
        self._storage = storage
        self._table = table
        self._touched: dict[int, Any] = {}

    def __getitem__(self, key: int) -> dict[str, Any]:
        if key not in self._touched:
            raw = self._storage.get(self._table, key)
            if raw is None:
                raise KeyError(key)
            self._touched[key] = msgspec.json.decode(raw)
        document = self._touched[key]
        if document is _MISSING:
            raise KeyError(key)
        return cast("dict[str, Any]", document)

    def __setitem__(self, key: int, document: Mapping[str, Any]) -> None:
        self._touched[key] = document

    def __delitem__(self, key: int) -> None:
        if key not in self:
            raise KeyError(key)
        self._touched[key] = _MISSING

    def __contains__(self, key: object) -> bool:
        if isinstance(key, int) and key in self._touched:
            return self._touched[key] is not _MISSING
        return isinstance(key, int) and self._storage.get(self._table, key) is not None

    def __iter__(self) -> Iterator[int]:
        stored = {key for key, _ in self._storage.view().entries(self._table)}
        return iter(sorted(key for key in stored | self._touched.keys() if key in self))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def last_id(self) -> int:
        """The highest id that was put here; 0 if none was."""
        return max((key for key, document in self._touched.items() if document is not _MISSING), default=0)

    def put_changes(self) -> None:
        """Hand what was changed to the transaction."""
        for key, document in self._touched.items():
            raw = None if document is _MISSING else msgspec.json.encode(document)
            if raw != self._storage.get(self._table, key):
                self._storage.put(self._table, key, raw)


class JournalDB(TinyDB):
    """A TinyDB database at `path`; see TinyDB's documentation for tables and queries.

    `version` is the format that the caller writes and the latest that it reads; `wait` is how many
    seconds a writer waits for the lock; `columns` names the fields of each table that `where` may test;
    `fault` says what is wrong with a document that another program wrote.
    Nothing is created before the first write.
    """

    table_class = JournalTable

    def __init__(
        self,
        path: Path,
        *,
        version: int = 1,
        wait: float = 10.0,
        columns: Mapping[str, Sequence[Field]] | None = None,
        fault: Fault | None = None,
    ) -> None:
        super().__init__(path, version=version, wait=wait, columns=columns or {}, fault=fault, storage=JournalStorage)

    @property
    def storage(self) -> JournalStorage:
        """The storage, for transactions and compaction."""
        return cast("JournalStorage", self._storage)

    def table(self, name: str, **kwargs: Any) -> JournalTable:
        """The table of that name."""
        return cast("JournalTable", super().table(name, **kwargs))

    def transaction(self) -> AbstractContextManager[None]:
        """A block whose writes are one record: all of them are on the disk when it is left, or none."""
        return self.storage.transaction()
