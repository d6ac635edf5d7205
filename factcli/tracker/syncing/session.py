"""What the parts of one sync share: the ledger, the run's intake, the sources as they stand, and what is counted."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from msgspec.structs import replace

from factcli.models.article import BadItem, Item
from factcli.models.identity import text_digest
from factcli.models.reports import ItemReport, Outcome
from factcli.models.source import Page, Source
from factcli.models.syncing import Look, Message, PageFailure, SourceReport, Step
from factcli.tracker.intake import Intake, Prepared, found_in
from factcli.tracker.ports import Ledger
from factcli.tracker.syncing.ports import Outside

_MANY_FAILURES: Final = 1000
_MANY_WRITES: Final = 64
_TIDY_AFTER: Final = 64
_LISTED: Final = ("polled", "unchanged")


class _Tally:
    """What is counted of one source."""

    def __init__(self, source: Source) -> None:
        self.report = SourceReport(name=source.name, target=source.target, outcome=Look.READ)
        self.pending = 0
        self.pages_read = 0
        self.refusal: str | None = None


class Session:
    """One sync at work."""

    def __init__(self, ledger: Ledger, outside: Outside, intake: Intake, tell: Callable[[Step], None]) -> None:
        self.ledger = ledger
        self.outside = outside
        self.intake = intake
        self.sources = {source.number: source for source in ledger.sources()}
        self.messages: list[Message] = []
        self.revisions: list[ItemReport] = []
        self.pages_failed: list[PageFailure] = []
        self.counts = dict.fromkeys(("read", "added", "unchanged", "partial", "claims"), 0)
        self._tell = tell
        self._tallies: dict[int, _Tally] = {}
        self._soon: list[Callable[[], object]] = []
        self._written = 0

    def now(self) -> str:
        """The time."""
        return self.outside.clock()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """A transaction of the ledger, with which what was to be written `soon` becomes durable too.

        Now and then the files are compacted after one: memory holds the journal, and is to stay small however much comes.
        """
        with self.ledger.transaction():
            for write in self._soon:
                write()
            self._soon.clear()
            yield
        self._written += 1
        if self._written % _TIDY_AFTER == 0:
            self.ledger.tidy(thoroughly=True)

    def soon(self, write: Callable[[], object]) -> None:
        """Leave a write that hardly matters, such as that nothing has changed, to the next transaction.

        Each sync to the disk costs more than a request. After a kill what was left is merely asked for again.
        """
        self._soon.append(write)
        if len(self._soon) >= _MANY_WRITES:
            with self.transaction():
                pass

    def change(self, number: int, change: Callable[[Source], Source]) -> Source | None:
        """Within a transaction: store what `change` makes of a source as it stands now; None if it was removed."""
        stored = self.ledger.source(number)
        if stored is None:
            self.sources.pop(number, None)
            return None
        changed = change(stored)
        self.ledger.put_source(changed)
        self.sources[number] = changed
        return changed

    def owner(self, page: Page) -> Source | None:
        """The source whose reading of a page counts: the first that lists it and is still there."""
        return next((self.sources[number] for number in page.sources if number in self.sources), None)

    def prepared(self, item: Item) -> Prepared | BadItem:
        """An item with what is found in it, unless the ledger has its text already; as `found_in`."""
        digest = text_digest(item.text)
        if self.intake.knows(item, digest):
            return Prepared(item, digest, None)
        return found_in(item, digest, self.outside.extract)

    def store(self, number: int, items: list[Prepared | BadItem]) -> list[ItemReport]:
        """Within a transaction: take in articles that came through a source, and count them."""
        reports = self.intake.store(items)
        added = [report for report in reports if report.outcome is Outcome.ADDED]
        claims = sum(report.claims for report in added)
        if added:
            self.change(
                number,
                lambda source: replace(source, articles=source.articles + len(added), claims=source.claims + claims),
            )
        for report, item in zip(reports, items, strict=True):
            self._count(report, item)
        revised = sum(report.outcome is Outcome.REVISED for report in reports)
        self.report(number, added=len(added), claims=claims, revised=revised)
        return reports

    def _count(self, report: ItemReport, item: Prepared | BadItem) -> None:
        if report.outcome is Outcome.FAILED:
            return
        self.counts["read"] += 1
        if report.outcome is Outcome.REVISED:
            self.revisions.append(report)
        else:
            self.counts[report.outcome.value] += 1
        if report.outcome is Outcome.ADDED:
            self.counts["claims"] += report.claims
            self.counts["partial"] += isinstance(item, Prepared) and item.item.partial

    def page_answered(self, page: Page) -> None:
        """Note that a page of a source could be read."""
        if (tally := self._tally_of(page)) is not None:
            tally.pages_read += 1

    def page_refused(self, page: Page, reason: str) -> None:
        """Note that a page could not be read; one that failed before says nothing new of a source that has brought articles."""
        source, tally = self.owner(page), self._tally_of(page)
        if source is not None and tally is not None and (page.failures == 0 or not source.articles):
            tally.refusal = reason

    def refusal(self, number: int) -> str | None:
        """Why none of the pages of a source could be read; "" where one was, None where none was asked for.

        Of a source that has never brought an article it stays so while its pages wait to be tried again.
        """
        tally = self._tallies.get(number)
        if tally is None:
            return None
        if tally.pages_read or tally.report.added or tally.report.revised:
            return ""
        source = self.sources.get(number)
        still = (
            source.refusal if source is not None and not source.articles and tally.report.outcome in _LISTED else None
        )
        return tally.refusal or still

    def _tally_of(self, page: Page) -> _Tally | None:
        source = self.owner(page)
        return None if source is None else self._tallies.setdefault(source.number, _Tally(source))

    def page_failed(self, url: str, reason: str, *, final: bool) -> None:
        """Remember a page that could not be read; a run's report names the first thousand."""
        if len(self.pages_failed) < _MANY_FAILURES:
            self.pages_failed.append(PageFailure(url, reason, final))

    def report(
        self, number: int, *, outcome: Look | None = None, reason: str | None = None, failures: int = 0,
        entries: int = 0, added: int = 0, claims: int = 0, revised: int = 0, pending: int = 0,
        unread: dict[str, int] | None = None,
    ) -> None:  # fmt: skip
        """Add to what is counted of a source, and say how far it has come."""
        source = self.sources.get(number)
        if source is None:
            return
        tally = self._tallies.setdefault(number, _Tally(source))
        old = tally.report
        tally.report = SourceReport(
            name=source.name,
            target=source.target,
            outcome=outcome or old.outcome,
            entries=old.entries + entries,
            added=old.added + added,
            revised=old.revised + revised,
            claims=old.claims + claims,
            failures=failures or old.failures,
            reason=reason or old.reason,
            unread=unread or old.unread,
        )
        tally.pending += pending
        self._tell(Step(tally.report, tally.pending))

    def told_in_order(self) -> tuple[Message, ...]:
        """The messages, those of the sources that were added first before others, whichever answered first."""
        order = {self.sources[number].name: place for place, number in enumerate(sorted(self.sources))}
        return tuple(sorted(self.messages, key=lambda message: order.get(message.source, len(order))))

    def reports(self) -> tuple[SourceReport, ...]:
        """What came of each source, in the order in which they were added."""
        return tuple(self._tallies[number].report for number in sorted(self._tallies))
