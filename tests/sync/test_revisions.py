"""What was edited after it was read, in a page or in a feed, and what is only the beginning of an article."""

from collections.abc import Callable
from typing import Any

import pytest
from conftest import Run
from sync.press import Entry, page, rss, story
from web.server import Server, content, redirect, status

Sync = Callable[..., Any]

HOUR = 3600
DAY = 24 * HOUR
PAYWALL = '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": false}</script>'


@pytest.fixture
def sync(run: Run) -> Sync:
    def call(*arguments: str, ahead: float | None = None) -> Any:
        done = run("sync", "--json", "--delay", "0", *arguments, ahead=ahead)
        assert done.status == 0, (done.out, done.err)
        return done.json

    return call


def figures(edit: dict[str, Any]) -> list[tuple[float, float]]:
    found = [figure for change in edit["changes"] for figure in change["figures"]]
    return [(figure["before"], figure["after"]) for figure in found]


def test_a_figure_that_was_12_and_is_now_2_is_reported_as_such(run: Run, server: Server, sync: Sync) -> None:
    page_ = Entry(server.on("/story/1", content(page(story(1)), etag='"1"')), "Story 1")
    feed = Entry(server.url("/story/2"), "Story 2", text=story(2))
    run("source", "add", server.on("/feed", content(rss(page_, feed))), "--name", "wire")
    first = sync()
    assert (first["added"], first["revisions"]) == (2, [])
    verdict = run("list", "--speaker", "Marek Soll", "--format", "ids").lines[0]
    run("mark", verdict, "confirmed")

    server.on("/story/1", content(page(story(1, 2)), etag='"2"'))
    server.on("/feed", content(rss(page_, Entry(feed.link, "Story 2", text=story(2, 40)))))
    report = sync("--all", ahead=1.1 * HOUR)
    assert (report["added"], report["revised"], report["claims"]) == (0, 2, 0)
    changed = {one["location"]: figures(one) for one in report["revisions"]}
    assert changed == {server.url("/story/1"): [(12, 2)], server.url("/story/2"): [(12, 40)]}
    assert server.asked("/story/1")[1].headers["if-none-match"] == '"1"'
    assert server.asked("/story/2") == []
    assert sum(one["revised"] for one in report["sources"]) == 2

    edits = run("changes", "--json", "--figures", "--run", str(report["run"])).json
    assert sorted(figures(one) for one in edits) == [[(12, 2)], [(12, 40)]]
    assert run("history", "--json", "--limit", "1").json[0]["revised"] == 2
    claims = run("list", "--speaker", "Marek Soll", "--json").json
    assert verdict in [one["id"] for one in claims if one["status"] == "confirmed"]
    assert len(run("articles", "--json").json) == 2

    again = sync("--all", ahead=7 * HOUR)
    assert (again["revised"], again["unchanged"]) == (0, 1)
    assert "12" in run("changes", "--format", "table").out


def test_an_edit_that_takes_the_figure_back_is_a_revision_of_its_own(run: Run, server: Server, sync: Sync) -> None:
    run("source", "add", server.on("/feed", content(rss(Entry(server.url("/story/1"), "One")))))
    server.on("/story/1", content(page(story(1))), content(page(story(1, 2))), content(page(story(1))))
    sync()
    assert [figures(one) for one in sync(ahead=1.1 * HOUR)["revisions"]] == [[(12, 2)]]
    assert [figures(one) for one in sync(ahead=6.1 * HOUR)["revisions"]] == [[(2, 12)]]
    assert run("articles", "--json").json[0]["revisions"] == 3


def test_a_teaser_is_marked_partial_until_the_whole_is_there_and_the_whole_stays(
    run: Run, server: Server, sync: Sync
) -> None:
    teaser, whole = page(story(1)[:1], head=PAYWALL), page(story(1) + story(2))
    first = Entry(server.on("/story/1", content(teaser), content(whole), content(teaser)), "One")
    run("source", "add", server.on("/feed", content(rss(first))), "--every", "1w")
    report = sync()
    assert (report["added"], report["partial"]) == (1, 1)
    assert run("articles", "--json").json[0]["partial"] is True
    report = sync(ahead=1.1 * HOUR)
    assert report["revised"] == 1
    article = run("articles", "--json").json[0]
    assert (article["partial"], article["revisions"]) == (False, 2)
    report = sync(ahead=6.1 * HOUR)
    assert (report["revised"], report["unchanged"]) == (0, 1)
    kept = run("articles", "--json").json[0]
    assert (kept["partial"], kept["revisions"], kept["claims"]) == (False, 2, article["claims"])


def test_a_page_that_fails_for_a_while_or_becomes_something_else_keeps_its_article(
    run: Run, server: Server, sync: Sync
) -> None:
    entries = []
    for number, bad in enumerate(
        (
            status(500, "Oh"),
            status(404, "Not Found"),
            content(b"%PDF-1.7 and so on", "application/pdf"),
            content(page(["Just a moment."], "Just a moment...")),
            redirect("/"),
        )
    ):
        path = f"/story/{number}"
        good = content(page(story(number), f"Story {number}"))
        entries.append(Entry(server.on(path, good, bad, content(page(story(number, 30), f"Story {number}"))), "X"))
    server.on("/", content(page(story(9), "Home")))
    run("source", "add", server.on("/feed", content(rss(*entries))), "--every", "1w")
    assert sync()["added"] == 5
    report = sync(ahead=1.1 * HOUR)
    reasons = {one["url"][-1]: one["reason"] for one in report["pages_failed"]}
    assert [reasons[key] for key in sorted(reasons)] == [
        "the server answers 500 Oh", "the server answers 404 Not Found", "a PDF, which is not read",
        "an error page, not an article", "it leads to the home page, not to an article",
    ]  # fmt: skip
    assert len(run("articles", "--json").json) == 5
    later = sync(ahead=8 * HOUR)
    assert {one["location"] for one in later["revisions"]} == {server.url(f"/story/{number}") for number in range(5)}


def test_an_edited_headline_alone_is_a_revision_without_changed_claims(run: Run, server: Server, sync: Sync) -> None:
    first = Entry(server.on("/story/1", content(page(story(1), "Calm")), content(page(story(1), "Storm"))), "One")
    run("source", "add", server.on("/feed", content(rss(first))))
    sync()
    report = sync(ahead=1.1 * HOUR)
    assert [(one["changes"], "title" in one["reason"]) for one in report["revisions"]] == [([], True)]
    assert run("articles", "--json").json[0]["title"] == "Storm"
