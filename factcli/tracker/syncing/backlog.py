"""Pages that wait to be read: a few of each server are asked for at a time, of the rest only the ids are held in memory."""

from collections import Counter, deque
from typing import Final
from urllib.parse import urlsplit

from factcli.models.source import Page

_AT_ONCE: Final = 4
"""How many pages of a server may be asked for: it is asked one at a time, and must not run out of work."""


class Backlog:
    """The pages of one sync that nobody has been asked for yet, in order, by their servers."""

    def __init__(self) -> None:
        self._waiting: dict[str, deque[str]] = {}
        self._asked: Counter[str] = Counter()

    def __len__(self) -> int:
        return sum(map(len, self._waiting.values()))

    def admit(self, page: Page) -> bool:
        """Whether a page may be asked for now; else it waits."""
        server = _server(page)
        if self._asked[server] >= _AT_ONCE:
            self._waiting.setdefault(server, deque()).append(page.id)
            return False
        self._asked[server] += 1
        return True

    def answered(self, page: Page) -> None:
        """Note that a page that was asked for has answered."""
        self._asked[_server(page)] -= 1

    def next(self, page: Page) -> str | None:
        """The id of the page of the same server that waits longest, which waits no more; None if none does."""
        waiting = self._waiting.get(_server(page))
        return waiting.popleft() if waiting else None


def _server(page: Page) -> str:
    try:
        return urlsplit(page.url).netloc
    except ValueError:
        return ""
