"""An audit of the extractor: a random sample, one key an answer, and the precision that the answers give."""

import re
import sys
from collections.abc import Callable
from math import sqrt
from pathlib import Path
from typing import Any

import pexpect
import pytest
from conftest import ARTICLES, Run
from hypothesis import given
from hypothesis import strategies as st

from factcli.tracker.reviewing.precision import proportion

Sit = Callable[..., pexpect.spawn]


@pytest.fixture
def ledger(run: Run) -> Run:
    for name, outlet in (("british-rail-strike.txt", "Rail Post"), ("court-verdict.txt", "Court Post")):
        assert run("ingest", ARTICLES / name, "--outlet", outlet, "-q").status == 0
    return run


@pytest.fixture
def sit(environment: dict[str, str]) -> Sit:
    """Begin an audit on a terminal."""

    def begin(*arguments: str) -> pexpect.spawn:
        return pexpect.spawn(
            sys.executable,
            ["-m", "factcli", "audit", *arguments],
            env={**environment, "TERM": "xterm-256color"},
            dimensions=(60, 110),
            encoding="utf-8",
            timeout=60,
        )

    return begin


def answer(child: pexpect.spawn, keys: str) -> None:
    for key in keys:
        child.expect("leave")
        child.send(key)


def ended(child: pexpect.spawn, status: int = 0) -> str:
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == status, child.before
    return re.sub(r"\x1b\[[0-9;]*m", "", str(child.before))


def report(run: Run) -> Any:
    done = run("audit", "--report", "--json")
    assert done.status == 0, done.err
    return done.json


def test_answers_give_the_precision_with_an_interval_by_kind_and_outlet(ledger: Run, sit: Sit) -> None:
    child = sit("--sample", "6", "--seed", "7", "--by", "Mira")
    answer(child, "yynesy")
    child.expect("y dismisses")
    child.send("x")
    drawn = ended(child)
    assert "6 of 6 claims answered" in drawn
    assert "`factcli audit --new` draws another" in drawn
    told = report(ledger)
    assert (told["drawn"], told["answered"], told["seed"], told["by"]) == (6, 6, 7, "Mira")
    assert told["answers"] == {"right": 3, "edges": 1, "speaker": 1, "no-claim": 1}
    assert told["claims"] == {"count": 5, "of": 6, "value": 0.8333, "low": 0.4365, "high": 0.9699}
    assert told["exact"]["count"] == 3
    assert sum(one["claims"]["of"] for one in told["by_kind"]) == 6
    assert sum(one["exact"]["count"] for one in told["by_outlet"]) == 3
    assert {one["outlet"] for one in told["by_outlet"]} <= {"Rail Post", "Court Post"}
    assert ledger("list", "--dismissed", "--json").json == []
    header, whole, *_ = (line.split("\t") for line in ledger("audit", "--report").lines)
    assert dict(zip(header, whole, strict=True))["claims_high"] == "0.9699"
    table = ledger("audit", "--report", "--format", "table").out
    assert "answered" in table
    assert "Answers" in table


def test_leaving_loses_nothing_and_the_next_audit_goes_on(ledger: Run, sit: Sit) -> None:
    first = sit("--sample", "5", "--seed", "3")
    answer(first, "yq")
    assert "1 of 5 claims answered" in ended(first)
    second = sit()
    answer(second, "es")
    second.expect("leave")
    second.sendintr()
    assert "what was stored before stays" in ended(second, 130)
    assert report(ledger)["answers"] == {"right": 1, "edges": 1, "speaker": 1, "no-claim": 0}
    killed = sit()
    answer(killed, "y")
    killed.expect("leave")
    killed.kill(9)
    killed.close()
    assert report(ledger)["answered"] == 4
    last = sit()
    answer(last, "y")
    assert "5 of 5 claims answered" in ended(last)
    assert "5 of 5" in ended(sit())
    assert report(ledger)["sample"] == 1


