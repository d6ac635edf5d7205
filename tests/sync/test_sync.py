"""`factcli sync`: what is due is asked for, once, as the servers want it, and each article is there once."""

import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from conftest import Done, Run
from sync.press import Entry, atom, json_feed, page, rss, story
from web.server import Behaviour, Exchange, Server, content, redirect, status

Sync = Callable[..., Any]

HOUR = 3600
DAY = 24 * HOUR


@pytest.fixture
def sync(run: Run) -> Sync:
    """Sync without a delay; the summary with `status` and `err` of the process."""

    def call(*arguments: str, ahead: float | None = None, expected: int = 0) -> dict[str, Any]:
        done: Done = run("sync", "--json", "--delay", "0", *arguments, ahead=ahead)
        assert done.status == expected, (done.out, done.err)
        return {**done.json, "err": done.err}

    return call


def outcomes(report: dict[str, Any]) -> dict[str, str]:
    return {one["name"]: one["outcome"] for one in report["sources"]}


def entry(server: Server, number: int, **more: Any) -> Entry:
    """An entry whose page is there."""
    return Entry(server.on(f"/story/{number}", content(page(story(number)))), f"Story {number}", **more)


def test_what_is_due_is_polled_and_with_all_everything_but_what_is_paused(run: Run, server: Server, sync: Sync) -> None:
    feeds = [server.on(f"/{name}", content(rss())) for name in ("often", "seldom", "never")]
    for url, every in zip(feeds, ("30m", "1d", "1h"), strict=True):
        run("source", "add", url, "--every", every, "--name", url.rpartition("/")[2])
    assert sync()["polled"] == 3
    assert sync()["run"] is None
    run("source", "pause", "never")
    assert outcomes(sync(ahead=0.6 * HOUR)) == {"often": "unchanged"}
    assert outcomes(sync("seldom", ahead=0.7 * HOUR)) == {}
    assert outcomes(sync("--all", ahead=0.7 * HOUR)) == {"often": "unchanged", "seldom": "unchanged"}
    assert outcomes(sync("SELDOM", feeds[0], "never", "--all")) == {"often": "unchanged", "seldom": "unchanged"}
    done = run("sync", "nobody")
    assert (done.status, done.out) == (3, "")
    assert "often" in done.err
    assert len(server.asked("/never")) == 2


def test_why_nothing_is_done_about_a_source_is_said(run: Run, server: Server) -> None:
    run("source", "add", server.on("/feed", content(rss(entry(server, 0)))), "--name", "wire")
    run("source", "add", server.on("/other", content(rss(entry(server, 1)))), "--name", "other")
    assert run("sync", "--delay", "0").status == 0
    assert "nothing is due; --all looks at every source" in run("sync").err
    run("source", "pause", "wire", "--by", "Ida")
    done = run("sync", "wire", "other", "--all", "--delay", "0")
    assert done.status == 0
    assert "wire is paused (by Ida); `factcli source resume`" in done.err
    assert run("sync", "wire", "-q").err == ""
    run("source", "pause", "other")
    for arguments in (("sync", "--all"), ("sync", "--all", "--format", "table")):
        done = run(*arguments)
        assert "every source is paused" in done.out + done.err
        assert "--all" not in done.out + done.err


def test_what_has_not_changed_is_not_read_again_whatever_tells_so(run: Run, server: Server, sync: Sync) -> None:
    one = entry(server, 1)
    moment = "Sat, 14 Mar 2026 09:00:00 GMT"
    for path, behaviour in (
        ("/etag", content(rss(one), etag='W/"1"')),
        ("/date", content(rss(one), modified=moment)),
        ("/neither", content(rss(one))),
    ):
        run("source", "add", server.on(path, behaviour), "--name", path[1:])
    first = sync()
    assert (first["added"], first["requests"]) == (1, 3 + 2)
    second = sync("--all")
    assert set(outcomes(second).values()) == {"unchanged"}
    assert server.asked("/etag")[2].headers["if-none-match"] == 'W/"1"'
    assert server.asked("/date")[2].headers["if-modified-since"] == moment
    assert server.log[0].headers["user-agent"].startswith("factcli/")
    assert not any("cookie" in seen.headers for seen in server.log)
    server.on("/etag", content(rss(one, entry(server, 2)), etag='W/"2"'))
    assert sync("--all")["added"] == 1
    assert [one["sources"] for one in run("history", "--json", "--limit", "1").json] == [3]


