"""The index beside a large ledger: it changes what a search costs and nothing that it finds, whatever becomes of it.

Every search is asked of the ledger and of a search that reads all claims (without an index), and both must agree.
"""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import Run, undisturbed
from msgspec.structs import replace

from factcli.models.article import Item
from factcli.models.claim import Extraction, Spans, Statement
from factcli.models.filters import Condition, Filter, FilterWord
from factcli.models.identity import text_digest
from factcli.models.vocabulary import Kind, Stance, Status
from factcli.store.index import current
from factcli.store.ledger import LedgerFile
from factcli.tracker.ingesting import ingest
from factcli.tracker.intake import How, Prepared
from factcli.tracker.listing import claims
from factcli.tracker.reviewing.judging import Judgement, mark
from factcli.tracker.searching import search

WORDS = "harbour fire grain terminal strike permit ferry crane dust quay sailor minister inquiry walrus".split()
CLAIMS = current.SEARCHED_WITHOUT_INDEX + 500
NOW = "2026-03-14T09:00:00Z"


def statement(text: str, start: int, speaker: str) -> Statement:
    return Statement(
        text=text,
        kind=Kind.INDIRECT,
        stance=Stance.ASSERTS,
        speaker=speaker,
        speaker_mention=speaker,
        speaker_role=None,
        speaker_inferred=False,
        cue="said",
        figures=(),
        context=f"{speaker} said that {text}.",
        spans=Spans(((start, start + len(text)),)),
    )


def store(path: Path, first: int, count: int, seed: int, url: str = "https://a.example/{}") -> None:
    """Ingest articles of fifty claims of random words each."""
    chance = random.Random(seed)
    prepared = []
    for number in range(first, first + count, 50):
        said = [" ".join(chance.choices(WORDS, k=6)) for _ in range(50)]
        found = tuple(
            statement(f"{words} {number + at}", at * 100, chance.choice(("Ann Lee", "Bo Strike")))
            for at, words in enumerate(said)
        )
        text = "\n".join(said)
        item = Item(
            location=f"{number}", text=text, title=chance.choice(WORDS), url=url.format(number), outlet="The Wire"
        )
        prepared.append(Prepared(item, text_digest(text), Extraction(found, "en", "test")))
    ingest(LedgerFile(path, wait=5), prepared, How(lambda *_: Extraction((), "en", "test"), lambda: NOW, "tester", ""))


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("large") / "facts.json"
    store(path, 0, CLAIMS, 1)
    LedgerFile(path, wait=5).compact()
    return path


@pytest.fixture
def path(large: Path, tmp_path: Path) -> Path:
    """A ledger with more claims than a search looks through."""
    for name in ("facts.json", "facts.json.journal"):
        (tmp_path / name).write_bytes((large.parent / name).read_bytes())
    return tmp_path / "facts.json"


SEARCHES = [
    ("words", "harbour"), ("words", "harbour fire"), ("phrase", "grain terminal"), ("words", "wal*"), ("words", "strike"),
    ("words", "1234"), ("phrase", "fire gra*"),
]  # fmt: skip


def found(path: Path) -> dict[tuple[str, str], list[tuple[str, float]]]:
    """What every search finds, and what lists by words do."""
    ledger = LedgerFile(path, wait=5)
    answers = {}
    for word, value in SEARCHES:
        condition = Condition(FilterWord(word), (value,))
        hits = search(ledger, Filter((condition,)), None, lambda _: None)
        answers[word, value] = [(hit.claim.id, hit.score) for hit in hits]
        answers["list " + word, value] = [(one.id, 0.0) for one in claims(ledger, Filter((condition,)))]
    return answers


