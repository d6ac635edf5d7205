"""What the web may do to a sync: it goes on, within its limits, and goes where the user said and nowhere else."""

import json
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from conftest import Run
from sync.press import Entry, page, rss, story
from web import server as play
from web.server import Server, content, redirect, status

Sync = Callable[..., Any]


@pytest.fixture
def sync(run: Run) -> Sync:
    def call(*arguments: str, expected: int = 0) -> Any:
        done = run("sync", "--all", "--json", "--delay", "0", *arguments)
        assert done.status == expected, (done.out, done.err)
        assert "Traceback" not in done.err
        return done.json

    return call


def entry(server: Server, number: int) -> Entry:
    return Entry(server.on(f"/story/{number}", content(page(story(number)))), f"Story {number}")


def test_what_a_feed_or_a_redirect_names_on_this_machine_is_refused_unless_the_user_allows_it(
    run: Run, server: Server, sync: Sync, home: Path
) -> None:
    with Server() as other:
        for path in ("/story", "/feed", "/canonical"):
            other.on(path, content(page(story(7)), headers=(("X-Secret", "1"),)))
        names = [other.url("/story"), other.url("/story").replace("127.0.0.1", "localhost"), "http://169.254.169.254/x",
                 "http://[::1]:9/x", "http://0x7f.1:9/x", "http://10.0.0.1/x"]  # fmt: skip
        entries = [Entry(url, url) for url in names]
        away = Entry(server.on("/away", redirect(other.url("/story"))), "Away")
        scheme = Entry(server.on("/file", redirect("file:///etc/passwd")), "File")
        head = f'<link rel=canonical href="{other.url("/canonical")}">'
        claims = Entry(server.on("/claims", content(page(story(1), head=head))), "Claims to be another's")
        run("source", "add", server.on("/feed", content(rss(*entries, away, scheme, claims))), "--name", "wire")
        run(
            "source",
            "import",
            "-",
            stdin=f'<opml><body><outline text="a" xmlUrl="{server.url("/away-feed")}"/></body></opml>',
        )
        server.on("/away-feed", redirect(other.url("/feed"), 301))
        report = sync(expected=4)
        assert other.log == []
        assert report["added"] == 1
        failed = {one["url"]: one for one in report["pages_failed"]}
        assert set(failed) == {*names, server.url("/away"), server.url("/file")}
        for url in (*names, server.url("/away")):
            assert "this machine or a private network" in failed[url]["reason"], url
            assert failed[url]["final"] is True
        assert "only http and https" in failed[server.url("/file")]["reason"]
        assert "private network" in report["sources"][1]["reason"]
        assert other.place in report["sources"][1]["reason"]
        assert run("source", "list", "--json").json[1]["target"] == server.url("/away-feed")
        refused = run("source", "add", server.url("/away-feed"))
        assert refused.status in (0, 2)
        assert other.log == []

        new = Entry(other.url("/story?a=2"), "Again")
        server.on("/feed", content(rss(new)))
        (home / "config.toml").write_text(f'allow = ["{other.place}"]\n')
        report = sync(expected=4)
        assert report["added"] == 1
        assert [one.path for one in other.log].count("/story?a=2") == 1


def test_an_address_that_redirects_to_this_machine_is_not_added(run: Run, server: Server) -> None:
    with Server() as other:
        done = run("source", "add", server.on("/feed", redirect(other.url("/feed"))))
        assert other.log == []
    assert done.status == 2
    assert "allow" in done.err
    assert run("source", "list", "--json").json == []


BIG = b"<rss><channel><title>" + b"x" * (50 << 20)
NESTED = "".join(f'<!ENTITY {after} "{f"&{before};" * 10}">' for before, after in pairwise("abcdefghi"))
BILLION = (
    f'<!DOCTYPE r [<!ENTITY a "ha">{NESTED}]><rss><channel><title>&i;</title><item><title>&i;</title></item></channel>'
)
EXTERNAL = (
    '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><title>&x;</title>'
    "<item><title>&x;</title><description>&x; said that 5 boats were lost.</description></item></channel></rss>"
)
WATCHED = (
    "import os, resource, subprocess, sys; done = subprocess.run([sys.executable, '-m', 'factcli', *sys.argv[1:]]);"
    "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, file=sys.stderr); os._exit(done.returncode)"
)


