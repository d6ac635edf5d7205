"""How sure the engine is of each claim: told in every format, and found, ordered and reviewed by."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Done, Run
from small import ingested, texts

from factcli.extract.model import shipped

Write = Callable[[str, str | bytes], Path]

OLD_LEDGER = Path(__file__).parents[1] / "cases" / "ledger-of-ranker-3.json"
"""What the engine before this number wrote of `FERRY`, with a verdict, its evidence and a tag."""
FERRY = """Ferry line to lose its night boats

By Tilda Maren

The Osterwick ferry line will stop its night boats in May, its director, Hanne Volt, said on Monday.

“We carried 31 passengers a night, and 9,000 by day,” Volt said. “Nobody can run a boat for 31 people.”

She denied that the line was for sale.

The seamen's union accused the line of breaking its promise. It said 40 sailors would lose their work, \
and the mayor, Jonas Reef, promised that the town would pay for a smaller boat.
"""
GRAIN, PERMIT, STRIKE = "11 sailors had", "the terminal had a permit", "the strike in Kyiv"
SURE = {GRAIN: 0.95, PERMIT: 0.61, STRIKE: 0.8}


@pytest.fixture
def ledger(run: Run, tmp_path: Path) -> Run:
    """Three claims of which the engine is as sure as `SURE` tells, and two of which it told nothing."""
    ingested(run, tmp_path)
    rows = [json.loads(line) for line in run("export").lines]
    for row in rows:
        if row["type"] == "claim":
            row["statement"].pop("sure", None)
            for sure in (sure for words, sure in SURE.items() if words in row["statement"]["text"]):
                row["statement"]["sure"] = sure
    again = tmp_path / "again.jsonl"
    again.write_text("".join(json.dumps(row) + "\n" for row in rows))

    def call(*arguments: str | Path, **options: dict[str, str]) -> Done:
        return run(*arguments, "--db", tmp_path / "again.json", **options)

    assert call("import", again, "-q").status == 0
    return call


def test_it_is_in_a_claims_record_and_null_where_nothing_is_told(ledger: Run) -> None:
    found = {one["text"]: one["sure"] for one in ledger("list", "--json").json}
    assert sorted(found.values(), key=str) == [0.61, 0.8, 0.95, None, None]
    assert ledger("list", "--fields", "sure", "--sort", "sure").lines == ["sure", "0.61", "0.8", "0.95", "", ""]


def test_the_least_sure_come_first_and_those_without_last_the_newest_first_among_them(ledger: Run) -> None:
    found = texts(ledger, "list", "--sort", "sure")
    assert [next(words for words in SURE if words in text) for text in found[:3]] == [PERMIT, STRIKE, GRAIN]
    newest = texts(ledger, "list")
    assert found[3:] == [one for one in newest if one in found[3:]]


def test_the_doubtful_are_those_below_four_fifths(ledger: Run) -> None:
    assert texts(ledger, "list", "is:doubtful") == [PERMIT]
    assert len(texts(ledger, "list", "-is:doubtful")) == 4
    assert texts(ledger, "search", "terminal", "is:doubtful") == [PERMIT]


def test_of_what_a_person_corrected_or_added_nothing_is_told(ledger: Run) -> None:
    (doubtful,) = ledger("list", "is:doubtful", "--format", "ids").lines
    ledger("fix", doubtful, "--role", "harbour master")
    assert ledger("show", doubtful, "--json").json["sure"] == 0.61, "a role says nothing of words, speaker or stance"
    ledger("fix", doubtful, "--speaker", "Omar Reyes the Younger")
    (added,) = ledger("add", "--speaker", "Ann", "--text", "the mill has closed", "--json").json
    for identity in (doubtful, added["id"]):
        assert ledger("show", identity, "--json").json["sure"] is None
    assert texts(ledger, "list", "is:doubtful") == []
    ledger("fix", doubtful, "--revert")
    assert ledger("show", doubtful, "--json").json["sure"] == 0.61


def test_a_sign_stands_behind_what_is_doubtful_and_is_explained_below(ledger: Run) -> None:
    out = " ".join(ledger("list", "--format", "table", env={"COLUMNS": "200"}).out.split())
    assert f"{PERMIT} (?)" in out
    assert out.count("(?)") == 2
    assert "5 claims; (?) words, speaker or stance may be wrong" in out
    assert "(?)" not in ledger("list", "-is:doubtful", "--format", "table").out
    assert "(?) words" in ledger("search", "terminal", "--format", "table", env={"COLUMNS": "200"}).out


def test_a_claims_page_says_it_in_words(ledger: Run) -> None:
    identities = {one["sure"]: one["id"] for one in ledger("list", "--json").json}
    pages = {
        sure: ledger("show", identity, "--format", "table", env={"COLUMNS": "200"}).out
        for sure, identity in identities.items()
    }
    assert "61% that words, speaker and stance are right; doubtful: check it against the article" in pages[0.61]
    assert "95% that words, speaker and stance are right\n" in pages[0.95].replace(" \n", "\n")
    assert "words, speaker and stance are" not in pages[None]
    assert "sure: 0.61" in ledger("show", identities[0.61]).lines


@pytest.mark.parametrize("form", ["html", "markdown"])
def test_a_report_warns_of_what_may_be_misread(ledger: Run, tmp_path: Path, form: str) -> None:
    for identity in ledger("list", "--format", "ids").lines:
        ledger("mark", identity, "confirmed", "-e", "https://port.example/log", "-q")
    page = tmp_path / f"report.{'md' if form == 'markdown' else form}"
    assert ledger("report", "--output", page, "-q").status == 0
    out = page.read_text()
    assert out.count("may be misread") == 2  # the flag, and what it means
    assert "! may be misread" in out


def test_what_an_older_engine_found_keeps_ids_and_work_when_it_is_found_again(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "old.json"
    path.write_bytes(OLD_LEDGER.read_bytes())
    db = ("--db", path)
    before = run("list", "--json", *db).json
    assert {one["sure"] for one in before} == {None}
    again = ("--again", "--url", "https://osterwick.example/night-boats", "--outlet", "Osterwick Post")
    done = run("ingest", "-", *again, "--published", "2026-03-02", "-q", *db, stdin=FERRY)
    assert done.status == 0, done.err
    after = run("list", "--json", *db).json
    assert {one["id"] for one in before} <= {one["id"] for one in after}
    work = ("status", "evidence", "note", "tags", "marked_by", "marked_at")
    kept = {one["id"]: {name: one[name] for name in work} for one in after}
    assert {one["id"]: {name: one[name] for name in work} for one in before} == {
        one["id"]: kept[one["id"]] for one in before
    }
    (judged,) = run("list", "status:refuted", "--json", *db).json
    assert [one["url"] for one in judged["evidence"]] == ["https://osterwick.example/register"]
    if shipped().certainty:
        assert all(one["sure"] is not None for one in after)
