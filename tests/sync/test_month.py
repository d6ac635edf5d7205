"""A month of cron: forty sources, a sync every half hour, servers that fail and syncs that are killed at random.

FACTCLI_DAYS=7 makes the month shorter, FACTCLI_DAYS=60 longer.
"""

import json
import os
import random
import select
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import pytest
from conftest import undisturbed
from sync.month_world import DAY, HALF_HOUR, Served, Servers, Story, World

from factcli.models.identity import article_id
from factcli.models.source import SourceKind
from factcli.store.ledger import LedgerFile
from factcli.text.times import seconds
from factcli.tracker.article_changes import EditsWanted, edits
from factcli.tracker.syncing import sources
from factcli.tracker.syncing.retiring import KEPT
from factcli.tracker.syncing.schedule import READINGS
from factcli.tracker.syncing.sources import Wanted

pytestmark = [pytest.mark.long, pytest.mark.timeout(1800)]

WORKER = Path(__file__).parent / "month_worker.py"
DAYS = int(os.environ.get("FACTCLI_DAYS", "30"))
BEGIN = 1_772_323_200  # 2026-03-01
KILLED = 0.03
CALM = 2 * DAY
FAILURES_IN_A_ROW = 4  # of polls: with so many faults there are not more in a month
"""The end of the month is without faults, so that what is still to be tried again comes to an end."""


@dataclass
class Month:
    """What is left after it."""

    world: World
    ledger: LedgerFile
    killed: set[int] = field(default_factory=set)

    def whole_runs(self) -> Iterator[Served]:
        return (served for served in self.world.log if served.run not in self.killed)


