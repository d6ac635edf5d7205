"""What others are given: what stands now, nobody's name, and no path of the machine, unless that is asked for."""

import csv
import io
import json
from pathlib import Path

import pytest
from conftest import Done, Run
from lxml import html

TEXT = """The ship left at noon, the port said. "We counted eleven boxes on the quay," Anna Brandt, head of the port, said.

Omar Reyes said the crane had fallen in March.
"""
TAKEN_BACK = (
    "took-back-note",
    "first-note",
    "old.example",
    "forged-scan",
    "why-withdrawn",
    "Wrong Person",
    "why-corrected",
)
PEOPLE = ("login-of-ann",)
REVIEW = ("--reviewer", "Harbour Desk", "--review-url", "https://desk.example/{id}")
FOR_OTHERS = (
    ("report",),
    ("report", "--format", "html"),
    ("report", "--all", "--by", "outlet"),
    ("export", "--format", "markdown"),
    ("export", "--format", "csv"),
    ("export", "--format", "csv", "--fields", "id,article.location,article,evidence,note,tags,status,speaker"),
    ("export", "--format", "markdown", "--fields", "id,article.location,article,evidence,note,tags,status,speaker"),
    ("export", "--format", "claimreview", *REVIEW),
)


@pytest.fixture
def ledger(run: Run, tmp_path: Path) -> Run:
    """Claims of a file on which verdicts, evidence and a correction were recorded, and some of it taken back."""
    folder = tmp_path / "secret-folder"
    folder.mkdir()
    for name in ("boxes.txt", "scan.pdf", "forged-scan.pdf"):
        (folder / name).write_text(TEXT)

    def done(*arguments: str | Path) -> Done:
        """Run a command that is to succeed."""
        ended = run(*arguments, env={"USER": PEOPLE[0], "LOGNAME": PEOPLE[0]})
        assert ended.status == 0, ended.err
        return ended

    done("ingest", folder / "boxes.txt", "-q")
    boxes, crane = (done("list", "--words", words, "--format", "ids").out.strip() for words in ("boxes", "crane"))
    done("mark", boxes, "disputed", "--note", "first-note", "--evidence", "https://old.example/page")
    done("mark", boxes, "confirmed", "--note", "the log agrees", "--evidence", folder / "scan.pdf")
    done("evidence", "add", boxes, "--url", folder / "forged-scan.pdf", "--stance", "supports")
    old, _, forged = done("show", boxes, "--json").json["evidence"]
    done("evidence", "withdraw", f"{boxes}/{old['id']}")
    done("evidence", "withdraw", f"{boxes}/{forged['id']}", "--note", "why-withdrawn")
    done("fix", boxes, "--speaker", "Wrong Person")
    done("fix", boxes, "--speaker", "Anna Brandt-Lund", "--note", "why-corrected")
    done("mark", crane, "refuted", "--note", "took-back-note")
    done("undo")
    return run


@pytest.mark.parametrize("command", FOR_OTHERS, ids=" ".join)
def test_what_was_taken_back_names_and_paths_are_not_published(
    ledger: Run, command: tuple[str, ...], tmp_path: Path
) -> None:
    done = ledger(*command)
    assert done.status == 0, done.err
    for words in (*TAKEN_BACK, *PEOPLE, "secret-folder", str(tmp_path)):
        assert words not in done.out, words
    assert "Anna Brandt-Lund" in done.out
    if "crane" in done.out:
        assert "refuted" not in done.out.split("crane")[0].rsplit("\n", 1)[-1]


def test_files_are_called_by_their_plain_names(ledger: Run) -> None:
    out = ledger("export", "--format", "csv", "--fields", "status,article.location,evidence").out
    rows = {row["status"]: row for row in csv.DictReader(io.StringIO(out, newline=""))}
    assert {row["article.location"] for row in rows.values()} == {"boxes.txt"}
    assert [one["url"] for one in json.loads(rows["confirmed"]["evidence"])] == ["scan.pdf"]
    for form in ("markdown", "html"):
        assert "scan.pdf" in ledger("report", "--format", form).out


def test_a_filter_by_a_file_is_told_by_its_plain_name(ledger: Run, tmp_path: Path) -> None:
    for typed in (["--article", tmp_path / "secret-folder" / "boxes.txt"], ["article:secret-folder/boxes.txt"]):
        out = ledger("report", *typed).out
        assert "Only claims with article: boxes.txt" in out
        assert "secret-folder" not in out
        assert "eleven boxes" in out


def test_the_history_and_the_names_are_published_if_asked_for(ledger: Run) -> None:
    for form in ("markdown", "html"):
        told = ledger("report", "--format", form, "--history", "--all").out
        assert [words for words in TAKEN_BACK if words not in told] == ["took-back-note"]  # of a claim with no finding
        assert PEOPLE[0] not in told
        assert "secret-folder" not in told
        named = ledger("report", "--format", form, "--authors").out
        assert PEOPLE[0] in named
        assert not [words for words in TAKEN_BACK if words in named]
    fields = ("--format", "csv", "--fields", "id,marked_by,evidence")
    assert PEOPLE[0] in ledger("export", *fields, "--authors").out
    assert "forged-scan" in ledger("export", *fields, "--authors", "--history").out


