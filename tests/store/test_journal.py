"""The journalled TinyDB: what stock TinyDB does, and what it does not survive."""

import json
import stat
import tracemalloc
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from tinydb import Query, TinyDB
from tinydb.table import Document

from factcli.errors import DamagedDatabase, DatabaseError, DatabaseLocked, NewerDatabase
from factcli.store.journal import JournalDB

COLUMNS = {"people": ("age", "name")}


def opened(path: Path, **options: Any) -> JournalDB:
    return JournalDB(path, columns=COLUMNS, **options)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "facts.json"


def journal_of(path: Path) -> Path:
    return path.with_name(path.name + ".journal")


def fill(path: Path, number: int) -> JournalDB:
    db = opened(path)
    for index in range(1, number + 1):
        db.table("people").insert({"name": f"Person {index}", "age": index % 7})
    return db


def test_reading_creates_nothing(path: Path) -> None:
    assert opened(path).table("people").all() == []
    assert list(path.parent.iterdir()) == []


def test_what_is_written_is_there_for_the_next_process(path: Path) -> None:
    fill(path, 3)
    assert [person["name"] for person in opened(path).table("people")] == ["Person 1", "Person 2", "Person 3"]


def test_an_open_database_sees_what_others_write(path: Path) -> None:
    first = fill(path, 1)
    second = opened(path)
    assert len(second.table("people")) == 1
    first.table("people").insert({"name": "New", "age": 1})
    assert len(second.table("people")) == 2
    first.storage.compact(above=-1)
    first.table("people").insert({"name": "Newer", "age": 1})
    assert [one["name"] for one in second.table("people")] == ["Person 1", "New", "Newer"]


def test_stock_tinydb_opens_the_snapshot(path: Path) -> None:
    db = fill(path, 40)
    db.table("people").update({"age": 99}, doc_ids=[7])
    db.table("people").remove(doc_ids=[8])
    db.storage.compact(above=-1)
    with TinyDB(path) as stock:
        assert len(stock.table("people")) == 39
        assert stock.table("people").get(Query().name == "Person 7")["age"] == 99


def test_a_snapshot_that_stock_tinydb_wrote_anew_is_read(path: Path) -> None:
    db = fill(path, 5)
    db.storage.compact(above=-1)
    with TinyDB(path) as stock:
        stock.table("people").insert({"name": "By hand", "age": 3})
    again = opened(path)
    assert again.table("people").get(doc_id=6) == {"name": "By hand", "age": 3}
    assert [json.loads(raw)["name"] for _, raw in again.table("people").where({"name": lambda n: "hand" in n}, "age")]
    again.table("people").insert({"name": "After", "age": 4})
    again.storage.compact(above=-1)
    assert len(opened(path).table("people")) == 7


def test_changing_a_document_that_was_handed_out_changes_nothing(path: Path) -> None:
    table = fill(path, 1).table("people")
    table.get(doc_id=1)["name"] = "Somebody else"
    assert table.get(doc_id=1)["name"] == "Person 1"


def test_a_failed_transaction_leaves_nothing(path: Path) -> None:
    db = fill(path, 1)
    with suppress(ZeroDivisionError), db.transaction():
        db.table("people").insert({"name": "Nobody", "age": 0})
        assert len(db.table("people")) == 2
        raise ZeroDivisionError
    assert len(db.table("people")) == 1
    assert len(opened(path).table("people")) == 1


def test_a_transaction_over_two_tables_is_one_record(path: Path) -> None:
    db = opened(path)
    with db.transaction():
        db.table("people").insert({"name": "A", "age": 1})
        db.table("things").insert({"name": "B"})
    assert journal_of(path).read_bytes().count(b"\n= ") == 1
    whole = journal_of(path).read_bytes()
    journal_of(path).write_bytes(whole[:-1])
    assert len(opened(path).table("people")) == len(opened(path).table("things")) == 0


def test_files_are_readable_by_their_owner_alone(path: Path) -> None:
    fill(path, 2).storage.compact(above=-1)
    for file in path.parent.iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600, file


def test_a_writer_that_waited_long_enough_says_so(path: Path) -> None:
    holder, other = fill(path, 1), opened(path, wait=0.05)
    with holder.transaction(), pytest.raises(DatabaseLocked):
        other.table("people").insert({"name": "Late", "age": 1})
    assert len(other.table("people")) == 1


