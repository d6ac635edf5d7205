"""What an import makes of damage, of strangers' files, of a kill, and of ledgers that went apart."""

import errno
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from conftest import ARTICLES, Once, Run, undisturbed
from hypothesis import given, settings
from hypothesis import strategies as st
from lines import empty, imported
from richly import Write, enriched, ids

from factcli.errors import InputError
from factcli.extract import extract
from factcli.models.article import Item
from factcli.models.identity import text_digest
from factcli.models.vocabulary import Status
from factcli.store.ledger import LedgerFile
from factcli.tracker.ingesting import ingest
from factcli.tracker.intake import How, Prepared
from factcli.tracker.reviewing.judging import Judgement, mark

LATER = "2030-01-01T08:00:00Z"
FIRE = "https://port.example/fire"


@pytest.fixture
def rich(run: Run, write: Write, home: Path, once: Once) -> Run:
    once("rich", lambda: enriched(run, write, home))
    return run


@pytest.fixture
def other(tmp_path: Path) -> str:
    """A second ledger."""
    return str(tmp_path / "other" / "facts.json")


def lines_of(run: Run) -> list[Any]:
    return [json.loads(line) for line in run("export").lines]


def written(records: list[Any]) -> str:
    return "".join(f"{json.dumps(one, ensure_ascii=False)}\n" for one in records)


def test_damaged_lines_are_named_and_left_out(rich: Run, other: str) -> None:
    lines = rich("export").lines
    claim = next(index for index, line in enumerate(lines) if '"type":"claim"' in line)
    lines[claim] = lines[claim][:-20]
    lines.insert(3, '{"type":"horoscope","id":1}')
    lines.insert(5, "")
    done = rich("import", "-", "--db", other, stdin="\n".join(lines))
    assert done.status == 4
    assert f"line {claim + 3}: not a record" in done.err
    assert "line 4: there is no type 'horoscope'" in done.err
    assert rich("db", "check", "--db", other).status == 0
    assert len(ids(rich, "--db", other)) == len(ids(rich)) - 1


@pytest.mark.parametrize("kind", ["article", "revision", "claim", "run", "event"])
def test_whatever_is_missing_the_ledger_is_sound(rich: Run, other: str, kind: str) -> None:
    records = lines_of(rich)
    kept = [one for index, one in enumerate(records) if one["type"] != kind or index % 2]
    done = rich("import", "-", "--db", other, stdin=written(kept))
    assert done.status in (0, 4)
    assert rich("db", "check", "--db", other).out.endswith("is sound\n")
    for command in ("list", "articles", "history", "changes"):
        assert rich(command, "--json", "--db", other).status == 0
    for claim in ids(rich, "--db", other)[:3]:
        assert rich("show", claim, "--json", "--db", other).status == 0
    assert rich("import", "-", "--db", other, stdin=rich("export").out).status == 0
    assert set(ids(rich)) <= set(ids(rich, "--db", other))


def test_a_later_schema_is_refused(run: Run, other: str) -> None:
    done = run("import", "-", "--db", other, stdin='{"type":"ledger","schema":2,"format":9}\n')
    assert done.status == 5
    assert "later version" in done.err
    assert "update factcli" in done.err
    assert not Path(other).exists()


def test_a_file_that_is_no_export_is_6(run: Run, other: str, tmp_path: Path) -> None:
    for stdin in ("", '{"type":"claim"}\n', "{", "\x00\x01\x02"):
        done = run("import", "-", "--db", other, "--format", "jsonl", stdin=stdin)
        assert done.status == 6, done.err
    assert run("import", tmp_path / "no.jsonl").status == 6
    assert run("import", tmp_path).status == 6
    assert not Path(other).exists()


