"""Web addresses taken apart, so that what is checked, what is asked and what is shown are the same."""

import re
from ipaddress import IPv6Address
from typing import Final
from urllib.parse import quote, urljoin, urlsplit

from msgspec import Struct

from factcli.models.web import Failure, Fault
from factcli.sources.links import DEFAULT_PORTS, LONGEST_URL

_LONGEST_HOST: Final = 253
_HOST = re.compile(r"[a-z0-9_]([a-z0-9_-]|\.(?!\.)){0,251}[a-z0-9_]|[a-z0-9_]")
_KEPT: Final = "!#$%&'()*+,-./:;=?@[\\]^_`{|}~"


class Url(Struct, frozen=True):
    """An address of the web, without credentials and fragment.

    `host` is in lower case and ASCII, an IPv6 address without brackets. `path` begins with a slash and
    includes the query.
    """

    scheme: str
    host: str
    port: int
    path: str

    @property
    def place(self) -> str:
        """The server, as host:port, with brackets around an IPv6 address."""
        return f"{self._bracketed}:{self.port}"

    @property
    def text(self) -> str:
        """The address as one writes it."""
        port = "" if self.port == DEFAULT_PORTS[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{self._bracketed}{port}{self.path}"

    @property
    def _bracketed(self) -> str:
        return f"[{self.host}]" if ":" in self.host else self.host


def read(text: str, base: Url | None = None) -> Url | Failure:
    """The address that `text` is, seen from `base` if it is relative; a Failure (REFUSED) if the web has none such."""
    if len(text) > LONGEST_URL:
        return Failure(reason=f"the address is longer than {LONGEST_URL:,} characters", fault=Fault.REFUSED)
    try:
        parts = urlsplit(text.strip() if base is None else urljoin(base.text, text.strip()))
        scheme, host, port = parts.scheme.lower(), _ascii(parts.hostname or ""), parts.port
    except ValueError:
        return Failure(reason="not a web address", fault=Fault.REFUSED)
    if scheme not in DEFAULT_PORTS:
        return Failure(reason="only http and https addresses are fetched", fault=Fault.REFUSED)
    if host is None or port == 0:
        return Failure(reason="not a web address", fault=Fault.REFUSED)
    path = quote(parts.path or "/", safe=_KEPT, errors="replace")
    query = quote(parts.query, safe=_KEPT, errors="replace")
    return Url(
        scheme=scheme,
        host=host,
        port=port or DEFAULT_PORTS[scheme],
        path=(path if path.startswith("/") else f"/{path}") + (f"?{query}" if query else ""),
    )


def place(url: str) -> str | None:
    """The server that a url names, as host:port; None if it is no address of the web."""
    found = read(url)
    return found.place if isinstance(found, Url) else None


def _ascii(host: str) -> str | None:
    """The host in ASCII; None if it is none. IPv6 zones are not the web's. Raises ValueError for what IDNA refuses."""
    if ":" in host:
        address = IPv6Address(host)
        return None if address.scope_id else address.compressed
    host = host.removesuffix(".")
    if not host or len(host) > _LONGEST_HOST:
        return None
    if not host.isascii():
        host = host.encode("idna").decode("ascii").lower()
    return host if _HOST.fullmatch(host) else None
