"""One request to the web and whatever comes of it, as a value: it raises for nothing that a network or server does.

A request is a row of hops: the url itself, then what each redirect leads to. `get` takes them one after the
other; who has to wait between two of them, since the next belongs to another server, calls `begin` and `step`.
"""

import hashlib
import threading
from collections.abc import Collection
from typing import Final, Self

from msgspec import Struct
from urllib3 import BaseHTTPResponse

from factcli import __version__
from factcli.models.web import Failure, Fault, Request, Response, Validators
from factcli.sources.web import answers, urls
from factcli.sources.web.allowance import Allowance, Limits
from factcli.sources.web.bodies import ACCEPTED, drain, read_body
from factcli.sources.web.connecting import Connection, Connections
from factcli.sources.web.credentials import Credentials
from factcli.sources.web.urls import Url

_ACCEPT: Final = (
    "text/html, application/xhtml+xml, application/atom+xml, application/rss+xml, application/feed+json, "
    "application/xml;q=0.9, text/xml;q=0.9, */*;q=0.8"
)
_REDIRECTS: Final = (301, 302, 303, 307, 308)
_PERMANENT: Final = (301, 308)
_CONTENT: Final = (200, 203)
_NO_CONTENT: Final = (204, 205)
_UNCHANGED: Final = 304


class Hop(Struct, frozen=True):
    """The next step of a request: `url`, after those in `seen`; `spent` counts the seconds that those took.

    `moved_to` stands behind the permanent redirects at the beginning; `settled` tells that another has followed.
    """

    request: Request
    url: Url
    seen: tuple[str, ...] = ()
    moved_to: str | None = None
    settled: bool = False
    spent: float = 0.0