HOSTILE = {
    "run": [{"number": 10**400}, {"number": 0}, {"number": -1}, {"at": "yesterday"}, {"events": [1, 2**60]}],
    "article": [
        {"id": "../../etc"},
        {"id": "ABCDEF0123456789"},
        {"claims": "many"},
        {"entry": 0},
        {"published": "soon"},
    ],
    "claim": [
        {"id": "7f3a"},
        {"statement": {"text": 1}},
        {"first_seen": "\ud800"},
        {"article": None},
        {"work": {"verdict": {"status": "maybe", "by": "x", "at": "2026-03-14T09:00:00Z"}}},
        {"work": {"verdict": {"status": "refuted", "by": "x", "at": "9999"}}},
    ],
    "revision": [{"text": "other words"}, {"entry": 2**53}, {"claims": [{"id": "x"}]}],
    "event": [{"seq": 1.5}, {"claim": "nobody"}, {"before": []}],
    "page": [{"id": "0" * 17}, {"sources": [-1]}],
    "alias": [{"names": []}, {"names": ["Kyiv"]}],
}


@pytest.mark.parametrize(
    ("kind", "change"), [(kind, change) for kind, changes in HOSTILE.items() for change in changes]
)
def test_hostile_values_are_refused_with_their_line(
    rich_lines: list[Any], tmp_path: Path, kind: str, change: Any
) -> None:
    records = [dict(one) for one in rich_lines]
    index = next(i for i, one in enumerate(records) if one["type"] == kind and (kind != "revision" or one.get("text")))
    records[index].update(change)
    data = "".join(f"{json.dumps(one)}\n" for one in records).encode()
    ledger = empty(tmp_path)
    done = imported(ledger, data)
    assert index + 1 in [one.line for one in done.bad]
    assert ledger.check() == []


@pytest.fixture(scope="module")
def rich_lines(tmp_path_factory: pytest.TempPathFactory) -> list[Any]:
    """The records of a small ledger with something in most tables."""
    folder = tmp_path_factory.mktemp("rich")
    (folder / "wire").mkdir()
    (folder / "wire" / "a.txt").write_text(
        "Anna Brandt said the ship had left. Omar Reyes denied that it had a permit.\n"
    )
    env = {**os.environ, "FACTCLI_DB": str(folder / "facts.json"), "FACTCLI_CONFIG": str(folder / "none.toml")}

    def call(*words: str) -> str:
        done = subprocess.run([sys.executable, "-m", "factcli", *words], env=env, capture_output=True, check=True)
        return done.stdout.decode()

    call("source", "add", str(folder / "wire"))
    call("sync", "--all", "-q")
    call("mark", call("list", "--format", "ids").split()[0], "refuted")
    call("alias", "add", "Kyiv", "Kiev")
    return [json.loads(line) for line in call("export").splitlines()]


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300) | st.text(max_size=200).map(str.encode), st.integers(0, 10_000))
def test_no_bytes_whatever_break_an_import(
    rich_lines: list[Any], tmp_path_factory: pytest.TempPathFactory, noise: bytes, place: int
) -> None:
    data = "".join(f"{json.dumps(one)}\n" for one in rich_lines).encode()
    place %= len(data)
    ledger = empty(tmp_path_factory.mktemp("noise"))
    try:
        imported(ledger, data[:place] + noise + data[place + len(noise) :])
    except InputError:
        assert place <= data.index(b"\n")
    assert ledger.check() == []
    imported(ledger, data)
    assert ledger.check() == []


def test_a_claim_of_another_article_is_not_overwritten(rich: Run) -> None:
    records = lines_of(rich)
    articles = [one["id"] for one in records if one["type"] == "article"]
    claim = next(one for one in records if one["type"] == "claim")
    moved = {**claim, "article": next(one for one in articles if one != claim["article"])}
    rich("mark", claim["id"], "confirmed")
    before = rich("show", claim["id"], "--json").json
    done = rich("import", "-", stdin=written([moved if one is claim else one for one in records]))
    assert done.status == 4
    assert f"claim {claim['id']} stands in article" in done.err
    assert rich("show", claim["id"], "--json").json == before
    assert rich("db", "check").status == 0


