"""Claims that a person types in: where they stand, what finds them, and what no ingest does to them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Run, local

Write = Callable[[str, str | bytes], Path]

PAGE = "https://port.example/fire"
HEARD = ("add", "--speaker", "Lena  Novak", "--text", "The fire killed 12 people on Monday.")
STORY = "Anna Brandt said the ship had left with 12 sailors. Omar Reyes said the crane\nhad fallen on Friday.\n"


def read(run: Run, write: Write, text: str = STORY, *more: str) -> None:
    path = write("story.txt", text)
    done = run("ingest", path, "--url", PAGE, "--outlet", "Harbour Wire", "--published", "2026-03-13", "-q", *more)
    assert done.status == 0, done.err


def test_a_claim_is_typed_in_with_where_and_when_it_was_heard(run: Run) -> None:
    done = run(
        *HEARD, "--where", "press conference", "--when", "2026-03-14", "--outlet", "Channel 9", "--title", "The inquiry",
        "--stance", "alleges", "--role", "harbour master", "--by", "Mira", "--json",
    )  # fmt: skip
    assert done.status == 0, done.err
    (claim,) = done.json
    assert claim["origin"] == "added"
    assert (claim["speaker"], claim["speaker_role"], claim["speaker_inferred"]) == (
        "Lena Novak",
        "harbour master",
        False,
    )
    assert (claim["text"], claim["stance"], claim["kind"]) == (HEARD[4], "alleges", "indirect")
    assert [(one["value"], one["of"]) for one in claim["figures"]] == [(12, "people")]
    assert claim["dates"] == [{"text": "Monday", "start": "2026-03-09"}]
    assert claim["spans"] == {"content": [], "speaker": [], "cue": []}
    place = claim["article"]
    assert (place["location"], place["outlet"], place["published"]) == ("press conference", "Channel 9", "2026-03-14")
    (article,) = run("articles", "--json").json
    assert (article["id"], article["added"], article["claims"]) == (place["id"], True, 1)
    (event,) = run("history", claim["id"], "--json").json
    assert (event["command"], event["by"]) == ("add", "Mira")
    for arguments in (
        ["--speaker", "novak"], ["--outlet", "channel"], ["--since", "2026-03-14"], ["--until", "2026-03-14"],
        ["--figures"], ["--words", "killed"], ["--stance", "alleges"], ["--article", place["id"]], ["--new-since", "1"],
    ):  # fmt: skip
        assert [one["id"] for one in run("list", *arguments, "--json").json] == [claim["id"]], arguments
    assert run("list", "--since", "2026-03-15", "--json").json == []
    assert "typed in by Mira, " in run("show", claim["id"], "--format", "table").out
    assert run("db", "check").status == 0


def test_the_same_claim_is_added_once(run: Run) -> None:
    (first,) = run(*HEARD, "--json").json
    again = run(*HEARD, "--json")
    assert (again.status, [one["id"] for one in again.json]) == (0, [first["id"]])
    assert "has this claim already" in again.err
    assert len(run("history", "--json").json) == 1
    other = run(*HEARD, "--where", "radio", "--json").json
    assert other[0]["id"] != first["id"]
    assert [one["id"] for one in run("list", "--json").json] == [other[0]["id"], first["id"]]


def test_undo_takes_it_out_and_redo_puts_it_back(run: Run) -> None:
    (claim,) = run(*HEARD, "--json").json
    run("undo")
    assert run("list", "--json").json == []
    assert run("articles", "--json").json == []
    assert run("show", claim["id"]).status == 3
    assert run("redo", "--json").json["claims"][0]["id"] == claim["id"]
    assert run("list", "--json").json == [claim]
    run("undo")
    (again,) = run(*HEARD, "--json").json
    assert again["id"] == claim["id"]
    assert run("db", "check").status == 0


def test_at_the_url_of_a_known_article_it_is_added_to_that(run: Run, write: Write) -> None:
    read(run, write)
    done = run(
        "add",
        "--speaker",
        "Omar Reyes",
        "--text",
        "the crane had fallen",
        "--url",
        f"{PAGE}#top",
        "--outlet",
        "X",
        "--json",
    )
    (claim,) = done.json
    assert "--outlet changed nothing" in done.err
    start = STORY.index("the crane")
    assert claim["spans"]["content"] == [[start, start + len("the crane had fallen")]]
    assert claim["context"] == STORY.strip()
    assert (claim["article"]["outlet"], claim["article"]["url"]) == ("Harbour Wire", PAGE)
    (elsewhere,) = run("add", "--speaker", "Omar Reyes", "--text", "nobody was hurt", "--url", PAGE, "--json").json
    assert elsewhere["spans"]["content"] == []
    (article,) = run("articles", "--json").json
    assert (article["claims"], article["added"]) == (4, False)
    same = run(
        "add", "--speaker", "Anna Brandt", "--text", "the ship had left with 12 sailors", "--url", PAGE, "--json"
    )
    assert "has this claim already" in same.err
    assert same.json[0]["origin"] == "extracted"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("the crane had fallen on Friday.", True),
        ("he ship", False),
        ("had fall", False),
        ("“the ship”", False),
        ("ship had  left", True),
    ],
)
def test_words_are_found_whole_and_across_lines(run: Run, write: Write, words: str, found: bool) -> None:
    read(run, write)
    (claim,) = run("add", "--speaker", "Omar Reyes", "--text", words, "--url", PAGE, "--json").json
    assert bool(claim["spans"]["content"]) is found


def test_it_is_kept_when_its_article_is_read_again_or_revised(run: Run, write: Write) -> None:
    read(run, write)
    (inside,) = run("add", "--speaker", "Omar Reyes", "--text", "the crane had fallen", "--url", PAGE, "--json").json
    (outside,) = run("add", "--speaker", "Omar Reyes", "--text", "nobody was hurt", "--url", PAGE, "--json").json
    read(run, write, STORY, "--again")
    assert {inside["id"], outside["id"]} < {one["id"] for one in run("list", "--json").json}
    moved = "The harbour was quiet. " + STORY
    read(run, write, moved)
    shown = run("show", inside["id"], "--json").json
    assert shown["spans"]["content"][0][0] == moved.index("the crane")
    assert "gone" not in shown
    read(run, write, "Anna Brandt said the ship had left with 12 sailors.\n")
    shown = {one["id"]: one for one in run("list", "--json").json}
    assert shown[inside["id"]]["gone"] is True
    assert "gone" not in shown[outside["id"]]
    assert [one["note"] for one in run("history", inside["id"], "--json").json][-1] == "gone from its article"
    read(run, write)
    assert "gone" not in run("show", inside["id"], "--json").json
    changes = run("changes", "--json").json
    assert {one["claim"] for edit in changes for one in edit["changes"]}.isdisjoint({inside["id"], outside["id"]})


def test_what_is_brought_back_behind_a_revision_stands_in_it_as_it_is_now(run: Run, write: Write) -> None:
    read(run, write)
    (claim,) = run("add", "--speaker", "Omar Reyes", "--text", "the crane had fallen", "--url", PAGE, "--json").json
    read(run, write, "Anna Brandt said the ship had left with 12 sailors.\n")
    run("undo", "2")
    assert [one["speaker"] for one in run("list", "--json").json] == ["Anna Brandt"]
    run("redo")
    assert run("show", claim["id"], "--json").json["gone"] is True
    run("undo", "2")
    read(run, write, f"The harbour was quiet. {STORY}")
    run("undo", "3")
    assert run("show", claim["id"]).status == 3
    assert run("db", "check").status == 0


def test_no_ingest_touches_the_record_of_where_it_was_heard(run: Run, write: Write) -> None:
    (claim,) = run(*HEARD, "--url", PAGE, "--json").json
    read(run, write)
    assert run("show", claim["id"], "--json").json["article"] == claim["article"]
    mine, story = sorted(run("articles", "--json").json, key=lambda one: not one["added"])
    assert (mine["url"], story["url"], mine["revisions"]) == (PAGE, PAGE, 1)
    assert len(run("list", "--article", PAGE, "--json").json) == 3


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["--text", " "], "--text"),
        (["--text", "…"], "--text"),
        (["--speaker", ""], "--speaker"),
        (["--when", "soon"], "--when"),
        (["--when", "2999-01-01"], "after today"),
        (["--url", "port"], "--url"),
        (["--stance", "shouts"], "stance"),
    ],
)
def test_what_is_no_claim_is_2_and_stores_nothing(run: Run, given: list[str], said: str) -> None:
    done = run(*HEARD, *given)
    assert (done.status, done.out) == (2, "")
    assert said in done.err
    assert run("history", "--json").json == []


def test_hostile_words_stay_words(run: Run) -> None:
    words = "the \x1b[31mred\u202e [bold]ship[/bold] =1+1"
    (claim,) = run("add", "--speaker", "=cmd()", "--text", words, "--json").json
    assert claim["text"] == words
    for form in ("table", "tsv", "csv", "markdown"):
        out = run("list", "--format", form).out
        assert "\x1b" not in out
        assert "\u202e" not in out
    assert "[bold]" in run("show", claim["id"], "--format", "table").out
    assert run("add", "--speaker", "A", "--text", b"\xff x".decode(errors="surrogateescape")).status == 2


def test_the_list_of_runs_names_a_long_claim_in_short(run: Run) -> None:
    run("add", "--speaker", "Ann", "--text", "the mill has closed " * 100, "-q")
    (detail,) = run("history", "--fields", "detail").lines[1:]
    assert detail.startswith("Ann: the mill has closed")
    assert detail.endswith("…")
    assert len(detail) == 80


def test_who_typed_a_claim_in_and_when_is_told_though_another_took_it_out_and_back(run: Run) -> None:
    (claim,) = run(*HEARD, "--by", "Mira Holt", "--json").json
    run("undo", "--by", "Omar")
    run("redo", "--by", "Omar")
    told = run("show", claim["id"], "--json").json
    assert (told["added_by"], told["added_at"]) == ("Mira Holt", claim["first_seen"])
    tokyo = {"TZ": "Asia/Tokyo"}
    page = run("show", claim["id"], "--format", "table", env=tokyo).out
    assert f"typed in by Mira Holt, {local(claim['first_seen'], 9)}" in page
    cells = dict(line.split(": ", 1) for line in run("show", claim["id"], env=tokyo).lines)
    assert (cells["added_by"], cells["added_at"]) == ("Mira Holt", claim["first_seen"])
    assert run("show", claim["id"], "--fields", "added_by", "--format", "tsv").lines == ["added_by", "Mira Holt"]


def test_a_claim_that_was_imported_is_not_told_as_typed_in(run: Run, write: Write) -> None:
    table = write("claims.csv", "text,speaker\nThe quay was closed on Monday.,Lena Novak\n")
    done = run("import", table, "--by", "Ida")
    assert done.status == 0, done.err
    (claim,) = run("list", "--json").json
    assert "imported by Ida, " in run("show", claim["id"], "--format", "table").out
    assert run("show", claim["id"], "--json").json["added_by"] == "Ida"


def test_a_claim_that_was_found_has_nobody_who_added_it(run: Run, write: Write) -> None:
    read(run, write)
    claim = run("list", "--format", "ids").lines[0]
    assert "added_by" not in run("show", claim, "--json").json
    assert "Added" not in run("show", claim, "--format", "table").out
