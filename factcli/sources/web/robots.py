"""What a server allows programs to read: its robots.txt after RFC 9309, and how long that is known."""

import re
from typing import Final

from protego import Protego

from factcli.models.source import Host
from factcli.models.web import Failure, Fault, Request, Response
from factcli.sources.web.urls import Url
from factcli.text import times

PRODUCT: Final = "factcli"
"""The name under which a robots.txt may address this program."""

_AGENT = re.compile(r"\s*user(?:-|\s*)agent(?:\s*:|\s)\s*([^\s#]*)", re.IGNORECASE)
_TOKEN = re.compile(r"[a-z_-]*", re.IGNORECASE)
_SOMEBODY: Final = "somebody-else"
_MOST_READ: Final = 500 * 1024
_KNOWN_FOR: Final = 24 * 60 * 60
_LONGEST_DELAY: Final = 30.0
_SERVER_ERRORS: Final = 500
_TELLS_NOTHING: Final = (Fault.UNUSABLE, Fault.GONE, Fault.MISSING)


class Rules:
    """The rules of a robots.txt; without a text everything is allowed. `delay` is the pause it asks for, in seconds."""

    def __init__(self, text: str | None) -> None:
        self._parsed: Protego | None = None
        self.delay = 0.0
        if text:
            try:
                self._parsed = Protego.parse(_for_us(text))
                self.delay = min(max(self._parsed.crawl_delay(PRODUCT) or 0.0, 0.0), _LONGEST_DELAY)
            except (ValueError, TypeError, LookupError, RecursionError):
                self._parsed = None

    def allow(self, url: Url) -> bool:
        """Whether the url may be read."""
        return self._parsed is None or self._parsed.can_fetch(url.text, PRODUCT)


def request(url: Url) -> Request:
    """What to ask for the rules of a url's server."""
    return Request(Url(url.scheme, url.host, url.port, "/robots.txt").text)


def text_of(answer: Response | Failure) -> str | Failure | None:
    """The rules as the server answered, None if it has none; a Failure while it cannot say, when nothing is allowed."""
    if isinstance(answer, Response):
        return answer.body[:_MOST_READ].decode("utf-8-sig", errors="replace")
    if answer.fault in _TELLS_NOTHING or (answer.fault is Fault.STATUS and (answer.status or 0) < _SERVER_ERRORS):
        return None
    fault = Fault.BUSY if answer.fault is Fault.STATUS else answer.fault
    return Failure(
        reason=f"robots.txt: {answer.reason}", fault=fault, retry_after=answer.retry_after, status=answer.status
    )


def is_known(host: Host, now: str) -> bool:
    """Whether what is stored of a server's rules still holds."""
    if host.robots_at is None:
        return False
    try:
        return 0 <= times.seconds(now) - times.seconds(host.robots_at) < _KNOWN_FOR
    except ValueError:
        return False


def _for_us(text: str) -> str:
    """The rules with all others whom they name as one: protego's time grows with the agents times the rules.

    A file within the size that is read could hold it for ten minutes.
    """
    lines: list[str] = []
    for line in text.splitlines():
        found = _AGENT.match(line)
        written = line if found is None else f"User-agent: {_whom(found[1])}"
        if found is None or not lines or lines[-1] != written:
            lines.append(written)
    return "\n".join(lines)


def _whom(agent: str) -> str:
    if agent.startswith("*"):
        return "*"
    token = _TOKEN.match(agent)
    return PRODUCT if token is not None and token[0].lower() == PRODUCT else _SOMEBODY
