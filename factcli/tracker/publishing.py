"""What is given to others of a claim: what stands now, without who recorded it and without paths of this machine. Pure.

Owns what a report and an export for others may hold; whoever writes one knows nothing of what was left out.
"""

from collections.abc import Iterator
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from factcli.models.claim import Claim, Correction, Evidence, Place, Work
from factcli.models.filters import Filter, FilterWord
from factcli.models.ledger import Event, FieldChange
from factcli.models.location import public_location, public_place
from factcli.tracker.reviewing.differences import EVIDENCE, evidence_changes

NOBODY = ""
"""Stands for a person whose name is not given to others."""


class Disclosure(Struct, frozen=True, kw_only=True):
    """What others are told beside what stands now: what was taken back, and who recorded what."""

    history: bool = False
    authors: bool = False


STANDING: Final = Disclosure()
"""What stands now, and nothing else."""


def published(claim: Claim, told: Disclosure) -> Claim:
    """The claim as others are given it.

    Without the history its words are those that stand: what the extractor put into a wrong mouth is not told again.
    """
    extracted = claim.extracted if told.history else replace(claim.statement, sure=claim.sure)
    return replace(claim, extracted=extracted, article=_place(claim.article), work=_work(claim.work, told))


def published_event(event: Event, told: Disclosure) -> Event:
    """The event as others are given it, who asked for the history; without the claim that it brought."""
    before, after = _work(event.before, told), _work(event.after, told)
    return replace(
        event,
        by=_name(event.by, told),
        before=before,
        after=after,
        changes=(*_others(event.changes), *evidence_changes(before, after)),
        brought=None,
    )


def published_filter(wanted: Filter) -> Filter:
    """Which claims were chosen, an article by its id, url or plain name."""
    conditions = tuple(
        replace(one, values=tuple(public_location(value, None) for value in one.values), paths=())
        if one.word is FilterWord.ARTICLE
        else one
        for one in wanted.conditions
    )
    return Filter(conditions)


def _others(changes: tuple[FieldChange, ...]) -> Iterator[FieldChange]:
    """All but those of evidence, which are worded anew of what is published of it."""
    return (one for one in changes if one.field != EVIDENCE)


def _place(place: Place) -> Place:
    return replace(place, location=public_location(place.location, place.url))


def _work(work: Work, told: Disclosure) -> Work:
    """What people recorded on the claim itself; an assessment is about the extractor."""
    verdict, dismissal = work.verdict, work.dismissal
    return Work(
        verdict=verdict and replace(verdict, by=_name(verdict.by, told)),
        evidence=tuple(_evidence(one, told) for one in work.evidence if told.history or not one.withdrawn),
        tags=work.tags,
        changed=work.changed,
        correction=work.correction and _correction(work.correction, told),
        dismissal=dismissal and replace(dismissal, by=_name(dismissal.by, told)),
    )


def _correction(correction: Correction, told: Disclosure) -> Correction:
    """That somebody corrected the claim; with the history also what, and why."""
    by = _name(correction.by, told)
    return replace(correction, by=by) if told.history else Correction(by=by, at=correction.at)


def _evidence(one: Evidence, told: Disclosure) -> Evidence:
    return replace(
        one,
        by=_name(one.by, told),
        url=one.url and public_place(one.url),
        archive_url=one.archive_url and public_place(one.archive_url),
    )


def _name(by: str, told: Disclosure) -> str:
    return by if told.authors else NOBODY
