"""What a user names: articles by id, url and file, in any spelling; files whose names are no text; empty names."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Run

Write = Callable[[str, str | bytes], Path]

ODD = "\udcff.txt"
"""The name of a file that is the byte FF and ".txt"."""


@pytest.fixture
def ledger(run: Run, write: Write, tmp_path: Path) -> Run:
    """A ledger made in a folder with a text and a file of two articles, by `ingest .`."""
    write("news/one.txt", "Anna Brandt said the ship had left.")
    lines = [json.dumps({"text": f"Omar Reyes said crane {n} had fallen."}) for n in (1, 2)]
    write("news/feed.jsonl", "\n".join(lines))
    assert run("ingest", ".", "-q", cwd=tmp_path / "news").status == 0
    return run


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("one.txt", 1),
        ("./one.txt", 1),
        ("../news/one.txt", 1),
        ("{news}/one.txt", 1),
        ("feed.jsonl", 2),
        ("./feed.jsonl:2", 1),
        ("{news}/feed.jsonl:1", 1),
    ],
)
def test_an_article_is_found_by_its_file_in_any_spelling(ledger: Run, tmp_path: Path, name: str, count: int) -> None:
    news = tmp_path / "news"
    for command in ("list", "articles"):
        found = ledger(command, "--article", name.format(news=news), "--json", cwd=news)
        assert len(found.json) == count, found.err


def test_a_location_is_understood_in_another_folder_too(ledger: Run, tmp_path: Path) -> None:
    assert len(ledger("list", "--article", "./one.txt", "--json").json) == 1
    assert len(ledger("list", "--article", "news/one.txt", "--json", cwd=tmp_path).json) == 1


def test_two_files_of_one_name_are_told_apart_by_their_folder(ledger: Run, write: Write, tmp_path: Path) -> None:
    write("more/one.txt", "Greta Lind said the mill had closed.")
    ledger("ingest", "one.txt", cwd=tmp_path / "more")
    ledger("ingest", "one.txt", cwd=tmp_path / "news")
    for folder, words in (("news", "the ship had left"), ("more", "the mill had closed")):
        found = ledger("list", "--article", "one.txt", "--json", cwd=tmp_path / folder).json
        assert [claim["text"] for claim in found] == [words]
    elsewhere = ledger("list", "--article", "one.txt")
    assert (elsewhere.status, elsewhere.out) == (3, "")
    assert str(tmp_path / "more" / "one.txt") in elsewhere.err
    assert str(tmp_path / "news" / "one.txt") in elsewhere.err


@pytest.mark.parametrize("command", ["list", "articles", "compare"])
def test_an_article_that_is_not_there_is_3(ledger: Run, command: str) -> None:
    for name in ("nope", "ffff", "one.tx", "https://nowhere.example/", "a"):
        done = ledger(command, "--article", name)
        assert (done.status, done.out) == (3, ""), name
        assert "factcli articles" in done.err


def test_the_beginning_of_two_articles_ids_is_3_and_shows_both(run: Run, write: Write) -> None:
    lines = [json.dumps({"text": f"Anna Brandt said that ship number {n} had left."}) for n in range(1200)]
    run("ingest", write("a.jsonl", "\n".join(lines)), "-q")
    ids = run("articles", "--format", "ids").lines
    prefixes = [identity[:4] for identity in ids]
    twice = next(prefix for prefix in prefixes if prefixes.count(prefix) > 1)
    done = run("list", "--article", twice, "--json")
    assert done.status == 3
    error = json.loads(done.err)["error"]
    assert error["code"] == "ambiguous-id"
    assert all(identity in error["message"] for identity in ids if identity.startswith(twice))
    once = next(identity for identity in ids if identity.startswith(twice))
    assert len(run("list", "--article", once[:12], "--json").json) == 1


def test_a_file_whose_name_is_no_text_is_stored_under_one_that_is(run: Run, write: Write, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / ODD).write_text("Anna Brandt said the ship had left.")
    write("in/good.txt", "Omar Reyes said the crane had fallen.")
    write("in/\\xff.txt", "Greta Lind said the mill had closed.")
    for outcome in ("added", "unchanged"):
        done = run("ingest", "in", "--json")
        assert done.status == 0, done.err
        assert done.json[outcome] == 3
    locations = {article["location"] for article in run("articles", "--json").json}
    assert locations == {"in/good.txt", "in/\\xff.txt", r"$'in/\xff.txt'"}
    for name in (f"in/{ODD}", tmp_path / "in" / ODD, r"$'in/\xff.txt'"):
        found = run("list", "--article", name, "--json").json
        assert [claim["text"] for claim in found] == ["the ship had left"]
    assert run("extract", f"in/{ODD}", "--json").json[0]["article"]["location"] == r"$'in/\xff.txt'"
    missing = run("ingest", f"in/nothing{ODD}", "--json")
    assert (missing.status, missing.json["failed"]) == (6, 1)


@pytest.mark.parametrize("option", ["--note", "--by", "--evidence", "--excerpt", "--evidence-note"])
def test_an_argument_that_is_no_text_is_2_and_marks_nothing(ledger: Run, option: str) -> None:
    identity = ledger("list", "--format", "ids").lines[0]
    more = ["-e", "https://a.example/"] if option in ("--excerpt", "--evidence-note") else []
    done = ledger("mark", identity, "confirmed", option, "\udcff", *more)
    assert done.status == 2
    assert option in done.err
    assert ledger("list", "--status", "confirmed", "--json").json == []


@pytest.mark.parametrize("option", ["--title", "--outlet", "--byline", "--url", "--published"])
def test_what_is_said_of_an_article_must_be_text(ledger: Run, option: str) -> None:
    for value in ("\udcff", "", " "):
        assert ledger("ingest", "news/one.txt", option, value).status == 2, value


def test_errors_in_json_hold_what_is_no_text(ledger: Run) -> None:
    for arguments, status in ((["show", "\udcff"], 3), (["list", "--since", "\udcff"], 2), (["list", "\udcff"], 2)):
        done = ledger(*arguments, "--json")
        assert (done.status, json.loads(done.err)["error"]["exit_status"]) == (status, status)


@pytest.mark.parametrize(
    "option", ["--speaker", "--outlet", "--words", "--article", "--since", "--until", "--db", "--fields", "--status"]
)
def test_an_empty_filter_is_2_and_never_means_everything(ledger: Run, option: str) -> None:
    for value in ("", " "):
        done = ledger("list", option, value)
        assert (done.status, done.out) == (2, "")
        assert option in done.err


def test_a_filter_without_words_is_2(ledger: Run) -> None:
    for option in ("--speaker", "--outlet", "--words"):
        assert ledger("list", option, "!?").status == 2


def test_an_empty_name_is_2_wherever_it_stands(ledger: Run) -> None:
    identity = ledger("list", "--format", "ids").lines[0]
    for arguments in (
        ["--db", "", "list"],
        ["mark", identity, "confirmed", "--by", ""],
        ["mark", identity, "confirmed", "--db", ""],
        ["undo", "--by", ""],
        ["ingest", ""],
    ):
        assert ledger(*arguments).status == 2, arguments
    assert ledger("list", "--status", "confirmed", "--json").json == []
