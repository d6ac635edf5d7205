"""Evidence on claims: added, and withdrawn, but never deleted."""

import secrets
from collections.abc import Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from factcli.errors import AmbiguousId, NotFound
from factcli.models.claim import ID_DIGITS, Claim, Evidence, Work
from factcli.models.vocabulary import Bearing, Credibility, EvidenceKind, Reliability
from factcli.tracker.ports import Clock, Ledger, Reader
from factcli.tracker.reviewing.recording import Command, Recorded, record

_SHORTEST: Final = 4
_NAMED_IN_ERROR: Final = 6


class Exhibit(Struct, frozen=True):
    """A piece of evidence as a person gives it; see `Evidence` for the fields."""

    stance: Bearing
    url: str
    kind: EvidenceKind | None = None
    archive_url: str | None = None
    excerpt: str | None = None
    sha256: str | None = None
    retrieved: str | None = None
    reliability: Reliability | None = None
    credibility: Credibility | None = None
    note: str | None = None


def new_evidence_id() -> str:
    """An id for a piece of evidence: as long as a claim's, and at random, for the same words may be added twice."""
    return secrets.token_hex(ID_DIGITS // 2)


def add_evidence(ledger: Ledger, prefixes: Sequence[str], exhibit: Exhibit, by: str, clock: Clock) -> Recorded:
    """Add a piece of evidence to claims, but not to those on which it stands in the same words already.

    Raises NotFound or AmbiguousId.
    """
    fields = {name: getattr(exhibit, name) for name in exhibit.__struct_fields__}

    def with_evidence(claim: Claim, at: str) -> Work:
        if any(_is_of(one, exhibit) for one in claim.standing_evidence):
            return claim.work
        new = Evidence(id=new_evidence_id(), by=by, at=at, **fields)
        return replace(claim.work, evidence=(*claim.work.evidence, new))

    detail = f"add {exhibit.stance.value} {exhibit.url}"
    return record(ledger, prefixes, Command("evidence", by, detail), with_evidence, clock)


def _is_of(one: Evidence, exhibit: Exhibit) -> bool:
    return all(getattr(one, name) == getattr(exhibit, name) for name in exhibit.__struct_fields__)


def withdraw_evidence(
    ledger: Ledger, name: str, note: str | None, by: str, clock: Clock
) -> tuple[Claim, Evidence, bool]:
    """Withdraw the evidence that `name` means: its id's first digits, behind its claim's and a slash or alone.

    Returns its claim, itself, and whether it stood until now. Raises NotFound or AmbiguousId.
    """
    claim, evidence = find_evidence(ledger, name)

    def without(found: Claim, _: str) -> Work:
        kept = (replace(one, withdrawn=True) if one.id == evidence.id else one for one in found.work.evidence)
        return replace(found.work, evidence=tuple(kept))

    detail = f"withdraw {evidence.id}"
    done = record(ledger, [claim.id], Command("evidence", by, detail, note), without, clock)
    (now,) = done.changed or done.unchanged
    return now, replace(evidence, withdrawn=True), bool(done.changed)


def find_evidence(ledger: Reader, name: str) -> tuple[Claim, Evidence]:
    """The piece of evidence that `name` means, with its claim; raises NotFound or AmbiguousId."""
    claim_prefix, slash, prefix = name.strip().lower().rpartition("/")
    if len(prefix) < _SHORTEST or not set(prefix) <= set("0123456789abcdef"):
        raise NotFound(
            f"{name!r} is no evidence's id",
            hint=f"`factcli evidence list ID` shows them; the first {_SHORTEST} or more digits serve if they are unique",
            subject=name,
        )
    claims = [ledger.claim(claim_prefix)] if slash else ledger.with_evidence(prefix)
    found = [(claim, one) for claim in claims for one in claim.work.evidence if one.id.startswith(prefix)]
    if not found:
        raise NotFound(
            f"there is no evidence {name}", hint="`factcli evidence list ID` shows that of a claim", subject=name
        )
    if len(found) > 1:
        names = ", ".join(f"{claim.id}/{one.id}" for claim, one in found[:_NAMED_IN_ERROR])
        raise AmbiguousId(
            f"{name} fits several pieces of evidence: {names}{' and more' if len(found) > _NAMED_IN_ERROR else ''}",
            hint="give more digits, or the claim before it: CLAIM/EVIDENCE",
            subject=name,
        )
    return found[0]
