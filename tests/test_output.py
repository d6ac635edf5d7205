"""What is printed: every format, uncut in pipes, and text from outside that can do no harm."""

import csv
import io
import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import ARTICLES, Run, undisturbed

from factcli.cli.claimlists import COLUMNS
from factcli.models.claim import FIELDS
from factcli.render.formats import Format, encoded

Write = Callable[[str, str | bytes], Path]

HOSTILE = "the \x1b[31mred\x1b[0m ship \x9b2J and \u202eevil\u202c \x07bell [bold]markup[/bold] :smile: left\tthe\tport"


@pytest.fixture
def hostile(run: Run, write: Write) -> Run:
    """A ledger with a claim whose words, title, outlet and speaker would do harm."""
    record = {
        "text": f"Anna [red]Brandt said that {HOSTILE}.",
        "title": "\x1b]0;owned\x07Title [link=https://x.example]x[/link]",
        "sitename": '=HYPERLINK("http://x.example")',
        "url": "https://x.example/a",
    }
    assert run("ingest", write("a.jsonl", json.dumps(record))).status == 0
    identity = run("list", "--format", "ids").out.strip()
    run("mark", identity, "disputed", "--note", "=1+1\x1b[2J", "--by", "@SUM(A1)")
    return run


def test_json_is_one_array_with_unescaped_unicode(samples: Run) -> None:
    out = samples("list", "--json").out
    assert isinstance(json.loads(out), list)
    assert "“" in out
    assert "\\u201c" not in out


def test_json_lines_are_an_object_a_line(samples: Run) -> None:
    lines = samples("list", "--format", "jsonl").lines
    assert [json.loads(line) for line in lines] == samples("list", "--json").json
    assert samples("list", "--format", "jsonl", "--status", "refuted").out == ""


def test_tab_separated_values_are_uncut_and_have_a_header(samples: Run) -> None:
    rows = [line.split("\t") for line in samples("list").lines]
    assert rows[0] == ["id", "status", "speaker", "stance", "text", "article.outlet", "article.published", "sure"]
    assert {len(row) for row in rows} == {8}
    texts = [" ".join(claim["text"].split()) for claim in samples("list", "--json").json]
    assert [row[4] for row in rows[1:]] == texts
    assert max(map(len, texts)) > 200


def test_the_columns_of_a_claim_are_fields_of_its_record() -> None:
    assert set(COLUMNS) <= set(FIELDS)


def test_csv_is_read_back_by_the_csv_module(samples: Run) -> None:
    rows = list(csv.reader(io.StringIO(samples("list", "--format", "csv").out, newline="")))
    assert rows[0][0] == "id"
    texts = [" ".join(claim["text"].split()) for claim in samples("list", "--json").json]
    assert [
        row[4].removeprefix("'") if row[4].startswith(("'=", "'+", "'-", "'@")) else row[4] for row in rows[1:]
    ] == texts


def test_markdown_is_a_table(samples: Run) -> None:
    lines = samples("list", "--format", "markdown", "--limit", "3", "--fields", "speaker,text").lines
    assert lines[:2] == ["| speaker | text |", "|---|---|"]
    assert len(lines) == 5


def test_show_prints_a_line_a_field_in_a_pipe_and_a_row_where_that_is_asked_for(hostile: Run) -> None:
    (claim,) = hostile("list", "--json").json
    lines = hostile("show", claim["id"]).lines
    cells = dict(line.split(": ", 1) for line in lines)
    assert (cells["id"], cells["status"], cells["speaker"]) == (claim["id"], "disputed", claim["speaker"])
    assert cells["text"].endswith("left\\tthe\\tport")
    assert "evidence" not in cells  # it has none
    assert hostile("show", claim["id"], "--fields", "status,evidence").lines == ["status: disputed", "evidence: "]
    header, row = (line.split("\t") for line in hostile("show", claim["id"], "--format", "tsv").lines)
    nested = ("figures", "history")  # a line for each of them, and one cell of JSON in a row
    assert dict(zip(header, row, strict=True)).items() >= {name: cells[name] for name in cells.keys() - nested}.items()
    assert (cells["marked_by"], cells["note"]) == (claim["marked_by"], "=1+1\\u001b[2J")
    assert cells["history"].startswith("seq 1, at ")
    marked = hostile("show", claim["id"], "--format", "markdown").lines
    assert [line.split(":")[0] for line in marked] == [f"- **{name}" for name in cells]


