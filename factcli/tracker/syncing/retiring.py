"""Pages that have long been read for the last time: of each only what keeps its article from coming in again stays.

So what a sync looks through stays as small as a month is, however many years it runs.
"""

from itertools import islice
from typing import Final

from factcli.models.source import Page, Seen
from factcli.text.times import later
from factcli.tracker.ports import Reader
from factcli.tracker.syncing.schedule import DAY
from factcli.tracker.syncing.session import Session

KEPT: Final = 30 * DAY
"""How long after its first sight a page is kept whole, in seconds: longer than it is read again."""

MOST_A_DAY: Final = 10_000
"""How many pages are let go of in a day."""

BATCH: Final = 500
"""How many of them in one transaction."""

_RECENT_RUNS: Final = 500


def is_first_of_day(ledger: Reader, begun: str) -> bool:
    """Whether the sync that began then is the first one of its day, by UTC, as far as can be seen."""
    syncs = (run.at for run in islice(ledger.runs(), _RECENT_RUNS) if run.command == "sync")
    return next(islice(syncs, 1, None), "")[:10] != begun[:10]


def retire(session: Session) -> int:
    """Let go of the pages that are over, a limited number; returns how many. Those that are left are for tomorrow."""
    before = later(session.now(), -KEPT)
    over = session.ledger.pages_over(before, MOST_A_DAY)
    for first in range(0, len(over), BATCH):
        with session.transaction():
            for identity in over[first : first + BATCH]:
                _let_go(session, identity)
    return len(over)


def _let_go(session: Session, identity: str) -> None:
    """Put what is to be kept of a page in its place, unless it was erased meanwhile."""
    page = session.ledger.page(identity)
    if page is None or page.forgotten:
        return
    seen = _left_of(page)
    if seen is not None:
        session.ledger.put_seen(seen)
    session.ledger.drop_page(page.id)


def _left_of(page: Page) -> Seen | None:
    """What is to be kept of a page; None of one that was still to be read for the first time when its source was removed."""
    article = page.article or page.same_as
    if article is None:
        return Seen(page.id, empty=True) if page.due is None else None
    return Seen(page.id, article if article != page.id else None, told=page.digest is not None)
