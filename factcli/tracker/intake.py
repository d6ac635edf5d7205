"""One article into the ledger: new, known, changed, or only seen in another place. Batches, each one transaction."""

from collections.abc import Callable
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from factcli.errors import NotFound, told_fault
from factcli.matching import same_story
from factcli.matching.claim_changes import changes
from factcli.models.article import Article, BadItem, Item
from factcli.models.claim import Claim, Extraction
from factcli.models.identity import article_id, text_id
from factcli.models.ledger import Revision, Run
from factcli.models.reports import ItemReport, Outcome
from factcli.tracker import description
from factcli.tracker.article_changes import summary
from factcli.tracker.known import KnownArticles, has_appeared, is_own
from factcli.tracker.ports import Clock, Ledger
from factcli.tracker.revising import next_claims, put_state, relocated

_MANY_PLACES: Final = 100
_NO_CLAIMS: Final = "not in English: stored without claims"
_TAKEN_BACK: Final = "taken back by a person, and left so"
_ERASED: Final = "erased by a person, and left so"
_ARCHIVED: Final = "it was here, and has been archived"
_LESS_NOW: Final = "only its beginning is shown now; the whole stays"


class Prepared(Struct, frozen=True):
    """An item that has been read, the digest of its text, and what was found in it (None: the text was known)."""

    item: Item
    digest: str
    extraction: Extraction | None


def found_in(item: Item, digest: str, extract: Callable[[str, str | None], Extraction]) -> Prepared | BadItem:
    """The item, whose text has that digest, with what is found in it; or why that failed.

    It is our fault then, and that one text must not keep the others, and all later runs, from coming in.
    """
    try:
        return Prepared(item, digest, extract(item.text, item.published))
    except Exception as error:  # noqa: BLE001 - any fault in extracting is told with the text's place
        return BadItem(item.location, told_fault(error))


class How(Struct, frozen=True):
    """How articles are to be taken in, under a run of `command`: `again` extracts known texts anew, `dry` stores nothing."""

    extract: Callable[[str, str | None], Extraction]
    clock: Clock
    by: str
    detail: str
    command: str = "ingest"
    again: bool = False
    dry: bool = False


