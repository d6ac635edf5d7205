"""What a feed lists: entries that bring their article, entries whose page is to be read, and those that are known."""

from collections.abc import Callable

from msgspec.structs import replace

from factcli.models.article import Article, BadItem, Item
from factcli.models.identity import article_id, page_id, text_digest, text_id
from factcli.models.source import Listed, Page, Seen, Source
from factcli.models.web import Entry, Feed
from factcli.tracker.known import article_there
from factcli.tracker.ports import Clock, Ledger
from factcli.tracker.syncing.session import Session


def take_feed(
    session: Session, source: Source, feed: Feed, settle: Callable[[Source], Source], late: Callable[[], bool]
) -> list[Page] | None:
    """Take in what a feed lists, the oldest first; returns the pages that are to be read now.

    None where it got `late`: what was taken in by then is stored, and the feed is asked for again by the next run.

    Articles that the feed itself has are stored one by one. The source's own new state, which `settle`
    makes, is stored last, with the pages: after a kill before that, the feed is asked for again. So it is, as if it
    had changed, where something in it could not be taken in.
    """
    found = _Entries(session, source)
    for entry in reversed(feed.entries):
        if late():
            session.report(source.number, entries=found.new)
            return None
        found.take(entry)
    with session.transaction():
        for page in found.pages.values():
            session.ledger.put_page(page)
        for page, entry in found.listed_too:
            session.ledger.put_page(page)
            _appear(session, source, page, entry)
        for page, entry in found.met_too:
            _appear(session, source, page, entry)
        title = feed.title
        session.change(source.number, lambda stored: settle(replace(stored, title=title or stored.title)))
        if found.failed:
            session.change(source.number, lambda stored: replace(stored, validators=None))
    to_read = [page for page in found.pages.values() if page.due is not None]
    session.report(source.number, entries=found.new, pending=len(to_read))
    return to_read


def catch_up(ledger: Ledger, source: Source, feed: Feed, clock: Clock) -> int:
    """Take what a new source lists as seen, without reading it; returns how many entries were not known before."""
    with ledger.transaction():
        found = {page.id: page for page in (_page(source, entry, clock()) for entry in feed.entries)}
        fresh = [page for page in found.values() if ledger.page(page.id) is None and ledger.seen(page.id) is None]
        for page in fresh:
            ledger.put_page(page)
        stored = ledger.source(source.number)
        if stored is not None:
            ledger.put_source(replace(stored, catch_up=False))
    return len(fresh)


def _page(source: Source, entry: Entry, now: str) -> Page:
    """The page of an entry that is new."""
    identity = article_id(entry.url, "") if entry.url else page_id(str(source.number), entry.key)
    return Page(id=identity, url=entry.url or f"{source.target}#{entry.key}", sources=(source.number,), first_seen=now)


