"""What a person has forgotten no feed brings back: not its page, nor its own text, nor a link that leads there."""

from collections.abc import Callable
from typing import Any

import pytest
from conftest import Run
from sync.press import Entry, page, rss, story
from web.server import Behaviour, Exchange, Server, content, redirect

HOUR = 3600


@pytest.fixture
def sync(run: Run) -> Callable[..., Any]:
    def call(ahead: float) -> Any:
        done = run("sync", "--all", "--json", "--delay", "0", ahead=ahead)
        assert done.status == 0, (done.out, done.err)
        return done.json

    return call


def test_neither_its_page_nor_a_link_to_it_is_read_into_the_ledger(
    run: Run, server: Server, sync: Callable[..., Any]
) -> None:
    link = server.on("/story/1", content(page(story(1))))
    feed = server.on("/feed", content(rss(Entry(link, "Story 1"))))
    run("source", "add", feed, "--name", "wire")
    assert sync(0)["added"] == 1
    (article,) = run("articles", "--json").json
    assert run("forget", article["id"], "--yes").status == 0
    read = len(server.asked("/story/1"))
    server.on("/story/1", content(page(story(1, 40))))
    elsewhere = server.on("/go/1", redirect("/story/1"))
    server.on("/feed", content(rss(Entry(link, "Story 1, edited"), Entry(elsewhere, "Again"))))
    for hours in (2, 9, 40):
        assert sync(hours * HOUR)["added"] == 0
    assert run("articles", "--json").json == []
    assert len(server.asked("/story/1")) <= read + 1  # the link was followed once, to see where it leads
    assert run("db", "check").status == 0


def test_nor_is_one_that_is_forgotten_while_a_sync_reads_it_again(
    run: Run, server: Server, sync: Callable[..., Any]
) -> None:
    links = [server.on(f"/story/{number}", content(page(story(number)))) for number in range(2)]
    run("source", "add", server.on("/feed", content(rss(*(Entry(link, "Story") for link in links)))))
    assert sync(0)["added"] == 2
    articles = {one["url"]: one["id"] for one in run("articles", "--json").json}
    asked: list[int] = []

    def same_again(number: int) -> Behaviour:
        def play(exchange: Exchange) -> None:
            asked.append(number)
            if len(asked) == 2:  # the first has been found unchanged by now, which the sync has still to write
                assert run("forget", articles[links[asked[0]]], "--yes").status == 0
            content(page(story(number)))(exchange)

        return play

    for number in range(2):
        server.on(f"/story/{number}", same_again(number))
    sync(2 * HOUR)
    assert len(asked) == 2
    for number in range(2):
        server.on(f"/story/{number}", content(page(story(number, 40))))
    for hours in (9, 40):
        assert sync(hours * HOUR)["added"] == 0
    assert [one["url"] for one in run("articles", "--json").json] == [links[asked[1]]]


def test_nor_is_the_text_that_the_feed_itself_has(run: Run, server: Server, sync: Callable[..., Any]) -> None:
    link = server.url("/story/2")
    run("source", "add", server.on("/feed", content(rss(Entry(link, "Story 2", text=story(2))))))
    run("source", "add", server.on("/other", content(rss(title="Other Wire"))))
    assert sync(0)["added"] == 1
    (article,) = run("articles", "--json").json
    assert run("forget", article["id"], "--yes").status == 0
    for path in ("/feed", "/other"):
        server.on(path, content(rss(Entry(link, "Story 2", text=story(2, 40)))))
    for hours in (2, 9):
        assert sync(hours * HOUR)["added"] == 0
    assert run("articles", "--json").json == []
