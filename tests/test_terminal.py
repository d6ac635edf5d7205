"""What a person sees: a real terminal, its width, its colours, a pager."""

import re
from itertools import count, repeat
from pathlib import Path

import pytest
from conftest import ARTICLES, Look, Once, Run, bare

from factcli.models.vocabulary import Status
from factcli.render import progress


@pytest.fixture
def samples(samples: Run, once: Once) -> Run:
    """The samples with a verdict on what some people said."""

    def judge() -> None:
        for name, status in (("Lena Novak", "confirmed"), ("Marek Soll", "disputed"), ("Dario Venn", "refuted")):
            ids = samples("list", "--speaker", name, "--format", "ids").out
            evidence = ["-e", "https://a.example/"] if status == "confirmed" else []
            samples("mark", "-", status, "-q", *evidence, stdin=ids)

    once("judged samples", judge)
    return samples


def test_a_table_fits_the_terminal(samples: Run, look: Look) -> None:
    for columns in (60, 80, 140):
        lines = bare(look("list", "--limit", "8", columns=columns)).splitlines()
        assert lines[0].startswith("ID")
        assert "Status" in lines[0]
        assert max(map(len, lines)) <= columns


def test_no_column_of_a_table_is_cut_off_by_the_edge(samples: Run, look: Look) -> None:
    for columns in (80, 90, 100):
        for command in (["list", "--limit", "8"], ["search", "grain", "terminal"], ["articles"]):
            drawn = bare(look(*command, columns=columns, rows=200)).splitlines()
            assert max(map(len, drawn)) <= columns
            outlet = drawn[0].index("Outlet")
            names = " ".join(line[outlet:] for line in drawn)
            assert "Rev." in drawn[0] or command[0] != "articles"
            for one in samples("count", "outlet", "--json").json if command[0] == "articles" else ():
                for word in (one["name"] or "").split():
                    assert word in names, (columns, word)
        first = bare(look("list", "--limit", "1", columns=columns))
        assert "nested-obituary.txt" in "".join(
            line[first.splitlines()[0].index("Outlet") :].strip() for line in first.splitlines()
        )


def test_a_limit_that_was_reached_is_not_told_as_how_many_there_are(samples: Run, look: Look) -> None:
    assert "the first 3 claims" in bare(look("list", "--limit", "3"))
    assert "the first 3 articles" in bare(look("articles", "--limit", "3"))
    speakers = bare(look("count", "speaker", "--limit", "3"))
    assert "the first 3" in speakers
    assert "in all" not in speakers
    assert "20 articles" in bare(look("articles", "--limit", "1000"))


def test_a_terminal_without_styles_is_told_which_words_are_the_claim(samples: Run, look: Look) -> None:
    claim = samples("list", "--words", "sabotage", "--limit", "1", "--json").json[0]
    told = f"Claim    “{claim['text']}”"
    assert told in " ".join(look("show", claim["id"], columns=200, env={"TERM": "dumb"}).splitlines())
    assert "Claim    “" not in bare(look("show", claim["id"], columns=200))


def test_a_narrow_table_puts_claims_under_one_another_and_cuts_none(samples: Run, look: Look) -> None:
    drawn = bare(look("list", "--limit", "5", columns=40))
    assert max(map(len, drawn.splitlines())) <= 40
    whole = " ".join(drawn.split())
    for claim in samples("list", "--limit", "5", "--json").json:
        assert " ".join(claim["text"].split()) in whole
        assert claim["speaker"] in whole
        assert claim["id"][:8] in whole


def test_other_tables_are_whole_on_a_narrow_screen_too(samples: Run, look: Look) -> None:
    identity = samples("list", "--limit", "1", "--format", "ids").out.strip()
    samples("mark", identity, "confirmed", "-c", "high", "--note", "seen on the spot", "-e", "https://a.example/log")
    article = samples("articles", "--json").json[0]
    for command, words in (
        (["articles", "--limit", "1"], [article["title"], f"{article['claims']} claims"]),
        (["history", "--limit", "1"], ["mark by tester", "confirmed: 1 claim"]),
        (["history", identity], ["unverified → confirmed (high)", "seen on the spot", "https://a.example/log"]),
    ):
        drawn = bare(look(*command, columns=40))
        assert max(map(len, drawn.splitlines())) <= 40
        for phrase in words:
            assert phrase in " ".join(drawn.split()), command


@pytest.mark.parametrize("columns", [50, 80, 200])
def test_filters_and_aliases_have_tables_like_all_others(samples: Run, look: Look, columns: int) -> None:
    claim = samples("list", "--format", "ids").lines[0]
    samples("tag", claim, "--add", "grain [bold]", "-q")
    samples("filter", "save", "port", '"grain terminal"', "-q", "--by", "Ann")
    samples("alias", "add", "Kyiv", "Kiev", "-q", "--by", "Ann")
    for command, heading, cells in (
        (["filter", "list"], ["Name", "Filter", "Who", "When"], ["@port", "Ann", "1 saved filter"]),
        (["alias", "list"], ["Name", "The same", "Who", "When"], ["Kyiv", "Kiev", "Ann", "1 alias group"]),
    ):
        shown = re.sub(r"\x1b\[[0-9;]*m", "", look(*command, columns=columns))
        assert re.split(r"  +", shown.splitlines()[0].strip()) == heading
        for cell in cells:
            assert cell in shown
        assert all(len(line.rstrip()) <= columns for line in shown.splitlines())
        assert bool(re.search(r"\d{4}-\d\d-\d\d", shown)) == ("When" in heading)
    assert samples("count", "tag", "--format", "ids").lines[0] == "grain [bold]"


