"""Every command has help with an example that works, and the shell completes what can be completed."""

import re
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import ARTICLES, PROJECT, Run
from review.person import Person
from sync.press import rss
from test_no_control_characters import commands
from web.server import Server, content

from factcli.models.filters import Filter
from factcli.models.ledger import Sample
from factcli.models.vocabulary import AuditAnswer, Bearing, Confidence, Kind, Stance, Status
from factcli.query.ordering import Sort
from factcli.render.formats import Format
from factcli.store.ledger import LedgerFile
from factcli.tracker.reviewing.auditing import AuditSession, draw

COMMANDS = (
    "demo ingest extract list search show articles count changes review mark add fix dismiss restore evidence tag "
    "audit compare report history undo redo filter alias source sync cron export import forget "
    "config doctor db"
).split()
GROUPS = {
    "evidence": ["add", "list", "withdraw"],
    "filter": ["save", "list", "remove"],
    "alias": ["add", "list", "remove"],
    "source": ["add", "list", "edit", "pause", "resume", "remove", "import", "export"],
    "config": ["path", "set", "unset"],
    "db": ["path", "check", "repair", "compact", "backup", "archive", "schema"],
}
PARTS = [f"{group} {one}" for group, parts in GROUPS.items() for one in parts]


def audited(home: Path, claim: str) -> None:
    """Draw a sample and answer on a claim of it, as an audit at a terminal does."""
    file = LedgerFile(home / "facts.json", wait=1)
    sample = draw(
        file, Filter(), Sample(number=0, at="", by="ann", seed=7, size=200, claims=()), lambda: "2026-03-14T09:00:00Z"
    )
    AuditSession(file, sample, "ann", lambda: "2026-03-14T09:00:00Z").answer(file.claim(claim), AuditAnswer.RIGHT)


def test_every_command_of_the_program_is_tried_here() -> None:
    assert {" ".join(words) for words, _ in commands()} == {*COMMANDS, *PARTS} - {*GROUPS}


def test_help_lists_every_command(run: Run) -> None:
    done = run("--help")
    assert done.status == 0
    for command in COMMANDS:
        assert re.search(rf"^\W*{command} ", done.out, re.MULTILINE), command
    assert run().out == done.out
    assert run("-h").out == done.out


