"""An export into a ledger that has nothing else, or a part of it: every record as it is, under its own number."""

from collections.abc import Iterable, Iterator
from typing import cast

from factcli.models.exchange import RECORDS, Record, line_of
from factcli.tracker.exchanging.mending import bundles
from factcli.tracker.exchanging.planning import ImportPlan, Lines
from factcli.tracker.exchanging.taking import Taking
from factcli.tracker.known import article_there
from factcli.tracker.moving_in import Moved
from factcli.tracker.ports import Ledger


def copy(ledger: Ledger, lines: Lines, plan: ImportPlan, taking: Taking) -> None:
    """Store, within a transaction, all that the plan names."""
    for name in ("run", "source"):
        _put(_numbered(lines, plan, name), taking)
    for one, whole in bundles(lines, plan, taking):
        _put_article(ledger, one, taking, whole=whole)
    for name in ("event", "sample"):
        _put(_numbered(lines, plan, name), taking)
    for name, offsets in plan.others.items():
        _put(_records(lines, name, offsets), taking)


def _put(records: Iterable[Record], taking: Taking) -> None:
    for record in records:
        taking.put(record)


def _numbered(lines: Lines, plan: ImportPlan, name: str) -> Iterator[Record]:
    return _records(lines, name, (offset for _, offset in plan.numbered[name].values()))


def _records(lines: Lines, name: str, offsets: Iterable[int]) -> Iterator[Record]:
    return (cast("Record", lines.at(offset, RECORDS[name])) for offset in offsets)


def _put_article(ledger: Ledger, one: Moved, taking: Taking, *, whole: bool) -> None:
    there = article_there(ledger, one.article.id)
    if there is not None and not whole:
        return  # what is here is no less than that
    for identity in set(there.claim_ids) - set(one.article.claim_ids) if there else ():
        ledger.drop_claim(identity)
    _put(one.revisions, taking)
    _put(map(line_of, one.claims), taking)
    taking.put(one.article)
