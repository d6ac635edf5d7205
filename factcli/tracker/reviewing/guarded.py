"""One person's answers on claims that he has before him, each a run of its own, and never on another state than he saw."""

from collections import Counter
from collections.abc import Callable
from itertools import islice

from factcli.models.claim import Claim
from factcli.models.vocabulary import Status
from factcli.tracker.listing import aliases
from factcli.tracker.ports import Ledger, Reader


class ChangedMeanwhile(Exception):
    """A claim is not any more as the person saw it; nothing was recorded. `now` is the claim as it is."""

    def __init__(self, now: Claim) -> None:
        super().__init__(now.id)
        self.now = now


def answer(ledger: Ledger, seen: Claim, record: Callable[[], object]) -> int | None:
    """Do what records an answer on a claim, if the claim is still as it was seen.

    Returns the number of the run that recorded it, None where there was nothing to record. Raises ChangedMeanwhile,
    NotFound where the claim is gone from the ledger, and whatever `record` raises; then nothing is recorded.
    """
    with ledger.transaction():
        now = ledger.claim(seen.id)
        if now != seen:
            raise ChangedMeanwhile(now)
        before = _last_run(ledger)
        record()
        after = _last_run(ledger)
    return after if after != before else None


def _last_run(ledger: Reader) -> int:
    return next((run.number for run in islice(ledger.runs(), 1)), 0)


def last_author(ledger: Reader, claim: Claim) -> str | None:
    """Who last recorded something on a claim; None where nobody did."""
    events = ledger.events(claim.id)
    return events[-1].by if events else None


def speaker_counts(ledger: Reader, speaker: str) -> Counter[Status]:
    """How many claims of exactly this speaker, under any of his names, have which status.

    Dismissed ones, and those that have gone, are left out.
    """
    known = aliases(ledger)
    first = known.first(speaker)

    def is_meant(name: str | None) -> bool:
        return name == speaker or (bool(known) and name is not None and known.first(name) == first)

    found = ledger.newest({"speaker": is_meant})
    return Counter(claim.status for claim in found if claim.counted)
