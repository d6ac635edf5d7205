"""`changes`, and what `ingest` says of an edited article: figures, words, speakers, claims that come and go."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import Run
from hypothesis import given
from hypothesis import strategies as st

from factcli.matching.differing import figure_changes
from factcli.models.claim import Figure

Write = Callable[[str, str | bytes], Path]

FIRST = (
    "Lena Novak said that 12 colleagues had died in the fire at the port. “We will rebuild the quay,” she said.\n"
    "Omar Reyes denied that the company had ignored warnings. Ilse Koch said the bridge was safe.\n"
    "Tom Arden said that 40 lorries were waiting.\n"
)
EDITED = (
    "Lena Novak said that two colleagues had died when fire swept the port. “We will rebuild the quay,” she said.\n"
    "Omar Reyes said that the company had ignored warnings. Ilse Koch said the old bridge was safe.\n"
    "Paul Mora said that 40 lorries were waiting. Paul Mora said that nobody had asked.\n"
)
URL = "https://dock.example/fire"


def line(text: str, **fields: str) -> str:
    return json.dumps({"text": text, "url": URL, "title": "Port fire", "sitename": "Dock Post", **fields})


@pytest.fixture
def ingest(run: Run, write: Write) -> Callable[..., Any]:
    """Ingest one state of the article; gives the report of it."""

    def call(text: str, *options: str, **fields: str) -> Any:
        write("a.jsonl", line(text, **fields))
        (item,) = run("ingest", "a.jsonl", "--json", *options).json["items"]
        return item

    return call


def told(changes: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    return [(one["change"], one["speaker"], one["before"], one["after"]) for one in changes]


def test_an_edited_article_reports_each_change_of_its_claims(ingest: Callable[..., Any]) -> None:
    assert ingest(FIRST)["changes"] == []
    item = ingest(EDITED)
    assert told(item["changes"]) == [
        (
            "figures",
            "Lena Novak",
            "12 colleagues had died in the fire at the port",
            "two colleagues had died when fire swept the port",
        ),
        ("stance", "Omar Reyes", "denies", "asserts"),
        ("reworded", "Ilse Koch", "the bridge was safe", "the old bridge was safe"),
        ("attributed", "Paul Mora", "Tom Arden", "Paul Mora"),
        ("added", "Paul Mora", None, "nobody had asked"),
    ]
    assert item["changes"][0]["figures"] == [
        {"of": "colleagues", "unit": None, "before": 12, "after": 2, "before_text": "12", "after_text": "2"}
    ]
    assert item["reason"].startswith("changed: text; 1 figure changed (12 → 2 colleagues), 1 claim reworded")


def test_a_figure_that_is_another_is_reported_though_few_words_are_left(ingest: Callable[..., Any]) -> None:
    ingest("Lena Novak said that 12 had drowned. Omar Reyes said that 12 had fled.")
    item = ingest("Lena Novak said that 2 had drowned. Omar Reyes said that 12 had fled.")
    assert told(item["changes"]) == [("figures", "Lena Novak", "12 had drowned", "2 had drowned")]


def test_the_table_of_an_ingest_has_a_line_for_each_change(ingest: Callable[..., Any], run: Run, write: Write) -> None:
    ingest(FIRST)
    write("a.jsonl", line(EDITED))
    out = " ".join(run("ingest", "a.jsonl", "--format", "table", env={"COLUMNS": "300"}).out.split())
    assert "figure changed: 12 → 2 colleagues — Lena Novak: two colleagues had died" in out


def test_changes_lists_the_edits_newest_first(ingest: Callable[..., Any], run: Run) -> None:
    ingest(FIRST)
    ingest(EDITED)
    ingest(EDITED.replace("40 lorries", "400 lorries"), title="Fire at the port")
    newest, oldest = run("changes", "--json").json
    assert (newest["revision"], oldest["revision"]) == (3, 2)
    assert newest["article"]["title"] == "Fire at the port"
    assert newest["article"]["outlet"] == "Dock Post"
    assert newest["fields"] == {"title": {"before": "Port fire", "after": "Fire at the port"}}
    assert newest["summary"] == "1 figure changed (40 → 400 lorries)"
    assert oldest["fields"] == {}
    assert [one["change"] for one in oldest["changes"]] == ["figures", "stance", "reworded", "attributed", "added"]
    assert len(run("changes", "--json", "--limit", "1").json) == 1
    assert run("changes", "--format", "ids").lines == [newest["article"]["id"]] * 2
    page = run("changes", "--format", "table").out
    assert "title: Port fire → Fire at the port" in page
    assert "other speaker: Tom Arden → Paul Mora" in page


def test_changes_are_narrowed_by_article_time_run_figures_and_speaker(ingest: Callable[..., Any], run: Run) -> None:
    identity = ingest(FIRST)["article"]
    ingest(EDITED)

    def kinds(*arguments: str) -> list[list[str]]:
        return [[one["change"] for one in edit["changes"]] for edit in run("changes", "--json", *arguments).json]

    everything = [["figures", "stance", "reworded", "attributed", "added"]]
    for arguments in ([identity[:6]], [URL], ["a.jsonl"], ["--since", "1h"], ["--run", "2"], ["--outlet", "dock"]):
        assert kinds(*arguments) == everything, arguments
    assert kinds("--run", "1") == kinds("--since", "2999-01-01") == kinds("--outlet", "quay") == []
    assert kinds("--figures") == [["figures"]]
    assert kinds("--speaker", "tom arden") == [["attributed"]]
    assert kinds("--speaker", "mora") == [["attributed", "added"]]
    assert kinds("--speaker", "mora", "--figures") == []
    assert run("changes", "--run", "99").status == 3
    assert run("changes", "ffff0000").status == 3
    assert run("changes", "--since", "3m ago").status == 2


def test_what_only_we_did_is_no_edit(ingest: Callable[..., Any], run: Run) -> None:
    ingest(FIRST)
    assert ingest(FIRST, "--outlet", "Quay Times")["changes"] == []
    assert ingest(FIRST, "--title", "My own title")["outcome"] == "revised"
    ingest(FIRST, "--again")
    assert run("changes", "--json").out == "[]\n"
    assert "no article has been changed" in run("changes", "--format", "table").out


def test_an_edit_that_was_taken_back_is_listed_no_more(ingest: Callable[..., Any], run: Run) -> None:
    ingest(FIRST)
    ingest(EDITED)
    before = run("changes", "--json").json
    run("undo", "2")
    assert run("changes", "--json").json == []
    run("redo")
    assert run("changes", "--json").json == before
    run("undo", "2")
    ingest(EDITED)
    assert [edit["changes"] for edit in run("changes", "--json").json] == [before[0]["changes"]]


def test_a_claim_that_comes_back_is_told_as_gone_and_as_added(ingest: Callable[..., Any], run: Run) -> None:
    ingest(FIRST)
    (bridge,) = run("list", "--words", "bridge", "--format", "ids").lines
    run("mark", bridge, "confirmed")
    without = FIRST.replace(" Ilse Koch said the bridge was safe.", "")
    assert told(ingest(without)["changes"]) == [("gone", "Ilse Koch", "the bridge was safe", None)]
    (back,) = ingest(FIRST)["changes"]
    assert (back["claim"], back["change"]) == (bridge, "added")


FIGURES = st.builds(
    Figure,
    text=st.just("n"),
    value=st.integers(0, 5),
    of=st.sampled_from([None, "people", "people hurt", "ships"]),
    unit=st.sampled_from([None, "EUR"]),
)


@given(st.lists(FIGURES, max_size=6), st.lists(FIGURES, max_size=6))
def test_no_figure_is_passed_over_and_none_told_twice(old: list[Figure], new: list[Figure]) -> None:
    found = figure_changes(old, new)
    assert figure_changes(old, old) == ()
    gone = sorted(one.before for one in found if one.before is not None)
    came = sorted(one.after for one in found if one.after is not None)
    kept = sorted(one.value for one in new)
    for value in came:
        kept.remove(value)
    assert sorted([*gone, *kept]) == sorted(one.value for one in old)
    assert all(one.before != one.after for one in found)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ([(12, "people")], [(2, "people")], [(12, 2)]),
        ([(12, "people"), (5, "dogs")], [(5, "people"), (12, "dogs")], [(12, 5), (5, 12)]),
        ([(12, "people"), (3, "people")], [(3, "people")], [(12, None)]),
        ([(12, "people hurt")], [(2, "people")], [(12, 2)]),
        ([(12, "people")], [(2, "residents")], [(12, 2)]),
        ([(12, "people")], [(12, "residents")], []),
        ([(5, "ships")], [(5, "ships"), (3, "tugs")], [(None, 3)]),
        ([], [(3, "tugs")], [(None, 3)]),
    ],
)
def test_figures_are_aligned_by_what_they_count_and_then_by_place(
    old: list[tuple[int, str]], new: list[tuple[int, str]], expected: list[tuple[int | None, int | None]]
) -> None:
    before, after = ([Figure(text=str(value), value=value, of=of) for value, of in some] for some in (old, new))
    assert [(one.before, one.after) for one in figure_changes(before, after)] == expected


def test_a_long_change_stays_under_its_article(ingest: Callable[..., Any], run: Run) -> None:
    ingest(FIRST)
    ingest(EDITED)
    lines = run("changes", "--format", "table", env={"COLUMNS": "50"}).out.splitlines()
    assert lines[0] == "Port fire"
    assert len(lines) > 12
    assert all(not line.strip() or line.startswith("  ") for line in lines[1:-1])
    assert lines[-1] == "1 edit"
