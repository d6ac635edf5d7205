"""`factcli report`: what it writes, where to, and what it refuses."""

import os
import re
import sys
from pathlib import Path

import pexpect
import pytest
from conftest import Run
from ledgers import PAGE, fill

GOLDEN = Path(__file__).with_name("golden")


@pytest.fixture
def ledger(run: Run, tmp_path: Path) -> Run:
    fill(run, tmp_path)
    return run


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("compared.md", []),
        ("all-by-outlet.md", ["--all", "--by", "outlet", "--title", "March & April"]),
        ("one-speaker.md", ["--speaker", "Reyes", "--since", "2026-03-01", "--status", "disputed", "--status", "unverifiable"]),
    ],
)  # fmt: skip
def test_markdown_is_as_it_was(ledger: Run, name: str, arguments: list[str]) -> None:
    """`GOLDEN=write pytest tests/report` writes the files anew."""
    done = ledger("report", *arguments)
    assert done.status == 0, done.err
    made = re.sub(r"\d{4}-\d\d-\d\d \d\d:\d\d UTC", "2026-05-01 12:00 UTC", done.out)
    made = re.sub(r"factcli \d+\.\d+\.\d+", "factcli 0.0.0", made)
    if os.environ.get("GOLDEN") == "write":
        (GOLDEN / name).write_text(made, encoding="utf-8")
    assert made == (GOLDEN / name).read_text(encoding="utf-8")


def test_a_report_compares_what_compare_compares(ledger: Run) -> None:
    comparison = ledger("compare", "--json").json
    compared = {
        one["id"] for status in ("confirmed", "disputed", "misleading", "refuted") for one in comparison[status]
    }
    for form, pattern in (("markdown", r"`([0-9a-f]{16})`"), ("html", r'<li id="c([0-9a-f]{16})"')):
        found = re.findall(pattern, ledger("report", "--format", form).out)
        assert set(found) == compared
        assert len(found) == len(compared) == 5
        grouped = re.findall(pattern, ledger("report", "--format", form, "--by", "speaker").out)
        assert sorted(grouped) == sorted(found)
        everything = re.findall(pattern, ledger("report", "--format", form, "--all").out)
        assert len(everything) == len(ledger("list", "--format", "ids").lines)


def test_a_filter_that_names_a_status_lists_it(ledger: Run) -> None:
    out = ledger("report", "--status", "unverifiable").out
    assert "? Unverifiable (1)" in out
    assert "the file was called" in out
    assert "eleven" not in out


def test_a_filter_that_is_typed_chooses_and_is_told(ledger: Run) -> None:
    out = ledger("report", "status:unverifiable,refuted", "-outlet:Harbour").out
    assert "Only claims with status: unverifiable, refuted; not outlet: Harbour" in out
    assert "? Unverifiable (1)" in out
    assert "Thirty boxes were lost" in out
    assert "crane" not in out
    assert ledger("report", "colour:red").status == 2


def test_everything_that_was_recorded_is_told(ledger: Run) -> None:
    for form in ("markdown", "html"):
        out = ledger("report", "--format", form).out
        for words in (
            "the log agrees",
            "high confidence",
            PAGE,
            "11 boxes",
            "port log of 14 March",
            "head of the port",
        ):
            assert words in out, (form, words)
        assert "checking → refuted" not in out
        assert "checking → refuted" in ledger("report", "--format", form, "--history").out
        assert out.count("no evidence") == 1  # the misleading one


def test_what_people_laid_over_a_claim_is_told(ledger: Run) -> None:
    identity = ledger("list", "--words", "eleven boxes", "--format", "ids").lines[0]
    page = "https://archive.example/log"
    ledger("fix", identity, "--speaker", "Anna Brandt-Lund", "--text", "We counted 11 boxes", "--note", "her full name")
    ledger("tag", identity, "--add", "quay")
    ledger(
        "evidence", "add", identity, "--url", "https://b.example/list", "--kind", "data", "--reliability", "B",
        "--credibility", "2", "--archive-url", page, "--stance", "supports",
    )  # fmt: skip
    evidence = ledger("show", identity, "--json").json["evidence"]
    ledger("evidence", "withdraw", f"{identity}/{evidence[0]['id']}", "--note", "a forgery")
    added = ledger("add", "--speaker", "Ines Faro", "--text", "The fans were off", "--outlet", "Radio Bay", "--json")
    assert added.status == 0, added.err
    ledger("mark", ledger("list", "--speaker", "Faro", "--format", "ids").lines[0], "confirmed")

    for form in ("markdown", "html"):
        out = ledger("report", "--format", form, "--history", "--authors").out
        for words in (
            "Anna Brandt-Lund", "We counted 11 boxes", "Corrected by ", "her full name", "extracted as ",
            "speaker Anna Brandt", "corrected by a person", "Tags: ", "quay", "source reliability B", "credibility 2",
            "archived: ", page, "(withdrawn)", "a forgery", "added by a person", "The fans were off", "Radio Bay",
        ):  # fmt: skip
            assert words in out, (form, words)
        assert ("~~supports" in out) is (form == "markdown")
        assert ('<li class="withdrawn"><del>' in out) is (form == "html")
        # The words of the article are marked as they stand there, whatever a person made of them.
        marked = (
            "**We counted eleven boxes on the quay**"
            if form == "markdown"
            else "<mark>We counted eleven boxes on the quay</mark>"
        )
        assert marked in out
    dismissed = ledger("list", "--words", "crane", "--format", "ids").lines[0]
    ledger("dismiss", dismissed)
    assert dismissed not in ledger("report").out
    assert dismissed in ledger("report", "--dismissed").out


