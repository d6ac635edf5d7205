"""What a sync answers: what became of each source, what has changed, what a person must know."""

from enum import StrEnum
from typing import Any

from msgspec import Struct

from factcli.models.reports import ItemReport


class Message(Struct, frozen=True):
    """Something about a source that a person is told once. `urgent`: he must act, or had to before."""

    source: str
    target: str
    text: str
    urgent: bool


class Look(StrEnum):
    """What became of a look at a source.

    `polled`: it answered · `unchanged`: it answered that nothing had changed · `read`: it was not due itself, only pages of it
    that an earlier look had found · `failed` · `paused`: it failed, and is not looked at any more until a person says so.
    """

    POLLED = "polled"
    UNCHANGED = "unchanged"
    READ = "read"
    FAILED = "failed"
    PAUSED = "paused"


class SourceReport(Struct, frozen=True, kw_only=True):
    """What a look at a source brought: `entries` that were not known before, articles and claims so far.

    `reason` says why the look ended so, where that needs saying. `unread` counts the files of a folder that are not
    read, by their endings ("" for none).
    """

    name: str
    target: str
    outcome: Look
    entries: int = 0
    added: int = 0
    revised: int = 0
    claims: int = 0
    failures: int = 0
    reason: str | None = None
    unread: dict[str, int] = {}

    @property
    def is_news(self) -> bool:
        """Whether there is something to tell of it."""
        return bool(self.added or self.revised or self.unread) or self.outcome in (Look.FAILED, Look.PAUSED)


class Step(Struct, frozen=True):
    """How far a source has come: what it brought so far, and how many of its pages are still to be read."""

    report: SourceReport
    pending: int


class PageFailure(Struct, frozen=True):
    """A page that could not be read; `final` tells that it will not be tried again."""

    url: str
    reason: str
    final: bool


class SyncReport(Struct, frozen=True, kw_only=True):
    """A whole sync. `run` is None where nothing was due.

    `read` counts the pages and files that were read, `waiting` the feeds, folders and pages that are left
    for the next run, `unfinished` tells that time ran out. `revisions` are the articles that have changed,
    with their changes. `retired` counts the pages that were let go of, having long been read for the last time.
    """

    run: int | None
    at: str
    ended: str
    sources: tuple[SourceReport, ...] = ()
    pages_failed: tuple[PageFailure, ...] = ()
    revisions: tuple[ItemReport, ...] = ()
    messages: tuple[Message, ...] = ()
    added: int = 0
    unchanged: int = 0
    partial: int = 0
    claims: int = 0
    read: int = 0
    waiting: int = 0
    requests: int = 0
    unfinished: bool = False
    retired: int = 0

    @property
    def failed(self) -> tuple[SourceReport, ...]:
        """The sources that failed."""
        return tuple(one for one in self.sources if one.outcome is Look.FAILED)

    def record(self) -> dict[str, Any]:
        """The object that `sync --json` prints."""
        outcomes = [one.outcome for one in self.sources]
        return {
            "run": self.run,
            "at": self.at,
            "ended": self.ended,
            "polled": len(outcomes),
            **{one.value: outcomes.count(one) for one in (Look.FAILED, Look.PAUSED)},
            "added": self.added,
            "revised": len(self.revisions),
            "unchanged": self.unchanged,
            "partial": self.partial,
            "claims": self.claims,
            "read": self.read,
            "waiting": self.waiting,
            "requests": self.requests,
            "unfinished": self.unfinished,
            "retired": self.retired,
            "sources": self.sources,
            "pages_failed": self.pages_failed,
            "revisions": self.revisions,
            "messages": self.messages,
        }

    def brief(self) -> dict[str, Any]:
        """The same without the sources of which there is nothing to tell, for a log that grows for months."""
        return {**self.record(), "sources": [one for one in self.sources if one.is_news]}
