"""What a sync needs of the world: servers that are asked side by side, readers of what they answer, folders."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Protocol

from msgspec import Struct

from factcli.models.article import BadItem, Item
from factcli.models.claim import Extraction
from factcli.models.source import Host, Listed
from factcli.models.web import Candidate, Failure, Feed, PageText, Request, Response
from factcli.tracker.ports import Clock


class Fetched(Protocol):
    """A request that has been made: the answer without its body, and what was made of that."""

    @property
    def token(self) -> Any:
        """What the request was submitted with."""

    @property
    def answer(self) -> Response | Failure:
        """The answer."""

    @property
    def made(self) -> Any:
        """What `make` gave; None where the answer is a failure, or unchanged."""


class Requests(Protocol):
    """Makes requests to several hosts at once, and one at a time to each."""

    def submit(self, token: Any, request: Request, make: Callable[[Response], Any]) -> None:
        """Queue a request; `make` is called beside others on an answer that has changed."""

    def next(self, until: float | None) -> Fetched | None:
        """The next request that is done; None when none is left, or at the monotonic time `until`."""

    def close(self) -> None:
        """Begin nothing more; `next` still gives what was done by then."""

    def hosts(self) -> Iterable[Host]:
        """What has been learned of servers."""

    @property
    def sent(self) -> int:
        """How many requests were made."""


class FileSeen(Struct, frozen=True):
    """A file of a folder: its path as text that can be stored, and a stamp that changes when the file does."""

    path: str
    stamp: str


class Outside(Struct, frozen=True):
    """All that a sync needs beside the ledger.

    `files` lists a folder; `read_file` gives what one of its files holds; `unread` counts those that are not read, by
    their endings. `random` gives numbers from 0 to 1.
    """

    requests: Requests
    read_feed: Callable[[Response], Feed | tuple[Candidate, ...] | Failure]
    read_page: Callable[[Response, Listed | None], PageText | Failure]
    files: Callable[[str], Iterator[FileSeen] | Failure]
    read_file: Callable[[str], Iterator[Item | BadItem]]
    unread: Callable[[str], dict[str, int]]
    extract: Callable[[str, str | None], Extraction]
    clock: Clock
    random: Callable[[], float]
