"""What the machine wishes, done: recorded in the ledger, or shown with the user's own programs."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import assert_never

from factcli.cli import context
from factcli.cli.interactive import machine
from factcli.cli.interactive.machine import Action, Answer, Did, ReviewState, Wish
from factcli.cli.references import digest, reference
from factcli.cli.wiring.figures_and_dates import figures_and_dates
from factcli.cli.wiring.ledgers import LedgerFile
from factcli.errors import FactcliError, NotFound
from factcli.models.claim import Claim
from factcli.models.vocabulary import Status
from factcli.render.review import Known
from factcli.tracker.reviewing.correcting import fix
from factcli.tracker.reviewing.dismissing import dismiss
from factcli.tracker.reviewing.evidencing import Exhibit, add_evidence
from factcli.tracker.reviewing.guarded import ChangedMeanwhile, answer, last_author, speaker_counts
from factcli.tracker.reviewing.judging import Judgement, mark
from factcli.tracker.reviewing.reversing import undo

Lent = Callable[[], AbstractContextManager[None]]


class Desk:
    """One person with the ledger before him.

    `known` is the claim as it was shown to him last: nothing is recorded on another state of it. `lent` is a block in
    which other programs have the terminal.
    """

    def __init__(self, ledger: LedgerFile, by: str, lent: Lent) -> None:
        self._ledger = ledger
        self._by = by
        self._lent = lent
        self.known: Known | None = None

    def look(self, now: ReviewState) -> ReviewState:
        """See that the claim of the review is known as it is, unless it is known; without it if it is there no more."""
        while now.claim is not None and (self.known is None or self.known.claim.id != now.claim):
            try:
                self._show(self._ledger.claim(now.claim))
            except NotFound:
                now = machine.without(now, f"claim {now.claim} is not in the ledger any more")
        return now

    def _show(self, claim: Claim) -> None:
        article = self._ledger.article(claim.article.id)
        speaker = claim.statement.speaker
        counts = speaker_counts(self._ledger, speaker) if speaker else Counter[Status]()
        self.known = Known(claim, article, self._ledger.text(article), counts)

    def fulfil(self, now: ReviewState, wish: Wish) -> ReviewState:
        """Do what is wished, and return the review with what came of it; errors are told, and then nothing is recorded."""
        known = self.known
        try:
            if wish.action is Action.TAKE_BACK:
                return self._take_back(now, wish.answer)
            return now if known is None else self._on_claim(now, wish, known)
        except ChangedMeanwhile as changed:
            by = last_author(self._ledger, changed.now)
            self._show(changed.now)
            return machine.said(
                now,
                f"the claim has been changed meanwhile{f' by {by}' if by else ''}; nothing was recorded: look again",
            )
        except NotFound as error:
            self.known = None
            return machine.said(now, f"{error.message}; nothing was recorded")
        except FactcliError as error:
            return machine.said(now, f"{error.message}{f': {error.hint}' if error.hint else ''}")

    def _on_claim(self, now: ReviewState, wish: Wish, known: Known) -> ReviewState:
        claim = known.claim
        match wish.action:
            case Action.JUDGE | Action.NOTE:
                return self._judge(now, wish, claim)
            case Action.BEGIN_NOTE:
                return machine.asked_note(now, _present_note(claim) or "")
            case Action.CHECK_EVIDENCE:
                return machine.asked_bearing(now, reference(wish.text, "the evidence"))
            case Action.ADD_EVIDENCE:
                return self._add_evidence(now, wish, claim)
            case Action.OPEN_PAGE | Action.OPEN_TEXT:
                return self._open(now, known, stored=wish.action is Action.OPEN_TEXT)
            case Action.FIX:
                return self._fix(now, claim)
            case Action.DISMISS:
                return self._dismiss(now, wish, claim)
            case Action.TAKE_BACK | Action.LEAVE:
                return now  # about the review, and done before
            case _:
                assert_never(wish.action)

    def _dismiss(self, now: ReviewState, wish: Wish, claim: Claim) -> ReviewState:
        reason = wish.text or None
        run = answer(self._ledger, claim, lambda: dismiss(self._ledger, [claim.id], reason, self._by, context.now))
        return self._recorded(now, Answer(claim.id, run or 0, Did.DISMISSED), "dismissed", "it is dismissed already")

    def _judge(self, now: ReviewState, wish: Wish, claim: Claim) -> ReviewState:
        """A verdict, or the present one with another note. A note that was written before any verdict goes with the first."""
        present = _present_note(claim)
        noted = wish.action is Action.NOTE
        if noted and wish.text == (present or ""):
            return machine.said(now, "the note is as it was")
        status = wish.status or claim.status
        early = present if claim.status is Status.UNVERIFIED else None
        text = wish.text if noted else wish.text or early
        judgement = Judgement(status, self._by, note=text)
        run = answer(self._ledger, claim, lambda: mark(self._ledger, [claim.id], judgement, context.now))
        given = Answer(claim.id, run or 0, Did.NOTED if noted else Did.JUDGED, None if noted else status)
        words = ("noted" if wish.text else "the note is gone") if noted else status.value
        return self._recorded(now, given, words, "", note=wish.text or None)

    def _add_evidence(self, now: ReviewState, wish: Wish, claim: Claim) -> ReviewState:
        assert wish.bearing is not None
        shown = reference(wish.text, "the evidence")
        exhibit = Exhibit(wish.bearing, shown, sha256=digest(shown, None))
        run = answer(
            self._ledger, claim, lambda: add_evidence(self._ledger, [claim.id], exhibit, self._by, context.now)
        )
        given = Answer(claim.id, run or 0, Did.EVIDENCE)
        return self._recorded(
            now, given, f"evidence that {_does(exhibit)} it: {shown}", "it bears this evidence already"
        )

    def _fix(self, now: ReviewState, claim: Claim) -> ReviewState:
        from factcli.cli.claimfile import edited

        with self._lent():
            amendment = edited(claim)
        if amendment is None:
            return machine.said(now, "the claim was left as it is")
        run = answer(
            self._ledger,
            claim,
            lambda: fix(self._ledger, claim.id, amendment, figures_and_dates, self._by, None, context.now),
        )
        return self._recorded(now, Answer(claim.id, run or 0, Did.FIXED), "corrected", "it is so already")

    def _open(self, now: ReviewState, known: Known, *, stored: bool) -> ReviewState:
        from factcli.cli.interactive import opening

        url = opening.address(known.claim, known.article, known.text)
        if url is not None and not stored and opening.has_browser():
            with self._lent():
                done = opening.browse(url)
            return machine.said(now, url if done else f"no browser could be started: {url} (O shows the stored text)")
        if not known.text:
            return machine.said(now, url or "there is no text of it: the claim was typed in")
        with self._lent():
            wrong = opening.page(known.claim, known.text)
        return machine.said(now, wrong or url or "")

    def _recorded(
        self, now: ReviewState, given: Answer, words: str, already: str, note: str | None = None
    ) -> ReviewState:
        if not given.run:
            return machine.said(now, f"{already}; nothing was recorded")
        self.known = None
        return machine.recorded(now, given, f"{given.claim[:8]}: {words}; z takes it back", note)

    def _take_back(self, now: ReviewState, last: Answer | None) -> ReviewState:
        assert last is not None
        self.known = None
        try:
            undo(self._ledger, last.run, self._by, context.now, figures_and_dates)
        except NotFound as error:
            return machine.taken_back(now, f"{error.message}; {error.hint or ''}", back=True)
        return machine.taken_back(now, f"{last.claim[:8]}: took back what was recorded last", back=True)


def _present_note(claim: Claim) -> str | None:
    return claim.work.verdict.note if claim.work.verdict else None


def _does(exhibit: Exhibit) -> str:
    return {"supports": "supports", "refutes": "refutes"}.get(exhibit.stance.value, "gives context to")


@contextmanager
def not_lent() -> Iterator[None]:
    """Other programs have a terminal that was never taken."""
    yield