def test_what_both_sides_recorded_is_kept(rich: Run, other: str) -> None:
    rich("import", "-", "--db", other, stdin=rich("export").out)
    crane, ship = ids(rich, "--words", "crane")[0], ids(rich, "--words", "14 sailors")[0]
    rich("mark", crane, "confirmed", "--by", "ann", "--evidence", "https://ann.example/1")
    rich("tag", crane, "--add", "ours", "-q")
    rich("dismiss", ids(rich, "--outlet", "Wire")[0], "-q")
    theirs = Judgement(Status.REFUTED, "bob", evidence=("https://bob.example/1",))
    mark(LedgerFile(Path(other), wait=1), [crane], theirs, lambda: LATER)
    rich("tag", crane, "--add", "theirs", "-q", "--db", other)
    rich("mark", ship, "misleading", "--by", "bob", "--db", other)
    rich("filter", "save", "hot", "status:refuted", "--db", other)
    done = rich("import", "-", stdin=rich("export", "--db", other).out)
    assert done.status == 0, done.err
    assert "@hot stays as it is here" in done.err
    claim = rich("show", crane, "--json").json
    assert (claim["status"], claim["marked_by"]) == ("refuted", "bob")
    assert {"https://ann.example/1", "https://bob.example/1"} <= {one["url"] for one in claim["evidence"]}
    assert {"ours", "theirs", "harbour"} == set(claim["tags"])
    told = [(one["by"], one["to"]) for one in rich("history", crane, "--json").json]
    assert ("ann", "confirmed") in told
    assert ("bob", "refuted") in told
    assert rich("list", "--status", "misleading", "--format", "ids").lines == [ship]
    again = rich("export").out
    assert "nothing was changed" in rich("import", "-", stdin=rich("export", "--db", other).out).err
    assert rich("export").out == again
    assert rich("db", "check").status == 0


def test_the_newer_state_of_an_article_counts(rich: Run, other: str, write: Write) -> None:
    rich("import", "-", "--db", other, stdin=rich("export").out)
    rich("tag", ids(rich, "--words", "crane")[0], "--add", "ours", "-q")
    text = "Anna Brandt said the ship had left with 15 sailors on board.\n\nEva Holm said the quay was dry.\n"
    item = Item(location="fire.txt", text=text, url=FIRE)
    how = How(extract, lambda: LATER, "cron", "fire.txt")
    ingest(LedgerFile(Path(other), wait=1), [Prepared(item, text_digest(text), None)], how)
    there = rich("articles", "--article", FIRE, "--json", "--db", other).json
    assert rich("import", "-", stdin=rich("export", "--db", other).out).status == 0
    here = rich("articles", "--article", FIRE, "--json").json
    assert [(one["id"], one["revisions"]) for one in here] == [(one["id"], one["revisions"]) for one in there]
    assert ids(rich, "--words", "quay") == ids(rich, "--words", "quay", "--db", other)
    crane = rich("list", "tag:ours", "--json").json
    assert [one["gone"] for one in crane] == [True]
    older = rich("export", "--db", other).out
    rich(
        "ingest",
        write("fire.txt", "Anna Brandt said the ship had left with 99 sailors on board.\n"),
        "-q",
        "--url",
        FIRE,
    )
    rich("import", "-", stdin=older)
    assert ids(rich, "--words", "99 sailors")
    assert rich("db", "check").status == 0


def test_sources_of_the_same_name_are_told_apart(run: Run, other: str, write: Write) -> None:
    for db, folder in (([], "one"), (["--db", other], "two")):
        path = write(f"{folder}/a.txt", f"Anna Brandt said ship {folder} had left the port.\n").parent
        run("source", "add", path, "--name", "wire", *db)
        run("sync", "--all", "-q", *db)
    assert run("import", "-", stdin=run("export", "--db", other).out).status == 0
    assert [one["name"] for one in run("source", "list", "--json").json] == ["wire", "wire-2"]
    assert run("sync", "--all", "-q").status == 0
    assert len(ids(run)) == 2


KILLS = 12
"""At so many moments, spread over the time that an import takes, it is killed."""


