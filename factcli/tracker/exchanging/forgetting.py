"""The one thing that erases: an article, and all that hangs on it.

What was recorded elsewhere stays, and so do runs with their numbers: of those all of whose work is erased, what they
were about is erased too. The page that an article was read at is marked, so that no source brings it back.
"""

from collections import Counter
from collections.abc import Iterable
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from factcli.models.article import Article
from factcli.models.claim import Claim
from factcli.models.filters import Filter
from factcli.models.identity import article_id, page_id
from factcli.models.ledger import Event, Revision, Run
from factcli.models.source import Page
from factcli.query.articles import require_articles, wanted_articles
from factcli.tracker.listing import widened
from factcli.tracker.ports import Clock, Ledger, Reader

FORGET: Final = "forget"
ERASED: Final = "(forgotten)"


class Belongings(Struct, frozen=True):
    """An article with all that hangs on it: its claims, its revisions, what happened to the claims, the pages it was read at."""

    article: Article
    claims: tuple[Claim, ...]
    revisions: tuple[Revision, ...]
    events: tuple[Event, ...]
    pages: tuple[Page, ...]

    @property
    def marked(self) -> tuple[Claim, ...]:
        """The claims that bear a person's work."""
        return tuple(claim for claim in self.claims if claim.work)

    @property
    def counts(self) -> dict[str, int]:
        """How much there is of what would be erased."""
        works = [claim.work for claim in self.claims]
        return {
            "revisions": len(self.revisions),
            "claims": len(self.claims),
            "verdicts": sum(work.verdict is not None for work in works),
            "evidence": sum(len(work.evidence) for work in works),
            "notes": sum(work.verdict is not None and work.verdict.note is not None for work in works),
            "tags": sum(len(work.tags) for work in works),
            "corrections": sum(work.correction is not None for work in works),
            "events": len(self.events),
        }


def identities(ledger: Reader, wanted: Filter) -> list[str]:
    """The ids of the articles that a filter means, with those whose ingest was taken back; raises as `listing.chosen` does."""
    conditions = widened(ledger, wanted)
    require_articles(conditions)
    return [head.id for head in wanted_articles(ledger.article_heads(), conditions)]


def belongings(ledger: Reader, prefix: str) -> Belongings:
    """What hangs on the article whose id begins so; raises NotFound or AmbiguousId."""
    article = ledger.article(prefix)
    claims = tuple(ledger.claims_of(article))
    entries = ledger.entries_by_article().get(article.id, [])
    revisions = tuple(ledger.revision(entry) for entry in entries)
    return Belongings(
        article, claims, revisions, tuple(_events(ledger, article, claims, revisions)), _pages(ledger, article)
    )


def forget(ledger: Ledger, prefix: str, by: str, clock: Clock) -> Belongings:
    """Erase an article with all that hangs on it from what can be read; the files keep it until they are compacted.

    Raises NotFound or AmbiguousId.
    """
    with ledger.transaction():
        found = belongings(ledger, prefix)
        for claim in found.claims:
            ledger.drop_claim(claim.id)
        for revision in found.revisions:
            ledger.drop_revision(revision.entry)
        for event in found.events:
            ledger.drop_event(event.seq)
        ledger.drop_article(found.article.id)
        for page in found.pages:
            ledger.put_page(page)
        _clear_runs(ledger, found)
        detail = f"article {found.article.id}"
        ledger.add_run(
            Run(
                number=0,
                at=clock(),
                by=by,
                command=FORGET,
                detail=detail,
                person=False,
                articles=1,
                claims=len(found.claims),
            )
        )
    return found


def _events(ledger: Reader, article: Article, claims: Iterable[Claim], revisions: Iterable[Revision]) -> list[Event]:
    """What happened to the article's claims, those included that stand in it no more."""
    every = [record for _, record in ledger.contents(("event",)) if isinstance(record, Event)]
    named = {claim.id for claim in claims} | {claim.id for one in revisions for claim in one.claims or ()}
    named |= {one.claim for one in every if one.brought is not None and one.brought.article.id == article.id}
    return [event for event in every if event.claim in named]


def _pages(ledger: Reader, article: Article) -> tuple[Page, ...]:
    """The pages at which the article was read, and that of its id, as they are to be: never read again."""
    named = {article.id}
    for place in article.appearances:
        if place.url is not None:
            named.add(article_id(place.url, ""))
        if place.path is not None:
            named.add(page_id(place.path))
    found = {
        page.id: page
        for page in ledger.pages()
        if page.article == article.id or page.id in named or page.same_as in named
    }
    if article.id not in found:
        found[article.id] = Page(id=article.id, url=article.url or ERASED, sources=(), first_seen=article.first_seen)
    return tuple(
        Page(
            id=page.id,
            url=page.url,
            sources=page.sources,
            first_seen=page.first_seen,
            same_as=page.same_as,
            forgotten=True,
        )
        for page in found.values()
    )


def _clear_runs(ledger: Ledger, found: Belongings) -> None:
    """Make runs name only what is left of their events and revisions, and take out what is said of those without any."""
    erased = Counter(event.run for event in found.events) + Counter(one.run for one in found.revisions)
    emptied = set()
    for run in sorted(ledger.runs(), key=lambda one: one.number):
        cleared = run
        if run.number in erased:
            events, entries = ledger.events_of(run), ledger.entries_of(run)
            cleared = replace(
                run,
                events=(events[0].seq, events[-1].seq) if events else None,
                entries=(entries[0].entry, entries[-1].entry) if entries else None,
                forgotten=run.forgotten + erased[run.number],
            )
            if not events and not entries:
                emptied.add(run.number)
        if run.number in emptied or run.target in emptied:
            emptied.add(run.number)
            cleared = replace(cleared, detail=ERASED)
        if cleared != run:
            ledger.put_run(cleared)
