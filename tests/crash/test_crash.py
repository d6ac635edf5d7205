"""No acknowledged write is ever lost: not to kill -9, not to other writers, not to a full disk."""

import json
import os
import random
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import ARTICLES, Run, undisturbed
from tinydb import TinyDB

from factcli.store.ledger import LedgerFile

WORKER = Path(__file__).parent / "worker.py"
KILLS = int(os.environ.get("FACTCLI_KILLS", "60"))
OPERATIONS = int(os.environ.get("FACTCLI_OPERATIONS", "120"))


def start(ledger: Path, name: str, operations: int) -> subprocess.Popen[bytes]:
    command = [sys.executable, str(WORKER), str(ledger), name, str(operations)]
    # Unbuffered: of what `readline` reads ahead into a buffer, `communicate` would know nothing.
    env = undisturbed(dict(os.environ))
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, bufsize=0, env=env)


def acknowledged(out: bytes) -> list[dict[str, Any]]:
    """The lines that a worker finished."""
    return [json.loads(line) for line in out.split(b"\n")[:-1]]


def assert_all_there(path: Path, lines: list[dict[str, Any]]) -> None:
    ledger = LedgerFile(path, wait=0)
    assert ledger.check() == []
    recorded = {run.by for run in ledger.runs()}
    missing = [line for line in lines if line["what"] != "compact" and line["by"] not in recorded]
    assert missing == []
    for line in lines:
        for claim in line["claims"]:
            assert ledger.claim(claim).id == claim
    with TinyDB(path, access_mode="r") as stock:
        assert set(stock.tables()) >= {"_meta"}


@pytest.mark.long
def test_kill_at_any_moment_loses_nothing_acknowledged(tmp_path: Path) -> None:
    ledger = tmp_path / "facts.json"
    chance = random.Random(5)
    lines: list[dict[str, Any]] = []
    for number in range(KILLS):
        worker = start(ledger, f"k{number}", 10_000)
        assert worker.stdout is not None
        first = worker.stdout.readline()
        time.sleep(chance.uniform(0, 0.15))
        worker.send_signal(signal.SIGKILL)
        out, err = worker.communicate()
        assert err == b"", err.decode()
        lines += acknowledged(first + out)
        if number % 10 == 9 or number == KILLS - 1:
            assert_all_there(ledger, lines)
    assert len(lines) > KILLS


@pytest.mark.long
def test_four_writers_lose_nothing(tmp_path: Path) -> None:
    ledger = tmp_path / "facts.json"
    workers = [start(ledger, f"w{number}", OPERATIONS) for number in range(4)]
    lines: list[dict[str, Any]] = []
    for worker in workers:
        out, err = worker.communicate(timeout=300)
        assert worker.returncode == 0, err.decode()
        lines += acknowledged(out)
    assert_all_there(ledger, lines)
    assert len(lines) > 2 * OPERATIONS


def limited(size: int) -> Callable[[], None]:
    """Files may not grow beyond `size` bytes: what a full disk looks like."""
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


@pytest.mark.parametrize(
    "command", [["ingest", str(ARTICLES), "--again"], ["mark", "ID", "disputed", "--note", "x" * 5000]]
)
def test_a_full_disk_leaves_the_state_before_and_says_so(
    run: Run, environment: dict[str, str], home: Path, command: list[str]
) -> None:
    assert run("ingest", ARTICLES / "court-verdict.txt").status == 0
    before = run("list", "--json").out
    size = (home / "facts.json.journal").stat().st_size
    words = [run("list", "--format", "ids").lines[0] if word == "ID" else word for word in command]
    done = subprocess.run(
        [sys.executable, "-m", "factcli", *words],
        env=undisturbed(environment),
        capture_output=True,
        preexec_fn=limited(size + 1000),
        check=False,
    )
    assert done.returncode == 74, done.stderr
    assert b"no room" in done.stderr
    assert b"Traceback" not in done.stderr
    assert run("list", "--json").out == before
    assert run("db", "check").status == 0
    assert (
        run("mark", words[1] if command[0] == "mark" else run("list", "--format", "ids").lines[0], "checking").status
        == 0
    )


