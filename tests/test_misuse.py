"""A command line that cannot be read is answered with what is wrong in it, and what was perhaps meant."""

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Run

from factcli.models.vocabulary import Status


@pytest.mark.parametrize(
    ("line", "message", "hint"),
    [
        ("lst", "there is no command 'lst'", "did you mean list? `factcli --help` shows what it takes"),
        ("evidence ad", "there is no command 'ad'", "did you mean add? `factcli evidence --help` shows what it takes"),
        ("db zzzz", "there is no command 'zzzz'", "`factcli db --help` shows what it takes"),
        (
            "list --speker x",
            "there is no option --speker",
            "did you mean --speaker? `factcli list --help` shows what it takes",
        ),
        ("list --after 2026-01-01", "there is no option --after", "type it as a filter: after:VALUE"),
        ("list -Q", "there is no option -Q", "`factcli list --help` shows what it takes"),
        ("undo abc", "RUN 'abc' is no whole number", "`factcli undo --help` shows what it takes"),
        ("list --limit few", "--limit 'few' is no whole number", "`factcli list --help` shows what it takes"),
        ("--wait long list", "--wait 'long' is no number", "`factcli --help` shows what it takes"),
        ("undo 0", "RUN: 0 is not in the range x>=1", "`factcli undo --help` shows what it takes"),
        (
            "fix 1234 --kind dirct",
            "--kind 'dirct' means nothing",
            "did you mean direct? --kind takes direct, mixed, indirect",
        ),
        (
            "export --format xml",
            "--format 'xml' means nothing",
            "--format takes jsonl, csv, markdown, claimreview",
        ),
        (
            "count speaker --dismissed",
            "there is no option --dismissed",
            "type it as a filter: is:dismissed",
        ),
        ("list --fields speker", "there is no field 'speker'", "did you mean speaker? the fields are "),
        (
            "list --status true",
            "--status 'true' means nothing",
            f"here that is called confirmed; --status takes {', '.join(Status)}",
        ),
        ("mark", "`factcli mark` wants ID... STATUS", "`factcli mark --help` shows what it takes"),
        ("count", "`factcli count` wants BY", "BY is one of speaker, outlet, tag, status, month"),
        ("db archive", "`factcli db archive` wants --before", "`factcli db archive --help` shows what it takes"),
        ("db backup", "`factcli db backup` wants FILE", "`factcli db backup --help` shows what it takes"),
        ("doctor my ledger", "`factcli doctor` has no use for 'my ledger'", "`factcli doctor --help` shows"),
        ("list --limit", "--limit wants a value behind it", "the command's --help shows what it takes"),
        ("list --json=3", "--json takes no value", "the command's --help shows what it takes"),
    ],
)
def test_what_is_wrong_is_named_with_what_was_perhaps_meant(run: Run, line: str, message: str, hint: str) -> None:
    done = run(*line.split())
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith(f"factcli: {message}\n  {hint}")
    assert done.err.endswith("\n")


def test_an_argument_that_is_empty_bears_the_name_that_help_gives_it(run: Run) -> None:
    done = run("filter", "save", "mine", " ")
    assert (done.status, done.err) == (2, "factcli: FILTER is empty\n  leave it out, or say what is meant\n")


@pytest.mark.parametrize(
    ("line", "named"),
    [
        (["source", "add", ".", "--tag", "x\udcff"], "--tag"),
        (["source", "add", "http://127.0.0.1:1/\udcff"], "the address"),
        (["source", "edit", "mix", "--outlet", "x\udcff"], "--outlet"),
        (["source", "edit", "mix", "--tag", "x\udcff"], "--tag"),
        (["config", "set", "author", "x\udcff"], "VALUE"),
        (["mark", "1234", "refuted", "--evidence", "http://127.0.0.1:1/\udcff"], "--evidence"),
        (["alias", "add", "a", "x\udcff"], "NAME"),
    ],
)
def test_bytes_that_are_no_text_are_refused_where_they_would_be_stored(run: Run, line: list[str], named: str) -> None:
    done = run(*line)
    assert (done.status, done.out) == (2, "")
    assert done.err == f"factcli: {named} is not in UTF-8\n  type it anew, or convert it with iconv\n"


def test_an_address_that_is_no_text_is_that_of_no_article(run: Run, write: Callable[[str, str], Path]) -> None:
    run("ingest", write("a.txt", "Anna Lund said that the ship had left."), "-q")
    for line in (["list", "--article"], ["changes"], ["forget", "--yes"]):
        done = run(*line, "https://a.example/\udcff?\udcfe#\udcfd")
        assert (done.status, "no article" in done.err) == (3, True), line


def test_a_ledger_whose_path_is_no_text_is_shown_with_its_bytes(run: Run) -> None:
    for command in ("doctor", "config"):
        done = run(command, "--json", "--db", "x\udcff.json")
        assert done.status == 0
        assert r"x\\xff.json" in done.out


def test_a_name_too_long_for_any_file_is_named(run: Run, write: Callable[[str, str], Path]) -> None:
    long = "é" * 300
    run("ingest", write("a.txt", "Anna Lund said that the ship had left."), "-q")
    for line in (["db", "archive", "--before", "2020-01-01", "--yes", "--to", long], ["db", "backup", long]):
        assert (run(*line).status in (5, 74), long in run(*line).err) == (True, True)
    for line in (["config"], ["config", "set", "author", "A"]):
        done = run(*line, env={"FACTCLI_CONFIG": long})
        assert (done.status, "File name too long" in done.err) == (2, True)
    assert run("doctor", env={"FACTCLI_CONFIG": long}).status == 1


def test_an_empty_name_of_a_file_is_refused(run: Run) -> None:
    for command in (["extract"], ["ingest"], ["source", "import"], ["import"]):
        assert run(*command, "").status == 2


def test_a_limit_may_be_larger_than_any_list(run: Run, write: Callable[[str, str], Path]) -> None:
    run("ingest", write("a.txt", "Anna Lund said that the ship had left."), "-q")
    for line in (["list"], ["search", "ship"], ["articles"], ["history"]):
        assert run(*line, "--limit", "9" * 25).status == 0


@pytest.mark.parametrize("group", ["evidence", "filter", "alias", "source", "db"])
def test_a_group_of_commands_alone_shows_them_as_factcli_alone_does(run: Run, group: str) -> None:
    done = run(group)
    assert (done.status, done.err) == (0, "")
    assert done.out == run(group, "--help").out
    assert "\nCommands:\n" in done.out


def test_what_is_wrong_with_a_ledger_at_hand_is_named_too(run: Run, write: Callable[[str, str], Path]) -> None:
    run("ingest", write("a.txt", "Anna Lund said that the ship had left."), "-q")
    article = run("articles", "--format", "ids").lines[0]
    its = f"it is an article's id; `factcli list --article {article}` lists its claims"
    for line, message, hint in (
        (
            "list status:true",
            "status:true means nothing",
            f"here that is called confirmed; status: takes {', '.join(Status)}",
        ),
        (
            "db archive --before 30h",
            "--before 30h is no whole number of days",
            "write 2026-03-14, 90d, 6mo (months) or 1y",
        ),
        (f"show {article}", f"there is no claim {article}", its),
        (f"mark {article} disputed", f"there is no claim {article}", its),
    ):
        done = run(*line.split())
        assert (done.status, done.out) == (3 if hint == its else 2, "")
        assert done.err == f"factcli: {message}\n  {hint}\n"
    assert run("db", "archive", "--before", "48h", "--dry-run").status == 0
    assert run("cron", "--every", "3600s").lines[-1] == run("cron", "--every", "1h").lines[-1]
