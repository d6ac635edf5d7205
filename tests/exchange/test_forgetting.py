"""Forgetting an article: nothing of it is left, nothing brings it back, and all else stays."""

import os
import re
import sys
from pathlib import Path

import pexpect
import pytest
from conftest import Once, Run
from richly import Write, enriched, ids

SECRET = "zanzibarine"
TEXT = f"Anna Brandt said the {SECRET} ship had left with 12 sailors.\n\nOmar Reyes denied that the {SECRET} crane had fallen.\n"


@pytest.fixture
def told(run: Run, write: Write, home: Path, once: Once) -> Run:
    """A rich ledger with one more article, on which people have worked, and which was revised."""
    once("told", lambda: tell(enriched(run, write, home), write))
    return run


def tell(rich: Run, write: Write) -> None:
    page = write("secret.txt", TEXT)
    rich("ingest", page, "-q", "--title", f"The {SECRET} affair")
    write("secret.txt", TEXT.replace("12", "13"))
    rich("ingest", page, "-q", "--title", f"The {SECRET} affair")
    ship, crane = ids(rich, "--words", f"{SECRET} ship")[0], ids(rich, "--words", f"{SECRET} crane")[0]
    rich("mark", ship, "refuted", "--note", f"the {SECRET} log says no", "--evidence", f"the {SECRET} log")
    rich("mark", ship, crane, ids(rich, "tag:harbour")[0], "confirmed")
    rich("fix", crane, "--text", f"the {SECRET} crane fell", "-q")
    rich("evidence", "add", crane, "--text", f"{SECRET} paper", "--excerpt", f"{SECRET}!", "-q")
    rich("undo")
    rich("tag", ship, "--add", SECRET, "-q")
    rich("undo")
    rich("search", SECRET)


def secret_article(run: Run) -> str:
    return next(one["id"] for one in run("articles", "--json").json if SECRET in (one["title"] or ""))


def holding(folder: Path) -> list[str]:
    """The files of a ledger that hold a word of the article."""
    return [path.name for path in folder.iterdir() if path.is_file() and SECRET.encode() in path.read_bytes().lower()]


def test_no_byte_of_it_is_left(told: Run, home: Path) -> None:
    article = secret_article(told)
    others = [one for one in told("list", "--json").json if one["article"]["id"] != article]
    assert "facts.json" in holding(home) or "facts.json.journal" in holding(home)
    done = told("forget", article[:8], "--yes")
    assert done.status == 0, done.err
    assert holding(home) == []
    assert SECRET not in told("export").out
    assert told("list", "--json").json == others
    assert told("articles", "--article", article).status == 3
    assert told("db", "check").status == 0
    assert told("search", SECRET, "--json").json == []


def test_it_says_first_what_would_go(told: Run, home: Path) -> None:
    article = secret_article(told)
    before = (home / "facts.json").read_bytes(), (home / "facts.json.journal").read_bytes()
    done = told("forget", article)
    assert done.status == 2
    for words in (
        f"The {SECRET} affair",
        "2 revisions",
        "2 claims",
        "2 verdicts",
        "1 correction,",
        "confirmed: Anna Brandt",
        "say --yes",
    ):
        assert words in done.err
    assert ((home / "facts.json").read_bytes(), (home / "facts.json.journal").read_bytes()) == before
    assert told("forget", "0000ffff", "--yes").status == 3
    assert told("forget", article, "--yes", "--json").json["claims"] == 2


def test_at_a_terminal_a_word_must_be_typed(told: Run, environment: dict[str, str], home: Path) -> None:
    article = secret_article(told)
    for typed, gone in (("y", False), ("", False), ("forget", True)):
        child = pexpect.spawn(
            sys.executable,
            ["-m", "factcli", "forget", article],
            env={**os.environ, **environment, "TERM": "dumb"},
            encoding="utf-8",
        )
        child.expect("Type forget to erase it: ")
        child.sendline(typed)
        child.expect(pexpect.EOF)
        assert ("was erased" in child.before) is gone
        assert (holding(home) == []) is gone