class _Entries:
    """The entries of one poll, sorted by what is to be done about them."""

    def __init__(self, session: Session, source: Source) -> None:
        self._session = session
        self._source = source
        self.pages: dict[str, Page] = {}
        self.listed_too: list[tuple[Page, Entry]] = []
        self.met_too: list[tuple[Page, Entry]] = []
        self.new = 0
        self.failed = False

    def take(self, entry: Entry) -> None:
        """Find out what an entry is, and store it if it brings its article."""
        source = self._source
        fresh = _page(source, entry, self._session.now())
        if fresh.id in self.pages:
            return
        page = self._session.ledger.page(fresh.id)
        if page is None:
            self._take_unlisted(fresh, entry)
        elif source.number not in page.sources:
            self._take_listed(page, entry)
        elif page.digest and entry.text and entry.own and self._owns(page):
            self._take_text(page, entry, entry.text)

    def _take_unlisted(self, page: Page, entry: Entry) -> None:
        """An entry without a page: it is new, or its page has been let go of."""
        seen = self._session.ledger.seen(page.id)
        if seen is None:
            self._take_new(page, entry)
        elif (article := self._there(seen)) is not None:
            self._take_seen(replace(page, article=article.id), seen, article, entry)

    def _there(self, seen: Seen) -> Article | None:
        """The article that was read at a page that has been let go of, if it is still in the ledger."""
        article = article_there(self._session.ledger, seen.found) if seen.found else None
        return None if article is None or article.withdrawn else article

    def _take_seen(self, page: Page, seen: Seen, article: Article, entry: Entry) -> None:
        """An entry whose page is not read again: another source may list it too, and its own feed may have edited it."""
        through = [one.source for one in article.appearances]
        if self._source.name not in through:
            self.met_too.append((page, entry))
        elif seen.told and entry.text and entry.own and through[0] == self._source.name:
            self._take_text(replace(page, digest=article.digest), entry, entry.text)

    def _take_listed(self, page: Page, entry: Entry) -> None:
        """A page that others list: the site's own feed takes the place of another site's, whose text stood in for it."""
        number = self._source.number
        if entry.text and entry.own and page.listed and page.listed.text and page.article:
            self._take_text(replace(page, sources=(number, *page.sources), due=None, listed=None), entry, entry.text)
        else:
            self.listed_too.append((replace(page, sources=(*page.sources, number)), entry))

    def _owns(self, page: Page) -> bool:
        owner = self._session.owner(page)
        return owner is not None and owner.number == self._source.number

    def _take_new(self, page: Page, entry: Entry) -> None:
        if entry.url is None and self._is_known_by_another_key(entry):
            return
        self.new += 1
        if self._source.catch_up:
            self.pages[page.id] = page
        elif entry.text and self._may_tell(entry):
            self._take_text(page, entry, entry.text)
        elif entry.url:
            listed = Listed(
                title=entry.title,
                byline=entry.byline,
                published=entry.published,
                summary_words=len(entry.summary.split()),
                text=entry.text,
            )
            self.pages[page.id] = replace(page, due=page.first_seen, listed=listed)
        elif words := _words(entry):
            self._take_text(page, entry, words)

    def _is_known_by_another_key(self, entry: Entry) -> bool:
        """Whether an entry without a link has come before: some feeds give all theirs new ids each time they are asked."""
        digest = text_digest(entry.text or _words(entry))
        if self._session.ledger.seen(text_id(digest)) is not None:
            return True
        return self._session.intake.brought(digest, self._source.name)

    def _may_tell(self, entry: Entry) -> bool:
        """Whether the feed's text is what is at the entry's link; else the page is asked.

        A feed of another site may say anything, and one of a site that many write for may name another's article.
        """
        return entry.url is None or (entry.own and self._session.intake.at(entry.url) is None)

    def _take_text(self, page: Page, entry: Entry, text: str) -> None:
        """Store an article that the feed itself has, if it is new or has changed."""
        digest = text_digest(text)
        if digest == page.digest:
            return
        session, source = self._session, self._source
        listed = Listed(title=entry.title, byline=entry.byline, published=entry.published)
        prepared = session.prepared(told_by_feed(source, page, listed, text))
        if isinstance(prepared, BadItem):
            session.page_failed(prepared.location, prepared.reason, final=False)
            self.failed = True
            return
        with session.transaction():
            report = session.store(source.number, [prepared])[0]
            session.ledger.put_page(replace(page, digest=digest, article=report.article or page.article))


def _words(entry: Entry) -> str:
    """All that a feed has of an entry without an article."""
    return "\n\n".join(filter(None, (entry.title, entry.summary)))


def _appear(session: Session, source: Source, page: Page, entry: Entry) -> None:
    """Record that a page's article is listed by another source, too."""
    if page.article:
        session.intake.appear(page.article, place_in(source, page, entry.title))


def told_by_feed(source: Source, page: Page, listed: Listed, text: str) -> Item:
    """The article at a page as a feed has it."""
    return Item(
        location=page.url,
        text=text,
        title=listed.title,
        outlet=source.outlet or source.title,
        byline=listed.byline,
        url=page.url,
        published=listed.published,
        published_from="feed" if listed.published else None,
        given=("outlet",) if source.outlet else (),
        source=source.name,
        tags=source.tags,
    )


def place_in(source: Source, page: Page, title: str | None) -> Item:
    """Where an article was met that need not be read again: at a page, through a source."""
    outlet = source.outlet or source.title
    return Item(
        location=page.url, text="", title=title, outlet=outlet, url=page.url, source=source.name, tags=source.tags
    )
