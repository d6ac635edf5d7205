"""Verdicts with evidence."""

from collections.abc import Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from factcli.models.claim import Claim, Evidence, Verdict, Work
from factcli.models.ledger import Run
from factcli.models.vocabulary import Bearing, Confidence, Status
from factcli.tracker.ports import Clock, Ledger
from factcli.tracker.reviewing.evidencing import new_evidence_id
from factcli.tracker.reviewing.recording import Recording


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


_BEARINGS: Final = {Status.CONFIRMED: Bearing.SUPPORTS, Status.REFUTED: Bearing.REFUTES}


def usual_bearing(status: Status) -> Bearing:
    """What the evidence of a verdict does to the claim where nobody says it."""
    return _BEARINGS.get(status, Bearing.CONTEXT)


def mark(ledger: Ledger, prefixes: Sequence[str], judgement: Judgement, clock: Clock) -> list[Claim]:
    """Record a verdict on each claim; on all of them, or, where one id is wrong, on none.

    Raises NotFound or AmbiguousId.
    """
    with ledger.transaction():
        found = {claim.id: claim for claim in map(ledger.claim, prefixes)}
        at = clock()
        detail = f"{judgement.status.value}: {len(found)} claim{'s' if len(found) != 1 else ''}"
        recording = Recording(
            ledger, ledger.add_run(Run(number=0, at=at, by=judgement.by, command="mark", detail=detail, person=True))
        )
        note = judgement.note or None
        marked = [recording.put(claim, _judged(claim.work, judgement, at), note) for claim in found.values()]
        recording.end()
    return marked


def _judged(work: Work, judgement: Judgement, at: str) -> Work:
    confidence, note = judgement.confidence, judgement.note
    if work.verdict is not None and work.verdict.status is judgement.status:
        confidence = confidence or work.verdict.confidence
        note = work.verdict.note if note is None else note
    verdict = Verdict(status=judgement.status, by=judgement.by, at=at, confidence=confidence, note=note or None)
    evidence = work.evidence + _new_evidence(work, judgement, at)
    return replace(work, verdict=verdict, evidence=evidence, changed=False)


def _new_evidence(work: Work, judgement: Judgement, at: str) -> tuple[Evidence, ...]:
    """The judgement's evidence, without what stands on the claim in the same words."""
    standing = {(one.url, one.stance, one.excerpt, one.note) for one in work.evidence if not one.withdrawn}
    bearing, excerpt, note = judgement.bearing, judgement.excerpt, judgement.evidence_note
    return tuple(
        Evidence(id=new_evidence_id(), stance=bearing, by=judgement.by, at=at, url=url, excerpt=excerpt, note=note)
        for url in dict.fromkeys(judgement.evidence)
        if (url, bearing, excerpt, note) not in standing
    )
