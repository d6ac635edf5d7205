"""An export into a ledger that has nothing else, or a part of it: every record as it is, under its own number."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Final, TypeVar, cast

from factcli.models.exchange import RECORDS, Record, line_of
from factcli.tracker.exchanging.mending import bundles
from factcli.tracker.exchanging.planning import Lines, Plan
from factcli.tracker.exchanging.taking import Taking
from factcli.tracker.moving_in import Moved
from factcli.tracker.ports import Ledger

_RECORDS: Final = 500
BUNDLES: Final = 32
"""How many articles are taken in in one transaction."""

Value = TypeVar("Value")


def copy(ledger: Ledger, lines: Lines, plan: Plan, taking: Taking) -> None:
    """Store all that the plan names; cut short, the same again goes on with it.

    Runs and sources come first, then each article with all of its own in one transaction, so that the ledger is sound
    at any time.
    """

    def put(records: Iterable[Record]) -> None:
        for record in records:
            taking.put(record)

    for name in ("run", "source"):
        _in_batches(_numbered(lines, plan, name), _RECORDS, taking, put)
    _in_batches(bundles(lines, plan, taking), BUNDLES, taking, lambda some: _put_articles(ledger, some, taking))
    for name in ("event", "sample"):
        _in_batches(_numbered(lines, plan, name), _RECORDS, taking, put)
    for name, offsets in plan.others.items():
        _in_batches(_records(lines, name, offsets), _RECORDS, taking, put)


def _in_batches(values: Iterable[Value], size: int, taking: Taking, put: Callable[[list[Value]], None]) -> None:
    found = iter(values)
    while some := list(islice(found, size)):
        with taking.transaction():
            put(some)


def _numbered(lines: Lines, plan: Plan, name: str) -> Iterator[Record]:
    return _records(lines, name, (offset for _, offset in plan.numbered[name].values()))


def _records(lines: Lines, name: str, offsets: Iterable[int]) -> Iterator[Record]:
    return (cast("Record", lines.at(offset, RECORDS[name])) for offset in offsets)


def _put_articles(ledger: Ledger, some: Iterable[tuple[Moved, bool]], taking: Taking) -> None:
    for one, whole in some:
        there = taking.article(one.article.id)
        if there is not None and not whole:
            continue  # what is here is no less than that
        for identity in set(there.claim_ids) - set(one.article.claim_ids) if there else ():
            ledger.drop_claim(identity)
        for revision in one.revisions:
            taking.put(revision)
        for claim in one.claims:
            taking.put(line_of(claim))
        taking.put(one.article)
