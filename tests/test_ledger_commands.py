"""`list`, `show`, `articles`, `mark`, `history`, `undo`, `redo`, `compare`: what a person does with the ledger."""

import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from conftest import Run

Write = Callable[[str, str | bytes], Path]

TODAY = date.today()
NEWS = [
    {
        "title": "First",
        "sitename": "Dock Post",
        "date": (TODAY - timedelta(days=40)).isoformat(),
        "url": "https://dock.example/1",
        "text": "Harbour master Élodie Brandt said that 14 ships had left. “Nobody was hurt,” Brandt said.\n"
        "The union accused Halden of lying. Omar Reyes denied any fault.",
    },
    {
        "title": "Second",
        "sitename": "Quay Times",
        "date": (TODAY - timedelta(days=3)).isoformat(),
        "url": "https://quay.example/2",
        "text": "Omar Reyes promised to reopen the quay. Mayor Ilse Koch warned that 30 berths were empty.",
    },
    {"title": "Third", "text": "Ilse Koch said the bridge was safe.", "url": "https://x.example/3"},
]


@pytest.fixture
def ledger(run: Run, write: Write) -> Run:
    """A ledger with seven claims of three articles, ingested one after another."""
    for number, article in enumerate(NEWS):
        assert run("ingest", write(f"{number}.jsonl", json.dumps(article)), "-q").status == 0
    return run


def texts(run: Run, *arguments: str) -> list[str]:
    return [claim["text"] for claim in run("list", "--json", *arguments).json]


def id_of(run: Run, words: str) -> str:
    found: list[str] = run("list", "--words", words, "--format", "ids").lines
    assert len(found) == 1
    return found[0]


def printed(run: Run) -> Any:
    """All that list and show print, history and time of change aside."""
    listed = run("list", "--json").json
    shown = [run("show", claim["id"], "--json").json for claim in listed]
    for record in (*listed, *shown):
        record.pop("updated")
        record.pop("history", None)
    return listed, shown


def test_the_newest_article_comes_first_and_its_claims_in_the_order_of_the_text(ledger: Run) -> None:
    assert texts(ledger) == [
        "the bridge was safe",
        "to reopen the quay",
        "30 berths were empty",
        "14 ships had left",
        "Nobody was hurt",
        "Halden of lying",
        "any fault",
    ]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--speaker", "reyes"], ["to reopen the quay", "any fault"]),
        (["--speaker", "elodie BRANDT"], ["14 ships had left", "Nobody was hurt"]),
        (["--speaker", "Rey"], []),
        (["--outlet", "dock post"], ["14 ships had left", "Nobody was hurt", "Halden of lying", "any fault"]),
        (["--outlet", "quay"], ["to reopen the quay", "30 berths were empty"]),
        (["--kind", "direct"], ["Nobody was hurt"]),
        (["--stance", "alleges", "--stance", "denies"], ["Halden of lying", "any fault"]),
        (["--figures"], ["30 berths were empty", "14 ships had left"]),
        (["--no-figures", "--outlet", "quay"], ["to reopen the quay"]),
        (["--since", "7d"], ["to reopen the quay", "30 berths were empty"]),
        (["--until", "2w"], ["14 ships had left", "Nobody was hurt", "Halden of lying", "any fault"]),
        (
            ["--since", (TODAY - timedelta(days=3)).isoformat(), "--until", "yesterday"],
            ["to reopen the quay", "30 berths were empty"],
        ),
        (["--words", "SHIPS left"], ["14 ships had left"]),
        (["--words", "koch bridge"], ["the bridge was safe"]),
        (["--article", "https://x.example/3"], ["the bridge was safe"]),
        (["--status", "unverified", "--limit", "2"], ["the bridge was safe", "to reopen the quay"]),
        (["--limit", "0"], []),
        (["--speaker", "koch", "--figures"], ["30 berths were empty"]),
    ],
)
def test_filters_all_hold(ledger: Run, arguments: list[str], expected: list[str]) -> None:
    assert texts(ledger, *arguments) == expected


