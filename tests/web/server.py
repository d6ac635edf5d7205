"""A web server that misbehaves on purpose: one page, one way of answering.

    with Server() as server:
        server.on("/feed", content(b"<rss/>", etag='"1"'))
        server.on("/page", status(503, retry_after=30), content(b"now"))   # the first time, then ever after
        client.get(Request(server.url("/feed")))
        server.log                                                        # what was asked, and when

`Server(tls="localhost.pem")` speaks TLS as `localhost`; `latency` seconds pass before every answer. Tests
elsewhere write `from web.server import Server, content`.

What it plays:
 1 content                 a body, with its length, type, etag and last-modified; 304 to who has it
 2 content(…, closing)     the same, and the connection closes
 3 content(…, unsaid)      the same, and the connection closes without a word, for who comes back
 4 unmeasured              a body without a length, that ends with the connection
 5 chunked                 a body in chunks
 6 encoded                 gzip, deflate, deflate without its header, and any other name
 7 encoded(…, cut)         compressed text that breaks off
 8 mislabelled             a body that is not encoded as its head says
 9 bomb                    zeros, a thousand times as large as they come
10 nested_bomb             the same, compressed twice
11 status                  any status and phrase, with Retry-After
12 redirect                to anywhere, with any status
13 redirect(None)          to nowhere
14 empty                   nothing, and 204
15 endless                 a body that never ends
16 endless_chunks          a length of a chunk that means "all there is", and no end
17 endless_head            headers that never end
18 endless_line            one header's line that never ends
19 endless_continue        100 Continue, again and again
20 trickle                 a byte now and then, for ever: in the body, the head, the chunks' lengths
21 silent                  takes the request and says nothing
22 hang_up                 takes the request and closes
23 reset                   the same by RST
24 cut_off                 less than its length
25 cut_chunks              chunks without the last
26 bad_chunks              lengths of chunks that are no numbers
27 raw                     any bytes at all
28 cookie                  a cookie
29 Server(tls=…)           certificates that nobody vouches for, for another name, and of the past
30 Server(greeting=…)      a server that speaks before or instead of TLS, a byte at a time
31 later                   any of these after some seconds
32 held                    any of these once a test says so
"""

import gzip
import socket
import ssl
import struct
import threading
import time
import zlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from pathlib import Path
from typing import Self

FOLDER = Path(__file__).parent
_LONGEST_HEAD = 65536


@dataclass
class Seen:
    """A request that arrived: header names in lower case; `begun` and `ended` count monotonic seconds.

    It has `ended` before the last of the answer is sent, so that whoever asks next has begun later.
    """

    method: str
    path: str
    headers: dict[str, str]
    connection: int
    begun: float
    ended: float = 0.0


@dataclass
class Exchange:
    """One request and the connection to answer it on. An answer sets `closing` to end the connection."""

    seen: Seen
    socket: socket.socket
    stopped: threading.Event
    closing: bool = False

    def send(self, data: bytes) -> None:
        self.seen.ended = time.monotonic()
        self.socket.sendall(data)

    def answer(self, code: int, phrase: str, headers: list[tuple[str, str]], body: bytes = b"") -> None:
        """A whole answer in one piece; its length only as the headers say."""
        self.send(head(code, phrase, headers) + body)


Behaviour = Callable[[Exchange], None]


def head(code: int, phrase: str, headers: list[tuple[str, str]]) -> bytes:
    lines = [f"HTTP/1.1 {code} {phrase}", *(f"{name}: {value}" for name, value in headers)]
    return "\r\n".join([*lines, "", ""]).encode("utf-8")


