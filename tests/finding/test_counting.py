"""Speakers and outlets with their numbers, and how these and searches look on a terminal."""

import re
from pathlib import Path

import pytest
from conftest import Look, Run, bare
from small import ingested


@pytest.fixture
def ledger(run: Run, tmp_path: Path) -> Run:
    return ingested(run, tmp_path)


def test_speakers_are_counted_by_status_with_their_first_and_last_day(ledger: Run) -> None:
    ids = ledger("list", "--speaker", "Lena Brandt", "--format", "ids").lines
    ledger("mark", ids[0], "disputed", "-q")
    first, *others = ledger("count", "speaker", "--json").json
    assert first == {
        "name": "Lena Brandt",
        "claims": 2,
        "statuses": {
            "unverified": 1, "checking": 0, "confirmed": 0, "disputed": 1, "misleading": 0, "refuted": 0, "unverifiable": 0,
        },
        "first": "2026-03-14",
        "last": "2026-04-02",
        "names": ["Lena Brandt"],
    }  # fmt: skip
    assert [one["name"] for one in others] == ["Omar Reyes", "Reyes", "Zoë Orbán"]
    assert others[1]["first"] is None


def test_outlets_are_counted_and_filters_hold(ledger: Run) -> None:
    assert [(one["name"], one["claims"]) for one in ledger("count", "outlet", "--json").json] == [
        ("Coastal Courier", 3),
        ("Harbour Wire", 2),
    ]
    assert [(one["name"], one["claims"]) for one in ledger("count", "outlet", "figures:yes", "--json").json] == [
        ("Coastal Courier", 1),
        ("Harbour Wire", 1),
    ]
    assert ledger("count", "outlet", "--limit", "1", "--format", "ids").lines == ["Coastal Courier"]
    assert ledger("count", "outlet", "--fields", "name,statuses.unverified").lines[1] == "Coastal Courier\t3"
    assert ledger("count", "speaker", "nothingofthesort", "--json").json == []


def test_statuses_and_months_are_counted_in_their_own_order(ledger: Run) -> None:
    claim = ledger("list", "--speaker", "Lena Brandt", "--format", "ids").lines[0]
    ledger("mark", claim, "disputed", "-q")
    by_status = ledger("count", "status", "--json").json
    assert [(one["name"], one["claims"]) for one in by_status] == [("unverified", 4), ("disputed", 1)]
    by_month = ledger("count", "month", "--json").json
    assert [(one["name"], one["claims"]) for one in by_month] == [("2026-04", 2), ("2026-03", 2), (None, 1)]


def test_claims_without_a_speaker_come_last(ledger: Run) -> None:
    claim = ledger("list", "--speaker", "Lena Brandt", "--format", "ids").lines[0]
    ledger("fix", claim, "--speaker", "")
    assert [one["name"] for one in ledger("count", "speaker", "--json").json][-1] is None


@pytest.fixture
def look(ledger: Run, look: Look) -> Look:
    """The same, of this ledger."""
    return look


@pytest.mark.parametrize("columns", [60, 120])
def test_a_search_marks_the_words_on_any_terminal(look: Look, columns: int) -> None:
    drawn = look("search", "grain terminal brandt", columns=columns)
    marked = re.findall(r"\x1b\[1;33m([^\x1b]*)\x1b\[0m", drawn)
    assert {"grain", "terminal", "Brandt"} <= set(marked)
    assert max(map(len, bare(drawn).splitlines())) <= columns
    assert "1 found" in bare(drawn)
    assert "\x1b[1m" in look("search", "grain", columns=columns, env={"NO_COLOR": "1"})


def test_a_title_is_shown_where_it_has_the_word(look: Look) -> None:
    for columns in (60, 120):
        drawn = look("search", "grain granary", columns=columns)
        assert re.search(r"\x1b\[1;33mgranary\x1b\[0m|\x1b\[1;3;33mgranary", drawn)
        assert "Blaze in the old" in " ".join(bare(drawn).split())


@pytest.mark.parametrize("columns", [60, 120])
def test_counts_fit_the_terminal(look: Look, ledger: Run, columns: int) -> None:
    claim = ledger("list", "--speaker", "Lena Brandt", "--format", "ids").lines[0]
    ledger("mark", claim, "disputed", "-q")
    ledger("tag", claim, "--add", "grain [bold]", "-q")
    for by in ("speaker", "outlet", "tag"):
        drawn = bare(look("count", by, columns=columns))
        assert max(map(len, drawn.splitlines())) <= columns
        assert "≠ 1" in drawn
        assert "≠ disputed" in drawn
        assert "2026-04-02" in drawn


def test_what_a_text_holds_cannot_colour_a_search(run: Run, look: Look, tmp_path: Path) -> None:
    (tmp_path / "evil.txt").write_text("Ann Lund said that the \x1b[31mwalrus[bold] \u202ehad left the harbour.\n")
    run("ingest", "evil.txt", "-q")
    drawn = look("search", "harbour", columns=120)
    assert "\x1b[31m" not in drawn
    assert "\u202e" not in drawn
    assert "walrus[bold]" in drawn
