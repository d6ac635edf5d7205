"""Filters that are typed, saved and used by name, in every command that lists."""

import json
from pathlib import Path

import pytest
from conftest import Run
from small import ingested, texts

GRAIN = "11 sailors had left the grain terminal in Kiev"
PERMIT = "the terminal had a permit"
STRIKE = "the strike in Kyiv was over"
FERRY = "the ferry would sail on Monday, whatever the weather"
FIGURES = '[{"text": "12", "value": 12, "of": "permits"}]'
COST = "the terminal for grain cost $5 million"


@pytest.fixture
def ledger(run: Run, tmp_path: Path) -> Run:
    return ingested(run, tmp_path)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("grain", [COST, GRAIN]),
        ('"grain terminal"', [GRAIN]),
        ("grain -kiev", [COST]),
        ("gra*", [COST, GRAIN]),
        ('-"grain terminal" terminal', [COST, PERMIT]),
        ('speaker:"Lena Brandt"', [STRIKE, GRAIN]),
        ("speaker:orban,omar", [FERRY, PERMIT]),
        ("-speaker:reyes", [STRIKE, FERRY, GRAIN]),
        ("stance:denies,promises", [FERRY, PERMIT]),
        ("-stance:asserts", [FERRY, PERMIT]),
        ("figures:yes", [COST, GRAIN]),
        ("figures:no outlet:courier", [STRIKE, FERRY]),
        ("since:2026-04-02", [STRIKE, FERRY]),
        ("after:2026-03-14", [STRIKE, FERRY]),
        ("after:2026-04-02", []),
        ("until:2026-03-14", [GRAIN, PERMIT]),
        ("before:2026-03-14", []),
        ("-since:2026-04-02", [COST, GRAIN, PERMIT]),
        ("article:https://courier.example/2", [STRIKE, FERRY]),
        ("article:0.jsonl,2.jsonl", [COST, GRAIN, PERMIT]),
        ("new:2", [COST, STRIKE, FERRY]),
        ("-new:2", [GRAIN, PERMIT]),
        ("new:1h", [COST, STRIKE, FERRY, GRAIN, PERMIT]),
        ("is:gone", []),
        ("is:partial", []),
        ("words:terminal,ferry", [COST, FERRY, GRAIN, PERMIT]),
        ("kind:direct", []),
    ],
)
def test_a_typed_filter_finds_what_it_says(ledger: Run, typed: str, found: list[str]) -> None:
    assert texts(ledger, "list", typed) == found


def test_status_tags_and_flags_can_be_typed(ledger: Run) -> None:
    first, second, *_ = ledger("list", "--format", "ids").lines
    ledger("mark", first, "disputed", "-q")
    ledger("mark", second, "refuted", "-q", "-e", "https://a.example/")
    assert texts(ledger, "list", "status:disputed,refuted") == [COST, STRIKE]
    assert len(texts(ledger, "list", "-status:disputed,refuted")) == 3
    assert texts(ledger, "list", "is:thin") == [COST]
    assert texts(ledger, "list", "is:thin,gone") == [COST]
    assert COST not in texts(ledger, "list", "-is:thin")


def test_a_filter_may_be_one_argument_or_several_and_stands_beside_options(ledger: Run) -> None:
    one = texts(ledger, "list", 'speaker:"Lena Brandt" outlet:"Harbour Wire" "grain terminal"')
    assert one == [GRAIN]
    assert texts(ledger, "list", "speaker:Lena Brandt", "outlet:Harbour Wire", "grain terminal") == one
    assert texts(ledger, "list", "speaker:Brandt", "--outlet", "wire", "--figures") == one
    assert texts(ledger, "list", "speaker:Brandt", "--speaker", "Reyes") == []
    assert texts(ledger, "list", "--limit", "1", "-stance:asserts", "-figures:yes", "--sort", "oldest") == [PERMIT]


def test_other_commands_take_typed_filters_too(ledger: Run) -> None:
    assert [one["title"] for one in ledger("articles", "outlet:courier since:2026-01-01", "--json").json] == [
        "A quiet week"
    ]
    assert ledger("compare", "speaker:reyes", "--json").json["counts"]["unverified"] == 2
    assert [one["name"] for one in ledger("count", "speaker", "figures:yes", "--json").json] == ["Lena Brandt", "Reyes"]
    done = ledger("articles", "status:disputed")
    assert done.status == 2
    assert "says something of claims" in done.err


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("spaeker:Novak", "did you mean speaker?"),
        ("status:dispute", "did you mean disputed?"),
        ("figures:maybe", "figures: takes yes, no"),
        ("after:someday", "2026-03-14, today"),
        ("new:someday", "a run's number"),
        ("speaker:!!!", "has no words"),
        ('"grain', "not closed"),
        ("-@grain", "cannot be turned round"),
    ],
)
def test_what_is_no_filter_is_2_with_a_hint(ledger: Run, typed: str, message: str) -> None:
    done = ledger("list", typed)
    assert done.status == 2
    assert message in done.err
    assert "Traceback" not in done.err