def looked_through(path: Path) -> dict[tuple[str, str], list[tuple[str, float]]]:
    """The same without an index, all claims being read."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(current, "SEARCHED_WITHOUT_INDEX", 1 << 40)
        patch.setattr(current, "_opened", lambda _path: None)
        return found(path)


def index_of(path: Path) -> Path:
    return path.with_name(path.name + ".index")


def test_a_search_makes_an_index_that_finds_what_reading_all_claims_finds(path: Path) -> None:
    expected = looked_through(path)
    assert not index_of(path).exists()
    assert all(expected[search] for search in SEARCHES[:5])
    assert found(path) == expected
    assert index_of(path).exists()
    before = index_of(path).read_bytes()
    assert found(path) == expected
    assert index_of(path).read_bytes() == before


@pytest.mark.long
def test_what_is_recorded_since_is_found_at_once(path: Path) -> None:
    found(path)
    ledger = LedgerFile(path, wait=5)
    some = list(ledger.newest({}))[::97]
    mark(ledger, [one.id for one in some], Judgement(Status.DISPUTED, "tester"), lambda: NOW)
    store(path, 90_000, 50, 2)
    assert found(path) == looked_through(path)
    with ledger.transaction():
        for one in some[:5]:
            ledger.put_claim(replace(one, extracted=statement("walrus walrus 1234", 0, "Cy Quay")))
        for one in some[5:8]:
            ledger.put_claim(replace(one, gone=True))
    assert found(path) == looked_through(path)
    ledger.compact()
    assert found(path) == looked_through(path)
    store(path, 100_000, current.SEARCHED_WITHOUT_INDEX + 100, 3)
    before = index_of(path).read_bytes()
    assert found(path) == looked_through(path)
    assert index_of(path).read_bytes() != before
    LedgerFile(path, wait=5).compact()
    assert found(path) == looked_through(path)


@pytest.mark.long
def test_an_index_is_made_anew_where_much_is_struck_out(path: Path) -> None:
    found(path)
    ledger = LedgerFile(path, wait=5)
    with ledger.transaction():
        for number, one in enumerate(ledger.newest({})):
            if number % 10:
                words = f"{WORDS[number % len(WORDS)]} otter {number}"
                ledger.put_claim(replace(one, extracted=statement(words, 0, "Cy Quay")))
    ledger.compact()
    assert found(path) == looked_through(path)
    assert b"otter" in index_of(path).read_bytes()
    assert found(path) == looked_through(path)


@pytest.fixture
def positions(path: Path) -> Iterator[int]:
    found(path)
    size = index_of(path).stat().st_size
    return iter([0, 5, 40, 4090, 4200, size // 3, size // 2, size - 3000, size - 5])


@pytest.mark.long
def test_a_damaged_index_changes_no_answer_and_is_made_anew(path: Path, positions: Iterator[int]) -> None:
    expected = looked_through(path)
    whole = index_of(path).read_bytes()
    for at in positions:
        torn = bytearray(whole)
        torn[at] ^= 0xFF
        index_of(path).write_bytes(torn)
        assert found(path) == expected, at
        index_of(path).write_bytes(whole[:at])
        assert found(path) == expected, at
    index_of(path).write_bytes(b"")
    assert found(path) == expected
    index_of(path).write_bytes(os.urandom(9000))
    assert found(path) == expected


def test_an_index_of_another_ledger_is_not_believed(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.json"
    store(other, 0, CLAIMS, 9, url="https://b.example/{}")
    found(other)
    index_of(path).write_bytes(index_of(other).read_bytes())
    assert found(path) == looked_through(path)


def test_neither_check_nor_backup_nor_repair_minds_an_index(path: Path, run: Run, tmp_path: Path) -> None:
    found(path)
    db = ("--db", str(path))
    index_of(path).write_bytes(index_of(path).read_bytes()[:5000])
    assert run(*db, "db", "check").status == 0
    assert run(*db, "db", "backup", tmp_path / "copy.json").status == 0
    assert not (tmp_path / "copy.json.index").exists()
    damaged = path.read_bytes().replace(b"harbour fire", b"harbour\xfffire", 1)
    path.write_bytes(damaged)
    assert run(*db, "db", "repair").status in (0, 5)
    assert run(*db, "db", "check").status == 0
    assert found(path) == looked_through(path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_ledger_that_is_read_only_is_searched_all_the_same(path: Path) -> None:
    expected = looked_through(path)
    path.parent.chmod(0o500)
    try:
        assert found(path) == expected
        assert not index_of(path).exists()
    finally:
        path.parent.chmod(0o700)


def test_where_no_index_can_be_written_a_search_reads_all(path: Path, run: Run) -> None:
    expected = run("--db", str(path), "search", "harbour", "fire", "--json").out
    index_of(path).unlink()
    index_of(path).with_name("facts.json.index.new").mkdir()  # so that nothing can be written there
    done = run("--db", str(path), "search", "harbour", "fire", "--json")
    assert (done.status, done.out) == (0, expected)
    assert not index_of(path).exists()


@pytest.mark.long
def test_searches_that_are_killed_while_they_make_an_index_harm_nothing(path: Path) -> None:
    expected = looked_through(path)
    chance = random.Random(4)
    command = [sys.executable, "-m", "factcli", "--db", str(path), "search", "harbour", "--json"]
    started = time.monotonic()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    longest = time.monotonic() - started
    for _ in range(8):
        index_of(path).unlink(missing_ok=True)
        child = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=undisturbed(dict(os.environ))
        )
        try:
            child.wait(chance.uniform(longest * 0.4, longest))
        except subprocess.TimeoutExpired:
            child.send_signal(signal.SIGKILL)
            child.wait()
        assert found(path) == expected


@pytest.mark.long
def test_searches_at_the_same_time_find_the_same(path: Path) -> None:
    command = [sys.executable, "-m", "factcli", "--db", str(path), "search", "harbour", "fire", "--json"]
    children = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(4)]
    answers = [child.communicate() for child in children]
    assert {child.returncode for child in children} == {0}
    assert len({out for out, _ in answers}) == 1
    assert found(path) == looked_through(path)


def test_a_small_ledger_has_no_index(run: Run, write: Callable[[str, str], Path], environment: dict[str, str]) -> None:
    run("ingest", write("a.txt", "Anna Lund said that the ship had left.\n"), "-q")
    assert len(run("search", "ship", "--json").json) == 1
    assert not index_of(Path(environment["FACTCLI_DB"])).exists()


def test_recording_touches_no_index(path: Path) -> None:
    found(path)
    before = index_of(path).stat().st_mtime_ns
    ledger = LedgerFile(path, wait=5)
    mark(ledger, [next(ledger.newest({})).id], Judgement(Status.DISPUTED, "tester"), lambda: NOW)
    ledger.compact()
    assert index_of(path).stat().st_mtime_ns == before
