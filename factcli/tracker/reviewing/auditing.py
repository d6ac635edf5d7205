"""A random sample of extracted claims, and a person's answers on whether they were found rightly."""

from collections.abc import Iterator
from random import Random
from typing import Final

from msgspec.structs import replace

from factcli.errors import NotFound
from factcli.models.audit import Audit
from factcli.models.claim import Assessment, Claim
from factcli.models.filters import Condition, Filter, FilterWord
from factcli.models.ledger import Run, Sample
from factcli.models.vocabulary import AuditAnswer
from factcli.tracker.listing import claims
from factcli.tracker.ports import Clock, Ledger, Reader
from factcli.tracker.reviewing.precision import audit_of
from factcli.tracker.reviewing.recording import Recording

_DISMISSED: Final = Condition(FilterWord.IS, ("dismissed",))


def draw(ledger: Ledger, wanted: Filter, sample: Sample, clock: Clock) -> Sample:
    """Draw `sample.size` of the extracted claims that the filter means, by `sample.seed`, and store them as a new sample.

    Dismissed claims may be drawn too: without them the extractor would seem better than it is. Raises NotFound where
    there are none, and as `query.wanted_articles` does.
    """
    with ledger.transaction():
        found = [*claims(ledger, wanted), *claims(ledger, Filter((*wanted.conditions, _DISMISSED)))]
        standing = {one.id: one for one in found if not one.added and not one.gone}
        if not standing:
            raise NotFound(
                "there is no extracted claim to ask about", hint="`factcli list` with the same filters shows why"
            )
        ids = Random(sample.seed).sample(sorted(standing), min(sample.size, len(standing)))  # noqa: S311 - no secret
        extractors = {ledger.article(article).extractor for article in {standing[one].article.id for one in ids}}
        extractor = ", ".join(sorted(extractors))
        return ledger.add_sample(replace(sample, at=clock(), claims=tuple(ids), extractor=extractor))


def audit(ledger: Reader, sample: Sample) -> Audit:
    """What the answers on a sample say so far."""
    answered: list[tuple[Claim, AuditAnswer]] = []
    missing = 0
    for claim in _drawn(ledger, sample):
        if claim is not None and (answer := _answer(claim, sample)) is not None:
            answered.append((claim, answer))
        elif claim is None or claim.gone:
            missing += 1
    return audit_of(sample, answered, missing)


def open_claims(ledger: Reader, sample: Sample) -> list[Claim]:
    """The claims of a sample that are still to be asked about."""
    return [one for one in _drawn(ledger, sample) if one and not one.gone and _answer(one, sample) is None]


def no_claims(ledger: Reader, sample: Sample) -> list[Claim]:
    """Those that were said to be none and are not dismissed."""
    found = [one for one in _drawn(ledger, sample) if one and _answer(one, sample) is AuditAnswer.NO_CLAIM]
    return [one for one in found if one.work.dismissal is None]


def _drawn(ledger: Reader, sample: Sample) -> Iterator[Claim | None]:
    """The claims of a sample as they are now; None for one that is there no more."""
    for identity in sample.claims:
        try:
            yield ledger.claim(identity)
        except NotFound:
            yield None


def _answer(claim: Claim, sample: Sample) -> AuditAnswer | None:
    given = claim.work.assessment
    return given.answer if given is not None and given.sample == sample.number else None


class AuditSession:
    """One person's going through a sample: one run, in which every answer is durable as soon as it is given.

    `again` is the claim whose answer was taken back last, until it is answered anew.
    """

    def __init__(self, ledger: Ledger, sample: Sample, by: str, clock: Clock) -> None:
        self._ledger = ledger
        self._sample = sample
        self._by = by
        self._clock = clock
        self._run: Run | None = None
        self._before: list[Claim] = []
        self.again: Claim | None = None

    @property
    def answered(self) -> frozenset[str]:
        """The ids of the claims that were answered in this session."""
        return frozenset(claim.id for claim in self._before)

    def answer(self, claim: Claim, answer: AuditAnswer) -> None:
        """Record the answer on a claim."""
        self._put(claim.id, Assessment(self._sample.number, answer, self._by, self._clock()))
        self._before.append(claim)
        self.again = None

    def take_back(self) -> Claim | None:
        """Take the last answer of this session back, and return the claim; None where there is none."""
        if not self._before:
            return None
        claim = self._before.pop()
        self._put(claim.id, claim.work.assessment)
        self.again = claim
        return claim

    def _put(self, identity: str, assessment: Assessment | None) -> None:
        with self._ledger.transaction():
            claim = self._ledger.claim(identity)
            recording = Recording(self._ledger, self._current_run(), self._clock())
            recording.put(claim, replace(claim.work, assessment=assessment), None)
            recording.end()
            self._run = recording.run

    def _current_run(self) -> Run:
        """The session's run, or a new one where there is none yet, or somebody has taken it back meanwhile."""
        if self._run is not None:
            run = self._ledger.run(self._run.number)
            if not run.undone:
                return run
        detail = f"sample {self._sample.number}"
        return self._ledger.add_run(
            Run(number=0, at=self._clock(), by=self._by, command="audit", detail=detail, person=True)
        )
