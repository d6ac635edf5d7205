"""A sync that was taken back: its articles go, stay gone, and come back with redo."""

from collections.abc import Callable
from pathlib import Path

from conftest import Run

Write = Callable[[str, str | bytes], Path]


def test_a_sync_is_taken_back_like_an_ingest(run: Run, write: Write, tmp_path: Path) -> None:
    write("wire/a.txt", "Anna Brandt said that the ship had left the port. Omar Reyes denied that it had a permit.")
    assert run("source", "add", tmp_path / "wire").status == 0
    assert run("sync", "--all", "-q").status == 0
    before = run("list", "--json").json
    assert len(before) == 2
    number = next(one["run"] for one in run("history", "--json").json if one["command"] == "sync")
    assert run("undo", str(number)).status == 0
    assert run("list", "--json").json == []
    assert run("sync", "--all", "-q").status == 0
    assert run("list", "--json").json == []
    assert run("redo").status == 0
    assert run("list", "--json").json == before