def test_readers_do_not_wait_for_a_writer(path: Path) -> None:
    holder = fill(path, 2)
    with holder.transaction():
        holder.table("people").insert({"name": "Unfinished", "age": 1})
        assert len(opened(path, wait=0).table("people")) == 2


def test_the_journal_cut_at_each_byte_of_its_last_record_opens(path: Path) -> None:
    db = fill(path, 3)
    before = journal_of(path).stat().st_size
    db.table("people").insert({"name": "Last", "age": 5})
    whole = journal_of(path).read_bytes()
    for length in range(before, len(whole)):
        journal_of(path).write_bytes(whole[:length])
        assert len(opened(path).table("people")) == 3, length
    journal_of(path).write_bytes(whole[:-3])
    opened(path).table("people").insert({"name": "Again", "age": 6})
    assert [one["name"] for one in opened(path).table("people")][-1] == "Again"


def test_a_last_record_that_a_power_cut_left_half_empty_is_passed_over(path: Path) -> None:
    fill(path, 3)
    whole = bytearray(journal_of(path).read_bytes())
    whole[-20:] = bytes(20)
    journal_of(path).write_bytes(whole)
    assert len(opened(path).table("people")) == 2


@pytest.mark.parametrize("place", ["first", "middle", "last"])
def test_a_damaged_record_is_refused_and_named(path: Path, place: str) -> None:
    fill(path, 5)
    whole = bytearray(journal_of(path).read_bytes())
    at = {"first": whole.index(b"Person 1"), "middle": whole.index(b"Person 3"), "last": whole.index(b"Person 5")}[
        place
    ]
    whole[at] ^= 1
    journal_of(path).write_bytes(whole)
    with pytest.raises(DamagedDatabase, match=r"facts\.json\.journal is damaged at byte \d+"):
        opened(path).table("people").all()
    with pytest.raises(DamagedDatabase):
        opened(path).table("people").insert({"name": "On top", "age": 1})
    assert journal_of(path).read_bytes() == whole


def test_a_transaction_cut_out_of_the_middle_is_noticed(path: Path) -> None:
    fill(path, 5)
    records = journal_of(path).read_bytes().split(b"\n= ")
    del records[3]
    journal_of(path).write_bytes(b"\n= ".join(records))
    with pytest.raises(DamagedDatabase, match="lacks transaction 3"):
        opened(path).table("people").all()


def test_a_snapshot_older_than_its_journal_is_refused(path: Path) -> None:
    db = fill(path, 2)
    old = path.read_bytes()
    db.storage.compact(above=-1)
    path.write_bytes(old)
    with pytest.raises(DamagedDatabase, match="older than its journal"):
        opened(path).table("people").all()


def test_a_flipped_letter_is_never_copied_on(path: Path) -> None:
    db = fill(path, 50)
    db.storage.compact(above=-1)
    whole = bytearray(path.read_bytes())
    at = whole.index(b"Person 25")
    whole[at] ^= 1
    path.write_bytes(whole)
    line = whole.rindex(b"\n", 0, at) + 1
    with pytest.raises(DamagedDatabase, match=f"byte {line}: the document that stands there"):
        opened(path).storage.compact(above=-1)
    assert path.read_bytes() == whole