@pytest.mark.long
def test_a_kill_in_the_midst_is_made_good_by_importing_again(
    run: Run, environment: dict[str, str], tmp_path: Path, other: str
) -> None:
    run("ingest", ARTICLES, "-q")
    for claim in ids(run)[:40]:
        run("mark", claim, "checking")
    out = tmp_path / "facts.jsonl"
    run("export", "-o", out)
    command = [sys.executable, "-m", "factcli", "import", str(out), "--db", other]
    whole, killed = out.read_text(), 0
    began = time.monotonic()
    subprocess.run(command, env=undisturbed(environment), stderr=subprocess.DEVNULL, check=True)
    took = time.monotonic() - began
    for part in range(1, KILLS + 1):
        for path in Path(other).parent.glob("*"):
            path.unlink()
        process = subprocess.Popen(command, env=undisturbed(environment), stderr=subprocess.DEVNULL)
        time.sleep(took * part / KILLS)
        process.send_signal(signal.SIGKILL)
        killed += process.wait() != 0
        assert run("db", "check", "--db", other).status in (0, 3)
        stored = run("export", "--db", other).out
        assert len(stored.splitlines()) <= 1 or stored == whole, "it is stored at once or not at all"
        assert run("import", out, "--db", other).status == 0
        assert run("export", "--db", other).out == whole
    assert killed


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_what_cannot_be_told_on_stderr_is_stored_all_the_same(
    rich: Run, environment: dict[str, str], tmp_path: Path, other: str
) -> None:
    rich("export", "-o", tmp_path / "facts.jsonl")
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-m", "factcli", "import", tmp_path / "facts.jsonl", "--db", other]
        done = subprocess.run(command, env=environment, stderr=full, check=False)
    assert done.returncode == 0
    assert rich("export", "--db", other).out == rich("export").out


def test_articles_that_name_the_same_revision_make_no_damaged_ledger(rich: Run, other: str) -> None:
    records = lines_of(rich)
    for one in records:
        if one["type"] == "article":
            one["entry"] = one["text_entry"] = 1
    done = rich("import", "-", "--db", other, stdin=written(records))
    assert done.status == 4
    assert "names revision 1, which is another article's" in done.err
    assert rich("db", "check", "--db", other).status == 0


def test_articles_of_one_id_make_no_damaged_ledger(rich: Run, other: str) -> None:
    records = lines_of(rich)
    first, second = [one["id"] for one in records if one["type"] == "article"][:2]
    done = rich("import", "-", "--db", other, stdin=written(records).replace(second, first))
    assert done.status == 4
    assert f"article {first} stands in another line already" in done.err
    assert rich("db", "check", "--db", other).status == 0


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="needs /proc")
def test_a_file_that_cannot_be_read_is_named_and_changes_nothing(run: Run, other: str) -> None:
    done = run("import", "/proc/self/mem", "--db", other)
    assert done.status == 6
    assert "/proc/self/mem cannot be read" in done.err
    assert not Path(other).exists()


def test_a_ledger_that_fails_is_never_told_as_the_file_that_is_imported(run: Run, tmp_path: Path) -> None:
    claims = tmp_path / "claims.csv"
    claims.write_text("text,speaker\nThe quay is closed.,Marek Soll\n")
    assert run("import", claims).status == 0
    claims.write_text("text,speaker\nThe quay is open.,Marek Soll\n")
    for reads in range(100):  # of the ledger that succeed, before one fails
        left = iter(range(reads))
        with mock.patch("os.pread", side_effect=partial(_read_while_some_are_left, os.pread, left)):
            done = run("import", claims)
        if done.status == 0:
            break
        assert done.status == 5
        assert "claims.csv" not in done.err
        assert "cannot read the ledger: " in done.err
        assert len(run("list", "--json").json) == 1
    assert reads > 1
    assert len(run("list", "--json").json) == 2


def _read_while_some_are_left(read: Callable[..., bytes], left: Iterator[int], *asked: int) -> bytes:
    if next(left, None) is None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))
    return read(*asked)
