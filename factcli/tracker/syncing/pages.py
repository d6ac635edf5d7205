"""What was read at a page: an article to store, a page that another one stands for, or a failure.

Its own site decides what an article says: what others have of it serves only where the site is silent.
"""

from typing import Final
from urllib.parse import urlsplit

from msgspec.structs import replace

from factcli.matching import LEAST_OVERLAP, overlap
from factcli.models.article import BadItem, Item
from factcli.models.identity import article_id, page_of
from factcli.models.source import Page, Seen, Source
from factcli.models.web import Failure, Fault, PageText, Response, unusable
from factcli.tracker.syncing.entries import place_in, told_by_feed
from factcli.tracker.syncing.schedule import after_failed_reading, next_reading
from factcli.tracker.syncing.session import Session

_NOT_THERE: Final = (Fault.MISSING, Fault.GONE)
_HOME: Final = unusable("it leads to the home page, not to an article")


def page_failed(session: Session, page: Page, failure: Failure) -> None:
    """Note that a page could not be read, and when it is tried again; not being asked for is not counted against it."""
    page = _as_seen(session, page)
    if failure.asked:
        session.page_refused(page, failure.reason)
    failures = page.failures + failure.asked
    due = after_failed_reading(page, failures, failure, session.now(), session.outside.random())
    after = replace(page, due=due, failures=failures, reason=failure.reason)
    if page.article is None and failure.fault not in _NOT_THERE and _told_instead(session, after):
        return
    with session.transaction():
        session.ledger.put_page(after)
    session.page_failed(page.url, failure.reason, final=due is None)


def _told_instead(session: Session, page: Page) -> bool:
    """Take the text that a feed of another site has, until the page can be read; False if there is none, or no need."""
    source, listed = session.owner(page), page.listed
    if source is None or listed is None or listed.text is None or session.intake.at(page.url):
        return False
    prepared = session.prepared(told_by_feed(source, page, listed, listed.text))
    if isinstance(prepared, BadItem):
        return False
    with session.transaction():
        article = session.store(source.number, [prepared])[0].article
        session.ledger.put_page(replace(page, article=article))
    return True


def page_unchanged(session: Session, page: Page, response: Response) -> None:
    """Note that a page has been read again and is the same."""
    session.page_answered(page)
    session.counts["read"] += 1
    session.counts["unchanged"] += 1
    session.soon(lambda: session.ledger.put_page(_read(session, page, response)))


def page_read(session: Session, page: Page, response: Response, found: PageText) -> Page | None:
    """Store what was read, under the page that the article has for its own.

    Returns a page that is to be read in this one's place: the page proper of an AMP version.
    """
    source = session.owner(page)
    if source is None:
        return None
    if _is_home(response.url) and not _is_home(page.url):
        page_failed(session, page, _HOME)
        return None
    session.page_answered(page)
    found = _believed(session, found)
    proper = found.amp_of or found.item.url
    identity = article_id(proper, "") if proper else page.id
    if identity == page.id:
        _store(session, source, page, response, found.item)
        return None
    return _stands_for(session, source, page, response, found, identity)


def _believed(session: Session, found: PageText) -> PageText:
    """What was read, at its own address where the one that it claims is that of an article in quite other words.

    So it is with templates that give all pages one address, and on sites where one writer may name another's article.
    """
    claimed, own = found.item.url, found.own
    if found.amp_of or found.item.partial or claimed is None or own is None or page_of(claimed) == page_of(own):
        return found
    there = session.intake.text_at(claimed)
    if there is None or overlap(there, found.item.text) >= LEAST_OVERLAP:
        return found
    return replace(found, item=replace(found.item, url=own))


