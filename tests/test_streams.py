"""Streams that are closed, or whose reader has gone."""

import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Run

Shell = Callable[[str], tuple[int, str, str]]


@pytest.fixture
def shell(samples: Run, environment: dict[str, str], tmp_path: Path) -> Shell:
    """Run a line of bash with a ledger; returns the status of its first command, output and errors."""
    (tmp_path / "a.txt").write_text("Anna Brandt said the ship had left.")
    program = f'factcli() {{ {shlex.quote(sys.executable)} -m factcli "$@"; }}\n'

    def call(line: str) -> tuple[int, str, str]:
        done = subprocess.run(
            ["bash", "-c", f"{program}{line}\nexit ${{PIPESTATUS[0]}}"],
            env=environment,
            cwd=tmp_path,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        return done.returncode, done.stdout, done.stderr

    return call


@pytest.mark.parametrize(
    "command",
    ["list", "list --format table", "articles", "compare", "ingest a.txt", "--help", "list --help"],
)
def test_a_closed_output_is_74(shell: Shell, command: str) -> None:
    status, _, err = shell(f"factcli {command} >&-")
    assert status == 74
    assert "factcli: output cannot be written: it is closed\n  " in err


def test_what_prints_nothing_needs_no_output(shell: Shell) -> None:
    assert shell("factcli ingest a.txt -q >&-") == (0, "", "")


@pytest.mark.parametrize(("command", "expected"), [("ingest -", 6), ("extract -", 6), ("mark - confirmed", 2)])
def test_a_closed_input_is_said_to_be_unreadable(shell: Shell, command: str, expected: int) -> None:
    status, _, err = shell(f"factcli {command} <&-")
    assert status == expected
    assert "cannot be read" in err
    assert "our fault" not in err


def test_closed_errors_change_nothing(shell: Shell) -> None:
    assert shell("factcli show 0000 2>&-")[0] == 3
    assert shell("factcli list --limit 1 --format ids 2>&-")[:1] == (0,)
    assert shell("factcli list 2>&- >&-")[0] == 74


@pytest.mark.parametrize("command", ["list", "list --json", "ingest --help", "list --help", "mark --help", "--help"])
def test_a_reader_that_has_gone_is_no_failure(shell: Shell, command: str) -> None:
    status, _, err = shell(f"factcli {command} | true")
    assert (status, err) == (0, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_workers_and_a_full_stderr_change_nothing_of_the_status(
    run: Run, environment: dict[str, str], tmp_path: Path
) -> None:
    story = tmp_path / "a.txt"
    story.write_text("Anna Brandt said the ship had left.\n")
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-m", "factcli", "ingest", story, "--jobs", "2"]
        done = subprocess.run(command, env=environment, stderr=full, stdout=subprocess.DEVNULL, check=False)
    assert done.returncode == 0
    assert len(run("list", "--format", "ids").lines) == 1
