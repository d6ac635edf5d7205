"""Addresses of the web among what is ingested or extracted."""

import json
from pathlib import Path

from conftest import Run
from sync.press import Entry, page, rss, story
from web.server import Server, content, redirect, status


def test_pages_and_texts_are_read_as_files_are(run: Run, server: Server) -> None:
    server.on("/story", content(page(story(1), "At the pier")))
    server.on("/moved", redirect("/story", 301))
    server.on("/text", content("\n\n".join(story(2)), "text/plain; charset=utf-8"))
    server.on("/words", content("# At sea\n\n" + "\n\n".join(story(3)), "text/markdown"))
    names = [server.url(path) for path in ("/moved?utm_source=x#top", "/text", "/words")]
    dry = run("ingest", *names, "--dry-run", "--json")
    assert (dry.status, dry.json["added"]) == (0, 3)
    assert run("articles", "--json").json == []
    report = run("ingest", *names, "--jobs", "2", "--json")
    assert (report.status, report.err) == (0, "")
    assert (report.json["added"], report.json["claims"]) == (3, 6)
    titles = {one["url"]: one["title"] for one in run("articles", "--json").json}
    assert titles[server.url("/story")] == "At the pier"
    assert set(titles) == {server.url("/story"), server.url("/text"), server.url("/words")}
    again = run("ingest", *names, server.url("/story"), "--json")
    assert again.json["unchanged"] == 4

    server.on("/story", content(page(story(1, 2), "At the pier")))
    revised = run("ingest", server.url("/story"), "--json").json
    assert revised["revised"] == 1
    figures = [figure for change in revised["items"][0]["changes"] for figure in change["figures"]]
    assert [(one["before"], one["after"]) for one in figures] == [(12, 2)]
    extracted = run("extract", server.url("/text"), "--json")
    assert extracted.status == 0
    assert len(extracted.json) == 2
    assert "robots" not in " ".join(one.path for one in server.log)


def test_what_the_user_says_wins(run: Run, server: Server) -> None:
    server.on("/story", content(page(story(1), head='<meta property="article:published_time" content="2026-03-14">')))
    done = run("ingest", server.url("/story"), "--title", "Mine", "--outlet", "My Paper", "--published", "2026-01-02")
    assert done.status == 0
    article = run("articles", "--json").json[0]
    assert (article["title"], article["outlet"], article["published"]) == ("Mine", "My Paper", "2026-01-02")
    assert article["published_from"] == "option"
    run("ingest", server.url("/story"))
    assert run("articles", "--json").json[0]["title"] == "Mine"


def test_what_cannot_be_read_is_6_alone_and_4_among_others(run: Run, server: Server, tmp_path: Path) -> None:
    server.on("/story", content(page(story(1))))
    server.on("/feed", content(rss(Entry(server.url("/story")))))
    server.on("/pdf", content(b"%PDF-1.7", "application/pdf"))
    with Server() as other:
        away = server.on("/away", redirect(other.url("/story")))
        reasons = {
            server.on("/none", status(404, "Not Found")): "404",
            server.url("/feed"): "factcli source add",
            server.url("/pdf"): "PDF",
            away: "private network",
            server.on("/script", redirect("javascript:alert(1)")): "only http and https",
        }
        for url, reason in reasons.items():
            alone = run("ingest", url)
            assert alone.status == 6, url
            assert reason in alone.err, url
        among = run("ingest", *reasons, server.url("/story"), "--json")
        assert other.log == []
    assert among.status == 4
    assert (among.json["added"], among.json["failed"]) == (1, len(reasons))
    assert "Traceback" not in among.err
    extracted = run("extract", server.url("/feed"), server.url("/story"), "--format", "jsonl")
    assert extracted.status == 4
    assert len(extracted.lines) == 2
    assert json.loads(extracted.lines[0])["article"]["location"] == server.url("/story")
