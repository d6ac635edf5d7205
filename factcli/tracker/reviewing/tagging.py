"""Words that people put on claims to find them by."""

from collections.abc import Sequence

from msgspec.structs import replace

from factcli.models.claim import Claim, Work
from factcli.query.articles import has_tag
from factcli.tracker.ports import Clock, Ledger
from factcli.tracker.reviewing.recording import Command, Recorded, record


def tag(
    ledger: Ledger, prefixes: Sequence[str], added: Sequence[str], removed: Sequence[str], by: str, clock: Clock
) -> Recorded:
    """Put tags on claims and take others off; case and accents make no other tag. Raises NotFound or AmbiguousId."""

    def tagged(claim: Claim, _: str) -> Work:
        tags = [one for one in claim.work.tags if not has_tag(removed, one)]
        for one in added:
            if not has_tag(tags, one):
                tags.append(one)
        return replace(claim.work, tags=tuple(tags))

    detail = " ".join([*(f"+{one}" for one in added), *(f"-{one}" for one in removed)])
    return record(ledger, prefixes, Command("tag", by, detail), tagged, clock)
