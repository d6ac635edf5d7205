"""Months of feeds and pages that change without saying anything new: no revision, no request and no row for that."""

from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from conftest import Run
from sync.press import Entry, page, rss, story
from web.server import Behaviour, Exchange, Server, content

from factcli.matching import same_story
from factcli.store.ledger import LedgerFile

Sync = Callable[..., Any]

HOUR = 3600


@pytest.fixture
def sync(run: Run) -> Sync:
    def call(ahead: float = 0) -> Any:
        done = run("sync", "--all", "--json", "--delay", "0", ahead=ahead * HOUR)
        assert done.status == 0, (done.out, done.err)
        return done.json

    return call


def each_time(make: Callable[[int], str]) -> Behaviour:
    numbers = count(1)

    def play(exchange: Exchange) -> None:
        content(make(next(numbers) * 37))(exchange)

    return play


BESIDE = (
    "N views", "Views: N", "N comments", "1,N shares", "Share this article (N)", "N people are reading this now", "N min read",
    "Last updated: 14 March 2026, 10:N", "Published N minutes ago", "Updated at 10:N am GMT on Tuesday, 3rd March", "10:N GMT",
    "N shares · 1N comments", "By Ida Kessel | N comments", "Published 14 March 2026, 09:00. Last updated 14 March 2026, 10:N",
    "Read more: N boats and a storm", "Related stories", "Advertisement",
    "© 2026 Harbour Wire. Page generated in 0.N seconds.",
)  # fmt: skip
OF_THE_STORY = (
    "N", "Dead: N", "N ships were lost.", "Shares of Norrland fell N percent", "N comments were read out by the clerk.", "N.5",
    "The list was updated on 14 March and has N names.", "Lena Novak said that it was N.", "N | N",
    "N ships | 3 comments", "N ships were lost. Updated an hour ago", "Read more than N letters", "Ann advertised N.",
)  # fmt: skip


def test_a_page_s_counters_and_clocks_are_no_revisions_and_its_story_is(run: Run, server: Server, sync: Sync) -> None:
    def beside(number: int) -> str:
        lines = "".join(f"<p>{line.replace('N', str(number))}</p>" for line in BESIDE)
        return page(story(1)).replace("</article>", f"{lines}</article>")

    def feed(number: int) -> str:
        lines = [line.replace("N", str(number)) for line in BESIDE]
        return rss(Entry(server.url("/page"), "One"), Entry(server.url("/whole"), "Two", text=[*story(2), *lines]))

    server.on("/page", each_time(beside))
    run("source", "add", server.on("/feed", each_time(feed)))
    assert sync()["added"] == 2
    for hours in (1.1, 6.1, 25):
        report = sync(hours)
        assert (report["read"], report["revisions"]) == (2, [])
    server.on("/page", each_time(lambda number: beside(number).replace("12 ships", "2 ships")))
    report = sync(80)
    assert [one["location"] for one in report["revisions"]] == [server.url("/page")]
    assert "12" in report["revisions"][0]["reason"]


def test_the_form_of_quotation_marks_is_no_change_and_what_they_stand_around_is() -> None:
    assert same_story("“It’s 5,” she said.", '"It\'s 5," she said.')
    assert not same_story("“It’s 5,” she said.", '"It\'s 6," she said.')


@pytest.mark.parametrize("line", OF_THE_STORY)
def test_a_line_of_the_story_that_has_changed_is_a_change(line: str) -> None:
    assert not same_story(f"A\n\n{line.replace('N', '12')}\n\nB", f"A\n\n{line.replace('N', '2')}\n\nB")
    assert not same_story("A\n\nB", f"A\n\nB\n\n{line.replace('N', '2')}")


def test_ids_that_are_others_each_time_bring_nothing_new(run: Run, server: Server, sync: Sync) -> None:
    def feed(number: int) -> str:
        whole = [Entry(None, f"S{one}", id=f"{number}-{one}", text=story(one)) for one in range(3)]
        return rss(*whole, Entry(None, "Short", id=f"{number}-short", summary="The council has met again."))

    run("source", "add", server.on("/feed", each_time(feed)))
    assert sync()["added"] == 4
    for hours in range(1, 4):
        report = sync(hours)
        assert (report["added"], report["sources"][0]["entries"]) == (0, 0)
    assert [len(one["appearances"]) for one in run("articles", "--json").json] == [1] * 4
    assert len([one for one in run("export").lines if '"page"' in one[:60]]) == 4