def test_a_pipe_is_told_of_all_that_a_verdict_hangs_on(run: Run, write: Write) -> None:
    write("a.txt", "Anna Brandt said the ship had left at noon with 12 sailors.")
    run("ingest", "a.txt", "-q")
    (identity,) = run("list", "--format", "ids").lines
    run("mark", identity, "confirmed", "-c", "high", "--by", "Ann", "--evidence", "port log of 14 March", "-q")
    write("a.txt", "Anna Brandt said the ship had left at noon with 14 sailors.")
    run("ingest", "a.txt", "-q")
    run("dismiss", identity, "--reason", "a caption", "-q")
    told = run("show", identity).lines
    record = run("show", identity, "--json").json
    assert {"confidence: high", "marked_by: Ann", "changed: true", "dismissed_reason: a caption"} <= set(told)
    assert f"marked_at: {record['marked_at']}" in told
    assert [line for line in told if line.startswith("figures: ")] == ["figures: text 14, value 14, of sailors"]
    assert len([line for line in told if line.startswith("history: ")]) == len(record["history"])


def test_how_a_claim_was_found_is_told_in_every_format_but_ids(run: Run, write: Write) -> None:
    write("a.txt", "Anna Brandt said the ship had left at noon with 12 sailors.")
    run("ingest", "a.txt", "-q")
    (identity,) = run("list", "--format", "ids").lines
    told = run("show", identity, "--explain", "--json").json["explanation"]
    assert set(told) == {"by", "sure", "speaker", "extractor"}
    assert "explanation" not in run("show", identity, "--json").json
    for form in ("jsonl", "csv", "tsv", "markdown", "table", "text"):
        chosen = () if form == "text" else ("--format", form)
        out, plain = (run("show", identity, *more, *chosen, env={"COLUMNS": "200"}).out for more in (["--explain"], []))
        for words in (told["by"], told["speaker"]):
            assert words in out, form
            assert words not in plain, form
    assert f"explanation.sure: {told['sure']}" in run("show", identity, "--explain").lines
    (added,) = run("add", "--speaker", "Ann", "--text", "the mill has closed", "--json").json
    assert run("show", added["id"], "--explain", "--json").json["explanation"] is None
    assert "explanation: a person typed it in" in run("show", added["id"], "--explain").lines


def test_ids_are_one_a_line(samples: Run) -> None:
    ids = samples("list", "--format", "ids").lines
    assert ids == [claim["id"] for claim in samples("list", "--json").json]
    assert len(set(ids)) == len(ids)


def test_json_keeps_every_character(hostile: Run) -> None:
    text = hostile("list", "--json").json[0]["text"]
    assert text == HOSTILE
    raw = hostile("list", "--json").out
    assert "\\u001b" in raw
    assert "\\u009b" in raw
    assert "\\u202e" in raw


def test_tab_separated_values_write_tabs_and_line_ends_as_letters(hostile: Run) -> None:
    row = hostile("list", "--format", "tsv", "--fields", "text,note").lines[1].split("\t")
    assert len(row) == 2
    assert row[0].endswith("left\\tthe\\tport")


def test_words_that_an_article_breaks_into_lines_are_one_line_in_cells_and_verbatim_in_json(
    run: Run, write: Write
) -> None:
    said = "the old mill on the quay\nhad closed for 12 days"
    beginning = "In a long letter to the council of the town the engineer Anna\nBrandt said that"
    write("a.txt", f"{beginning} {said}.\n")
    assert run("ingest", "a.txt", "-q").status == 0
    (claim,) = run("list", "--json").json
    assert (claim["text"], claim["speaker_mention"]) == (said, "the engineer Anna Brandt")
    run("mark", claim["id"], "confirmed", "--note", "two\nlines", "-q")
    for form, read in (("tsv", csv.excel_tab), ("csv", csv.excel)):
        out = run("list", "--format", form, "--fields", "speaker_mention,text,context,note").out
        _, row = csv.reader(io.StringIO(out, newline=""), read)
        assert row == [
            "the engineer Anna Brandt",
            "the old mill on the quay had closed for 12 days",
            f"{beginning} {said}.".replace("\n", " "),
            "two\nlines" if form == "csv" else "two\\nlines",
        ]
    reviewed = run(
        "export", "--format", "claimreview", "--reviewer", "D", "--review-url", "https://d.example/{id}"
    ).json
    assert reviewed[0]["claimReviewed"] == "the old mill on the quay had closed for 12 days"


@pytest.mark.parametrize("form", [Format.TSV, Format.CSV, Format.MARKDOWN])
def test_a_long_run_of_blanks_costs_no_more_than_its_length(form: Format) -> None:
    record = {"text": f"the ship{' ' * 400_000}had\n{' ' * 400_000}left"}
    begun = time.process_time()
    out = b"".join(encoded([record], form, ["text"], [])).decode()
    assert time.process_time() - begun < 2  # what is quadratic takes minutes
    assert "had left" in out


