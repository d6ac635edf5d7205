"""What people recorded on a claim in two ledgers, made one."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from msgspec.structs import replace

from factcli.models.claim import Assessment, Correction, Dismissal, Evidence, Verdict, Work

Dated = TypeVar("Dated", Verdict, Correction, Dismissal, Assessment)


def merged(ours: Work, theirs: Work, our_events: Sequence[bytes], their_events: Sequence[bytes]) -> Work:
    """What is recorded on a claim from now on, by what was recorded here and there, and the keys of what happened to it.

    The side that knows all that happened on the other is the later one, and counts whole. Where both have something of
    their own the newer verdict by time counts, as do the newer correction and dismissal; evidence and tags are united,
    and what was withdrawn on one side is.
    """
    if not _lacks(our_events, their_events):
        return ours
    if not _lacks(their_events, our_events):
        return theirs
    return Work(
        verdict=_newer(ours.verdict, theirs.verdict),
        evidence=_united(ours.evidence, theirs.evidence),
        tags=tuple(dict.fromkeys((*ours.tags, *theirs.tags))),
        changed=ours.changed or theirs.changed,
        correction=_newer(ours.correction, theirs.correction),
        dismissal=_newer(ours.dismissal, theirs.dismissal),
        assessment=_newer(ours.assessment, theirs.assessment),
    )


def _lacks(some: Sequence[bytes], others: Sequence[bytes]) -> bool:
    """Whether one has less of something than the others do."""
    left = list(some)
    for one in others:
        if one not in left:
            return True
        left.remove(one)
    return False


def _newer(ours: Dated | None, theirs: Dated | None) -> Dated | None:
    if ours is None or theirs is None:
        return ours or theirs
    return theirs if theirs.at > ours.at else ours


def _united(ours: Iterable[Evidence], theirs: Iterable[Evidence]) -> tuple[Evidence, ...]:
    found = {one.id: one for one in ours}
    for one in theirs:
        known = found.setdefault(one.id, one)
        if one.withdrawn and not known.withdrawn:
            found[one.id] = replace(known, withdrawn=True)
    return tuple(found.values())
