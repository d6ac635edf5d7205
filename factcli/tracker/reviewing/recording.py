"""A run's changes of what people recorded, each with its event."""

from collections.abc import Callable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from factcli.models.claim import Claim, Work
from factcli.models.ledger import Event, FieldChange, Run
from factcli.tracker.ports import Clock, Ledger
from factcli.tracker.reviewing.differences import differences
from factcli.tracker.revising import relocated


class Recorded(Struct, frozen=True):
    """The claims that a command changed, as they are now, and those on which it had nothing to change."""

    changed: tuple[Claim, ...]
    unchanged: tuple[Claim, ...] = ()


class Recording:
    """One run's changes of claims, each with its event; within a transaction."""

    def __init__(self, ledger: Ledger, run: Run, at: str | None = None) -> None:
        """`run`: as `Ledger.add_run` gave it, or one that is gone on with, `at` a later time."""
        self._ledger = ledger
        self.at = at or run.at
        self._numbers: list[int] = []
        self.run = run

    def put(self, claim: Claim, work: Work, note: str | None) -> Claim:
        """Record `work` as what people made of the claim."""
        changed = replace(claim, work=work, updated=self.at, touched=True)
        self._ledger.put_claim(changed)
        if changed.counted is not claim.counted:
            article = self._ledger.article(claim.article.id)
            self._ledger.put_article(replace(article, claims=article.claims + (1 if changed.counted else -1)))
        self._tell(claim, work, note, differences(claim, changed))
        return changed

    def bring(self, claim: Claim, note: str | None) -> Claim:
        """Put a claim that a person added into its article."""
        article = self._ledger.article(claim.article.id)
        withdrawn = article.withdrawn and not article.added
        (there,) = relocated([claim], self._ledger.text(article), article)
        there = replace(there, gone=there.gone or withdrawn)
        self._ledger.put_claim(there)
        identities = (*article.claim_ids, claim.id)
        count = article.claims + there.counted
        self._ledger.put_article(replace(article, claims=count, claim_ids=identities, withdrawn=withdrawn))
        self._tell(replace(there, work=Work()), there.work, note, (), brought=there)
        return there

    def take_out(self, claim: Claim) -> None:
        """Take a claim that a person added out of its article, and the article too where it was made for it."""
        article = self._ledger.article(claim.article.id)
        identities = tuple(identity for identity in article.claim_ids if identity != claim.id)
        withdrawn = article.withdrawn or (article.added and not identities)
        count = article.claims - claim.counted
        self._ledger.drop_claim(claim.id)
        self._ledger.put_article(replace(article, claims=count, claim_ids=identities, withdrawn=withdrawn))
        self._tell(claim, Work(), None, (), brought=claim)

    def end(self, articles: int = 0) -> None:
        """Write down which events the run made, and how many articles and claims it is about."""
        if self._numbers or articles:
            first = self.run.events[0] if self.run.events else next(iter(self._numbers), 0)
            events = (first, self._numbers[-1]) if self._numbers else self.run.events
            claims = self.run.claims + len(self._numbers)
            self.run = replace(self.run, events=events, articles=articles, claims=claims)
            self._ledger.put_run(self.run)

    def _tell(
        self,
        claim: Claim,
        after: Work,
        note: str | None,
        changes: tuple[FieldChange, ...],
        brought: Claim | None = None,
    ) -> None:
        run = self.run
        event = Event(
            seq=0,
            at=self.at,
            by=run.by,
            command=run.command,
            claim=claim.id,
            run=run.number,
            before=claim.work,
            after=after,
            note=note,
            changes=changes,
            brought=brought,
        )
        self._numbers.append(self._ledger.add_event(event))


def _begun(claim: Claim, work: Work) -> Work:
    """The work, without the flag that work which was taken back has left."""
    return work if claim.work else replace(work, changed=False)


class Command(Struct, frozen=True):
    """What a person does to claims: the command's name, who does it, what its run is said to be about, and a note."""

    name: str
    by: str
    detail: str = ""
    note: str | None = None


def record(
    ledger: Ledger, prefixes: Sequence[str], command: Command, change: Callable[[Claim, str], Work], clock: Clock
) -> Recorded:
    """Record what `change` makes of each claim's work at a time; of all claims, or, where an id is wrong, of none.

    Claims of which it makes nothing else are left alone, and where all are so, there is no run. Raises NotFound or AmbiguousId.
    """
    with ledger.transaction():
        found = {claim.id: claim for claim in map(ledger.claim, prefixes)}
        at = clock()
        wanted = {claim.id: change(claim, at) for claim in found.values()}
        changing = [claim for claim in found.values() if wanted[claim.id] != claim.work]
        if not changing:
            return Recorded((), tuple(found.values()))
        about = f"{len(changing)} claim{'s' if len(changing) != 1 else ''}"
        detail = f"{command.detail}: {about}" if command.detail else about
        recording = Recording(
            ledger,
            ledger.add_run(Run(number=0, at=at, by=command.by, command=command.name, detail=detail, person=True)),
        )
        changed = tuple(recording.put(claim, _begun(claim, wanted[claim.id]), command.note) for claim in changing)
        recording.end()
    return Recorded(changed, tuple(claim for claim in found.values() if claim not in changing))
