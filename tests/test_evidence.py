"""Evidence with all that is told of it: added, listed, withdrawn, and never lost."""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from conftest import Run

Write = Callable[[str, str | bytes], Path]

PAGE = "https://port.example/log"
FULL = (
    "--url", PAGE, "--stance", "refutes", "--kind", "primary", "--archive-url", "https://archive.example/1",
    "--excerpt", "eleven casualties", "--retrieved", "2026-03-14", "--reliability", "b", "--credibility", "2",
    "--note", "page 3", "--by", "Mira",
)  # fmt: skip


@pytest.fixture
def ledger(run: Run, write: Write) -> Run:
    write("a.txt", "Anna Brandt said the ship had left. Omar Reyes said the crane had fallen.")
    assert run("ingest", "a.txt", "-q").status == 0
    return run


@pytest.fixture
def claim(ledger: Run) -> str:
    return ledger("list", "--format", "ids").lines[0]


def test_all_that_is_told_of_it_is_kept(ledger: Run, claim: str) -> None:
    (marked,) = ledger("evidence", "add", claim, *FULL, "--json").json
    (one,) = ledger("evidence", "list", claim, "--json").json
    assert marked["evidence"] == [one]
    assert {name: value for name, value in one.items() if name not in ("id", "at")} == {
        "stance": "refutes", "kind": "primary", "url": PAGE, "archive_url": "https://archive.example/1",
        "excerpt": "eleven casualties", "sha256": sha256(b"eleven casualties").hexdigest(), "retrieved": "2026-03-14",
        "reliability": "B", "credibility": "2", "note": "page 3", "by": "Mira", "withdrawn": False,
    }  # fmt: skip
    page = " ".join(ledger("evidence", "list", claim, "--format", "table").out.split())
    for words in ("refutes", "primary", "B2", "seen 2026-03-14", "archived at", one["id"]):
        assert words in page
    assert ledger("history", claim, "--json").json[-1]["evidence"] == [PAGE]
    assert marked["status"] == "unverified"


def test_ids_of_evidence_are_as_long_as_those_of_claims_however_it_came(ledger: Run, claim: str) -> None:
    ledger("mark", claim, "confirmed", "-e", PAGE)
    ledger("evidence", "add", claim, "--text", "port log of 14 March")
    ledger("import", "-", stdin="claim,evidence\nthe mill has closed,the mill's log\n")
    found = [one["id"] for said in ledger("list", "--json").json for one in said["evidence"]]
    assert [len(one) for one in found] == [len(claim)] * 3


def test_withdrawn_evidence_stays_and_counts_no_more(ledger: Run, claim: str) -> None:
    ledger("mark", claim, "confirmed", "-e", PAGE)
    (one,) = ledger("evidence", "list", claim, "--json").json
    done = ledger("evidence", "withdraw", one["id"][:4], "--note", "a forgery", "--by", "Tom", "--json")
    assert done.json[0]["evidence"] == [{**one, "withdrawn": True}]
    assert "withdrawn" in ledger("evidence", "list", claim, "--format", "table").out
    assert "! no evidence" in ledger("show", claim, "--format", "table").out
    event = ledger("history", claim, "--json").json[-1]
    assert (event["command"], event["by"], event["note"], event["evidence"]) == ("evidence", "Tom", "a forgery", [])
    assert [change["field"] for change in event["changes"]] == ["evidence"]
    again = ledger("evidence", "withdraw", f"{claim[:5]}/{one['id'][:4]}")
    assert (again.status, "withdrawn already" in again.err) == (0, True)
    ledger("undo")
    assert ledger("evidence", "list", claim, "--json").json == [one]
    ledger("redo")
    assert ledger("evidence", "list", claim, "--json").json[0]["withdrawn"] is True
    assert ledger("evidence", "add", claim, "--url", PAGE, "-q").status == 0
    assert len(ledger("evidence", "list", claim, "--json").json) == 2


def test_a_file_is_known_by_its_bytes_and_an_excerpt_may_come_from_one(ledger: Run, claim: str, write: Write) -> None:
    log = write("log.bin", b"\x00\xffport log")
    words = write("words.txt", "eleven\ncasualties\n")
    ledger("evidence", "add", claim, "--url", "log.bin", "--excerpt", "@words.txt", "-q")
    ledger("evidence", "add", claim, "--text", "Port log  of 14 March", "--excerpt", "-", "-q", stdin="zwölf\n")
    ledger("evidence", "add", claim, "--text", "hearsay", "-q")
    first, second, third = ledger("evidence", "list", claim, "--json").json
    assert (first["url"], first["excerpt"]) == (str(log), words.read_text().strip())
    assert first["sha256"] == sha256(log.read_bytes()).hexdigest()
    assert (second["url"], second["excerpt"]) == ("Port log of 14 March", "zwölf")
    assert second["sha256"] == sha256("zwölf".encode()).hexdigest()
    assert (third["sha256"], third["stance"]) == (None, "context")


def test_many_claims_at_once_and_the_same_once(ledger: Run) -> None:
    ids = ledger("list", "--format", "ids").out
    done = ledger("evidence", "add", "-", "--url", PAGE, "--json", stdin=ids)
    assert [len(one["evidence"]) for one in done.json] == [1, 1]
    assert len({one["evidence"][0]["id"] for one in done.json}) == 2
    again = ledger("evidence", "add", "-", "--url", PAGE, stdin=ids)
    assert (again.status, again.err.count("bears this evidence already")) == (0, 2)
    assert len(ledger("history", "--json").json) == 2


