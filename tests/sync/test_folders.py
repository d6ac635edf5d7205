"""Folders as sources: each file is read once until it changes."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import Run
from sync.press import page, story
from test_places import without_privileges

from factcli.models.location import named_by, printable

Write = Callable[[str, str | bytes], Path]
Sync = Callable[..., Any]


@pytest.fixture
def sync(run: Run) -> Sync:
    def call(*arguments: str, expected: int = 0, reading: float | None = None) -> Any:
        done = run("sync", "--all", "--json", *arguments, reading=reading)
        assert done.status == expected, (done.out, done.err)
        return done.json

    return call


def test_files_that_are_not_read_are_counted_by_their_endings_wherever_the_folder_is_told_of(
    run: Run, write: Write, sync: Sync
) -> None:
    files = [write(f"inbox/{name}", b"%PDF-1.4") for name in ("a.pdf", "deep/b.PDF", "c.docx", "notes")]
    run("source", "add", "inbox")
    unread = {".pdf": 2, ".docx": 1, "": 1}
    assert sync()["sources"][0]["unread"] == unread
    assert run("source", "list", "--json").json[0]["unread"] == unread
    table = " ".join(run("source", "list", "--format", "table").out.split())
    assert "not read: 2 .pdf, 1 .docx, 1 without an ending; save what is in them as text" in table
    assert "inbox" in {one["check"]: one["detail"] for one in run("doctor", "--json").json}["sources"]
    for file in files:
        file.unlink()
    sync()
    assert run("source", "list", "--json").json[0]["unread"] == {}


def test_new_changed_and_removed_files(run: Run, write: Write, sync: Sync, tmp_path: Path) -> None:
    write("inbox/a.txt", "\n\n".join(story(1)))
    write("inbox/deep/b.html", page(story(2)))
    write("inbox/c.jsonl", "".join(json.dumps({"text": "\n\n".join(story(number))}) + "\n" for number in range(3, 43)))
    write("inbox/.hidden.txt", "Lena Novak said that nobody reads this.")
    write("inbox/photo.png", b"\x89PNG")
    write("inbox/half.jsonl", '{"text": "Marek Soll said that 3 boats came back."}\n{"text": "Lena Nov')
    done = run("source", "add", "inbox", "--outlet", "The Desk", "--tag", "desk", "--json")
    assert done.status == 0
    assert (done.json[0]["kind"], done.json[0]["target"]) == ("folder", str(tmp_path / "inbox"))
    assert done.json[0]["name"] == "inbox"
    report = sync()
    assert (report["added"], report["sources"][0]["entries"], report["sources"][0]["outcome"]) == (43, 4, "polled")
    assert [(Path(one["url"]).name.partition(":")[0], one["final"]) for one in report["pages_failed"]] == [
        ("half.jsonl", True)
    ]
    article = run("articles", "--json", "--limit", "1").json[0]
    assert (article["outlet"], article["tags"]) == ("The Desk", ["desk"])
    assert len(run("articles", "--source", "inbox", "--json").json) == 43

    again = sync()
    assert (again["added"], again["read"], again["pages_failed"]) == (0, 0, [])
    write("inbox/a.txt", "\n\n".join(story(1, 2)))
    write("inbox/new.md", "# News\n\n" + "\n\n".join(story(50)))
    (tmp_path / "inbox/deep/b.html").unlink()
    write("inbox/half.jsonl", '{"text": "Marek Soll said that 3 boats came back."}\n{"text": "Lena Novak said so."}\n')
    report = sync()
    assert (report["added"], report["revised"], report["pages_failed"]) == (2, 1, [])
    edits = [figure for one in report["revisions"][0]["changes"] for figure in one["figures"]]
    assert [(one["before"], one["after"]) for one in edits] == [(12, 2)]
    assert len(run("articles", "--json").json) == 45


def synced_without_privileges(environment: dict[str, str]) -> Any:
    done = subprocess.run(
        [sys.executable, "-m", "factcli", "sync", "--all", "--json"],
        env=environment, capture_output=True, preexec_fn=without_privileges, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_a_file_that_nobody_may_read_is_read_once_somebody_may(
    run: Run, write: Write, environment: dict[str, str]
) -> None:
    closed = write("inbox/a.txt", "\n\n".join(story(1)))
    run("source", "add", "inbox")
    closed.chmod(0)
    report = synced_without_privileges(environment)
    assert [one["reason"] for one in report["pages_failed"]] == ["cannot be opened: Permission denied"]
    assert synced_without_privileges(environment)["pages_failed"] == []
    closed.chmod(0o644)
    assert synced_without_privileges(environment)["added"] == 1


def test_a_folder_that_is_gone_fails_and_one_below_it_that_is_closed_is_said(
    run: Run, write: Write, sync: Sync, tmp_path: Path, environment: dict[str, str]
) -> None:
    write("inbox/a.txt", "\n\n".join(story(1)))
    closed = write("inbox/closed/b.txt", "\n\n".join(story(2))).parent
    run("source", "add", "inbox")
    closed.chmod(0)
    try:
        report = synced_without_privileges(environment)
    finally:
        closed.chmod(0o700)
    assert report["added"] == 1
    assert [(one["url"], "cannot be opened" in one["reason"]) for one in report["pages_failed"]] == [
        (str(closed), True)
    ]
    assert sync()["added"] == 1

    (tmp_path / "inbox").rename(tmp_path / "away")
    report = sync(expected=4)
    assert [(one["outcome"], one["reason"]) for one in report["sources"]] == [("failed", "there is no such folder")]
    assert len(run("articles", "--json").json) == 2
    (tmp_path / "away").rename(tmp_path / "inbox")
    assert sync()["added"] == 0


def test_names_that_are_not_utf_8_are_read_as_any_other(run: Run, write: Write, sync: Sync, tmp_path: Path) -> None:
    write("inbox/a.txt", "\n\n".join(story(1)))
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/inbox/it's \\\xff.txt")).write_text("\n\n".join(story(2)))
    other = Path(os.fsdecode(os.fsencode(tmp_path) + b"/'\xfe\\"))
    other.mkdir()
    (other / "b.txt").write_text("\n\n".join(story(3)))
    run("source", "add", "inbox")
    run("source", "add", other)
    report = sync()
    assert [(one["outcome"], one["added"]) for one in report["sources"]] == [("polled", 2), ("polled", 1)]
    report = sync()
    assert (report["added"], report["read"], report["pages_failed"]) == (0, 0, [])
    (other / "b.txt").write_text("\n\n".join(story(3, 2)))
    assert sync()["revised"] == 1


@pytest.mark.parametrize("name", [b"plain", b"$'quoted'", b"it's \\\xff", b"\xfe\\x41'", "ü".encode()])
def test_a_name_is_told_from_the_text_that_stands_for_it(name: bytes) -> None:
    assert os.fsencode(named_by(printable(os.fsdecode(name)))) == name


def test_what_is_there_already_is_passed_over_with_catch_up(run: Run, write: Write, sync: Sync) -> None:
    write("inbox/a.txt", "\n\n".join(story(1)))
    run("source", "add", "inbox", "--catch-up")
    assert sync()["added"] == 0
    write("inbox/b.txt", "\n\n".join(story(2)))
    assert sync()["added"] == 1


def test_a_folder_that_takes_too_long_is_gone_on_with_in_the_next_run(run: Run, write: Write, sync: Sync) -> None:
    for number in (1, 2, 3, 4):
        write(f"inbox/{number}.txt", "\n\n".join(story(number)))
    write("other/a.txt", "\n\n".join(story(999)))
    run("source", "add", "inbox")
    run("source", "add", "other")
    first = sync("--time-limit", "2m", reading=100)
    assert (first["added"], first["unfinished"], first["waiting"]) == (2, True, 2)
    assert [(one["name"], one["entries"], one["outcome"]) for one in first["sources"]] == [("inbox", 2, "read")]
    assert sync()["added"] == 3
