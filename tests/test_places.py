"""Paths that the ledger cannot be at, or cannot be written at: said with the path, in the documented status."""

import ctypes
import os
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import ARTICLES, Run, undisturbed

_CAPABILITIES_THAT_IGNORE_PERMISSIONS = (1, 2)
_DROP_FROM_BOUNDING_SET = 24


def without_privileges() -> None:
    """Have permissions hold for the superuser too, as whom tests may run."""
    if os.geteuid() == 0:
        for capability in _CAPABILITIES_THAT_IGNORE_PERMISSIONS:
            ctypes.CDLL(None).prctl(_DROP_FROM_BOUNDING_SET, capability, 0, 0, 0)


def limited(size: int) -> Callable[[], None]:
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def call(environment: dict[str, str], before: Callable[[], None], *words: str | Path) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-m", "factcli", *map(str, words)],
        env=undisturbed(environment),
        capture_output=True,
        preexec_fn=before,
        check=False,
    )
    return done.returncode, done.stderr.decode()


def test_a_folder_that_may_only_be_read_is_74_for_writers_and_no_matter_for_readers(
    run: Run, environment: dict[str, str], home: Path
) -> None:
    article = ARTICLES / "court-verdict.txt"
    assert run("ingest", article).status == 0
    identity = run("list", "--format", "ids").lines[0]
    for file in home.iterdir():
        file.chmod(0o400)
    home.chmod(0o500)
    try:
        for command in (["mark", identity, "disputed"], ["ingest", article], ["db", "compact"]):
            status, err = call(environment, without_privileges, *command)
            assert status == 74, (command, err)
            assert str(home) in err
            assert "Traceback" not in err
        assert call(environment, without_privileges, "list") == (0, "")
        assert call(environment, without_privileges, "db", "backup", home / "copy.json")[0] == 74
    finally:
        home.chmod(0o700)


@pytest.mark.parametrize("length", [248, 300])
def test_a_name_that_is_too_long_is_refused_with_the_path(run: Run, home: Path, length: int) -> None:
    path = home / ("n" * length)
    for command, statuses in {
        "list": {5},
        "compare": {5},
        "db check": {5},
        "db repair": {5},
        f"ingest {ARTICLES}": {5, 74},
        "mark abcd disputed": {5, 74},
    }.items():
        done = run(*command.split(), "--db", path)
        assert done.status in statuses, (command, done.err)
        assert path.name in done.err
        assert "too long" in done.err


def test_a_backup_never_takes_the_place_of_a_file(run: Run, home: Path, tmp_path: Path) -> None:
    run("ingest", ARTICLES / "court-verdict.txt")
    (tmp_path / "mine.txt").write_text("mine")
    done = run("db", "backup", "mine.txt")
    assert done.status == 2
    assert "mine.txt exists already" in done.err
    assert (tmp_path / "mine.txt").read_text() == "mine"


def test_a_backup_without_room_leaves_nothing_behind(run: Run, environment: dict[str, str], tmp_path: Path) -> None:
    run("ingest", ARTICLES)
    target = tmp_path / "copy.json"
    status, err = call(environment, limited(4000), "db", "backup", target)
    assert status == 74
    assert "no room" in err
    assert not target.exists()
    assert run("db", "backup", target).status == 0
    assert run("list", "--json", "--db", target).out == run("list", "--json").out