def test_filters_find_the_same_in_journal_and_snapshot(ledger: Run) -> None:
    ledger("mark", id_of(ledger, "bridge"), "disputed")
    wanted = [["--speaker", "reyes"], ["--status", "disputed"], ["--outlet", "dock"], ["--stance", "denies"], []]
    before = [ledger("list", "--json", *arguments).out for arguments in wanted]
    assert ledger("db", "compact").status == 0
    assert [ledger("list", "--json", *arguments).out for arguments in wanted] == before


@pytest.mark.parametrize(
    ("order", "first"),
    [
        ("newest", "the bridge was safe"),
        ("oldest", "14 ships had left"),
        ("published", "to reopen the quay"),
        ("outlet", "14 ships had left"),
    ],
)
def test_orders(ledger: Run, order: str, first: str) -> None:
    found = texts(ledger, "--sort", order)
    assert found[0] == first
    assert len(found) == 7


def test_orders_by_speaker_and_status(ledger: Run) -> None:
    ledger("mark", id_of(ledger, "quay"), "refuted")
    ledger("mark", id_of(ledger, "bridge"), "confirmed")
    assert texts(ledger, "--sort", "status")[-2:] == ["the bridge was safe", "to reopen the quay"]
    speakers = [claim["speaker"] for claim in ledger("list", "--sort", "speaker", "--json").json]
    assert speakers == ["Élodie Brandt"] * 2 + ["Ilse Koch"] * 2 + ["Omar Reyes"] * 2 + ["union"]


@pytest.mark.parametrize("day", ["14 March", "2026-13-01", "-3d", "99999y"])
def test_a_day_that_is_none_is_2(ledger: Run, day: str) -> None:
    assert ledger("list", "--since", day).status == 2


def test_fields_are_chosen_by_name(ledger: Run) -> None:
    record = ledger("list", "--limit", "1", "--json", "--fields", "text,article.title,gone").json[0]
    assert record == {"text": "the bridge was safe", "article.title": "Third", "gone": None}
    assert ledger("list", "--limit", "1", "--format", "tsv", "--fields", "text,article.title").lines == [
        "text\tarticle.title",
        "the bridge was safe\tThird",
    ]
    done = ledger("list", "--fields", "nowhere")
    assert done.status == 2
    assert "article.title" in done.err


def test_the_record_is_the_contract(ledger: Run) -> None:
    record = next(claim for claim in ledger("list", "--json").json if claim["text"] == "14 ships had left")
    assert list(record) == [
        *(
            "schema",
            "id",
            "text",
            "kind",
            "stance",
            "speaker",
            "speaker_mention",
            "speaker_role",
            "speaker_inferred",
            "cue",
        ),
        *(
            "figures",
            "dates",
            "sure",
            "context",
            "spans",
            "article",
            "status",
            "confidence",
            "evidence",
            "note",
            "tags",
            "origin",
        ),
        *("first_seen", "updated", "marked_by", "marked_at"),
    ]
    assert record["schema"] == 1
    assert len(record["id"]) == 16
    assert record["figures"] == [{"text": "14", "value": 14, "of": "ships"}]
    assert list(record["spans"]) == ["content", "speaker", "cue"]
    assert record["article"] == {
        "id": record["article"]["id"],
        "title": "First",
        "outlet": "Dock Post",
        "location": record["article"]["location"],
        "url": "https://dock.example/1",
        "published": NEWS[0]["date"],
    }
    assert (record["status"], record["confidence"], record["evidence"], record["note"], record["tags"]) == (
        "unverified",
        None,
        [],
        None,
        [],
    )
    assert record["origin"] == "extracted"
    assert record["first_seen"].endswith("Z")


