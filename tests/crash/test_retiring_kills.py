"""A sync that is killed while it lets go of pages: each is there or what stays of it is, and the next day goes on."""

from pathlib import Path

import pytest
from test_kill_points import killed_at

from factcli.cli import context
from factcli.cli.wiring.syncing import RequestLimits, outside
from factcli.models.identity import article_id
from factcli.models.source import Page, SourceKind
from factcli.store.ledger import LedgerFile
from factcli.tracker.syncing import retiring, sources
from factcli.tracker.syncing.loop import SyncPlan, sync
from factcli.tracker.syncing.sources import Wanted

BEGUN = "2026-03-01T09:00:00Z"
URLS = [f"https://dock.example/{number}" for number in range(5)]


def fill(path: Path) -> None:
    """Five pages that were read a month ago, and an empty folder to look at."""
    ledger = LedgerFile(path, wait=0)
    (path.parent / "inbox").mkdir()
    sources.add(ledger, [Wanted(str(path.parent / "inbox"), SourceKind.FOLDER, every=60)], "tester", lambda: BEGUN)
    with ledger.transaction():
        for url in URLS:
            ledger.put_page(
                Page(id=article_id(url, ""), url=url, sources=(9,), first_seen=BEGUN, article=article_id(url, ""))
            )
    ledger.compact()


def sync_at(path: Path, monkeypatch: pytest.MonkeyPatch, day: str) -> int:
    monkeypatch.setattr(context, "now", lambda: f"{day}T09:00:00Z")
    ledger = LedgerFile(path, wait=0)
    report = sync(
        ledger,
        lambda: outside(ledger.sources(), ledger.hosts(), RequestLimits(jobs=1, delay=0)),
        SyncPlan("tester"),
        context.now,
    )
    ledger.compact()
    return report.retired


def kept(path: Path) -> list[tuple[bool, bool]]:
    """Of each url, whether there is a page of it, and whether there is what stays."""
    ledger = LedgerFile(path, wait=0)
    return [
        (ledger.page(one) is not None, ledger.seen(one) is not None) for one in (article_id(url, "") for url in URLS)
    ]


@pytest.mark.long
def test_a_killed_sync_loses_no_page_and_the_next_day_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retiring, "BATCH", 2)
    number, going = 0, True
    between = set()
    while going:
        path = tmp_path / str(number) / "facts.json"
        path.parent.mkdir()
        fill(path)
        going = killed_at(number, lambda path=path: sync_at(path, monkeypatch, "2026-04-10"))  # type: ignore[misc]
        assert LedgerFile(path, wait=0).check() == []
        found = kept(path)
        assert all(page is not seen for page, seen in found), number
        between.add(sum(seen for _, seen in found))
        sync_at(path, monkeypatch, "2026-04-11")
        assert kept(path) == [(False, True)] * len(URLS)
        number += 1
    assert number > 20
    assert between == {0, 2, 4, 5}


def test_what_is_more_than_a_day_s_share_is_left_for_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retiring, "MOST_A_DAY", 3)
    path = tmp_path / "facts.json"
    fill(path)
    assert [sync_at(path, monkeypatch, f"2026-04-1{day}") for day in (0, 0, 1, 2)] == [3, 0, 2, 0]
