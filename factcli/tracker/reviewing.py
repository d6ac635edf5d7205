"""What people record: verdicts with evidence, and taking commands back."""

import secrets
from collections.abc import Callable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from factcli.errors import NothingToUndo
from factcli.models.claim import Claim, Evidence, Verdict, Work
from factcli.models.ledger import Event, Revision, Run
from factcli.models.vocabulary import Bearing, Confidence, Status
from factcli.tracker.listing import known_run
from factcli.tracker.ports import Clock, Ledger, Reader
from factcli.tracker.revising import restore, withdraw

UNDO = "undo"
REDO = "redo"
ARCHIVE = "archive"


class Judgement(Struct, frozen=True):
    """What `mark` records on each of its claims.

    Where the status stays as it is, confidence and note stay too unless they are given; a note of "" clears it.
    """

    status: Status
    by: str
    confidence: Confidence | None = None
    note: str | None = None
    evidence: tuple[str, ...] = ()
    bearing: Bearing = Bearing.CONTEXT
    excerpt: str | None = None
    evidence_note: str | None = None


class Reversal(Struct, frozen=True):
    """A command that was taken back or brought back, and the claims and articles that it is about."""

    run: Run
    claims: tuple[Claim, ...]
    articles: int


def mark(ledger: Ledger, prefixes: Sequence[str], judgement: Judgement, clock: Clock) -> list[Claim]:
    """Record a verdict on each claim; on all of them, or, where one id is wrong, on none.

    Raises NotFound or AmbiguousId.
    """
    with ledger.transaction():
        found = {claim.id: claim for claim in map(ledger.claim, prefixes)}
        at = clock()
        detail = f"{judgement.status.value}: {len(found)} claim{'s' if len(found) != 1 else ''}"
        recording = _Recording(ledger, ledger.add_run(Run(0, at, judgement.by, "mark", detail, person=True)))
        note = judgement.note or None
        marked = [recording.put(claim, _judged(claim.work, judgement, at), note) for claim in found.values()]
        recording.end()
    return marked


def _judged(work: Work, judgement: Judgement, at: str) -> Work:
    confidence, note = judgement.confidence, judgement.note
    if work.verdict is not None and work.verdict.status is judgement.status:
        confidence = confidence or work.verdict.confidence
        note = work.verdict.note if note is None else note
    verdict = Verdict(judgement.status, judgement.by, at, confidence, note or None)
    evidence = work.evidence + _new_evidence(work, judgement, at)
    return replace(work, verdict=verdict, evidence=evidence, changed=False)


def _new_evidence(work: Work, judgement: Judgement, at: str) -> tuple[Evidence, ...]:
    """The judgement's evidence, without what stands on the claim in the same words."""
    standing = {(one.url, one.stance, one.excerpt, one.note) for one in work.evidence if not one.withdrawn}
    bearing, excerpt, note = judgement.bearing, judgement.excerpt, judgement.evidence_note
    return tuple(
        Evidence(id=secrets.token_hex(4), stance=bearing, by=judgement.by, at=at, url=url, excerpt=excerpt, note=note)
        for url in dict.fromkeys(judgement.evidence)
        if (url, bearing, excerpt, note) not in standing
    )


class _Recording:
    """One run's changes of claims, each with its event."""

    def __init__(self, ledger: Ledger, run: Run) -> None:
        self._ledger = ledger
        self._numbers: list[int] = []
        self.run = run

    def put(self, claim: Claim, work: Work, note: str | None) -> Claim:
        """Record `work` as what people made of the claim."""
        run = self.run
        changed = replace(claim, work=work, updated=run.at, touched=True)
        self._ledger.put_claim(changed)
        event = Event(0, run.at, run.by, run.command, claim.id, run.number, claim.work, work, note)
        self._numbers.append(self._ledger.add_event(event))
        return changed

    def end(self, articles: int = 0) -> None:
        """Write down which events the run made, and how many articles and claims it is about."""
        if self._numbers or articles:
            events = (self._numbers[0], self._numbers[-1]) if self._numbers else None
            self.run = replace(self.run, events=events, articles=articles, claims=len(self._numbers))
            self._ledger.put_run(self.run)


def next_undo(ledger: Reader, number: int | None = None) -> Run:
    """The run that `undo` would take back: the newest command of a person, or the run of that number."""
    if number is not None:
        run = known_run(ledger, number)
        if run.undone or run.command in (UNDO, REDO, ARCHIVE):
            raise NothingToUndo(
                f"run {number} ({run.command}) cannot be taken back{' twice' if run.undone else ''}",
                hint="`factcli runs` lists the runs; `factcli redo` brings back what undo took back",
                subject=str(number),
            )
        if not run.person and run.entries is None:
            raise NothingToUndo(
                f"run {number} ({run.command}) stored no article, so that there is nothing to take back",
                hint="what became of sources is changed by `factcli source`; `factcli runs` lists the runs",
                subject=str(number),
            )
        return run
    for run in ledger.runs():
        if run.person and not run.undone:
            return run
    raise NothingToUndo(
        "there is no command of a person to take back",
        hint="an ingest is taken back by its run's number, which `factcli runs` lists: factcli undo NUMBER",
    )


