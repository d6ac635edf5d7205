"""`factcli source`: what a reporter adds once."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from conftest import Run
from sync.press import Entry, atom, json_feed, page, rdf, rss, story
from web.server import Server, content, later, redirect, status

Write = Callable[[str, str | bytes], Path]

KINDS = {
    "rss": (rss, "application/rss+xml"),
    "atom": (atom, "application/atom+xml"),
    "rdf": (rdf, "text/xml"),
    "json": (json_feed, "application/feed+json"),
}


def one_entry(server: Server, number: int = 1) -> Entry:
    """An entry whose article is at its page."""
    return Entry(server.on(f"/story/{number}", content(page(story(number)))), f"Story {number}")


def whole_entry(server: Server, number: int = 1) -> Entry:
    """An entry that has its article."""
    return Entry(server.url(f"/story/{number}"), f"Story {number}", text=story(number))


def serve_feed(server: Server, path: str = "/feed", title: str = "Harbour Wire", entries: int = 1) -> str:
    return server.on(path, content(rss(*(whole_entry(server, number) for number in range(entries)), title=title)))


def names(run: Run) -> list[str]:
    return [one["name"] for one in run("source", "list", "--json").json]


def test_a_feed_of_any_kind_is_recognised_whatever_its_server_calls_it(run: Run, server: Server) -> None:
    for name, (make, kind) in KINDS.items():
        declared = kind if name != "rdf" else "text/plain"
        url = server.on(f"/{name}", content(make(one_entry(server), title=f"Harbour {name}"), declared))
        done = run("source", "add", url, "--json")
        assert (done.status, done.err) == (0, ""), name
        assert done.json[0]["title"] == f"Harbour {name}"
        assert done.json[0]["name"] == f"harbour-{name}"
        assert done.json[0]["kind"] == "feed"
    report = run("sync", "--json", "--delay", "0").json
    assert [one["outcome"] for one in report["sources"]] == ["polled"] * 4
    assert report["added"] == 1


def test_several_are_added_at_once_or_none(run: Run, server: Server, tmp_path: Path) -> None:
    first, second = serve_feed(server), serve_feed(server, "/other", "Other Wire")
    no_feed = server.on("/text", content("no feed at all", "text/plain"))
    for wrong in (["--name", "both"], [no_feed], [""]):
        done = run("source", "add", first, second, *wrong)
        assert done.status in (2, 6), wrong
        assert names(run) == [], wrong
    run("source", "add", first)
    (tmp_path / "inbox").mkdir()
    done = run("source", "add", first, second, "inbox", second, "--every", "2h", "--tag", "port", "--json")
    assert done.status == 0
    assert done.err.splitlines() == [
        f"factcli: {first} is there already, as harbour-wire; `factcli source edit` changes it"
    ]
    assert [(one["name"], one["tags"]) for one in done.json] == [
        ("harbour-wire", []), ("other-wire", ["port"]), ("inbox", ["port"]),
    ]  # fmt: skip
    assert names(run) == ["harbour-wire", "other-wire", "inbox"]


def test_a_feed_without_entries_is_added_and_told_of(run: Run, server: Server) -> None:
    url = server.on("/empty", content("<rss><chan", "application/rss+xml"))
    done = run("source", "add", url, "--json")
    assert (done.status, len(done.json)) == (0, 1)
    assert done.err == f"factcli: {url} is a feed without entries, as it is now\n"
    assert run("source", "add", serve_feed(server)).err == ""


def test_of_a_page_its_only_feed_is_added_and_of_several_none(run: Run, server: Server) -> None:
    url = serve_feed(server)
    link = '<link rel="alternate" type="application/rss+xml" href="{}" title="{}">'
    one = server.on("/one", content(page(story(1), head=link.format("/feed", "All"))))
    done = run("source", "add", one, "--json")
    assert done.status == 0
    assert url in done.err
    assert done.json[0]["target"] == url

    two = server.on("/two", content(page(story(1), head=link.format("/a", "Port") + link.format("/b", "\x1b[31mTown"))))
    done = run("source", "add", two)
    assert (done.status, done.out) == (2, "")
    assert server.url("/a") in done.err
    assert server.url("/b") in done.err
    assert [line.split() for line in done.err.splitlines()[-2:]] == [
        [server.url("/a"), "(Port)"],
        [server.url("/b"), "([31mTown)"],
    ]

    none = server.on("/none", content(page(story(1))))
    done = run("source", "add", none)
    assert done.status == 6
    assert "names no feed" in done.err
    assert "ingest" in done.err
    assert len(names(run)) == 1


def test_an_address_that_cannot_be_reached_is_stored_and_works_once_it_is_there(run: Run, server: Server) -> None:
    missing = server.on("/late", status(404, "Not Found"))
    with Server() as closed:
        refused = closed.url("/feed")
    for url, reason in ((missing, "404"), (refused, "refused")):
        done = run("source", "add", url, "--json", "--catch-up")
        assert done.status == 0
        assert reason in done.err
        assert "added all the same" in done.err
        assert done.json[0]["state"] == "new"
    assert run("sync", "--delay", "0").status == 4

    serve_feed(server, "/late", entries=2)
    report = run("sync", "--all", "--json", "--delay", "0").json
    assert [one["outcome"] for one in report["sources"]] == ["polled", "failed"]
    assert report["added"] == 0
    assert server.asked("/story/1") == []
    found = run("source", "list", "--json").json[0]
    assert (found["state"], found["title"], found["failures"]) == ("ok", "Harbour Wire", 0)

    server.on("/late", content(rss(*(whole_entry(server, number) for number in range(3)))))
    assert run("sync", "--all", "--json", "--delay", "0").json["added"] == 1


def test_a_page_behind_an_address_that_was_down_is_followed_to_its_feed(run: Run, server: Server) -> None:
    home = server.on("/", status(503, "Down"))
    assert run("source", "add", home).status == 0
    url = serve_feed(server)
    server.on("/", content(page(story(1), head='<link rel=alternate type="application/rss+xml" href="/feed">')))
    report = run("sync", "--all", "--json", "--delay", "0").json
    assert report["added"] == 1
    found = run("source", "list", "--json").json[0]
    assert (found["target"], found["state"]) == (url, "ok")


def test_an_address_is_one_however_it_is_spelled(run: Run, server: Server) -> None:
    url = serve_feed(server)
    assert run("source", "add", url.replace("http", "HTTP"), "--json").json[0]["target"] == url
    for spelling in (
        url,
        f"{url}#top",
        f" {url}",
        url.replace("127.0.0.1", "127.0.0.1."),
        f"feed:{url}",
        f"FEED{url[4:]}",
    ):
        done = run("source", "add", spelling, "--json")
        assert (done.status, done.json[0]["target"]) == (0, url), spelling
        assert "there already" in done.err, spelling
    assert len(names(run)) == 1
    assert run("sync", "--json", "--delay", "0").json["added"] == 1


def test_what_is_no_feed_is_refused(run: Run, server: Server) -> None:
    for body, kind, reason in (
        ("", "text/html", "empty"),
        ("{}", "application/json", "JSON"),
        ('<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"/>', "text/xml", "sitemap"),
        (b"%PDF-1.7\x00\xff\xfe", "application/pdf", ""),
    ):
        done = run("source", "add", server.on("/x", content(body, kind)))
        assert done.status == 6, body
        assert reason in done.err
    for target in ("nowhere", "ftp://harbourwire.example/feed", "http://", "http://[", "https://a b/", ""):
        done = run("source", "add", target)
        assert done.status == 2, target
        assert "Traceback" not in done.err
        assert ("only http and https" in done.err) is target.startswith("ftp"), target
    assert names(run) == []


def test_a_password_in_an_address_is_refused_and_nowhere_to_be_seen(
    run: Run, server: Server, environment: dict[str, str]
) -> None:
    place = server.place
    target = f"http://ann:s3cret@{place}/feed"
    for command in (["source", "add", target], ["ingest", target, "-q"], ["extract", target]):
        done = run(*command)
        assert done.status == 2, command
        assert ".netrc" in done.err
        assert "s3cret" not in done.err + done.out, command
    for target in (
        f"http://:s3cret@{place}/feed",
        "http://ann:s3cret@/x",
        "http://ann:s3cret@[/",
        "ftp://ann:s3cret@a.example/",
    ):
        done = run("source", "add", target)
        assert done.status == 2, target
        assert "s3cret" not in done.err + done.out, target
    assert server.log == []

    entry = one_entry(server)
    secret = entry.link.replace("http://", "http://ann:s3cret@")  # type: ignore[union-attr]
    server.on("/moved", redirect(f"http://ann:s3cret@{place}/feed", 301))
    server.on("/feed", content(rss(Entry(secret, "Story 1"), Entry(None, "About", id=secret + "/2", text=story(2)))))
    assert run("source", "add", server.url("/moved")).status == 0
    log = Path(environment["HOME"]) / "log"
    report = run("sync", "--json", "--delay", "0", "--log", log)
    assert report.json["added"] == 2
    assert "authorization" not in server.asked("/story/1")[0].headers
    shown = report.out + report.err + run("source", "list", "--json").out + run("articles", "--json").out
    assert "s3cret" not in shown + run("source", "export").out
    assert "s3cret" not in run("history", "--json").out
    for file in Path(environment["HOME"]).rglob("*"):
        assert not file.is_file() or b"s3cret" not in file.read_bytes(), file


def test_credentials_of_netrc_go_to_the_server_that_the_user_named_alone(
    run: Run, server: Server, environment: dict[str, str]
) -> None:
    netrc = Path(environment["HOME"]) / ".netrc"
    netrc.write_text("machine 127.0.0.1 login ann password s3cret\n")
    netrc.chmod(0o600)
    serve_feed(server)
    with Server() as other:
        other.on("/feed", content(rss()))
        server.on("/away", redirect(other.url("/feed")))
        assert run("source", "add", server.url("/feed")).status == 0
        assert run("source", "add", server.url("/away")).status == 2
        assert other.log == []
    assert server.asked("/feed")[0].headers["authorization"].startswith("Basic ")
    assert b"s3cret" not in Path(environment["FACTCLI_DB"]).read_bytes()


def test_names_are_by_title_short_and_free_and_a_name_of_ones_own_must_be(run: Run, server: Server) -> None:
    url = serve_feed(server, "/a", "The “Harbour” Wire & Sons: " + "all the news of the ports " * 9)
    first = run("source", "add", url, "--json").json[0]["name"]
    assert first.startswith("the-harbour-wire-sons-all-the-news")
    assert len(first) <= 40
    second = run("source", "add", serve_feed(server, "/b", ""), "--json").json[0]["name"]
    assert second == f"127-0-0-1-{server.port}-b"
    assert run("source", "add", serve_feed(server, "/c", "Town"), "--name", "Town Talk").status == 0
    taken = run("source", "add", serve_feed(server, "/d", "Town"), "--name", "town-talk")
    assert taken.status == 2
    assert "town-talk" in taken.err
    assert run("source", "add", serve_feed(server, "/e", "Town Talk"), "--json").json[0]["name"] == "town-talk-2"
    assert run("source", "pause", "TOWN TALK").status == 0
    again = run("source", "add", url, "--json")
    assert again.status == 0
    assert "there already" in again.err
    assert again.json[0]["name"] == first


def test_intervals_outlets_and_tags_are_kept_and_edited(run: Run, server: Server) -> None:
    url = serve_feed(server)
    for every in ("30", "0m", "59s", "soon", "1.5h", "", "53w", "999999w"):
        done = run("source", "add", url, f"--every={every}")
        assert done.status == 2, every
        assert "30m" in done.err
    assert server.log == []
    added = run(
        "source", "add", url, "--every", "90s", "--outlet", "The Wire", "--tag", "port", "--tag", "port", "--json"
    ).json[0]
    assert (added["every"], added["outlet"], added["tags"]) == (90, "The Wire", ["port"])
    edited = run("source", "edit", url, "--name", "wire", "--every", "1w", "--outlet", "", "--no-tags", "--json").json[
        0
    ]
    assert (edited["name"], edited["every"], edited["outlet"], edited["tags"]) == ("wire", 604800, None, [])
    assert run("source", "edit", "wire").status == 2
    assert run("source", "edit", "nobody", "--every", "1h").status == 3
    assert run("source", "add", url, "--tag", "two words").status == 2
    run("source", "edit", "wire", "--tag", "sea", "--outlet", "Sea News")
    run("sync", "--delay", "0")
    article = run("articles", "--json").json[0]
    assert (article["outlet"], article["tags"]) == ("Sea News", ["sea"])
    assert run("list", "--tag", "sea", "--outlet", "Sea News", "--json").json != []


def test_what_is_there_now_is_taken_as_seen_with_catch_up(run: Run, server: Server) -> None:
    url = serve_feed(server, entries=3)
    done = run("source", "add", url, "--catch-up")
    assert "3 entries" in done.err
    assert run("sync", "--json", "--delay", "0").json["added"] == 0
    assert [one.path for one in server.log] == ["/feed", "/feed"]
    server.on("/feed", content(rss(*(whole_entry(server, number) for number in range(5)))))
    assert run("sync", "--all", "--json", "--delay", "0").json["added"] == 2


def test_pause_resume_and_remove_leave_what_was_read(run: Run, server: Server) -> None:
    url = serve_feed(server)
    run("source", "add", url, "--name", "wire")
    run("sync", "--delay", "0")
    done = run("source", "pause", "wire")
    assert (done.status, done.out) == (0, "")
    assert "paused" in done.err
    listed = run("source", "list", "--json").json[0]
    assert (listed["state"], listed["next_due"], listed["articles"]) == ("paused", None, 1)
    assert listed["claims"] >= 2
    before = len(server.log)
    assert run("sync", "--all", "--json").json["run"] is None
    assert run("sync", "wire", "--all", ahead=7200).status == 0
    assert len(server.log) == before

    assert run("source", "resume", "wire").status == 0
    assert run("sync", "--json", "--delay", "0").json["polled"] == 1
    assert run("source", "pause", "wire", "nobody").status == 3
    assert run("source", "list", "--json").json[0]["state"] == "ok"
    assert run("source", "remove", "wire").status == 0
    assert run("source", "remove", "wire").status == 3
    assert names(run) == []
    assert len(run("articles", "--json").json) == 1
    assert run("list", "--source", "wire", "--json").json != []
    assert [one["command"] for one in run("history", "--json").json[:3]] == ["source remove", "sync", "source resume"]


def test_pages_of_a_removed_source_do_not_become_anothers(run: Run, server: Server) -> None:
    run("source", "add", server.on("/feed", content(rss(one_entry(server, 0)))), "--name", "first")
    run("sync", "--delay", "0")
    run("source", "remove", "first")
    server.on("/other", content(rss(title="Other")))
    run("source", "add", server.url("/other"), "--name", "second", "--outlet", "Other")
    before = len(server.asked("/story/0"))
    run("sync", "--all", "--delay", "0", ahead=7200)
    assert len(server.asked("/story/0")) == before


def test_opml_goes_out_and_comes_in_as_it_was(run: Run, server: Server, tmp_path: Path) -> None:
    run("source", "add", serve_feed(server, "/a", "Harbour & <Wire>"), "--every", "2h", "--tag", "port", "--tag", "sea")
    run("source", "add", serve_feed(server, "/b?x=1&y=2", "Town"), "--outlet", "Town “Crier”")
    run("source", "add", tmp_path, "--name", "folder")
    done = run("source", "export", "out.opml")
    assert (done.status, done.out) == (0, "")
    assert "2 feeds" in done.err
    assert run("source", "export").out == (tmp_path / "out.opml").read_text()
    assert run("source", "edit", "harbour", "--outlet", "Other").status == 0
    assert run("source", "export", "out.opml").status == 2
    assert run("source", "export").out != (tmp_path / "out.opml").read_text()
    assert run("source", "export", "out.opml", "--force").status == 0
    assert run("source", "export").out == (tmp_path / "out.opml").read_text()
    for name in ("facts.json", "facts.json.journal"):
        assert "is the ledger" in run("source", "export", tmp_path / "home" / name, "--force").err

    other = {"FACTCLI_DB": str(tmp_path / "other.json")}
    done = run("source", "import", "out.opml", "--json", env=other)
    assert done.status == 0
    assert "2 added" in done.err
    kept = ("name", "target", "every", "outlet", "tags")
    before = [[one[name] for name in kept] for one in run("source", "list", "--json").json if one["kind"] == "feed"]
    assert [[one[name] for name in kept] for one in done.json] == before
    again = run("source", "import", "-", "--json", env=other, stdin=(tmp_path / "out.opml").read_bytes())
    assert (again.status, again.json) == (0, [])
    assert "2 there already" in again.err
    assert run("source", "export", env=other).out == (tmp_path / "out.opml").read_text()
    assert run("source", "export", tmp_path / "no" / "such.opml").status == 74
    assert run("sync", "--json", "--delay", "0", env=other).json["added"] == 1


def test_lists_that_are_none_add_nothing(run: Run, write: Write) -> None:
    bomb = '<!DOCTYPE o [<!ENTITY a "x"><!ENTITY b "&a;&a;">]><opml><body><outline xmlUrl="&b;"/></body></opml>'
    for name, data in (
        ("empty", b""), ("binary", bytes(range(256)) * 9), ("feed", rss()), ("html", page(story(1))), ("bomb", bomb),
        ("none", '<opml version="2.0"><body><outline text="A"/></body></opml>'),
        ("others", '<opml><body><outline xmlUrl="file:///etc/passwd"/><outline xmlUrl="javascript:1"/></body></opml>'),
    ):  # fmt: skip
        done = run("source", "import", write(f"{name}.opml", data))
        assert (done.status, done.out) == (6, ""), name
        assert "nothing was added" in done.err
    assert run("source", "import", "missing.opml").status == 6
    good = '<opml><body><outline text="\x85&#27;A" xmlUrl="http://ann:s3cret@a.example/feed"/><outline xmlUrl="gopher://b/"/></body></opml>'
    done = run("source", "import", write("good.opml", good), "--catch-up", "--json")
    assert done.status == 0
    assert [one["target"] for one in done.json] == ["http://a.example/feed"]
    assert "s3cret" not in done.out + done.err
    long = (
        f'<opml><body><outline text="{"Long " * 300}" every="999999w" xmlUrl="feed://long.example/rss"/></body></opml>'
    )
    done = run("source", "import", write("long.opml", long), "--json")
    assert [(one["target"], one["every"], len(one["name"]) <= 80) for one in done.json] == [
        ("http://long.example/rss", 1800, True)
    ]


def test_entries_of_a_list_that_are_not_of_the_web_are_named(run: Run, write: Write) -> None:
    entries = (
        '<outline text="Quay" xmlUrl="ftp://ann:s3cret@quay.example/rss"/><outline xmlUrl="feed.xml"/>'
        '<outline text="Wire" xmlUrl="https://wire.example/rss"/><outline text="Own [red]" xmlUrl="file:///etc/passwd"/>'
        '<outline text="A folder"><outline type="link" text="No feed" url="https://link.example/"/></outline>'
    )
    done = run("source", "import", write("some.opml", f"<opml><body>{entries}</body></opml>"), "--json")
    assert (done.status, [one["target"] for one in done.json]) == (0, ["https://wire.example/rss"])
    why = "is passed over: only http and https addresses are fetched"
    assert done.err.splitlines() == [
        f"factcli: Quay (ftp://…@quay.example/rss) {why}",
        f"factcli: feed.xml {why}",
        f"factcli: Own [red] (file:///etc/passwd) {why}",
        "factcli: 1 added, 0 there already, 3 passed over",
    ]


def test_what_outlets_call_themselves_is_shown_harmless(run: Run, server: Server) -> None:
    title = "Wire \u009d8;;http://evil.example \u202edrow [red]x[/red] \u009b31m"
    url = server.on("/feed", content(atom(title="T").replace("<title>T", f"<title>{title}")))
    run("source", "add", url)
    run("sync", "--delay", "0")
    for arguments in (["--json"], [], ["--format", "table"], ["--format", "csv"], ["--format", "markdown"]):
        for command in (["source", "list"], ["sync", "--all", "--delay", "0"]):
            done = run(*command, *arguments)
            assert done.status == 0
            assert not set("\x1b\x07\x9b\x9d\u202e") & set(done.out + done.err), (command, arguments)


def test_the_list_has_documented_fields_in_every_format(run: Run, server: Server) -> None:
    assert json.loads(run("source", "list", "--json").out) == []
    run("source", "add", serve_feed(server, entries=2), "--name", "wire")
    run("sync", "--delay", "0")
    found = run("source", "list", "--json").json[0]
    assert set(found) == {
        "name", "target", "kind", "title", "outlet", "tags", "every", "state", "paused", "last_success", "last_try",
        "next_due", "failures", "reason", "unread", "articles", "claims", "added",
    }  # fmt: skip
    assert found["last_success"] == found["last_try"]
    assert found["next_due"] > found["last_success"]
    head, row = run("source", "list").lines
    assert head.split("\t")[:4] == ["name", "state", "last_success", "next_due"]
    assert row.split("\t")[:2] == ["wire", "ok"]
    assert run("source", "list", "--fields", "name,every", "--format", "csv").out.split() == ["name,every", "wire,1800"]
    assert run("source", "list", "--fields", "colour").status == 2


def test_a_slow_server_does_not_hold_the_ledger(run: Run, server: Server, environment: dict[str, str]) -> None:

    url = server.on("/slow", later(3, content(rss())))
    adding = subprocess.Popen(
        [sys.executable, "-m", "factcli", "source", "add", url],
        env=environment,
        stderr=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )
    while not server.asked("/slow"):
        assert adding.poll() is None
    assert (
        run(
            "source",
            "import",
            "-",
            "--wait",
            "0",
            stdin='<opml><body><outline xmlUrl="https://a.example/"/></body></opml>',
        ).status
        == 0
    )
    assert adding.poll() is None
    assert adding.wait(30) == 0


def test_undo_says_that_it_passes_over_a_change_of_sources(
    run: Run, write: Callable[[str, str], Path], tmp_path: Path
) -> None:
    run("ingest", write("a.txt", "Anna Lund said that the ship had left."), "-q")
    run("mark", run("list", "--format", "ids").lines[0], "confirmed", "-q")
    assert run("source", "add", tmp_path).status == 0
    done = run("undo")
    assert "took back run 2: mark confirmed" in done.err
    assert "run 3 (source add) came later and stays" in done.err
    assert run("source", "list", "--json").json