def test_a_field_that_others_are_not_told_is_refused_with_the_option_that_asks_for_it(ledger: Run) -> None:
    for name, option in (("marked_by", "--authors"), ("corrected_by", "--authors"), ("extracted", "--history")):
        done = ledger("export", "--format", "csv", "--fields", f"id,{name}")
        assert (done.status, done.out) == (2, "")
        assert option in done.err
        assert ledger("export", "--format", "csv", "--fields", f"id,{name}", option).status == 0


def test_an_export_for_moving_holds_all_and_takes_no_option_for_it(ledger: Run, tmp_path: Path) -> None:
    out = ledger("export").out
    assert not [words for words in (*TAKEN_BACK, *PEOPLE, str(tmp_path)) if words not in out]
    for option in ("--history", "--authors"):
        assert ledger("export", option).status == 2
        assert ledger("export", "--format", "claimreview", *REVIEW, option).status == 2


def test_help_says_what_is_in_the_page_and_what_an_export_holds(run: Run) -> None:
    told = " ".join(run("report", "--help").out.split())
    for words in ("names nobody", "no path", "verdict", "evidence", "context", "--history", "--authors", "--intro"):
        assert words in told, words
    told = " ".join(run("export", "--help").out.split())
    for words in ("are for moving", "for others", "--history", "--authors"):
        assert words in told, words


def test_evidence_is_in_view_beside_the_verdict(ledger: Run) -> None:
    tree = html.document_fromstring(ledger("report", "--format", "html").out)
    (evidence,) = tree.xpath("//ul[@class='evidence']")
    assert not [*evidence.iterancestors("details")]
    assert "scan.pdf" in evidence.text_content()
    lines = ledger("report").lines
    verdict, shown, context = (
        next(number for number, line in enumerate(lines) if line.startswith(beginning))
        for beginning in ("Marked confirmed", "- supports scan", "Context:")
    )
    assert verdict < shown < context


INTRO = """# What this is

Checked by the **desk** in March, see [our method](https://desk.example/how "t").
A second line <script>alert(1)</script> &#x202e; ![p](https://evil.example/p.png) [x](javascript:alert(1))

| a | b |
|---|--:|
| 1 | 2 |

#### Deep
"""


def test_a_masthead_in_markdown(ledger: Run, tmp_path: Path) -> None:
    (tmp_path / "intro.md").write_text(INTRO)
    page = ledger("report", "--format", "html", "--title", "Boxes & cranes", "--intro", "intro.md").out
    tree = html.document_fromstring(page)
    (intro,) = tree.xpath("//header/div[@class='intro']")
    assert tree.xpath("string(//h1)") == "Boxes & cranes"
    assert [one.tag for one in intro.iter("h1", "h2", "h3", "h4", "h5", "h6")] == ["h2", "h3"]
    assert intro.xpath("string(.//strong)") == "desk"
    link, picture = intro.iter("a")  # no picture is shown, but its address can be followed
    assert picture.get("href") == "https://evil.example/p.png"
    assert dict(link.attrib) == {"href": "https://desk.example/how", "rel": "noopener noreferrer nofollow"}
    assert not [*intro.iter("img", "script")]
    assert not intro.xpath(".//@style")
    assert "<script>alert(1)</script> <202E>" in " ".join(intro.text_content().split())
    out = ledger("report", "--intro", "intro.md").out
    assert out.startswith("# Who claimed what, and whether it holds\n\n# What this is\n\nChecked by the **desk** in")


def test_a_masthead_in_plain_text(ledger: Run, tmp_path: Path) -> None:
    (tmp_path / "intro.txt").write_bytes(b"\xef\xbb\xbfOne *star*\r\nand more\x1b[31m\r\n \r\nTwo\r\n")
    tree = html.document_fromstring(ledger("report", "--format", "html", "--intro", "intro.txt").out)
    paragraphs = [" ".join(one.text_content().split()) for one in tree.xpath("//div[@class='intro']/p")]
    assert paragraphs == ["One *star* and more␛[31m", "Two"]
    assert "One \\*star\\* and more␛\\[31m\n\nTwo\n\n" in ledger("report", "--intro", "intro.txt").out


def test_an_introduction_that_cannot_be_read_is_2_and_nothing_is_written(ledger: Run, tmp_path: Path) -> None:
    (tmp_path / "latin.txt").write_bytes("für".encode("latin-1"))
    (tmp_path / "long.txt").write_bytes(b"a" * 300_000)
    for name, why in (("none.md", "No such file"), ("latin.txt", "UTF-8"), ("long.txt", "longer"), (".", "directory")):
        done = ledger("report", "--output", "out.html", "--intro", name)
        assert done.status == 2
        assert why in done.err
        assert not (tmp_path / "out.html").exists()