def undo(ledger: Ledger, number: int | None, by: str, clock: Clock) -> Reversal:
    """Take a run back by recording its reversal; nothing is erased. Raises NothingToUndo."""
    with ledger.transaction():
        run = next_undo(ledger, number)
        recording = _begin(ledger, UNDO, run, by, clock)
        if not run.person:
            articles = _take_back_articles(ledger, run, recording.run)
            claims: list[Claim] = []
        else:
            articles = 0
            claims = _reverse(ledger, run, recording, lambda event: (event.after, event.before))
        run = replace(run, undone=True)
        ledger.put_run(run)
        recording.end(articles)
    return Reversal(run, tuple(claims), articles)


def redo(ledger: Ledger, by: str, clock: Clock) -> Reversal:
    """Bring back what `undo` took back last, unless a person has recorded something since. Raises NothingToUndo."""
    with ledger.transaction():
        reversal = _last_undo(ledger)
        run = ledger.run(reversal.target or 0)
        recording = _begin(ledger, REDO, run, by, clock)
        if not run.person:
            articles = _bring_back_articles(ledger, run, recording.run)
            claims: list[Claim] = []
        else:
            articles = 0
            claims = _reverse(ledger, run, recording, lambda event: (event.before, event.after))
        run = replace(run, undone=False)
        ledger.put_run(run)
        ledger.put_run(replace(reversal, undone=True))
        recording.end(articles)
    return Reversal(run, tuple(claims), articles)


def _begin(ledger: Ledger, command: str, run: Run, by: str, clock: Clock) -> _Recording:
    detail = f"run {run.number}: {run.command} {run.detail}"
    return _Recording(ledger, ledger.add_run(Run(0, clock(), by, command, detail, person=False, target=run.number)))


def _last_undo(ledger: Reader) -> Run:
    for run in ledger.runs():
        if run.command == UNDO and not run.undone:
            return run
        if run.person and not run.undone:
            break
    raise NothingToUndo("there is nothing to bring back", hint="redo works until somebody records something new")


def _reverse(
    ledger: Ledger, run: Run, recording: _Recording, states: Callable[[Event], tuple[Work, Work]]
) -> list[Claim]:
    """Put each claim of a run from the state in which the run left it to the other one."""
    changed = []
    for event in ledger.events_of(run):
        expected, wanted = states(event)
        claim = ledger.claim(event.claim)
        if _recorded(claim.work) != _recorded(expected):
            raise NothingToUndo(
                f"run {run.number} cannot be taken back: claim {claim.id} has been changed since",
                hint=f"`factcli history {claim.id}` shows by what; take that back first",
                subject=claim.id,
            )
        changed.append(recording.put(claim, wanted, None))
    return changed


def _recorded(work: Work) -> Work:
    """What people recorded, without what an ingest notes beside it."""
    return replace(work, changed=False)


def _all_entries(ledger: Ledger, run: Run, what: str) -> list[Revision]:
    """The revisions that an ingest wrote; raises NothingToUndo where some are in this ledger no more."""
    revisions = ledger.entries_of(run)
    if len(revisions) < run.articles:
        raise NothingToUndo(
            f"run {run.number} cannot be {what}: {run.articles - len(revisions)} of the {run.articles} articles that it"
            " stored are not in this ledger any more",
            hint="`factcli runs` shows which run archived articles, and where to; nothing was changed",
            subject=str(run.number),
        )
    return revisions


def _take_back_articles(ledger: Ledger, run: Run, reversal: Run) -> int:
    revisions = _all_entries(ledger, run, "taken back")
    for revision in reversed(revisions):
        current = ledger.article(revision.article.id)
        if current.entry != revision.entry or current.withdrawn:
            raise NothingToUndo(
                f"run {run.number} cannot be taken back: article {current.id} has been revised since",
                hint="take back the later ingest first",
                subject=current.id,
            )
        ledger.put_revision(replace(revision, claims=tuple(ledger.claims_of(current))))
        pattern = Event(0, reversal.at, reversal.by, UNDO, "", reversal.number, Work(), Work())
        if revision.previous is None:
            withdraw(ledger, current, pattern)
        else:
            restore(ledger, ledger.revision(revision.previous), pattern)
    return len(revisions)


def _bring_back_articles(ledger: Ledger, run: Run, reversal: Run) -> int:
    revisions = _all_entries(ledger, run, "brought back")
    for revision in revisions:
        restore(ledger, revision, Event(0, reversal.at, reversal.by, REDO, "", reversal.number, Work(), Work()))
    return len(revisions)
