"""`--new-since`, `--source` and `--tag`: what is new since a run or a time, and what came through which source."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from conftest import Run
from msgspec.structs import replace

from factcli.extract import extract
from factcli.models.article import Item
from factcli.models.identity import text_digest
from factcli.store.ledger import LedgerFile
from factcli.text.times import read_moment
from factcli.tracker.ingesting import ingest
from factcli.tracker.intake import How, Prepared

Write = Callable[[str, str | bytes], Path]
Texts = Callable[..., list[str]]

SAID = ("Anna Brandt said that the {} had left the port.", "Omar Reyes denied that the {} had a permit.")


def text_of(noun: str) -> str:
    return " ".join(SAID).format(noun, noun)


@pytest.fixture
def texts(run: Run) -> Texts:
    def call(*arguments: str) -> list[str]:
        return [claim["text"] for claim in run("list", "--json", *arguments).json]

    return call


@pytest.fixture
def path(environment: dict[str, str]) -> Path:
    return Path(environment["FACTCLI_DB"])


def store(path: Path, at: str, noun: str, url: str, more: str = "") -> int:
    """Ingest one article at a time of our choice; gives the run's number."""
    text = text_of(noun) + more
    one = Prepared(Item(location=url, text=text, url=url), text_digest(text), extract(text, None))
    number = ingest(LedgerFile(path, wait=5), [one], How(extract, lambda: at, "tester", url)).run
    assert number is not None
    return number


def test_new_since_a_run_gives_what_it_and_later_ones_brought(run: Run, write: Write, texts: Texts) -> None:
    for noun in ("ship", "ferry", "barge"):
        write(f"{noun}.txt", text_of(noun))
        run("ingest", f"{noun}.txt", "-q")
    everything = texts()
    assert len(everything) == 6
    assert texts("--new-since", "1") == everything
    assert texts("--new-since", "2") == everything[:4]
    assert texts("--new-since", "3") == everything[:2]
    assert texts("--new-since", "3", "--speaker", "reyes") == ["the barge had a permit"]
    assert len(run("articles", "--new-since", "2", "--json").json) == 2
    run("db", "compact")
    assert texts("--new-since", "2") == everything[:4]


def test_a_run_that_brought_nothing_stands_for_what_came_after_it(run: Run, write: Write, texts: Texts) -> None:
    write("a.txt", text_of("ship"))
    run("ingest", "a.txt", "-q")
    (first, *_) = run("list", "--format", "ids").lines
    for tag in ("one", "two"):
        run("tag", first, "--add", tag, "-q")
    assert texts("--new-since", "2") == texts("--new-since", "3") == []
    assert run("articles", "--new-since", "2", "--json").json == []
    write("b.txt", text_of("ferry"))
    run("ingest", "b.txt", "-q")
    assert texts("--new-since", "2") == ["the ferry had left the port", "the ferry had a permit"]


def test_an_unknown_run_is_not_found(run: Run, write: Write) -> None:
    write("a.txt", text_of("ship"))
    run("ingest", "a.txt", "-q")
    for command in ("list", "articles", "compare"):
        done = run(command, "--new-since", "2")
        assert done.status == 3, command
        assert "no run 2" in done.err


def test_of_a_revised_article_only_the_claims_that_it_brought_are_new(run: Run, write: Write, texts: Texts) -> None:
    write("a.txt", text_of("ship"))
    run("ingest", "a.txt", "-q")
    write("a.txt", text_of("ship") + " Ilse Koch said the bridge was safe.")
    run("ingest", "a.txt", "-q")
    assert texts("--new-since", "2") == ["the bridge was safe"]
    assert run("articles", "--new-since", "2", "--json").json == []
    assert len(run("articles", "--new-since", "1", "--json").json) == 1


