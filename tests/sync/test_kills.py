"""A sync beside others, cut off at any moment, on a full disk: nothing is lost, and nothing is there twice."""

import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from conftest import Run, undisturbed
from sync.press import Entry, page, rss, story
from test_places import limited, without_privileges
from web import server as play
from web.server import Server, content, later

STORIES = 24
Start = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def start(environment: dict[str, str]) -> Start:
    def call(*arguments: str, **more: Any) -> "subprocess.Popen[str]":
        command = [sys.executable, "-m", "factcli", *arguments]
        env = undisturbed(environment)
        return subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **more)

    return call


@contextmanager
def outlet(run: Run, seconds: float, stories: int = STORIES) -> Iterator[Server]:
    """An outlet whose pages take so long each; half of its articles are in the feed."""
    with Server() as server:
        entries = [
            Entry(
                server.on(f"/story/{number}", later(seconds, content(page(story(number))))),
                text=story(number) if number % 2 else None,
            )
            for number in range(stories)
        ]
        run("source", "add", server.on("/feed", content(rss(*entries))), "--name", "wire")
        server.log.clear()
        yield server


def wait_for(seen: Callable[[], object], process: "subprocess.Popen[str]") -> None:
    end = time.monotonic() + 30
    while not seen():
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < end
        time.sleep(0.01)


def test_a_second_sync_is_75_and_silent_under_q_and_others_may_write_meanwhile(run: Run, start: Start) -> None:
    go_on = threading.Event()
    with outlet(run, 0) as server:
        server.on("/story/2", play.held(go_on, content(page(story(2)))))
        first = start("sync", "--json", "--delay", "0")
        try:
            wait_for(lambda: server.asked("/story/2"), first)
            second, quiet = run("sync", "--all"), run("sync", "-q", "--all")
            assert (second.status, second.out) == (75, "")
            assert "sync" in second.err
            assert (quiet.status, quiet.out, quiet.err) == (75, "", "")
            claim = run("list", "--format", "ids").lines[0]
            for status in ("confirmed", "disputed"):
                assert run("mark", claim, status, "--wait", "0.5").status == 0
            assert run("source", "pause", "wire", "--wait", "2").status == 0
        finally:
            go_on.set()
            out, _ = first.communicate(timeout=60)
        assert first.returncode == 0, out
        paths = [one.path for one in server.log]
        assert sorted(paths) == sorted(set(paths))
        assert len(run("articles", "--json").json) == STORIES
        assert run("source", "list", "--json").json[0]["state"] == "paused"


@pytest.mark.long
def test_a_sync_that_is_killed_at_any_moment_goes_on_in_the_next_run(run: Run, start: Start) -> None:
    chance = random.Random(3)
    with outlet(run, 0.02, 40) as server:
        for _ in range(6):
            process = start("sync", "-q", "--all", "--delay", "0", start_new_session=True)
            wait_for(lambda: server.log, process)
            time.sleep(chance.uniform(0, 0.5))
            process.send_signal(signal.SIGKILL)
            process.communicate()
        done = run("sync", "--all", "--json", "--delay", "0")
        assert done.status == 0, done.err
        urls = [one["url"] for one in run("articles", "--json").json]
        assert sorted(urls) == sorted(server.url(f"/story/{number}") for number in range(40))
        assert run("db", "check").status == 0
        runs = [one for one in run("history", "--json").json if one["command"] == "sync"]
        assert runs[0]["seconds"] is not None
        assert sum(one["articles"] for one in runs) == 40
        before = len(server.log)
        assert run("sync", "--all", "--delay", "0").status == 0
        assert len(server.log) == before + 1


def test_what_a_killed_sync_brought_is_an_alert_of_the_next(run: Run, start: Start) -> None:
    alert = ("-q", "--all", "--delay", "0", "--format", "ids", "--alert", "figures:yes")
    go_on = threading.Event()
    with Server() as server:
        held = server.on("/last", play.held(go_on, content(page(story(2)))))
        entries = (Entry(held), Entry(server.url("/first"), text=story(1)))
        run("source", "add", server.on("/feed", content(rss(*entries))))
        process = start("sync", *alert)
        wait_for(lambda: server.asked("/last"), process)
        process.kill()
        assert process.communicate() == ("", "")
        known = run("list", "figures:yes", "--format", "ids").lines
        assert len(known) == 1
        go_on.set()
        done = run("sync", *alert)
        assert (done.status, len(done.lines)) == (1, 2)
        assert known[0] in done.lines
        assert run("sync", *alert).status == 0


@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_an_interrupt_ends_it_at_once_and_keeps_what_was_read(
    run: Run, start: Start, sent: signal.Signals, code: int
) -> None:
    with outlet(run, 0, 6) as server, Server() as hanging:
        run(
            "source", "import", "-", stdin=f'<opml><body><outline text="h" xmlUrl="{hanging.url("/h")}"/></body></opml>'
        )
        hanging.on("/h", play.silent)
        server.on("/story/4", play.silent)
        process = start("sync", "--delay", "0")
        wait_for(lambda: hanging.log and server.asked("/story/4"), process)
        begun = time.monotonic()
        process.send_signal(sent)
        out, err = process.communicate(timeout=60)
        assert time.monotonic() - begun < 15  # a server that is silent is waited for 20 seconds
        assert process.returncode in (code, -sent)
        assert out == ""
        assert "Traceback" not in err
        assert len(run("articles", "--json").json) >= 3
        server.on("/story/4", content(page(story(4))))
        hanging.on("/h", content(rss()))
        assert run("sync", "--delay", "0").status == 0
        assert len(run("articles", "--json").json) == 6


def test_a_full_disk_is_74_and_the_next_run_goes_on(run: Run, start: Start, environment: dict[str, str]) -> None:
    with outlet(run, 0) as server:
        size = Path(environment["FACTCLI_DB"]).stat().st_size + 20_000
        process = start("sync", "--delay", "0", preexec_fn=limited(size))
        out, err = process.communicate(timeout=60)
        assert process.returncode == 74, err
        assert out == ""
        assert "Traceback" not in err
        assert "our fault" not in err
        some = len(run("articles", "--json").json)
        assert some < STORIES
        report = run("sync", "--json", "--delay", "0").json
        assert report["added"] == STORIES - some
        assert run("db", "check").status == 0
        assert len(server.asked("/feed")) >= 2


def test_a_ledger_that_cannot_be_written_is_said_so_and_nothing_is_asked(
    run: Run, start: Start, environment: dict[str, str]
) -> None:
    with outlet(run, 0, 2) as server:
        folder = Path(environment["FACTCLI_DB"]).parent
        files = list(folder.iterdir())
        for file in files:
            file.chmod(0o400)
        folder.chmod(0o500)
        try:
            process = start("sync", "-q", "--delay", "0", preexec_fn=without_privileges)
            _, err = process.communicate(timeout=60)
        finally:
            folder.chmod(0o700)
            for file in files:
                file.chmod(0o600)
        assert process.returncode == 74, err
        assert str(folder) in err
        assert "Traceback" not in err
        assert server.log == []
