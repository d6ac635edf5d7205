"""Commands taken back and brought back."""

from collections.abc import Callable

from msgspec import UNSET, Struct
from msgspec.structs import replace

from factcli.errors import NothingToUndo
from factcli.models.claim import Claim, Work
from factcli.models.ledger import Event, Revision, Run
from factcli.tracker.listing import known_run
from factcli.tracker.naming import put_names
from factcli.tracker.ports import Clock, FiguresAndDates, Ledger, Reader
from factcli.tracker.reviewing.correcting_articles import turn_correction
from factcli.tracker.reviewing.recording import Recording
from factcli.tracker.revising import redated, restore, withdraw

UNDO = "undo"
REDO = "redo"
ARCHIVE = "archive"
_BRING_ARTICLES = ("ingest", "sync")
_IMPORT = "import"
_FORGET = "forget"


class Reversal(Struct, frozen=True):
    """A command that was taken back or brought back, and the claims and articles that it is about."""

    run: Run
    claims: tuple[Claim, ...]
    articles: int


def next_undo(ledger: Reader, number: int | None = None) -> Run:
    """The run that `undo` would take back: the newest command of a person, or the run of that number.

    Behind an import, which stores the runs of another ledger below its own, no command is taken for this ledger's last.
    Raises NothingToUndo where there is none, or it cannot be taken back, and NotFound for a number that no run has.
    """
    if number is not None:
        run = known_run(ledger, number)
        if _is_erased(run):
            raise _erased(run)
        if run.undone or not (run.person or run.command in (*_BRING_ARTICLES, _IMPORT)):
            raise NothingToUndo(
                f"run {number} ({run.command}) cannot be taken back{' twice' if run.undone else ''}",
                hint="what `forget` erased cannot be brought back"
                if run.command == _FORGET
                else "`factcli history` lists the runs; `redo` brings back what undo took back, `source` changes sources",
                subject=str(number),
            )
        return run
    for run in ledger.runs():
        if _is_merging(run) and not run.undone:
            raise NothingToUndo(
                f"the last command that can be taken back is run {run.number}, an import",
                hint=f"`factcli undo {run.number}` takes it back; `factcli history` numbers what was recorded before it",
                subject=str(run.number),
            )
        if run.person and not run.undone and not _is_erased(run):
            return run
    raise NothingToUndo(
        "there is no command of a person to take back",
        hint="an ingest is taken back by its run's number, which `factcli history` lists: factcli undo NUMBER",
    )


def undo(ledger: Ledger, number: int | None, by: str, clock: Clock, figures_and_dates: FiguresAndDates) -> Reversal:
    """Take a run back by recording its reversal; nothing is erased. Raises NothingToUndo.

    Dates in claims that come back are what `figures_and_dates` finds, seen from the day of publication that holds now.
    """
    with ledger.transaction():
        run = next_undo(ledger, number)
        recording = _begin(ledger, UNDO, run, by, clock)
        if run.command in _BRING_ARTICLES:
            articles = _take_back_articles(ledger, run, recording.run, figures_and_dates)
            claims: list[Claim] = []
        elif _is_merging(run):
            ledger.take_back_import(run.number)
            articles, claims = run.articles, []
        else:
            articles = 1 if run.corrected else 0
            put_names(ledger, run, back=True)
            _turn_article(ledger, run, recording, figures_and_dates, back=True)
            claims = _reverse(ledger, run, recording, figures_and_dates, lambda event: (event.after, event.before))
        run = replace(run, undone=True)
        ledger.put_run(run)
        recording.end(articles)
    return Reversal(run, tuple(claims), articles)


def redo(ledger: Ledger, by: str, clock: Clock, figures_and_dates: FiguresAndDates) -> Reversal:
    """Bring back what `undo` took back last, unless a person has recorded something since; as `undo`. Raises NothingToUndo."""
    with ledger.transaction():
        reversal = _last_undo(ledger)
        run = ledger.run(reversal.target or 0)
        if _is_erased(run):
            raise _erased(run)
        if _is_merging(run):
            raise NothingToUndo(
                f"run {run.number} (import) cannot be brought back",
                hint="import the same file again",
                subject=str(run.number),
            )
        recording = _begin(ledger, REDO, run, by, clock)
        if run.command in _BRING_ARTICLES:
            articles = _bring_back_articles(ledger, run, recording.run, figures_and_dates)
            claims: list[Claim] = []
        else:
            articles = 1 if run.corrected else 0
            put_names(ledger, run, back=False)
            _turn_article(ledger, run, recording, figures_and_dates, back=False)
            claims = _reverse(ledger, run, recording, figures_and_dates, lambda event: (event.before, event.after))
        run = replace(run, undone=False)
        ledger.put_run(run)
        ledger.put_run(replace(reversal, undone=True))
        recording.end(articles)
    return Reversal(run, tuple(claims), articles)