class Worker:
    """A process that syncs when it is told to."""

    def __init__(self, ledger: Path) -> None:
        self._ledger = ledger
        self._start()

    def _start(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, str(WORKER), str(self._ledger)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=undisturbed(dict(os.environ)),
        )  # fmt: skip

    def run(self, now: int, *, kill_after: float | None) -> bool:
        """Sync once; whether it was killed before it was done."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"{now}\n")
        self._process.stdin.flush()
        if kill_after is not None and not select.select([self._process.stdout], [], [], kill_after)[0]:
            self._process.kill()
            self._process.wait()
            self.close()
            self._start()
            return True
        answer = self._process.stdout.readline()
        assert answer, "the sync has died"
        json.loads(answer)
        return False

    def close(self) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        with suppress(BrokenPipeError):
            self._process.stdin.close()
        self._process.wait(30)
        self._process.stdout.close()


@pytest.fixture(scope="module")
def month(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Month]:
    path = tmp_path_factory.mktemp("month") / "facts.json"
    os.environ["FACTCLI_CONFIG"] = str(path.with_name("config.toml"))
    world = World(seed=11, begin=BEGIN, days=DAYS)
    servers = Servers(world)
    ledger = LedgerFile(path, wait=10)
    clock = datetime.fromtimestamp(BEGIN, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    wanted = [
        Wanted(
            f"http://127.0.0.1:{one.port}/feed.xml", SourceKind.FEED, f"127.0.0.1:{one.port}", f"outlet-{one.number}",
            every=one.every,
        )
        for one in world.outlets
    ]  # fmt: skip
    sources.add(ledger, wanted, "tester", lambda: clock)
    chance = random.Random(7)
    found = Month(world, ledger)
    worker = Worker(path)
    try:
        for number in range(DAYS * 48):
            world.run, world.now = number, BEGIN + number * HALF_HOUR + chance.randrange(20)
            calm = number * HALF_HOUR > DAYS * DAY - CALM
            world.fault_rate = 0.0 if calm else 0.03
            kill = None if calm or chance.random() > KILLED else chance.uniform(0, 0.12)
            if worker.run(world.now, kill_after=kill):
                found.killed.add(number)
                time.sleep(0.02)
        yield found
    finally:
        worker.close()
        servers.close()


def stories(month: Month) -> dict[str, Story]:
    """The stories that the feeds ever listed in a run that was not killed, by url."""
    by_key = {(story.host, story.number): story for outlet in month.world.outlets for story in outlet.stories}
    listed = {(host, number) for served in month.whole_runs() for host, number, _ in served.listed}
    return {month.world.url(by_key[key]): by_key[key] for key in listed}


def texts(month: Month) -> dict[str, list[str]]:
    """The texts that the ledger has of each url, one for each revision that brought one."""
    found: dict[str, list[str]] = {}
    for article in month.ledger.articles():
        assert article.url is not None
        entry: int | None = article.entry
        found[article.url] = []
        while entry is not None:
            revision = month.ledger.revision(entry)
            if revision.text is not None:
                found[article.url].append(revision.text)
            entry = revision.previous
    return found


def test_every_article_is_there_exactly_once(month: Month) -> None:
    urls = [article.url for article in month.ledger.articles()]
    assert len(month.killed) >= DAYS // 3
    assert Counter(urls).most_common(1)[0][1] == 1
    expected = stories(month)
    published = [
        story for outlet in month.world.outlets for story in outlet.stories if story.published < month.world.now - DAY
    ]
    assert len(expected) >= len(published)
    assert set(urls) == set(expected)


def test_each_version_that_was_served_at_a_due_reading_is_a_revision(month: Month) -> None:
    by_path = {(story.host, story.path): story for story in stories(month).values()}
    served: dict[str, set[int]] = defaultdict(set)
    for one in month.whole_runs():
        story = by_path.get((one.outlet, one.path))
        if one.status == 200 and one.version is not None and story is not None:
            served[month.world.url(story)].add(one.version)
    recorded = texts(month)
    known = stories(month)
    for url, versions in served.items():
        for version in versions:
            assert any(known[url].paragraphs(version)[0] in text for text in recorded[url]), (url, version)
    assert sum(len(versions) > 1 for versions in served.values()) > DAYS
    for url, found in recorded.items():
        assert len(found) == len(set(found)), url


def test_each_version_that_a_feed_had_whole_is_a_revision(month: Month) -> None:
    recorded = texts(month)
    expected = stories(month)
    read_at_page = {(one.outlet, one.path) for one in month.world.log if one.version is not None}
    checked = 0
    for one in month.whole_runs():
        if one.status != 200 or not month.world.outlets[one.outlet].whole:
            continue
        for host, number, version in one.listed:
            story = next(story for story in month.world.outlets[host].stories if story.number == number)
            if host == one.outlet and (host, story.path) not in read_at_page:
                first = story.paragraphs(version)[0]
                assert any(first in text for text in recorded[month.world.url(story)]), (story.path, version)
                checked += 1
    assert checked > 0
    assert expected


def test_a_figure_that_was_edited_is_reported_as_such(month: Month) -> None:
    found = edits(month.ledger, EditsWanted(), None)
    figures = [(figure.before, figure.after) for edit in found for change in edit.changes for figure in change.figures]
    assert len(figures) > DAYS
    versions = {
        (before[1], after[1])
        for story in stories(month).values()
        for at, before in enumerate(story.versions)
        for after in story.versions[at + 1 :]
    }
    assert set(figures) <= versions


def test_no_source_starves(month: Month) -> None:
    good = defaultdict(list)
    for one in month.whole_runs():
        if one.path == "/feed.xml" and one.status in (200, 304):
            good[one.outlet].append(one.time)
    for outlet in month.world.outlets:
        times = [BEGIN, *good[outlet.number], BEGIN + DAYS * DAY]
        longest = max(after - before for before, after in pairwise(times))
        pauses = [1.1 * min(outlet.every * 2**failure, DAY) for failure in range(FAILURES_IN_A_ROW)]
        assert longest <= outlet.every + sum(pauses) + DAY / 2, outlet
        assert len(times) >= 0.8 * DAYS * DAY / outlet.every, outlet


def test_hardly_a_request_is_made_that_was_not_due(month: Month) -> None:
    log = month.world.log
    polls = sum(DAYS * DAY // outlet.every + 1 for outlet in month.world.outlets)
    first: dict[tuple[int, str], int] = {}
    for one in log:
        if one.path.startswith("/news/"):
            first.setdefault((one.outlet, one.path), one.time)
    end = BEGIN + DAYS * DAY
    rereads = sum(sum(since + after <= end for after in READINGS) for since in first.values())
    retries = sum(one.status not in (200, 304) and one.path != "/robots.txt" for one in log)
    retries += sum(one.run in month.killed for one in log)
    due = polls + rereads + len(first) + retries
    print(
        f"{len(log)} requests, {due} due: {polls} polls, {rereads} readings again, {len(first)} pages, {retries} retries"
    )
    assert len(log) <= 1.2 * due
    assert len(log) >= 0.8 * due


@pytest.mark.skipif(DAYS * DAY <= KEPT + DAY, reason="no page is that old")
def test_pages_that_have_long_been_read_are_let_go_of(month: Month) -> None:
    oldest = min(page.first_seen for page in month.ledger.pages())
    assert seconds(oldest) > month.world.now - KEPT - 2 * DAY
    urls = {article.url for article in month.ledger.articles()}
    let_go = [url for url in urls if url and month.ledger.page(article_id(url, "")) is None]
    assert len(let_go) > DAYS - 30
    assert all(month.ledger.seen(article_id(url, "")) for url in let_go)
    listed = {month.world.url(story) for outlet in month.world.outlets for story in month.world.listed(outlet)}
    assert listed & set(let_go)


def test_the_ledger_is_sound(month: Month) -> None:
    assert month.ledger.check() == []
    for source in month.ledger.sources():
        assert source.paused is None
        assert source.failures == 0
