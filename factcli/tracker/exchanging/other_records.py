"""What an export has beside articles and their claims, into a ledger that has its own: samples, names, pages, hosts."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from msgspec.structs import replace

from factcli.models.exchange import RECORDS
from factcli.models.filters import AliasGroup, SavedFilter
from factcli.models.ledger import Sample
from factcli.models.source import Host, Page, Seen
from factcli.text.folding import folded_words
from factcli.tracker.exchanging.numbering import Numbers
from factcli.tracker.exchanging.planning import ImportPlan, Lines
from factcli.tracker.exchanging.taking import Taking
from factcli.tracker.ports import Ledger


def take_others(ledger: Ledger, lines: Lines, plan: ImportPlan, numbers: Numbers, taking: Taking) -> None:
    """Take in, within a transaction, what is new of them; what is here under the same name stays as it is."""
    newest = ledger.sample()
    for record in numbers.unknown("sample", Sample):
        # The newest sample is the one that `audit` goes on with.
        if newest is None or record.at > newest.at:
            newest = ledger.add_sample(record)
            taking.count(newest)
    for name, take in _TAKE.items():
        for offset in plan.others[name]:
            take(lines.at(offset, RECORDS[name]), ledger, numbers, taking)


def _take_filter(saved: SavedFilter, ledger: Ledger, _: Numbers, taking: Taking) -> None:
    there = ledger.saved_filters()
    known = next((one for one in there if one.name.casefold() == saved.name.casefold()), None)
    if known is None:
        taking.put(replace(saved, number=1 + max((one.number for one in there), default=0)))
    elif known.text != saved.text:
        taking.kept.append(f"the filter @{known.name} stays as it is here; the file has {saved.text}")


def _take_alias(group: AliasGroup, ledger: Ledger, _: Numbers, taking: Taking) -> None:
    """A group that has a name of one that is here gives that one those of its names that no group has yet."""
    there = ledger.alias_groups()
    taken = {tuple(folded_words(name)): one for one in there for name in one.names}
    known = next((one for name in group.names if (one := taken.get(tuple(folded_words(name))))), None)
    if known is None:
        taking.put(replace(group, number=1 + max((one.number for one in there), default=0)))
        return
    more = [name for name in group.names if tuple(folded_words(name)) not in taken]
    taking.put(replace(known, names=(*known.names, *more)))


def _take_host(host: Host, ledger: Ledger, _: Numbers, taking: Taking) -> None:
    if all(one.name != host.name for one in ledger.hosts()):
        taking.put(host)


def _take_page(page: Page, ledger: Ledger, numbers: Numbers, taking: Taking) -> None:
    known = ledger.page(page.id)
    sources = tuple(numbers.sources(page.sources))
    if known is None:
        if page.forgotten or ledger.seen(page.id) is None:
            taking.put(replace(page, sources=sources))
    elif not known.forgotten:
        joined = tuple(dict.fromkeys((*known.sources, *sources)))
        taking.put(replace(known, sources=joined, article=known.article or page.article))


def _take_seen(seen: Seen, ledger: Ledger, _: Numbers, taking: Taking) -> None:
    if ledger.page(seen.id) is None and ledger.seen(seen.id) is None:
        taking.put(seen)


_TAKE: Final[Mapping[str, Callable[[Any, Ledger, Numbers, Taking], None]]] = {
    "filter": _take_filter,
    "alias": _take_alias,
    "host": _take_host,
    "page": _take_page,
    "seen": _take_seen,
}
