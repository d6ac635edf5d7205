"""Folders as sources: files that are new or have changed are read, each once until it changes again."""

from collections.abc import Callable
from itertools import islice
from typing import Final

from msgspec.structs import replace

from factcli.models.article import BadItem, Item
from factcli.models.identity import page_id
from factcli.models.source import Page, Source
from factcli.models.syncing import Look
from factcli.models.web import Failure
from factcli.tracker.syncing.polls import failed, succeeded
from factcli.tracker.syncing.ports import FileSeen
from factcli.tracker.syncing.session import Session

_ITEMS_A_TRANSACTION: Final = 16


def look_into(session: Session, source: Source, late: Callable[[], bool]) -> bool:
    """Take in what is new in a folder; False where it got `late`, and the rest is left for the next run."""
    seen = session.outside.files(source.target)
    if isinstance(seen, Failure):
        failure = seen
        with session.transaction():
            settled = session.change(source.number, lambda stored: failed(session, stored, failure))
        session.report(
            source.number, outcome=Look.FAILED, reason=failure.reason, failures=settled.failures if settled else 0
        )
        return True
    entries = 0
    for file in seen:
        if late():
            session.report(source.number, entries=entries)
            return False
        entries += _look_at(session, source, file)
    unread = session.outside.unread(source.target)
    with session.transaction():
        session.change(source.number, lambda stored: replace(succeeded(session, stored, None), unread=unread))
    session.report(source.number, outcome=Look.POLLED, entries=entries, unread=unread)
    return True


def _look_at(session: Session, source: Source, file: FileSeen) -> int:
    """Read a file if it has changed; returns how many files were not known before."""
    identity = page_id(file.path)
    known = session.ledger.page(identity)
    if known is not None and (known.forgotten or (known.digest == file.stamp and source.number in known.sources)):
        return 0
    page = known or Page(id=identity, url=file.path, sources=(), first_seen=session.now())
    page = replace(page, sources=tuple(dict.fromkeys((*page.sources, source.number))), digest=file.stamp)
    if source.catch_up:
        with session.transaction():
            session.ledger.put_page(page)
        return 1
    _read(session, source, page)
    return int(known is None)


def _read(session: Session, source: Source, page: Page) -> None:
    """Store what a file holds; that it has been read is noted with the last of it."""
    items = map(lambda item: _of_source(item, source), session.outside.read_file(page.url))  # noqa: C417 - lazily
    reason = None
    while True:
        some = list(islice(items, _ITEMS_A_TRANSACTION))
        prepared = [one if isinstance(one, BadItem) else session.prepared(one) for one in some]
        with session.transaction():
            reports = session.store(source.number, prepared)
            bad = [one for one in prepared if isinstance(one, BadItem)]
            reason = bad[0].reason if bad else reason
            if len(some) < _ITEMS_A_TRANSACTION:
                article = next((report.article for report in reports if report.article), page.article)
                session.ledger.put_page(replace(page, article=article, reason=reason))
        for one in bad:
            session.page_failed(one.location, one.reason, final=True)
        if len(some) < _ITEMS_A_TRANSACTION:
            return


def _of_source(item: Item | BadItem, source: Source) -> Item | BadItem:
    if isinstance(item, BadItem):
        return item
    if source.outlet:
        item = replace(item, outlet=source.outlet, given=("outlet",))
    return replace(item, source=source.name, tags=source.tags)