@pytest.mark.parametrize("content", [b"not json", b'{"other": {"1": {}}}', b"[]", b"\xff\xfe\x00", b'{"people":{'])
def test_a_file_that_is_no_ledger_is_refused_and_left_alone(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(DamagedDatabase):
        opened(path).table("people").all()
    with pytest.raises(DatabaseError):
        opened(path).table("people").insert({"name": "A", "age": 1})
    assert path.read_bytes() == content


def test_an_empty_file_is_an_empty_ledger(path: Path) -> None:
    path.touch()
    opened(path).table("people").insert({"name": "A", "age": 1})
    assert len(opened(path).table("people")) == 1


def test_a_later_format_is_refused(path: Path) -> None:
    JournalDB(path, version=2).table("people").insert({"name": "A"})
    with pytest.raises(NewerDatabase, match="format 2"):
        JournalDB(path, version=1).table("people").all()


def test_a_link_to_a_ledger_stays_a_link(path: Path, tmp_path: Path) -> None:
    fill(path, 1)
    link = tmp_path / "link.json"
    link.symlink_to(path)
    linked = opened(link)
    linked.table("people").insert({"name": "Through the link", "age": 1})
    linked.storage.compact(above=-1)
    assert link.is_symlink()
    assert len(opened(path).table("people")) == 2


def test_documents_are_found_by_columns_newest_first(path: Path) -> None:
    db = fill(path, 100)
    db.storage.compact(above=-1)
    table = db.table("people")
    table.put_raw(12, b'{"name":"Person 12","age":50}')
    table.remove(doc_ids=[13])
    table.put_raw(200, b'{"name":"Person 13","age":60}')
    found = [json.loads(raw) for _, raw in table.where({"name": lambda name: name.endswith("3")}, "age")]
    assert found[0] == {"name": "Person 13", "age": 60}
    assert [one["age"] for one in found] == sorted((one["age"] for one in found), reverse=True)
    assert {one["name"] for one in found} == {f"Person {n}" for n in (3, 13, 23, 33, 43, 53, 63, 73, 83, 93)}


@pytest.mark.parametrize("stored", [0, 5, 900])
def test_many_documents_are_found_whether_they_are_in_the_snapshot_or_in_the_journal(path: Path, stored: int) -> None:
    db = opened(path)
    for numbers in (range(1, stored + 1), range(stored + 1, 1001)):
        with db.transaction():
            for number in numbers:
                db.table("people").put_raw(number, b'{"name":"Person %d","age":%d}' % (number, number))
        if numbers.start == 1:
            db.storage.compact(above=-1)
    found = [json.loads(raw)["age"] for _, raw in opened(path).table("people").where({}, "age")]
    assert found == list(range(1000, 0, -1))


def test_damaged_columns_are_made_anew(path: Path) -> None:
    db = fill(path, 30)
    db.storage.compact(above=-1)
    whole = path.read_bytes()
    at = whole.index(b'"_columns"')
    path.write_bytes(whole[:at] + whole[at:].replace(b"Person 3", b"Person 4"))
    found = list(opened(path).table("people").where({"name": lambda name: name == "Person 30"}, "age"))
    assert len(found) == 1


def test_a_compaction_does_not_hold_a_table_in_memory(path: Path) -> None:
    db = fill(path, 1)
    with db.transaction():
        for number in range(2, 42):
            db.table("texts").put_raw(number, b'{"text":"%s"}' % (b"harbour " * 100_000))
    db.storage.compact(above=-1)
    del db
    db = fill(path, 1)
    tracemalloc.start()
    db.storage.compact(above=-1)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert path.stat().st_size > 32_000_000
    assert peak < 8_000_000


def test_a_large_transaction_leaves_nothing_to_replay(path: Path) -> None:
    db = fill(path, 3)
    with db.transaction():
        for number in range(4, 1000):
            db.table("people").put_raw(number, b'{"name":"%s","age":1}' % (b"Person" * 200))
    assert journal_of(path).stat().st_size < 100
    assert len(opened(path).table("people")) == 999


def test_what_is_damaged_leads_no_search_astray(path: Path) -> None:
    """The number of each document in turn is changed: another one is found, or damage is told; it is never missed."""
    fill(path, 40).storage.compact(above=-1)
    whole = path.read_bytes()
    for number in range(1, 41):
        at = whole.index(b'\n"%d":{"name"' % number) + 2
        path.write_bytes(whole[:at] + (b"9" if whole[at : at + 1] != b"9" else b"1") + whole[at + 1 :])
        for wanted in range(1, 41):
            try:
                found = opened(path).table("people").raw(wanted)
            except DamagedDatabase:
                continue
            assert found is not None
            assert b'Person %d"' % wanted in found


def test_a_document_that_another_program_changed_without_its_checksum_is_refused(path: Path) -> None:
    fill(path, 5).storage.compact(above=-1)
    with TinyDB(path) as stock:
        stock.table("people").update({"age": 99}, doc_ids=[3])
    with pytest.raises(DamagedDatabase, match="document 3 of people"):
        opened(path).table("people").all()


def test_put_takes_the_place_of_the_whole_document(path: Path) -> None:
    table = fill(path, 1).table("people")
    table.put_raw(1, b'{"name":"Other"}')
    assert table.get(doc_id=1) == {"name": "Other"}


def test_ids_of_sixty_four_bits_are_kept(path: Path) -> None:
    table = opened(path).table("people")
    for identity in (2**64 - 1, 5, 2**63):
        table.insert(Document({"name": str(identity), "age": 0}, doc_id=identity))
    opened(path).storage.compact(above=-1)
    assert [one.doc_id for one in opened(path).table("people")] == [5, 2**63, 2**64 - 1]
    assert [key for key, _ in opened(path).table("people").between(6, 2**64)] == [2**63, 2**64 - 1]