def test_ids_stay_the_same_in_any_ledger(ledger: Run, write: Write, tmp_path: Path) -> None:
    other = tmp_path / "other.json"
    ledger("ingest", *(f"{number}.jsonl" for number in reversed(range(3))), "-q", "--db", other)
    ids = sorted(ledger("list", "--format", "ids").lines)
    assert sorted(ledger("list", "--format", "ids", "--db", other).lines) == ids
    assert sorted(claim["id"] for claim in ledger("extract", *(f"{n}.jsonl" for n in range(3)), "--json").json) == ids


def test_a_verdict_is_recorded_with_all_that_belongs_to_it(ledger: Run) -> None:
    identity = id_of(ledger, "ships")
    done = ledger(
        *("mark", identity[:6], "disputed", "--note", "the log says 11", "--confidence", "low", "--by", "Mara"),
        *(
            "--evidence",
            "https://a.example/",
            "--evidence",
            "https://b.example/",
            "--stance",
            "refutes",
            "--excerpt",
            "eleven ships",
        ),
        "--json",
    )
    assert done.status == 0
    claim = done.json[0]
    shown = ledger("show", identity, "--json").json
    assert shown == {**claim, "history": shown["history"], "appearances": shown["appearances"]}
    assert (claim["status"], claim["confidence"], claim["note"], claim["marked_by"]) == (
        "disputed",
        "low",
        "the log says 11",
        "Mara",
    )
    assert [one["url"] for one in claim["evidence"]] == ["https://a.example/", "https://b.example/"]
    evidence = claim["evidence"][0]
    assert list(evidence) == [
        *(
            "id",
            "stance",
            "by",
            "at",
            "kind",
            "url",
            "archive_url",
            "excerpt",
            "sha256",
            "retrieved",
            "reliability",
            "credibility",
        ),
        *("note", "withdrawn"),
    ]
    assert (evidence["stance"], evidence["excerpt"], evidence["by"], evidence["withdrawn"]) == (
        "refutes",
        "eleven ships",
        "Mara",
        False,
    )


def test_the_newest_verdict_counts_and_all_are_kept(ledger: Run) -> None:
    identity = id_of(ledger, "ships")
    for status in ("checking", "confirmed", "refuted"):
        assert ledger("mark", identity, status, "--note", f"because {status}").status == 0
    assert ledger("show", identity, "--json").json["status"] == "refuted"
    history = ledger("history", identity, "--json").json
    assert [(one["from"], one["to"], one["note"]) for one in history] == [
        ("unverified", "checking", "because checking"),
        ("checking", "confirmed", "because confirmed"),
        ("confirmed", "refuted", "because refuted"),
    ]
    assert [one["seq"] for one in history] == [1, 2, 3]
    assert set(history[0]) >= {"seq", "at", "by", "command", "claim", "from", "to", "note"}


def test_who_records_is_the_option_the_settings_or_the_login(ledger: Run, home: Path) -> None:
    identity = id_of(ledger, "ships")
    ledger("mark", identity, "checking")
    (home / "config.toml").write_text('author = "Desk two"\n')
    ledger("mark", identity, "checking")
    ledger("mark", identity, "checking", "--by", "Mara")
    assert [one["by"] for one in ledger("history", identity, "--json").json] == ["tester", "Desk two", "Mara"]
    (home / "config.toml").write_text("author = 3\n")
    assert ledger("mark", identity, "checking").status == 2


def test_many_claims_are_marked_at_once_or_none(ledger: Run) -> None:
    ids = ledger("list", "--outlet", "dock", "--format", "ids").out
    assert len(ledger("mark", "-", "checking", "--json", stdin=ids).json) == 4
    before = ledger("list", "--json").out
    assert ledger("mark", ids.split()[0], "0000", "refuted").status == 3
    assert ledger("list", "--json").out == before


