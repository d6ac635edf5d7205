"""What cron's mail has to say, and what a person, a pipe and a log get to see."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pexpect
import pytest
from conftest import Run
from sync.press import Entry, page, rss, story
from web.server import Server, content, later, redirect, status

QUIET = ("sync", "-q", "--all", "--delay", "0")
KEYS = {
    "run", "at", "ended", "polled", "failed", "paused", "added", "revised", "unchanged", "partial", "claims", "read",
    "waiting", "requests", "unfinished", "retired", "sources", "pages_failed", "revisions", "messages",
}  # fmt: skip


def entry(server: Server, number: int, **more: Any) -> Entry:
    """An entry with its whole article, unless `text` is None."""
    url = server.on(f"/story/{number}", content(page(story(number))))
    return Entry(url, f"Story {number}", **{"text": story(number), **more})


def test_under_q_a_failing_source_is_told_after_three_times_once_and_when_it_is_back(run: Run, server: Server) -> None:
    run("source", "add", server.on("/feed", content(rss())), "--name", "wire")
    run("source", "add", server.on("/good", content(rss(entry(server, 1)))), "--name", "good")
    done = run(*QUIET)
    assert (done.status, done.out, done.err) == (0, "", "")
    server.on("/feed", status(500, "Oh\x1b[31m"))
    said = [run(*QUIET) for _ in range(5)]
    assert [one.status for one in said] == [4] * 5
    assert [one.out for one in said] == [""] * 5
    assert [bool(one.err) for one in said] == [False, False, True, False, False]
    for word in ("wire", server.url("/feed"), "3 times in a row", "the server answers 500 Oh"):
        assert word in said[2].err
    assert "\x1b" not in said[2].err
    assert len(said[2].err.splitlines()) == 1
    server.on("/feed", content(rss()))
    back, after = run(*QUIET), run(*QUIET)
    assert (back.status, after.status, after.err) == (0, 0, "")
    assert "wire" in back.err
    assert "is back" in back.err
    server.on("/feed", status(500, "Oh"))
    first = run(*QUIET, "--tell-after", "1")
    assert "failed once" in first.err
    assert run(*QUIET, "--tell-after", "1").err == ""
    assert run(*QUIET, "--tell-after", "0").status == 2


def test_a_source_whose_pages_are_all_refused_fails_from_the_third_sync_on_and_is_told_of_like_any_other(
    run: Run, server: Server
) -> None:
    run("source", "add", server.on("/feed", content(rss())), "--name", "wire")
    run("source", "add", server.on("/good", content(rss(entry(server, 1)))), "--name", "good")
    refused: list[Entry] = []
    said = []
    for number in range(10, 15):
        refused.append(Entry(server.on(f"/story/{number}", status(403, "Forbidden")), f"Story {number}"))
        server.on("/feed", content(rss(*refused)))
        said.append(run(*QUIET))
    assert [one.status for one in said] == [0, 0, 4, 4, 4]
    assert [bool(one.err) for one in said] == [False, False, True, False, False]
    for word in ("wire", "3 times in a row", "none of its pages can be read", "403 Forbidden"):
        assert word in said[2].err
    states = {one["name"]: (one["state"], one["failures"]) for one in run("source", "list", "--json").json}
    assert states == {"wire": ("failing", 5), "good": ("ok", 0)}
    checks = {one["check"]: one["detail"] for one in run("doctor", "--json").json}
    assert checks["sources"] == "2 sources; 1 failing (wire)"
    server.on("/feed", content(rss(*refused, entry(server, 20, text=None))))
    back, after = run(*QUIET), run(*QUIET)
    assert (back.status, after.status, after.err) == (0, 0, "")
    assert "wire" in back.err
    assert "has pages again" in back.err
    assert {one["state"] for one in run("source", "list", "--json").json} == {"ok"}


def test_one_page_that_stays_refused_does_not_make_a_source_fail_that_has_brought_others(
    run: Run, server: Server
) -> None:
    server.on("/feed", content(rss(entry(server, 1, text=None))))
    run("source", "add", server.url("/feed"), "--name", "wire")
    assert run(*QUIET).status == 0
    bad = Entry(server.on("/no", status(403, "Forbidden")), "No")
    server.on("/feed", content(rss(entry(server, 1, text=None), bad)))
    for hours in (0, 2, 30, 60, 90):
        run(*QUIET, ahead=hours * 3600)
    server.on("/story/1", status(403, "Forbidden"))
    assert run("source", "list", "--json").json[0]["state"] == "ok"


def test_what_a_run_did_is_one_object_a_line_of_the_log_and_a_row_of_runs(run: Run, server: Server, home: Path) -> None:
    empty = run("sync", "--json")
    assert (empty.status, set(empty.json), empty.json["run"]) == (0, KEYS, None)
    entries = [entry(server, 1, text=None), entry(server, 2), Entry(server.on("/no", status(404, "No")), "No")]
    run("source", "add", server.on("/feed", content(rss(*entries))), "--name", "wire")
    run("source", "add", server.on("/bad", status(500, "Oh")), "--name", "bad")
    log = home / "sync.log"
    done = run("sync", "--json", "--delay", "0", "--log", log)
    report = done.json
    assert done.status == 4
    assert set(report) == KEYS
    counted = ("polled", "failed", "added", "claims", "read", "waiting", "requests")
    assert [report[name] for name in counted] == [2, 1, 2, 4, 2, 0, 5]
    assert [one["name"] for one in report["sources"]] == ["wire", "bad"]
    assert set(report["sources"][0]) == {
        "name", "target", "outcome", "entries", "added", "revised", "claims", "failures", "reason", "unread",
    }  # fmt: skip
    assert (report["sources"][0]["entries"], report["sources"][1]["failures"]) == (3, 1)
    assert report["pages_failed"] == [{"url": server.url("/no"), "reason": "the server answers 404 No", "final": False}]
    quiet = run(*QUIET, "--log", log)
    assert (quiet.status, quiet.out, quiet.err) == (4, "", "")
    lines = [json.loads(line) for line in log.read_text().splitlines()]
    assert [set(line) for line in lines] == [KEYS | {"alerts"}] * 2
    assert lines[0]["run"] == report["run"]
    last, first = run("history", "--json", "--limit", "2").json
    assert (first["command"], first["articles"], first["claims"], first["sources"], first["failed"]) == (
        "sync",
        2,
        4,
        2,
        1,
    )
    assert 0 <= first["seconds"] < 30
    assert (last["articles"], last["detail"]) == (0, "all sources")
    full = run(*QUIET, "--log", home / "no" / "such")
    assert full.status == 74
    assert "what was read is in the ledger" in full.err


def test_a_pipe_gets_data_alone_in_every_format(run: Run, server: Server) -> None:
    nothing = run("sync")
    assert (nothing.status, nothing.out) == (0, "")
    assert "source add" in nothing.err
    assert run("sync", "nobody").status == 3
    run("source", "add", server.on("/feed", content(rss(entry(server, 1)))), "--name", "wire")
    done = run("sync", "--delay", "0")
    assert done.lines[0].split("\t") == [
        "name", "outcome", "entries", "added", "revised", "claims", "failures", "reason", "target",
    ]  # fmt: skip
    assert done.lines[1:] == [f"wire\tpolled\t1\t1\t0\t2\t0\t\t{server.url('/feed')}"]
    assert re.fullmatch(r"factcli: run \d+: 1 new, 0 revised, 2 claims, 0 of 1 source failed\n", done.err)
    for form, first in (("jsonl", '{"name":"wire"'), ("csv", "name,outcome"), ("markdown", "| name"), ("table", "")):
        out = run("sync", "--all", "--delay", "0", "--format", form).out
        assert out.startswith(first), form
    due = run("sync", "--json")
    assert (due.json["run"], due.json["polled"]) == (None, 0)
    server.on("/feed", content(rss(Entry(server.on("/gone", status(410, "Gone"))))))
    assert "0 of 1 source failed, 1 page could not be read\n" in run("sync", "--all", "--delay", "0").err


def test_a_new_claim_that_meets_an_alert_is_printed_and_ends_with_1(run: Run, server: Server) -> None:
    run("source", "add", server.on("/feed", content(rss(entry(server, 0)))), "--name", "wire")
    alert = ("--alert", 'speaker:"Marek Soll" figures:yes', "--alert", 'speaker:"Ida Kessel"')
    calm = run("sync", "--delay", "0", *alert)
    assert (calm.status, calm.out) == (0, "")
    assert "1 new" in calm.err
    assert run("sync", *alert).status == 0
    server.on("/feed", content(rss(entry(server, 0), entry(server, 1))))
    met = run(*QUIET, *alert, "--format", "jsonl")
    assert (met.status, met.err) == (1, "")
    claims = [json.loads(line) for line in met.lines]
    assert [(one["speaker"], [figure["value"] for figure in one["figures"]]) for one in claims] == [
        ("Marek Soll", [12])
    ]
    again = run(*QUIET, *alert)
    assert (again.status, again.out) == (0, "")

    server.on("/feed", content(rss(entry(server, 3), entry(server, 4))))
    run("source", "add", server.on("/bad", status(500, "Oh")), "--name", "bad")
    both = run("sync", "--all", "--delay", "0", "--json", *alert)
    assert both.status == 4
    assert {one["speaker"] for one in both.json["alerts"]} == {"Ida Kessel"}
    for words in ("", "--speaker", "--nope x", "--limit 3", "speeker:x", "--speaker 'x", "--json", "--help"):
        done = run("sync", "--alert", words)
        assert (done.status, done.out) == (2, ""), words
        assert "--alert" in done.err, words


def test_a_terminal_shows_the_sources_that_are_at_work(run: Run, server: Server, environment: dict[str, str]) -> None:
    entries = [Entry(server.on(f"/{number}", later(0.6, content(page(story(number))))), "X") for number in range(4)]
    run("source", "add", server.on("/feed", content(rss(*entries))), "--name", "harbour")
    run("source", "add", server.on("/bad", status(500, "Oh")), "--name", "bad")

    def look(*arguments: str, columns: int = 100) -> tuple[str, int]:
        child = pexpect.spawn(
            sys.executable, ["-m", "factcli", *arguments], encoding="utf-8", timeout=60, dimensions=(40, columns),
            env={**environment, "TERM": "xterm-256color"},
        )  # fmt: skip
        child.expect(pexpect.EOF)
        child.close()
        return str(child.before), child.exitstatus

    drawn, code = look("sync", "--delay", "0")
    assert code == 4
    assert re.search(r"harbour: \d to read", drawn)
    assert "4 new articles" in drawn
    assert "500 Oh" in drawn
    assert "to read" not in drawn.splitlines()[-2]
    for columns in (60, 120):
        drawn, code = look("source", "list", columns=columns)
        lines = re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", drawn).splitlines()
        assert code == 0
        assert max(map(len, lines)) <= columns
        for word in ("harbour", "bad", "✔ ok", "✘ failing", "500 Oh", "never"):
            assert any(word in line for line in lines), (columns, word)


@pytest.mark.parametrize(
    "arguments",
    [
        ("source", "list", "--json"),
        ("source", "resume", "wire"),
        ("source", "edit", "wire", "--every", "2h"),
        ("sync", "--json"),  # nothing is due
    ],
)
def test_what_needs_no_web_loads_nothing_of_it(
    run: Run, server: Server, environment: dict[str, str], arguments: tuple[str, ...]
) -> None:
    run("source", "import", "-", stdin='<opml><body><outline text="wire" xmlUrl="http://a.example/"/></body></opml>')
    run("source", "pause", "wire")
    heavy = ("urllib3", "feedparser", "trafilatura", "lxml", "protego", "rich", "factcli.sources", "factcli.extract")
    program = (
        "import sys; from factcli.cli.boundary import run; status = run(sys.argv[1:]); "
        f"print(*(name for name in {heavy!r} if name in sys.modules), file=sys.stderr); sys.exit(status)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments], env=environment, capture_output=True, check=False
    )
    assert done.returncode == 0
    assert done.stderr.decode().splitlines()[-1] == ""


def test_a_move_is_said_but_wakes_nobody(run: Run, server: Server) -> None:
    server.on("/new", content(rss()))
    run("source", "add", server.on("/feed", content(rss()), redirect("/new", 301)), "--name", "wire")
    done = run("sync", "-q")
    assert (done.status, done.out, done.err) == (0, "", "")
    assert run("source", "list", "--json").json[0]["target"] == server.url("/new")