class Client:
    """Fetches within limits; safe to use from several threads. Keeps connections, and no cookies.

    `allowed` are the servers, as host:port, that the user named: their addresses may be private. `contact`
    is a url or mail address for those whose servers are asked.
    """

    def __init__(self, limits: Limits | None = None, allowed: Collection[str] = (), contact: str | None = None) -> None:
        self._limits = limits or Limits()
        self._allowed = frozenset(one.lower() for one in allowed)
        self._connections = Connections(self._allowed)
        self._credentials = Credentials()
        shown = "".join(one for one in contact or "" if one.isascii() and one.isprintable())
        self._agent = f"factcli/{__version__}" + (f" (+{shown})" if shown else "")
        self._lock = threading.Lock()
        self.requests = 0
        self.received = 0

    def get(self, request: Request) -> Response | Failure:
        """What the web answers, behind all redirects."""
        outcome: Hop | Response | Failure = self.begin(request)
        while isinstance(outcome, Hop):
            outcome = self.step(outcome)
        return outcome

    def begin(self, request: Request) -> Hop | Failure:
        """The first hop of a request; a Failure if the url is none of the web's."""
        url = urls.read(request.url)
        return Hop(request, url) if isinstance(url, Url) else url

    def step(self, hop: Hop) -> Hop | Response | Failure:
        """Ask for one hop: the answer, or the hop that comes next."""
        allowance = Allowance(self._limits, hop.spent)
        outcome: Hop | Response | Failure
        try:
            outcome = self._exchange(hop, allowance)
        except Exception as error:  # noqa: BLE001 - a server's bytes may break http.client in ways that nobody has listed
            outcome = answers.failure(error, allowance)
        with self._lock:
            self.received += allowance.received
        return _led(outcome, hop) if isinstance(outcome, Failure) else outcome

    def close(self) -> None:
        """Close the connections that lie idle, and those at work when they are done."""
        self._connections.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _exchange(self, hop: Hop, allowance: Allowance) -> Hop | Response | Failure:
        connection, response = self._asked(hop, allowance)
        try:
            outcome = self._outcome(hop, response, allowance)
        except BaseException:
            response.close()
            connection.close()
            raise
        if response.closed:
            self._connections.keep(connection)
        else:
            response.close()
            connection.close()
        return outcome

    def _asked(self, hop: Hop, allowance: Allowance) -> tuple[Connection, BaseHTTPResponse]:
        """The answer's head. A connection that broke before it, and had been idle, may have been closed by then: once more."""
        headers = self._headers(hop)
        connection = self._connections.take(hop.url)
        while True:
            was_idle = connection.used
            try:
                connection.open(hop.url, allowance)
                with self._lock:
                    self.requests += 1
                return connection, connection.ask(hop.url, headers, allowance)
            except ConnectionError:
                connection.close()
                if not was_idle:
                    raise
                connection = self._connections.new(hop.url)
            except BaseException:
                connection.close()
                raise

    def _headers(self, hop: Hop) -> dict[str, str]:
        headers = {"User-Agent": self._agent, "Accept": _ACCEPT, "Accept-Encoding": ACCEPTED}
        known = _asked_about(hop)
        if known is not None and (etag := answers.sendable(known.etag)):
            headers["If-None-Match"] = etag
        if known is not None and (modified := answers.sendable(known.modified)):
            headers["If-Modified-Since"] = modified
        if hop.url.scheme == "https" or hop.url.place in self._allowed:
            identity = self._credentials.of(hop.url.host)
            if identity is not None:
                headers["Authorization"] = identity
        return headers

    def _outcome(self, hop: Hop, response: BaseHTTPResponse, allowance: Allowance) -> Hop | Response | Failure:
        if response.status in _CONTENT:
            return _content(hop, response, read_body(response, allowance))
        drain(response)
        if response.status in _REDIRECTS and "location" in response.headers:
            return self._redirected(hop, response, allowance)
        if response.status in _NO_CONTENT:
            return Failure(reason="empty", fault=Fault.UNUSABLE, status=response.status)
        known = _asked_about(hop)
        if response.status == _UNCHANGED and known is not None and (known.etag or known.modified):
            fresh = answers.validators(hop.url.text, response, None, known)
            return _answer(hop, response, fresh, body=b"", unchanged=True)
        return answers.refusal(response)

    def _redirected(self, hop: Hop, response: BaseHTTPResponse, allowance: Allowance) -> Hop | Failure:
        status = response.status
        url = urls.read(_as_utf8(response.headers["location"]), hop.url)
        if isinstance(url, Failure):
            return Failure(reason=f"it redirects elsewhere: {url.reason}", fault=Fault.REFUSED, status=status)
        seen = (*hop.seen, hop.url.text)
        if url.text in seen:
            return Failure(reason="it redirects in a circle", fault=Fault.STATUS, status=status)
        if len(seen) > self._limits.redirects:
            return Failure(
                reason=f"it redirects more than {self._limits.redirects} times", fault=Fault.STATUS, status=status
            )
        settled = hop.settled or status not in _PERMANENT
        moved_to = hop.moved_to if settled else url.text
        return Hop(hop.request, url, seen, moved_to, settled, allowance.spent)


def _asked_about(hop: Hop) -> Validators | None:
    """The validators of the request, if they are those of this hop's url."""
    known = hop.request.validators
    return known if known is not None and known.url == hop.url.text else None


def _content(hop: Hop, response: BaseHTTPResponse, body: bytes) -> Response | Failure:
    if not body:
        return Failure(reason="empty", fault=Fault.UNUSABLE, status=response.status)
    digest = hashlib.sha256(body).hexdigest()
    known = hop.request.validators
    unchanged = known is not None and known.digest == digest
    fresh = answers.validators(hop.url.text, response, digest, None)
    return _answer(hop, response, fresh, body=b"" if unchanged else body, unchanged=unchanged)


def _answer(hop: Hop, response: BaseHTTPResponse, fresh: Validators, *, body: bytes, unchanged: bool) -> Response:
    return Response(
        url=hop.url.text,
        body=body,
        content_type=response.headers.get("content-type"),
        validators=fresh,
        unchanged=unchanged,
        moved_to=hop.moved_to,
    )


def _led(failure: Failure, hop: Hop) -> Failure:
    """The failure with the server that redirects led to, where that is not the one that was asked."""
    first = urls.place(hop.seen[0]) if hop.seen else hop.url.place
    if hop.url.place == first:
        return failure
    return Failure(
        reason=f"{failure.reason} (redirected to {hop.url.place})",
        fault=failure.fault,
        retry_after=failure.retry_after,
        status=failure.status,
    )


def _as_utf8(header: str) -> str:
    """A header's text, which http.client reads as Latin-1, as what servers mean by it."""
    try:
        return header.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return header
