"""`archive`: old articles that nobody works on go into a second ledger, whole, and never twice."""

import fcntl
import json
import re
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pexpect
import pytest
from conftest import Run, undisturbed

from factcli.models.source import Page
from factcli.store.ledger import LedgerFile

Write = Callable[[str, str | bytes], Path]

OLD, NEW = "2026-01-10", "2026-03-01"
BEFORE = "2026-02-01"
TEXTS = {
    "ship": "Anna Brandt said that 12 ships had left the port. Omar Reyes denied that they had a permit.",
    "ferry": "Ilse Koch said that the ferry was late. She promised to look into it.",
    "barge": "Tom Arden said that 40 barges were waiting.",
    "tug": "Lena Novak warned that the tug had sunk.",
    "crane": "Paul Mora said that the crane was safe.",
    "last": "Mia Lund said that the quay was open.",
}
"""In the order in which they are ingested; of the last one the ledger keeps the revision."""


def line(name: str, published: str | None = OLD, text: str | None = None) -> str:
    record = {
        "text": text or TEXTS[name],
        "url": f"https://dock.example/{name}",
        "title": name,
        "sitename": "Dock Post",
    }
    return json.dumps({**record, **({"date": published} if published else {})})


@pytest.fixture
def ingest(run: Run, write: Write) -> Callable[..., None]:
    def call(*lines: str) -> None:
        for one in lines:
            write("a.jsonl", one)
            done = run("ingest", "a.jsonl", "-q")
            assert done.status == 0, done.err

    return call


@pytest.fixture
def target(home: Path) -> Path:
    return home / "facts-archive.json"


@pytest.fixture
def filled(run: Run, ingest: Callable[..., None]) -> Run:
    """A ledger with six articles, all old; the first was edited once."""
    ingest(*map(line, TEXTS))
    ingest(line("ship", text=TEXTS["ship"].replace("12", "2")), line("last", text=TEXTS["last"] + " He said so."))
    return run


def records(run: Run, *arguments: str | Path) -> list[dict[str, Any]]:
    return sorted(run("list", "--json", *arguments).json, key=lambda claim: str(claim["id"]))


def titles(run: Run, *arguments: str | Path) -> list[str]:
    return [article["title"] for article in run("articles", "--json", *arguments).json]


def sound(run: Run, *paths: Path) -> None:
    for path in paths:
        assert run("db", "check", "--db", path).status == 0, path


def test_both_ledgers_together_have_what_the_one_had(filled: Run, home: Path, target: Path) -> None:
    before, articles, edits = records(filled), filled("articles", "--json").json, filled("changes", "--json").json
    done = filled("db", "archive", "--before", BEFORE, "--yes", "--json")
    assert done.json == {"articles": 5, "claims": 7, "to": str(target), "dry_run": False}
    assert titles(filled) == ["last"]
    assert titles(filled, "--db", target) == ["ship", "crane", "tug", "barge", "ferry"]
    both = records(filled) + records(filled, "--db", target)
    assert sorted(both, key=lambda claim: str(claim["id"])) == before
    moved = filled("articles", "--json", "--db", target).json
    assert [one for one in articles if one["title"] != "last"] == moved
    (edit,) = filled("changes", "--json", "--db", target).json
    assert {**edit, "run": 0} == {**edits[1], "run": 0}
    sound(filled, home / "facts.json", target)


def test_a_claim_is_shown_in_the_archive_as_it_was_before(filled: Run, target: Path) -> None:
    identities = [claim["id"] for claim in records(filled, "--outlet", "dock") if claim["article"]["title"] != "last"]
    before = [filled("show", one, "--json", "--explain").json for one in identities]
    page = filled("show", identities[0], "--format", "table").out
    filled("db", "archive", "--before", BEFORE, "--yes")
    assert [filled("show", one, "--json", "--explain", "--db", target).json for one in identities] == before
    assert filled("show", identities[0], "--format", "table", "--db", target).out == page
    assert filled("show", identities[0]).status == 3
    assert filled("mark", identities[0], "confirmed", "--db", target).status == 0


def test_the_order_and_what_is_new_since_a_run_stay(filled: Run, target: Path) -> None:
    before = [claim["id"] for claim in filled("list", "--json").json]
    filled("db", "archive", "--before", BEFORE, "--yes")
    moved = [claim["id"] for claim in filled("list", "--json", "--db", target).json]
    assert moved == [one for one in before if one in moved]
    assert filled("list", "--new-since", "8", "--json").json == []
    assert len(filled("list", "--new-since", "1", "--json", "--db", target).json) == 7