def test_an_answer_can_be_taken_back_in_the_sitting_and_behind_it(ledger: Run, sit: Sit) -> None:
    before = ledger("list", "--json").json
    child = sit("--sample", "4", "--seed", "3")
    child.expect("leave")
    asked = re.sub(r"\x1b\[[0-9;]*m", "", child.before).split("1 of 4")[1]
    child.send("u")
    child.expect("no answer to take back")
    answer(child, "y")
    child.expect("leave")
    child.send("u")
    child.expect("took back the answer")
    child.expect("leave")
    assert re.sub(r"\x1b\[[0-9;]*m", "", child.before).split("1 of 4")[1] == asked
    child.send("s")
    answer(child, "yq")
    ended(child)
    assert report(ledger)["answers"] == {"right": 1, "edges": 0, "speaker": 1, "no-claim": 0}
    told = ledger("undo", "--json").json
    assert told["run"]["command"] == "audit"
    assert report(ledger)["answered"] == 0
    ledger("redo")
    assert report(ledger)["answers"]["speaker"] == 1
    assert [{**one, "updated": ""} for one in ledger("list", "--json").json] == [
        {**one, "updated": ""} for one in before
    ]


def test_what_is_no_claim_is_dismissed_if_the_person_says_so(ledger: Run, sit: Sit) -> None:
    child = sit("--sample", "3", "--seed", "1")
    answer(child, "nyn")
    child.expect("dismiss the 2 that are no claim")
    child.send("y")
    ended(child)
    dismissed = ledger("list", "--dismissed", "--json").json
    assert [one["dismissed_reason"] for one in dismissed] == ["audit, sample 1"] * 2
    assert report(ledger)["answers"]["no-claim"] == 2
    ledger("undo")
    assert ledger("list", "--dismissed", "--json").json == []
    assert report(ledger)["answers"]["no-claim"] == 2


def test_a_sample_is_of_what_the_filters_mean_and_the_same_by_its_seed(ledger: Run, sit: Sit) -> None:
    seen = []
    for _ in range(2):
        child = sit("--sample", "4", "--seed", "11", "--outlet", "rail", "--new")
        child.expect("leave")
        seen.append(re.sub(r"\x1b\[[0-9;]*m", "", child.before))
        child.send("y")
        answer(child, "q")
        ended(child)
    assert seen[0] == seen[1]
    told = report(ledger)
    assert (told["sample"], told["filters"]) == (2, "outlet:rail")
    assert [one["outlet"] for one in told["by_outlet"]] == ["Rail Post"]
    other = ended(sit("--outlet", "court"), 2)
    assert "sample 2" in other
    assert "--new" in other
    assert "no extracted claim" in ended(sit("--new", "--outlet", "nowhere"), 3)


def test_a_sample_is_drawn_under_typed_and_saved_filters_and_its_report_says_which(ledger: Run, sit: Sit) -> None:
    ledger("filter", "save", "rail", "outlet:rail")
    wanted = {one["id"] for one in ledger("list", "@rail", "-kind:indirect", "--figures", "--json").json}
    assert 0 < len(wanted) < len(ledger("list", "--outlet", "rail", "--format", "ids").lines)
    child = sit("@rail", "-kind:indirect", "--figures", "--sample", "500", "--seed", "5")
    answer(child, "q")
    words = "@rail (outlet:rail) -kind:indirect figures:yes"
    assert words in " ".join(ended(child).split())
    told = report(ledger)
    assert (told["drawn"], told["filters"]) == (len(wanted), words)
    for one in ("drawn", "filters"):
        assert ledger("audit", "@rail", "-kind:indirect", "--figures", "--json").json[one] == told[one]
    header, *rows = (line.split("\t") for line in ledger("audit", "--report").lines)
    assert {row[header.index("filters")] for row in rows} == {words}
    assert words in " ".join(ledger("audit", "--report", "--format", "table").out.split())
    child = sit("@rail", "-kind:indirect", "--figures")
    answer(child, "yq")
    assert f"1 of {len(wanted)} claims answered" in ended(child)
    assert ledger("filter", "save", "rail", "outlet:court").status == 0
    other = " ".join(ended(sit("@rail", "-kind:indirect", "--figures"), 2).split())
    assert f"of {words}" in other  # what the saved filter meant when the sample was drawn
    assert report(ledger)["filters"] == words


def test_a_report_of_another_sample_than_there_is_is_refused(ledger: Run, sit: Sit) -> None:
    child = sit("--sample", "3", "kind:direct")
    answer(child, "q")
    ended(child)
    for arguments in (["kind:mixed"], ["--outlet", "court"], ["--sample", "4"]):
        done = ledger("audit", "--report", *arguments)
        assert (done.status, done.out) == (2, "")
        assert "kind:direct" in done.err
    assert ledger("audit", "--report", "kind:direct", "--sample", "3").status == 0
    for typed, said in (("kind:nothing", "means nothing"), ("@nowhere", "no saved filter"), ("", "empty")):
        done = ledger("audit", "--report", typed)
        assert (done.status, said in done.err) == (2, True), done.err


