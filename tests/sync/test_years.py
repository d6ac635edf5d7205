"""Pages that have long been read are let go of, and what was read there never comes in again, whoever lists it and when."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import Run
from sync.press import Entry, page, rss, story
from web.server import Server, content, redirect, status

from factcli.models.identity import article_id
from factcli.store.ledger import LedgerFile

Sync = Callable[..., Any]
Write = Callable[[str, str | bytes], Path]

DAY = 24 * 3600


@pytest.fixture
def sync(run: Run) -> Sync:
    """Sync all sources as many days ahead."""

    def call(days: float) -> Any:
        done = run("sync", "--all", "--json", "--delay", "0", ahead=days * DAY)
        assert done.status == 0, (done.out, done.err)
        return done.json

    return call


@pytest.fixture
def ledger(environment: dict[str, str]) -> LedgerFile:
    return LedgerFile(Path(environment["FACTCLI_DB"]), wait=10)


@pytest.fixture
def archive(run: Run) -> Callable[[], None]:
    """Archive all articles but a last one, which is ingested for that."""

    def call() -> None:
        last = {"text": "Mia Lund said that the quay was open.", "title": "last", "date": "2036-01-01"}
        assert run("ingest", "-", stdin=json.dumps(last)).status == 0
        assert run("db", "archive", "--before", "2035-01-01", "--yes").status == 0
        assert titles(run) == ["last"]

    return call


def titles(run: Run) -> list[str]:
    return sorted(article["title"] for article in run("articles", "--json").json)


def appearances(run: Run, title: str) -> list[str]:
    (found,) = [one for one in run("articles", "--json").json if one["title"] == title]
    return [one["source"] for one in found["appearances"]]


def read_out(sync: Sync) -> None:
    """Read what is there as often as it is read, and let go of its page."""
    sync(0)
    sync(8)
    sync(40)


def test_what_a_feed_lists_for_years_is_read_as_often_as_is_due_and_then_let_go_of(
    run: Run, server: Server, sync: Sync, ledger: LedgerFile
) -> None:
    links = [server.on(f"/story/{number}", content(page(story(number), f"Story {number}"))) for number in range(3)]
    run("source", "add", server.on("/feed", content(rss(*(Entry(link, link[-1]) for link in links)))))
    assert [sync(days)["retired"] for days in (0, 8, 29)] == [0, 0, 0]
    asked = len(server.log)
    assert sync(31)["retired"] == 3
    assert list(ledger.pages()) == []
    assert sync(32)["retired"] == 0
    report = sync(400)
    assert (report["added"], report["read"], report["retired"], report["sources"][0]["entries"]) == (0, 0, 0, 0)
    assert len(server.log) == asked + 3  # the feed itself
    assert titles(run) == ["Story 0", "Story 1", "Story 2"]
    assert run("db", "check").status == 0
    fresh = server.on("/story/3", content(page(story(3), "Story 3")))
    server.on("/feed", content(rss(*(Entry(link) for link in (fresh, *links)))))
    assert (sync(401)["added"], len(server.asked("/story/0"))) == (1, 2)


def test_a_feed_that_comes_back_after_months_brings_nothing_twice(run: Run, server: Server, sync: Sync) -> None:
    link = server.on("/story/1", content(page(story(1), "Story 1")))
    run("source", "add", server.on("/feed", content(rss(Entry(link)))), "--name", "wire")
    sync(0)
    server.on("/feed", content(rss()))
    sync(8)
    assert sync(40)["retired"] == 1
    run("source", "remove", "wire")
    run(
        "source",
        "add",
        server.on("/feed", content(rss(Entry(link), Entry(link + "?utm_source=rss")))),
        "--name",
        "wire",
    )
    report = sync(300)
    assert (report["added"], report["read"]) == (0, 0)
    assert appearances(run, "Story 1") == ["wire"]


def test_another_source_that_lists_it_late_is_an_appearance_without_a_request(
    run: Run, server: Server, sync: Sync
) -> None:
    link = server.on("/story/1", content(page(story(1), "Story 1")))
    run("source", "add", server.on("/feed", content(rss(Entry(link)))), "--name", "wire")
    read_out(sync)
    asked = len(server.asked("/story/1"))
    run("source", "add", server.on("/late", content(rss(Entry(link), title="Late"))), "--name", "late")
    for days in (41, 42):
        assert sync(days)["added"] == 0
        assert appearances(run, "Story 1") == ["wire", "late"]
    assert len(server.asked("/story/1")) == asked


def test_a_new_link_that_leads_to_it_is_another_way_there_and_no_article(
    run: Run, server: Server, sync: Sync, ledger: LedgerFile
) -> None:
    link = server.url("/story/1")
    canonical = page(story(1), "Story 1", head=f'<link rel=canonical href="{link}">')
    server.on("/story/1", content(canonical))
    aliased = server.on("/go/1", redirect("/story/1"))
    run("source", "add", server.on("/feed", content(rss(Entry(aliased)))), "--name", "wire")
    sync(0)
    sync(8)
    assert sync(40)["retired"] == 2
    server.on("/story/1", content(page(story(1, 40), "Story 1", head=f'<link rel=canonical href="{link}">')))
    again = server.on("/go/again", redirect("/story/1"))
    server.on("/feed", content(rss(Entry(aliased), Entry(link), Entry(again))))
    run("source", "add", server.on("/other", content(rss(Entry(again), title="Other"))), "--name", "other")
    assert (sync(41)["added"], len(server.asked("/go/again"))) == (0, 1)
    assert appearances(run, "Story 1") == ["wire", "other"]
    assert sync(42)["revisions"] == []
    assert sync(90)["retired"] == 1
    seen = ledger.seen(article_id(again, ""))
    assert seen is not None
    assert seen.found == article_id(link, "")


def test_what_archive_has_moved_stays_away_however_it_is_brought_once_more(
    run: Run, server: Server, sync: Sync, write: Write, archive: Callable[[], None], ledger: LedgerFile
) -> None:
    link = server.on("/story/1", content(page(story(1), "Story 1")))
    own = server.url("/story/2")
    line = {"text": "\n\n".join(story(3)), "url": "https://dock.example/3", "title": "Line 3", "date": "2026-03-01"}
    entries = [Entry(link), Entry(own, text=story(2)), Entry(None, "Keyed", id="k1", text=story(4))]
    server.on("/feed", content(rss(*entries)))
    write("inbox/a.jsonl", json.dumps(line) + "\n")
    run("source", "add", server.url("/feed"), "--name", "wire")
    run("source", "add", "inbox")
    assert sync(0)["added"] == 4
    sync(8)
    archive()
    for days in (9, 41, 42):  # with their pages, and without them
        edited = [*story(2, 13 + days), "And there is more."]
        again = server.on(f"/again/{days}", content(page(story(1), "Story 1")))
        entries = [
            Entry(link), Entry(own, text=edited), Entry(None, "Keyed", id=f"k{days}", text=story(4)), Entry(again),
        ]  # fmt: skip
        server.on("/feed", content(rss(*entries)))
        more = {"text": f"Tom Arden said that {days} barges were waiting.", "url": f"https://dock.example/n{days}"}
        write("inbox/a.jsonl", json.dumps(line) + "\n" + json.dumps(more) + "\n")
        assert sync(days)["added"] == 1
    assert not {"Story 1", "Line 3", "Keyed", "A night at the harbour"} & {
        one["title"] for one in run("articles", "--json").json
    }
    assert len(list(ledger.pages())) < 10
    person = run("ingest", "-", "--json", stdin=json.dumps(line))
    assert person.json["added"] == 1  # a person may have it back


def test_catch_up_marks_and_failed_pages_and_partial_articles_stay_what_they_were(
    run: Run, server: Server, sync: Sync
) -> None:
    old = server.on("/old", content(page(story(1), "Old")))
    run("source", "add", server.on("/marked", content(rss(Entry(old)))), "--name", "marked", "--catch-up")
    gone = server.on("/gone", status(410, "Gone"))
    teaser = '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": false}</script>'
    walled = server.on("/walled", content(page(story(2)[:1], "Walled", head=teaser)))
    run("source", "add", server.on("/feed", content(rss(Entry(gone), Entry(walled)))), "--name", "wire")
    read_out(sync)
    server.on("/gone", content(page(story(3), "Back")))
    server.on("/walled", content(page(story(2), "Walled")))
    asked = len(server.asked("/gone")), len(server.asked("/walled")), len(server.asked("/old"))
    for days in (41, 400):
        report = sync(days)
        assert (report["added"], report["read"], report["pages_failed"]) == (0, 0, [])
    assert (len(server.asked("/gone")), len(server.asked("/walled")), len(server.asked("/old"))) == asked
    assert [(one["title"], one["partial"]) for one in run("articles", "--json").json] == [("Walled", True)]
    another = server.on("/another", content(rss(Entry(old), Entry(gone), title="Another")))
    done = run("source", "add", another, "--name", "another", "--catch-up", "--json", ahead=401 * DAY)
    assert done.status == 0
    assert sync(402)["added"] == 0


def test_what_was_forgotten_never_comes_in_again(run: Run, server: Server, sync: Sync, ledger: LedgerFile) -> None:
    first = server.on("/story/1", content(page(story(1), "Story 1")))
    second = server.on("/story/2", content(page(story(2), "Story 2")))
    own = server.url("/story/3")
    entries = [Entry(first), Entry(second), Entry(own, text=story(3))]
    run("source", "add", server.on("/feed", content(rss(*entries))), "--name", "wire")
    sync(0)
    early, *late = [one["id"] for one in run("articles", "--json").json]
    assert run("forget", early, "--yes").status == 0
    sync(8)
    assert sync(40)["retired"] == 2
    for one in late:
        assert run("forget", one, "--yes").status == 0
    entries = [
        Entry(server.on(path, content(page(story(number, 40))))) for number, path in ((1, "/story/1"), (2, "/story/2"))
    ]
    entries.append(Entry(own, text=story(3, 40)))
    server.on("/feed", content(rss(*entries)))
    run("source", "add", server.on("/other", content(rss(*entries, title="Other"))))
    for days in (41, 80, 400):
        assert sync(days)["added"] == 0
    assert titles(run) == []
    assert all(one.forgotten for one in ledger.pages())


def test_a_feed_s_own_text_is_looked_at_as_long_as_it_is_listed(run: Run, server: Server, sync: Sync) -> None:
    link = server.url("/story/1")
    run("source", "add", server.on("/feed", content(rss(Entry(link, "One", text=story(1))))), "--name", "wire")
    run("source", "add", server.on("/second", content(rss(title="Second"))), "--name", "second")
    read_out(sync)
    server.on("/feed", content(rss(Entry(link, "One, with another title", text=story(1)))))
    assert sync(41)["revisions"] == []
    server.on("/second", content(rss(Entry(link, "One", text=[*story(1, 99), "Cut."]))))
    server.on("/feed", content(rss(Entry(link, "One", text=story(1, 2)))))
    report = sync(200)
    assert [
        figure["after"] for one in report["revisions"] for change in one["changes"] for figure in change["figures"]
    ] == [2]
    assert sync(201)["revisions"] == []
    assert sync(240)["retired"] == 1
    assert sync(241)["revisions"] == []
    assert len(run("articles", "--json").json) == 1


def test_a_page_that_was_read_at_its_own_address_is_not_told_by_its_feed_later(
    run: Run, server: Server, sync: Sync
) -> None:
    link = server.on("/story/1", content(page(story(1), "Story 1")))
    run("source", "add", server.on("/feed", content(rss(Entry(link)))), "--name", "wire")
    read_out(sync)
    server.on("/feed", content(rss(Entry(link, text=story(1, 77)))))
    report = sync(41)
    assert (report["added"], report["revisions"]) == (0, [])


def test_files_of_a_folder_are_known_as_long_as_they_lie_there(
    run: Run, sync: Sync, write: Write, ledger: LedgerFile
) -> None:
    write("inbox/a.txt", "\n\n".join(story(1)))
    run("source", "add", "inbox")
    assert sync(0)["added"] == 1
    report = sync(400)
    assert (report["read"], report["retired"]) == (0, 0)
    assert len(list(ledger.pages())) == 1


def test_a_page_whose_source_went_before_it_was_read_is_new_to_the_next_one(
    run: Run, server: Server, sync: Sync, ledger: LedgerFile
) -> None:
    link = server.on("/story/1", status(503))
    run("source", "add", server.on("/feed", content(rss(Entry(link)))), "--name", "wire")
    run("source", "add", server.on("/other", content(rss(title="Other"))), "--name", "other")
    sync(0)
    run("source", "remove", "wire")
    assert sync(40)["retired"] == 1
    assert list(ledger.pages()) == []
    server.on("/story/1", content(page(story(1), "Story 1")))
    server.on("/other", content(rss(Entry(link), title="Other")))
    assert sync(41)["added"] == 1


def test_a_paused_source_s_pages_wait_for_it(run: Run, server: Server, sync: Sync) -> None:
    link = server.on("/story/1", content(page(story(1), "Story 1")))
    run("source", "add", server.on("/feed", content(rss(Entry(link)))), "--name", "wire")
    run("source", "add", server.on("/other", content(rss(title="Other"))), "--name", "other")
    sync(0)
    run("source", "pause", "wire")
    assert sync(40)["retired"] == 0
    run("source", "resume", "wire")
    server.on("/story/1", content(page(story(1, 2), "Story 1")))
    report = sync(41)
    assert (len(report["revisions"]), report["retired"]) == (1, 1)


def test_a_sync_that_was_taken_back_stays_so_and_can_be_brought_back(run: Run, server: Server, sync: Sync) -> None:
    link = server.on("/story/1", content(page(story(1), "Story 1")))
    own = server.url("/story/2")
    run("source", "add", server.on("/feed", content(rss(Entry(link), Entry(own, "Two", text=story(2))))))
    number = str(sync(0)["run"])
    sync(8)
    assert run("undo", number).status == 0
    assert sync(40)["retired"] == 2
    server.on("/feed", content(rss(Entry(link), Entry(own, "Two", text=story(2, 40)))))
    for days in (41, 42):
        report = sync(days)
        assert (report["added"], report["revisions"]) == (0, [])
    assert titles(run) == []
    assert run("redo").status == 0
    assert titles(run) == ["Story 1", "Two"]


def test_an_export_knows_what_was_let_go_of(
    run: Run, server: Server, sync: Sync, home: Path, archive: Callable[[], None]
) -> None:
    links = [server.on(f"/story/{number}", content(page(story(number), f"Story {number}"))) for number in range(3)]
    feed = server.on("/feed", content(rss(*map(Entry, links))))
    run("source", "add", feed, "--name", "wire")
    read_out(sync)
    archive()
    exported = run("export").out
    seen = [json.loads(line) for line in exported.splitlines() if '"seen"' in line[:40]]
    assert len(seen) >= 3
    copy = {"FACTCLI_DB": str(home / "copy.json")}
    assert run("import", "-", stdin=exported, env=copy).status == 0
    assert run("export", env=copy).out == exported
    merged = {"FACTCLI_DB": str(home / "merged.json")}
    run("ingest", "-", stdin="Tom Arden said that 40 barges were waiting.", env=merged)
    assert run("import", "-", stdin=exported, env=merged).status == 0
    assert run("db", "check", env=merged).status == 0
    for one in (copy, merged):
        done = run("sync", "--all", "--json", "--delay", "0", ahead=41 * DAY, env=one)
        assert (done.json["added"], done.json["read"], done.json["requests"]) == (0, 0, 1)


def test_a_damaged_trace_is_found_and_the_others_are_saved(
    run: Run, server: Server, sync: Sync, home: Path, ledger: LedgerFile
) -> None:
    links = [server.on(f"/story/{number}", content(page(story(number)))) for number in range(3)]
    run("source", "add", server.on("/feed", content(rss(*map(Entry, links)))))
    read_out(sync)
    assert run("db", "compact").status == 0
    path, trace = home / "facts.json", f'"id":"{article_id(links[0], "")}"'.encode()
    data = path.read_bytes()
    before, table, after = data.partition(b'"seen":{')
    assert after.count(trace) == 1
    path.write_bytes(before + table + after.replace(trace, trace[:-2] + b'#"'))
    checked = run("db", "check")
    assert checked.status == 5
    assert f"seen {article_id(links[0], '')}" in checked.out + checked.err
    assert run("db", "repair").status == 0
    fresh = LedgerFile(path, wait=10)
    assert [fresh.seen(article_id(link, "")) is not None for link in links] == [False, True, True]
