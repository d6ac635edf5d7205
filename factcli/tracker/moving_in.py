"""Whole articles from another ledger: with their ids, their texts and claims, under new numbers of revisions.

An article that this ledger has already is left as it is where it has all of it; else the revisions that are
missing are added behind those that are there, and claims go on as in any revision: with the ids and the
verdicts that they have here.
"""

from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from factcli.models.article import Article
from factcli.models.claim import Claim
from factcli.models.ledger import Revision, Run
from factcli.tracker.known import article_there
from factcli.tracker.ports import Clock, FiguresAndDates, Ledger
from factcli.tracker.reviewing.reversing import ARCHIVE
from factcli.tracker.revising import next_claims, put_state, redated, relocated

Numbers = Mapping[int, int]
"""The numbers that revisions have here, by those that they had."""


class Moved(Struct, frozen=True):
    """An article with all its claims, and all its revisions by ascending number."""

    article: Article
    claims: tuple[Claim, ...]
    revisions: tuple[Revision, ...]


class Receiver:
    """One run of receiving."""

    def __init__(self, ledger: Ledger, by: str, clock: Clock, detail: str, figures_and_dates: FiguresAndDates) -> None:
        self._ledger = ledger
        self._by = by
        self._clock = clock
        self._detail = detail
        self._figures_and_dates = figures_and_dates
        self._run: Run | None = None
        self._state = ledger.state()
        self._entries = ledger.entries_by_article()

    def receive(self, batch: Sequence[Moved]) -> None:
        """Store a batch in one transaction."""
        with self._ledger.transaction():
            if self._ledger.state() != self._state:
                self._entries = self._ledger.entries_by_article()
            there = {one.article.id: article_there(self._ledger, one.article.id) for one in batch}
            known = {one.article.id: self._known(one, there[one.article.id]) for one in batch}
            new = [
                revision for one in batch for revision in one.revisions if revision.entry not in known[one.article.id]
            ]
            first = self._ledger.next_entry()
            given = {old.entry: first + index for index, old in enumerate(sorted(new, key=lambda one: one.entry))}
            for one in batch:
                missing = [old for old in one.revisions if old.entry in given]
                numbers = {**known[one.article.id], **{old.entry: given[old.entry] for old in missing}}
                self._take(one, there[one.article.id], numbers, missing)
            self._tell_run(batch, given)
        self._state = self._ledger.state()

    def _known(self, one: Moved, there: Article | None) -> dict[int, int]:
        """The numbers that those of the article's revisions have here that are here already."""
        if there is None:
            return {}
        here = {_key(self._ledger.revision(entry)): entry for entry in self._entries.get(there.id, ())}
        known = {old.entry: here[_key(old)] for old in one.revisions if _key(old) in here}
        if not known and _state(one.revisions[0].article) == _state(there):
            known[one.revisions[0].entry] = there.entry  # the same words, ingested again
        return known

    def _take(self, one: Moved, there: Article | None, numbers: Numbers, missing: Sequence[Revision]) -> None:
        article = _renumbered(one.article, numbers)
        if there is None:
            for claim in one.claims:
                self._ledger.put_claim(_claim(claim, numbers))
            self._ledger.put_article(article)
            self._put(missing, numbers, 0, None)
            return
        appearances = tuple(dict.fromkeys((*there.appearances, *one.article.appearances)))
        if not missing:
            if appearances != there.appearances:
                self._ledger.put_article(replace(there, appearances=appearances))
            return
        old = self._ledger.claims_of(there)
        ahead = max(0, there.revision + 1 - missing[0].article.revision)
        self._ledger.put_revision(replace(self._ledger.revision(there.entry), claims=tuple(old)))
        self._put(missing, numbers, ahead, there.entry)
        state = replace(
            article,
            revision=article.revision + ahead,
            appearances=appearances,
            first_seen=min(there.first_seen, article.first_seen),
        ).corrected(there.correction)
        claims = next_claims(state, old, [claim.extracted for claim in one.claims], state.updated)
        claims += relocated(old, self._ledger.text(state), state)
        if state.published != article.published:
            claims = [redated(claim, state.published, self._figures_and_dates) for claim in claims]
        put_state(self._ledger, state, old, claims, self._begun().pattern(self._clock()))

    def _put(self, missing: Sequence[Revision], numbers: Numbers, ahead: int, behind: int | None) -> None:
        """Store revisions under their new numbers; one that was the first of all stands behind `behind`."""
        for old in missing:
            article = _renumbered(old.article, numbers)
            revision = replace(
                old,
                entry=numbers[old.entry],
                run=self._begun().number,
                previous=behind if old.previous is None else numbers.get(old.previous, behind),
                article=replace(article, revision=article.revision + ahead),
                claims=None if old.claims is None else tuple(_claim(claim, numbers) for claim in old.claims),
            )
            self._ledger.put_revision(revision)
            self._entries.setdefault(article.id, []).append(revision.entry)

    def _begun(self) -> Run:
        if self._run is None:
            self._run = self._ledger.add_run(
                Run(number=0, at=self._clock(), by=self._by, command=ARCHIVE, detail=self._detail, person=False)
            )
        return self._run

    def _tell_run(self, batch: Sequence[Moved], given: Numbers) -> None:
        if not given:
            return
        run = self._begun()
        new = [one for one in batch if any(old.entry in given for old in one.revisions)]
        self._run = replace(
            run,
            entries=(run.entries[0] if run.entries else min(given.values()), max(given.values())),
            articles=run.articles + len(new),
            claims=run.claims + sum(len(one.claims) for one in new),
        )
        self._ledger.put_run(self._run)


def _key(revision: Revision) -> tuple[str | None, ...]:
    """What a revision is known by in any ledger."""
    return revision.at, *_state(revision.article)


def _state(article: Article) -> tuple[str | None, ...]:
    return article.digest, article.title, article.outlet, article.byline, article.url, article.published


def _renumbered(article: Article, numbers: Numbers) -> Article:
    entry = numbers[article.entry]
    return replace(article, entry=entry, text_entry=numbers.get(article.text_entry, entry))


def _claim(claim: Claim, numbers: Numbers) -> Claim:
    """The claim as first seen in the revision that has its number here; in the earliest, should that be lost."""
    return replace(claim, entry=numbers.get(claim.entry, min(numbers.values())))