def test_links_that_are_others_each_time_are_read_once(run: Run, server: Server, sync: Sync) -> None:
    for number in range(3):
        server.on(f"/story/{number}", content(page(story(number))))
    feed = each_time(lambda n: rss(*(Entry(server.url(f"/story/{one}?t={n}"), f"S{one}") for one in range(3))))
    run("source", "add", server.on("/feed", feed))
    assert sync()["added"] == 3
    sync(0.5)
    before = len(server.log)
    report = sync(0.6)
    assert (report["added"], report["revisions"], len(server.log) - before) == (0, [], 1 + 3)
    assert len(run("articles", "--json").json) == 3
    before = len(server.log)
    sync(2)
    assert len(server.log) - before == 1 + 3 + 3


def test_a_text_that_would_take_minutes_is_no_article_and_holds_nothing_up(
    run: Run, server: Server, sync: Sync
) -> None:
    endless = [paragraph for number in range(2000) for paragraph in story(number)]
    texts = {
        "plain": content("\n\n".join(endless), "text/plain"),
        "page": content(page(endless)),
        "whole": content(page(story(9999))),
    }
    entries = [Entry(server.on(f"/{name}", play), name) for name, play in texts.items()]
    entries[2] = Entry(entries[2].link, "whole", text=endless)
    run("source", "add", server.on("/feed", content(rss(*entries))))
    report = sync()
    assert (report["added"], report["claims"]) == (1, 2)
    reasons = {one["url"].rpartition("/")[2]: one["reason"] for one in report["pages_failed"]}
    assert set(reasons) == {"plain", "page"}
    assert "longer than 300,000 characters" in reasons["plain"]


def test_the_time_limit_holds_within_a_feed_of_whole_articles_and_the_next_run_goes_on(
    run: Run, server: Server, sync: Sync
) -> None:
    entries = [Entry(None, f"S{one}", id=str(one), text=story(one)) for one in range(40)]
    run("source", "add", server.on("/feed", content(rss(*entries), etag='"1"')))
    first = run("sync", "--json", "--time-limit", "2m", reading=50).json
    assert (first["added"], first["waiting"], first["unfinished"]) == (3, 1, True)
    assert sync()["added"] == 37
    assert len(run("articles", "--json").json) == 40


def test_a_text_in_which_we_fail_keeps_nothing_else_from_coming_in_and_is_tried_again(
    run: Run, server: Server, write: Callable[[str, str | bytes], Path], sync: Sync
) -> None:
    strange = [*story(1), "It was unfathomable."]
    entries = [
        Entry(server.on("/page", content(page(strange))), "Page"),
        Entry(server.on("/well", content(page(story(2)))), "Well"),
        Entry(None, "Told", id="3", text=[*story(3), "It was unfathomable."]),
        Entry(None, "Told well", id="4", text=story(4)),
    ]
    run("source", "add", server.on("/feed", content(rss(*entries))))
    write("inbox/a.txt", "\n\n".join([*story(5), "It was unfathomable."]))
    write("inbox/b.txt", "\n\n".join(story(6)))
    run("source", "add", "inbox")
    report = run("sync", "--all", "--json", "--delay", "0", reading=0).json
    assert report["added"] == 3
    reasons = [one["reason"].partition(" (in_process.py:")[0] for one in report["pages_failed"]]
    assert reasons == ["this is our fault: IndexError: no such word"] * 3
    assert run("sync", "--json", "--delay", "0", reading=0).json["polled"] == 0  # nothing is due at once
    later = sync(2)
    assert (later["added"], later["pages_failed"]) == (2, [])

    done = run("ingest", "inbox", "--jobs", "1", reading=0)
    assert done.status == 4
    assert "our fault" in done.err
    assert "Traceback" not in done.err


def test_rules_of_servers_are_kept_for_a_day_and_long_ones_not_at_all(
    run: Run, server: Server, sync: Sync, environment: dict[str, str]
) -> None:
    def rules() -> list[bool]:
        return [host.robots is not None for host in LedgerFile(Path(environment["FACTCLI_DB"]), wait=10).hosts()]

    forbidden = server.on("/secret/1", content(page(story(1))))
    server.on("/feed", content(rss(Entry(forbidden, "One"))))
    server.on("/robots.txt", content("User-agent: *\nDisallow: /secret\n", "text/plain"))
    run("source", "add", server.url("/feed"))
    assert "robots.txt" in sync()["pages_failed"][0]["reason"]
    assert rules() == [True]
    sync(50)
    assert rules() == [False]

    server.on("/robots.txt", content("User-agent: *\nDisallow: /secret\n" + "# so it is\n" * 2000, "text/plain"))
    allowed = [Entry(server.on(f"/story/{number}", content(page(story(number)))), "A story") for number in range(3)]
    server.on("/feed", content(rss(Entry(server.on("/secret/2", content(page(story(9)))), "Two"), *allowed)))
    report = sync(51)
    assert (report["added"], len(report["pages_failed"])) == (3, 1)
    assert len(server.asked("/robots.txt")) == 2
    assert rules() == [False]
