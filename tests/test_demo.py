"""`factcli demo` shows the main job in a ledger of its own, does what it shows, and touches no other ledger."""

import re
import shlex
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path
from typing import Any

import pytest
from conftest import ARTICLES, PROJECT, Look, Run, bare, undisturbed
from in_process import Done

from factcli.store.ledger import LedgerFile

OWN = ".local/share/factcli/demo/facts.json"
FILES = {f"facts.json{ending}" for ending in ("", ".journal", ".lock")}
NEXT = 3
"""How many commands are named at the end, for the user to type."""
CHANCE = {"id", "by", "at", "first_seen", "updated", "marked_at", "marked_by"}
"""What differs between two ledgers in which the same was done: times, who did it, the ids of evidence."""


def commands(shown: str) -> list[list[list[str]]]:
    """The commands that were shown: each as the parts of its pipe, these as the words after the program's name."""
    typed = (one.replace("\\\n", " ") for one in re.findall(r"^\$ ((?:.*\\\n)*.*)", shown, re.MULTILINE))
    return [[shlex.split(part)[1:] for part in one.split(" | ")] for one in typed]


def claims(run: Run, ledger: Path) -> dict[str, dict[str, Any]]:
    """What a ledger tells of its claims, by id, but for what chance decides."""
    told = {claim.pop("id"): claim for claim in run("--db", ledger, "list", "--json").json}
    for claim in told.values():
        claim["evidence"] = [{name: one[name] for name in one.keys() - CHANCE} for one in claim["evidence"]]
    return {identity: {name: claim[name] for name in claim.keys() - CHANCE} for identity, claim in told.items()}


def typed(run: Run, pipe: list[list[str]]) -> Done:
    done = Done(0, "", "")
    for part in pipe:
        done = run(*part, stdin=done.out)
        assert (done.status, done.err) == (0, ""), part
    return done


def test_the_shown_commands_do_what_the_demo_did(run: Run, home: Path) -> None:
    done = run("demo")
    assert (done.status, done.err) == (0, "")
    shown = commands(done.out)
    story, after = shown[:-NEXT], shown[-NEXT:]
    assert [[part[0] for part in one] for one in story] == [["ingest"], ["list"], *[["list", "mark"]] * 5, ["compare"]]
    assert not (home / "facts.json").exists()
    for one in story:
        typed(run, one)
    assert claims(run, home / "facts.json") == claims(run, home / OWN)
    assert str(home / OWN) in done.out
    assert [words[:2] for (words,) in after] == [["--db", f"~/{OWN}"]] * NEXT
    assert [words[2] for (words,) in after] == ["show", "search", "review"]
    for (words,) in after[:2]:
        assert typed(run, [["--db", str(home / OWN), *words[2:]]]).out


def test_each_verdict_of_the_demo_has_evidence_and_a_note_and_is_nobody_s(run: Run, home: Path) -> None:
    run("demo")
    judged = run("--db", home / OWN, "list", "-status:unverified", "--json").json
    found = {(one["speaker"], one["status"]) for one in judged}
    assert found == {
        ("Lena Novak", "confirmed"),
        ("Ines Faro", "confirmed"),
        ("Marek Soll", "disputed"),
        ("Peter Halden-Ross", "misleading"),
        ("Dario Venn", "refuted"),
    }
    for one in judged:
        assert one["evidence"], one
        assert one["note"], one
    runs = run("--db", home / OWN, "history", "--json").json
    assert {one["by"] for one in runs} == {"factcli demo"}


def test_a_demo_may_be_run_again_and_leaves_one_ledger_behind(run: Run, home: Path) -> None:
    first = run("demo")
    before = claims(run, home / OWN)
    again = run("demo")
    assert (again.status, again.out) == (0, first.out)
    assert claims(run, home / OWN) == before
    assert {path.name for path in (home / OWN).parent.iterdir()} == FILES
    assert {str(path.relative_to(home)) for path in home.rglob("*") if path.is_file()} == {
        str(Path(OWN).with_name(name)) for name in FILES
    }