def test_undo_takes_back_the_last_command_and_names_it_and_redo_brings_it_back(ledger: Run) -> None:
    states = [printed(ledger)]
    ledger("mark", id_of(ledger, "ships"), "disputed", "-e", "https://a.example/")
    states.append(printed(ledger))
    ledger("mark", "-", "confirmed", stdin=ledger("list", "--outlet", "dock", "--format", "ids").out)
    states.append(printed(ledger))

    done = ledger("undo")
    assert done.status == 0
    assert "mark confirmed: 4 claims" in done.err
    assert printed(ledger) == states[1]
    assert ledger("undo", "--json").json["run"]["command"] == "mark"
    assert printed(ledger) == states[0]
    assert ledger("undo").status == 3

    assert ledger("redo").status == 0
    assert printed(ledger) == states[1]
    assert ledger("redo").status == 0
    assert printed(ledger) == states[2]
    assert ledger("redo").status == 3


def test_undo_erases_nothing(ledger: Run) -> None:
    identity = id_of(ledger, "ships")
    ledger("mark", identity, "disputed", "--note", "a note")
    ledger("undo")
    assert [(one["command"], one["to"], one["note"]) for one in ledger("history", identity, "--json").json] == [
        ("mark", "disputed", "a note"),
        ("undo", "unverified", None),
    ]


def test_a_new_command_ends_what_redo_could_bring_back(ledger: Run) -> None:
    ledger("mark", id_of(ledger, "ships"), "disputed")
    ledger("undo")
    ledger("mark", id_of(ledger, "bridge"), "confirmed")
    assert ledger("redo").status == 3


def test_an_ingest_between_does_not_stand_in_the_way_of_undo(ledger: Run, write: Write) -> None:
    ledger("mark", id_of(ledger, "ships"), "disputed")
    ledger("ingest", write("more.txt", "Anna Brandt said the crane had fallen."))
    done = ledger("undo", "--json")
    assert done.json["claims"][0]["text"] == "14 ships had left"
    number = ledger("history", "--json").json[1]["run"]
    assert f"run {number} (ingest) came later and stays: `factcli undo {number}` takes it back" in done.err
    assert len(texts(ledger)) == 8
    assert ledger("undo", str(number)).status == 0
    assert "came later" not in ledger("undo").err


def test_an_ingest_is_taken_back_by_its_run(ledger: Run, write: Write) -> None:
    before = printed(ledger)
    run = ledger("ingest", write("more.txt", "Anna Brandt said the crane had fallen."), "--json").json["run"]
    crane = id_of(ledger, "crane")
    after = printed(ledger)
    assert ledger("undo", str(run), "--json").json["articles"] == 1
    assert printed(ledger) == before
    assert len(ledger("articles", "--json").json) == 3
    assert ledger("redo").status == 0
    assert printed(ledger) == after
    assert id_of(ledger, "crane") == crane


def test_an_ingest_taken_back_leaves_verdicts_flagged_and_may_come_again(ledger: Run, write: Write) -> None:
    write("more.txt", "Anna Brandt said the crane had fallen. She said the quay was closed.")
    run = ledger("ingest", "more.txt", "--json").json["run"]
    crane = id_of(ledger, "crane")
    ledger("mark", crane, "confirmed", "--note", "seen")
    ledger("undo", str(run))
    kept = ledger("show", crane, "--json").json
    assert (kept["gone"], kept["status"], kept["note"]) == (True, "confirmed", "seen")
    assert "the quay was closed" not in texts(ledger)
    assert ledger("ingest", "more.txt", "--json").json["added"] == 1
    again = ledger("show", crane, "--json").json
    assert "gone" not in again
    assert again["note"] == "seen"


def test_a_revision_taken_back_gives_the_claims_of_the_one_before(ledger: Run, write: Write) -> None:
    revised = {
        **NEWS[1],
        "text": NEWS[1]["text"]
        .replace("30 berths", "12 berths")
        .replace("Omar Reyes promised to reopen the quay. ", ""),
    }  # type: ignore[attr-defined]
    ledger("mark", id_of(ledger, "berths"), "disputed")
    before = printed(ledger)
    run = ledger("ingest", write("r.jsonl", json.dumps(revised)), "--json").json["run"]
    assert "12 berths were empty" in texts(ledger)
    assert ledger("undo", str(run)).status == 0
    assert printed(ledger) == before
    assert ledger("redo").status == 0
    assert "12 berths were empty" in texts(ledger)
    assert "to reopen the quay" not in texts(ledger)


