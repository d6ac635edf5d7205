"""Whose word counts for an article: its own site's, and never that of a feed or a page elsewhere."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import Run
from sync.press import Entry, page, rss, story
from web.server import Server, content, status

Sync = Callable[..., Any]

HOUR = 3600


@pytest.fixture
def sync(run: Run) -> Sync:
    def call(*arguments: str, ahead: float | None = None, expected: int = 0) -> Any:
        done = run("sync", "--all", "--json", "--delay", "0", *arguments, ahead=ahead)
        assert done.status == expected, (done.out, done.err)
        return done.json

    return call


@pytest.fixture
def elsewhere(server: Server, home: Path) -> Iterator[Server]:
    """Another site: its addresses are written with a name, those of `server` with digits; the user allows both."""
    with Server() as other:
        (home / "config.toml").write_text(f'allow = ["{server.place}", "localhost:{other.port}"]\n')
        yield other


def at(server: Server, path: str) -> str:
    return f"http://localhost:{server.port}{path}"


def texts(run: Run) -> dict[str, str]:
    return {one["url"]: " ".join(claim["text"] for claim in run("list", "--article", one["id"], "--json").json)
            for one in run("articles", "--json").json}  # fmt: skip


def test_a_feed_elsewhere_cannot_rewrite_an_article_that_a_person_has_judged(
    run: Run, server: Server, elsewhere: Server, sync: Sync
) -> None:
    url = server.on("/story", content(page(story(1))))
    run("ingest", url)
    claim = run("list", "--figures", "--format", "ids").lines[0]
    run("mark", claim, "confirmed")
    before = run("show", claim, "--json").json
    elsewhere.on("/feed", content(rss(Entry(url, "A night at the harbour", text=[*story(1, 99), "And more."]))))
    run("source", "add", at(elsewhere, "/feed"), "--name", "elsewhere")
    assert not any("text" in one["reason"] for one in sync()["revisions"])
    after = run("show", claim, "--json").json
    assert (after["text"], after["status"]) == (before["text"], "confirmed")
    assert "99" not in texts(run)[url]
    assert "elsewhere" in run("articles", "--json").out


def test_the_page_itself_is_read_where_a_feed_elsewhere_gives_its_text(
    run: Run, server: Server, elsewhere: Server, sync: Sync
) -> None:
    url = server.on("/story", content(page(story(1))))
    elsewhere.on("/feed", content(rss(Entry(url, "A night", text=story(1, 99)))))
    run("source", "add", at(elsewhere, "/feed"))
    assert sync()["added"] == 1
    assert "12 ships" in texts(run)[url]
    assert "99" not in texts(run)[url]
    elsewhere.on("/feed", content(rss(Entry(url, "A night", text=story(1, 98)))))
    assert sync()["revisions"] == []
    run("source", "add", server.on("/feed", content(rss(Entry(url, "A night")))), "--name", "own")
    assert sync()["revisions"] == []


def test_a_page_that_its_site_does_not_have_is_not_taken_from_a_feed_elsewhere(
    run: Run, server: Server, elsewhere: Server, sync: Sync
) -> None:
    url = server.on("/never", status(404, "Not Found"))
    elsewhere.on("/feed", content(rss(Entry(url, "A night", text=story(1, 99)))))
    run("source", "add", at(elsewhere, "/feed"))
    sync()
    assert run("articles", "--json").json == []


def test_where_the_page_cannot_be_read_the_text_of_a_feed_elsewhere_serves_until_its_own_site_gives_one(
    run: Run, server: Server, elsewhere: Server, sync: Sync
) -> None:
    url = server.on("/story", status(403, "No"))
    elsewhere.on("/feed", content(rss(Entry(url, "A night", text=story(1)))))
    run("source", "add", at(elsewhere, "/feed"), "--name", "elsewhere")
    report = sync()
    assert (report["added"], report["pages_failed"]) == (1, [])
    assert "12 ships" in texts(run)[url]
    elsewhere.on("/feed", content(rss(Entry(url, "A night", text=story(1, 99)))))
    assert sync()["revisions"] == []

    run("source", "add", server.on("/feed", content(rss(Entry(url, "A night", text=story(1, 40))))), "--name", "own")
    assert len(sync()["revisions"]) == 1
    assert "40 ships" in texts(run)[url]
    run("source", "remove", "own")
    elsewhere.on("/feed", content(rss(Entry(url, "A night", text=story(1, 98)))))
    assert sync()["revisions"] == []
    assert "40 ships" in texts(run)[url]


def test_a_page_elsewhere_that_claims_an_article_s_address_is_another_article(
    run: Run, server: Server, elsewhere: Server, sync: Sync
) -> None:
    url = server.on("/story", content(page(story(1))))
    run("ingest", url)
    head = f'<link rel=canonical href="{url}"><meta property="og:url" content="{url}">'
    for root in ("", "amp"):
        elsewhere.on(f"/copy{root}", content(page(story(1, 99), head=head, html=root)))
    entries = [Entry(at(elsewhere, path), "A night") for path in ("/copy", "/copyamp")]
    run("source", "add", at(elsewhere, "/feed"))
    elsewhere.on("/feed", content(rss(*entries)))
    run("source", "add", at(elsewhere, "/feed"), "--name", "elsewhere")
    sync()
    assert "99" not in texts(run)[url]
    assert set(texts(run)) - {url} < {entry.link for entry in entries}
    assert len(texts(run)) == 2


def test_pages_that_all_claim_one_address_of_their_site_are_articles_of_their_own(
    run: Run, server: Server, sync: Sync
) -> None:
    """As those of a broken template, or of another author on a site that many write for."""

    def of_its_own(number: int) -> list[str]:
        words = " ".join(f"w{number}x{word}" for word in range(150))
        return [f"Lena Novak said that {number + 5} boats were lost.", words]

    judged = server.on("/judged", content(page(of_its_own(7))))
    run("ingest", judged)
    head = f'<link rel=canonical href="{judged}">'
    urls = [server.on(f"/story/{number}", content(page(of_its_own(number), head=head))) for number in range(3)]
    run("source", "add", server.on("/feed", content(rss(*(Entry(url, url) for url in urls)))))
    report = sync()
    assert (report["added"], report["revisions"]) == (3, [])
    assert set(texts(run)) == {judged, *urls}
    assert sync(ahead=1.1 * HOUR)["revisions"] == []
    assert set(texts(run)) == {judged, *urls}