def test_undo_cannot_bring_it_back_and_says_so(told: Run) -> None:
    article = secret_article(told)
    runs = {one["run"]: one for one in told("history", "--json").json}
    fixed = next(number for number, one in runs.items() if one["command"] == "fix" and one["claims"])
    ingest = max(number for number, one in runs.items() if one["command"] == "ingest")
    done = told("forget", article, "--yes")
    after = {one["run"]: one for one in told("history", "--json").json}
    assert set(after) == {*runs, max(runs) + 1}
    assert after[max(after)]["command"] == "forget"
    assert "backups, exports and archives" in done.err
    newest = max(number for number, one in runs.items() if one["command"] == "fix")
    for number in (ingest, newest, max(after)):
        done = told("undo", str(number))
        assert done.status == 3
        assert "cannot be brought back" in done.err
    assert fixed
    assert told("redo").status == 3
    done = told("undo")
    assert done.status == 0
    assert "mark confirmed" in done.err
    assert told("db", "check").status == 0


def test_a_source_does_not_bring_it_back_and_a_person_may(run: Run, write: Write, home: Path) -> None:
    page = write("wire/a.txt", TEXT)
    run("source", "add", page.parent)
    run("sync", "--all", "-q")
    article = run("articles", "--json").json[0]["id"]
    assert "will not be read again" in run("forget", article, "--yes").err
    assert holding(home) == []
    write("wire/a.txt", TEXT.replace("12", "14"))
    write("wire/b.txt", TEXT)
    assert run("sync", "--all", "-q").status == 0
    assert run("list", "--json").json == []
    assert holding(home) == []
    assert run("ingest", page, "-q").status == 0
    assert len(ids(run)) == 2
    assert run("db", "check").status == 0


def test_an_older_export_does_not_bring_it_back(told: Run, home: Path) -> None:
    article = secret_article(told)
    older = told("export").out
    told("forget", article, "--yes")
    before = told("export").out
    done = told("import", "-", stdin=older)
    assert done.status == 0, done.err
    assert f"article {article} was erased here" in done.err
    assert holding(home) == []
    assert told("export").out == before


def test_files_that_a_repair_kept_are_named(told: Run, home: Path) -> None:
    snapshot = home / "facts.json"
    told("db", "compact")
    data = snapshot.read_bytes()
    place = data.index(b'"runs":{') + 40
    snapshot.write_bytes(data[:place] + b"#" + data[place + 1 :])
    assert told("db", "repair").status == 0
    kept = [path.name for path in home.iterdir() if ".damaged-" in path.name]
    assert kept
    done = told("forget", secret_article(told), "--yes")
    for name in kept:
        assert re.search(rf"{re.escape(name)} was kept by a repair and may still hold it", done.err)
    assert set(holding(home)) <= set(kept)


def test_a_claim_that_was_typed_in_is_forgotten_with_its_record(run: Run, home: Path) -> None:
    run("add", "--speaker", "Ann", "--text", f"the {SECRET} fire killed 12", "-q")
    run("undo")
    run("redo")
    article = run("articles", "--json").json[0]["id"]
    assert run("forget", article, "--yes").status == 0
    assert holding(home) == []
    assert run("list", "--json").json == []
    assert run("undo").status == 3


def test_an_article_is_forgotten_by_its_url_or_its_file_as_everywhere(run: Run, write: Write) -> None:
    text = "Anna Brandt said the ship had left."
    one = write("one.txt", text)
    run("ingest", one, "-q", "--url", "https://wire.example/one")
    two = write("two.jsonl", f'{{"text": "{text} Twice."}}\n{{"text": "{text} Thrice."}}\n')
    run("ingest", two, "-q")
    several = run("forget", two, "--yes")
    assert several.status == 2
    assert f"{two} has 2 articles" in several.err
    assert run("forget", f"{two}:2", "--yes").status == 0
    assert run("forget", "https://wire.example/one", "--yes").status == 0
    assert [article["location"] for article in run("articles", "--json").json] == [f"{two}:1"]
    assert run("forget", "https://wire.example/one", "--yes").status == 3
    assert run("forget", "", "--yes").status == 2


def test_an_article_whose_ingest_was_taken_back_is_forgotten_by_its_file(run: Run, write: Write, home: Path) -> None:
    page = write("wrong.txt", f"Anna Brandt said the {SECRET} ship had left.")
    run("ingest", page, "-q")
    assert run("undo", "1").status == 0
    done = run("forget", page, "--yes")
    assert done.status == 0, done.err
    assert "with it go 1 revision" in done.err
    assert holding(home) == []
