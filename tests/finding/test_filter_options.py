"""Filters that are given as options: every command that filters takes them, and each of them keeps something out."""

import re
from pathlib import Path

import pytest
from conftest import Run
from small import ARTICLES, ingested, texts
from typer.main import get_command

from factcli.cli.commands.list import app

PANEL = "Which claims"
FERRY = "the ferry would sail on Monday, whatever the weather"
PERMIT = "the terminal had a permit"
GRAIN = "11 sailors had left the grain terminal in Kiev"
COST = "the terminal for grain cost $5 million"
KEPT_OUT: dict[str, tuple[str | None, set[str]]] = {
    "--status": ("refuted", set()),
    "--speaker": ("orban", {FERRY}),
    "--outlet": ("wire", {PERMIT, GRAIN}),
    "--article": (ARTICLES[2]["url"], {COST}),
    "--kind": ("mixed", set()),
    "--stance": ("denies", {PERMIT}),
    "--since": ("2026-04-03", set()),
    "--until": ("2026-03-13", set()),
    "--new-since": ("3", {COST}),
    "--source": ("wire", set()),
    "--tag": ("port", set()),
    "--figures": (None, {COST, GRAIN}),
    "--words": ("permit", {PERMIT}),
    "--dismissed": (None, set()),
}
"""What each filter is given, and which of the claims it then finds."""
NOT_TAKEN = {
    "list": "",
    "report": "",
    "export": "",
    "search": "--dismissed",
    "review": "--dismissed",
    "count": "--dismissed",
    "audit": "--dismissed",
    "compare": "--status --kind --stance --dismissed",
    "articles": "--status --speaker --kind --stance --figures --words --dismissed",
}
"""The commands that filter, and the filters that mean nothing to them."""
FILTERS = [one.opts[0] for one in get_command(app).params if getattr(one, "rich_help_panel", None) == PANEL]


@pytest.mark.parametrize("option", FILTERS)
def test_every_filter_keeps_out_what_it_does_not_mean(run: Run, tmp_path: Path, option: str) -> None:
    value, found = KEPT_OUT[option]
    ledger = ingested(run, tmp_path)
    assert len(texts(ledger, "list")) == 5
    assert set(texts(ledger, "list", option, *([] if value is None else [value]))) == found


@pytest.mark.parametrize("command", NOT_TAKEN)
def test_every_command_that_filters_takes_the_filters_in_the_same_order(run: Run, command: str) -> None:
    offered = re.findall(r"^ +(?:-\w, )?(--[a-z-]+)", run(command, "--help", env={"COLUMNS": "400"}).out, re.MULTILINE)
    not_taken = NOT_TAKEN[command].split()
    assert [one for one in offered if one in FILTERS] == [one for one in FILTERS if one not in not_taken]


@pytest.mark.parametrize("option", ["--speaker", "--outlet", "--source", "--tag", "--words"])
def test_a_filter_that_compares_words_refuses_what_has_none(run: Run, option: str) -> None:
    empty = run("list", option, " ")
    assert (empty.status, empty.out) == (2, "")
    assert f"{option} is empty" in empty.err
    wordless = run("list", option, "!!!")
    assert (wordless.status, wordless.out) == (2, "")
    assert f"{option} '!!!' has no words" in wordless.err


@pytest.mark.parametrize("option", ["--article", "--new-since"])
def test_a_filter_that_names_something_refuses_an_empty_name(run: Run, option: str) -> None:
    empty = run("list", option, "")
    assert (empty.status, empty.out) == (2, "")
    assert f"{option} is empty" in empty.err
