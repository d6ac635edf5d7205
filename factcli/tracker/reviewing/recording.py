"""A run's changes of what people recorded, each with its event."""

from msgspec.structs import replace

from factcli.models.claim import Claim, Work
from factcli.models.ledger import Event, Run
from factcli.tracker.ports import Ledger


class Recording:
    """One run's changes of claims, each with its event."""

    def __init__(self, ledger: Ledger, run: Run) -> None:
        self._ledger = ledger
        self._numbers: list[int] = []
        self.run = run

    def put(self, claim: Claim, work: Work, note: str | None) -> Claim:
        """Record `work` as what people made of the claim."""
        run = self.run
        changed = replace(claim, work=work, updated=run.at, touched=True)
        self._ledger.put_claim(changed)
        event = Event(0, run.at, run.by, run.command, claim.id, run.number, claim.work, work, note)
        self._numbers.append(self._ledger.add_event(event))
        return changed

    def end(self, articles: int = 0) -> None:
        """Write down which events the run made, and how many articles and claims it is about."""
        if self._numbers or articles:
            events = (self._numbers[0], self._numbers[-1]) if self._numbers else None
            self.run = replace(self.run, events=events, articles=articles, claims=len(self._numbers))
            self._ledger.put_run(self.run)