def test_a_saved_filter_is_used_by_its_name_anywhere(ledger: Run) -> None:
    assert ledger("filter", "save", "grain", "grain -kiev").status == 0
    assert texts(ledger, "list", "@grain") == [COST]
    assert texts(ledger, "list", "@GRAIN", "after:2026-01-01") == []
    assert texts(ledger, "search", "@grain terminal") == [COST]
    ledger("filter", "save", "@grain", "grain figures:yes", "-q", "--by", "Ann")
    assert texts(ledger, "list", "@grain") == [COST, GRAIN]
    ledger("filter", "save", "dated", "@grain after:2026-01-01", "-q")
    assert texts(ledger, "list", "@dated") == [GRAIN]
    assert "saved: @dated is -speaker:reyes @grain, no more @grain after:2026-01-01\n" in (
        ledger("filter", "save", "dated", "-speaker:reyes @grain").err
    )
    assert texts(ledger, "list", "@dated") == [GRAIN]
    ledger("filter", "save", "dated", "@grain after:2026-01-01", "-q")
    found = ledger("filter", "list", "--json").json
    assert [(one["name"], one["filter"]) for one in found] == [
        ("dated", "@grain after:2026-01-01"),
        ("grain", "grain figures:yes"),
    ]
    runs = ledger("history", "--json", "--limit", "5").json
    assert {one["command"] for one in runs} == {"filter save"}
    assert [one["by"] for one in runs] == ["tester", "tester", "tester", "Ann", "tester"]


def test_saved_filters_that_mean_themselves_or_nothing_are_refused(ledger: Run) -> None:
    ledger("filter", "save", "a", "grain", "-q")
    ledger("filter", "save", "b", "@a kiev", "-q")
    for name, text, message in (
        ("a", "@b", "means itself: @a → @b → @a"),
        ("c", "@c", "means itself"),
        ("c", "@nothing", "there is no saved filter @nothing"),
        ("c", "spaeker:x", "did you mean speaker?"),
        ("two words", "grain", "no name for a filter"),
        ("c", "   ", "is empty"),
    ):
        done = ledger("filter", "save", name, text)
        assert done.status == 2, (name, text)
        assert message in done.err
    assert ledger("filter", "remove", "a").status == 2
    assert ledger("filter", "remove", "b", "-q").status == 0
    assert ledger("filter", "remove", "a", "-q").status == 0
    assert ledger("filter", "remove", "a").status == 3
    assert ledger("list", "@a").status == 2
    assert ledger("filter", "list", "--json").json == []


def test_an_alert_may_be_a_typed_filter(run: Run, tmp_path: Path) -> None:
    press = tmp_path / "press"
    press.mkdir()
    assert run("source", "add", press).status == 0
    run("filter", "save", "lena", 'speaker:"Lena Brandt"', "-q")
    (press / "a.txt").write_text(
        "Lena Brandt said that 12 sailors had left.\n\nOmar Reyes said that nobody had left.\n"
    )
    done = run("sync", "--alert", "@lena figures:yes", "--json")
    assert done.status == 1, done.err
    assert [claim["speaker"] for claim in done.json["alerts"]] == ["Lena Brandt"]
    assert run("sync", "--alert", "spaeker:x").status == 2


def test_an_empty_filter_never_means_everything(run: Run) -> None:
    for command in ("list", "articles", "compare", "report", "count speaker", "export", "review", "search"):
        for typed in ([""], [" "], ["grain", ""]):
            done = run(*command.split(), *typed)
            assert (done.status, done.out) == (2, ""), command
            assert "a filter is empty" in done.err


def test_an_empty_list_is_0_and_on_demand_1(ledger: Run) -> None:
    assert ledger("list", "nothingofthesort").status == 0
    done = ledger("list", "nothingofthesort", "--json", "--fail-empty")
    assert (done.status, json.loads(done.out)) == (1, [])
    assert ledger("list", "grain", "--fail-empty").status == 0


def test_saved_filters_and_aliases_survive_compaction_backup_and_repair(ledger: Run, tmp_path: Path) -> None:
    ledger("filter", "save", "grain", "grain", "-q")
    ledger("alias", "add", "Kyiv", "Kiev", "-q")
    ledger("db", "compact")
    assert ledger("db", "check").status == 0
    assert ledger("db", "backup", tmp_path / "copy.json").status == 0
    copy = {"env": {"FACTCLI_DB": str(tmp_path / "copy.json")}}
    assert ledger("filter", "list", "--format", "ids", **copy).lines == ["grain"]
    assert ledger("alias", "list", "--json", **copy).json[0]["names"] == ["Kyiv", "Kiev"]


def test_filters_and_searches_heed_corrections_and_dismissals(ledger: Run) -> None:
    (permit,) = ledger("list", "permit", "--format", "ids").lines
    ledger("fix", permit, "--text", "the walrus had 12 permits", "--figures", FIGURES, "--speaker", "Ida Holm")
    assert texts(ledger, "list", "figures:yes speaker:holm walrus") == ["the walrus had 12 permits"]
    assert texts(ledger, "search", "walrus") == ["the walrus had 12 permits"]
    assert PERMIT not in texts(ledger, "search", "terminal speaker:reyes")
    ledger("dismiss", permit)
    assert texts(ledger, "search", "walrus") == []
    assert texts(ledger, "list", "walrus") == []
    assert (
        texts(ledger, "list", "is:dismissed") == texts(ledger, "list", "--dismissed") == ["the walrus had 12 permits"]
    )
    assert texts(ledger, "search", "walrus is:dismissed") == ["the walrus had 12 permits"]
    assert len(texts(ledger, "list", "-is:dismissed")) == 4
