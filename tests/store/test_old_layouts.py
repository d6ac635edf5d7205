"""Ledgers that earlier versions wrote are read as they are, and the first write brings them up to date.

`ledgers/first-layout` was written by the first committed version: all in the journal, all in the snapshot, and
a snapshot with verdicts behind it; `ledgers/second-layout` by the one after it.
"""

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zlib import crc32

import pytest
from conftest import ARTICLES, PROJECT, Run

from factcli.errors import DamagedDatabase
from factcli.store.ledger import LedgerFile

LEDGERS = PROJECT / "tests" / "ledgers"
FIRST = ("first-layout/journal", "first-layout/compacted", "first-layout/marked")
ALL = (*FIRST, "second-layout")
SOURCES = [ARTICLES / "court-verdict.txt", ARTICLES / "coastal-courier-grain-terminal.html"]
CLAIMS = 36

Verdicts = dict[str, tuple[str, str | None, str]]

VERDICTS: Verdicts = {
    "2efa3e971f3cee74": ("confirmed", "the port's list says so", "Mira Halvorsen"),
    "97e8484fe372e12c": ("disputed", "two counts differ", "Tom Addo"),
    "9a6c156ccc0b6e97": ("refuted", None, "Tom Addo"),
}
FIRST_VERDICTS: Verdicts = {**VERDICTS, "a4cc6745a480886d": ("checking", None, "Mira Halvorsen")}
RECORDED: dict[str, Verdicts] = {
    "first-layout/journal": FIRST_VERDICTS,
    "first-layout/compacted": FIRST_VERDICTS,
    "first-layout/marked": {
        **FIRST_VERDICTS,
        "97e8484fe372e12c": ("confirmed", "recounted", "Mira Halvorsen"),
        "e7c4397ff881b78d": ("misleading", None, "Tom Addo"),
    },
    "second-layout": VERDICTS,
}
NEW = "7309bfb156842387"
"""A claim that nobody has judged."""


def copied(kind: str, folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    for name in ("facts.json", "facts.json.journal"):
        shutil.copy(LEDGERS / kind / name, folder / name)
    return folder / "facts.json"


def journal_of(path: Path) -> Path:
    return path.with_name(path.name + ".journal")


def first_line(path: Path) -> bytes:
    return journal_of(path).read_bytes().split(b"\n")[0]


def verdicts(run: Run, *options: str | Path) -> Verdicts:
    claims = run("list", "--json", *options).json
    assert len(claims) >= CLAIMS
    return {
        one["id"]: (one["status"], one["note"], one["marked_by"]) for one in claims if one["status"] != "unverified"
    }


def contents(path: Path) -> dict[str, Any]:
    """All documents of a ledger, by table and number."""
    return LedgerFile(path, wait=1)._db.storage.read() or {}


@pytest.mark.parametrize("kind", ALL)
def test_it_is_read_as_it_is(run: Run, home: Path, kind: str) -> None:
    path = copied(kind, home)
    before = {file.name: file.read_bytes() for file in home.iterdir()}
    assert verdicts(run) == RECORDED[kind]
    shown = run("show", "2efa3e971f3cee74", "--json").json
    assert [one["url"] for one in shown["evidence"]] == ["https://kestrelport.example/list"]
    assert "the port's list says so" in run("history", "2efa3e97").out
    assert run("compare").status == 0
    assert run("db", "check").status == 0
    assert run("db", "repair").out == f"{path} is sound; nothing was changed\n"
    assert run("db", "backup", home / "backup.json").status == 0
    assert verdicts(run, "--db", home / "backup.json") == RECORDED[kind]
    assert {name: (home / name).read_bytes() for name in before} == before


WRITES: dict[str, list[str | Path]] = {
    "mark": ["mark", NEW, "disputed", "--by", "Tom Addo", "--note", "new"],
    "ingest": ["ingest", ARTICLES / "british-rail-strike.txt"],
    "compact": ["db", "compact"],
}


@pytest.mark.parametrize("kind", ALL)
@pytest.mark.parametrize("write", WRITES)
def test_a_write_loses_nothing(run: Run, home: Path, kind: str, write: str) -> None:
    path = copied(kind, home)
    before = contents(path)
    assert run(*WRITES[write]).status == 0
    more = {NEW: ("disputed", "new", "Tom Addo")} if write == "mark" else {}
    assert verdicts(run) == {**RECORDED[kind], **more}
    after = contents(path)
    for table, documents in before.items():
        kept = {key: after[table].get(key) for key in documents if key != str(int(NEW, 16))}
        assert kept == {key: documents[key] for key in kept}
    assert run("db", "check").status == 0
    assert b'"_meta":{"1":{"version":3,' in path.read_bytes()
    if kind in FIRST:
        assert first_line(path).startswith(b"factcli-journal 3 ")


@pytest.mark.parametrize("kind", FIRST)
def test_undo_and_redo_reach_back_to_it(run: Run, home: Path, kind: str) -> None:
    copied(kind, home)
    last = max(run("history", "--json").json, key=lambda one: one["run"])["run"]
    assert run("undo").status == 0
    undone = verdicts(run)
    assert undone != RECORDED[kind]
    assert run("redo").status == 0
    assert verdicts(run) == RECORDED[kind]
    assert run("mark", NEW, "checking").status == 0
    assert run("undo").status == 0
    assert verdicts(run) == RECORDED[kind]
    assert max(one["run"] for one in run("history", "--json").json) > last
    assert run("db", "check").status == 0


@pytest.mark.parametrize("kind", ALL)
def test_verdicts_stay_when_its_articles_are_ingested_again(run: Run, home: Path, kind: str) -> None:
    copied(kind, home)
    report = run("ingest", *SOURCES, "--again", "--json")
    assert report.status == 0
    assert report.json["added"] == 0
    for identity, (status, note, by) in RECORDED[kind].items():
        claim = run("show", identity, "--json").json
        assert (claim["status"], claim["note"], claim["marked_by"]) == (status, note, by)
    assert run("db", "check").status == 0


@pytest.mark.long
def test_a_torn_tail_is_passed_over_and_the_next_write_goes_on(run: Run, home: Path) -> None:
    path = copied("first-layout/marked", home)
    whole = journal_of(path).read_bytes()
    last = whole.rindex(b"\n= ") + 1
    without = {key: value for key, value in RECORDED["first-layout/marked"].items() if key != "e7c4397ff881b78d"}
    for end in range(last, len(whole)):
        journal_of(path).write_bytes(whole[:end])
        assert LedgerFile(path, wait=1).check() == []
        claims = LedgerFile(path, wait=1).newest({"status": lambda status: status != "unverified"})
        assert {claim.id for claim in claims} == without.keys()
    journal_of(path).write_bytes(whole[: last + 4] + bytes(4096))
    assert verdicts(run) == without
    assert run("mark", NEW, "disputed", "--by", "Tom Addo").status == 0
    assert verdicts(run) == {**without, NEW: ("disputed", None, "Tom Addo")}
    assert run("db", "check").status == 0


def test_a_damaged_transaction_is_refused_and_a_repair_loses_it_alone(run: Run, home: Path) -> None:
    path = copied("first-layout/journal", home)
    journal_of(path).write_bytes(journal_of(path).read_bytes().replace(b"two counts differ", b"two count5 differ"))
    assert run("list").status == 5
    assert run("mark", NEW, "checking").status == 5
    done = run("db", "check")
    assert done.status == 5
    assert "a transaction is damaged; all of it is lost" in done.out
    assert run("db", "repair").status == 0
    assert run("db", "check").status == 0
    assert verdicts(run) == {
        key: value for key, value in RECORDED["first-layout/journal"].items() if key != "97e8484fe372e12c"
    }
    assert run("mark", NEW, "checking").status == 0


DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "its name": lambda whole: b"f4ctcli" + whole[7:],
    "its end": lambda whole: whole.replace(b"\n", b" ", 1),
    "its layout": lambda whole: whole.replace(b" 1 ", b" 2 ", 1),
}


