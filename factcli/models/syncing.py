"""What a sync answers: what became of each source, what has changed, what a person must know."""

from typing import Any

from msgspec import Struct

from factcli.models.reports import ItemReport


class Message(Struct, frozen=True):
    """Something about a source that a person is told once. `urgent`: he must act, or had to before."""

    source: str
    target: str
    text: str
    urgent: bool


class SourceReport(Struct, frozen=True):
    """What a look at a source brought: `entries` that were not known before, articles and claims so far.

    `outcome` is polled, unchanged, failed or paused; `reason` says why, where that needs saying. `unread` counts the
    files of a folder that are not read, by their endings ("" for none).
    """

    name: str
    target: str
    outcome: str
    entries: int = 0
    added: int = 0
    revised: int = 0
    claims: int = 0
    failures: int = 0
    reason: str | None = None
    unread: dict[str, int] = {}


class Step(Struct, frozen=True):
    """How far a source has come: what it brought so far, and how many of its pages are still to be read."""

    report: SourceReport
    pending: int


class PageFailure(Struct, frozen=True):
    """A page that could not be read; `final` tells that it will not be tried again."""

    url: str
    reason: str
    final: bool


class SyncReport(Struct, frozen=True):
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
        return tuple(one for one in self.sources if one.outcome == "failed")

    def record(self) -> dict[str, Any]:
        """The object that `sync --json` prints."""
        outcomes = [one.outcome for one in self.sources]
        return {
            "run": self.run,
            "at": self.at,
            "ended": self.ended,
            "polled": len(outcomes),
            **{name: outcomes.count(name) for name in ("failed", "paused")},
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
        told = [one for one in self.sources if one.added or one.revised or one.outcome in ("failed", "paused")]
        return {**self.record(), "sources": told}