def test_what_a_person_has_ever_worked_on_stays(filled: Run, target: Path) -> None:
    for words, undo in (("ferry", False), ("barges", True)):
        (identity,) = filled("list", "--words", words, "--format", "ids").lines
        filled("mark", identity, "disputed")
        if undo:
            filled("undo")
    filled("db", "archive", "--before", BEFORE, "--yes")
    assert titles(filled) == ["last", "barge", "ferry"]
    assert titles(filled, "--db", target) == ["ship", "crane", "tug"]


def test_what_is_to_be_read_again_and_what_was_taken_back_stays(filled: Run, home: Path, target: Path) -> None:
    ledger = LedgerFile(home / "facts.json", wait=5)
    by_title = {article.title: article.id for article in ledger.articles()}
    with ledger.transaction():
        for name, due in (("barge", "2026-03-14T09:00:00Z"), ("tug", None)):
            page = Page(
                id="0" * 15 + name[0].replace("t", "c"),
                url="https://dock.example",
                sources=(1,),
                first_seen=OLD,
                due=due,
                article=by_title[name],
            )
            ledger.put_page(page)
    filled("undo", "2")  # the ferry
    filled("db", "archive", "--before", BEFORE, "--yes")
    assert titles(filled) == ["last", "barge"]
    assert "tug" in titles(filled, "--db", target)
    assert len(list(LedgerFile(home / "facts.json", wait=5).pages())) == 2
    assert filled("redo").status == 0
    assert titles(filled) == ["last", "barge", "ferry"]


def test_the_day_is_that_of_publication_else_the_one_on_which_it_was_first_seen(
    run: Run, ingest: Callable[..., None], target: Path
) -> None:
    ingest(line("ship", OLD), line("ferry", NEW), line("barge", None), line("last", NEW))
    run("db", "archive", "--before", OLD, "--yes")
    assert not target.exists()
    run("db", "archive", "--before", NEW, "--yes")
    assert titles(run, "--db", target) == ["ship"]
    run("db", "archive", "--before", "2999-01-01", "--yes")
    assert titles(run, "--db", target) == ["barge", "ferry", "ship"]
    assert titles(run) == ["last"]


def test_the_revisions_that_come_later_have_new_numbers(filled: Run, ingest: Callable[..., None], target: Path) -> None:
    filled("db", "archive", "--before", BEFORE, "--yes")
    ingest(line("crane", NEW, "Paul Mora said that the crane was down."))
    assert [claim["text"] for claim in filled("list", "--json", "--new-since", "9").json] == ["the crane was down"]
    assert len(titles(filled, "--db", target)) == 5


def test_an_article_that_comes_again_is_added_once_behind_what_was_archived(
    filled: Run, ingest: Callable[..., None], home: Path, target: Path
) -> None:
    filled("db", "archive", "--before", BEFORE, "--yes")
    archived = records(filled, "--db", target)
    ingest(line("tug"), line("barge", text=TEXTS["barge"].replace("40", "400")), line("last", text="Mia Lund said no."))
    (barges,) = filled("list", "--words", "barges", "--format", "ids", "--db", target).lines
    filled("mark", barges, "confirmed", "--note", "seen", "--db", target)
    assert filled("db", "archive", "--before", BEFORE, "--yes", "--json").json["articles"] == 2
    now = {claim["id"]: claim for claim in records(filled, "--db", target)}
    assert len(now) == len(archived)
    assert now[barges]["text"] == "400 barges were waiting"
    assert (now[barges]["status"], now[barges]["note"], now[barges]["changed"]) == ("confirmed", "seen", True)
    revisions = {one["title"]: one["revisions"] for one in filled("articles", "--json", "--db", target).json}
    assert (revisions["tug"], revisions["barge"]) == (1, 2)
    (edit,) = filled("changes", "dock.example/barge", "--json", "--db", target).json
    assert edit["summary"] == "1 figure changed (40 → 400 barges)"
    sound(filled, home / "facts.json", target)


def test_what_was_archived_can_be_moved_back(filled: Run, home: Path, target: Path) -> None:
    before = {claim["id"]: claim for claim in records(filled)}
    filled("db", "archive", "--before", BEFORE, "--yes")
    filled("db", "archive", "--before", BEFORE, "--yes", "--db", target, "--to", home / "facts.json")
    assert len(titles(filled, "--db", target)) == 1
    back = records(filled) + records(filled, "--db", target)
    assert {claim["id"]: claim for claim in back} == before
    sound(filled, home / "facts.json", target)


