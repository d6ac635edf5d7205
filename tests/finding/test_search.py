"""Search: claims by their words, the best first, with the words marked."""

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Run
from hypothesis import given
from hypothesis import strategies as st
from small import ingested, texts
from test_typed_filters import COST, GRAIN, PERMIT, STRIKE

from factcli.models.filters import Alternative
from factcli.query.ranking import weighed
from factcli.query.word_matches import snippet, spans
from factcli.text.folding import folded_spans, folded_words


@pytest.fixture
def ledger(run: Run, tmp_path: Path) -> Run:
    return ingested(run, tmp_path)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["grain"], {GRAIN, COST}),
        (["grain terminal"], {GRAIN, COST}),
        (['"grain terminal"'], {GRAIN}),
        (["GRÄIN"], {GRAIN, COST}),
        (["grain", "-kiev"], {COST}),
        (["-kiev", "grain"], {COST}),
        (["-speaker:brandt", "terminal"], {PERMIT, COST}),
        (["sail*"], {GRAIN, "the ferry would sail on Monday, whatever the weather"}),
        (["granary"], set()),
        (["granary grain"], {GRAIN}),
        (["grain", "-granary"], {GRAIN, COST}),
        (["terminals"], {GRAIN, PERMIT, COST}),
        (['"grain terminals"'], set()),
        (["permits -sailor"], {PERMIT}),
        (["brandt strike"], {STRIKE}),
        (["terminal", "--outlet", "wire", "--figures"], {GRAIN}),
        (["terminal status:unverified after:2026-01-01"], {GRAIN, PERMIT}),
        (["nothingofthesort"], set()),
        (["grain nothingofthesort"], set()),
        (["terminal", '-"grain terminal"'], {PERMIT, COST}),
    ],
)
def test_a_search_finds_what_it_says(ledger: Run, words: list[str], found: set[str]) -> None:
    assert set(texts(ledger, "search", *words)) == found


def test_words_of_the_claim_weigh_more_than_those_of_its_title(ledger: Run, tmp_path: Path) -> None:
    (tmp_path / "more.txt").write_text("Permits in the port\n\nAnna Lund said that the granary had burned down.\n")
    ledger("ingest", "more.txt", "-q")
    assert texts(ledger, "search", "granary")[0] == "the granary had burned down"
    scores = [claim["score"] for claim in ledger("search", "granary", "--json").json]
    assert scores == sorted(scores, reverse=True)
    assert len(texts(ledger, "search", "terminal", "--limit", "2")) == 2
    assert texts(ledger, "search", "terminal", "--limit", "0") == []


def test_words_of_a_title_alone_find_no_claim_but_are_told_of(ledger: Run, tmp_path: Path) -> None:
    done = ledger("search", "granary blaze", "--format", "ids")
    assert (done.status, done.out) == (0, "")
    assert done.err.startswith("factcli: nothing found, but an article has these words in the title: factcli ")
    told = done.err.split(": factcli ")[1].split()
    assert set(texts(ledger, *told)) == {GRAIN, PERMIT}
    (tmp_path / "more.txt").write_text("Blazes and granaries\n\nAnna Lund said that the port had closed.\n")
    ledger("ingest", "more.txt", "-q")
    done = ledger("search", "granary blaze", "--format", "ids")
    assert "2 articles have these words in the title" in done.err
    assert texts(ledger, *done.err.split(": factcli ")[1].split(" (")[0].split()) == ["the port had closed"]
    assert ledger("search", "nothingofthesort").err == ""


@pytest.mark.parametrize(
    ("one", "more"),
    [("murder", "murders"), ("crane", "cranes"), ("berth", "berths"), ("strike", "strikes"), ("bus", "buses"),
     ("house", "houses"), ("church", "churches"), ("box", "boxes"), ("penalty", "penalties"), ("day", "days"),
     ("boss", "bosses"), ("movie", "movies")],
)  # fmt: skip
def test_singular_and_plural_find_each_other_and_the_form_that_was_typed_comes_first(
    run: Run, write: Callable[[str, str], Path], one: str, more: str
) -> None:
    said = [f"Anna Lund said that the {one} was new.", f"Omar Reyes said that the {more} were new."]
    run("ingest", write("a.txt", "\n\n".join(said)), "-q")
    for typed, other in ((one, more), (more, one)):
        first, second = run("search", typed, "--json").json
        assert f" {typed} " in f" {first['text']} "
        assert first["score"] > second["score"] > 0
        assert other in [match["text"] for match in second["matches"]]
        assert len(run("list", "--words", typed, "--format", "ids").lines) == 2
        assert len(run("search", f'"the {typed}"', "--format", "ids").lines) == 1
        assert run("search", f"new -{typed}", "--json").json == []


