"""The same text in several places: one article, which keeps what was said of it where it was first met."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import Run

Write = Callable[[str, str | bytes], Path]

TEXT = "Anna Brandt said that the ship had left the port on the day before. Omar Reyes denied that it had a permit."


def line(**fields: str) -> str:
    return json.dumps({"text": TEXT, **fields})


def outcomes(run: Run, *arguments: str) -> list[str]:
    return [item["outcome"] for item in run("ingest", *arguments, "--json").json["items"]]


def only(run: Run) -> Any:
    (article,) = run("articles", "--json").json
    return article


@pytest.fixture
def syndicated(run: Run, write: Write) -> Run:
    """A ledger with one text that two outlets have published at two urls."""
    lines = (
        line(url="https://a.example/1", outlet="Aldmoor Post"),
        line(url="https://b.example/1", outlet="Bay Times", title="Ship gone"),
    )
    assert outcomes(run, str(write("feed.jsonl", "\n".join(lines)))) == ["added", "unchanged"]
    return run


def test_syndicated_text_is_left_as_it_is_however_often_it_comes(syndicated: Run) -> None:
    before = syndicated("list", "--json").out, syndicated("articles", "--json").out
    for _ in range(3):
        assert outcomes(syndicated, "feed.jsonl") == ["unchanged", "unchanged"]
    assert outcomes(syndicated, "feed.jsonl", "--dry-run") == ["unchanged", "unchanged"]
    assert (syndicated("list", "--json").out, syndicated("articles", "--json").out) == before
    article = only(syndicated)
    assert (article["outlet"], article["url"], article["title"]) == ("Aldmoor Post", "https://a.example/1", None)


def test_each_place_is_kept_and_found(syndicated: Run) -> None:
    places = [(one["url"], one["outlet"], one["location"]) for one in only(syndicated)["appearances"]]
    assert places == [
        ("https://a.example/1", "Aldmoor Post", str(Path(places[0][2]).parent / "feed.jsonl:1")),
        ("https://b.example/1", "Bay Times", str(Path(places[0][2]).parent / "feed.jsonl:2")),
    ]
    everything = syndicated("list", "--format", "ids").lines
    assert len(everything) == 2
    for filters in (
        ["--outlet", "aldmoor"],
        ["--outlet", "Bay Times"],
        ["--article", "https://a.example/1"],
        ["--article", "http://www.b.example/1/?utm_source=x"],
        ["--article", "feed.jsonl:2"],
    ):
        assert syndicated("list", *filters, "--format", "ids").lines == everything, filters
    shown = syndicated("show", everything[0], "--json").json
    assert [one["outlet"] for one in shown["appearances"]] == ["Aldmoor Post", "Bay Times"]
    page = syndicated("show", everything[0], "--format", "table").out
    assert "Bay Times · https://b.example/1" in page


def test_another_place_that_changes_its_text_becomes_an_article_of_its_own(syndicated: Run, write: Write) -> None:
    changed = json.loads(line(url="https://b.example/1", outlet="Bay Times"))
    changed["text"] = changed["text"].replace("ship", "ferry")
    write("later.jsonl", json.dumps(changed))
    assert outcomes(syndicated, "later.jsonl") == ["added"]
    assert outcomes(syndicated, "later.jsonl") == ["unchanged"]
    assert {one["outlet"]: one["revisions"] for one in syndicated("articles", "--json").json} == {
        "Aldmoor Post": 1,
        "Bay Times": 1,
    }


def test_a_copy_in_another_file_changes_nothing_that_was_known(run: Run, write: Write) -> None:
    write("a.txt", TEXT)
    write("b.txt", TEXT)
    assert outcomes(run, "a.txt", "--outlet", "Aldmoor Post") == ["added"]
    for _ in range(2):
        assert outcomes(run, "b.txt", "--outlet", "Bay Times") == ["unchanged"]
        assert outcomes(run, "a.txt", "--outlet", "Aldmoor Post") == ["unchanged"]
    assert only(run)["outlet"] == "Aldmoor Post"
    write("b.txt", TEXT.replace("ship", "ferry"))
    assert outcomes(run, "a.txt", "b.txt") == ["unchanged", "added"]
    assert outcomes(run, "a.txt", "b.txt") == ["unchanged", "unchanged"]


def test_what_is_said_of_an_article_in_its_own_place_is_taken_over(run: Run, write: Write) -> None:
    write("a.txt", TEXT)
    assert outcomes(run, "a.txt") == ["added"]
    assert outcomes(run, "a.txt", "--outlet", "Bay Times", "--url", "https://b.example/1") == ["revised"]
    assert outcomes(run, "a.txt") == ["unchanged"]
    assert (only(run)["outlet"], only(run)["url"]) == ("Bay Times", "https://b.example/1")


def test_two_spellings_of_a_url_are_one_place(run: Run, write: Write) -> None:
    write("a.jsonl", "\n".join((line(url="https://a.example/1"), line(url="http://www.a.example/1/"))))
    assert outcomes(run, "a.jsonl") == ["added", "unchanged"]
    assert outcomes(run, "a.jsonl") == ["unchanged", "unchanged"]
    assert len(only(run)["appearances"]) == 1


def test_the_same_text_piped_in_under_other_names_is_left_too(run: Run) -> None:
    lines = "\n".join((line(outlet="Aldmoor Post"), line(outlet="Bay Times")))
    for expected in (["added", "unchanged"], ["unchanged", "unchanged"], ["unchanged", "unchanged"]):
        report = run("ingest", "-", "--json", stdin=lines).json
        assert [item["outcome"] for item in report["items"]] == expected
    assert [one["outlet"] for one in only(run)["appearances"]] == ["Aldmoor Post", "Bay Times"]
