"""A whole ledger out and in again, through the command line."""

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from conftest import ARTICLES, Once, Run
from richly import Write, enriched

from factcli.models.exchange import RECORDS


@pytest.fixture
def rich(run: Run, write: Write, home: Path, once: Once) -> Run:
    once("rich", lambda: enriched(run, write, home))
    return run


def test_an_export_makes_the_same_ledger_of_an_empty_one(rich: Run, tmp_path: Path) -> None:
    first = rich("export")
    assert first.status == 0
    assert first.err == ""
    kinds = Counter(json.loads(line)["type"] for line in first.lines)
    assert set(kinds) == {"ledger", *RECORDS} - {"host", "seen"}  # what stays of pages comes with years
    other = str(tmp_path / "other.json")
    done = rich("import", "-", "--db", other, stdin=first.out)
    assert done.status == 0, done.err
    assert rich("export", "--db", other).out == first.out
    for command in (
        ["list", "--json"],
        ["articles", "--json"],
        ["history", "--json"],
        ["source", "list", "--json"],
        ["count", "tag", "--json"],
    ):
        assert rich(*command, "--db", other).out == rich(*command).out
    for claim in rich("list", "--format", "ids").lines[:5]:
        assert rich("history", claim, "--json", "--db", other).out == rich("history", claim, "--json").out
        assert rich("show", claim, "--json", "--db", other).out == rich("show", claim, "--json").out
    assert rich("db", "check", "--db", other).status == 0


def test_importing_twice_changes_nothing(rich: Run, tmp_path: Path) -> None:
    out = tmp_path / "facts.jsonl"
    assert rich("export", "-o", out).out == ""
    done = rich("import", out)
    assert done.status == 0
    assert "nothing was changed" in done.err
    assert rich("export").out == out.read_text()


def test_undo_goes_on_in_the_other_ledger(rich: Run, tmp_path: Path) -> None:
    other = str(tmp_path / "other.json")
    rich("import", "-", "--db", other, stdin=rich("export").out)
    here, there = rich("undo", "--json"), rich("undo", "--json", "--db", other)
    assert here.status == there.status == 0
    assert (
        rich("list", "--fields", "id,status,tags", "--db", other).out == rich("list", "--fields", "id,status,tags").out
    )


def test_a_filter_exports_what_belongs_to_its_claims(rich: Run, tmp_path: Path) -> None:
    done = rich("export", "status:disputed")
    lines = [json.loads(line) for line in done.lines]
    assert lines[0]["partial"] is True
    claims = [line for line in lines if line["type"] == "claim"]
    assert [line["id"] for line in claims] == rich("list", "status:disputed", "--format", "ids").lines
    assert {line["article"] for line in claims} == {line["id"] for line in lines if line["type"] == "article"}
    assert {line["claim"] for line in lines if line["type"] == "event"} == {line["id"] for line in claims}
    other = str(tmp_path / "other.json")
    assert rich("import", "-", "--db", other, stdin=done.out).status == 0
    assert rich("list", "--json", "--db", other).json == rich("list", "status:disputed", "--json").json
    assert rich("db", "check", "--db", other).status == 0
    before = rich("export").out
    assert rich("import", "-", stdin=done.out).status == 0
    assert rich("export").out == before


def test_csv_and_markdown_are_what_list_prints(rich: Run) -> None:
    for form in ("csv", "markdown"):
        assert rich("export", "--format", form).out == rich("list", "--format", form).out
        assert rich("export", "--format", form, "--fields", "id,text", "tag:harbour").out == (
            rich("list", "--format", form, "--fields", "id,text", "tag:harbour").out
        )
    assert rich("export", "--fields", "id").status == 2


def test_a_file_is_never_written_over_without_force(run: Run, tmp_path: Path, home: Path) -> None:
    run("ingest", ARTICLES, "-q")
    out = tmp_path / "facts.jsonl"
    out.write_text("mine")
    out.chmod(0o600)
    done = run("export", "--output", out)
    assert (done.status, out.read_text()) == (2, "mine")
    assert run("export", "--output", out, "--force").status == 0
    assert out.read_text() == run("export").out
    assert out.stat().st_mode & 0o777 == 0o600
    for name in ("facts.json", "facts.json.journal"):
        assert run("export", "--output", home / name, "--force").status == 2
    assert run("db", "check").status == 0
    assert run("export", "--output", tmp_path / "no" / "facts.jsonl").status == 74
    assert run("export", "--output", "a" * 300).status == 74
    assert sorted(path.name for path in tmp_path.iterdir()) == ["facts.jsonl", "home"]


def test_a_broken_pipe_ends_quietly(run: Run, environment: dict[str, str]) -> None:
    run("ingest", ARTICLES, "-q")
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as pipe:
        done = subprocess.run(
            [sys.executable, "-m", "factcli", "export"],
            stdout=pipe,
            stderr=subprocess.PIPE,
            env=environment,
            check=False,
        )
    assert (done.returncode, done.stderr) == (0, b"")


def test_an_empty_ledger_exports_its_first_line(run: Run, tmp_path: Path) -> None:
    done = run("export")
    assert done.status == 0
    assert [json.loads(line)["type"] for line in done.lines] == ["ledger"]
    assert run("import", "-", stdin=done.out, env={"FACTCLI_DB": str(tmp_path / "x.json")}).status == 0


def test_a_ledger_that_another_program_wrote_anew_exports_the_same(rich: Run, home: Path) -> None:
    before = rich("export").out
    rich("db", "compact")
    stored = json.loads((home / "facts.json").read_text())
    (home / "facts.json").write_text(json.dumps(stored, indent=1))
    assert rich("export").out == before


@pytest.mark.parametrize("layout", ["first-layout/journal", "first-layout/compacted", "second-layout"])
def test_a_ledger_of_an_earlier_version_is_exchanged(run: Run, layout: str, tmp_path: Path, write: Write) -> None:
    for path in (Path(__file__).parent.parent / "ledgers" / layout).iterdir():
        write(f"old/{path.name}", path.read_bytes())
    done = run("export", "--db", tmp_path / "old" / "facts.json")
    assert done.status == 0
    assert run("import", "-", stdin=done.out).status == 0
    assert run("export").out == done.out