@pytest.mark.long
def test_no_answer_stops_the_others_or_takes_what_the_machine_has(
    run: Run, server: Server, sync: Sync, environment: dict[str, str]
) -> None:
    good = [entry(server, number) for number in range(3)]
    whole = rss(*good)
    feeds = {
        "good": (content(whole), None),
        "broken": (content(whole.replace("</item>", "", 1).replace("<rss", "<!-- x --><rss") + "<oops"), None),
        "charset": (content(whole.encode("utf-16"), "text/xml; charset=us-ascii"), None),
        "latin": (content(whole.replace("Story", "Überall").encode("latin-1"), "text/xml; charset=utf-8"), None),
        "external": (content(EXTERNAL), None),
        "bomb": (content(BILLION), None),
        "large": (content(BIG), "larger than 16 MiB"),
        "gzip": (play.bomb(300 << 20), "larger than 16 MiB"),
        "nested": (play.nested_bomb(300 << 20), ""),
        "endless": (play.endless, "larger than 16 MiB"),
        "chunks": (play.endless_chunks, ""),
        "head": (play.endless_head, ""),
        "circle": (redirect("/circle.xml"), "in a circle"),
        "nowhere": (redirect(None), "302"),
        "cut": (play.cut_off(whole.encode()), "broke off"),
        "reset": (play.reset, "closed"),
        "empty": (play.empty, "empty"),
        "raw": (play.raw(b"\x00\x01" * 99), "not HTTP"),
        "page": (content(page(story(1))), "a page, not a feed"),
        "pdf": (content(b"%PDF-1.4\x00\xff" * 99, "application/rss+xml"), ""),
    }
    outlines = "".join(f'<outline text="{name}" xmlUrl="{server.url(f"/{name}.xml")}"/>' for name in feeds)
    run("source", "import", "-", stdin=f"<opml><body>{outlines}</body></opml>")
    for name, (behaviour, _) in feeds.items():
        server.on(f"/{name}.xml", behaviour)
    watched = [sys.executable, "-c", WATCHED, "sync", "--json", "--delay", "0"]
    done = subprocess.run(watched, env=environment, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 4, done.stderr
    assert int(done.stderr.split()[-1]) < 500 << 10
    report = json.loads(done.stdout)
    found = {one["name"]: one for one in report["sources"]}
    assert set(found) == set(feeds)
    for name, (_, reason) in feeds.items():
        expected = "polled" if reason is None else "failed"
        assert found[name]["outcome"] == expected, (name, found[name]["reason"])
        assert (reason or "") in (found[name]["reason"] or ""), (name, found[name]["reason"])
    assert report["added"] >= 3
    assert {one["title"] for one in run("source", "list", "--json").json if one["name"] == "latin"} == {"Harbour Wire"}
    shown = run("articles", "--json").out + run("source", "list", "--json").out
    assert "root:" not in shown
    assert len(shown) < 100_000
    assert run("db", "check").status == 0


def test_pages_of_every_kind_fail_alone(run: Run, server: Server, sync: Sync) -> None:
    title = "x" * 100_000
    pages = {
        "good": content(page(story(1))),
        "pdf": content(b"%PDF-1.7 ...", "text/html"),
        "image": content(b"\x89PNG\r\n", "image/png"),
        "feed": content(rss()),
        "bomb": play.bomb(300 << 20),
        "endless": play.endless,
        "cut": play.cut_off(page(story(2)).encode()),
        "loop": redirect("/loop"),
        "title": content(page(story(3), title)),
        "charset": content(page(story(4)).encode("utf-16"), "text/html; charset=utf-8"),
        "cookie": play.cookie(page(story(5)).encode(), "id=1"),
        "shell": content("<html><body><script>1</script></body></html>"),
        "deep": content("<html>" + "<div>" * 100_000 + "deep"),
        "forbidden": status(403, "No"),
    }
    entries = [Entry(server.on(f"/{name}", behaviour), name) for name, behaviour in pages.items()]
    run("source", "add", server.on("/feed", content(rss(*entries))))
    report = sync()
    assert report["sources"][0]["outcome"] == "polled"
    bad = {one["url"].rpartition("/")[2] for one in report["pages_failed"]}
    assert bad == set(pages) - {"good", "title", "charset", "cookie"}
    assert report["added"] == 4
    titles = {one["url"].rpartition("/")[2]: one["title"] for one in run("articles", "--json").json}
    assert len(titles["title"]) <= 1000
    server.on("/endless", content(page(story(8))))
    assert sync()["run"] is not None
    assert not any("cookie" in seen.headers for seen in server.log)


def test_a_trickle_is_cut_off_by_the_time_limit_and_the_rest_is_left_for_the_next_run(run: Run, server: Server) -> None:
    slow = play.trickle(play.head(200, "OK", [("Content-Type", "text/xml")]), b" ", 0.2)
    run(
        "source",
        "import",
        "-",
        stdin=f'<opml><body><outline text="slow" xmlUrl="{server.url("/slow")}"/></body></opml>',
    )
    server.on("/slow", slow)
    with Server() as quick:
        entries = [Entry(quick.on(f"/{number}", content(page(story(number)))), "X") for number in range(9)]
        run("source", "add", quick.on("/feed", content(rss(*entries))), "--name", "quick")
        begun = time.monotonic()
        done = run("sync", "--json", "--time-limit", "8s", "--delay", "1")
        assert time.monotonic() - begun < 50  # the trickle would last for 60
        assert done.status == 0
        first = done.json
        assert first["unfinished"] is True
        assert 1 <= first["added"] < 9
        assert first["waiting"] == 1 + 9 - first["added"]
        server.on("/slow", content(rss()))
        second = run("sync", "--delay", "0")
        assert second.status == 0
        assert f"{9 - first['added']} new" in second.err
        assert len([one for one in quick.log if one.path == "/feed"]) == 2
        assert {one.path for one in quick.log} == {"/robots.txt", "/feed", *(f"/{number}" for number in range(9))}
    assert len(run("articles", "--json").json) == 9
