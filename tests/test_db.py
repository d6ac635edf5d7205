"""`db`: care of the ledger's files, whole and damaged; and what other processes mean for them."""

import fcntl
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import ARTICLES, Run
from tinydb import TinyDB
from tinydb.operations import delete

Write = Callable[[str, str | bytes], Path]


@pytest.fixture
def ledger(samples: Run, run: Run, home: Path) -> Path:
    """A compacted ledger with the samples, then two verdicts in its journal."""
    run("db", "compact")
    first, second = run("list", "--format", "ids", "--limit", "2").lines
    run("mark", first, "confirmed", "--note", "first note")
    run("mark", second, "refuted", "--note", "second note")
    return home / "facts.json"


def journal_of(ledger: Path) -> Path:
    return ledger.with_name("facts.json.journal")


def flip(path: Path, words: bytes, change: int = 1) -> None:
    whole = bytearray(path.read_bytes())
    whole[whole.index(words)] ^= change
    path.write_bytes(whole)


def test_a_sound_ledger_is_said_to_be_sound(run: Run, ledger: Path) -> None:
    done = run("db", "check")
    assert (done.status, done.err) == (0, "")
    assert "is sound" in done.out
    assert run("db", "check", "--json").json == []
    before = ledger.read_bytes()
    assert "nothing was changed" in run("db", "repair").out
    assert ledger.read_bytes() == before


def test_there_must_be_a_ledger(run: Run) -> None:
    for command in (["check"], ["repair"], ["compact"], ["backup", "b.json"]):
        assert run("db", *command).status == 3


def test_a_flipped_letter_is_noticed_with_its_place_and_stops_compaction(run: Run, ledger: Path) -> None:
    flip(ledger, b"Kestrel")
    done = run("db", "check")
    assert done.status == 5
    assert "not what was written" in done.out
    before = ledger.read_bytes()
    assert run("db", "compact").status == 5
    assert ledger.read_bytes() == before


def test_repair_saves_what_is_whole_and_keeps_the_damaged_file(run: Run, ledger: Path) -> None:
    claims = {claim["id"]: claim for claim in run("list", "--json").json}
    lines = ledger.read_bytes().split(b"\n")
    at = next(number for number, line in enumerate(lines) if b'"said":{' in line)
    broken = lines[at][:-40] + b"\x00\x00 rubbish"
    number = lines[at].split(b":")[0].strip(b'"')
    lost = f"{int(number):016x}"
    damaged = b"\n".join([*lines[:at], broken, *lines[at + 1 :]])
    ledger.write_bytes(damaged)
    assert run("list", "--json").status == 5 or run("db", "check").status == 5

    report = run("db", "repair", "--json")
    assert report.status == 0
    assert report.json["damage"]
    assert damaged in [Path(path).read_bytes() for path in report.json["kept"]]
    assert run("db", "check").status == 0
    saved = {claim["id"]: claim for claim in run("list", "--json").json}
    assert saved == {identity: claim for identity, claim in claims.items() if identity != lost}


def test_repair_of_a_journal_saves_the_records_around_the_damage(run: Run, ledger: Path) -> None:
    flip(journal_of(ledger), b"first note")
    assert run("list").status == 5
    assert run("db", "repair").status == 0
    notes = [claim["note"] for claim in run("list", "--json").json]
    assert "second note" in notes
    assert run("db", "check").status == 0
    assert list(ledger.parent.glob("facts.json.journal.damaged-*"))