def _is_merging(run: Run) -> bool:
    """Whether a run merged another ledger into this one; claims from elsewhere are what a person recorded."""
    return run.command == _IMPORT and not run.person


def _is_erased(run: Run) -> bool:
    """Whether `forget` has erased all that a run wrote."""
    return run.forgotten > 0 and run.events is None and run.entries is None


def _erased(run: Run) -> NothingToUndo:
    return NothingToUndo(
        f"what run {run.number} ({run.command}) wrote was about an article that has been erased",
        hint="what `forget` erased cannot be brought back; nothing was changed",
        subject=str(run.number),
    )


def _begin(ledger: Ledger, command: str, run: Run, by: str, clock: Clock) -> Recording:
    detail = f"run {run.number}: {run.command} {run.detail}"
    return Recording(
        ledger,
        ledger.add_run(
            Run(number=0, at=clock(), by=by, command=command, detail=detail, person=False, target=run.number)
        ),
    )


def _last_undo(ledger: Reader) -> Run:
    for run in ledger.runs():
        if run.command == UNDO and not run.undone:
            return run
        if (_is_merging(run) or run.person) and not run.undone and not _is_erased(run):
            break
    raise NothingToUndo("there is nothing to bring back", hint="redo works until somebody records something new")


def _turn_article(
    ledger: Ledger, run: Run, recording: Recording, figures_and_dates: FiguresAndDates, *, back: bool
) -> None:
    change = turn_correction(ledger, run, figures_and_dates, recording.at, back=back)
    recording.run = replace(recording.run, corrected=change)


def _reverse(
    ledger: Ledger,
    run: Run,
    recording: Recording,
    figures_and_dates: FiguresAndDates,
    states: Callable[[Event], tuple[Work, Work]],
) -> list[Claim]:
    """Put each claim of a run from the state in which the run left it to the other one; of many changes, step by step."""
    changed: dict[str, Claim] = {}
    back = recording.run.command == UNDO
    events = ledger.events_of(run)
    for event in reversed(events) if back else events:
        if event.brought is not None and not back:
            day = ledger.article(event.brought.article.id).published
            changed[event.claim] = recording.bring(redated(event.brought, day, figures_and_dates), None)
            continue
        expected, wanted = states(event)
        claim = ledger.claim(event.claim)
        if _recorded(claim.work) != _recorded(expected):
            raise NothingToUndo(
                f"run {run.number} cannot be taken back: claim {claim.id} has been changed since",
                hint=f"`factcli history {claim.id}` shows by what; take that back first",
                subject=claim.id,
            )
        if event.brought is not None:
            changed.pop(claim.id, None)
            recording.take_out(claim)
        else:
            work = _redated(claim, _with_flag(wanted, event, claim.work), figures_and_dates)
            changed[claim.id] = recording.put(claim, work, None)
    return [changed[identity] for identity in dict.fromkeys(event.claim for event in events) if identity in changed]


def _with_flag(wanted: Work, event: Event, now: Work) -> Work:
    """What is to be recorded, with the flag of a later rewording where the run itself did not clear it."""
    return wanted if event.before.changed is not event.after.changed else replace(wanted, changed=now.changed)


def _redated(claim: Claim, work: Work, figures_and_dates: FiguresAndDates) -> Work:
    """What is to be recorded, with the dates in corrected words seen from the day that the article has now."""
    if work.correction is None or work.correction.text is UNSET:
        return work
    return redated(replace(claim, work=work), claim.article.published, figures_and_dates).work


def _recorded(work: Work) -> Work:
    """What people recorded, without what an ingest notes beside it, and the dates, which follow the article's day."""
    correction = work.correction and replace(work.correction, dates=UNSET)
    return replace(work, changed=False, correction=correction)


def _all_entries(ledger: Ledger, run: Run, what: str) -> list[Revision]:
    """The revisions that an ingest wrote; raises NothingToUndo where some are in this ledger no more."""
    revisions = ledger.entries_of(run)
    if len(revisions) + run.forgotten < run.articles:
        raise NothingToUndo(
            f"run {run.number} cannot be {what}: {run.articles - len(revisions)} of the {run.articles} articles that it"
            " stored are not in this ledger any more",
            hint="`factcli history` shows which run archived articles, and where to; nothing was changed",
            subject=str(run.number),
        )
    return revisions


def _take_back_articles(ledger: Ledger, run: Run, reversal: Run, figures_and_dates: FiguresAndDates) -> int:
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
        pattern = reversal.pattern(reversal.at)
        if revision.previous is None:
            withdraw(ledger, current, pattern)
        else:
            restore(ledger, ledger.revision(revision.previous), pattern, figures_and_dates)
    return len(revisions)


def _bring_back_articles(ledger: Ledger, run: Run, reversal: Run, figures_and_dates: FiguresAndDates) -> int:
    revisions = _all_entries(ledger, run, "brought back")
    for revision in revisions:
        restore(ledger, revision, reversal.pattern(reversal.at), figures_and_dates)
    return len(revisions)