def test_a_demo_never_touches_a_ledger_that_no_demo_made(run: Run, home: Path, tmp_path: Path) -> None:
    run("ingest", ARTICLES / "court-verdict.txt")
    run("config", "set", "db", tmp_path / "settings.json")
    mine = home / "facts.json"
    before = {path.name: path.read_bytes() for path in home.iterdir() if path.is_file()}
    assert run("demo").status == 0
    for place in (("demo", "--db", mine), ("--db", mine, "demo"), ("demo", "--force", "--db", mine)):
        done = run(*place)
        assert (done.status, done.out) == (2, "")
        assert f"{mine} is a ledger that no demo made" in done.err
    assert {path.name: path.read_bytes() for path in home.iterdir() if path.is_file()} == before
    assert not (tmp_path / "settings.json").exists()


def test_a_demo_starts_anew_over_somebody_s_work_only_where_that_is_wished(run: Run, tmp_path: Path) -> None:
    place = tmp_path / "elsewhere" / "facts.json"
    assert run("demo", "--db", place).status == 0
    before = claims(run, place)
    (claim,) = run("--db", place, "add", "--speaker", "Ann", "--text", "it is my work", "--json").json
    refused = run("demo", "--db", place)
    assert (refused.status, refused.out) == (2, "")
    assert "somebody has worked" in refused.err
    assert "--force" in refused.err
    assert claim["id"] in claims(run, place)
    assert run("demo", "--db", place, "--force").status == 0
    assert claims(run, place) == before


def test_what_is_no_ledger_is_refused_and_left_as_it_is(run: Run, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear Ann")
    assert run("demo", "--db", "letter.txt").status == 5
    assert (tmp_path / "letter.txt").read_text() == "Dear Ann"


@pytest.mark.parametrize("columns", [60, 80, 160])
def test_a_demo_on_a_terminal_fits_it_and_calls_no_pager(look: Look, columns: int) -> None:
    drawn = bare(look("demo", columns=columns, rows=24, env={"PAGER": "false"}))
    tables = [line for line in drawn.splitlines() if not line.lstrip().startswith(("$", "--", "/", "The ledger"))]
    assert max(len(line) for line in tables if "factcli" not in line) <= columns
    assert "Not compared" in drawn
    assert drawn.count("\n$ ") == 8 + NEXT


def test_a_demo_tells_what_it_is_at_before_it_is_done(environment: dict[str, str], home: Path) -> None:
    command = [sys.executable, "-m", "factcli", "demo", "--wait", "5"]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, bufsize=0) as running:
        assert running.stdout is not None
        with LedgerFile(home / OWN, wait=5).transaction():  # until it is left, the demo can store nothing
            told = b""
            while b"ingest" not in told:
                told += running.stdout.read(65536)
        running.communicate()
    assert running.returncode == 0


@pytest.mark.long
def test_a_demo_that_was_killed_is_begun_anew_by_the_next(run: Run, home: Path, environment: dict[str, str]) -> None:
    whole = run("demo").out
    before = claims(run, home / OWN)
    command = [sys.executable, "-m", "factcli", "demo"]
    ended = set()
    for tenths in range(1, 16, 2):
        running = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        time.sleep(tenths / 10)
        running.kill()
        _, errors = running.communicate()
        assert errors == b""
        ended.add(running.returncode)
        if tenths % 4 == 1:
            assert run("demo").out == whole
            assert claims(run, home / OWN) == before
    assert -signal.SIGKILL in ended
    assert run("demo").out == whole
    assert {path.name for path in (home / OWN).parent.iterdir()} == FILES


@pytest.mark.long
def test_the_wheel_has_the_samples_and_its_demo_runs_without_the_repository(
    environment: dict[str, str], home: Path, tmp_path: Path
) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path]
    subprocess.run(build, cwd=PROJECT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as opened:
        opened.extractall(tmp_path / "installed")
    env = undisturbed({**environment, "PYTHONPATH": str(tmp_path / "installed")})
    command = [sys.executable, "-m", "factcli", "demo"]
    done = subprocess.run(command, env=env, cwd=home, capture_output=True, text=True, check=True)
    assert f"ingest {tmp_path / 'installed' / 'factcli' / 'samples'}" in done.stdout
    assert done.stderr == ""
    installed = {
        str(path.relative_to(tmp_path / "installed/factcli/samples"))
        for path in (tmp_path / "installed/factcli/samples").rglob("*")
    }
    assert installed == {str(path.relative_to(ARTICLES)) for path in ARTICLES.rglob("*")}