def test_every_command_has_a_row_in_the_readme() -> None:
    cells = re.findall(r"^\| (`factcli .*?`) \| ", (PROJECT / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    named = [one.rstrip() for cell in cells for one in re.findall(r"`factcli ((?:[a-z]+\b(?!\\?\|) ?)+)", cell)]
    assert sorted(named) == sorted({" ".join(words) for words, _ in commands()} | {"config"})


@pytest.mark.parametrize("command", ["", *COMMANDS, *PARTS])
def test_every_command_has_help_that_is_plain_in_a_pipe(run: Run, command: str) -> None:
    done = run(*command.split(), "--help", env={"COLUMNS": "80"})
    assert done.status == 0
    assert f"factcli {command}" in done.out
    assert not set("╭│─╰") & set(done.out)
    assert max(map(len, done.lines)) <= 80
    assert ("--install-completion" in done.out) is (command == "")
    assert ("--show-completion" in done.out) is (command == "")


@pytest.mark.parametrize("command", [*(one for one in COMMANDS if one not in GROUPS), *PARTS])
def test_the_example_of_each_command_works(
    samples: Run,
    run: Run,
    command: str,
    tmp_path: Path,
    home: Path,
    write: Callable[[str, str], Path],
    server: Server,
    environment: dict[str, str],
) -> None:
    found = re.search(r"Example: (.*(?:\n .*)*)", run(*command.split(), "--help", env={"COLUMNS": "400"}).out)
    assert found is not None, command
    example = " ".join(found[1].split())
    assert command in example
    first = run("list", "--format", "ids").lines[0]
    (marked,) = run("mark", first, "confirmed", "-e", "https://port.example/log", "--json").json
    evidence = f"{first}/{marked['evidence'][0]['id']}"
    audited(home, first)
    article = run("articles", "--json").json[0]["id"]
    if command == "import":
        run("export", "--output", tmp_path / "facts.jsonl")
    write("articles/a.txt", "Anna Brandt said the ship had left.")
    feed = server.on("/feed.xml", content(rss(), "application/rss+xml"))
    opml = f'<opml><body><outline text="harbour-wire" xmlUrl="{feed}"/></body></opml>'
    run("source", "import", write("subscriptions.opml", opml))
    own = example.split(" | ")[1] if "curl" in example else re.split(r" \| (?!factcli)| && | \|\| ", example)[0]
    own = re.sub(r"^ls -l \$\((.*)\)\*$", r"\1", own)
    named = {
        "3c1f09ab": article,
        "7f3a9c2e": first,
        "7f3a9c2e/4be1": evidence,
        "https://harbourwire.example/feed.xml": feed,
    }
    words = [named.get(word, word) for word in shlex.split(own)][1:]
    if command == "review":
        works_at_a_terminal(words, environment)
        return
    done = run(*words, stdin="Anna Brandt said the ship had left.", cwd=tmp_path)
    assert done.status == 0, (words, done.err)


def works_at_a_terminal(words: list[str], environment: dict[str, str]) -> None:
    person = Person(*words, env=environment)
    person.sees("1 of ")
    person.presses("q")
    assert person.leaves() == (0, None)


@pytest.mark.parametrize(
    ("command", "words"),
    [("list", [*Status, *Kind, *Stance, *Sort, *Format]), ("mark", [*Status, *Confidence, *Bearing, *Format])],
)
def test_choices_are_spelled_out_and_never_split(run: Run, command: str, words: list[str]) -> None:
    for columns in ("60", "80", "100"):
        out = run(command, "--help", env={"COLUMNS": columns}).out
        assert set(words) <= set(re.findall(r"[a-z]+", out))


def test_version(run: Run) -> None:
    assert re.fullmatch(r"factcli \d+\.\d+\.\d+\n", run("--version").out)


@pytest.mark.parametrize(
    ("line", "wrong", "help_of"),
    [
        ("lst", "'lst'", "factcli"),
        ("list --nope", "--nope", "factcli list"),
        ("history 7f3a9c2e extra", "extra", "factcli history"),
        ("db nope", "'nope'", "factcli db"),
        ("mark", "ID... STATUS", "factcli mark"),
        ("list --limit x", "--limit 'x'", "factcli list"),
    ],
)
def test_a_command_line_that_cannot_be_read_is_2_and_told_what_is_wrong_with_it_and_whose_help_to_ask(
    run: Run, line: str, wrong: str, help_of: str
) -> None:
    done = run(*line.split())
    assert (done.status, done.out) == (2, "")
    said, hint = done.err.splitlines()
    assert said.startswith("factcli: ")
    assert wrong in said
    assert hint.startswith("  ")
    assert hint.endswith(f"`{help_of} --help` shows what it takes")


def test_an_unknown_filter_word_is_2_and_told_which_one_was_meant(run: Run) -> None:
    done = run("list", "spaeker:Novak")
    assert (done.status, done.out) == (2, "")
    said, hint = done.err.splitlines()[-2:]
    assert said == "factcli: a filter has no word spaeker:"
    assert hint.startswith("  did you mean speaker? the words are status, ")


def completed(run: Run, words: str) -> list[str]:
    count = len(words.split(" ")) - 1
    env = {"_FACTCLI_COMPLETE": "complete_bash", "COMP_WORDS": words, "COMP_CWORD": str(count)}
    return run(env=env).out.split()


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_a_shell_that_completes_ids_is_told_nothing_that_it_would_do(run: Run, shell: str) -> None:
    evil = """a\\$(touch x) `id` "b" 'c' [/red] [bold]d :e \x1b]0;t\x07 \x9b \u202e f\ng"""
    (claim,) = run("add", "--speaker", "Ann", "--text", evil, "--json").json
    env = {
        "_FACTCLI_COMPLETE": f"complete_{shell}",
        "_TYPER_COMPLETE_ARGS": f"factcli show {claim['id'][:4]}",
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
    }
    done = run(env=env)
    assert (done.status, done.err) == (0, "")
    told = (
        done.out.replace("_arguments '*: :((", "").removesuffix("))'\n").replace(f'"{claim["id"]}":', "").strip('"\n')
    )
    assert "touch x" in told
    assert not set(told.removeprefix(claim["id"] + "\t")) & set("\\$`\"'[]:\n\x1b\x07\x9b\u202e"), told


def test_the_shell_completes_commands_statuses_and_ids(run: Run) -> None:
    run("ingest", ARTICLES / "court-verdict.txt")
    identity = run("list", "--format", "ids").lines[0]
    assert "compare" in completed(run, "factcli com")
    assert "disputed" in completed(run, "factcli list --status dis")
    assert identity in completed(run, f"factcli show {identity[:3]}")
    assert identity in completed(run, f"factcli mark {identity[:3]}")
    assert completed(run, f"factcli mark {identity} conf") == ["confirmed"]


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("speakers", "count speaker"),
        ("outlets", "count outlet"),
        ("tags", "count tag"),
        ("runs", "history"),
        ("archive", "db archive"),
        ("schema", "db schema"),
        ("indgest", "ingest"),
    ],
)
def test_a_name_that_no_command_has_is_answered_with_the_one_that_is_meant(run: Run, before: str, now: str) -> None:
    done = run(before)
    assert (done.status, done.out) == (2, "")
    assert f"there is no command '{before}'" in done.err
    assert re.search(rf"did you mean (?:`factcli )?{now}`?\?", done.err)
    assert run(*now.split(), "--help").status == 0
