"""Times: people read those of their own zone, programs those of the ledger."""

from collections.abc import Callable, Iterator
from pathlib import Path
from time import tzset

import pytest
from conftest import Run, local

from factcli.text.times import local_minute

TOKYO = {"TZ": "Asia/Tokyo"}


def test_every_table_tells_local_time_and_every_pipe_that_of_the_ledger(run: Run, tmp_path: Path) -> None:
    story = tmp_path / "a.txt"
    story.write_text("Anna Brandt said the ship had left with 12 sailors. Omar Reyes said the crane had fallen.\n")
    run("ingest", story, "-q")
    (ship,) = run("list", "--words", "ship", "--format", "ids").lines
    run("mark", ship, "disputed", "-e", "https://a.example/log", "-q")
    run("fix", ship, "--speaker", "Marek Soll", "-q")
    run("dismiss", ship, "-q")
    run("filter", "save", "disputed", "status:disputed")
    run("alias", "add", "Soll", "Marek Soll")
    (tmp_path / "folder").mkdir()
    run("source", "add", tmp_path / "folder")
    run("sync", "-q")
    story.write_text(story.read_text().replace("12 sailors", "14 sailors"))
    run("ingest", story, "-q")
    for command, names in (
        (("history",), ("at",)),
        (("history", ship), ("at",)),
        (("filter", "list"), ("at",)),
        (("alias", "list"), ("at",)),
        (("evidence", "list", ship), ("at",)),
        (("changes",), ("at",)),
        (("source", "list"), ("last_success",)),
        (("show", ship), ("marked_at", "corrected_at", "dismissed_at")),
    ):
        found = run(*command, "--json").json
        found = found if isinstance(found, list) else [found]
        times = [one[name] for one in found for name in names]
        assert times
        assert all(time.endswith("Z") for time in times), command
        piped = run(*command, env=TOKYO).out
        drawn = run(*command, "--format", "table", env=TOKYO).out
        for time in times:
            assert local(time, 9) in drawn, command
            assert time not in drawn, command
            assert time in piped or command[0] == "changes", command
    assert local(run("history", "--json").json[0]["at"], 9) in run("undo", env=TOKYO).err


@pytest.fixture
def zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Set this process's time zone, for the length of a test."""

    def set_zone(name: str) -> None:
        monkeypatch.setenv("TZ", name)
        tzset()

    yield set_zone
    monkeypatch.undo()
    tzset()


def test_a_time_that_no_calendar_has_here_is_told_as_it_was_written(zone: Callable[[str], None]) -> None:
    zone("Asia/Tokyo")
    assert local_minute("2026-03-14T20:00:00Z") == "2026-03-15 05:00"
    assert local_minute("9999-12-31T23:59:59Z") == "9999-12-31T23:59:59Z"
    zone("America/New_York")
    assert local_minute("0001-01-01T00:00:00Z") == "0001-01-01T00:00:00Z"