def test_what_tells_whether_it_changed_goes_to_the_url_that_gave_it(run: Run, server: Server, sync: Sync) -> None:
    server.on("/a", content(rss(entry(server, 1), title="A"), etag='"same"'))
    server.on("/b", content(rss(entry(server, 2), title="B"), etag='"same"'))
    source = server.on("/feed", redirect("/a"), redirect("/a"), redirect("/a"), redirect("/b"))
    run("source", "add", source)
    sync()
    assert outcomes(sync("--all")) == {"a": "unchanged"}
    assert all("if-none-match" not in one.headers for one in server.asked("/feed"))
    report = sync("--all")
    assert (outcomes(report), report["added"]) == ({"a": "polled"}, 1)
    assert "if-none-match" not in server.asked("/b")[0].headers
    assert run("source", "list", "--json").json[0]["target"] == source


def test_a_permanent_move_is_followed_for_good_and_said_as_far_as_it_goes(run: Run, server: Server, sync: Sync) -> None:
    server.on("/new", redirect("/now", 302))
    server.on("/now", content(rss(entry(server, 1))))
    for path, code in (("/old", 301), ("/older", 308)):
        server.on(path, content(rss(entry(server, 1), title=path)), redirect("/new" if code == 301 else "/x", code))
        run("source", "add", server.url(path), "--name", path[1:])
    server.on("/x", redirect("/y", 301))
    server.on("/y", content(rss(entry(server, 2))))
    report = sync()
    assert [(one["source"], one["text"]) for one in report["messages"]] == [
        ("old", f"has moved to {server.url('/new')}"),
        ("older", f"has moved to {server.url('/y')}"),
    ]
    assert "has moved to" in report["err"]
    targets = [one["target"] for one in run("source", "list", "--json").json]
    assert targets == [server.url("/new"), server.url("/y")]
    before = len(server.asked("/old"))
    again = sync("--all")
    assert (again["messages"], outcomes(again)) == ([], {"old": "unchanged", "older": "unchanged"})
    assert len(server.asked("/old")) == before
    assert server.asked("/y")[-1].path == "/y"


def test_two_sources_that_move_to_one_place_stay_one(run: Run, server: Server, sync: Sync) -> None:
    one = entry(server, 1)
    run("source", "add", server.on("/a", content(rss(one))), "--name", "a")
    run("source", "add", server.on("/b", content(rss(one)), redirect("/a", 301)), "--name", "b")
    report = sync("-a")
    assert [(one["urgent"], one["source"]) for one in report["messages"]] == [(True, "b")]
    found = run("source", "list", "--json").json
    assert [one["state"] for one in found] == ["ok", "paused"]
    assert "a" in found[1]["paused"]


def test_a_source_that_is_gone_is_paused_and_said_so_once(run: Run, server: Server, sync: Sync) -> None:
    run("source", "add", server.on("/feed", content(rss()), status(410, "Gone")), "--name", "wire")
    done = run("sync", "-q")
    assert "wire" in done.err
    assert "410" in done.err
    assert "paused" in done.err
    assert run("source", "list", "--json").json[0]["state"] == "paused"
    assert run("sync", "-q", "--all", ahead=DAY).err == ""
    assert len(server.asked("/feed")) == 2
    server.on("/feed", content(rss()))
    run("source", "resume", "wire")
    assert sync()["messages"] == []


def test_a_server_that_asks_for_patience_is_left_alone(run: Run, server: Server, sync: Sync) -> None:
    run("source", "add", server.on("/a", content(rss()), status(429, "Slow", retry_after=2 * HOUR)), "--name", "a")
    run("source", "add", server.on("/b", content(rss(entry(server, 1)))), "--name", "b")
    run("source", "pause", "b")
    assert outcomes(sync(expected=4)) == {"a": "failed"}
    run("source", "resume", "b")
    before = len(server.log)
    report = sync("--all", expected=4)
    assert [one["reason"] for one in report["sources"]] == ["the server has asked for patience"] * 2
    assert sync(ahead=1.8 * HOUR)["run"] is None
    assert len(server.log) == before
    server.on("/a", content(rss()))
    report = sync(ahead=2.1 * HOUR)
    assert (outcomes(report), report["added"]) == ({"a": "polled", "b": "polled"}, 1)

    server.on("/a", status(503, "Down", retry_after=datetime.now(UTC) + timedelta(minutes=40)))
    sync("a", ahead=3 * HOUR, expected=4)
    assert sync("a", ahead=3.5 * HOUR)["run"] is None
    server.on("/a", content(rss()))
    assert outcomes(sync("a", ahead=3.8 * HOUR)) == {"a": "unchanged"}


