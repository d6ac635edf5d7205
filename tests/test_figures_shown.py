"""Figures as people are told them: with unit and what they count, and what was read where that has to be worked out."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Run

Write = Callable[[str, str | bytes], Path]

SAID = "Anna Brandt said {}.\n"


def shown(run: Run, *more: str) -> str:
    """What the page of the only claim says of its figures."""
    (claim,) = run("list", "--format", "ids").lines
    page = run("show", claim, *more, "--format", "table", env={"COLUMNS": "200"}).out
    found = re.search(r"^Figures +(.*?) *$", page, re.MULTILINE)
    return found[1] if found else ""


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("the strike would last three weeks", "three weeks"),
        ("the ship had 12 sailors on board", "12 sailors"),
        ("they had found between 5 and 7 tonnes of copper", "between 5 and 7 tonnes (copper)"),
        ("trains had run at 60 kilometres per hour", "60 km/h"),
        ("61 percent of voters had stayed at home", "61 percent (voters)"),
        ("the pier had cost $3 million", "$3 million = 3,000,000 USD"),
        ("a pint had cost 50p", "50p = 0.5 GBP"),
        ("a dozen boats had sunk", "a dozen boats = 12"),
        ("they had agreed on a six-hour truce", "six-hour (truce) = 6 hours"),
        ("nine homes in 10 had been flooded", "nine homes in 10 = 0.9"),
        ("nobody was hurt", ""),
    ],
)
def test_a_figure_is_shown_with_its_unit_what_it_counts_and_what_it_was_read_as(
    run: Run, write: Write, words: str, told: str
) -> None:
    write("a.txt", SAID.format(words))
    run("ingest", "a.txt", "-q")
    assert shown(run) == told


def test_a_figure_that_a_person_gives_is_shown_with_all_that_he_says(run: Run, write: Write) -> None:
    write("a.txt", SAID.format("the strike would last three weeks"))
    run("ingest", "a.txt", "-q")
    (claim,) = run("list", "--format", "ids").lines
    figures = [
        {"text": "12 people", "value": 12, "of": "people"},
        {"text": "five", "value": 5, "unit": "USD"},
        {"text": "a crowd", "value": 300},
        {"text": "many \u001b[31m", "value": 7, "low": 6, "high": 8, "unit": "days", "of": "rain"},
    ]
    assert run("fix", claim, "--figures", json.dumps(figures)).status == 0
    assert shown(run) == "12 people; five USD; a crowd = 300; many ␛[31m (rain) = 6–8 days"
    (event,) = run("history", claim, "--json").json
    (change,) = [one for one in event["changes"] if one["field"] == "figures"]
    assert change["before"] == "three weeks"
    assert change["after"].startswith("12 people; five USD; a crowd; many")
    page = " ".join(run("show", claim, "--format", "table").out.split())
    assert "extracted as figures three weeks" in page


def test_a_figure_that_has_changed_is_told_with_its_unit(run: Run, write: Write) -> None:
    write("a.txt", SAID.format("the quay had 14 tonnes of grain and would be shut for two weeks"))
    run("ingest", "a.txt", "-q")
    write("a.txt", SAID.format("the quay had 16 tonnes of grain and would be shut for three weeks"))
    run("ingest", "a.txt", "-q")
    told = " ".join(run("changes", "--format", "table").out.split())
    assert "14 → 16 tonnes (grain)" in told
    assert "two → three weeks" in told
