"""What is no claim: put aside, left aside, and brought back; and tags."""

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Run

Write = Callable[[str, str | bytes], Path]

STORY = "Anna Brandt said the ship had left. Omar Reyes said the crane had fallen.\n"


@pytest.fixture
def ledger(run: Run, write: Write) -> Run:
    write("a.txt", STORY)
    assert run("ingest", "a.txt", "-q").status == 0
    return run


@pytest.fixture
def ids(ledger: Run) -> list[str]:
    """The claims about the ship and the crane."""
    return ledger("list", "--format", "ids").lines


def test_a_dismissed_claim_is_neither_listed_nor_compared_nor_counted(ledger: Run, ids: list[str]) -> None:
    ship, crane = ids
    ledger("mark", ship, crane, "confirmed", "-q")
    done = ledger("dismiss", ship, "--reason", "a picture caption", "--by", "Mira", "--json")
    assert (done.status, done.json[0]["dismissed"], done.json[0]["dismissed_reason"]) == (0, True, "a picture caption")
    assert ledger("list", "--format", "ids").lines == [crane]
    assert ledger("list", "--dismissed", "--format", "ids").lines == [ship]
    assert ledger("compare", "--json").json["counts"]["confirmed"] == 1
    assert ledger("articles", "--json").json[0]["claims"] == 1
    shown = ledger("show", ship, "--json").json
    assert (shown["dismissed"], shown["status"]) == (True, "confirmed")
    assert "dismissed" not in ledger("show", crane, "--json").json
    page = ledger("show", ship, "--format", "table").out
    assert "said by Mira" in page
    assert "a picture caption" in page
    event = shown["history"][-1]
    assert (event["command"], event["by"], event["note"]) == ("dismiss", "Mira", "a picture caption")
    assert event["changes"] == [{"field": "dismissed", "before": None, "after": "a picture caption"}]
    assert ledger("db", "check").status == 0


def test_it_stays_dismissed_when_its_article_is_read_again_or_revised(
    ledger: Run, ids: list[str], write: Write
) -> None:
    ship, crane = ids
    ledger("dismiss", ship)
    report = ledger("ingest", "a.txt", "--again", "--json").json
    assert (report["unchanged"], report["claims"]) == (1, 1)
    write("a.txt", STORY.replace("had left", "had left at noon"))
    assert ledger("ingest", "a.txt", "--json").json["claims"] == 1
    assert ledger("list", "--format", "ids").lines == [crane]
    assert ledger("list", "--dismissed", "--json").json[0]["text"] == "the ship had left at noon"
    assert ledger("articles", "--json").json[0]["claims"] == 1


def test_restore_and_undo_bring_it_back(ledger: Run, ids: list[str]) -> None:
    before = ledger("articles", "--json").json
    ledger("dismiss", "-", stdin="\n".join(ids))
    assert ledger("list", "--json").json == []
    assert ledger("restore", "-", stdin=ledger("list", "--dismissed", "--format", "ids").out).status == 0
    assert ledger("list", "--format", "ids").lines == ids
    assert ledger("articles", "--json").json == before
    ledger("undo")
    assert ledger("list", "--json").json == []
    ledger("undo")
    assert ledger("list", "--format", "ids").lines == ids
    assert ledger("articles", "--json").json == before


def test_what_is_so_already_is_said_and_makes_no_run(ledger: Run, ids: list[str]) -> None:
    ledger("dismiss", ids[0])
    done = ledger("dismiss", *ids)
    assert done.status == 0
    assert f"{ids[0]} is dismissed already" in done.err
    assert ids[1] not in done.err
    assert ledger("list", "--json").json == []
    runs = len(ledger("history", "--json").json)
    again = ledger("dismiss", *ids)
    assert (again.status, len(again.lines)) == (0, 3)
    ledger("restore", *ids)
    assert f"{ids[0]} is not dismissed" in ledger("restore", ids[0]).err
    assert len(ledger("history", "--json").json) == runs + 1


@pytest.mark.parametrize("command", ["dismiss", "restore", "tag"])
def test_a_wrong_id_changes_none(ledger: Run, ids: list[str], command: str) -> None:
    more = ["--add", "x"] if command == "tag" else []
    before = ledger("list", "--json").out
    for wrong, status in (("ffffffff", 3), ("ship", 3), ("abc", 3)):
        assert ledger(command, ids[0], wrong, *more).status == status
    assert ledger(command, *more).status == 2
    assert ledger(command, "-", *more).status == 2
    assert ledger("dismiss", ids[0], "--reason", " ").status == 2
    assert ledger("list", "--json").out == before
    assert len(ledger("history", "--json").json) == 1


def test_tags_are_put_on_taken_off_found_and_counted(ledger: Run, ids: list[str]) -> None:
    ship, crane = ids
    done = ledger("tag", ship, crane, "--add", "Grain  Terminal", "--add", "port", "--json")
    assert [one["tags"] for one in done.json] == [["Grain Terminal", "port"]] * 2
    ledger("tag", ship, "--remove", "PORT", "--add", "grain terminal")
    assert ledger("show", ship, "--json").json["tags"] == ["Grain Terminal"]
    assert ledger("list", "--tag", "grain terminal", "--format", "ids").lines == ids
    assert ledger("list", "--tag", "Pört", "--format", "ids").lines == [crane]
    assert _tags(ledger) == {"Grain Terminal": 2, "port": 1}
    assert "tags: Grain Terminal, port → Grain Terminal" in " ".join(
        ledger("history", ship, "--format", "table").out.split()
    )
    same = ledger("tag", ship, "--add", "GRAIN terminal")
    assert (same.status, "is tagged so already" in same.err) == (0, True)
    ledger("undo")
    assert ledger("show", ship, "--json").json["tags"] == ["Grain Terminal", "port"]
    ledger("undo")
    assert set(_tags(ledger)) == {None}


def test_tags_outlive_a_revision(ledger: Run, ids: list[str], write: Write) -> None:
    ledger("tag", ids[0], "--add", "port")
    write("a.txt", STORY.replace("had left", "had left at noon"))
    ledger("ingest", "a.txt", "-q")
    assert ledger("list", "--tag", "port", "--json").json[0]["text"] == "the ship had left at noon"


@pytest.mark.parametrize(
    "given", [[], ["--add", ""], ["--add", "…"], ["--add", "a\x1bb"], ["--add", "x", "--remove", "X"]]
)
def test_what_is_no_tag_is_2(ledger: Run, ids: list[str], given: list[str]) -> None:
    assert ledger("tag", ids[0], *given).status == 2
    assert set(_tags(ledger)) == {None}


def _tags(ledger: Run) -> dict[str | None, int]:
    return {one["name"]: one["claims"] for one in ledger("count", "tag", "--json").json}
