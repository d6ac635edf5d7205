"""The extraction put right by a person: kept through everything, told beside what was extracted, and taken back."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pexpect
import pytest
from conftest import PROJECT, Run

from factcli.store.ledger import LedgerFile

Write = Callable[[str, str | bytes], Path]

STORY = (
    "Anna Brandt, the harbour master, said the ship had left with 12 sailors on board. "
    "Omar Reyes said the crane had fallen.\n"
)
REWORDED = STORY.replace("12 sailors", "14 sailors")


@pytest.fixture
def ledger(run: Run, write: Write) -> Run:
    write("a.txt", STORY)
    assert run("ingest", "a.txt", "-q").status == 0
    return run


@pytest.fixture
def claim(ledger: Run) -> str:
    """The id of the claim about the ship."""
    return ledger("list", "--words", "ship", "--format", "ids").lines[0]


def shown(run: Run, claim: str) -> dict[str, Any]:
    told = run("show", claim, "--json").json
    del told["history"], told["updated"]
    return dict(told)


def test_a_correction_is_shown_found_and_told_beside_what_was_extracted(ledger: Run, claim: str) -> None:
    before = shown(ledger, claim)
    done = ledger(
        "fix", claim[:6], "--speaker", "Marek Soll", "--text", "the ship had left with 30 lorries", "--stance", "denies",
        "--by", "Mira", "--note", "see the recording", "--json",
    )  # fmt: skip
    assert done.status == 0, done.err
    now = shown(ledger, claim)
    assert (now["id"], now["origin"], now["corrected_by"]) == (claim, "corrected", "Mira")
    assert (now["speaker"], now["speaker_role"], now["speaker_mention"]) == (
        "Marek Soll",
        None,
        before["speaker_mention"],
    )
    assert [(one["value"], one["of"]) for one in now["figures"]] == [(30, "lorries")]
    assert now["spans"] == before["spans"]
    original = now["extracted"]
    assert {name: before[name] for name in original} == original
    assert "extracted" not in before
    for arguments, found in (
        (["--speaker", "Soll"], True), (["--speaker", "Brandt"], False), (["--stance", "denies"], True),
        (["--words", "lorries"], True), (["--words", "sailors"], False),
    ):  # fmt: skip
        assert (claim in ledger("list", *arguments, "--format", "ids").lines) is found, arguments
    page = ledger("show", claim, "--format", "table").out
    for words in (
        "30 lorries",
        "Fixed",
        "see the recording",
        "extracted as text “the ship had left with 12 sailors",
        "denies",
    ):
        assert words in " ".join(page.split()), words
    (event,) = ledger("history", claim, "--json").json
    assert {(one["field"], one["before"], one["after"]) for one in event["changes"]} >= {
        ("speaker", "Anna Brandt", "Marek Soll"),
        ("stance", "asserts", "denies"),
        ("figures", "12 sailors", "30 lorries"),
    }
    assert "speaker: Anna Brandt → Marek Soll" in " ".join(ledger("history", claim, "--format", "table").out.split())


def test_corrections_add_up_and_what_is_the_same_as_extracted_is_none(ledger: Run, claim: str) -> None:
    before = shown(ledger, claim)
    ledger("fix", claim, "--speaker", "Marek Soll")
    ledger("fix", claim, "--kind", "direct")
    now = shown(ledger, claim)
    assert (now["speaker"], now["kind"]) == ("Marek Soll", "direct")
    same = ledger("fix", claim, "--kind", "direct")
    assert (same.status, "is so already" in same.err) == (0, True)
    ledger("fix", claim, "--kind", before["kind"])
    ledger("fix", claim, "--speaker", before["speaker"])
    assert shown(ledger, claim) == before


def test_a_role_figures_and_nobody_may_be_given(ledger: Run, claim: str) -> None:
    figures = [{"text": "a dozen", "value": 12}]
    ledger("fix", claim, "--speaker", "", "--role", "a sailor", "--figures", json.dumps(figures))
    now = shown(ledger, claim)
    assert (now["speaker"], now["speaker_role"], now["figures"]) == (None, "a sailor", [{**figures[0], "of": None}])
    ledger("fix", claim, "--figures", "none")
    assert shown(ledger, claim)["figures"] == []
    assert claim not in ledger("list", "--figures", "--format", "ids").lines


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("12 people", [{"text": "12", "value": 12, "of": "people"}]),
        ("12", [{"text": "12", "value": 12, "of": None}]),
        (
            "about 40 to 50 percent",
            [
                {
                    "text": "40 to 50 percent", "value": 50, "of": None, "unit": "%", "low": 40, "high": 50,
                    "approximate": True,
                }
            ],
        ),
        ("$3 million", [{"text": "$3 million", "value": 3000000, "of": None, "unit": "USD"}]),
        (
            "1,200 tonnes of grain, three weeks; 12 ships,",
            [
                {"text": "1,200", "value": 1200, "of": "grain", "unit": "tonnes"},
                {"text": "three", "value": 3, "of": None, "unit": "weeks"},
                {"text": "12", "value": 12, "of": "ships"},
            ],
        ),
        (" None ", []),
    ],
)  # fmt: skip
def test_figures_may_be_given_as_they_are_said(ledger: Run, claim: str, words: str, read: list[dict[str, Any]]) -> None:
    done = ledger("fix", claim, "--figures", words)
    assert done.status == 0, done.err
    assert shown(ledger, claim)["figures"] == read
    assert all(one["text"] in done.err for one in read)
    again = ledger("fix", claim, "--figures", json.dumps(read), "-q")
    assert (again.status, "is so already" in again.err) == (0, True)


def test_revert_and_undo_give_the_extraction_back(ledger: Run, claim: str) -> None:
    before = shown(ledger, claim)
    ledger("fix", claim, "--speaker", "Marek Soll")
    corrected = shown(ledger, claim)
    ledger("fix", claim, "--revert")
    assert shown(ledger, claim) == before
    ledger("undo")
    assert shown(ledger, claim) == corrected
    ledger("undo")
    assert shown(ledger, claim) == before
    ledger("redo")
    assert shown(ledger, claim) == corrected
    assert (
        "is as it was extracted"
        in ledger("fix", ledger("list", "--words", "crane", "--format", "ids").lines[0], "--revert").err
    )


def test_a_correction_outlives_ingests_again_and_revisions(ledger: Run, claim: str, write: Write) -> None:
    ledger("fix", claim, "--speaker", "Marek Soll", "--text", "the ferry had gone")
    corrected = shown(ledger, claim)
    for arguments in (["a.txt"], ["a.txt", "--again"]):
        assert ledger("ingest", *arguments, "--json").json["unchanged"] == 1
        assert shown(ledger, claim) == corrected
    write("a.txt", REWORDED)
    report = ledger("ingest", "a.txt", "--json").json
    assert report["revised"] == 1
    assert [(one["claim"], one["change"]) for one in report["items"][0]["changes"]] == [(claim, "figures")]
    now = shown(ledger, claim)
    assert (now["text"], now["speaker"], now["origin"]) == ("the ferry had gone", "Marek Soll", "corrected")
    assert now["extracted"]["text"] == "the ship had left with 14 sailors on board"
    assert now["changed"] is True
    ledger("fix", claim, "--revert")
    assert shown(ledger, claim)["speaker"] == "Anna Brandt"


def test_a_correction_outlives_an_extractor_that_finds_other_words(ledger: Run, claim: str, home: Path) -> None:
    from msgspec.structs import replace

    from factcli.extract import extract
    from factcli.models.article import Item
    from factcli.models.claim import Extraction
    from factcli.models.identity import text_digest
    from factcli.tracker.ingesting import ingest
    from factcli.tracker.intake import How, Prepared

    ledger("fix", claim, "--speaker", "Marek Soll")

    def improved(text: str, published: str | None) -> Extraction:
        found = extract(text, published)
        said = tuple(
            replace(one, text=one.text.removesuffix(" on board"), speaker="A. Brandt") for one in found.statements
        )
        return Extraction(said, found.language, "ranker-next")

    file = LedgerFile(home / "facts.json", wait=1)
    (article,) = file.articles()
    item = Item(location="a.txt", text=file.text(article), path=article.appearances[0].path)
    how = How(improved, lambda: "2026-12-01T00:00:00Z", "cron", "a.txt", again=True)
    ingest(file, [Prepared(item, text_digest(item.text), None)], how)
    now = shown(ledger, claim)
    assert (now["speaker"], now["text"]) == ("Marek Soll", "the ship had left with 12 sailors")
    assert now["extracted"]["speaker"] == "A. Brandt"


def test_what_is_taken_back_behind_a_revision_comes_back_with_its_flag(ledger: Run, claim: str, write: Write) -> None:
    ledger("mark", claim, "confirmed", "-q")
    write("a.txt", REWORDED)
    ledger("ingest", "a.txt", "-q")
    flagged = shown(ledger, claim)
    assert flagged["changed"] is True
    ledger("undo")
    assert "changed" not in shown(ledger, claim)
    ledger("redo")
    assert shown(ledger, claim) == flagged
    ledger("undo")
    ledger("fix", claim, "--speaker", "Marek Soll")
    assert "changed" not in shown(ledger, claim)


@pytest.mark.parametrize(
    ("given", "status", "said"),
    [
        ([], 2, "what to correct"),
        (["--text", " "], 2, "--text"),
        (["--edit", "--revert"], 2, "what to correct"),
        (["--figures", '{"value": 12}'], 2, "figures are no list"),
        (
            ["--figures", "12 people, a few goats; 3 ships, in May"],
            2,
            "no figure can be read in 'a few goats', 'in May'",
        ),
        (["--figures", "2026"], 2, "no figure can be read in '2026'"),
        (["--figures", " ;,"], 2, "no figure can be read in ' ;,'"),
        (["--figures", "null"], 2, "no figure can be read in 'null'"),
        (["--figures", "[{]"], 2, "--figures cannot be read"),
        (["--figures", '[{"text": "a lot", "value": 1e300}]'], 2, "can be stored"),
        (["--stance", "shouts"], 2, "stance"),
        (["--edit"], 2, "$EDITOR"),
        (["--from", "nowhere.toml"], 6, "nowhere.toml"),
    ],
)
def test_what_cannot_be_done_is_said_and_changes_nothing(
    ledger: Run, claim: str, given: list[str], status: int, said: str
) -> None:
    done = ledger("fix", claim, *given)
    assert (done.status, done.out) == (status, "")
    assert said in done.err
    assert len(ledger("history", "--json").json) == 1


def test_an_unknown_id_is_3(ledger: Run) -> None:
    assert ledger("fix", "ffff", "--speaker", "A").status == 3
    assert ledger("fix", "anna", "--speaker", "A").status == 3


def editor(tmp_path: Path, body: str) -> dict[str, str]:
    """An editor that does to the file what a piece of Python says."""
    script = tmp_path / "my editor.py"
    script.write_text(f"import sys, pathlib\npath = pathlib.Path(sys.argv[1])\ntext = path.read_text()\n{body}\n")
    return {"EDITOR": f"'{sys.executable}' '{script}'", "TMPDIR": str(tmp_path)}


def edited_files(tmp_path: Path) -> list[Path]:
    return sorted(tmp_path.glob("factcli-*.toml"))


def test_an_editor_corrects_a_claim(ledger: Run, claim: str, tmp_path: Path) -> None:
    env = editor(
        tmp_path,
        "path.write_text(text.replace('Anna Brandt', 'Zoë ‘Z’ Brandt').replace('12 sailors', '15 sailors', 1))",
    )
    done = ledger("fix", claim, "--edit", env=env)
    assert done.status == 0, done.err
    now = shown(ledger, claim)
    assert (now["speaker"], now["text"]) == ("Zoë ‘Z’ Brandt", "the ship had left with 15 sailors on board")
    assert now["figures"][0]["value"] == 15
    assert edited_files(tmp_path) == []


@pytest.mark.parametrize("body", ["", "path.write_text('')", "path.write_text(text.replace('# Change', '# Alter'))"])
def test_an_unchanged_or_empty_file_changes_nothing(ledger: Run, claim: str, tmp_path: Path, body: str) -> None:
    done = ledger("fix", claim, "--edit", env=editor(tmp_path, body))
    assert done.status == 0
    assert "left as it is" in done.err
    assert len(ledger("history", "--json").json) == 1
    assert edited_files(tmp_path) == []


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("path.write_text(text.replace('stance = \"', 'stance = '))", "line"),
        ("path.write_text(text.replace('asserts\"', 'shouts\"'))", "is no stance"),
        ("path.write_text(text.replace('speaker =', 'spaeker ='))", "spaeker"),
        ("path.write_text('text = \" \"')", "the text is empty"),
        ("path.write_text(text + 'speaker = 3')", "a figure has no 'speaker'"),
    ],
)
def test_what_cannot_be_read_is_kept_and_can_be_mended(
    ledger: Run, claim: str, tmp_path: Path, body: str, said: str
) -> None:
    done = ledger("fix", claim, "--edit", env=editor(tmp_path, body))
    assert done.status == 6
    assert said in done.err
    (kept,) = edited_files(tmp_path)
    assert f"factcli fix {claim} --from {kept}" in done.err
    assert len(ledger("history", "--json").json) == 1
    kept.write_text('speaker = "Marek Soll"\n')
    assert ledger("fix", claim, "--from", kept).status == 0
    now = shown(ledger, claim)
    assert (now["speaker"], now["figures"][0]["value"]) == ("Marek Soll", 12)


def test_an_editor_that_fails_changes_nothing(ledger: Run, claim: str, tmp_path: Path) -> None:
    failed = ledger("fix", claim, "--edit", env=editor(tmp_path, "path.write_text('x'); sys.exit(3)"))
    assert failed.status == 2
    assert "status 3" in failed.err
    assert str(edited_files(tmp_path)[0]) in failed.err
    missing = ledger("fix", claim, "--edit", env={"EDITOR": "/nonexistent/editor"})
    assert missing.status == 2
    assert "cannot be run" in missing.err


def test_at_a_terminal_the_editor_has_the_screen(
    ledger: Run, claim: str, environment: dict[str, str], tmp_path: Path
) -> None:
    env = {**environment, **editor(tmp_path, "path.write_text(text.replace('Anna Brandt', input('WHO? ')))")}
    child = pexpect.spawn(
        sys.executable,
        ["-m", "factcli", "fix", claim, "--edit"],
        env={**env, "TERM": "xterm"},
        timeout=60,
        encoding="utf-8",
    )
    child.expect("WHO")
    child.sendline("Greta Lind")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    assert shown(ledger, claim)["speaker"] == "Greta Lind"


@pytest.mark.parametrize(
    "words",
    ['a "quoted" \\ word', 'two\nlines\n and """three', "tab\tand \x07 bell", '“ends with ”"', "ünïcode \u202e"],
)
def test_any_words_survive_the_editor(ledger: Run, claim: str, tmp_path: Path, words: str) -> None:
    ledger("fix", claim, "--text", words)
    env = editor(tmp_path, "path.write_text(text.replace('Anna Brandt', 'Greta Lind'))")
    done = ledger("fix", claim, "--edit", env=env)
    assert done.status == 0, done.err
    now = shown(ledger, claim)
    assert (now["text"], now["speaker"]) == (words, "Greta Lind")


def test_a_ledger_of_the_first_version_takes_corrections(run: Run, home: Path) -> None:
    import shutil

    for name in ("facts.json", "facts.json.journal"):
        shutil.copy(PROJECT / "tests" / "ledgers" / "first-layout" / "marked" / name, home / name)
    before = run("list", "--json").json
    claim = before[0]["id"]
    assert run("fix", claim, "--speaker", "Somebody Else").status == 0
    assert run("dismiss", before[1]["id"]).status == 0
    assert run("tag", claim, "--add", "old").status == 0
    assert shown(run, claim)["speaker"] == "Somebody Else"
    for _ in range(3):
        assert run("undo").status == 0
    assert [{**one, "updated": ""} for one in run("list", "--json").json] == [{**one, "updated": ""} for one in before]
    assert run("db", "check").status == 0
