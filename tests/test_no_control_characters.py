"""No command lets out a character that a terminal obeys, in any format, whatever text from outside it prints.

What is tried is read from the program itself, so that what is added is covered without a change here:

* the commands, by walking the command line as it is built for a user (`commands`);
* the formats of each: the choices of its option `--format`, its `--json`, and what it prints without either;
* the texts: `hostile_ledger` exports a ledger with something in every table, puts characters that do harm into each
  field of the records whose type is plain text (`models.exchange.RECORDS`, nested values too), and imports that;
* the words of errors: for every argument and every option that takes text, a text that does harm, and is huge.

What a test has to know beside is what an argument of a certain name may be (`Words`), and which fields no import
takes with another text in them (`NO_OUTSIDE_TEXT`). A new argument or field that is neither fails with a message that
says so.
"""

import json
import re
import shutil
import types
import typing
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from conftest import ARTICLES, Run, bare
from exchange.richly import enriched, ids
from in_process import draw_in_process
from msgspec import Struct, UnsetType

from factcli.cli.app import command
from factcli.models.exchange import RECORDS
from factcli.models.identity import text_digest

HARM: Final = "\x1b[31m\x1b]0;t\x07\u202e\u2028\u2066\x9b2J\x7f\x08\r\x85\u200fzounds"
"""With a word by which it is found again, whatever became of the rest."""
WORD: Final = "zounds"
OBEYED: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
"""Control characters but for tab and line end, and what turns the direction of writing."""

NO_OUTSIDE_TEXT: Final = {
    "id", "article", "claim", "claims", "claim_ids", "same_as", "digest", "text_digest",  # ids, which are checked
    "at", "first_seen", "updated", "ended", "due", "added", "last_try", "last_success", "robots_at", "closed_until",  # times
    "command", "published", "published_from", "given", "field", "language",  # the program's own words, and days
}  # fmt: skip
"""The fields of records that hold no text from outside, or that an import checks."""
BEGINNING_KEPT: Final = {"text", "target", "path", "url"}
"""Fields in which something else counts or reads from the beginning on."""


def commands() -> Iterator[tuple[tuple[str, ...], Any]]:
    """Each command by its words."""
    root = command()
    context = root.make_context("factcli", [], resilient_parsing=True)

    def below(found: Any, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Any]]:
        if not hasattr(found, "list_commands"):
            yield path, found
            return
        for name in found.list_commands(context):
            yield from below(found.get_command(context, name), (*path, name))

    return below(root, ())


COMMANDS: Final = dict(commands())


def formats(found: Any) -> list[tuple[str, ...]]:
    """What chooses each of a command's formats on its command line."""
    options = {one.opts[0]: one for one in found.params if one.param_type_name == "option"}
    named = options.get("--format")
    chosen = [("--format", str(one)) for one in named.type.choices] if named else []
    return [(), *chosen, *([("--json",)] if "--json" in options else [])]


def texts(kind: Any, value: Any, name: str = "") -> Any:
    """The JSON value of a record of that type, with harm in each of its fields that is plain text."""
    if value is None or name in NO_OUTSIDE_TEXT:
        return value
    origin = typing.get_origin(kind)
    if origin in (typing.Union, types.UnionType):
        (kind,) = (one for one in typing.get_args(kind) if one not in (type(None), UnsetType) and fits(one, value))
        return texts(kind, value, name)
    if origin is tuple and isinstance(value, list):
        return [texts(typing.get_args(kind)[0], one, name) for one in value]
    if isinstance(kind, type) and issubclass(kind, Struct):
        hints = typing.get_type_hints(kind)
        keys = dict(zip(kind.__struct_encode_fields__, kind.__struct_fields__, strict=True))
        return {key: texts(hints[keys[key]], one, key) if key in keys else one for key, one in value.items()}
    if kind is str:
        return f"{value} {HARM}" if name in BEGINNING_KEPT else f"{HARM} {value} {HARM}"
    return value


def fits(kind: Any, value: Any) -> bool:
    """Whether a JSON value may be of a type: enough to tell the types of one field apart."""
    if isinstance(value, str):
        return isinstance(kind, type) and issubclass(kind, str)
    if isinstance(value, dict):
        return isinstance(kind, type) and issubclass(kind, Struct)
    if isinstance(value, list):
        return typing.get_origin(kind) is tuple
    return kind in (bool, int, float) and isinstance(value, kind)


@pytest.fixture(scope="module")
def hostile_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("hostile")