def test_a_rare_word_weighs_more_than_a_common_one(run: Run, write: object, tmp_path: Path) -> None:
    lines = [f"Anna Lund said that the ship number {number} had left." for number in range(20)]
    (tmp_path / "a.txt").write_text("Ships\n\n" + "\n\n".join([*lines, "Omar Reyes said that the ship was a walrus."]))
    run("ingest", "a.txt", "-q")
    common = run("search", "ship", "--json", "--limit", "1").json[0]["score"]
    rare = run("search", "walrus", "--json").json[0]["score"]
    assert rare > 2 * common


def test_the_record_says_where_the_words_stand(ledger: Run) -> None:
    (claim,) = ledger("search", '"grain terminal" brandt', "--json").json
    assert claim["score"] > 0
    fields = {
        "text": claim["text"],
        "speaker": claim["speaker"],
        "context": claim["context"],
        "article.title": claim["article"]["title"],
    }
    for match in claim["matches"]:
        assert fields[match["field"]][match["start"] : match["end"]] == match["text"]
    assert {(match["field"], match["text"]) for match in claim["matches"]} >= {
        ("text", "grain terminal"),
        ("context", "grain terminal"),
        ("speaker", "Brandt"),
    }
    assert "grain terminal" in claim["snippet"]
    assert ledger("search", "grain", "--format", "ids").lines
    assert ledger("search", "grain", "--fields", "id,score,snippet").lines[0] == "id\tscore\tsnippet"


def test_nothing_found_is_0_and_on_demand_1(ledger: Run) -> None:
    assert ledger("search", "nothingofthesort", "--json").json == []
    assert ledger("search", "nothingofthesort", "--fail-empty").status == 1
    assert ledger("search", "grain", "--fail-empty").status == 0


def test_a_search_without_a_wanted_word_is_2(ledger: Run) -> None:
    for words in (["status:disputed"], ["-grain"], ["!!!"], [""]):
        done = ledger("search", *words)
        assert done.status == 2, words
        assert "Traceback" not in done.err
    assert ledger("search").status == 2


def test_without_a_ledger_nothing_is_found(run: Run) -> None:
    assert run("search", "grain", "--json").json == []


@given(st.text(max_size=60))
def test_folded_words_stand_where_they_are_said_to(text: str) -> None:
    found = folded_spans(text)
    assert [word for word, _, _ in found] == folded_words(text)
    for word, start, end in found:
        assert 0 <= start < end <= len(text)
        assert word in "".join(folded_words(text[start:end]))


@given(st.text(alphabet="ab c.é", max_size=600), st.sampled_from(["a", "b", "c"]))
def test_a_snippet_is_a_part_of_the_text_and_has_a_mark(text: str, word: str) -> None:
    marks = spans([Alternative((word,), adjacent=False)], text)
    shown = snippet(text, marks)
    inner = shown.removeprefix("… ").removesuffix(" …")
    assert inner in text
    assert len(inner) <= 260
    if marks:
        assert spans([Alternative((word,), adjacent=False)], inner)


@given(st.text(max_size=80), st.text(max_size=80), st.none() | st.text(max_size=20))
def test_every_word_has_a_weight_that_fits_a_byte(text: str, context: str, speaker: str | None) -> None:
    found = weighed(text, context, speaker)
    assert found.keys() == {*folded_words(text), *folded_words(context), *folded_words(speaker or "")}
    assert all(1 <= weight <= 255 for weight in found.values())


def test_a_table_shows_no_context_where_only_the_title_has_the_word(run: Run, tmp_path: Path) -> None:
    text = "Ferry inquiry opens in Ostrand\n\nAnna Brandt said the ship had left at noon.\n"
    (tmp_path / "a.txt").write_text(text)
    run("ingest", "a.txt", "-q")
    out = run("search", "inquiry noon", "--format", "table", env={"COLUMNS": "160"}).out
    assert "the ship had left at noon" in out
    assert "Ferry inquiry opens" in out
    assert "Anna Brandt said" not in out
    assert "Anna Brandt said" in run("search", "said", "--format", "table", env={"COLUMNS": "160"}).out