def test_a_ledger_cut_short_is_refused_and_repaired_as_far_as_it_goes(run: Run, ledger: Path) -> None:
    whole = ledger.read_bytes()
    ledger.write_bytes(whole[: len(whole) * 2 // 3])
    done = run("list", "--json")
    assert done.status == 5
    assert ledger.read_bytes() == whole[: len(whole) * 2 // 3]
    assert run("db", "repair").status == 0
    assert run("db", "check").status == 0
    assert run("list", "--json").status == 0


def test_what_stock_tinydb_wrote_and_then_broke_is_repaired(run: Run, ledger: Path) -> None:
    run("db", "compact")
    count = len(run("list", "--format", "ids").lines)
    with TinyDB(ledger) as stock:
        stock.table("claims").update({"note_of_mine": 1})
        stock.table("claims").update(delete("_crc"))  # a changed document is believed without the old checksum alone
    assert len(run("list", "--format", "ids").lines) == count
    whole = ledger.read_bytes()
    ledger.write_bytes(whole[:-200])
    assert run("list").status == 5
    assert run("db", "repair").status == 0
    assert len(run("list", "--format", "ids").lines) == count


ODD = [5, None, [], "x", {}, {"entry": "x"}, {"entry": []}, {"speaker": 5}, {"status": {}}, {"said": 5}, {"work": []}]
"""What stands in place of a claim's document, or of fields of it."""


@pytest.mark.parametrize("odd", ODD)
def test_what_another_program_put_in_place_of_a_document_is_refused(run: Run, ledger: Path, odd: Any) -> None:
    run("db", "compact")
    whole = json.loads(ledger.read_bytes())
    number = next(iter(whole["claims"]))
    document = whole["claims"][number]
    del document["_crc"]
    whole["claims"][number] = {**document, **odd} if odd and isinstance(odd, dict) else odd
    ledger.write_text(json.dumps(whole))
    for command in (
        ["list"],
        ["list", "--speaker", "x"],
        ["search", "port"],
        ["export"],
        ["db", "compact"],
        ["db", "check"],
    ):
        done = run(*command)
        assert done.status == 5, command
        assert "is damaged" in done.err, command
    assert run("db", "repair").status == 0
    assert run("db", "check").status == 0


def test_a_small_ledger_is_all_in_its_file_after_an_ingest(run: Run, home: Path) -> None:
    run("ingest", ARTICLES, "-q")
    with TinyDB(home / "facts.json", access_mode="r") as stock:
        assert len(stock.table("claims")) == len(run("list", "--format", "ids").lines) > 200


@pytest.mark.parametrize("content", [None, b""])
def test_a_lost_journal_is_refused_with_what_to_do(run: Run, ledger: Path, content: bytes | None) -> None:
    before = ledger.read_bytes()
    identity = run("list", "--format", "ids", "--limit", "1").out.strip()
    journal_of(ledger).unlink()
    if content is not None:
        journal_of(ledger).write_bytes(content)
    for command in (["list"], ["db", "check"], ["mark", identity, "checking"], ["ingest", ARTICLES], ["compare"]):
        done = run(*command)
        assert done.status == 5, command
        assert "facts.json.journal" in done.out + done.err
        assert "db repair" in done.err
    assert ledger.read_bytes() == before
    assert run("db", "repair").status == 0
    assert run("db", "check").status == 0
    assert len(run("list", "--format", "ids").lines) > 200


def test_a_copy_without_the_journal_is_refused(run: Run, ledger: Path, tmp_path: Path) -> None:
    (tmp_path / "copy.json").write_bytes(ledger.read_bytes())
    done = run("list", "--db", tmp_path / "copy.json")
    assert done.status == 5
    assert "db backup" in done.err


@pytest.mark.parametrize(
    "content", [b"# A heading\n\nand no ledger", b"{}", b'{"books": {"1": {"title": "Other"}}}', b"\x00\x01", b"[1]"]
)
def test_repair_refuses_what_is_no_ledger(run: Run, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "README.md"
    path.write_bytes(content)
    done = run("db", "repair", "--db", path)
    assert done.status == 5
    assert "README.md is not a ledger" in done.err
    assert path.read_bytes() == content
    assert not list(tmp_path.glob("*damaged*"))


def test_repair_names_the_one_document_that_no_longer_fits(run: Run, ledger: Path) -> None:
    before = {claim["id"]: claim for claim in run("list", "--json").json}
    lines = ledger.read_bytes().split(b"\n")
    at = next(n for n, line in enumerate(lines) if b'"figures":[{' in line and b'"said":{' in line)
    number = int(lines[at].split(b":")[0].strip(b'"'))
    lost = f"{number:016x}"
    lines[at] = lines[at].replace(b'"of":', b'"oF":', 1)
    ledger.write_bytes(b"\n".join(lines))

    check = run("db", "check")
    assert check.status == 5
    assert f"claim {lost}" in check.out
    other = next(identity for identity in before if identity != lost)
    run("mark", other, "checking", "--note", "recorded beside the damage")
    report = run("db", "repair")
    assert report.status == 0
    assert f"claim {lost}" in report.err
    assert run("db", "check").status == 0
    assert run("compare").status == 0
    after = {claim["id"]: claim for claim in run("list", "--json").json}
    assert after.keys() == before.keys() - {lost}
    assert after[other]["note"] == "recorded beside the damage"
    assert run("show", other).status == 0


def test_a_backup_is_one_file_that_opens(run: Run, ledger: Path, tmp_path: Path) -> None:
    assert run("db", "backup", "copy.json").status == 0
    assert run("list", "--json", "--db", tmp_path / "copy.json").out == run("list", "--json").out
    assert not (tmp_path / "copy.json.journal").exists()
    with TinyDB(tmp_path / "copy.json", access_mode="r") as stock:
        assert len(stock.table("claims")) > 200


def test_compaction_empties_the_journal_and_changes_nothing(run: Run, ledger: Path) -> None:
    before = run("list", "--json").out
    assert run("db", "compact").status == 0
    assert journal_of(ledger).stat().st_size < 100
    assert run("list", "--json").out == before


def test_a_writer_waits_then_ends_with_75_and_readers_do_not_wait(run: Run, ledger: Path, write: Write) -> None:
    write("a.txt", "Anna Brandt said the ship had left.")
    identity = run("list", "--format", "ids", "--limit", "1").out.strip()
    with ledger.with_name("facts.json.lock").open("rb+") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        for command in (["mark", identity, "checking"], ["ingest", "a.txt"], ["undo"], ["db", "compact"]):
            done = run(*command, "--wait", "0.1")
            assert done.status == 75, command
            assert "try again" in done.err
        assert run("list", "--json").status == 0
        assert json.loads(run("mark", identity, "checking", "--json", "--wait", "0").err)["error"]["code"] == "locked"
    assert run("mark", identity, "checking").status == 0


def start_endless(environment: dict[str, str], arguments: list[str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "factcli", *arguments],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, -signal.SIGTERM)])
def test_an_interruption_ends_quietly_with_its_status(
    environment: dict[str, str], number: signal.Signals, status: int
) -> None:
    worker = start_endless(environment, ["ingest", "-"])
    time.sleep(1)
    worker.send_signal(number)
    out, err = worker.communicate(timeout=20)
    assert worker.returncode == status
    assert b"Traceback" not in err
    assert (b"interrupted" in err) == (number is signal.SIGINT)
    assert out == b""


def test_an_interruption_while_the_program_loads_ends_quietly_too(environment: dict[str, str]) -> None:
    loading = (
        "import sys\n"
        "from factcli.__main__ import main\n"
        "sys.argv[1:] = ['list']\n"
        "class Interrupting:\n"
        "    def find_spec(self, name, *rest):\n"
        "        if name == 'typer':\n"
        "            raise KeyboardInterrupt\n"
        "sys.meta_path.insert(0, Interrupting())\n"
        "main()\n"
    )
    done = subprocess.run([sys.executable, "-c", loading], env=environment, capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")


@pytest.mark.skipif(not Path("/proc").exists(), reason="looks for processes in /proc")
def test_worker_processes_end_with_their_parent(environment: dict[str, str], tmp_path: Path) -> None:
    lines = [json.dumps({"text": f"Anna Brandt said ship {n} had left. " * 200}) for n in range(400)]
    (tmp_path / "many.jsonl").write_text("\n".join(lines))
    worker = start_endless(environment, ["ingest", str(tmp_path / "many.jsonl"), "--jobs", "2", "-q"])

    def children() -> list[int]:
        found = []
        for entry in Path("/proc").glob("[0-9]*/stat"):
            try:
                fields = entry.read_text().rsplit(")", 1)[1].split()
            except OSError:
                continue
            if int(fields[1]) == worker.pid:
                found.append(int(entry.parent.name))
        return found

    deadline = time.monotonic() + 20
    while len(children()) < 2 and time.monotonic() < deadline:
        time.sleep(0.02)
    pids = children()
    assert pids
    worker.kill()
    worker.communicate()
    deadline = time.monotonic() + 10
    while any(
        Path(f"/proc/{pid}/stat").exists() and "Z" not in Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1][:3]
        for pid in pids
    ):
        assert time.monotonic() < deadline, "workers outlived their parent"
        time.sleep(0.05)


def test_what_is_no_file_is_never_taken_for_a_ledger_or_replaced(run: Run, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for place in ("/", pipe, "/dev/null"):
        for command in (["list"], ["ingest", ARTICLES / "court-verdict.txt", "-q"], ["db", "check"]):
            done = run(*command, "--db", place)
            assert (done.status, done.out) == (5, ""), (place, command)
            assert "no file that a ledger can be in" in done.err
    assert pipe.is_fifo()
    assert Path("/dev/null").is_char_device()


def test_a_byte_that_is_lost_from_the_last_record_is_no_torn_write(run: Run, ledger: Path) -> None:
    whole = journal_of(ledger).read_bytes()
    start = whole.rindex(b"second note")
    for at in range(start, len(whole) - 1, 9):
        journal_of(ledger).write_bytes(whole[:at] + whole[at + 1 :])
        assert run("list").status == 5, at
        assert run("db", "check").status == 5, at


@pytest.mark.parametrize("length", ["6m", "12h", "30M"])
def test_an_archive_is_told_no_minutes_where_months_are_meant(run: Run, ledger: Path, length: str) -> None:
    done = run("db", "archive", "--before", length, "--yes")
    assert (done.status, done.out) == (2, "")
    assert "6mo (months)" in done.err