@pytest.mark.parametrize("kind", FIRST)
@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_first_line_costs_nothing(tmp_path: Path, kind: str, damage: str) -> None:
    path = copied(kind, tmp_path / "copy")
    before = contents(path)
    journal_of(path).write_bytes(DAMAGE[damage](journal_of(path).read_bytes()))
    with pytest.raises(DamagedDatabase):
        LedgerFile(path, wait=1).state()
    LedgerFile(path, wait=1).repair("now")
    assert LedgerFile(path, wait=1).check() == []
    assert contents(path) == before


def test_its_journal_is_refused_beside_a_backup(run: Run, home: Path, tmp_path: Path) -> None:
    path = copied("first-layout/compacted", home)
    assert run("db", "backup", tmp_path / "backup.json").status == 0
    shutil.copy(tmp_path / "backup.json", path)
    shutil.copy(LEDGERS / "first-layout" / "marked" / "facts.json.journal", journal_of(path))
    done = run("list")
    assert done.status == 5
    assert "is not the journal of" in done.err


def test_what_is_written_now_tells_earlier_versions_that_it_is_newer(run: Run, home: Path) -> None:
    """They matched the journal's first line with these expressions, and looked at the number next."""
    path = copied("first-layout/marked", home)
    for _ in range(3):
        assert run("db", "compact").status == 0
        line = first_line(path) + b"\n"
        first = re.fullmatch(rb"factcli-journal (\d+) ([0-9a-f]{16}) (\d+)\n", line)
        second = re.fullmatch(rb"(factcli-journal (\d+) ([^\n]*)) ([0-9a-f]{8})\n", line)
        assert first is not None
        assert second is not None
        assert int(first[1]) > 1
        assert int(second[2]) > 2
        assert crc32(second[1]) == int(second[4], 16)
    assert b'"_meta":{"1":{"version":3,' in path.read_bytes()


def test_a_reader_goes_on_while_another_process_brings_it_up_to_date(run: Run, home: Path) -> None:
    path = copied("first-layout/journal", home)
    reader = LedgerFile(path, wait=1)
    before = reader.state()
    assert run("mark", NEW, "checking").status == 0
    assert reader.claim(NEW).work.verdict is not None
    assert reader.state() == before + 1