def test_new_since_a_time(path: Path, run: Run, texts: Texts) -> None:
    now = datetime.now(UTC)
    for hours, noun in ((50, "ship"), (5, "ferry"), (0, "barge")):
        at = (now - timedelta(hours=hours)).strftime("%Y-%m-%dT%H:%M:%SZ")
        store(path, at, noun, f"https://x.example/{noun}")
    everything = texts()
    for time in ("30m", "2h", "240m"):
        assert texts("--new-since", time) == everything[:2], time
    ferry = (now - timedelta(hours=6)).strftime("%Y-%m-%dT%H:%M:%S+00:00")
    abroad = (now - timedelta(hours=6)).astimezone(timezone(timedelta(hours=9))).isoformat()
    for time in ("2d", "6h", ferry, abroad, ferry.replace("+00:00", "Z")):
        assert texts("--new-since", time) == everything[:4], time
    for time in ("1w", "2026-01-01"):
        assert texts("--new-since", time) == everything, time
    assert texts("--new-since", "2999-01-01") == []
    assert len(run("articles", "--new-since", "6h", "--json").json) == 2
    assert run("compare", "--new-since", "6h", "--json").json["counts"]["unverified"] == 4


def test_a_claim_that_an_edit_brought_is_new_though_its_article_is_not(path: Path, texts: Texts) -> None:
    store(path, "2026-03-01T00:00:00Z", "ship", "https://x.example/1")
    store(path, "2026-03-09T00:00:00Z", "ship", "https://x.example/1", " Ilse Koch said the bridge was safe.")
    assert texts("--new-since", "2026-03-05") == ["the bridge was safe"]
    assert texts("--new-since", "2026-03-10") == []


def test_a_time_that_is_none_is_a_mistake_that_says_what_may_be_written(run: Run) -> None:
    for value in ("3", "3mi", "lately", "2026-13-01", "-5m", "99999999999999999999"):
        done = run("list", "--new-since", value)
        assert done.status == (3 if value == "3" else 2), value
    assert "30m (minutes)" in run("list", "--new-since", "lately").err


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("30m", "2026-03-14T11:30:00Z"),
        ("2h", "2026-03-14T10:00:00Z"),
        ("7d", "2026-03-07T12:00:00Z"),
        ("1w", "2026-03-07T12:00:00Z"),
        ("2026-03-14T09:00Z", "2026-03-14T09:00:00Z"),
        ("2026-03-14t09:00z", "2026-03-14T09:00:00Z"),
        ("2026-03-14T09:00+09:00", "2026-03-14T00:00:00Z"),
    ],
)
def test_moments(value: str, expected: str) -> None:
    assert read_moment(value, datetime(2026, 3, 14, 12, tzinfo=UTC)) == expected


def test_days_and_bare_times_are_those_of_the_local_time_zone(path: Path, run: Run) -> None:
    store(path, "2026-03-13T20:00:00Z", "ship", "https://x.example/1")
    for zone, expected in (("UTC", 0), ("Asia/Tokyo", 2)):  # there it is five in the morning of the 14th
        env = {"TZ": zone}
        assert len(run("list", "--new-since", "2026-03-14", "--json", env=env).json) == expected
        assert len(run("list", "--new-since", "2026-03-14T04:00", "--json", env=env).json) == expected


def test_source_and_tag_find_articles_and_their_claims(path: Path, run: Run, texts: Texts) -> None:
    for noun in ("ship", "ferry"):
        store(path, "2026-03-01T00:00:00Z", noun, f"https://x.example/{noun}")
    ledger = LedgerFile(path, wait=5)
    with ledger.transaction():
        for article in ledger.articles():
            if "ship" in article.location:
                appearance = replace(article.appearances[0], source="Harbour Wiré, world")
                ledger.put_article(replace(article, appearances=(appearance,), tags=("Port Fire",)))
    ships = ["the ship had left the port", "the ship had a permit"]
    for arguments in (["--source", "harbour wire"], ["--source", "World"], ["--tag", "port fire"]):
        assert texts(*arguments) == ships, arguments
        assert len(run("articles", *arguments, "--json").json) == 1
        assert run("compare", *arguments, "--json").json["counts"]["unverified"] == 2
    assert texts("--source", "harbour world") == texts("--tag", "port") == []
    ferry = next(claim for claim in ledger.newest({}) if "ferry" in claim.statement.text)
    with ledger.transaction():
        ledger.put_claim(replace(ferry, work=replace(ferry.work, tags=("port fire",)), touched=True))
    assert set(texts("--tag", "PORT FIRE")) == {*ships, ferry.statement.text}
    assert json.loads(run("list", "--tag", "port fire", "--outlet", "nowhere", "--json").out) == []