def test_html_goes_to_a_file_by_its_name(ledger: Run, tmp_path: Path) -> None:
    done = ledger("report", "--output", "out.html", "--title", "A <title>")
    assert (done.status, done.out) == (0, "")
    assert "out.html" in done.err
    page = (tmp_path / "out.html").read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>\n")
    assert "<title>A &lt;title&gt;</title>" in page
    assert ledger("report", "--output", "out.md").status == 0
    assert (tmp_path / "out.md").read_text(encoding="utf-8").startswith("# Who claimed what")
    assert ledger("report", "--output", "-").out.startswith("# Who claimed what")
    assert ledger("report", "--format", "html", "-o", "page.txt").status == 0
    assert (tmp_path / "page.txt").read_text(encoding="utf-8").startswith("<!doctype html>\n")
    assert not [*tmp_path.glob(".*part")]


def test_a_report_takes_the_place_of_a_file_only_by_force_and_keeps_its_permissions(
    ledger: Run, tmp_path: Path
) -> None:
    page = tmp_path / "out.html"
    page.write_text("old")
    page.chmod(0o600)
    done = ledger("report", "--output", page)
    assert done.status == 2
    assert "out.html exists already" in done.err
    assert "--force" in done.err
    assert page.read_text() == "old"
    done = ledger("report", "--output", page, "--quiet", "--force")
    assert (done.status, done.out, done.err) == (0, "", "")
    assert page.read_bytes().startswith(b"<!doctype html>")
    assert page.stat().st_mode & 0o777 == 0o600


def test_html_is_not_poured_onto_a_terminal(ledger: Run, environment: dict[str, str]) -> None:
    arguments = ["-m", "factcli", "report", "--format", "html"]
    child = pexpect.spawn(sys.executable, arguments, env=environment, encoding="utf-8", timeout=60)
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 2
    assert "--output report.html" in str(child.before)
    assert "<html" not in str(child.before)


def test_the_ledger_is_never_overwritten(ledger: Run, home: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(home / "facts.json")
    before = {path.name: path.read_bytes() for path in home.iterdir()}
    for name in (home / "facts.json", home / "facts.json.journal", tmp_path / "link"):
        done = ledger("report", "--output", name)
        assert done.status == 2
        assert "is the ledger" in done.err
    assert {path.name: path.read_bytes() for path in home.iterdir()} == before


def test_a_file_that_cannot_be_written_is_74(ledger: Run, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    for name in ("folder", "no/such/place.html", "a" * 300, "articles.jsonl/x.md"):
        done = ledger("report", "--output", name)
        assert done.status == 74, (name, done.err)
        assert "cannot write" in done.err
        assert "Traceback" not in done.err


def test_a_full_disk_is_74_and_leaves_no_half_report(ledger: Run) -> None:
    done = ledger("report", "--output", "/dev/full")
    assert done.status == 74


def test_a_ledger_without_findings_says_what_to_do(run: Run) -> None:
    for form in ("markdown", "html"):
        done = run("report", "--format", form)
        assert done.status == 0
        assert "No claim is confirmed" in done.out


def test_a_filter_or_title_that_is_empty_is_2(run: Run) -> None:
    assert run("report", "--title", " ").status == 2
    assert run("report", "--output", "").status == 2
    assert run("report", "--speaker", "").status == 2


def test_words_that_are_broken_into_lines_are_one_line(run: Run) -> None:
    (claim,) = run("add", "--speaker", "Ann", "--text", "the mill\nhad closed", "--json").json
    run("mark", claim["id"], "confirmed", "-q")
    assert ">the mill had closed</blockquote>" in run("report", "--format", "html").out
    assert "\n> the mill had closed\n" in run("report").out