@pytest.fixture
def hostile(run: Run, home: Path, write: Callable[[str, str | bytes], Path], hostile_home: Path) -> Run:
    """A ledger of which every text from outside would do harm; made once, and copied for each test."""
    if not (hostile_home / "facts.json").exists():
        enriched(run, write, home, ARTICLES / "court-verdict.txt")
        (claim,) = run("add", "--speaker", "Ann", "--text", f"it is {HARM} so", "--json").json
        run("mark", claim["id"], "refuted", "--note", HARM)
        story = {"text": f"Anna Brandt said the ship {HARM} had left.", "title": HARM, "sitename": HARM, "author": HARM}
        write("story.jsonl", json.dumps(story))
        assert run("ingest", "story.jsonl", "-q").status == 0
        lines = []
        digests = {}
        for line in run("export").lines:
            record = json.loads(line)
            kind = record.pop("type")
            found = texts(RECORDS[kind], record) if kind in RECORDS else record
            if kind == "revision" and found.get("text") and record["article"]["digest"]:
                digests[record["article"]["digest"]] = text_digest(found["text"])
            lines.append(json.dumps({"type": kind, **found}) + "\n")
        whole = "".join(lines)
        for before, after in digests.items():
            whole = whole.replace(before, after)
        write("hostile.jsonl", whole)
        done = run("import", "hostile.jsonl", "--db", hostile_home / "facts.json")
        assert done.status == 0, f"a field that an import checks belongs in NO_OUTSIDE_TEXT: {done.err}"
        for name in ("story.jsonl", "hostile.jsonl"):
            shutil.copy(home.parent / name, hostile_home)
    for path in home.iterdir():
        path.unlink()
    shutil.copytree(hostile_home, home, dirs_exist_ok=True)
    return run


class Words:
    """What may stand for a command's arguments and for the options without which it does nothing."""

    def __init__(self, run: Run, folder: Path) -> None:
        claims = run("list", "status:disputed", "--json").json
        self._claim = next(one for one in claims if one["evidence"])
        self._folder = folder
        self._names = {
            "source": run("source", "list", "--json").json[0]["name"],
            "sync": run("source", "list", "--json").json[0]["name"],
            "filter": run("filter", "list", "--json").json[0]["name"],
            "alias": run("alias", "list", "--json").json[0]["name"],
            "config": "author",
        }

    def line(self, path: tuple[str, ...], found: Any) -> list[str]:
        """The command with all that it needs."""
        words = [*path]
        for one in found.params:
            if one.param_type_name == "argument" and (one.required or "FILE" in one.metavar):
                words += self._argument(path, one.metavar)
            elif one.required:
                words += [one.opts[0], self._option(one.metavar)]
        return words

    def _argument(self, path: tuple[str, ...], metavar: str) -> list[str]:
        claim, folder = self._claim["id"], self._folder
        known = {
            "ID": [claim],
            "BY": ["tag"],
            "ID|ARTICLE": [claim],
            "ID...": [claim],
            "ID... STATUS": [claim, "misleading"],
            "EVIDENCE": [f"{claim}/{self._claim['evidence'][0]['id']}"],
            "ARTICLE": [self._claim["article"]["id"]],
            "NAME": [self._names.get(path[0], HARM)],
            "NAME...": [self._names.get(path[0], HARM)],
            "NAME NAME...": [f"{HARM} one", f"{HARM} two"],
            "FILTER": [f'"{WORD}"'],
            "VALUE...": [HARM],
            "WORDS...": [WORD],
            "URL|FOLDER...": [f"{folder}"],
            "[FILE|FOLDER|GLOB|URL|-]...": [f"{folder}/story.jsonl"],
            "FILE|-": [f"{folder}/{'feeds.opml' if path[0] == 'source' else 'hostile.jsonl'}"],
            "[FILE]": [],
            "FILE": [f"{folder}/backup{HARM}.json"],
        }
        assert metavar in known, f"say in Words what the argument {metavar} of {' '.join(path)} may be"
        return known[metavar]

    def _option(self, metavar: str) -> str:
        known = {"NAME": HARM, "WORDS": HARM, "DAY": "2030-01-01"}
        assert metavar in known, f"say in Words what an option {metavar} may be"
        return known[metavar]


def harmless(text: str) -> bool:
    """Whether nothing in it is obeyed; a line of CSV may end with a carriage return before its line feed."""
    return OBEYED.search(text.replace("\r\n", "\n")) is None


@pytest.fixture
def words(hostile: Run, home: Path) -> Words:
    (home / "feeds.opml").write_text(
        '<opml version="2.0"><body><outline type="rss" text="&#x202e;zounds" xmlUrl="https://a.example/f"/></body></opml>'
    )
    return Words(hostile, home)


def test_every_command_in_every_format_prints_nothing_that_is_obeyed(
    hostile: Run, words: Words, home: Path, tmp_path: Path
) -> None:
    kept = shutil.copytree(home, tmp_path / "kept")
    printed = 0
    for path, found in COMMANDS.items():
        line = words.line(path, found)
        shown = ""
        for chosen in formats(found):
            done = hostile(*line, *chosen, env={"COLUMNS": "300"})
            assert harmless(done.out), (line, chosen, OBEYED.search(done.out))
            assert harmless(done.err), (line, chosen, done.err)
            assert done.status not in (5, 70, 74), (line, chosen, done.err)
            shown += done.out + done.err
            shutil.rmtree(home)
            shutil.copytree(kept, home)
        printed += WORD in shown
    assert printed > len(COMMANDS) / 2, "the hostile ledger has lost its texts"