def test_runs_say_what_went_where_and_cannot_be_taken_back(filled: Run, home: Path, target: Path) -> None:
    filled("db", "archive", "--before", BEFORE, "--yes")
    sent = filled("history", "--json", "--limit", "1").json[0]
    assert (sent["command"], sent["articles"], sent["claims"]) == ("archive", 5, 7)
    assert str(target) in sent["detail"]
    (received,) = filled("history", "--json", "--db", target).json
    assert (received["command"], received["articles"], received["claims"]) == ("archive", 5, 7)
    assert str(home / "facts.json") in received["detail"]
    before = records(filled)
    for arguments in (["undo", "1"], ["undo", str(sent["run"])], ["undo", "1", "--db", str(target)]):
        done = filled(*arguments)
        assert done.status == 3, arguments
        assert "cannot be taken back" in done.err
    assert "1 of the 1 articles" in filled("undo", "1").err
    assert filled("undo").status == 3
    assert records(filled) == before
    assert filled("undo", "8").status == 0  # the ingest of the article that has stayed


def test_without_a_terminal_it_wants_yes_and_a_dry_run_moves_nothing(filled: Run, target: Path) -> None:
    before = records(filled)
    done = filled("db", "archive", "--before", BEFORE)
    assert done.status == 2
    assert f"5 articles with 7 claims would go to {target}" in done.err
    assert "--yes" in done.err
    dry = filled("db", "archive", "--before", BEFORE, "--dry-run", "--json")
    assert dry.json == {"articles": 5, "claims": 7, "to": str(target), "dry_run": True}
    assert (records(filled), target.exists()) == (before, False)


@pytest.mark.parametrize(("answer", "moved"), [("y", True), ("n", False), ("", False)])
def test_on_a_terminal_it_asks(
    filled: Run, environment: dict[str, str], target: Path, answer: str, moved: bool
) -> None:
    arguments = ["-m", "factcli", "db", "archive", "--before", BEFORE]
    child = pexpect.spawn(sys.executable, arguments, env={**environment, "TERM": "dumb"}, encoding="utf-8", timeout=60)
    child.expect(re.escape("Move them? [y/N] "))
    child.sendline(answer)
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    assert target.exists() is moved
    assert (titles(filled) == ["last"]) is moved


def test_nothing_to_archive_and_no_ledger(filled: Run, home: Path, target: Path) -> None:
    done = filled("db", "archive", "--before", "2001-01-01")
    assert (done.status, done.out, target.exists()) == (0, "", False)
    assert "2001-01-01" in done.err
    assert "worked on stay, those whose pages are still to be read again, and the one that came in last" in done.err
    assert filled("db", "archive", "--before", "2001-01-01", "-q").err == ""
    assert filled("db", "archive", "--before", BEFORE, "--db", home / "none.json").status == 3
    assert filled("db", "archive", "--before", "lately").status == 2
    assert filled("db", "archive").status == 2


def test_the_ledger_itself_is_no_archive(filled: Run, home: Path, tmp_path: Path) -> None:
    (tmp_path / "link.json").symlink_to(home / "facts.json")
    for path in (home / "facts.json", tmp_path / "link.json"):
        done = filled("db", "archive", "--before", BEFORE, "--yes", "--to", path)
        assert done.status == 2
        assert "is the ledger itself" in done.err


def test_where_the_archive_cannot_be_written_nothing_is_moved(
    filled: Run, home: Path, tmp_path: Path, target: Path
) -> None:
    before = records(filled)
    target.write_text("no ledger")
    newer = tmp_path / "newer.json"
    filled("db", "backup", newer)
    bad = {tmp_path: 5, target: 5}
    for path, status in bad.items():
        done = filled("db", "archive", "--before", BEFORE, "--yes", "--to", path)
        assert done.status == status, (path, done.err)
        assert records(filled) == before
    assert target.read_text() == "no ledger"
    other = tmp_path / "other.json"
    with other.with_name("other.json.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert filled("db", "archive", "--before", BEFORE, "--yes", "--to", other, "--wait", "0").status == 75
    with (home / "facts.json.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert filled("db", "archive", "--before", BEFORE, "--yes", "--to", other, "--wait", "0").status == 75
    assert records(filled) == before
    assert filled("db", "archive", "--before", BEFORE, "--yes", "--to", other).status == 0


def test_a_full_disk_moves_nothing(filled: Run, environment: dict[str, str], target: Path, tmp_path: Path) -> None:
    before = records(filled)
    done = subprocess.run(
        [sys.executable, "-m", "factcli", "db", "archive", "--before", BEFORE, "--yes"],
        env=undisturbed(environment),
        cwd=tmp_path,
        capture_output=True,
        text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000)),
        check=False,
    )
    assert done.returncode == 74, done.stderr
    assert records(filled) == before
    assert records(filled, "--db", target) == []
    assert filled("db", "archive", "--before", BEFORE, "--yes", "--json").json["articles"] == 5
    sound(filled, target)
