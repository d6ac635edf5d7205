"""One sync: the sources that are due are polled, the pages that are due are read, and the run says what came of it."""

from collections.abc import Callable, Iterable
from functools import partial
from itertools import count
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from factcli.models.source import Page, Source, SourceKind
from factcli.models.syncing import Look, Step, SyncReport
from factcli.models.web import Candidate, Failure, Feed, PageText, Request, Response, unusable
from factcli.text.times import later
from factcli.tracker.intake import How, Intake
from factcli.tracker.ports import Clock, Ledger
from factcli.tracker.syncing.backlog import Backlog
from factcli.tracker.syncing.entries import take_feed
from factcli.tracker.syncing.folders import look_into
from factcli.tracker.syncing.pages import page_failed, page_read, page_unchanged
from factcli.tracker.syncing.polls import failed, failing, readable, refused, succeeded
from factcli.tracker.syncing.ports import Fetched, Outside
from factcli.tracker.syncing.retiring import is_first_of_day, retire
from factcli.tracker.syncing.schedule import DAY, HOUR, beyond, horizon, is_ahead, is_due
from factcli.tracker.syncing.session import Session
from factcli.tracker.syncing.sources import named

_CUT_OFF: Failure = unusable("could not be made sense of")


class SyncPlan(Struct, frozen=True):
    """What is to be synced: the sources of these names (none: all), those that are due or, with `every`, all that are not paused.

    A person is told of a source after `patience` failures in a row. `until` is the monotonic time at which
    nothing more is begun, `late` tells that it has come.
    """

    by: str
    names: tuple[str, ...] = ()
    every: bool = False
    patience: int = 3
    until: float | None = None
    late: Callable[[], bool] = lambda: False


def chosen(ledger: Ledger, plan: SyncPlan, now: str) -> list[Source]:
    """The sources that a sync would poll now, the longest waiting first; raises NotFound for a name that is none."""
    sources = [named(ledger, name) for name in plan.names] if plan.names else ledger.sources()
    active = [one for one in sources if not one.paused and (plan.every or _is_waiting(one, now))]
    return sorted(active, key=lambda source: (source.due, source.number))


def _is_waiting(source: Source, now: str) -> bool:
    return is_due(source.due, source.every, now) or is_ahead(source.last_try or source.added, now)


def sync(
    ledger: Ledger,
    reach: Callable[[], Outside],
    plan: SyncPlan,
    clock: Clock,
    tell: Callable[[Step], None] = lambda _: None,
) -> SyncReport:
    """Poll and read what is due; every article is stored as soon as it is there.

    `reach` gives what there is outside; it is called only where something is due.
    Raises NotFound for a name that is none, DatabaseLocked where another sync of the ledger is at work.
    """
    with ledger.sync_lock():
        begun = clock()
        polls = chosen(ledger, plan, begun)
        reading = _due_pages(ledger, plan, begun)
        if not polls and not reading:
            return SyncReport(run=None, at=begun, ended=begun)
        outside = reach()
        detail = ", ".join(plan.names) or ("all sources" if plan.every else "what is due")
        how = How(outside.extract, clock, plan.by, detail, command="sync")
        run = _Run(ledger, outside, Session(ledger, outside, Intake(ledger, how), tell), plan)
        return run.whole(polls, reading)


def told(ledger: Ledger, report: SyncReport) -> None:
    """Record that a person has been given the report's messages."""
    names = {message.source for message in report.messages}
    stale = [one for one in ledger.sources() if one.name in names and one.told is not bool(one.in_vain)]
    if stale:
        with ledger.transaction():
            for source in stale:
                stored = ledger.source(source.number)
                if stored is not None:
                    ledger.put_source(replace(stored, told=bool(stored.in_vain)))


def _due_pages(ledger: Ledger, plan: SyncPlan, now: str) -> list[str]:
    """The ids of the pages that are due and that an active source of the plan lists."""
    sources = [named(ledger, name) for name in plan.names] if plan.names else ledger.sources()
    active = {source.number for source in sources if not source.paused}
    return ledger.due_pages(horizon(HOUR, now), active, beyond(now))