class Intake:
    """The taking in of articles under one run: what is known of the ledger, and the storing of batches."""

    def __init__(self, ledger: Ledger, how: How) -> None:
        self._ledger = ledger
        self._how = how
        self._known = KnownArticles(ledger)
        self._run: Run | None = None
        self._at = how.clock()

    def store(self, batch: list[Prepared | BadItem]) -> list[ItemReport]:
        """Store a batch as one transaction, or as part of the caller's; bad items are passed on in their places."""
        if self._how.dry or not any(isinstance(one, Prepared) for one in batch):
            return [self._report(one, self._would_store) for one in batch]
        with self._ledger.transaction():
            self._known.catch_up()
            self._at = self._how.clock()
            return [self._report(one, self._store) for one in batch]

    def begin(self) -> Run:
        """The run, which is recorded now if it was not before: without this, with the first article that is new or changed."""
        if self._run is None:
            how = self._how
            self._run = self._ledger.add_run(
                Run(number=0, at=how.clock(), by=how.by, command=how.command, detail=how.detail, person=False)
            )
        return self._run

    @property
    def run(self) -> Run | None:
        """The run; None where nothing is new, or nothing may be stored."""
        return self._run

    def knows(self, item: Item, digest: str) -> bool:
        """Whether the ledger has, or had, the item's text, whose digest is given, or one that tells the same story."""
        if self._known.has_text(digest):
            return True
        if item.source is None:
            return False
        there = self._known.find(item, digest)
        if there is None:
            return self._left_out(item, digest) is not None
        return not there.withdrawn and self._is_same_story(there, item)

    def _is_same_story(self, known: Article, item: Item) -> bool:
        """Whether what came through a source differs from its article in nothing but a page's counters and clocks."""
        if item.source is None or not is_own(known, item):
            return False
        text = self._text(known)
        return text is not None and same_story(text, item.text)

    def brought(self, digest: str, source: str) -> bool:
        """Whether a text of that digest has come through the source of that name."""
        known = self._known.of_text(digest)
        return known is not None and any(one.source == source for one in known.appearances)

    def at(self, url: str) -> str | None:
        """The id of the article whose own url is that; None if the ledger has none."""
        return self._known.at(url)

    def text_at(self, url: str) -> str | None:
        """The text of the article whose own url is that; None if the ledger has none, or has archived it since."""
        identity = self._known.at(url)
        known = self._known.article(identity) if identity else None
        return None if known is None else self._text(known)

    def _text(self, article: Article) -> str | None:
        try:
            return self._ledger.text(article)
        except NotFound:
            return None

    def appear(self, identity: str, item: Item) -> None:
        """Record that an article was also met where the item is, within a transaction; its text is not looked at."""
        known = self._known.article(identity)
        if known is not None and not has_appeared(known, item) and len(known.appearances) < _MANY_PLACES:
            self._keep(description.with_place(known, item, self._how.clock()))

    @staticmethod
    def _report(one: Prepared | BadItem, store: Callable[[Prepared], ItemReport]) -> ItemReport:
        if isinstance(one, BadItem):
            return ItemReport(location=one.location, outcome=Outcome.FAILED, reason=one.reason)
        return store(one)

    def _store(self, one: Prepared) -> ItemReport:
        item = one.item
        known = self._known.find(item, one.digest)
        if known is not None and known.withdrawn and item.source is not None:
            return ItemReport(
                location=item.location, outcome=Outcome.UNCHANGED, article=known.id, claims=0, reason=_TAKEN_BACK
            )
        if known is None and item.source is not None and (reason := self._left_out(item, one.digest)):
            return ItemReport(location=item.location, outcome=Outcome.UNCHANGED, article=None, claims=0, reason=reason)
        if known is None or known.withdrawn:
            return self._add(one, known)
        new_place = not has_appeared(known, item) and len(known.appearances) < _MANY_PLACES
        if new_place and (item.source is not None or not is_own(known, item)):
            known = description.with_place(known, item, self._at)
            self._keep(known)
        if not is_own(known, item):
            return _appeared(known, item)
        if item.partial and not known.partial:
            return _unchanged(item, known, _LESS_NOW)
        if known.digest != one.digest and not self._is_same_story(known, item):
            return self._revise(one, known, self._extracted(one, description.merged(known, item).published))
        if self._how.again:
            return self._again(one, known)
        if (merged := description.merged(known, item)) != known:
            found = None if merged.published == known.published else self._found_from(merged)
            return self._revise(replace(one, digest=known.digest), known, found)
        return _unchanged(item, known)

    def _would_store(self, one: Prepared) -> ItemReport:
        """What `_store` would report, without storing anything."""
        item = one.item
        known = self._known.find(item, one.digest)
        if known is None or known.withdrawn:
            extraction = self._extracted(one, item.published)
            article = self._new(one, extraction, entry=0)
            self._known.put(article, stored=False)
            return _added(item, article, len(extraction.statements))
        if not is_own(known, item):
            return _appeared(known, item)
        after, claims = description.merged(known, item), known.claims
        changed = known.digest != one.digest or after != known
        if known.digest != one.digest or self._how.again:
            extraction = self._extracted(one, after.published)
            claims = len(extraction.statements)
            changed = changed or not self._is_current(known, extraction)
        return ItemReport(
            location=item.location,
            outcome=Outcome.REVISED if changed else Outcome.UNCHANGED,
            article=known.id,
            claims=claims,
            undated=after.published is None,
        )

    def _left_out(self, item: Item, digest: str) -> str | None:
        """Why an article that a source brings once more is left out though the ledger does not have it; None if it is new."""
        identity = article_id(item.url, item.text)
        page = self._ledger.page(identity)
        if page is not None and page.forgotten:
            return _ERASED
        traces = (self._ledger.seen(one) for one in (identity, text_id(digest)))
        found = [one.found for one in traces if one is not None and one.found]
        return _ARCHIVED if any(self._known.article(one) is None for one in found) else None

    def _add(self, one: Prepared, withdrawn: Article | None) -> ItemReport:
        correction = withdrawn.correction if withdrawn else None
        day = correction.fields().get("published", one.item.published) if correction else one.item.published
        extraction = self._extracted(one, day)
        entry = self._ledger.next_entry()
        article = self._new(one, extraction, entry).corrected(correction)
        old: list[Claim] = []
        if withdrawn is not None:
            old = self._ledger.claims_of(withdrawn)
            article = replace(
                article, id=withdrawn.id, revision=withdrawn.revision + 1, first_seen=withdrawn.first_seen
            )
        claims = next_claims(article, old, extraction.statements, self._at)
        claims += relocated(old, one.item.text, article)
        stored = self._put(article, old, claims, None, one.item.text)
        return _added(one.item, article, stored.claims)

    def _new(self, one: Prepared, extraction: Extraction, entry: int) -> Article:
        item = one.item
        return Article(
            id=article_id(item.url, item.text),
            location=item.location,
            digest=one.digest,
            entry=entry,
            text_entry=entry,
            revision=1,
            claims=0,
            claim_ids=(),
            extractor=extraction.extractor,
            first_seen=self._at,
            updated=self._at,
            title=item.title,
            outlet=item.outlet,
            byline=item.byline,
            url=item.url,
            published=item.published,
            published_from=item.published_from,
            language=extraction.language,
            appearances=(description.appearance(item, self._at),),
            given=item.given,
            partial=item.partial,
            tags=item.tags,
        )

    def _again(self, one: Prepared, known: Article) -> ItemReport:
        extraction = self._extracted(one, description.merged(known, one.item).published)
        if not self._is_current(known, extraction) or description.merged(known, one.item) != known:
            return self._revise(one, known, extraction)
        if known.extractor != extraction.extractor:
            self._keep(replace(known, extractor=extraction.extractor))
        return _unchanged(one.item, known)

    def _is_current(self, known: Article, extraction: Extraction) -> bool:
        claims = self._ledger.claims_of(known)
        standing = [claim.extracted for claim in claims if not claim.gone and not claim.added]
        return standing == list(extraction.statements)

    def _revise(self, one: Prepared, known: Article, extraction: Extraction | None) -> ItemReport:
        """A new revision: of the text, of the fields, or (the text being the same) of what is found in it."""
        entry = self._ledger.next_entry()
        new_text = known.digest != one.digest
        article = replace(
            description.merged(known, one.item),
            digest=one.digest,
            entry=entry,
            text_entry=entry if new_text else known.text_entry,
            revision=known.revision + 1,
            updated=self._at,
        )
        old = self._ledger.claims_of(known)
        if extraction is not None:
            article = replace(article, extractor=extraction.extractor, language=extraction.language)
            claims = next_claims(article, old, extraction.statements, self._at)
        else:
            claims = [claim for claim in old if not claim.gone and not claim.added]
        claims += relocated(old, one.item.text, article) if new_text else [claim for claim in old if claim.added]
        superseded = self._ledger.revision(known.entry)
        self._ledger.put_revision(replace(superseded, claims=tuple(old)))
        stored = self._put(article, old, claims, known.entry, one.item.text if new_text else None)
        found = changes(old, claims) if new_text else ()
        reason = "; ".join(part for part in (description.changed_fields(known, article), summary(found)) if part)
        return ItemReport(
            location=one.item.location,
            outcome=Outcome.REVISED,
            article=article.id,
            claims=stored.claims,
            reason=reason,
            changes=found,
            undated=article.published is None,
        )

    def _put(
        self, article: Article, old: list[Claim], claims: list[Claim], previous: int | None, text: str | None
    ) -> Article:
        run = self.begin()
        stored = put_state(self._ledger, article, old, claims, run.pattern(self._at))
        self._ledger.put_revision(
            Revision(entry=article.entry, run=run.number, at=self._at, previous=previous, article=stored, text=text)
        )
        self._known.put(stored)
        first = run.entries[0] if run.entries else article.entry
        self._run = replace(
            run, entries=(first, article.entry), articles=run.articles + 1, claims=run.claims + len(claims)
        )
        self._ledger.put_run(self._run)
        return stored

    def _keep(self, article: Article) -> None:
        self._ledger.put_article(article)
        self._known.put(article)

    def _extracted(self, one: Prepared, published: str | None) -> Extraction:
        """What is found in an item, its dates resolved against the article's day, which may be another than the item says."""
        if one.extraction is not None and one.item.published == published:
            return one.extraction
        return self._how.extract(one.item.text, published)

    def _found_from(self, article: Article) -> Extraction:
        """What is found in an article's stored text, seen from its day."""
        return self._how.extract(self._ledger.text(article), article.published)


def _appeared(known: Article, item: Item) -> ItemReport:
    """What is reported of a known text in another place: the article stays as it is."""
    place = known.url or known.location
    return _unchanged(item, known, f"the same text as {place}")


def _unchanged(item: Item, known: Article, reason: str | None = None) -> ItemReport:
    return ItemReport(
        location=item.location,
        outcome=Outcome.UNCHANGED,
        article=known.id,
        claims=known.claims,
        reason=reason,
        undated=known.published is None,
    )


def _added(item: Item, article: Article, claims: int) -> ItemReport:
    reason = None if article.language else _NO_CLAIMS
    return ItemReport(
        location=item.location,
        outcome=Outcome.ADDED,
        article=article.id,
        claims=claims,
        reason=reason,
        undated=article.published is None,
    )
