"""Disputed, misleading and refuted claims beside the confirmed."""

from collections import Counter

from factcli.models.filters import Filter
from factcli.models.reports import CONTESTED, Comparison
from factcli.models.vocabulary import Status
from factcli.tracker.listing import claims
from factcli.tracker.ports import Reader


def compare(ledger: Reader, wanted: Filter) -> Comparison:
    """The claims that the filter means, by verdict; those without a finding are only counted."""
    found = claims(ledger, wanted)
    counts = Counter(claim.status for claim in found)
    shown = {
        status: tuple(claim for claim in found if claim.status is status) for status in (Status.CONFIRMED, *CONTESTED)
    }
    return Comparison(shown, {status: counts[status] for status in Status})
