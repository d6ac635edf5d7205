"""When sources are asked and pages are read again: one long process whose clock the test moves."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from conftest import Run
from sync.press import Entry, page, rss, story
from web.server import Server, content, status

from factcli.store.ledger import LedgerFile

WORKER = Path(__file__).parent / "month_worker.py"
MINUTE, HOUR, DAY = 60, 3600, 24 * 3600

At = Callable[[float], dict[str, Any]]


@pytest.fixture
def at(environment: dict[str, str]) -> Iterator[At]:
    """Sync at so many seconds from now; gives what `sync --json` prints."""
    begin = datetime.now(UTC).timestamp()
    worker = subprocess.Popen(
        [sys.executable, str(WORKER), environment["FACTCLI_DB"]],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment,
    )  # fmt: skip
    assert worker.stdin is not None
    assert worker.stdout is not None

    def call(ahead: float) -> dict[str, Any]:
        worker.stdin.write(f"{int(begin + ahead)}\n")  # type: ignore[union-attr]
        worker.stdin.flush()  # type: ignore[union-attr]
        return json.loads(worker.stdout.readline())  # type: ignore[union-attr]

    yield call
    worker.stdin.close()
    assert worker.wait(30) == 0
    worker.stdout.close()


@pytest.fixture
def ledger(environment: dict[str, str]) -> LedgerFile:
    return LedgerFile(Path(environment["FACTCLI_DB"]), wait=10)


def entry(server: Server, number: int) -> Entry:
    return Entry(server.on(f"/story/{number}", content(page(story(number)))), f"Story {number}")


def test_a_page_is_read_again_five_times_in_a_week_and_then_never(run: Run, server: Server, at: At) -> None:
    run("source", "add", server.on("/feed", content(rss(entry(server, 1)))), "--every", "4w")
    looks = (0, 0.9, 1, 1.5, 5.9, 6, 12, 23.9, 24, 48, 71.9, 72, 120, 167.9, 168, 200, 400)
    assert [hours for hours in looks if at(hours * HOUR)["read"]] == [0, 1, 6, 24, 72, 168]
    assert len(server.asked("/story/1")) == 6


def test_readings_that_were_missed_are_not_made_up_for(run: Run, server: Server, at: At) -> None:
    run("source", "add", server.on("/feed", content(rss(entry(server, 1)))), "--every", "4w")
    at(0)
    assert at(2 * DAY)["read"] == 1
    assert at(2 * DAY + HOUR)["run"] is None
    assert at(3 * DAY)["read"] == 1


def test_a_run_a_few_seconds_early_does_not_put_a_poll_off(run: Run, server: Server, at: At) -> None:
    run("source", "add", server.on("/feed", content(rss())), "--every", "30m")
    assert [at(number * 30 * MINUTE - number % 3)["polled"] for number in range(12)] == [1] * 12


def test_pages_whose_server_asks_for_patience_again_and_again_are_read_in_the_end(
    run: Run, server: Server, at: At
) -> None:
    entries = [entry(server, number) for number in range(11)]
    for one in range(11):
        server.on(f"/story/{one}", status(429, "Slow", retry_after=HOUR), content(page(story(one))))
    run("source", "add", server.on("/feed", content(rss(*entries))), "--every", "4w")
    added = [at(number * 1.1 * DAY)["added"] for number in range(12)]
    assert sum(added) == 11
    assert all(added[2:])


def test_failures_back_off_to_a_day_and_start_anew_after_a_success(
    run: Run, server: Server, at: At, ledger: LedgerFile
) -> None:
    run("source", "add", server.on("/feed", content(rss()), status(500, "Oh")), "--every", "1h")
    tries: list[int] = []
    messages = []
    for number in (*range(12), *range(12, 7 * 24, 3)):
        report = at(number * HOUR)
        tries += [number] if report["polled"] else []
        messages += report["messages"]
    pauses = [second - first for first, second in pairwise(tries)]
    assert 1 <= pauses[0] <= 2
    assert 2 <= pauses[1] <= 3
    assert 4 <= pauses[2] <= 7
    assert 21 <= max(pauses) <= 27
    assert len(tries) <= 13
    assert [one["text"] for one in messages] == ["failed 3 times in a row: the server answers 500 Oh"]
    server.on("/feed", content(rss()))
    back = [one for number in range(7 * 24, 9 * 24, 9) for one in at(number * HOUR)["messages"]]
    assert [one["urgent"] for one in back] == [True]
    assert "is back" in back[0]["text"]
    found = ledger.sources()[0]
    assert (found.failures, found.reason, found.told) == (0, None, False)


def test_a_page_that_fails_is_tried_again_for_days_and_then_given_up(run: Run, server: Server, at: At) -> None:
    one, other = entry(server, 1), entry(server, 2)
    server.on("/story/1", status(500, "Oh"))
    server.on("/story/2", status(500, "Oh"), status(404, "Not yet"), content(page(story(2))))
    run("source", "add", server.on("/feed", content(rss(one, other))), "--every", "4w")
    reports = [at(number * HOUR) for number in (0, 1, 2, 4, 8, 16, 24, *range(30, 24 * 12, 12))]
    assert sum(report["added"] for report in reports) == 1
    failed = [one for report in reports for one in report["pages_failed"]]
    assert [one["final"] for one in failed if one["url"].endswith("/1")] == [*[False] * 7, True]
    assert len(server.asked("/story/1")) == 8
    assert len(server.asked("/story/2")) == 3 + 4


def test_what_a_feed_lists_after_its_source_was_paused_for_long_is_read(run: Run, server: Server, at: At) -> None:
    url = server.on("/feed", content(rss(entry(server, 1))))
    run("source", "add", url, "--name", "wire")
    at(0)
    run("source", "pause", "wire")
    server.on("/feed", content(rss(entry(server, 1), entry(server, 2))))
    assert at(5 * DAY)["run"] is None
    run("source", "resume", "wire")
    assert at(5 * DAY)["added"] == 1


def test_a_clock_that_was_a_year_ahead_for_a_while_leaves_nothing_waiting(run: Run, server: Server, at: At) -> None:
    busy = server.on("/busy", status(503, retry_after=7200), content(page(story(3))))
    first = entry(server, 1)
    server.on("/feed", content(rss(first)))
    run("source", "add", server.url("/feed"), "--every", "1h")
    assert at(0)["added"] == 1
    server.on("/feed", content(rss(Entry(busy, "Busy"), first, entry(server, 2))))
    assert at(400 * DAY)["added"] == 1
    server.on("/feed", content(rss(Entry(busy, "Busy"), first, entry(server, 2), entry(server, 4))))
    assert "still to come" in run("doctor").out
    back = at(2 * HOUR)
    assert back["added"] == 2
    assert (back["sources"][0]["outcome"], back["waiting"]) == ("polled", 0)
    assert at(2.1 * HOUR)["run"] is None
    assert at(3.1 * HOUR)["read"] == 3
    assert at(3.2 * HOUR)["run"] is None
    assert "still to come" not in run("doctor").out