def test_pages_that_robots_txt_forbids_are_not_read_and_the_rules_are_asked_for_once_a_day(
    run: Run, server: Server, sync: Sync
) -> None:
    rules = "User-agent: *\nDisallow: /story\n\nUser-agent: factcli\nDisallow: /story/2\n"
    server.on("/robots.txt", content(rules, "text/plain"))
    entries = [entry(server, 1), entry(server, 2), entry(server, 4)]
    run("source", "add", server.on("/feed", content(rss(*entries))), "--every", "30m")
    report = sync()
    assert report["added"] == 2
    assert [(one["url"], one["final"]) for one in report["pages_failed"]] == [(server.url("/story/2"), True)]
    assert "robots.txt" in report["pages_failed"][0]["reason"]
    assert outcomes(report) == {"harbour-wire": "polled"}
    assert server.asked("/story/2") == []
    server.on("/feed", content(rss(*entries, entry(server, 3))))
    assert sync(ahead=2 * HOUR)["added"] == 1
    assert len(server.asked("/robots.txt")) == 1
    sync(ahead=26 * HOUR)
    assert len(server.asked("/robots.txt")) == 2


def test_what_the_feed_has_whole_is_not_fetched_and_what_it_has_not_is(run: Run, server: Server, sync: Sync) -> None:
    whole = entry(server, 1, text=story(1))
    teaser = entry(server, 2, text=["Only the beginning of it …"])
    run("source", "add", server.on("/feed", content(rss(whole, teaser))), "--outlet", "Wire")
    report = sync()
    assert (report["added"], report["claims"]) == (2, 4)
    assert server.asked("/story/1") == []
    assert len(server.asked("/story/2")) == 1
    texts = [one["text"] for one in run("list", "--json").json]
    assert sorted("district 1" in text for text in texts if "district" in text) == [False, True]


def test_an_article_is_one_by_its_canonical_url_its_amp_page_and_through_two_feeds(
    run: Run, server: Server, sync: Sync
) -> None:
    proper = server.on(
        "/news/1",
        content(page(story(1), head='<link rel=canonical href="/news/1"><link rel=amphtml href="/news/1/amp">')),
    )
    server.on("/news/1/amp", content(page(story(1), html="amp", head=f'<link rel=canonical href="{proper}">')))
    server.on("/story/1", content(page(story(1), head=f'<link rel=canonical href="{proper}?utm_source=rss">')))
    feeds = (
        rss(Entry(f"{proper}?utm_source=rss&fbclid=1#top", "One"), title="First"),
        atom(Entry(server.url("/news/1/amp"), "One"), title="Second"),
        rss(Entry(server.url("/story/1?utm_medium=x"), "One"), title="Third"),
    )
    for number, feed in enumerate(feeds):
        run("source", "add", server.on(f"/feed/{number}", content(feed)))
    assert sync()["added"] == 1
    article, *others = run("articles", "--json").json
    assert others == []
    assert article["url"] == proper
    assert {one["source"] for one in article["appearances"]} == {"first", "second", "third"}
    for name in ("first", "second", "third"):
        assert len(run("list", "--source", name, "--json").json) == 2, name
    before = len(server.log)
    assert sync("--all")["added"] == 0
    assert len(server.log) == before + 3


def test_an_article_that_was_taken_back_stays_away(run: Run, server: Server, sync: Sync) -> None:
    entries = [entry(server, 1), entry(server, 2, text=story(2))]
    run("source", "add", server.on("/feed", content(rss(*entries))))
    taken = sync()["run"]
    assert run("undo", str(taken - 1)).status == 3
    assert run("undo", str(taken)).status == 0
    assert run("articles", "--json").json == []
    server.on("/feed", content(rss(*entries, entry(server, 3))))
    server.on("/story/1", content(page(story(1, 13))))
    assert sync("--all", ahead=2 * HOUR)["added"] == 1
    assert [one["url"] for one in run("articles", "--json").json] == [server.url("/story/3")]
    assert run("redo").status == 0
    assert len(run("articles", "--json").json) == 3


