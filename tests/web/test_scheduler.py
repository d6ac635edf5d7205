"""Many requests at once: one a server at a time, in turn, and never one too many."""

import gc
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from web import server as play
from web.server import Server, content, redirect, status

from factcli.cli.wiring.http import fetching
from factcli.models.source import Host
from factcli.models.web import Failure, Fault, Request, Response, Validators
from factcli.sources.web.allowance import Limits, PlainSocket
from factcli.sources.web.client import Client
from factcli.sources.web.scheduler import Completed, Scheduler
from factcli.text import times

NOW = "2026-03-14T09:00:00Z"
SMALL = Limits(size=100_000)


class Clock:
    """A clock that tests move."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> str:
        return self.now

    def pass_by(self, seconds: int) -> None:
        self.now = times.later(self.now, seconds)


Start = Callable[..., Scheduler[str, str]]


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def start(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Iterator[Start]:
    """Starts schedulers that may ask the given servers."""
    monkeypatch.setenv("NETRC", "/nowhere/netrc")
    with ExitStack() as stack:

        def make(
            *servers: Server, jobs: int = 4, delay: float = 0.0, hosts: Iterable[Host] = ()
        ) -> Scheduler[str, str]:
            places = [one.place for one in servers]
            places += [f"localhost:{one.port}" for one in servers]
            client = stack.enter_context(Client(SMALL, places))
            return stack.enter_context(Scheduler(client, jobs, delay, hosts, clock))

        yield make


@pytest.fixture
def servers() -> Iterator[list[Server]]:
    with ExitStack() as stack:
        yield [stack.enter_context(Server()) for _ in range(3)]


def open_sockets() -> list[PlainSocket]:
    gc.collect()
    return [one for one in gc.get_objects() if isinstance(one, PlainSocket) and one.fileno() != -1]


def test_a_scheduler_that_is_closed_leaves_no_socket_open(servers: list[Server], start: Start) -> None:
    scheduler = start(*servers)
    for server in servers:
        scheduler.submit("page", Request(server.on("/", content("Hello"))))
    assert len(all_of(scheduler)) == 3
    assert len(open_sockets()) == 3
    scheduler.close()
    assert open_sockets() == []


def test_what_a_user_names_is_fetched_over_connections_that_are_closed_at_the_end(
    servers: list[Server], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("NETRC", "/nowhere/netrc")
    monkeypatch.setenv("FACTCLI_CONFIG", str(tmp_path / "config.toml"))
    urls = [servers[0].on("/a", content("Hello")), servers[0].on("/b", content("Hello"))]
    with fetching(urls) as fetch:
        assert all(isinstance(fetch(url), Response) for url in urls)
        assert len(open_sockets()) == 1
    assert open_sockets() == []


def text(response: Response) -> str:
    return response.body.decode()


def all_of(scheduler: Scheduler[str, str]) -> list[Completed[str, str]]:
    results = []
    while (done := scheduler.next(time.monotonic() + 20)) is not None:
        results.append(done)
    return results


def made(scheduler: Scheduler[str, str]) -> dict[str, str | None]:
    return {done.token: done.made for done in all_of(scheduler)}


def failure_of(done: Completed[str, str] | None) -> Failure:
    assert done is not None
    assert isinstance(done.answer, Failure), done
    return done.answer


def most_at_once(server: Server) -> int:
    moments = sorted([(one.begun, 1) for one in server.log] + [(one.ended, -1) for one in server.log])
    running = most = 0
    for _, step in moments:
        running += step
        most = max(most, running)
    return most


def test_what_is_made_of_each_answer_is_handed_over_without_the_body(servers: list[Server], start: Start) -> None:
    scheduler = start(*servers)
    for number, server in enumerate(servers):
        scheduler.submit(str(number), Request(server.on("/a", content(f"page {number}"))), text)
    results = {done.token: done for done in all_of(scheduler)}
    assert {token: done.made for token, done in results.items()} == {"0": "page 0", "1": "page 1", "2": "page 2"}
    for done in results.values():
        assert isinstance(done.answer, Response)
        assert done.answer.body == b""
        assert done.answer.validators.digest is not None
    assert scheduler.next() is None
    assert scheduler.sent == 3
    assert scheduler.received > 18


def test_nothing_is_made_of_what_has_not_changed(servers: list[Server], start: Start) -> None:
    scheduler = start(*servers)
    url = servers[0].on("/a", content("page", etag='"1"'))
    scheduler.submit("a", Request(url, Validators(url, '"1"')), text)
    done = scheduler.next()
    assert done is not None
    assert isinstance(done.answer, Response)
    assert (done.answer.unchanged, done.made) == (True, None)


def test_what_cannot_be_made_is_a_failure_of_that_request_alone(servers: list[Server], start: Start) -> None:
    def broken(response: Response) -> str:
        raise RecursionError

    scheduler = start(*servers, jobs=1)
    scheduler.submit("a", Request(servers[0].on("/a", content("page"))), broken)
    scheduler.submit("b", Request(servers[0].on("/a", content("page"))), text)
    first, second = all_of(scheduler)
    assert failure_of(first).fault is Fault.UNUSABLE
    assert second.made == "page"


def test_what_is_no_address_of_the_web_is_done_at_once(start: Start) -> None:
    scheduler = start()
    scheduler.submit("a", Request("file:///etc/passwd"), text)
    assert failure_of(scheduler.next()).fault is Fault.REFUSED
    assert scheduler.next() is None


def test_more_may_be_asked_for_while_others_are_under_way(servers: list[Server], start: Start) -> None:
    scheduler = start(*servers, jobs=1)
    url = servers[0].on("/a", content("page"))
    scheduler.submit("0", Request(url), text)
    tokens = []
    while (done := scheduler.next()) is not None:
        tokens.append(done.token)
        if len(tokens) < 5:
            scheduler.submit(str(len(tokens)), Request(url), text)
    assert tokens == ["0", "1", "2", "3", "4"]


def test_a_server_gets_one_request_at_a_time_with_a_pause_between(servers: list[Server], start: Start) -> None:
    scheduler = start(*servers, jobs=8, delay=0.05)
    for server in servers:
        server.latency = 0.02
        server.on("/r", redirect("/a"))
        server.on("/a", content("page"))
        for number in range(3):
            scheduler.submit(f"{server.port} {number}", Request(server.url("/r" if number == 1 else "/a")), text)
    assert set(made(scheduler).values()) == {"page"}
    for server in servers:
        pauses = [after.begun - before.ended for before, after in zip(server.log, server.log[1:], strict=False)]
        assert len(pauses) == 3
        assert min(pauses) >= 0.045


def test_redirects_between_servers_wait_for_the_turn_of_the_other(servers: list[Server], start: Start) -> None:
    scheduler = start(*servers, jobs=6)
    for number, server in enumerate(servers):
        server.latency = 0.01
        server.on("/a", redirect(servers[(number + 1) % 3].url("/b")))
        server.on("/b", redirect(servers[(number + 2) % 3].url("/c")))
        server.on("/c", content("page"))
        for _ in range(5):
            scheduler.submit("x", Request(server.url("/a")), text)
    results = all_of(scheduler)
    assert [done.made for done in results] == ["page"] * 15
    assert [most_at_once(server) for server in servers] == [1, 1, 1]
    assert scheduler.sent == 45


def test_a_long_queue_at_one_server_keeps_nobody_else_waiting(servers: list[Server], start: Start) -> None:
    scheduler = start(*servers, jobs=2)
    busy, other, _ = servers
    busy.latency = 0.005
    busy.on("/a", content("page"))
    for number in range(200):
        scheduler.submit(f"busy {number}", Request(busy.url("/a")), text)
    scheduler.submit("other", Request(other.on("/a", content("page"))), text)
    tokens = [done.token for done in all_of(scheduler)]
    assert tokens.index("other") < 20
    assert set(tokens) == {"other", *(f"busy {number}" for number in range(200))}


def test_a_slow_server_holds_one_worker_only(servers: list[Server], start: Start) -> None:
    scheduler = start(*servers, jobs=2)
    slow, quick, _ = servers
    slow.on("/a", play.silent)
    quick.on("/a", content("page"))
    for _ in range(3):
        scheduler.submit("slow", Request(slow.url("/a")), text)
    for number in range(20):
        scheduler.submit(f"quick {number}", Request(quick.url("/a")), text)
    tokens = {done.token for done in (scheduler.next() for _ in range(20)) if done}
    assert tokens == {f"quick {number}" for number in range(20)}


@pytest.mark.parametrize(("behaviour", "fault"), [(play.cut_off(b"x"), Fault.UNREACHABLE), (status(503), Fault.BUSY)])
def test_a_server_that_fails_three_times_in_a_row_is_left_alone(
    servers: list[Server], start: Start, behaviour: play.Behaviour, fault: Fault
) -> None:
    scheduler = start(*servers, jobs=1)
    url = servers[0].on("/a", behaviour, behaviour, content("page"), status(404), behaviour)
    for _ in range(10):
        scheduler.submit("a", Request(url), text)
    results = all_of(scheduler)
    assert results[2].made == "page"
    assert [failure_of(one).fault for one in results[4:]] == [fault] * 6
    assert "not asked" in failure_of(results[-1]).reason
    assert len(servers[0].log) == 7


def test_what_has_begun_goes_on_before_what_waits(servers: list[Server], start: Start) -> None:
    scheduler = start(*servers, jobs=1)
    server = servers[0]
    server.on("/a", content("page"))
    scheduler.submit("redirected", Request(server.on("/r", redirect("/a"))), text)
    for number in range(5):
        scheduler.submit(str(number), Request(server.url("/a")), text)
    assert list(made(scheduler)) == ["redirected", "0", "1", "2", "3", "4"]


def test_results_that_nobody_reads_make_the_workers_wait(servers: list[Server], start: Start) -> None:
    scheduler = start(*servers, jobs=2)
    for server in servers:
        server.on("/a", content("page"))
        for number in range(50):
            scheduler.submit(f"{server.port} {number}", Request(server.url("/a")), text)
    deadline = time.monotonic() + 30
    while scheduler.sent < 4 and time.monotonic() < deadline:
        time.sleep(0.01)
    time.sleep(0.2)  # for more than there should be
    assert 4 <= scheduler.sent <= 6
    assert len(all_of(scheduler)) == 150


# Servers that ask for patience


def test_a_server_that_asks_for_patience_is_not_asked_again_until_then(
    servers: list[Server], start: Start, clock: Clock
) -> None:
    scheduler = start(*servers)
    server = servers[0]
    url = server.on("/a", status(429, "Too Many", retry_after=100), content("page"))
    for number in range(5):
        scheduler.submit(str(number), Request(url), text)
    failures = [failure_of(done) for done in all_of(scheduler)]
    assert [(one.fault, one.retry_after) for one in failures] == [(Fault.BUSY, 100)] * 5
    assert len(server.log) == 1
    assert scheduler.hosts() == (Host(server.place, closed_until="2026-03-14T09:01:40Z"),)

    clock.pass_by(60)
    scheduler = start(*servers, hosts=scheduler.hosts())
    scheduler.submit("a", Request(url), text)
    assert failure_of(scheduler.next()).retry_after == 40
    assert len(server.log) == 1

    clock.pass_by(40)
    scheduler.submit("a", Request(url), text)
    assert made(scheduler) == {"a": "page"}
    assert scheduler.hosts() == (Host(server.place),)


def test_a_closed_server_is_closed_to_redirects_too(servers: list[Server], start: Start) -> None:
    scheduler = start(*servers, hosts=[Host(servers[1].place, closed_until="2026-03-14T09:00:30Z")])
    scheduler.submit("a", Request(servers[0].on("/a", redirect(servers[1].on("/b", content("page"))))), text)
    assert failure_of(scheduler.next()).retry_after == 30
    assert servers[1].log == []


@pytest.mark.parametrize(
    "known", [{"closed_until": "soon"}, {"robots_at": "long ago"}, {"robots_at": "2026-03-15T09:00:00Z"}]
)
def test_what_is_stored_and_makes_no_sense_is_passed_over(
    servers: list[Server], start: Start, known: dict[str, str]
) -> None:
    scheduler = start(*servers, hosts=[Host(servers[0].place, **known)])
    scheduler.submit("a", Request(servers[0].on("/a", content("page")), polite=True), text)
    assert made(scheduler) == {"a": "page"}
    assert [one.path for one in servers[0].log] == ["/robots.txt", "/a"]


# robots.txt

RULES = "User-agent: *\nDisallow: /private\nAllow: /private/open$\n\nUser-agent: elsebot\nDisallow: /\n"


def test_polite_requests_ask_for_the_rules_once_and_keep_to_them(
    servers: list[Server], start: Start, clock: Clock
) -> None:
    server = servers[0]
    server.on("/robots.txt", content(RULES, "text/plain"))
    for path in ("/a", "/private/x", "/private/open"):
        server.on(path, content("page"))
        scheduler = start(*servers)
    for path in ("/a", "/private/x", "/private/open"):
        scheduler.submit(path, Request(server.url(path), polite=True), text)
    scheduler.submit("rude", Request(server.url("/private/x")), text)
    results = {done.token: done for done in all_of(scheduler)}
    assert failure_of(results.pop("/private/x")) == Failure(reason="robots.txt does not allow it", fault=Fault.REFUSED)
    assert {done.made for done in results.values()} == {"page"}
    assert Counter(one.path for one in server.log)["/robots.txt"] == 1
    assert scheduler.hosts() == (Host(server.place, robots=RULES, robots_at=NOW),)

    known = scheduler.hosts()
    clock.pass_by(24 * 3600 - 1)
    scheduler = start(*servers, hosts=known)
    scheduler.submit("a", Request(server.url("/private/x"), polite=True), text)
    failure_of(scheduler.next())
    assert Counter(one.path for one in server.log)["/robots.txt"] == 1
    assert scheduler.hosts() == ()

    clock.pass_by(1)
    scheduler = start(*servers, hosts=known)
    scheduler.submit("a", Request(server.url("/private/x"), polite=True), text)
    failure_of(scheduler.next())
    assert Counter(one.path for one in server.log)["/robots.txt"] == 2


@pytest.mark.parametrize(
    "robots",
    [status(404, "Not Found"), status(401, "Unauthorized"), status(410, "Gone"), play.empty, redirect("/robots.txt"),
     content("\0\xff" * 500), play.mislabelled(b"x", "gzip"), play.endless],
)  # fmt: skip
def test_a_server_without_rules_allows_everything(servers: list[Server], start: Start, robots: play.Behaviour) -> None:
    server = servers[0]
    server.on("/robots.txt", robots)
    scheduler = start(*servers)
    scheduler.submit("a", Request(server.on("/a", content("page")), polite=True), text)
    assert made(scheduler) == {"a": "page"}
    assert [host.robots_at for host in scheduler.hosts()] == [NOW]


@pytest.mark.parametrize(
    ("robots", "fault"),
    [
        (status(500, "Oh"), Fault.BUSY),
        (status(503, "Busy"), Fault.BUSY),
        (status(503, "Busy", retry_after=9), Fault.BUSY),
        (play.hang_up, Fault.UNREACHABLE),
        (play.cut_off(b"User-agent"), Fault.UNREACHABLE),
        (redirect("http://127.0.0.1:1/robots.txt"), Fault.REFUSED),
    ],
)
def test_a_server_whose_rules_cannot_be_had_allows_nothing_for_now(
    servers: list[Server], start: Start, robots: play.Behaviour, fault: Fault
) -> None:
    server = servers[0]
    server.on("/robots.txt", robots)
    scheduler = start(*servers)
    for number in range(3):
        scheduler.submit(str(number), Request(server.on("/a", content("page")), polite=True), text)
    assert {failure_of(done).fault for done in all_of(scheduler)} == {fault}
    assert [one.path for one in server.log] == ["/robots.txt"]
    assert all(host.robots_at is None for host in scheduler.hosts())


def test_rules_behind_redirects_are_those_of_the_server_that_redirects(servers: list[Server], start: Start) -> None:
    one, other, third = servers
    one.on("/robots.txt", redirect(other.url("/rules")))
    other.on("/rules", redirect(third.on("/rules", content(RULES))))
    one.on("/private", content("page"))
    other.on("/private", content("page"))
    scheduler = start(*servers)
    scheduler.submit("one", Request(one.url("/private"), polite=True), text)
    scheduler.submit("other", Request(other.url("/private"), polite=True), text)
    results = {done.token: done for done in all_of(scheduler)}
    assert failure_of(results["one"]).fault is Fault.REFUSED
    assert results["other"].made == "page"


def test_servers_whose_rules_redirect_to_each_other_block_nobody(servers: list[Server], start: Start) -> None:
    one, other, _ = servers
    one.on("/robots.txt", redirect(other.url("/robots.txt")))
    other.on("/robots.txt", redirect(one.url("/robots.txt")))
    scheduler = start(*servers, jobs=2)
    for server in (one, other):
        scheduler.submit(server.place, Request(server.on("/a", content("page")), polite=True), text)
    assert made(scheduler) == {one.place: "page", other.place: "page"}


def test_where_a_redirect_leads_the_rules_of_that_server_hold(servers: list[Server], start: Start) -> None:
    one, other, _ = servers
    other.on("/robots.txt", content(RULES))
    other.on("/private", content("page"))
    scheduler = start(*servers)
    scheduler.submit("a", Request(one.on("/a", redirect(other.url("/private"))), polite=True), text)
    assert failure_of(scheduler.next()).fault is Fault.REFUSED
    assert [seen.path for seen in other.log] == ["/robots.txt"]


def test_the_pause_that_the_rules_ask_for_is_kept(servers: list[Server], start: Start) -> None:
    server = servers[0]
    server.on("/a", content("page"))
    rules = "User-agent: factcli\nCrawl-delay: 0.15\n"
    scheduler = start(*servers, hosts=[Host(server.place, robots=rules, robots_at=NOW)])
    for number in range(3):
        scheduler.submit(str(number), Request(server.url("/a"), polite=True), text)
    assert len(all_of(scheduler)) == 3
    pauses = [after.begun - before.ended for before, after in zip(server.log, server.log[1:], strict=False)]
    assert min(pauses) >= 0.14


@pytest.mark.parametrize(
    ("asked", "kept"), [("5", 5.0), ("4000", 30.0), ("-3", 0.0), ("soon", 0.0), ("nan", 0.0), ("inf", 0.0)]
)
def test_a_pause_is_half_a_minute_at_most(asked: str, kept: float) -> None:
    from factcli.sources.web.robots import Rules

    assert Rules(f"User-agent: *\nCrawl-delay: {asked}\nDisallow: /x").delay == kept


@pytest.mark.parametrize(
    "rules",
    [
        "".join(f"User-agent: a{number}\n" for number in range(20_000)) + "Disallow: /x\n" * 10_000,
        "".join(f"\u3000USER\u00a0AGENT factcli{number}\n" for number in range(10_000)) + "Disallow: /x\n" * 10_000,
        "User-agent: *\n" + "Disallow: /*a*a*a*a*a*a*a*a*a*a*a*a*b$\n" * 10_000,
    ],
)
def test_rules_that_are_made_to_take_long_do_not(rules: str) -> None:
    from factcli.sources.web import urls
    from factcli.sources.web.robots import Rules

    url = urls.read("http://example.org/" + "a" * 5000)
    assert not isinstance(url, Failure)
    begun = time.process_time()
    assert Rules(rules).allow(url)
    assert time.process_time() - begun < 5.0  # not the minutes that they are made for


def test_groups_of_several_programs_hold_for_each_of_them() -> None:
    from factcli.sources.web import urls
    from factcli.sources.web.robots import Rules

    url = urls.read("http://example.org/x")
    assert not isinstance(url, Failure)
    for head in (
        "User-agent: other\nUser-agent: FactCLI/2\n",
        "useragent: *\nUser agent: other\n",
        "User-Agent: *bot # yes\n",
    ):
        assert not Rules(head + "Disallow: /").allow(url)
    for head in (
        "User-agent: other\n",
        "User-agent: factcli-news\n",
        "User-agent: *\nDisallow: /y\nUser-agent: other\n",
    ):
        assert Rules(head + "Disallow: /").allow(url)


# The end


def test_the_time_that_one_waits_is_limited(servers: list[Server], start: Start) -> None:
    go_on = threading.Event()
    scheduler = start(*servers)
    scheduler.submit("a", Request(servers[0].on("/a", play.held(go_on, content("page")))), text)
    assert scheduler.next(time.monotonic() + 0.05) is None
    go_on.set()
    assert made(scheduler) == {"a": "page"}


def test_closing_waits_for_nobody_and_keeps_what_is_done(servers: list[Server], start: Start) -> None:
    slow, quick, _ = servers
    scheduler = start(*servers)
    scheduler.submit("slow", Request(slow.on("/a", play.silent)), text)
    scheduler.submit("quick", Request(quick.on("/a", content("page"))), text)
    done = scheduler.next()
    assert done is not None
    assert done.token == "quick"
    begun = time.monotonic()
    scheduler.close()
    assert scheduler.next() is None
    assert time.monotonic() - begun < SMALL.read - 1


def test_closing_wakes_who_waits(servers: list[Server], start: Start) -> None:
    scheduler = start(*servers)
    scheduler.submit("slow", Request(servers[0].on("/a", play.silent)), text)
    threading.Timer(0.05, scheduler.close).start()
    assert scheduler.next() is None


def test_interrupting_does_not_wait_for_servers(servers: list[Server]) -> None:
    import signal
    import subprocess
    import sys

    url = servers[0].on("/a", play.silent)
    script = (
        "from factcli.sources.web.client import Client\n"
        "from factcli.sources.web.scheduler import Scheduler\n"
        "from factcli.models.web import Request\n"
        f"with Client(allowed=[{servers[0].place!r}]) as client, "
        "Scheduler(client, 2, 0.0, (), lambda: '2026-03-14T09:00:00Z') as scheduler:\n"
        f"    scheduler.submit('a', Request({url!r}))\n"
        "    print('ready', flush=True)\n"
        "    scheduler.next()\n"
    )
    process = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.readline()
    deadline = time.monotonic() + 30
    while not servers[0].log and time.monotonic() < deadline:
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    begun = time.monotonic()
    _, errors = process.communicate(timeout=60)
    assert b"KeyboardInterrupt" in errors
    assert time.monotonic() - begun < Limits().read - 1