class Server:
    """A server on a free port of this machine, in threads of its own."""

    def __init__(self, *, tls: str | None = None, latency: float = 0.0, greeting: Behaviour | None = None) -> None:
        self.latency = latency
        self.log: list[Seen] = []
        self._tls = tls
        self._greeting = greeting
        self._routes: dict[str, list[Behaviour]] = {}
        self._lock = threading.Lock()
        self._stopped = threading.Event()
        self._open: set[socket.socket] = set()
        self._connections = 0
        self._threads: list[threading.Thread] = []
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=128)
        self.port: int = self._listener.getsockname()[1]
        self.host = "localhost" if tls else "127.0.0.1"
        self.place = f"{self.host}:{self.port}"

    def url(self, path: str = "/") -> str:
        return f"{'https' if self._tls else 'http'}://{self.place}{path}"

    def on(self, path: str, *behaviours: Behaviour) -> str:
        """Answer so at `path`, whatever its query: the first the first time, the last ever after. Returns the url."""
        with self._lock:
            self._routes[path] = list(behaviours)
        return self.url(path)

    def asked(self, path: str) -> list[Seen]:
        """The requests for a path, in the order in which they came."""
        with self._lock:
            return [one for one in self.log if one.path == path]

    def __enter__(self) -> Self:
        self._start(self._accept)
        return self

    def __exit__(self, *_: object) -> None:
        self._stopped.set()
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        with self._lock:
            still = list(self._open)
        for one in still:
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join(5)

    def _start(self, target: Callable[..., None], *arguments: object) -> None:
        thread = threading.Thread(target=target, args=arguments, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while not self._stopped.is_set():
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            self._connections += 1
            with self._lock:
                self._open.add(connection)
            self._start(self._serve, connection, self._connections)

    def _serve(self, plain: socket.socket, number: int) -> None:
        connection = plain
        try:
            plain.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            plain.settimeout(10)
            if self._greeting is not None:
                self._greeting(Exchange(Seen("", "", {}, number, time.monotonic()), plain, self._stopped))
            if self._tls is not None:
                connection = self._secured(plain)
                with self._lock:
                    self._open.add(connection)
            self._answer_all(connection, number)
        except (OSError, ValueError):
            pass
        finally:
            with self._lock:
                self._open -= {plain, connection}
            connection.close()
            plain.close()

    def _secured(self, plain: socket.socket) -> ssl.SSLSocket:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(FOLDER / str(self._tls))
        return context.wrap_socket(plain, server_side=True)

    def _answer_all(self, connection: socket.socket, number: int) -> None:
        buffered = b""
        while not self._stopped.is_set():
            while b"\r\n\r\n" not in buffered:
                more = connection.recv(_LONGEST_HEAD)
                if not more:
                    return
                buffered += more
            request, _, buffered = buffered.partition(b"\r\n\r\n")
            seen = _parsed(request.decode("latin-1"), number)
            behaviour = self._next(seen)
            if self.latency and self._stopped.wait(self.latency):
                return
            exchange = Exchange(seen, connection, self._stopped)
            try:
                behaviour(exchange)
            finally:
                seen.ended = seen.ended or time.monotonic()
            if exchange.closing:
                return

    def _next(self, seen: Seen) -> Behaviour:
        with self._lock:
            self.log.append(seen)
            row = self._routes.get(seen.path.partition("?")[0], [status(404, "Not Found")])
            return row.pop(0) if len(row) > 1 else row[0]


def _parsed(request: str, connection: int) -> Seen:
    first, *rest = request.split("\r\n")
    method, path, _ = first.split(" ", 2)
    pairs = (line.partition(":") for line in rest)
    return Seen(method, path, {name.lower(): value.strip() for name, _, value in pairs}, connection, time.monotonic())


def content(
    body: bytes | str,
    kind: str = "text/html; charset=utf-8",
    *,
    etag: str | None = None,
    modified: str | None = None,
    closing: bool = False,
    unsaid: bool = False,
    headers: tuple[tuple[str, str], ...] = (),
) -> Behaviour:
    data = body.encode() if isinstance(body, str) else body

    def play(exchange: Exchange) -> None:
        named = [("Content-Type", kind), *headers]
        named += [("ETag", etag)] if etag else []
        named += [("Last-Modified", modified)] if modified else []
        asked = exchange.seen.headers
        if (etag and asked.get("if-none-match") == etag) or (
            not etag and modified and asked.get("if-modified-since") == modified
        ):
            exchange.answer(304, "Not Modified", named)
            return
        named += [("Connection", "close")] if closing else []
        exchange.closing = closing or unsaid
        exchange.answer(200, "OK", [*named, ("Content-Length", str(len(data)))], data)

    return play


def unmeasured(body: bytes) -> Behaviour:
    def play(exchange: Exchange) -> None:
        exchange.answer(200, "OK", [("Content-Type", "text/html")], body)
        exchange.closing = True

    return play


def chunked(*chunks: bytes) -> Behaviour:
    def play(exchange: Exchange) -> None:
        body = b"".join(b"%x\r\n%b\r\n" % (len(one), one) for one in chunks)
        exchange.answer(200, "OK", [("Transfer-Encoding", "chunked")], body + b"0\r\n\r\n")

    return play


def compressed(body: bytes, how: str) -> bytes:
    """How: gzip, deflate, or raw for deflate without its header."""
    if how == "gzip":
        return gzip.compress(body)
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS if how == "raw" else zlib.MAX_WBITS)
    return packer.compress(body) + packer.flush()


