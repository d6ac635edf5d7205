"""Every date in a claim's content is kept as it is worded, and resolved as the day of publication allows."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from conftest import Run
from hypothesis import given
from hypothesis import strategies as st

from factcli.extract.figures.datementions import dates
from factcli.extract.figures.quantities import figures
from factcli.models.claim import Statement

Write = Callable[[str, str | bytes], Path]

_FILE = Path(__file__).parent.parent / "cases" / "dates.jsonl"
_CASES = [json.loads(line) for line in _FILE.read_text(encoding="utf-8").splitlines()]
_WORDS = (
    "1 31 12 2019 0000 9999 1990s '22 March May Aug. Friday last next this year month week weekend century night summer ago "
    "years a weeks yesterday today in on by since will had to and - – , . 2026-03-14 th of 99999999"
).split()
_DAYS = st.dates().map(lambda day: day.isoformat())
_STORY = {
    "title": "Pier shut",
    "published": "2026-03-13",
    "text": "The pier was shut to all of the boats. “We lost 40 boats on Monday and 12 in February,” said Anna Brandt.",
}


@pytest.mark.parametrize("case", _CASES, ids=lambda case: f"{case['content'][:40]} ({case['published']})")
def test_a_sentence_has_the_dates_that_a_reader_of_that_day_would_name(case: dict[str, Any]) -> None:
    assert json.loads(msgspec.json.encode(dates(case["content"], case["published"]))) == case["dates"]


def _hold(content: str, published: str | None) -> None:
    end = 0
    for one in dates(content, published):
        place = content.find(one.text, end)
        assert place >= 0, one
        end = place + len(one.text)
        assert one.end is None or (one.start is not None and one.start <= one.end)


@given(st.text(max_size=200), st.none() | _DAYS)
def test_any_text_is_read_without_an_error(content: str, published: str | None) -> None:
    _hold(content, published)


@given(
    st.lists(st.tuples(st.sampled_from(_WORDS), st.sampled_from(["", " ", "\n"])), max_size=20),
    st.none() | _DAYS,
)
def test_dates_stand_in_the_content_in_order_on_any_day(words: list[tuple[str, str]], published: str | None) -> None:
    _hold("".join(word + gap for word, gap in words), published)


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case["content"][:40])
def test_a_date_is_no_figure(case: dict[str, Any]) -> None:
    named = {one["text"] for one in case["dates"]}
    assert not named & {one.text for one in figures(case["content"])}


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_extract_resolves_dates_against_the_articles_day(run: Run, write: Write, jobs: str) -> None:
    path = write("story.jsonl", json.dumps(_STORY))
    (claim,) = run("extract", path, "--json", "--jobs", jobs).json
    assert claim["dates"] == [{"text": "Monday", "start": "2026-03-09"}, {"text": "February", "start": "2026-02"}]
    assert [one["text"] for one in claim["figures"]] == ["40", "12"]
    names = list(claim)
    assert names.index("dates") == names.index("figures") + 1


def test_a_claim_in_the_ledger_keeps_its_dates_and_show_tells_them(run: Run, write: Write) -> None:
    assert run("ingest", write("story.jsonl", json.dumps(_STORY))).status == 0
    (claim,) = run("list", "--json").json
    assert claim["dates"][0] == {"text": "Monday", "start": "2026-03-09"}
    page = run("show", claim["id"], "--format", "table").out
    assert "Monday (2026-03-09); February (2026-02)" in page


def test_the_day_that_the_user_gives_is_the_one_that_counts(run: Run, write: Write) -> None:
    path = write("story.txt", _STORY["text"])
    assert run("ingest", path, "--published", "2026-03-09").status == 0
    (claim,) = run("list", "--json").json
    assert claim["dates"][0] == {"text": "Monday", "start": "2026-03-09"}


def test_a_statement_that_was_stored_without_dates_is_read() -> None:
    stored = (
        b'{"text":"A","kind":"direct","stance":"asserts","speaker":null,"speaker_mention":null,"speaker_role":null,'
        b'"speaker_inferred":false,"cue":null,"figures":[],"context":"A","spans":{"content":[[0,1]]}}'
    )
    assert msgspec.json.decode(stored, type=Statement).dates == ()
