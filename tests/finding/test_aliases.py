"""Names that mean the same, as a person says: every filter and every search finds the one under the other."""

from pathlib import Path

import pytest
from conftest import Run
from hypothesis import given
from hypothesis import strategies as st
from small import ingested, texts
from test_typed_filters import COST, FERRY, GRAIN, PERMIT, STRIKE

from factcli.query.aliases import Aliases
from factcli.text.folding import folded_words

NAMES = st.lists(st.sampled_from(["Kyiv", "Kiev", "Київ", "Mr Putin", "Vladimir Putin", "Kyiv Post", "KP", "Oslo"]))


@given(st.lists(NAMES.filter(lambda names: len(set(names)) > 1), max_size=4))
def test_aliases_hold_both_ways_and_along_a_chain(groups: list[list[str]]) -> None:
    known = Aliases(groups)
    joined: list[set[str]] = []
    for names in groups:
        touched = [group for group in joined if group & set(names)]
        joined = [group for group in joined if group not in touched] + [set(names).union(*touched)]
    for group in joined:
        firsts = {known.first(name) for name in group}
        assert len(firsts) == 1
        assert firsts <= group
        folded = {" ".join(folded_words(name)) for name in group}
        for name in group:
            assert {" ".join(folded_words(one)) for one in known.variants(name)} == folded


def test_a_name_within_a_phrase_has_its_variants() -> None:
    known = Aliases([["Kyiv", "Kiev"], ["Kyiv Post", "KP"]])
    assert set(known.variants("mayor of Kiev")) == {"mayor of Kiev", "mayor of kyiv"}
    assert set(known.variants("the Kyiv Post")) == {"the Kyiv Post", "the kp"}
    assert known.variants("Oslo") == ("Oslo",)


@pytest.fixture
def ledger(run: Run, tmp_path: Path) -> Run:
    return ingested(run, tmp_path)


def test_every_filter_and_search_heeds_aliases(ledger: Run) -> None:
    assert texts(ledger, "list", "--words", "Kiev") == [GRAIN]
    stored = ledger("list", "--json").out
    assert ledger("alias", "add", "Kyiv", "Kiev").status == 0
    ledger("alias", "add", "Omar Reyes", "Mayor", "Reyes", "-q")
    ledger("alias", "add", "Coastal Courier", "The Coast", "-q")
    for name in ("Kiev", "KYIV"):
        assert texts(ledger, "list", "--words", name) == [STRIKE, GRAIN]
        assert texts(ledger, "list", name) == [STRIKE, GRAIN]
        assert set(texts(ledger, "search", name)) == {STRIKE, GRAIN}
        assert texts(ledger, "list", f'"in {name}"') == [STRIKE, GRAIN]
        assert texts(ledger, "search", f"terminal -{name}") != []
        assert GRAIN not in texts(ledger, "search", f"terminal -{name}")
    assert texts(ledger, "list", "--speaker", "Omar Reyes") == [COST, PERMIT]
    assert texts(ledger, "list", 'speaker:"omar reyes"') == [COST, PERMIT]
    assert texts(ledger, "list", "--outlet", "The Coast") == [COST, STRIKE, FERRY]
    assert len(ledger("articles", "--outlet", "the coast", "--json").json) == 2
    assert ledger("list", "--json").out == stored


def test_aliases_are_counted_together_under_the_first_name(ledger: Run) -> None:
    ledger("alias", "add", "Omar Reyes", "Reyes", "-q")
    found = {one["name"]: one for one in ledger("count", "speaker", "--json").json}
    assert found["Omar Reyes"]["claims"] == 2
    assert found["Omar Reyes"]["names"] == ["Omar Reyes", "Reyes"]
    assert "Reyes" not in found


def test_groups_that_share_a_name_become_one_and_names_leave(ledger: Run) -> None:
    ledger("alias", "add", "Kyiv", "Kiev", "-q")
    ledger("alias", "add", "KIEV", "Kyjiw", "-q", "--by", "Ann")
    assert [(one["names"], one["by"]) for one in ledger("alias", "list", "--json").json] == [
        (["Kyiv", "Kiev", "Kyjiw"], "Ann")
    ]
    assert texts(ledger, "list", "kyjiw") == [STRIKE, GRAIN]
    assert ledger("alias", "remove", "kiev").status == 0
    assert ledger("alias", "list", "--json").json[0]["names"] == ["Kyiv", "Kyjiw"]
    assert texts(ledger, "list", "kyjiw") == [STRIKE]
    ledger("alias", "remove", "Kyiv", "-q")
    assert ledger("alias", "list", "--json").json == []
    assert [one["command"] for one in ledger("history", "--json", "--limit", "4").json] == [
        "alias remove",
        "alias remove",
        "alias add",
        "alias add",
    ]


def test_what_is_no_alias_is_refused(ledger: Run) -> None:
    for names in (["Kyiv"], ["Kyiv", "KYIV"], ["Kyiv", "!"]):
        assert ledger("alias", "add", *names).status == 2
    assert ledger("alias", "remove", "Oslo").status == 3


def test_undo_takes_aliases_back_and_redo_brings_them_back(run: Run, tmp_path: Path) -> None:
    ledger = ingested(run, tmp_path)

    def groups() -> list[list[str]]:
        return [one["names"] for one in ledger("alias", "list", "--json").json]

    ledger("alias", "add", "Kyiv", "Kiev")
    ledger("alias", "add", "Lviv", "Lvov")
    apart = groups()
    ledger("alias", "add", "Kyiv", "Lviv")
    assert len(groups()) == 1
    assert "took back run 6: alias add" in ledger("undo").err
    assert groups() == apart
    assert ledger("redo").status == 0
    assert len(groups()) == 1
    ledger("alias", "remove", "Lvov")
    assert ledger("undo", "6").status == 3
    assert ledger("undo").status == 0
    assert ledger("undo", "6").status == 0
    assert groups() == apart


def test_undo_gives_a_filter_the_words_back_that_it_had(run: Run, tmp_path: Path) -> None:
    ledger = ingested(run, tmp_path)

    def saved() -> dict[str, str]:
        return {one["name"]: one["filter"] for one in ledger("filter", "list", "--json").json}

    ledger("filter", "save", "grain", "status:disputed")
    first = saved()
    ledger("filter", "save", "grain", "status:refuted")
    assert ledger("undo").status == 0
    assert saved() == first
    ledger("filter", "save", "both", "@grain figures:yes")
    assert ledger("undo", "4").status == 3
    assert ledger("undo").status == 0
    ledger("filter", "remove", "grain")
    assert saved() == {}
    assert ledger("undo").status == 0
    assert saved() == first
    assert ledger("redo").status == 0
    assert saved() == {}


def test_undo_says_that_it_passed_over_a_later_archive(run: Run, tmp_path: Path) -> None:
    ledger = ingested(run, tmp_path)
    ledger("alias", "add", "Kyiv", "Kiev")
    assert ledger("db", "archive", "--before", "2100-01-01", "--yes").status == 0
    done = ledger("undo")
    assert "took back run 4: alias add" in done.err
    assert "run 5 (archive) came later and stays" in done.err
