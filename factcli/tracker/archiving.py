"""Old articles that nobody works on, moved from one ledger into another.

They are in the other ledger, on the disk, before they are taken out of this one: whenever it is cut short,
an article is in one of them or in both, and the next time completes it. Ids stay; revisions get the numbers
of the ledger that they come into. What `sync` knows of pages stays, and each article leaves a trace, by which it is
known wherever a source brings it once more.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from factcli.models.article import Article
from factcli.models.claim import Claim
from factcli.models.identity import article_id, text_id
from factcli.models.ledger import Run
from factcli.models.source import Seen
from factcli.models.vocabulary import Origin
from factcli.text.times import local_day
from factcli.tracker.known import article_there
from factcli.tracker.moving_in import Moved, Receiver
from factcli.tracker.ports import Clock, FiguresAndDates, Ledger, Reader
from factcli.tracker.reviewing.correcting_articles import newest_corrections
from factcli.tracker.reviewing.reversing import ARCHIVE

BATCH: Final = 64
"""How many articles are moved in one transaction."""


class Archiving(Struct, frozen=True):
    """How to archive: what the runs in the two ledgers are to say of it, in whose name, and what reads claims' dates."""

    by: str
    clock: Clock
    sent: str
    received: str
    figures_and_dates: FiguresAndDates


class Archived(Struct, frozen=True):
    """How many articles went, and how many claims with them."""

    articles: int
    claims: int


def archivable(ledger: Reader, before: str) -> list[Article]:
    """The articles of days before that one, such as 2026-03-14, which may be moved, the oldest revision first.

    An article's day is that of its publication, else that on which it was first seen. Left where they are:
    those that anybody has corrected, and those with a claim that anybody has worked on, by a verdict, evidence, a tag or a
    correction, even if that was taken back; those with a page that is still to be read again; those that were taken back,
    which `redo` may want; and the one with the ledger's last revision, whose number must not be given twice.
    """
    old = [one for one in ledger.articles() if not one.withdrawn and _day(one) < before]
    if not old:
        return []
    kept = {claim.article.id for claim in ledger.newest({}) if is_worked_on(claim)}
    kept |= newest_corrections(ledger).keys()
    kept |= {page.article for page in ledger.pages() if page.article is not None and page.due is not None}
    last = ledger.last_entry()
    kept |= {identity for identity, entries in ledger.entries_by_article().items() if entries[-1] == last}
    return sorted((one for one in old if one.id not in kept), key=lambda article: article.entry)


def is_worked_on(claim: Claim) -> bool:
    """Whether a person ever did anything with the claim. Every event of a person leaves `touched` on its claim."""
    return claim.touched or bool(claim.work) or claim.origin is not Origin.EXTRACTED


def archive(
    source: Ledger,
    target: Ledger,
    articles: Sequence[Article],
    how: Archiving,
    tell: Callable[[Archived], None] = lambda _: None,
) -> Archived:
    """Move articles that `archivable` gave; those that have changed since stay. `tell` hears of each batch that is moved.

    Raises as both ledgers do; what was moved before that is where it was moved to, and all else where it was.
    """
    moving = _Moving(source, target, how)
    for first in range(0, len(articles), BATCH):
        tell(moving.move(articles[first : first + BATCH]))
    return moving.moved


class _Moving:
    """One archiving: its runs in both ledgers, and what has been moved."""

    def __init__(self, source: Ledger, target: Ledger, how: Archiving) -> None:
        self._source = source
        self._how = how
        self._entries = source.entries_by_article()
        self._receiver = Receiver(target, how.by, how.clock, how.received, how.figures_and_dates)
        self._run: Run | None = None
        self.moved = Archived(0, 0)

    def move(self, batch: Sequence[Article]) -> Archived:
        """Move a batch; returns how much has been moved so far. No other process writes to the source meanwhile."""
        with self._source.transaction():
            moved = list(self._unchanged(batch))
            if moved:
                self._receiver.receive(moved)
                for one in moved:
                    self._drop(one)
                claims = sum(len(one.claims) for one in moved)
                self.moved = Archived(self.moved.articles + len(moved), self.moved.claims + claims)
                self._tell_run()
        return self.moved

    def _unchanged(self, batch: Sequence[Article]) -> Iterator[Moved]:
        """The articles that still are what they were when they were chosen, with all that belongs to them."""
        for article in batch:
            current = article_there(self._source, article.id)
            if current is None:
                continue
            claims = self._source.claims_of(current)
            if current == article and not any(map(is_worked_on, claims)):
                revisions = tuple(self._source.revision(entry) for entry in self._entries[article.id])
                yield Moved(current, tuple(claims), revisions)

    def _drop(self, one: Moved) -> None:
        for claim in one.claims:
            self._source.drop_claim(claim.id)
        for revision in one.revisions:
            self._source.drop_revision(revision.entry)
        self._source.drop_article(one.article.id)
        for seen in _traces(one.article):
            if self._source.seen(seen.id) is None:
                self._source.put_seen(seen)

    def _tell_run(self) -> None:
        how, moved = self._how, self.moved
        if self._run is None:
            self._run = self._source.add_run(
                Run(number=0, at=how.clock(), by=how.by, command=ARCHIVE, detail=how.sent, person=False)
            )
        self._run = replace(self._run, articles=moved.articles, claims=moved.claims)
        self._source.put_run(self._run)


def _traces(article: Article) -> list[Seen]:
    """What tells of an article that has gone that it was here: by its id, its address, and its text."""
    names = {article.id}
    if article.digest:
        names.add(text_id(article.digest))
    if article.url:
        names.add(article_id(article.url, ""))
    return [Seen(one, article.id if one != article.id else None) for one in sorted(names)]


def _day(article: Article) -> str:
    return article.published or local_day(article.first_seen)
