"""An export that was merged can be taken back, so that all is as it was."""

from pathlib import Path
from typing import Any

import pytest
from conftest import Once, Run
from richly import Write, enriched, ids


@pytest.fixture
def rich(run: Run, write: Write, home: Path, once: Once) -> Run:
    once("rich", lambda: enriched(run, write, home))
    return run


@pytest.fixture
def theirs(rich: Run, tmp_path: Path, write: Write) -> str:
    """An export of a ledger that began as a copy of this one, and went its own way."""
    other = str(tmp_path / "other" / "facts.json")
    rich("import", "-", "--db", other, stdin=rich("export").out)
    new = write("new.txt", "Greta Lind said the lock had failed 9 times.\n\nTom Addo denied that the gate was old.\n")
    rich("ingest", new, "-q", "--db", other)
    rich(
        "mark",
        ids(rich, "--words", "crane")[0],
        "refuted",
        "--by",
        "bob",
        "--evidence",
        "https://b.example/1",
        "-q",
        "--db",
        other,
    )
    rich("mark", ids(rich, "--words", "lock", "--db", other)[0], "checking", "--by", "bob", "-q", "--db", other)
    rich("tag", ids(rich, "--words", "crane")[0], "--add", "ours", "-q")
    return rich("export", "--db", other).out


def shown(run: Run) -> list[Any]:
    return [
        run(*words, "--json").json
        for words in (["list"], ["list", "--dismissed"], ["articles"], ["source", "list"], ["count", "tag"])
    ]


def test_undo_takes_a_merging_back(rich: Run, theirs: str) -> None:
    before, history = shown(rich), rich("history", "--json").json
    done = rich("import", "-", "--json", stdin=theirs)
    assert done.status == 0, done.err
    number = done.json["run"]
    assert shown(rich) != before
    back = rich("undo", str(number))
    assert back.status == 0, back.err
    assert shown(rich) == before
    assert [one["command"] for one in rich("history", "--json").json] == [
        "undo",
        "import",
        *(one["command"] for one in history),
    ]
    assert rich("db", "check").status == 0
    again = rich("redo")
    assert again.status == 3
    assert "import the same file again" in again.err
    assert rich("import", "-", stdin=theirs).status == 0
    assert ids(rich, "--words", "lock")


def test_undo_alone_takes_no_command_of_another_ledger_back(rich: Run, theirs: str) -> None:
    claim = ids(rich)[0]
    rich("tag", claim, "--add", "mine", "-q")
    number = rich("import", "-", "--json", stdin=theirs).json["run"]
    before = rich("export").out
    done = rich("undo")
    assert done.status == 3
    assert f"run {number}, an import" in done.err
    assert f"`factcli undo {number}`" in done.err
    assert rich("redo").status == 3
    assert rich("export").out == before
    rich("tag", claim, "--add", "later", "-q")
    assert "took back" in rich("undo").err
    assert rich("undo", str(number)).status == 0
    done = rich("undo")
    assert done.status == 0
    assert "tag +mine" in done.err


def test_what_was_changed_since_is_not_lost(rich: Run, theirs: str) -> None:
    number = rich("import", "-", "--json", stdin=theirs).json["run"]
    rich("mark", ids(rich, "--words", "lock")[0], "confirmed", "-q")
    before = rich("export").out
    done = rich("undo", str(number))
    assert done.status == 3
    assert "has been changed since" in done.err
    assert rich("export").out == before
    rich("undo")
    assert rich("undo", str(number)).status == 3  # the mark and its undo are on record


def test_what_was_forgotten_since_is_not_brought_back(rich: Run, theirs: str) -> None:
    number = rich("import", "-", "--json", stdin=theirs).json["run"]
    article = rich("list", "--words", "crane", "--json").json[0]["article"]["id"]
    assert rich("forget", article, "--yes").status == 0
    done = rich("undo", str(number))
    assert done.status == 3, done.err
    assert article not in [one["id"] for one in rich("articles", "--json").json]
    assert rich("db", "check").status == 0


def test_what_brings_nothing_has_no_run(rich: Run, theirs: str) -> None:
    rich("import", "-", stdin=theirs)
    before = rich("export").out
    assert rich("import", "-", "--json", stdin=theirs).json["run"] is None
    assert rich("export").out == before