def test_a_spreadsheet_executes_nothing(hostile: Run) -> None:
    fields = "article.outlet,note,marked_by"
    rows = list(csv.reader(io.StringIO(hostile("list", "--format", "csv", "--fields", fields).out)))
    assert all(cell.startswith("'") for cell in rows[1])


def test_markup_is_text(hostile: Run) -> None:
    out = hostile("list", "--format", "table", env={"COLUMNS": "240"}).out
    assert "[bold]markup[/bold]" in out
    assert ":smile:" in out
    assert "␛[31mred" in out
    assert "<202E>evil" in out


def test_status_is_told_by_word_and_sign(samples: Run) -> None:
    first = samples("list", "--format", "ids", "--limit", "1").out.strip()
    samples("mark", first, "confirmed")
    out = samples("list", "--format", "table", "--limit", "2", env={"COLUMNS": "120"}).out
    assert "✔ confirmed" in out
    assert "· unverified" in out


HEAVY = (
    "rich",
    "pydantic",
    "trafilatura",
    "urllib3",
    "feedparser",
    "protego",
    "lxml",
    "yaml",
    "markdown_it",
    "factcli.extract",
    "factcli.sources",
    "multiprocessing",
)


@pytest.mark.parametrize(
    "arguments",
    [["list", "--json"], ["list"], ["list", "--format", "csv"], ["list", "--status", "disputed", "--limit", "5"], ["compare"],
     ["articles", "--json"], ["mark", "ID", "disputed"], ["show", "ID", "--json"], ["history", "ID"], ["undo"], ["history"],
     ["search", "harbour", "--json"], ["list", "status:disputed harbour"], ["count", "speaker"],
     ["filter", "list"], ["alias", "list"],
     ["db", "check"]],
)  # fmt: skip
def test_a_command_in_a_pipe_loads_nothing_heavy(
    samples: Run, environment: dict[str, str], arguments: list[str]
) -> None:
    identity = samples("list", "--format", "ids", "--limit", "1").out.strip()
    samples("mark", identity, "checking")
    words = [identity if word == "ID" else word for word in arguments]
    program = (
        "import sys; from factcli.cli.boundary import run; status = run(sys.argv[1:]); "
        f"sys.stderr.write(' '.join(name for name in {HEAVY!r} if name in sys.modules)); sys.exit(status)"
    )
    command = [sys.executable, "-c", program, *words]
    done = subprocess.run(command, env=undisturbed(environment), capture_output=True, check=False)
    assert done.returncode == 0
    assert not any(name in done.stderr.decode().split() for name in HEAVY)


def test_a_closed_pipe_ends_quietly(samples: Run, environment: dict[str, str]) -> None:
    command = f'{sys.executable} -m factcli list --json | head -c 10; echo "${{PIPESTATUS[0]}}"'
    done = subprocess.run(["bash", "-c", command], env=environment, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert done.stdout == '[\n{"schema0\n'


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize(
    "arguments", [["list", "--json"], ["list"], ["list", "--format", "table"], ["--help"], ["articles"]]
)
def test_output_that_cannot_be_written_is_74(samples: Run, environment: dict[str, str], arguments: list[str]) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "factcli", *arguments],
            env=environment,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 74, done.stderr
    assert b"output cannot be written" in done.stderr
    assert b"Traceback" not in done.stderr
    assert samples("db", "check").status == 0


def test_extract_prints_claims_and_stores_nothing(run: Run, home: Path) -> None:
    done = run("extract", ARTICLES / "court-verdict.txt", "--format", "jsonl")
    claims = [json.loads(line) for line in done.lines]
    assert len(claims) > 8
    assert {claim["article"]["location"] for claim in claims} == {str(ARTICLES / "court-verdict.txt")}
    text = (ARTICLES / "court-verdict.txt").read_bytes().decode()
    for claim in claims:
        spans = claim["spans"]
        assert " … ".join(text[start:end] for start, end in spans["content"]) == claim["text"]
        assert claim["context"] in text
        assert claim["status"] == "unverified"
    assert list(home.iterdir()) == []


def test_extract_is_a_filter(run: Run) -> None:
    assert run("extract", stdin="Anna Brandt said the ship had left.", env={}).lines[1].split("\t")[2] == "Anna Brandt"
    assert run("extract", "-", "--json", stdin="Nobody came.").out == "[]\n"
    assert run("extract", "-", "--json", stdin="Nobody came.").status == 0
