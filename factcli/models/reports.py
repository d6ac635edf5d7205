"""What commands answer beside claims and articles."""

from enum import StrEnum
from typing import Any

from msgspec import Struct

from factcli.models.claim import Claim
from factcli.models.vocabulary import Status

CONTESTED = (Status.DISPUTED, Status.MISLEADING, Status.REFUTED)
"""The statuses that `compare` sets against the confirmed, in its order."""
COMPARED = (Status.CONFIRMED, *CONTESTED)
"""The statuses that `compare` shows."""


class Outcome(StrEnum):
    """What became of one item of an ingest."""

    ADDED = "added"
    UNCHANGED = "unchanged"
    REVISED = "revised"
    FAILED = "failed"


class ItemReport(Struct, frozen=True):
    """One item: where it came from, what became of it, and why, where that needs saying."""

    location: str
    outcome: Outcome
    article: str | None = None
    claims: int = 0
    reason: str | None = None


class IngestReport(Struct, frozen=True):
    """A whole ingest. `run` is None for one that stored nothing, as with --dry-run."""

    run: int | None
    items: tuple[ItemReport, ...]

    def count(self, outcome: Outcome) -> int:
        """How many items ended so."""
        return sum(1 for item in self.items if item.outcome is outcome)

    def record(self) -> dict[str, Any]:
        """The object that `ingest --json` prints."""
        return {
            "run": self.run,
            **{outcome.value: self.count(outcome) for outcome in Outcome},
            "claims": sum(item.claims for item in self.items),
            "items": self.items,
        }


class Compared(Struct, frozen=True):
    """The claims of one speaker or outlet in a comparison, by verdict; `name` is None where none is known."""

    name: str | None
    claims: dict[Status, tuple[Claim, ...]]


class Comparison(Struct, frozen=True):
    """The confirmed claims beside the contested ones, and how many have which status.

    `groups` hold the same claims by what `by` names, where that was asked for.
    """

    claims: dict[Status, tuple[Claim, ...]]
    counts: dict[Status, int]
    by: str | None = None
    groups: tuple[Compared, ...] = ()

    def record(self) -> dict[str, Any]:
        """The object that `compare --json` prints."""
        record = {**_records(self.claims), "counts": {status.value: count for status, count in self.counts.items()}}
        if self.by is not None:
            record["groups"] = [{self.by: one.name, **_records(one.claims)} for one in self.groups]
        return record


def _records(claims: dict[Status, tuple[Claim, ...]]) -> dict[str, Any]:
    return {status.value: [claim.record() for claim in some] for status, some in claims.items()}