class _Run:
    """The loop of a sync: what is done is looked at, and may lead to more."""

    def __init__(self, ledger: Ledger, outside: Outside, session: Session, plan: SyncPlan) -> None:
        self._ledger = ledger
        self._requests = outside.requests
        self._outside = outside
        self._session = session
        self._plan = plan
        self._asked: dict[int, Source | Page] = {}
        self._tokens = count()
        self._under_way: set[str] = set()
        self._backlog = Backlog()
        self._sources_left = 0

    def whole(self, polls: list[Source], reading: Iterable[str]) -> SyncReport:
        """Do all of it; the run is recorded at the beginning and again, with its counts, at the end."""
        with self._session.transaction():
            begun = self._session.intake.begin()
        for source in polls:
            if source.kind is SourceKind.FEED:
                self._poll(source)
        for identity in reading:
            page = self._ledger.page(identity)
            if page is not None:
                self._read(page)
        try:
            self._folders([source for source in polls if source.kind is SourceKind.FOLDER])
            while (done := self._requests.next(self._plan.until)) is not None:
                self._settle(done)
            self._requests.close()
            while (done := self._requests.next(None)) is not None:
                self._settle(done)
        finally:
            self._requests.close()
            self._keep_hosts()
        return self._end(begun.at)

    def _folders(self, sources: list[Source]) -> None:
        for source in sources:
            if self._plan.late() or not look_into(self._session, source, self._plan.late):
                self._sources_left += 1

    def _poll(self, source: Source) -> None:
        self._submit(source, Request(source.target, source.validators), self._outside.read_feed)

    def _read(self, page: Page) -> None:
        if page.id in self._under_way:
            return
        self._under_way.add(page.id)
        if self._backlog.admit(page):
            self._ask(page)

    def _ask(self, page: Page) -> None:
        request = Request(page.url, page.validators, polite=True)
        listed, read = page.listed, self._outside.read_page
        self._submit(page, request, lambda response: read(response, listed))

    def _ask_next(self, answered: Page) -> None:
        """Ask for the page that waited for the answer of another one of its server."""
        self._backlog.answered(answered)
        while (identity := self._backlog.next(answered)) is not None:
            page = self._ledger.page(identity)
            if page is not None and self._backlog.admit(page):
                self._ask(page)
                return

    def _submit(self, what: Source | Page, request: Request, make: Callable[[Response], Any]) -> None:
        token = next(self._tokens)
        self._asked[token] = what
        self._requests.submit(token, request, make)

    def _settle(self, done: Fetched) -> None:
        asked = self._asked.pop(done.token)
        if isinstance(asked, Source):
            source = self._session.sources.get(asked.number)
            if source is not None:
                self._polled(source, done)
            return
        self._under_way.discard(asked.id)
        self._ask_next(asked)
        page = self._ledger.page(asked.id)
        if page is not None:
            self._page_done(page, done)

    # A source has answered

    def _polled(self, source: Source, done: Fetched) -> None:
        answer, made = done.answer, done.made
        if isinstance(answer, Failure):
            self._failed(source, answer)
        elif answer.unchanged:
            self._unchanged(source, answer)
        elif isinstance(made, Feed):
            self._listed(source, made, answer)
        elif isinstance(made, tuple):
            self._is_a_page(source, made)
        else:
            self._failed(source, made if isinstance(made, Failure) else _CUT_OFF)

    def _listed(self, source: Source, feed: Feed, answer: Response) -> None:
        session = self._session
        pages = take_feed(session, source, feed, lambda stored: succeeded(session, stored, answer), self._plan.late)
        if pages is None:
            self._sources_left += 1
            return
        session.report(source.number, outcome=Look.POLLED)
        for page in pages:
            self._read(page)

    def _unchanged(self, source: Source, answer: Response) -> None:
        session = self._session
        session.soon(lambda: session.change(source.number, lambda stored: succeeded(session, stored, answer)))
        session.report(source.number, outcome=Look.UNCHANGED)

    def _is_a_page(self, source: Source, candidates: tuple[Candidate, ...]) -> None:
        """A page where a feed should be: its only feed is taken where nothing else ever was there."""
        taken = {one.target for one in self._session.sources.values()}
        if len(candidates) == 1 and source.last_success is None and candidates[0].url not in taken:
            with self._session.transaction():
                moved = self._session.change(source.number, lambda stored: replace(stored, target=candidates[0].url))
            if moved is not None:
                self._poll(moved)
            return
        names = ", ".join(candidate.url for candidate in candidates)
        reason = f"a page, not a feed; it names {names}" if names else "a page, not a feed, and it names none"
        self._failed(source, unusable(reason))

    def _failed(self, source: Source, failure: Failure) -> None:
        with self._session.transaction():
            settled = self._session.change(source.number, lambda stored: failed(self._session, stored, failure))
        if settled is not None:
            outcome = Look.PAUSED if settled.paused else Look.FAILED
            self._session.report(source.number, outcome=outcome, reason=failure.reason, failures=settled.failures)

    # A page has answered

    def _page_done(self, page: Page, done: Fetched) -> None:
        answer, made = done.answer, done.made
        more = None
        if isinstance(answer, Failure):
            page_failed(self._session, page, answer)
        elif answer.unchanged:
            page_unchanged(self._session, page, answer)
        elif isinstance(made, PageText):
            more = page_read(self._session, page, answer, made)
        else:
            page_failed(self._session, page, made if isinstance(made, Failure) else _CUT_OFF)
        owner = self._session.owner(page)
        if owner is not None:
            self._session.report(owner.number, pending=-1 if more is None else 0)
        if more is not None:
            self._read(more)

    # The end

    def _keep_hosts(self) -> None:
        """Store what was learned of servers, and let go of rules that hold no more: a feed may name any number of them."""
        learned = {host.name: host for host in self._requests.hosts()}
        yesterday = later(self._outside.clock(), -DAY)
        for host in self._ledger.hosts():
            if host.name not in learned and host.robots and (host.robots_at or "") < yesterday:
                learned[host.name] = replace(host, robots=None, robots_at=None)
        if learned:
            with self._session.transaction():
                for host in learned.values():
                    self._ledger.put_host(host)

    def _judge_pages(self) -> None:
        """Count against a source that none of its pages could be read, which its feed, being there, does not tell."""
        session = self._session
        verdicts = [(number, refusal) for number in session.sources if (refusal := session.refusal(number)) is not None]
        with session.transaction():
            for number, refusal in verdicts:
                if refusal:
                    changed = session.change(number, partial(refused, reason=refusal))
                    if changed is not None and changed.in_vain:
                        session.report(number, outcome=Look.FAILED, reason=changed.why, failures=changed.in_vain)
                elif session.sources[number].refused:
                    session.change(number, lambda stored: readable(session, stored))

    def _end(self, begun: str) -> SyncReport:
        session, counts = self._session, self._session.counts
        waiting = len(self._asked) + len(self._backlog) + self._sources_left
        retired = retire(session) if is_first_of_day(self._ledger, begun) else 0
        self._judge_pages()
        ended = self._outside.clock()
        reports = session.reports()
        failures = [one for one in reports if one.outcome is Look.FAILED]
        run = session.intake.run
        assert run is not None
        done = replace(
            run, ended=ended, sources=sum(one.outcome is not Look.READ for one in reports), failed=len(failures),
            revised=len(session.revisions),
        )  # fmt: skip
        with self._session.transaction():
            self._ledger.put_run(done)
        tell = [one for one in self._ledger.sources() if one.in_vain >= self._plan.patience and not one.told]
        session.messages += [failing(source) for source in tell if not source.paused]
        return SyncReport(
            run=run.number,
            at=begun,
            ended=ended,
            sources=reports,
            pages_failed=tuple(session.pages_failed),
            revisions=tuple(session.revisions),
            messages=session.told_in_order(),
            added=counts["added"],
            unchanged=counts["unchanged"],
            partial=counts["partial"],
            claims=counts["claims"],
            read=counts["read"],
            waiting=waiting,
            requests=self._requests.sent,
            unfinished=waiting > 0,
            retired=retired,
        )
