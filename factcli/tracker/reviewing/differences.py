"""What a command changed of a claim, in words for its history."""

from collections.abc import Iterator
from typing import Final

from factcli.models.claim import Claim, Evidence, Figure, Statement
from factcli.models.ledger import FieldChange
from factcli.models.work import Work

EVIDENCE: Final = "evidence"
"""The field of a change of evidence."""


def differences(before: Claim, after: Claim) -> tuple[FieldChange, ...]:
    """What is other now, but for verdict and evidence that came, which an event tells by itself."""
    found = [*_corrected(before.statement, after.statement)] if before.work != after.work else []
    found += _recorded(before.work, after.work)
    return tuple(one for one in found if one.before != one.after)


def _corrected(was: Statement, now: Statement) -> Iterator[FieldChange]:
    yield FieldChange("text", was.text, now.text)
    yield FieldChange("speaker", was.speaker, now.speaker)
    yield FieldChange("role", was.speaker_role, now.speaker_role)
    yield FieldChange("stance", was.stance.value, now.stance.value)
    yield FieldChange("kind", was.kind.value, now.kind.value)
    yield FieldChange("figures", _figures(was.figures), _figures(now.figures))


def _recorded(was: Work, now: Work) -> Iterator[FieldChange]:
    yield FieldChange("tags", ", ".join(was.tags) or None, ", ".join(now.tags) or None)
    yield FieldChange("dismissed", _dismissed(was), _dismissed(now))
    yield FieldChange("assessment", _assessed(was), _assessed(now))
    yield from evidence_changes(was, now)


def evidence_changes(was: Work, now: Work) -> Iterator[FieldChange]:
    """The evidence that went, was withdrawn, or was brought back."""
    stands = {one.id: one for one in now.evidence}
    for one in was.evidence:
        if one.id not in stands:
            yield FieldChange(EVIDENCE, _named(one), None)
        elif stands[one.id].withdrawn is not one.withdrawn:
            words = (_named(one), f"{_named(one)}, withdrawn")
            yield FieldChange(EVIDENCE, *(words if stands[one.id].withdrawn else words[::-1]))


def _figures(figures: tuple[Figure, ...]) -> str | None:
    return "; ".join(one.phrase for one in figures) or None


def _dismissed(work: Work) -> str | None:
    return None if work.dismissal is None else work.dismissal.reason or "not a claim"


def _assessed(work: Work) -> str | None:
    return None if work.assessment is None else work.assessment.answer.value


def _named(one: Evidence) -> str:
    return f"{one.id} ({one.stance.value} {one.url or ''})"