def test_where_there_are_no_names_a_table_says_so(run: Run) -> None:
    assert run("count", "tag", "--format", "table").out == "no claims\n"
    assert run("filter", "list", "--format", "table").out == "no saved filters\n"
    assert run("alias", "list", "--format", "table").out == "no alias groups\n"


def test_where_no_outlet_is_known_the_file_is_named(run: Run, look: Look, tmp_path: Path) -> None:
    folder = tmp_path / "a" / "folder" / "with" / "a" / "long" / "name"
    folder.mkdir(parents=True)
    (folder / "grain.txt").write_text("Anna Brandt said the ship had left.")
    run("ingest", folder)
    identity = run("list", "--format", "ids").out.strip()
    run("mark", identity, "confirmed")
    for command, columns in (("list", 80), ("list", 40), ("articles", 80), ("compare", 100)):
        drawn = bare(look(command, columns=columns))
        assert "grain.txt" in drawn, command
        assert "folder" not in drawn


def test_compare_shows_both_sides_at_once(samples: Run, look: Look) -> None:
    drawn = bare(look("compare", columns=120))
    head = drawn.splitlines()[0]
    assert "CONFIRMED" in head
    assert "CONTESTED" in head
    assert re.search(r"✔ confirmed +│ [≠✘]", drawn)
    assert "! no evidence" in drawn
    assert "1 evidence" in drawn
    assert "Not compared: " in drawn
    narrow = bare(look("compare", columns=50))
    assert max(map(len, narrow.splitlines())) <= 50


def test_compare_by_speaker_names_each_one(samples: Run, look: Look) -> None:
    drawn = bare(look("compare", "--by", "speaker", columns=120))
    assert drawn.index("Dario Venn") < drawn.index("Lena Novak") < drawn.index("Marek Soll")


def test_show_marks_the_claim_in_its_context(samples: Run, look: Look) -> None:
    identity = samples("list", "--speaker", "Marek Soll", "--words", "sabotage planned", "--format", "ids").out.strip()
    drawn = look("show", identity)
    marked = "".join(re.findall(r"\x1b\[1;7m(.*?)\x1b\[0m", drawn, re.DOTALL))
    assert "This was sabotage, planned and paid for across the border" in " ".join(marked.split())
    for words in ("Marek Soll, Interior Minister", "Harbour Wire", "≠ disputed", "no evidence", "History"):
        assert words in bare(drawn)


def test_colour_can_be_turned_off(samples: Run, look: Look) -> None:
    assert "\x1b[" in look("list", "--limit", "3")
    assert not re.search(r"\x1b\[[0-9;]*3[0-9]", look("list", "--limit", "3", env={"NO_COLOR": "1"}))
    assert "\x1b[" not in look("list", "--limit", "3", env={"TERM": "dumb"})


def test_the_pager_is_used_where_the_screen_is_too_small(samples: Run, look: Look, tmp_path: Path) -> None:
    pager = tmp_path / "pager"
    pager.write_text("#!/bin/sh\necho PAGED\ncat >/dev/null\n")
    pager.chmod(0o755)
    assert "PAGED" in look("list", rows=20, env={"PAGER": str(pager)})
    assert "PAGED" not in look("list", "--limit", "2", rows=40, env={"PAGER": str(pager)})
    assert "CONFIRMED" in look("compare", rows=10, env={"PAGER": "/nonexistent/pager"})


def test_ingest_reports_in_a_table(look: Look) -> None:
    drawn = bare(look("ingest", str(ARTICLES)))
    assert "+ added" in drawn
    assert "20 articles: 20 added" in drawn


def test_ingest_draws_a_bar_for_what_takes_long(look: Look, monkeypatch: pytest.MonkeyPatch) -> None:
    bar = re.compile(r"[\d,]+ articles, [\d,]+ claims")
    monkeypatch.setattr(progress, "monotonic", repeat(0.0).__next__)  # no time goes by
    assert not bar.search(bare(look("ingest", str(ARTICLES))))
    monkeypatch.setattr(progress, "monotonic", count().__next__)  # a second goes by from one look to the next
    assert bar.search(bare(look("ingest", str(ARTICLES), "--again")))


def test_help_is_drawn_in_boxes_on_a_terminal(look: Look) -> None:
    assert "╭─ Finding" in bare(look("--help"))
    drawn = bare(look("list", "--help", rows=90, columns=80))
    assert "Which claims" in drawn
    assert "default: $FACTCLI_DB" in " ".join(drawn.replace("│", " ").split())
    for status in Status:
        assert re.search(rf"\b{status}\b", drawn), status