def test_a_run_on_which_others_have_built_is_not_taken_back(ledger: Run, write: Write) -> None:
    identity = id_of(ledger, "ships")
    first = ledger("mark", identity, "disputed", "--json")
    assert first.status == 0
    number = 4
    ledger("mark", identity, "confirmed")
    before = ledger("list", "--json").out
    done = ledger("undo", str(number))
    assert done.status == 3
    assert identity in done.err
    assert ledger("list", "--json").out == before


def test_compare_sets_contested_beside_confirmed(ledger: Run) -> None:
    for words, status in (
        ("ships", "confirmed"),
        ("hurt", "disputed"),
        ("lying", "misleading"),
        ("fault", "refuted"),
        ("quay", "checking"),
    ):
        ledger("mark", id_of(ledger, words), status)
    found = ledger("compare", "--json").json
    assert list(found) == ["confirmed", "disputed", "misleading", "refuted", "counts"]
    shown = {status: [claim["text"] for claim in found[status]] for status in list(found)[:4]}
    assert shown == {
        "confirmed": ["14 ships had left"],
        "disputed": ["Nobody was hurt"],
        "misleading": ["Halden of lying"],
        "refuted": ["any fault"],
    }
    assert found["counts"] == {
        "unverified": 2, "checking": 1, "confirmed": 1, "disputed": 1, "misleading": 1, "refuted": 1, "unverifiable": 0,
    }  # fmt: skip
    rows = [line.split("\t") for line in ledger("compare").lines]
    assert rows[0][:2] == ["status", "id"]
    assert [row[0] for row in rows[1:]] == ["confirmed", "disputed", "misleading", "refuted"]
    assert [line.split("\t")[0] for line in ledger("compare", "--outlet", "quay").lines] == ["status"]
    by_speaker = [line.split("\t")[2] for line in ledger("compare", "--by", "speaker").lines[1:]]
    assert by_speaker == sorted(by_speaker)


def test_articles_are_listed_and_filtered(ledger: Run) -> None:
    assert [article["title"] for article in ledger("articles", "--json").json] == ["Third", "Second", "First"]
    assert [article["claims"] for article in ledger("articles", "--outlet", "dock", "--json").json] == [4]
    assert [article["title"] for article in ledger("articles", "--since", "7d", "--json").json] == ["Second"]
    assert len(ledger("articles", "--limit", "2", "--json").json) == 2


def test_an_empty_ledger_is_an_empty_list(run: Run, home: Path) -> None:
    for command in ("list", "articles"):
        done = run(command, "--json")
        assert (done.status, done.out, done.err) == (0, "[]\n", "")
    assert "no ledger" in run("list").err
    assert run("compare", "--json").json["confirmed"] == []
    assert run("list", "--format", "ids").out == ""
    assert list(home.iterdir()) == []


def test_the_ledger_is_chosen_by_the_later_option(run: Run, write: Write, tmp_path: Path) -> None:
    write("a.txt", "Anna Brandt said the crane had fallen.")
    run("--db", tmp_path / "one.json", "ingest", "a.txt", "--db", tmp_path / "two.json")
    assert not (tmp_path / "one.json").exists()
    assert len(run("--db", tmp_path / "two.json", "list", "--json").json) == 1
    assert run("db", "path", "--db", tmp_path / "two.json").out.strip() == str(tmp_path / "two.json")
    assert run("db", "path", env={"FACTCLI_DB": "", "XDG_DATA_HOME": str(tmp_path / "data")}).out.strip() == str(
        tmp_path / "data" / "factcli" / "facts.json"
    )
    (tmp_path / "home" / "config.toml").write_text(f'db = "{tmp_path}/two.json"\n')
    assert len(run("list", "--json", env={"FACTCLI_DB": ""}).json) == 1
