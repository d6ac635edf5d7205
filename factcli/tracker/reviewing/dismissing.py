"""What is no claim: put aside, and brought back."""

from collections.abc import Sequence

from msgspec.structs import replace

from factcli.models.claim import Claim, Dismissal, Work
from factcli.tracker.ports import Clock, Ledger
from factcli.tracker.reviewing.recording import Command, Recorded, record


def dismiss(ledger: Ledger, prefixes: Sequence[str], reason: str | None, by: str, clock: Clock) -> Recorded:
    """Put claims aside as none; those that are so already stay as they are. Raises NotFound or AmbiguousId."""

    def dismissed(claim: Claim, at: str) -> Work:
        return claim.work if claim.work.dismissal else replace(claim.work, dismissal=Dismissal(by, at, reason))

    return record(ledger, prefixes, Command("dismiss", by, note=reason), dismissed, clock)


def restore(ledger: Ledger, prefixes: Sequence[str], by: str, clock: Clock) -> Recorded:
    """Bring back what was dismissed. Raises NotFound or AmbiguousId."""
    return record(ledger, prefixes, Command("restore", by), lambda claim, _: replace(claim.work, dismissal=None), clock)
