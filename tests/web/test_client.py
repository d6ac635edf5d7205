"""What a request comes back with, whatever the server does: an answer or a failure in time, never an exception."""

import hashlib
import socket
from collections.abc import Callable, Collection, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from web import server as play
from web.server import FOLDER, Server, content, redirect, status

from factcli import __version__
from factcli.models.web import Failure, Fault, Request, Response, Validators
from factcli.sources.web.allowance import Limits
from factcli.sources.web.client import Client

SMALL = Limits(size=200_000, redirects=3)
BRIEF = replace(SMALL, total=0.6)  # what takes long ends here, and not by a pause that a busy machine makes
IMPATIENT = replace(SMALL, read=0.3)
KIB = 1024

Make = Callable[..., Client]


@pytest.fixture(autouse=True)
def _no_netrc(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as running:
        yield running


@pytest.fixture
def made() -> Iterator[Make]:
    """Makes clients, and closes them in the end."""
    clients: list[Client] = []

    def make(allowed: Collection[str], limits: Limits = SMALL, contact: str | None = None) -> Client:
        clients.append(Client(limits, allowed, contact))
        return clients[-1]

    yield make
    for client in clients:
        client.close()


@pytest.fixture
def client(server: Server, made: Make) -> Client:
    return made([server.place])


def failed(outcome: Response | Failure, fault: Fault, *words: str) -> Failure:
    assert isinstance(outcome, Failure), outcome
    assert outcome.fault is fault, outcome
    for word in words:
        assert word in outcome.reason, outcome
    return outcome


def answered(outcome: Response | Failure) -> Response:
    assert isinstance(outcome, Response), outcome
    return outcome


# What is well


def test_an_answer_has_its_body_type_and_validators(server: Server, client: Client) -> None:
    url = server.on("/a", content("<p>Überall", etag='"1"', modified="Sat, 14 Mar 2026 09:00:00 GMT"))
    answer = answered(client.get(Request(url + "?q=1&x=%20#part")))
    assert answer.body == "<p>Überall".encode()
    assert answer.content_type == "text/html; charset=utf-8"
    assert answer.url == url + "?q=1&x=%20"
    assert (answer.unchanged, answer.moved_to) == (False, None)
    digest = hashlib.sha256(answer.body).hexdigest()
    assert answer.validators == Validators(answer.url, '"1"', "Sat, 14 Mar 2026 09:00:00 GMT", digest)


def test_the_program_says_who_it_is_and_what_it_reads(server: Server, client: Client, made: Make) -> None:
    url = server.on("/a", content("yes"))
    client.get(Request(url))
    made([server.place], contact="https://desk.example/bot\r\nX: y").get(Request(url))
    plain, named = (one.headers for one in server.asked("/a"))
    assert plain["user-agent"] == f"factcli/{__version__}"
    assert named["user-agent"] == f"factcli/{__version__} (+https://desk.example/botX: y)"
    assert plain["accept-encoding"] == "gzip, deflate"
    assert "application/rss+xml" in plain["accept"]
    assert set(plain) == {"host", "accept-encoding", "user-agent", "accept"}


def test_requests_to_one_server_share_a_connection(server: Server, client: Client) -> None:
    url = server.on("/a", content("yes"), redirect("/b"), status(500), status(404), content("yes"))
    server.on("/b", content("yes"))
    for _ in range(5):
        client.get(Request(url))
    assert len(server.log) == 6 == client.requests
    assert {one.connection for one in server.log} == {1}


@pytest.mark.parametrize("closing", [{"closing": True}, {"unsaid": True}])
def test_a_connection_that_the_server_has_closed_is_made_anew(
    server: Server, client: Client, closing: dict[str, bool]
) -> None:
    url = server.on("/a", content("yes", **closing))
    assert [answered(client.get(Request(url))).body for _ in range(3)] == [b"yes"] * 3
    assert {one.connection for one in server.log} == {1, 2, 3}


def test_a_connection_that_breaks_when_used_again_is_made_anew_once(server: Server, client: Client) -> None:
    url = server.on("/a", content("yes"), play.hang_up, content("again"), play.hang_up)
    assert answered(client.get(Request(url))).body == b"yes"
    assert answered(client.get(Request(url))).body == b"again"
    failed(client.get(Request(url)), Fault.UNREACHABLE, "closed the connection")
    assert len(server.log) == 5


@pytest.mark.parametrize(
    "behaviour",
    [
        play.unmeasured(b"hello " * 10_000),
        play.chunked(b"hello " * 5_000, b"hello " * 4_999, b"hello "),
        play.encoded(b"hello " * 10_000, "gzip"),
        play.encoded(b"hello " * 10_000, "gzip", "x-GZIP"),
        play.encoded(b"hello " * 10_000, "deflate"),
        play.encoded(b"hello " * 10_000, "raw"),
        play.mislabelled(
            play.compressed(b"hello " * 6_000, "gzip") + play.compressed(b"hello " * 4_000, "gzip"), "gzip"
        ),
        play.mislabelled(play.compressed(b"hello " * 10_000, "gzip") + b"\0\0junk", "gzip"),
        play.mislabelled(b"hello " * 10_000, "identity"),
        content(play.compressed(b"hello " * 10_000, "gzip"), "application/x-gzip"),
        play.chunked(*(bytes((one,)) for one in play.compressed(b"hello " * 10_000, "gzip"))),
        play.mislabelled(b"hello " * 10_000, "utf-8"),
        play.trickle(play.head(200, "OK", [("Content-Length", "60000")]) + b"hello " * 9_999, b"hello ", 0.05),
    ],
)
def test_a_body_is_read_whichever_way_it_is_sent(server: Server, client: Client, behaviour: play.Behaviour) -> None:
    assert answered(client.get(Request(server.on("/a", behaviour)))).body == b"hello " * 10_000


def test_cookies_are_neither_kept_nor_sent(server: Server, client: Client) -> None:
    url = server.on("/a", play.cookie(b"yes", "id=7; Path=/"))
    client.get(Request(url))
    client.get(Request(url))
    assert all("cookie" not in one.headers for one in server.log)


# What is unchanged


def test_what_has_not_changed_is_not_sent_again(server: Server, client: Client) -> None:
    url = server.on("/a", content("one", etag='"1"', modified="Sat, 14 Mar 2026 09:00:00 GMT"))
    first = answered(client.get(Request(url)))
    again = answered(client.get(Request(url, first.validators)))
    assert (again.unchanged, again.body, again.validators) == (True, b"", first.validators)
    sent = server.asked("/a")[1].headers
    assert (sent["if-none-match"], sent["if-modified-since"]) == ('"1"', "Sat, 14 Mar 2026 09:00:00 GMT")


def test_an_unchanged_answer_may_bring_a_new_etag(server: Server, client: Client) -> None:
    url = server.on("/a", play.raw(play.head(304, "Not Modified", [("ETag", '"2"')])))
    old = Validators(url, '"1"', "Sat, 14 Mar 2026 09:00:00 GMT", "d" * 64)
    answer = answered(client.get(Request(url, old)))
    assert answer.validators == Validators(url, '"2"', old.modified, old.digest)


def test_the_same_bytes_are_unchanged_though_the_server_sends_them(server: Server, client: Client) -> None:
    url = server.on("/a", content("one", etag='"1"'), content("one", etag='"2"'), content("two"))
    first = answered(client.get(Request(url)))
    again = answered(client.get(Request(url, first.validators)))
    assert (again.unchanged, again.body, again.validators.etag) == (True, b"", '"2"')
    third = answered(client.get(Request(url, again.validators)))
    assert (third.unchanged, third.body, third.validators.etag) == (False, b"two", None)


def test_validators_are_sent_to_their_own_url_only(server: Server, client: Client) -> None:
    server.on("/new", content("one", etag='"1"'))
    url = server.on("/old", redirect("/new"))
    first = answered(client.get(Request(url)))
    assert first.validators.url == server.url("/new")
    assert answered(client.get(Request(url, first.validators))).unchanged
    assert "if-none-match" not in server.asked("/old")[1].headers
    assert server.asked("/new")[1].headers["if-none-match"] == '"1"'


@pytest.mark.parametrize("known", [None, "digest", "elsewhere"])
def test_unchanged_is_no_answer_to_who_has_not_asked(server: Server, client: Client, known: str | None) -> None:
    url = server.on("/a", status(304, "Not Modified"))
    kinds = {"digest": Validators(url, digest="d" * 64), "elsewhere": Validators(url + "b", '"1"')}
    outcome = failed(client.get(Request(url, kinds.get(known or ""))), Fault.STATUS, "304")
    assert outcome.status == 304


@pytest.mark.parametrize("etag", ['"a\r\nX-Evil: 1"', '"\x1b[31m"', '"€"', "x" * 5000, " "])
def test_validators_that_no_header_can_hold_are_not_sent(server: Server, client: Client, etag: str) -> None:
    url = server.on("/a", content("yes"))
    answered(client.get(Request(url, Validators(url, etag, etag))))
    assert not {"if-none-match", "if-modified-since", "x-evil"} & set(server.log[0].headers)


# Redirects


def test_redirects_are_followed_from_where_they_stand(server: Server, client: Client) -> None:
    server.on("/a/b", redirect("../c?x=1#part", 307))
    server.on("/c", redirect(f"//{server.place}/d", 303))
    server.on("/d", content("here"))
    answer = answered(client.get(Request(server.url("/a/b"))))
    assert (answer.url, answer.body) == (server.url("/d"), b"here")
    assert [one.path for one in server.log] == ["/a/b", "/c?x=1", "/d"]


@pytest.mark.parametrize(
    ("codes", "moved"),
    [((301,), 1), ((308, 301), 2), ((301, 302, 301), 1), ((302, 301), None), ((307,), None), ((), None)],
)
def test_an_address_has_moved_as_far_as_redirects_are_permanent_from_the_start(
    server: Server, client: Client, codes: tuple[int, ...], moved: int | None
) -> None:
    for number, code in enumerate(codes):
        server.on(f"/{number}", redirect(f"/{number + 1}", code))
    server.on(f"/{len(codes)}", content("here"))
    answer = answered(client.get(Request(server.url("/0"))))
    assert answer.moved_to == (None if moved is None else server.url(f"/{moved}"))


def test_addresses_in_other_scripts_are_followed(server: Server, client: Client) -> None:
    server.on("/a", redirect("/bär und/ö?q=ü"))
    server.on("/b%C3%A4r%20und/%C3%B6", content("here"))
    assert answered(client.get(Request(server.url("/a")))).url == server.url("/b%C3%A4r%20und/%C3%B6?q=%C3%BC")


def test_redirects_in_a_circle_and_too_many_end(server: Server, client: Client) -> None:
    server.on("/a", redirect("/b"))
    server.on("/b", redirect("/a"))
    failed(client.get(Request(server.url("/a"))), Fault.STATUS, "circle")
    failed(client.get(Request(server.on("/self", redirect("#top")))), Fault.STATUS, "circle")
    for number in range(5):
        server.on(f"/{number}", redirect(f"/{number + 1}"))
    failed(client.get(Request(server.url("/0"))), Fault.STATUS, "more than 3")
    failed(client.get(Request(server.on("/nowhere", redirect(None)))), Fault.STATUS, "302")


@pytest.mark.parametrize(
    "location",
    ["file:///etc/passwd", "ftp://example.org/", "javascript:alert(1)", "data:,x", "http://[::1", "http://a b/",
     "gopher://x/", "http://x:99999/", "http://[fe80::1%25lo]/", "unix:/run/docker.sock", "http://x..y/", "x" * 9000],
)  # fmt: skip
def test_redirects_out_of_the_web_are_refused(server: Server, client: Client, location: str) -> None:
    url = server.on("/a", redirect(location))
    failed(client.get(Request(url)), Fault.REFUSED, "redirects elsewhere")
    assert len(server.log) == 1


def test_the_limit_of_time_holds_over_all_redirects(server: Server, made: Make) -> None:
    for number in range(3):
        server.on(f"/{number}", play.later(0.2, redirect(f"/{number + 1}")))
    server.on("/3", play.later(0.2, content("late")))
    outcome = made([server.place], BRIEF).get(Request(server.url("/0")))
    failed(outcome, Fault.UNREACHABLE, "not done within 0.6 seconds")
    assert server.asked("/0")


# Servers that refuse


@pytest.mark.parametrize(
    ("behaviour", "fault", "words"),
    [
        (status(404, "Not Found"), Fault.MISSING, "404 Not Found"),
        (status(410, "Gone"), Fault.GONE, "410 Gone"),
        (status(500, "Oh\x1b[31m [red]no[/]" + "o" * 100), Fault.STATUS, "500 Oh[31m [red]no[/]ooo"),
        (status(403, "Forbidden"), Fault.STATUS, "403 Forbidden"),
        (status(206, "Partial Content"), Fault.STATUS, "206"),
        (status(999), Fault.STATUS, "999"),
        (status(204, "No Content"), Fault.UNUSABLE, "empty"),
        (play.empty, Fault.UNUSABLE, "empty"),
        (play.chunked(), Fault.UNUSABLE, "empty"),
        (play.encoded(b"", "gzip"), Fault.UNUSABLE, "empty"),
    ],
)
def test_an_answer_without_the_content_says_why(
    server: Server, client: Client, behaviour: play.Behaviour, fault: Fault, words: str
) -> None:
    outcome = failed(client.get(Request(server.on("/a", behaviour))), fault, words)
    assert len(outcome.reason) < 100
    assert outcome.reason.isprintable()


@pytest.mark.parametrize("code", [429, 503])
@pytest.mark.parametrize(
    ("header", "seconds"),
    [(None, None), (120, 120), (0, 0), (-5, None), ("soon", None), ("1.5", None), (10**30, 86_400), (" 7 ", 7),
     ("Sat, 14 Mar 2020 09:00:00 GMT", None), ("Sat, 14 Mar 99999 09:00:00 GMT", None), ("٣", None),
     ("Fri, 14 Mar 2098 09:00:00 -0000", 86_400)],
)  # fmt: skip
def test_a_busy_server_says_how_long(
    server: Server, client: Client, code: int, header: int | str | None, seconds: int | None
) -> None:
    outcome = failed(
        client.get(Request(server.on("/a", status(code, "Busy", retry_after=header)))), Fault.BUSY, str(code)
    )
    assert (outcome.retry_after, outcome.status) == (seconds, code)


def test_a_busy_server_may_name_a_moment(server: Server, client: Client) -> None:
    url = server.on("/a", status(503, "Busy", retry_after=datetime.now(UTC) + timedelta(seconds=100)))
    outcome = failed(client.get(Request(url)), Fault.BUSY)
    assert outcome.retry_after is not None
    assert 95 <= outcome.retry_after <= 101


# Servers that mean no good

_CHUNKS = play.cut_chunks_head


@pytest.mark.parametrize(
    ("behaviour", "fault", "words"),
    [
        (play.endless, Fault.UNUSABLE, "larger than 200,000 bytes"),
        (play.endless_chunks, Fault.UNUSABLE, "larger"),
        (play.chunked(*[b"x" * 1000] * 300), Fault.UNUSABLE, "larger"),
        (play.endless_head, Fault.UNUSABLE, "not HTTP"),
        (play.endless_line, Fault.UNUSABLE, "not HTTP"),
        (play.endless_continue, Fault.UNUSABLE, "larger"),
        (play.trickle(play.head(200, "OK", []), b"x", 0.06), Fault.UNREACHABLE, "not done within 0.6 seconds"),
        (play.trickle(b"HTTP/1.1 200 OK\r\nX-Slow: ", b"x", 0.06), Fault.UNREACHABLE, "not done within 0.6 seconds"),
        (play.trickle(b"HTTP/1.1 200 OK\r\n", b"X: y\r\n", 0.06), Fault.UNREACHABLE, "not done within 0.6 seconds"),
        (play.trickle(b"", b"H", 0.06), Fault.UNREACHABLE, "not done within 0.6 seconds"),
        (play.trickle(_CHUNKS, b"1\r\nx\r\n", 0.06), Fault.UNREACHABLE, "not done within 0.6 seconds"),
        (play.trickle(_CHUNKS, b"0", 0.06), Fault.UNREACHABLE, "not done within 0.6 seconds"),
        (play.trickle(_CHUNKS + b"0\r\n", b"X: y\r\n", 0.06), Fault.UNREACHABLE, "not done within 0.6 seconds"),
        (
            play.trickle(play.head(302, "Found", [("Location", "/b")]), b"x", 0.1),
            Fault.UNREACHABLE,
            "not done within 0.6",
        ),
        (play.trickle(play.head(200, "OK", []), b"x", 5), Fault.UNREACHABLE, "nothing more came within 0.3 seconds"),
        (play.silent, Fault.UNREACHABLE, "no answer within 0.3 seconds"),
        (play.hang_up, Fault.UNREACHABLE, "closed the connection"),
        (play.reset, Fault.UNREACHABLE, "closed the connection"),
        (play.cut_off(b"hello"), Fault.UNREACHABLE, "broke off"),
        (play.cut_off(b""), Fault.UNREACHABLE, "broke off"),
        (play.cut_chunks(b"hello"), Fault.UNREACHABLE, "broke off"),
        (play.bad_chunks(b"five"), Fault.UNREACHABLE, "broke off"),
        (play.bad_chunks(b"ffffffffffffffff"), Fault.UNREACHABLE, "broke off"),
        (play.bad_chunks(b"-5"), Fault.UNUSABLE, ""),
        (play.bad_chunks(b"5" * 70_000), Fault.UNUSABLE, ""),
        (play.raw(b"\0\xff SSH-2.0-nothing\r\n"), Fault.UNUSABLE, "not HTTP"),
        (play.raw(b"HTTP/1.1 abc OK\r\n\r\n"), Fault.UNUSABLE, "not HTTP"),
        (play.raw(b"<html>no head at all</html>"), Fault.UNUSABLE, "not HTTP"),
        (play.raw(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 7\r\n\r\nhello"), Fault.UNUSABLE, ""),
        (play.raw(b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 150 + b"\r\nhello"), Fault.UNUSABLE, "not HTTP"),
        (play.raw(b"HTTP/1.1 200 OK\r\nX: " + b"y" * 70_000 + b"\r\n\r\nhello"), Fault.UNUSABLE, "not HTTP"),
        (play.bomb(200_001), Fault.UNUSABLE, "larger"),
        (play.bomb(50 * KIB * KIB), Fault.UNUSABLE, "larger"),
        (play.bomb(50 * KIB * KIB, "deflate"), Fault.UNUSABLE, "larger"),
        (play.bomb(50 * KIB * KIB, "raw"), Fault.UNUSABLE, "larger"),
        (content(play.compressed(bytes(50 * KIB * KIB), "gzip")), Fault.UNUSABLE, "larger"),
        (content(play.compressed(b"hello " * 1000, "gzip")[:-9]), Fault.UNUSABLE, "breaks off"),
        (play.nested_bomb(50 * KIB * KIB), Fault.UNUSABLE, "more than once"),
        (play.mislabelled(b"\x1b\x00\x00", "br"), Fault.UNUSABLE, "compressed as br, which was not asked for"),
        (play.mislabelled(b"\x28\xb5\x2f\xfd", "zstd"), Fault.UNUSABLE, "zstd"),
        (play.mislabelled(b"hello", "gzip"), Fault.UNUSABLE, "not compressed as gzip"),
        (play.mislabelled(b"hello", "deflate"), Fault.UNUSABLE, "not compressed as deflate"),
        (play.mislabelled(b"\x1f", "gzip"), Fault.UNUSABLE, "breaks off"),
        (play.encoded(b"hello " * 1000, "gzip", cut=9), Fault.UNUSABLE, "breaks off"),
        (play.encoded(b"hello " * 1000, "deflate", cut=5), Fault.UNUSABLE, "breaks off"),
    ],
)
def test_no_server_gets_more_than_its_time_and_size(
    server: Server, client: Client, made: Make, behaviour: play.Behaviour, fault: Fault, words: str
) -> None:
    url = server.on("/a", behaviour)
    limits = BRIEF if "not done" in words else IMPATIENT if "within 0.3" in words else SMALL
    failed(made([server.place], limits).get(Request(url)), fault, words)
    server.on("/a", content("well again"))
    assert answered(client.get(Request(url))).body == b"well again"


def test_a_port_where_nobody_reads_keeps_nobody_waiting(made: Make) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        outcome = made([f"127.0.0.1:{port}"], IMPATIENT).get(Request(f"http://127.0.0.1:{port}/"))
        failed(outcome, Fault.UNREACHABLE, "no answer within 0.3 seconds")


def test_a_bomb_takes_no_more_memory_than_its_limit(server: Server, made: Make) -> None:
    import tracemalloc

    url = server.on("/a", play.bomb(300 * KIB * KIB))
    client = made([server.place], Limits(size=KIB * KIB))
    tracemalloc.start()
    failed(client.get(Request(url)), Fault.UNUSABLE, "larger than 1 MiB")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 6 * KIB * KIB


@given(data=st.binary(max_size=300))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_are_an_answer_or_a_failure(server: Server, client: Client, data: bytes) -> None:
    outcome = client.get(Request(server.on("/a", play.raw(data))))
    assert isinstance(outcome, (Response, Failure))


_NAMES = st.sampled_from(
    [
        "Content-Length",
        "Transfer-Encoding",
        "Content-Encoding",
        "Location",
        "ETag",
        "Retry-After",
        "Content-Type",
        "Connection",
    ]
)
_VALUES = st.one_of(
    st.sampled_from(
        ["chunked", "gzip", "deflate", "gzip, gzip", "5", "-1", "0", "5, 5", "/a", "close", "keep-alive", ""]
    ),
    st.text(st.characters(codec="latin-1"), max_size=20),
)


@given(
    code=st.integers(0, 1200),
    headers=st.lists(st.tuples(_NAMES, _VALUES), max_size=5),
    body=st.one_of(
        st.binary(max_size=50), st.just(b"5\r\nhello\r\n0\r\n\r\n"), st.just(play.compressed(b"hello", "gzip"))
    ),
)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_head_is_an_answer_or_a_failure(
    server: Server, client: Client, code: int, headers: list[tuple[str, str]], body: bytes
) -> None:
    head = f"HTTP/1.1 {code} Perhaps\r\n" + "".join(f"{name}: {value}\r\n" for name, value in headers) + "\r\n"
    outcome = client.get(Request(server.on("/a", play.raw(head.encode("latin-1") + body))))
    assert isinstance(outcome, (Response, Failure))


@given(url=st.one_of(st.text(max_size=60), st.text(max_size=40).map("http://".__add__)))
@settings(max_examples=200, deadline=None)
def test_any_text_as_an_address_is_a_failure(url: str) -> None:
    from factcli.sources.web import urls

    found = urls.read(url)
    if isinstance(found, Failure):
        assert found.fault is Fault.REFUSED
    else:
        assert urls.read(found.text) == found


# TLS


@pytest.fixture
def trusted(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    return lambda name: monkeypatch.setenv("SSL_CERT_FILE", str(FOLDER / name))


def test_a_server_is_verified_by_the_authorities_that_the_system_names(
    trusted: Callable[[str], None], made: Make
) -> None:
    trusted("localhost.pem")
    with Server(tls="localhost.pem") as server:
        url = server.on("/a", content("yes", etag='"1"'))
        client = made([server.place])
        assert answered(client.get(Request(url))).body == b"yes"
        assert answered(client.get(Request(url))).body == b"yes"
        assert {one.connection for one in server.log} == {1}


def test_a_certificate_that_nobody_vouches_for_is_no_connection(made: Make) -> None:
    with Server(tls="localhost.pem") as server:
        outcome = made([server.place]).get(Request(server.on("/a", content("yes"))))
        failed(outcome, Fault.UNREACHABLE, "certificate", "self-signed")
        assert server.log == []


def test_a_certificate_of_another_name_is_no_connection(trusted: Callable[[str], None], made: Make) -> None:
    trusted("localhost.pem")
    with Server(tls="localhost.pem") as server:
        server.on("/a", content("yes"))
        url = f"https://127.0.0.1:{server.port}/a"
        outcome = made([f"127.0.0.1:{server.port}"]).get(Request(url))
        failed(outcome, Fault.UNREACHABLE, "certificate", "not valid for '127.0.0.1'")
        assert server.log == []


def test_a_certificate_of_the_past_is_no_connection(trusted: Callable[[str], None], made: Make) -> None:
    trusted("expired.pem")
    with Server(tls="expired.pem") as server:
        outcome = made([server.place]).get(Request(server.on("/a", content("yes"))))
        failed(outcome, Fault.UNREACHABLE, "certificate has expired")


def test_where_the_system_has_no_authorities_those_of_certifi_are_used(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from factcli.sources.web.connecting import verifying

    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "none.pem"))
    monkeypatch.setenv("SSL_CERT_DIR", str(tmp_path))
    assert verifying().cert_store_stats()["x509_ca"] > 50


@pytest.mark.parametrize(
    "greeting",
    [
        play.trickle(b"", b"\x16", 0.06),
        play.trickle(b"\x16\x03\x03\x40\x00", b"\x02", 0.06),
        play.silent,
        play.hang_up,
        play.raw(b"HTTP/1.1 400 Bad Request\r\n\r\n"),
    ],
)
def test_a_handshake_keeps_to_the_limits_too(greeting: play.Behaviour, made: Make) -> None:
    with Server(tls="localhost.pem", greeting=greeting) as server:
        failed(made([server.place], BRIEF).get(Request(server.url("/a"))), Fault.UNREACHABLE)


def test_plain_http_is_not_spoken_to_a_secure_port(made: Make) -> None:
    with Server(tls="localhost.pem") as server:
        place = f"127.0.0.1:{server.port}"
        failed(made([place]).get(Request(f"http://{place}/")), Fault.UNREACHABLE)


# Names and passwords


def test_passwords_in_an_address_are_neither_sent_nor_shown(server: Server, client: Client) -> None:
    server.on("/a", redirect(f"http://user:s3cret@{server.place}/b", 301))
    server.on("/b", content("yes"))
    url = f"http://user:s3cret@{server.place}/a"
    answer = answered(client.get(Request(url)))
    assert (answer.url, answer.moved_to) == (server.url("/b"), server.url("/b"))
    assert all("authorization" not in one.headers for one in server.log)
    outcomes = [
        client.get(Request(f"http://user:s3cret@{place}/")) for place in ("127.0.0.1:1", "x..y", "nosuch.invalid")
    ]
    assert "s3cret" not in repr(outcomes)


def test_netrc_passwords_go_to_their_host_alone(server: Server, tmp_path: Path, made: Make) -> None:
    (tmp_path / "netrc").write_text(
        "machine 127.0.0.1 login ann password s3cret\ndefault login anybody password nothing\n", "utf-8"
    )
    with Server() as other:
        client = made([server.place, f"localhost:{other.port}"])
        server.on("/a", redirect(f"http://localhost:{other.port}/b"))
        other.on("/b", redirect(server.url("/c")))
        server.on("/c", content("yes"))
        answered(client.get(Request(server.url("/a"))))
        assert [one.headers.get("authorization") for one in server.log] == ["Basic YW5uOnMzY3JldA=="] * 2
        assert "authorization" not in other.log[0].headers


@pytest.mark.parametrize(
    "text", ["machine", "machine x login\nmachine y frobnicate", "\xff\xfe\0", "machine x password 'y"]
)
def test_a_broken_netrc_is_no_netrc(server: Server, tmp_path: Path, text: str, made: Make) -> None:
    (tmp_path / "netrc").write_bytes(text.encode("latin-1"))
    client = made([server.place])
    assert answered(client.get(Request(server.on("/a", content("yes"))))).body == b"yes"