def _stands_for(
    session: Session, source: Source, page: Page, response: Response, found: PageText, identity: str
) -> Page | None:
    """A page whose article has another address, which is read from now on in its place."""
    known = session.ledger.page(identity)
    if known is not None and (known.article or known.due or known.forgotten):
        joined = replace(known, sources=tuple(dict.fromkeys((*known.sources, *page.sources))))
        with session.transaction():
            session.ledger.put_page(joined)
            session.ledger.put_page(_alias(page, identity, known.article))
            if known.article:
                _appear(session, known.article, joined)
        return None
    seen = session.ledger.seen(identity) if known is None else None
    if seen is not None:
        _leads_back(session, page, seen, found.amp_of or found.item.url or page.url)
        return None
    proper = replace(page, id=identity, url=found.amp_of or response.url)
    if found.amp_of:
        with session.transaction():
            session.ledger.put_page(replace(proper, due=session.now(), validators=None))
            session.ledger.put_page(_alias(page, identity, None))
        return proper
    _store(session, source, proper, response, found.item, alias=page)
    return None


def _leads_back(session: Session, page: Page, seen: Seen, url: str) -> None:
    """A page whose article was read long ago at its own, which has been let go of: it is not read again, only met."""
    title = page.listed.title if page.listed else None
    with session.transaction():
        session.ledger.put_page(_alias(page, seen.id, seen.found))
        for number in page.sources:
            if seen.found and number in session.sources:
                session.intake.appear(seen.found, place_in(session.sources[number], replace(page, url=url), title))


def _store(
    session: Session, source: Source, page: Page, response: Response, item: Item, *, alias: Page | None = None
) -> None:
    """Take the article in, and note with it that the page, and the one that led to it, has been read."""
    named = replace(
        item, outlet=source.outlet or item.named_outlet or source.title or item.outlet, source=source.name, tags=source.tags,
        given=("outlet",) if source.outlet else (),
    )  # fmt: skip
    prepared = session.prepared(named)
    if isinstance(prepared, BadItem):
        page_failed(session, alias or page, unusable(prepared.reason))
        return
    page = _read(session, page, response)
    with session.transaction():
        article = session.store(source.number, [prepared])[0].article
        due = None if article and _repeats(session, article, item) else page.due
        session.ledger.put_page(replace(page, article=article, due=due))
        if alias is not None:
            session.ledger.put_page(_alias(alias, page.id, article))
        if article:
            _appear(session, article, page)


def _repeats(session: Session, article: str, item: Item) -> bool:
    """Whether the article is read at another address of the same server, so that this one need not be read again.

    Some feeds give their links a new parameter each time they are asked.
    """
    own = session.ledger.article(article).url
    if own is None or item.url is None or page_of(own) == page_of(item.url):
        return False
    return urlsplit(own).netloc == urlsplit(item.url).netloc


def _is_home(url: str) -> bool:
    """Whether a url is that of a whole site, where many send whoever asks for a page that is there no more."""
    parts = urlsplit(url)
    return parts.path in ("", "/") and not parts.query


def _appear(session: Session, article: str, page: Page) -> None:
    """Record that an article is listed by the other sources that list its page, too."""
    owner = session.owner(page)
    for number in page.sources:
        if number in session.sources and (owner is None or number != owner.number):
            title = page.listed.title if page.listed else None
            session.intake.appear(article, place_in(session.sources[number], page, title))


def _read(session: Session, page: Page, response: Response) -> Page:
    """The page after a reading that went well."""
    page = _as_seen(session, page)
    due, reads = next_reading(page, session.now())
    listed = replace(page.listed, text=None) if page.listed else None
    return replace(
        page, due=due, reads=reads, failures=0, reason=None, validators=response.validators if due else None, listed=listed
    )  # fmt: skip


def _as_seen(session: Session, page: Page) -> Page:
    """The page, first seen now at the latest: a clock that was ahead when it was seen must not govern its plan."""
    return replace(page, first_seen=min(page.first_seen, session.now()))


def _alias(page: Page, identity: str, article: str | None) -> Page:
    return replace(page, due=None, same_as=identity, article=article, validators=None, failures=0, reason=None)