def test_verdicts_and_dismissals_are_asked_about_as_the_filter_says(run: Run, sit: Sit, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Anna Brandt said the ship had left. Omar Reyes said the crane had fallen.\n")
    run("ingest", "a.txt", "-q")
    ship, crane = (run("list", "--words", word, "--format", "ids").lines[0] for word in ("ship", "crane"))
    run("mark", ship, "confirmed", "-q")
    run("dismiss", crane, "-q")
    for filters, drawn in ((["--status", "confirmed"], 1), (["is:dismissed"], 1), (["-is:dismissed"], 1), ([], 2)):
        child = sit(*filters, "--new")
        answer(child, "q")
        ended(child)
        assert report(run)["drawn"] == drawn, filters


def test_only_what_was_extracted_is_asked_about_and_as_it_was_extracted(run: Run, sit: Sit, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Anna Brandt said the ship had left. Omar Reyes said the crane had fallen.\n")
    run("ingest", "a.txt", "-q")
    run("add", "--speaker", "Lena Novak", "--text", "nobody was hurt")
    ship, crane = (run("list", "--words", word, "--format", "ids").lines[0] for word in ("ship", "crane"))
    run("fix", ship, "--speaker", "Marek Soll")
    run("dismiss", crane)
    child = sit("--seed", "1")
    child.expect("leave")
    drawn = child.before
    child.send("y")
    child.expect("leave")
    drawn += child.before
    child.send("y")
    assert "2 of 2 claims answered" in ended(child)
    assert "Anna Brandt" in drawn
    assert "Omar Reyes" in drawn
    assert "Marek Soll" not in drawn
    assert "hurt" not in drawn


def test_claims_that_stand_no_more_are_missing_and_not_asked_about(run: Run, sit: Sit, tmp_path: Path) -> None:
    story = tmp_path / "a.txt"
    story.write_text("Anna Brandt said the ship had left at noon. Omar Reyes said the crane had fallen on the quay.\n")
    run("ingest", story, "-q")
    child = sit("--seed", "1")
    answer(child, "q")
    ended(child)
    story.write_text(
        "Anna Brandt said the ship had left at noon. Omar Reyes saw the crane that day, there on the quay.\n"
    )
    run("ingest", story, "-q")
    child = sit()
    answer(child, "y")
    assert "1 of 2 claims answered" in ended(child)
    told = report(run)
    assert (told["answered"], told["missing"]) == (1, 1)


def test_hostile_text_is_shown_harmless(run: Run, sit: Sit, tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_text("Anna Brandt said the \x1b]0;owned\x07ship\x1b[2J had \u202eleft port.\n")
    run("ingest", "bad.txt", "--title", "A \x1b[31mtitle", "--outlet", "\u202eWire", "-q")
    child = sit()
    child.expect("leave")
    drawn = str(child.before)
    child.send("y")
    drawn += ended(child)
    assert "␛" in drawn
    assert [one for one in ("\x1b]0;", "\x1b[2J", "\x1b[31mtitle", "\u202e") if one in drawn] == []


def test_off_a_terminal_it_only_reports(ledger: Run) -> None:
    for arguments in ([], ["--report"], ["--json"]):
        done = ledger("audit", *arguments, stdin="yyy")
        assert (done.status, done.out) == (3, "")
        assert "no sample" in done.err
    assert ledger("audit", "--new").status == 2
    assert ledger("audit", "--sample", "0").status == 2
    assert len(ledger("history", "--json").json) == 2


@given(st.integers(0, 60), st.integers(0, 60))
def test_the_interval_is_wilsons(right: int, wrong: int) -> None:
    of = right + wrong
    share = proportion(right, of)
    if not of:
        assert (share.value, share.low, share.high) == (None, None, None)
        return
    assert share.value is not None
    assert share.low is not None
    assert share.high is not None
    assert 0 <= share.low <= share.value <= share.high <= 1
    for end in (share.low, share.high):  # Wilson's ends are where the score test of the share just fails
        if 0 < end < 1 and 0 < right < of:
            assert abs(right / of - end) == pytest.approx(1.96 * sqrt(end * (1 - end) / of), abs=1e-3)
    mirrored = proportion(wrong, of)
    assert mirrored.low == pytest.approx(1 - share.high, abs=1e-4)
