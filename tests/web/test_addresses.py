"""Which machines are asked: those of the whole internet, and those that the user named himself, port and all."""

import socket
from collections.abc import Iterator
from typing import Any

import pytest
from web.server import Server, content, redirect

from factcli.models.web import Failure, Fault, Request, Response
from factcli.sources.web import urls
from factcli.sources.web.addresses import is_public
from factcli.sources.web.allowance import Limits
from factcli.sources.web.client import Client

BRIEF = Limits(connect=0.5)


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as running:
        running.on("/a", content("inner"))
        yield running


def got(url: str, *allowed: str) -> Response | Failure:
    with Client(allowed=allowed) as client:
        return client.get(Request(url))


def is_refused(outcome: Response | Failure) -> bool:
    return isinstance(outcome, Failure) and outcome.fault is Fault.REFUSED


@pytest.mark.parametrize(
    "address",
    "127.0.0.1 127.255.0.3 0.0.0.0 0.1.2.3 10.1.2.3 172.16.0.1 172.31.255.255 192.168.1.1 169.254.169.254 100.64.0.1 "
    "192.0.0.8 192.0.2.1 198.18.0.1 198.51.100.7 203.0.113.9 224.0.0.1 239.1.1.1 240.0.0.1 255.255.255.255 192.88.99.1 "
    ":: ::1 ::127.0.0.1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 fe80::1 fe80::1%eth0 fc00::1 fd12:3456::1 ff02::1 fec0::1 "
    "2002:7f00:1::1 2002:0a00:0001::1 64:ff9b::7f00:1 64:ff9b::a00:1 64:ff9b:1::1 2001:db8::1 2001::1 2001:0:4136:e378:: "
    "100::1 3fff::1 5f00::1 nonsense".split(),
)
def test_addresses_of_inner_networks_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address",
    "1.1.1.1 93.184.216.34 172.32.0.1 192.167.255.255 223.255.255.255 2606:4700::1111 2a00:1450:4001::1 "
    "::ffff:1.1.1.1 2002:101:101::1 64:ff9b::101:101".split(),
)
def test_addresses_of_the_internet_are_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "LOCALHOST.", "2130706433", "0x7f.1", "0x7f000001", "017700000001", "127.1", "0",
     "[::ffff:127.0.0.1]", "[::1]", "[0:0:0:0:0:ffff:7f00:1]", "１２７.０.０.１", "①②⑦.0.0.1", "127。0。0。1"],
)  # fmt: skip
def test_this_machine_is_refused_however_it_is_spelled(server: Server, host: str) -> None:
    outcome = got(f"http://{host}:{server.port}/a")
    assert isinstance(outcome, Failure)
    assert server.log == []
    assert outcome.fault is Fault.REFUSED, outcome


def test_what_the_user_named_is_asked(server: Server) -> None:
    assert isinstance(got(server.url("/a"), server.place), Response)
    assert isinstance(got(f"http://LocalHost:{server.port}/a", f"LOCALHOST:{server.port}"), Response)


def test_another_port_or_name_of_the_same_machine_is_refused(server: Server) -> None:
    assert is_refused(got(server.url("/a"), "127.0.0.1:80", "127.0.0.1", f"localhost:{server.port}"))
    assert server.log == []


def test_every_redirect_is_checked(server: Server) -> None:
    with Server() as inner:
        inner.on("/a", content("secret"))
        for number, host in enumerate(("127.0.0.1", "localhost", "2130706433", "[::ffff:127.0.0.1]")):
            url = server.on(f"/{number}", redirect(f"http://{host}:{inner.port}/a"))
            outcome = got(url, server.place)
            assert is_refused(outcome)
            assert isinstance(outcome, Failure)
            assert "redirected to" in outcome.reason
        assert inner.log == []


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "ftp://h/", "javascript:1", "h", "", "//h/", "http:", "http://[::1%25lo]/"]
)
def test_what_is_none_of_the_web_is_refused(url: str) -> None:
    assert is_refused(got(url))
    assert urls.place(url) is None


def test_a_name_is_resolved_once_and_the_address_that_was_checked_is_asked(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def resolve(host: str, port: int, **_: Any) -> list[Any]:
        asked.append(host)
        # A public address first, this machine when somebody asks again.
        address = "203.0.114.1" if len(asked) == 1 else "127.0.0.1"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    connected: list[Any] = []

    def connect(self: socket.socket, target: Any) -> None:
        connected.append(target)
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    monkeypatch.setattr("factcli.sources.web.allowance.PlainSocket.connect", connect)
    outcome = got(f"http://rebinding.example:{server.port}/a")
    assert isinstance(outcome, Failure)
    assert outcome.fault is Fault.UNREACHABLE
    assert (asked, connected) == (["rebinding.example"], [("203.0.114.1", server.port)])
    assert server.log == []


def test_inner_addresses_among_others_are_passed_over(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    def resolve(host: str, port: int, **_: Any) -> list[Any]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, port)) for one in ("127.0.0.1", "10.0.0.1")]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    assert is_refused(got(f"http://both.example:{server.port}/a"))
    assert server.log == []


def test_a_resolver_that_does_not_answer_is_left_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    import threading

    wait = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: wait.wait(30) and [])
    with Client(BRIEF) as client:
        outcome = client.get(Request("http://slow.example/"))
    assert not wait.is_set()
    assert isinstance(outcome, Failure)
    assert (outcome.fault, outcome.reason) == (Fault.UNREACHABLE, "no answer within 0.5 seconds")
    wait.set()


@pytest.mark.parametrize(
    ("url", "place"),
    [
        ("http://Example.org", "example.org:80"),
        ("https://example.org./x", "example.org:443"),
        ("HTTP://u:p@example.org:8080/x#y", "example.org:8080"),
        ("http://[2001:DB8::0:1]:81/", "[2001:db8::1]:81"),
        ("https://bücher.example/", "xn--bcher-kva.example:443"),
    ],
)
def test_a_place_is_host_and_port(url: str, place: str) -> None:
    assert urls.place(url) == place
