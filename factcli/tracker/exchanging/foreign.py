"""Claims that other programs wrote down, into the ledger: as claims that a person adds, with verdicts and evidence."""

from collections.abc import Iterable
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from factcli.errors import NotFound
from factcli.models.claim import Claim, Evidence, Spans, Statement, Verdict, Work
from factcli.models.foreign import ForeignClaim, Unread
from factcli.models.ledger import Run
from factcli.models.vocabulary import Bearing, EvidenceKind, Kind, Stance, Status
from factcli.tracker.exchanging.merging import IMPORT
from factcli.tracker.ports import Clock, FiguresAndDates, Ledger
from factcli.tracker.reviewing.adding import Added, Heard, Places, bring, is_same, known_as
from factcli.tracker.reviewing.evidencing import new_evidence_id
from factcli.tracker.reviewing.recording import Recording

_BEARINGS: Final = {
    Status.CONFIRMED: Bearing.SUPPORTS,
    Status.REFUTED: Bearing.REFUTES,
    Status.MISLEADING: Bearing.REFUTES,
}


class TakenIn(Struct, frozen=True):
    """What came of claims from elsewhere: how many are new, how many had been here, on how many a verdict was recorded.

    `kept` counts those that bear a verdict which another one would have replaced; `run` is None where nothing changed.
    """

    added: int
    known: int
    judged: int
    kept: int
    bad: tuple[Unread, ...]
    run: int | None


class ImportOptions(Struct, frozen=True):
    """Who takes claims in, and what is said of where they come from: in general, and of claims that do not tell."""

    by: str
    clock: Clock
    detail: str
    origin: str


def take_claims(
    ledger: Ledger, found: Iterable[ForeignClaim | Unread], figures_and_dates: FiguresAndDates, how: ImportOptions
) -> TakenIn:
    """Take in claims under one run, which `undo` takes back; all of them become durable at once, or none.

    One whose words by the same speaker are at the same place already is that claim, and so is one that bears its id; with
    other words or another speaker that is left out. A verdict is recorded where there is none yet; the page that it stands
    on becomes evidence in any case.
    """
    with ledger.transaction():
        taking = _Taking(ledger, figures_and_dates, how)
        for one in found:
            taking.take(one)
        return taking.done()


class _Taking:
    def __init__(self, ledger: Ledger, figures_and_dates: FiguresAndDates, how: ImportOptions) -> None:
        self._ledger = ledger
        self._figures_and_dates = figures_and_dates
        self._how = how
        self._places = Places(ledger)
        self._recording: Recording | None = None
        self._at = how.clock()
        self._articles = 0
        self._counts = {"added": 0, "known": 0, "judged": 0, "kept": 0}
        self._bad: list[Unread] = []

    def take(self, one: ForeignClaim | Unread) -> None:
        if isinstance(one, Unread):
            self._bad.append(one)
        else:
            self._take(one, self._places)

    def done(self) -> TakenIn:
        if self._recording is not None:
            self._recording.end(self._articles)
        run = self._recording.run.number if self._recording else None
        return TakenIn(bad=tuple(self._bad), run=run, **self._counts)

    def _take(self, one: ForeignClaim, places: Places) -> None:
        said = Statement(
            text=one.text,
            kind=Kind.INDIRECT,
            stance=Stance.ASSERTS,
            speaker=one.speaker,
            speaker_mention=None,
            speaker_role=one.role,
            speaker_inferred=False,
            cue=None,
            figures=(),
            context="",
            spans=Spans(()),
        )
        named = self._named(one)
        if named is not None and not is_same(named, said):
            self._bad.append(
                Unread(
                    one.place, f"claim {named.id} has other words or another speaker here; `factcli fix` corrects it"
                )
            )
            return
        heard = Heard(one.location or one.url or self._how.origin, one.url, one.outlet, one.title, one.published)
        there = Added(named, False, True) if named else known_as(self._ledger, places, said, heard)
        if there is None:
            there = bring(self._ledger, self._begun(), places, said, heard, self._figures_and_dates, None)
            self._articles += not there.in_known
            self._counts["added"] += 1
        else:
            self._counts["known"] += 1
        work = self._work(there.claim, one)
        if work != there.claim.work:
            self._begun().put(there.claim, work, one.verdict.words if one.verdict else None)

    def _named(self, one: ForeignClaim) -> Claim | None:
        """The claim of this ledger that bears the id; None where it has none, or none such."""
        try:
            return self._ledger.claim(one.id) if one.id is not None else None
        except NotFound:
            return None

    def _begun(self) -> Recording:
        """The recording, begun with its run at the first change."""
        if self._recording is None:
            run = Run(number=0, at=self._at, by=self._how.by, command=IMPORT, detail=self._how.detail, person=True)
            self._recording = Recording(self._ledger, self._ledger.add_run(run))
        return self._recording

    def _work(self, claim: Claim, one: ForeignClaim) -> Work:
        work = replace(claim.work, evidence=(*claim.work.evidence, *self._evidence(claim, one)))
        given = one.verdict
        if given is None:
            return work
        by = given.by or self._how.by
        note = "; ".join(dict.fromkeys(part for part in (given.words, one.note) if part)) or None
        known = claim.work.verdict
        if known is not None:
            self._counts["kept"] += (
                known.status is not given.status or given.by not in (None, known.by) or note not in (None, known.note)
            )
            return work
        self._counts["judged"] += 1
        at = f"{given.day}T00:00:00Z" if given.day else self._at
        return replace(work, verdict=Verdict(status=given.status, by=by, at=at, confidence=None, note=note))

    def _evidence(self, claim: Claim, one: ForeignClaim) -> list[Evidence]:
        """What is no evidence on the claim yet: the page of the verdict, and what else is named."""
        known = {evidence.url for evidence in claim.work.evidence}
        by = (one.verdict.by if one.verdict else None) or self._how.by
        status = one.verdict.status if one.verdict else Status.UNVERIFIED
        named = dict.fromkeys((*([one.verdict.url] if one.verdict and one.verdict.url else []), *one.evidence))
        return [
            Evidence(
                id=new_evidence_id(),
                stance=_BEARINGS.get(status, Bearing.CONTEXT),
                by=by,
                at=self._at,
                kind=EvidenceKind.SECONDARY if one.verdict and url == one.verdict.url else None,
                url=url,
            )
            for url in named
            if url not in known
        ]