def test_evidence_outlives_a_revision(ledger: Run, claim: str, write: Write) -> None:
    ledger("evidence", "add", claim, *FULL, "-q")
    before = ledger("evidence", "list", claim, "--json").json
    write("a.txt", "Anna Brandt said the ship had left at noon. Omar Reyes said the crane had fallen.")
    assert ledger("ingest", "a.txt", "--json").json["revised"] == 1
    assert ledger("evidence", "list", claim, "--json").json == before


@pytest.mark.parametrize(
    ("given", "status"),
    [
        ([], 2),
        (["--url", PAGE, "--text", "a log"], 2),
        (["--url", "nowhere.pdf"], 2),
        (["--url", "."], 2),
        (["--url", "https://me:pw@a.example/"], 2),
        (["--text", " "], 2),
        (["--url", PAGE, "--reliability", "G"], 2),
        (["--url", PAGE, "--credibility", "7"], 2),
        (["--url", PAGE, "--retrieved", "soon"], 2),
        (["--url", PAGE, "--archive-url", "archive"], 2),
        (["--url", PAGE, "--excerpt", "@nowhere.txt"], 6),
        (["--url", PAGE, "--excerpt", "@latin.txt"], 6),
        (["--url", PAGE, "--excerpt", "@empty.txt"], 2),
    ],
)
def test_what_is_no_evidence_adds_none(ledger: Run, claim: str, write: Write, given: list[str], status: int) -> None:
    write("latin.txt", "zwölf".encode("latin-1"))
    write("empty.txt", "\n")
    done = ledger("evidence", "add", claim, *given)
    assert (done.status, done.out) == (status, "")
    assert "Traceback" not in done.err
    assert ledger("evidence", "list", claim, "--json").json == []


def test_unknown_and_ambiguous_ids_are_3(ledger: Run, claim: str) -> None:
    ledger("evidence", "add", claim, "--url", PAGE)
    (one,) = ledger("evidence", "list", claim, "--json").json
    other = f"{int(one['id'][:4], 16) ^ 1:04x}"
    for name in (other, "xyzt", one["id"][:3], f"ffff/{one['id']}", f"{claim}/{other}", "/"):
        done = ledger("evidence", "withdraw", name)
        assert (done.status, done.out) == (3, ""), name
    assert ledger("evidence", "add", "ffff", "--url", PAGE).status == 3
    assert ledger("evidence", "list", "ffff").status == 3


def test_a_prefix_that_fits_several_names_them(home: Path, ledger: Run) -> None:
    from msgspec.structs import replace

    from factcli.models.claim import Evidence, Work
    from factcli.models.vocabulary import Bearing
    from factcli.store.ledger import LedgerFile

    file = LedgerFile(home / "facts.json", wait=1)
    with file.transaction():
        for claim, identity in zip(list(file.newest({})), ("abcd1234", "abcd5678"), strict=True):
            file.put_claim(
                replace(
                    claim,
                    work=Work(evidence=(Evidence(id=identity, stance=Bearing.CONTEXT, by="ann", at="now", url=PAGE),)),
                )
            )
    done = ledger("evidence", "withdraw", "abcd", "--json")
    assert done.status == 3
    assert '"code":"ambiguous-id"' in done.err
    assert "abcd1234" in done.err
    assert "abcd5678" in done.err
    assert ledger("evidence", "withdraw", "abcd1").status == 0


def test_evidence_cannot_have_been_seen_tomorrow(ledger: Run, claim: str) -> None:
    done = ledger("evidence", "add", claim, "--url", PAGE, "--retrieved", "2999-01-01")
    assert (done.status, "is after today" in done.err) == (2, True)
    assert ledger("evidence", "list", claim, "--json").json == []


def test_further_lines_of_evidence_stand_below_its_first(ledger: Run, claim: str) -> None:
    ledger("evidence", "add", claim, *FULL)
    for command in (["evidence", "list", claim], ["show", claim]):
        lines = ledger(*command, "--format", "table", env={"COLUMNS": "80"}).lines
        start = next(number for number, line in enumerate(lines) if line.startswith("Evidence refutes"))
        rest = lines[start + 1 : start + 4]
        assert all(line.startswith(" " * 9) and line[9] != " " for line in rest), rest


def test_show_tells_a_pipe_where_a_claim_comes_from_and_its_evidence(ledger: Run, claim: str) -> None:
    ledger("fix", claim, "--speaker", "Ann", "-q")
    ledger("mark", claim, "refuted", "-e", PAGE, "-q")
    cells = dict(line.split(": ", 1) for line in ledger("show", claim).lines)
    assert cells["origin"] == "corrected"
    assert PAGE in cells["evidence"]
    ledger("evidence", "add", claim, "--text", "port log", "--stance", "supports", "-q")
    told = [line for line in ledger("show", claim).lines if line.startswith("evidence: ")]
    assert [("stance supports" in one, "url" in one, "null" in one) for one in told] == [
        (False, True, False),
        (True, True, False),
    ]


def test_a_narrow_history_names_no_verdict_where_none_was_changed(ledger: Run, claim: str) -> None:
    ledger("tag", claim, "--add", "port", "-q")
    lines = [line.strip() for line in ledger("history", claim, "--format", "table", env={"COLUMNS": "60"}).lines]
    assert "tags: – → port" in lines
    assert "–" not in lines