@pytest.mark.parametrize("command", ["import", "forget"])
def test_a_full_disk_leaves_all_of_a_ledger_as_it_was(
    run: Run, environment: dict[str, str], home: Path, tmp_path: Path, command: str
) -> None:
    assert run("ingest", ARTICLES, "-q", "--db", tmp_path / "other.json").status == 0
    run("export", "--db", tmp_path / "other.json", "-o", tmp_path / "all.jsonl")
    assert run("ingest", ARTICLES / "court-verdict.txt", "-q").status == 0
    before = run("export").out
    files = {path.name: path.read_bytes() for path in home.iterdir()}
    words = {"import": [str(tmp_path / "all.jsonl")], "forget": [run("articles", "--format", "ids").lines[0], "--yes"]}
    size = (home / "facts.json").stat().st_size
    done = subprocess.run(
        [sys.executable, "-m", "factcli", command, *words[command]],
        env=undisturbed(environment),
        capture_output=True,
        preexec_fn=limited(size // 2 if command == "import" else 100),
        check=False,
    )
    assert done.returncode == 74, done.stderr
    assert b"the ledger is as it was before" in done.stderr
    assert run("export").out == before
    assert {path.name: path.read_bytes() for path in home.iterdir()} == files


def test_an_ingest_that_a_full_disk_cuts_off_says_what_it_stored(
    run: Run, environment: dict[str, str], home: Path, write: Callable[[str, str], Path]
) -> None:
    lines = [{"text": f"Anna Brandt said ship {n} had left.", "url": f"https://h.example/{n}"} for n in range(400)]
    file = write("many.jsonl", "\n".join(map(json.dumps, lines)))
    done = subprocess.run(
        [sys.executable, "-m", "factcli", "ingest", file],
        env=undisturbed(environment),
        capture_output=True,
        text=True,
        preexec_fn=limited(200_000),
        check=False,
    )
    assert done.returncode == 74, done.stderr
    stored = len(run("articles", "--json").json)
    assert 0 < stored < len(lines)
    assert f"{stored} articles had been stored before, as run 1" in done.stderr
    assert "as it was before" not in done.stderr
    assert run("undo", "1").status == 0
    assert run("list", "--json").json == []


def test_compaction_without_room_is_skipped_and_the_ledger_goes_on(
    run: Run, environment: dict[str, str], home: Path
) -> None:
    assert run("ingest", ARTICLES).status == 0
    before = run("list", "--json").out
    done = subprocess.run(
        [sys.executable, "-m", "factcli", "db", "compact"],
        env=undisturbed(environment),
        capture_output=True,
        preexec_fn=limited(4000),
        check=False,
    )
    assert done.returncode == 74, done.stderr
    assert run("list", "--json").out == before
    assert sorted(file.name for file in home.iterdir()) == ["facts.json", "facts.json.journal", "facts.json.lock"]


@pytest.mark.long
def test_an_ingest_killed_midway_leaves_whole_articles_and_a_second_run_goes_on(
    run: Run, environment: dict[str, str], tmp_path: Path
) -> None:
    lines = [
        json.dumps(
            {
                "text": f"Harbour news\n\nAnna Brandt said ship {n} had left.\n\nIt carried wheat.",
                "url": f"https://h.example/{n}",
            }
        )
        for n in range(3000)
    ]
    file = tmp_path / "many.jsonl"
    file.write_text("\n".join(lines))
    worker = subprocess.Popen([sys.executable, "-m", "factcli", "ingest", file, "-q"], env=environment)
    journal = Path(environment["FACTCLI_DB"] + ".journal")
    while not (journal.exists() and journal.stat().st_size > 100_000):
        assert worker.poll() is None
        time.sleep(0.005)
    worker.kill()
    worker.wait()
    stored = run("articles", "--json").json
    assert 0 < len(stored) < 3000
    assert all(article["claims"] == 1 for article in stored)
    report = run("ingest", file, "--json").json
    assert report["unchanged"] == len(stored)
    assert report["added"] == 3000 - len(stored)
    assert len(run("list", "--format", "ids").lines) == 3000
