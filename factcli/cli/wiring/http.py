"""Addresses of the web that a user names himself, and what fetches them."""

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from factcli.cli.settings import read_settings
from factcli.errors import UsageError
from factcli.models.web import Failure, Request, Response

if TYPE_CHECKING:
    from factcli.sources.web.client import Client

_SCHEMES = ("http://", "https://")


def is_address(name: str) -> bool:
    """Whether a target is meant as an address of the web."""
    return name.lower().startswith(_SCHEMES)


def address(name: str) -> str:
    """The address without its fragment; raises UsageError for one with a password in it, or that is none."""
    try:
        parts = urlsplit(name.strip())
        secret, host = parts.username is not None or parts.password is not None, parts.hostname
    except ValueError:
        host, secret = None, False
    if host and secret:
        raise UsageError(
            f"the address of {host} has a name or password in it, which would be stored and shown",
            hint=f"put them into ~/.netrc (machine {host} login NAME password WORD) and leave them out here",
            subject=host,
        )
    if not host:
        known = without_secret(name)
        raise UsageError(f"{known} is no web address", hint="write https://example.org/story", subject=known)
    return name.strip().partition("#")[0]


def without_secret(name: str) -> str:
    """An address that is none, as it may be shown: without what may be a password."""
    return re.sub(r"//[^/?#]*@", "//…@", name)


def server_of(url: str) -> str | Failure:
    """The server of an address, as host:port; a Failure if the web has none such."""
    from factcli.sources.web import urls

    read = urls.read(url)
    return read if isinstance(read, Failure) else read.place


def canonical_address(url: str) -> str | None:
    """The one spelling under which the ledger knows an address; None for what is no address of the web."""
    from factcli.sources.links import canonical

    return canonical(url)


def client(named: Iterable[str]) -> "Client":
    """What fetches, allowed private addresses on the servers (host:port) that the user named, here or in the settings."""
    from factcli.sources.web.client import Client

    settings = read_settings()
    return Client(allowed={*named, *settings.get("allow", ())}, contact=settings.get("contact"))


@contextmanager
def fetching(names: Iterable[str]) -> Iterator[Callable[[str], Response | Failure]]:
    """What gets the addresses among the names; connections to a server are kept from one to the next, and closed at the end."""
    made: list[Client] = []

    def fetch(url: str) -> Response | Failure:
        if not made:
            servers = map(server_of, filter(is_address, names))
            made.append(client(server for server in servers if isinstance(server, str)))
        return made[0].get(Request(url))

    try:
        yield fetch
    finally:
        for one in made:
            one.close()
