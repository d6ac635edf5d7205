"""Verdicts that are refined, evidence that counts, and the runs that undo takes back."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Run

Write = Callable[[str, str | bytes], Path]

PAGE = "https://port.example/log"


@pytest.fixture
def ledger(run: Run, write: Write) -> Run:
    write("a.txt", "Anna Brandt said the ship had left. Omar Reyes said the crane had fallen.")
    assert run("ingest", "a.txt", "-q").status == 0
    return run


@pytest.fixture
def claim(ledger: Run) -> str:
    """The id of the first claim."""
    return ledger("list", "--format", "ids").lines[0]


def test_marking_again_with_the_same_status_keeps_confidence_and_note(ledger: Run, claim: str) -> None:
    ledger("mark", claim, "confirmed", "-c", "high", "--note", "hello")
    refined = ledger("mark", claim, "confirmed", "-e", PAGE, "--json").json[0]
    assert (refined["confidence"], refined["note"], len(refined["evidence"])) == ("high", "hello", 1)
    assert ledger("mark", claim, "confirmed", "-c", "low", "--json").json[0]["note"] == "hello"
    assert ledger("mark", claim, "confirmed", "--note", "", "--json").json[0]["note"] is None
    ledger("undo")
    assert ledger("show", claim, "--json").json["note"] == "hello"


def test_another_status_begins_without_confidence_and_note(ledger: Run, claim: str) -> None:
    ledger("mark", claim, "confirmed", "-c", "high", "--note", "hello")
    changed = ledger("mark", claim, "disputed", "--json").json[0]
    assert (changed["confidence"], changed["note"]) == (None, None)


def test_history_shows_confidence_evidence_and_run(ledger: Run, claim: str) -> None:
    ledger("mark", claim, "confirmed", "-c", "high", "--note", "hello")
    ledger("mark", claim, "confirmed", "-e", PAGE)
    events = ledger("history", claim, "--json").json
    assert [(one["confidence"], one["note"], one["evidence"], one["run"]) for one in events] == [
        ("high", "hello", [], 2),
        ("high", None, [PAGE], 3),
    ]
    table = ledger("history", claim, "--format", "table").out
    assert table.split()[0] == "Run"
    assert "confirmed (high)" in table
    assert PAGE in table
    header, *rows = (line.split("\t") for line in ledger("history", claim).lines)
    assert rows[1][header.index("evidence")] == PAGE


def test_the_same_evidence_is_stored_once(ledger: Run, claim: str) -> None:
    for _ in range(2):
        marked = ledger("mark", claim, "confirmed", "-e", PAGE, "-e", PAGE, "--json").json[0]
        assert [one["url"] for one in marked["evidence"]] == [PAGE]
    more = ledger("mark", claim, "confirmed", "-e", PAGE, "--excerpt", "eleven", "--json").json[0]
    assert [one["excerpt"] for one in more["evidence"]] == [None, "eleven"]


@pytest.mark.parametrize(
    "given",
    ["", " ", "notaurl", "nowhere.pdf", "https://", "https:/a.example", "https://a b.example", "www.a.example/x"],
)
def test_what_is_no_evidence_is_2_and_marks_nothing(ledger: Run, claim: str, given: str) -> None:
    done = ledger("mark", claim, "confirmed", "-e", PAGE, "-e", given)
    assert done.status == 2
    assert "nothing was recorded" in done.err
    assert ledger("show", claim, "--json").json["status"] == "unverified"


def test_a_password_in_evidence_is_refused_by_name(ledger: Run, claim: str) -> None:
    done = ledger("mark", claim, "confirmed", "-e", "https://me:secret@a.example/")
    assert done.status == 2
    assert "password" in done.err


def test_evidence_is_a_url_a_file_or_a_document_in_words(ledger: Run, claim: str, tmp_path: Path) -> None:
    given = [PAGE, "doi:10.1000/182", "a.txt", "Port log of 14 March,  p. 3"]
    stored = [PAGE, "doi:10.1000/182", str(tmp_path / "a.txt"), "Port log of 14 March, p. 3"]
    marked = ledger("mark", claim, "confirmed", *(word for one in given for word in ("-e", one)), "--json").json[0]
    assert [one["url"] for one in marked["evidence"]] == stored


def test_the_address_of_an_article_must_be_one(ledger: Run) -> None:
    done = ledger("ingest", "a.txt", "--url", "notaurl")
    assert done.status == 2
    assert "--url" in done.err


def test_formats_that_contradict_each_other_are_2_and_nothing_is_recorded(ledger: Run, claim: str) -> None:
    for arguments in (["mark", claim, "confirmed"], ["undo"], ["redo"], ["list"], ["compare"], ["ingest", "a.txt"]):
        done = ledger(*arguments, "--json", "--format", "csv")
        assert (done.status, done.out) == (2, ""), arguments
    assert ledger("show", claim, "--json").json["status"] == "unverified"
    assert ledger("list", "--json", "--format", "json").status == 0


def test_runs_are_listed_with_the_numbers_that_undo_takes(ledger: Run, claim: str, write: Write) -> None:
    ledger("mark", claim, "disputed")
    added = ledger("ingest", write("b.txt", "Greta Lind said the mill had closed."), "--json").json["run"]
    runs = ledger("history", "--json").json
    assert [(one["run"], one["command"], one["articles"], one["claims"]) for one in runs] == [
        (3, "ingest", 1, 1),
        (2, "mark", 0, 1),
        (1, "ingest", 1, 2),
    ]
    assert runs[0]["run"] == added
    assert ledger("history", "--limit", "1", "--format", "ids").lines == [str(added)]
    assert ledger("undo", str(added)).status == 0
    newest, undone, *_ = ledger("history", "--json").json
    assert (newest["command"], newest["target"], newest["articles"]) == ("undo", added, 1)
    assert (undone["run"], undone["undone"]) == (added, True)
    assert "taken back" in ledger("history", "--format", "table").out


def test_undo_tells_where_the_numbers_are(ledger: Run) -> None:
    for arguments in ([], ["99"]):
        done = ledger("undo", *arguments)
        assert done.status == 3
        assert "factcli history" in done.err


def test_a_reversal_tells_the_run_as_it_is_now(ledger: Run, claim: str) -> None:
    ledger("mark", claim, "disputed")
    assert ledger("undo", "--json").json["run"]["undone"] is True
    assert ledger("redo", "--json").json["run"]["undone"] is False
    done = ledger("undo", "1")
    assert done.status == 0
    assert ", 1 article (" in done.err


def test_an_ingest_that_read_nothing_is_no_run(ledger: Run, write: Write, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    write("pictures/a.jpg", b"\xff\xd8")
    before = ledger("history", "--json").out
    for arguments, status in ((["empty"], 0), (["pictures"], 0), (["empty", "pictures"], 0), (["nowhere.txt"], 6)):
        done = ledger("ingest", *arguments, "--json")
        assert (done.status, done.json["run"]) == (status, None), arguments
        assert ledger("extract", *arguments, "--json").status == status
    assert "nothing to read in empty" in ledger("ingest", "empty").err
    assert ledger("ingest", "empty", "nowhere.txt").status == 6
    assert ledger("ingest", "empty", "a.txt", "nowhere.txt").status == 4
    assert ledger("history", "--json").out == before
    write("b.txt", "Omar Reyes said the crane had fallen.\n")
    assert ledger("ingest", "empty", "b.txt", "nowhere.txt").status == 4
    assert len(ledger("history", "--json").json) == len(json.loads(before)) + 1


def test_a_dry_run_with_failures_does_not_say_that_the_others_are_stored(ledger: Run, write: Write) -> None:
    write("b.txt", "Greta Lind said the mill had closed.")
    done = ledger("ingest", "b.txt", "nowhere.txt", "--dry-run")
    assert done.status == 4
    assert "nothing was stored" in done.err
    assert "facts.json" not in done.err
    assert len(ledger("articles", "--json").json) == 1


def test_a_comparison_in_json_is_grouped_as_asked(ledger: Run) -> None:
    ledger("mark", "-", "refuted", stdin=ledger("list", "--speaker", "Reyes", "--format", "ids").out)
    ledger("mark", "-", "confirmed", stdin=ledger("list", "--speaker", "Brandt", "--format", "ids").out)
    plain = ledger("compare", "--json").json
    assert "groups" not in plain
    grouped = ledger("compare", "--by", "speaker", "--json").json
    assert {name: grouped[name] for name in plain} == plain
    assert [group["speaker"] for group in grouped["groups"]] == ["Anna Brandt", "Omar Reyes"]
    assert grouped["groups"][0]["confirmed"] == plain["confirmed"]
    assert grouped["groups"][1]["refuted"] == plain["refuted"]
    (unnamed,) = ledger("compare", "--by", "outlet", "--json").json["groups"]
    assert unnamed["outlet"] is None


def test_days_in_the_wrong_order_are_2(ledger: Run) -> None:
    for command in ("list", "articles", "compare"):
        done = ledger(command, "--since", "2026-03-02", "--until", "2026-03-01")
        assert (done.status, done.out) == (2, "")
        assert ledger(command, "--since", "2026-03-01", "--until", "2026-03-01").status == 0


def test_a_day_of_publication_is_written_as_other_days_are(ledger: Run) -> None:
    from datetime import date, timedelta

    assert ledger("ingest", "a.txt", "--published", "yesterday").status == 0
    (article,) = ledger("articles", "--json").json
    assert article["published"] == (date.today() - timedelta(days=1)).isoformat()
    assert ledger("ingest", "a.txt", "--published", "14 March 2026").status == 0
    assert ledger("ingest", "a.txt", "--published", "soon").status == 2


def test_a_file_just_above_the_limit_is_said_to_be_above_it(run: Run, write: Write) -> None:
    done = run("ingest", write("big.txt", b"said " * (32 * 1024 * 1024 // 5 + 5)))
    assert done.status == 6
    assert "32.1 MiB; files above 32 MiB are refused" in done.err


def test_a_limit_may_be_any_number(ledger: Run) -> None:
    for command in ("list", "articles", "history"):
        assert ledger(command, "--limit", "9" * 30, "--json").out == ledger(command, "--json").out


@pytest.mark.parametrize(
    ("word", "meant"),
    [("true", "confirmed"), ("FALSE", "refuted"), ("mixed", "misleading"), ("Half-True", "misleading")],
)
def test_a_rating_in_others_words_is_answered_with_the_status_that_is_meant(ledger: Run, word: str, meant: str) -> None:
    claim = ledger("list", "--format", "ids").lines[0]
    done = ledger("mark", claim, word)
    assert (done.status, done.out) == (2, "")
    assert f"here that is called {meant}" in done.err
    assert ledger("show", claim, "--json").json["status"] == "unverified"
