"""Whatever feeds list, and whenever, and whatever is archived and forgotten between: every article once, for years."""

import gc
import tempfile
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sync.press import Entry, page, rss, story
from web.server import Server, content, redirect

from factcli.cli import context
from factcli.cli.wiring.figures_and_dates import figures_and_dates
from factcli.cli.wiring.syncing import RequestLimits, outside
from factcli.models.source import SourceKind
from factcli.store.ledger import LedgerFile
from factcli.tracker.archiving import Archiving, archivable, archive
from factcli.tracker.exchanging.forgetting import forget
from factcli.tracker.syncing import sources
from factcli.tracker.syncing.loop import SyncPlan, sync
from factcli.tracker.syncing.sources import Wanted

STORIES = 4
BEGUN = datetime(2026, 3, 1, 9, tzinfo=UTC)

entries = st.tuples(st.integers(0, STORIES - 1), st.sampled_from(("link", "text", "way", "late way")))
listings = st.lists(entries, min_size=1, max_size=4, unique=True)
syncs = st.tuples(st.just("sync"), st.sampled_from((32, 200, 8, 1)), listings, listings)
steps = st.lists(
    st.one_of(
        syncs,
        syncs,
        st.just(("archive",)),
        st.tuples(st.just("edit"), st.integers(0, STORIES - 1)),
        st.tuples(st.just("forget"), st.integers(0, STORIES - 1)),
    ),
    min_size=10,
    max_size=20,
)


class Years:
    """Two feeds of one site, a ledger and its archive, and a clock."""

    def __init__(self, folder: Path, server: Server) -> None:
        self.server = server
        self.ledger = LedgerFile(folder / "facts.json", wait=0)
        self.archive = LedgerFile(folder / "archive.json", wait=0)
        self.figures = [10 + number for number in range(STORIES)]
        self.time = BEGUN
        self.listed: set[str] = set()
        self.forgotten: set[str] = set()
        for name in ("one", "two"):
            server.on(f"/{name}", content(rss(title=name)))
        host = server.url().split("/")[2]
        wanted = [Wanted(server.url(f"/{name}"), SourceKind.FEED, host, name, every=60) for name in ("one", "two")]
        sources.add(self.ledger, wanted, "tester", self.now)

    def now(self) -> str:
        return self.time.strftime("%Y-%m-%dT%H:%M:%SZ")

    def url(self, number: int) -> str:
        return self.server.url(f"/story/{number}")

    def do(self, step: tuple[Any, ...]) -> None:
        match step:
            case ("sync", days, first, second):
                self._sync(days, {"one": first, "two": second})
            case ("edit", number):
                self.figures[number] += 50
            case ("archive",):
                how = Archiving("tester", self.now, "out", "in", figures_and_dates)
                archive(self.ledger, self.archive, archivable(self.ledger, "2036-01-01"), how)
            case ("forget", number):
                for one in self.ledger.articles():
                    if one.url == self.url(number):
                        forget(self.ledger, one.id, "tester", self.now)
                        self.forgotten.add(self.url(number))

    def _sync(self, days: float, feeds: dict[str, list[tuple[int, str]]]) -> None:
        self.time += timedelta(days=days)
        for number in range(STORIES):
            self.server.on(f"/story/{number}", content(page(story(number, self.figures[number]))))
            for way in ("way", "late way"):
                self.server.on(f"/{way.replace(' ', '-')}/{number}", redirect(f"/story/{number}"))
        for name, listed in feeds.items():
            self.server.on(f"/{name}", content(rss(*(self._entry(*one) for one in listed), title=name)))
            self.listed |= {self.url(number) for number, _ in listed}
        report = sync(
            self.ledger,
            lambda: outside(self.ledger.sources(), self.ledger.hosts(), RequestLimits(jobs=2, delay=0)),
            SyncPlan("tester"),
            self.now,
        )
        assert report.failed == ()
        assert report.pages_failed == ()

    def _entry(self, number: int, way: str) -> Entry:
        if way in ("link", "text"):
            return Entry(self.url(number), text=story(number, self.figures[number]) if way == "text" else None)
        return Entry(self.server.url(f"/{way.replace(' ', '-')}/{number}"))

    def check(self) -> None:
        there = Counter(one.url for one in (*self.ledger.articles(), *self.archive.articles()))
        assert not [url for url, times in there.items() if times > 1]
        assert not self.forgotten & {str(one.url) for one in self.ledger.articles()}
        assert set(there) | self.forgotten == self.listed


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with Server() as running:
        yield running


@pytest.mark.long
@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(steps)
def test_every_article_once_for_years(server: Server, steps: list[tuple[Any, ...]]) -> None:
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        years = Years(Path(folder), server)
        patch.setattr(context, "now", years.now)
        patch.setattr(context, "today", BEGUN.date)
        for step in steps:
            years.do(step)
            years.check()
        assert years.ledger.check() == []
    gc.collect()