def encoded(body: bytes, how: str, name: str | None = None, *, cut: int = 0) -> Behaviour:
    """`name` is what the head calls it; the last `cut` bytes are missing."""
    data = compressed(body, how)
    data = data[: len(data) - cut]
    named = name or ("deflate" if how == "raw" else how)
    return content(data, headers=(("Content-Encoding", named),))


def mislabelled(body: bytes, name: str) -> Behaviour:
    return content(body, headers=(("Content-Encoding", name),))


def bomb(size: int, how: str = "gzip") -> Behaviour:
    return encoded(bytes(size), how)


def nested_bomb(size: int) -> Behaviour:
    return mislabelled(gzip.compress(gzip.compress(bytes(size))), "gzip, gzip")


def status(
    code: int, phrase: str = "", body: bytes = b"so it is", *, retry_after: int | str | datetime | None = None
) -> Behaviour:
    def play(exchange: Exchange) -> None:
        headers = [] if code in (204, 304) else [("Content-Length", str(len(body)))]
        if retry_after is not None:
            value = format_datetime(retry_after, usegmt=True) if isinstance(retry_after, datetime) else str(retry_after)
            headers.append(("Retry-After", value))
        exchange.answer(code, phrase, headers, b"" if code in (204, 304) else body)

    return play


def redirect(location: str | None, code: int = 302) -> Behaviour:
    def play(exchange: Exchange) -> None:
        where = [("Location", location)] if location is not None else []
        exchange.answer(code, "Over There", [*where, ("Content-Length", "4")], b"over")

    return play


def empty(exchange: Exchange) -> None:
    exchange.answer(200, "OK", [("Content-Length", "0")])


def _for_ever(start: bytes, again: bytes) -> Behaviour:
    def play(exchange: Exchange) -> None:
        exchange.closing = True
        exchange.send(start)
        while not exchange.stopped.is_set():
            exchange.send(again)

    return play


endless = _for_ever(head(200, "OK", []), b"and so on " * 1000)
endless_chunks = _for_ever(head(200, "OK", [("Transfer-Encoding", "chunked")]) + b"-1\r\n", b"and so on " * 1000)
endless_head = _for_ever(b"HTTP/1.1 200 OK\r\n", b"X-Again: and again\r\n" * 50)
endless_line = _for_ever(b"HTTP/1.1 200 OK\r\nX-Long: ", b"and so on " * 1000)
endless_continue = _for_ever(b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 50)


def trickle(start: bytes, drop: bytes, every: float) -> Behaviour:
    """`start` at once, then `drop` every so many seconds until the other side goes."""

    def play(exchange: Exchange) -> None:
        exchange.closing = True
        exchange.send(start)
        while not exchange.stopped.wait(every):
            exchange.send(drop)

    return play


def silent(exchange: Exchange) -> None:
    exchange.closing = True
    while exchange.socket.recv(_LONGEST_HEAD):
        pass


def hang_up(exchange: Exchange) -> None:
    exchange.closing = True


def reset(exchange: Exchange) -> None:
    exchange.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    exchange.closing = True


def cut_off(body: bytes, missing: int = 10) -> Behaviour:
    return raw(head(200, "OK", [("Content-Length", str(len(body) + missing))]) + body)


cut_chunks_head = head(200, "OK", [("Transfer-Encoding", "chunked")])


def cut_chunks(body: bytes) -> Behaviour:
    return raw(cut_chunks_head + b"%x\r\n%b\r\n" % (len(body), body))


def bad_chunks(lengths: bytes) -> Behaviour:
    return raw(cut_chunks_head + lengths + b"\r\nhello\r\n0\r\n\r\n")


def raw(data: bytes) -> Behaviour:
    def play(exchange: Exchange) -> None:
        exchange.send(data)
        exchange.closing = True

    return play


def cookie(body: bytes, value: str) -> Behaviour:
    return content(body, headers=(("Set-Cookie", value),))


def later(seconds: float, behaviour: Behaviour) -> Behaviour:
    def play(exchange: Exchange) -> None:
        if not exchange.stopped.wait(seconds):
            behaviour(exchange)

    return play


def held(go_on: threading.Event, behaviour: Behaviour) -> Behaviour:
    def play(exchange: Exchange) -> None:
        if go_on.wait(60):
            behaviour(exchange)

    return play
