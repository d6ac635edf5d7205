"""Whatever is done to it, a journalled database holds what stock TinyDB in memory holds."""

import json
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from tinydb import Query, TinyDB
from tinydb.storages import MemoryStorage
from tinydb.table import Document

from factcli.store.journal import JournalDB

KEYS = st.integers(min_value=1, max_value=12)
TEXTS = st.text(max_size=20)
VALUES = st.fixed_dictionaries(
    {"rank": st.integers(0, 5), "word": TEXTS}, optional={"more": st.lists(TEXTS, max_size=2)}
)


class JournalAgainstMemory(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        self._path = Path(self._folder.name) / "facts.json"
        self._db = self._open()
        self._model = TinyDB(storage=MemoryStorage)

    def _open(self) -> JournalDB:
        return JournalDB(self._path, columns={"t": ("rank", "word")})

    def _both(self, act: Any) -> None:
        results = []
        for db in (self._db, self._model):
            try:
                results.append(act(db.table("t")))
            except ValueError:
                results.append("refused")
        assert results[0] == results[1]

    @rule(key=KEYS, value=VALUES)
    def insert_with_id(self, key: int, value: dict[str, Any]) -> None:
        self._both(lambda table: table.insert(Document(value, doc_id=key)))

    @rule(values=st.lists(VALUES, max_size=4))
    def insert_many(self, values: list[dict[str, Any]]) -> None:
        if values:
            for table in (self._db.table("t"), self._model.table("t")):
                table._next_id = None
            self._both(lambda table: table.insert_multiple(values))

    @rule(key=KEYS, value=VALUES)
    def update_by_id(self, key: int, value: dict[str, Any]) -> None:
        self._both(lambda table: table.update(value, doc_ids=[key]))

    @rule(rank=st.integers(0, 5), word=TEXTS)
    def update_by_query(self, rank: int, word: str) -> None:
        self._both(lambda table: sorted(table.update({"word": word}, Query().rank == rank)))

    @rule(key=KEYS, value=VALUES)
    def upsert(self, key: int, value: dict[str, Any]) -> None:
        self._both(lambda table: table.upsert(Document(value, doc_id=key)))

    @rule(key=KEYS)
    def remove_by_id(self, key: int) -> None:
        self._both(lambda table: table.remove(doc_ids=[key]))

    @rule(rank=st.integers(0, 5))
    def remove_by_query(self, rank: int) -> None:
        self._both(lambda table: sorted(table.remove(Query().rank == rank)))

    @rule()
    def truncate(self) -> None:
        self._both(lambda table: table.truncate())

    @rule()
    def compact(self) -> None:
        self._db.storage.compact(above=-1)

    @rule()
    def reopen(self) -> None:
        self._db = self._open()

    @invariant()
    def same_documents(self) -> None:
        mine = {document.doc_id: dict(document) for document in self._db.table("t")}
        assert mine == {document.doc_id: dict(document) for document in self._model.table("t")}
        assert list(mine) == sorted(mine)

    @invariant()
    def same_lookups(self) -> None:
        for key in range(1, 13):
            assert self._db.table("t").get(doc_id=key) == self._model.table("t").get(doc_id=key)

    @invariant()
    def same_found_by_columns(self) -> None:
        found = [json.loads(raw) for _, raw in self._db.table("t").where({"rank": lambda rank: rank > 2}, "rank")]
        expected = [dict(one) for one in self._model.table("t").search(Query().rank > 2)]
        assert sorted(map(json.dumps, found)) == sorted(map(json.dumps, expected))
        assert [one["rank"] for one in found] == sorted((one["rank"] for one in found), reverse=True)

    def teardown(self) -> None:
        self._folder.cleanup()


JournalAgainstMemory.TestCase.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)
TestJournalAgainstMemory = JournalAgainstMemory.TestCase
