"""Connections: to checked addresses only, in time, verified by TLS, and kept for the next request.

urllib3 speaks HTTP over them; its own pools are not used, since they hand a request no limit for the whole of
it, and do not tell whether a connection that broke was an old one, which alone makes a second try right.
"""

import os
import socket
import ssl
import threading
from collections import OrderedDict
from collections.abc import Callable, Collection, Mapping
from functools import cached_property
from typing import Final

from urllib3 import BaseHTTPResponse
from urllib3.connection import HTTPConnection, HTTPSConnection

from factcli.sources.web.addresses import Address, find
from factcli.sources.web.allowance import Allowance, PlainSocket, SecureSocket
from factcli.sources.web.urls import Url

_MOST_IDLE: Final = 64


class Connection:
    """A connection to the server of a url, which an allowance is given for one exchange at a time."""

    def __init__(self, url: Url, context: ssl.SSLContext | None, *, private: bool) -> None:
        self.key = (url.scheme, url.place)
        self.used = False
        self._private = private
        self._http = (
            _Secure(url.host, url.port, ssl_context=context) if url.scheme == "https" else _Plain(url.host, url.port)
        )

    def open(self, url: Url, allowance: Allowance) -> None:
        """Connect, unless it is; raises Forbidden, and what sockets and TLS raise."""
        if self._http.sock is None:
            self._http.opened = lambda: _opened(url, allowance, private=self._private)
            self._http.connect()

    def ask(self, url: Url, headers: Mapping[str, str], allowance: Allowance) -> BaseHTTPResponse:
        """Send a request for `url`, and read the head of the answer; raises what sockets, TLS and HTTP raise."""
        assert isinstance(self._http.sock, PlainSocket)
        self._http.sock.allowance = allowance
        self._http.timeout = allowance.wait()
        self._http.request("GET", url.path, headers=headers, preload_content=False, decode_content=False)
        response = self._http.getresponse()
        self.used = True
        return response

    @property
    def is_open(self) -> bool:
        """Whether it can carry another request, as far as one can tell from here."""
        return self._http.sock is not None and self._http.is_connected

    def close(self) -> None:
        """Close it."""
        self._http.close()


class _Plain(HTTPConnection):
    opened: Callable[[], socket.socket]

    def _new_conn(self) -> socket.socket:
        return self.opened()


class _Secure(HTTPSConnection):
    opened: Callable[[], socket.socket]

    def _new_conn(self) -> socket.socket:
        return self.opened()


def _opened(url: Url, allowance: Allowance, *, private: bool) -> socket.socket:
    """A socket to the first address of the host that answers; its timeout is what a TLS handshake may take."""
    connect = allowance.limits.connect
    addresses = find(url.host, url.port, private=private, within=allowance.wait(connect))
    problem: OSError | None = None
    for address in addresses:
        try:
            return _connected(address, allowance, connect / len(addresses))
        except OSError as error:
            problem = error
    assert problem is not None
    raise problem


def _connected(address: Address, allowance: Allowance, within: float) -> PlainSocket:
    opened = PlainSocket(address.family, socket.SOCK_STREAM)
    try:
        opened.settimeout(allowance.wait(within))
        opened.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        opened.connect(address.target)
        opened.settimeout(allowance.wait())
    except BaseException:
        opened.close()
        raise
    return opened


class Connections:
    """Open connections of a run, by server. Safe to use from several threads."""

    def __init__(self, allowed: Collection[str]) -> None:
        self._allowed = frozenset(one.lower() for one in allowed)
        self._lock = threading.Lock()
        self._idle: OrderedDict[int, Connection] = OrderedDict()
        self._closed = False

    @cached_property
    def _context(self) -> ssl.SSLContext:
        return verifying()

    def take(self, url: Url) -> Connection:
        """A connection to the server of `url`: one that lies idle, else a new one."""
        key = (url.scheme, url.place)
        while True:
            with self._lock:
                number = next((number for number, one in reversed(self._idle.items()) if one.key == key), None)
                found = self._idle.pop(number) if number is not None else None
            if found is None:
                return self.new(url)
            if found.is_open:
                return found
            found.close()

    def new(self, url: Url) -> Connection:
        """A new connection, which is made when the first request is sent."""
        context = self._context if url.scheme == "https" else None
        return Connection(url, context, private=url.place in self._allowed)

    def keep(self, connection: Connection) -> None:
        """Keep a connection whose last answer has been read to its end; the one that lay longest makes room."""
        surplus: Connection | None = connection
        with self._lock:
            if connection.is_open and not self._closed:
                self._idle[id(connection)] = connection
                surplus = self._idle.popitem(last=False)[1] if len(self._idle) > _MOST_IDLE else None
        if surplus is not None:
            surplus.close()

    def close(self) -> None:
        """Close those that lie idle, and each that is given back from now on."""
        with self._lock:
            self._closed = True
            idle, self._idle = self._idle, OrderedDict()
        for connection in idle.values():
            connection.close()


def verifying() -> ssl.SSLContext:
    """A context that verifies, by the system's authorities or SSL_CERT_FILE and SSL_CERT_DIR, else by certifi's."""
    context = ssl.create_default_context()
    if not context.cert_store_stats()["x509_ca"] and not _has_folder_of_authorities():
        import certifi

        context.load_verify_locations(certifi.where())
    context.sslsocket_class = SecureSocket
    return context


def _has_folder_of_authorities() -> bool:
    folder = ssl.get_default_verify_paths().capath
    try:
        return folder is not None and any(os.scandir(folder))
    except OSError:
        return False