WAIT_FOR_KEYS: Final = {("review",), ("audit",)}
"""Their screens are looked at in tests/review and tests/test_auditing.py."""
ADDED_ON_A_TERMINAL: Final[dict[tuple[str, ...], tuple[str, ...]]] = {
    ("source", "edit"): ("--outlet", HARM),
    ("evidence", "add"): ("--text", HARM),
    ("fix",): ("--text", HARM),
    ("tag",): ("--add", WORD),
    ("show",): ("--explain",),
    ("forget",): ("--yes",),
    ("db", "archive"): ("--yes",),
}
"""With which a command draws more, or asks nothing."""
MORE_ON_A_TERMINAL: Final = (["config"], ["history"], ["undo"], ["filter", "save", "cold", HARM])
"""What draws otherwise with other arguments, or is a group."""


def test_every_command_on_a_terminal_draws_nothing_but_its_own_styles(
    hostile: Run, words: Words, home: Path, tmp_path: Path, environment: dict[str, str]
) -> None:
    kept = shutil.copytree(home, tmp_path / "kept")
    on_a_terminal = {**environment, "TERM": "xterm-256color"}
    lines = [
        [*words.line(path, found), *ADDED_ON_A_TERMINAL.get(path, ())]
        for path, found in COMMANDS.items()
        if path not in WAIT_FOR_KEYS
    ]
    drew = 0
    for line in (*lines, *MORE_ON_A_TERMINAL):
        shown = ""
        for columns in (60, 160):
            done = draw_in_process(line, on_a_terminal, tmp_path, columns, 2000)
            assert harmless(bare(done.out)), (line, columns, OBEYED.search(bare(done.out)))
            assert done.status not in (5, 70, 74), (line, columns, done.out)
            shown += done.out
            shutil.rmtree(home)
            shutil.copytree(kept, home)
        drew += WORD[:3] in shown
    assert drew > len(lines) / 2, "the hostile ledger has lost its texts"


HUGE: Final = HARM + "x" * 20_000
NO_TEXT: Final = "x\udcffy"
"""Bytes that are not UTF-8, as a command line hands them on."""
PASS_BYTES_ON: Final = {("cron",), ("db", "path")}
"""What prints a path as the system has it, for another program to read."""


@pytest.mark.long
def test_every_error_is_short_and_holds_nothing_that_is_obeyed(
    hostile: Run, words: Words, home: Path, tmp_path: Path
) -> None:
    kept = shutil.copytree(home, tmp_path / "kept")
    refused = 0
    for path, found in COMMANDS.items():
        line = words.line(path, found)
        options = [one for one in found.params if one.param_type_name == "option"]
        given = [(*path, HUGE), (*path, *(["--json"] if "--json" in {one.opts[0] for one in options} else []), HUGE)]
        given += [(*line, one.opts[0], said) for one in options if not one.is_flag for said in (HARM, "")]
        given += [(*path, ""), (*line, "")]
        if path not in PASS_BYTES_ON:
            for said in (NO_TEXT, f"https://127.0.0.1:1/{NO_TEXT}"):
                given += [(*line, one.opts[0], said) for one in options if not one.is_flag]
                given += [(*path, said), (*line, said)]
        for tried in given:
            done = hostile(*tried)
            assert harmless(done.out), (tried[:3], OBEYED.search(done.out))
            assert harmless(done.err), (tried[:3], done.err)
            assert done.status != 70, (tried[:3], done.err[:500])
            assert len(done.err) < len(HUGE) / 2, tried[:3]
            refused += done.status != 0
        shutil.rmtree(home)
        shutil.copytree(kept, home)
    assert refused > len(COMMANDS)
    done = hostile("mark", "-", "confirmed", stdin=HUGE * 100)
    assert (done.status, len(done.err) < len(HUGE)) == (3, True)


def test_a_ledger_and_settings_of_a_hostile_name_are_named_without_harm(run: Run, tmp_path: Path) -> None:
    ledger = tmp_path / f"a{HARM}.json"
    environment = {"FACTCLI_DB": str(ledger), "FACTCLI_CONFIG": str(tmp_path / f"c{HARM}.toml")}
    assert run("ingest", ARTICLES / "court-verdict.txt", "-q", env=environment).status == 0
    for line in (["db", "path"], ["db", "check"], ["db", "check", "--json"], ["db", "repair"], ["db", "compact"],
                 ["config", "path"], ["config"], ["doctor"], ["cron"], ["cron", "--systemd"], ["list"]):  # fmt: skip
        done = run(*line, env=environment)
        assert harmless(done.out), (line, OBEYED.search(done.out))
        assert harmless(done.err), (line, OBEYED.search(done.err))
        assert done.status == (2 if line[0] == "cron" else 0), (line, done.err)
    assert run("db", "path", env=environment).out.startswith("$'")
    assert len(ids(run)) == 0