def test_entries_of_every_oddity(run: Run, server: Server, sync: Sync) -> None:
    future = datetime.now(UTC) + timedelta(days=400)
    german = [
        f"Lena Novak sagte am Abend, dass {number} Schiffe im Hafen seien und niemand wisse, warum."
        for number in range(30)
    ]
    entries = (
        Entry(None, None, None, "", day=None),
        Entry(None, "Said on the radio", None, "Marek Soll said that 9 boats were lost.", day=None),
        Entry("javascript:alert(1)", "Script", None, "Lena Novak said that 3 boats came back."),
        Entry("file:///etc/passwd", "File", None, "Dario Venn said that 4 boats came back."),
        Entry("mailto:a@b.example", "Mail", None, "Ida Kessel said that 5 boats came back."),
        Entry("http://[", "Broken", None, "Tomas Reyl said that 6 boats came back."),
        entry(server, 1, day=future),
        entry(server, 1, id="again"),
        entry(server, 2, id="again"),
        Entry(server.on("/de", content(page(german, "Am Hafen"))), "Am Hafen", text=german),
    )  # fmt: skip
    run("source", "add", server.on("/feed", content(rss(*entries))))
    report = sync()
    articles = {one["title"]: one for one in run("articles", "--json").json}
    assert set(articles) >= {"Said on the radio", "Script", "File", "Mail", "Broken", "Am Hafen"}
    assert articles["Am Hafen"]["claims"] == 0
    assert articles["Am Hafen"]["language"] is None
    assert all((one["url"] or "http").startswith("http") for one in articles.values())
    today = datetime.now(UTC).date() + timedelta(days=1)
    assert all(one["published"] is None or one["published"] <= today.isoformat() for one in articles.values())
    assert report["added"] == len(articles) == 7
    assert sync("--all")["added"] == 0
    server.on("/feed", content(rss(*entries) + " "))
    assert sync("--all")["added"] == 0
    assert len(server.asked("/story/1")) == 1


@pytest.mark.parametrize("make", [rss, atom, json_feed])
def test_posts_that_share_a_page_are_articles_of_their_own(
    run: Run, server: Server, sync: Sync, make: Callable[..., str]
) -> None:
    def live(*numbers: int, figure: int = 12) -> list[Entry]:
        return [Entry(server.url(f"/live#p{one}"), f"Post {one}", text=story(one, figure)) for one in numbers]

    def home(*numbers: int) -> list[Entry]:
        return [Entry(server.url("/"), f"Note {one}", f"urn:note:{one}", text=story(one)) for one in numbers]

    run("source", "add", server.on("/feed", content(make(*live(1, 2, 3), *home(11)))))
    assert sync()["added"] == 4
    server.on("/feed", content(make(*live(2, 3, 4), *home(12))))
    report = sync("--all")
    assert (report["added"], report["revisions"]) == (2, [])
    server.on("/feed", content(make(*live(3, 4, figure=2), *home(12))))
    report = sync("--all")
    assert (report["added"], len(report["revisions"])) == (0, 2)
    assert len(run("articles", "--json").json) == 6
    assert [one.path for one in server.log if one.path != "/feed"] == []


def test_three_thousand_entries_are_read_once(run: Run, server: Server, sync: Sync) -> None:
    entries = [
        Entry(f"https://a.example/{number}", f"{number}", text=None, summary="", id=None) for number in range(3000)
    ]
    run("source", "add", server.on("/feed", content(json_feed(*entries))), "--catch-up")
    sync()
    server.on("/feed", content(json_feed(*entries, *(entry(server, number) for number in range(3)))))
    report = sync("--all")
    assert (report["added"], report["sources"][0]["entries"]) == (3, 3)


def test_a_host_is_asked_one_request_at_a_time_with_a_pause_and_hosts_side_by_side(run: Run, sync: Sync) -> None:
    overlap: list[int] = []
    all_asked = threading.Barrier(3, timeout=60)

    def counted(running: list[int], body: str, wait: Callable[[], object]) -> Behaviour:
        def play(exchange: Exchange) -> None:
            running.append(1)
            overlap.append(len(running))
            wait()
            running.pop()
            content(body)(exchange)

        return play

    servers = [Server() for _ in range(3)]
    for server in servers:
        server.__enter__()
        running: list[int] = []
        entries = [
            Entry(server.on(f"/{number}", counted(running, page(story(number)), lambda: time.sleep(0.1))), "X")
            for number in range(3)
        ]
        run(
            "source",
            "import",
            "-",
            stdin=f'<opml><body><outline text="s" xmlUrl="{server.url("/feed")}"/></body></opml>',
        )
        server.on("/feed", counted(running, rss(*entries), all_asked.wait))
    report = sync("--delay", "0.3", "--jobs", "3")
    assert (report["polled"], report["failed"]) == (3, 0)
    for server in servers:
        server.__exit__()
        assert len(server.log) == 5
        for first, second in zip(server.log, server.log[1:], strict=False):
            assert second.begun - first.ended >= 0.29
    assert set(overlap) == {1}
