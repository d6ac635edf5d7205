"""Claims and articles out."""

import sys
from collections.abc import Iterable
from itertools import islice, takewhile
from typing import TypeVar

from msgspec import Struct

from factcli import query
from factcli.errors import NotFound
from factcli.models.article import Article
from factcli.models.claim import Claim
from factcli.models.filters import Filter
from factcli.models.ledger import Event, Run
from factcli.query import Sort
from factcli.tracker.ports import Reader

Value = TypeVar("Value")


class Detail(Struct, frozen=True):
    """All that there is to show of one claim: its article with the text, and what happened to it."""

    claim: Claim
    article: Article
    text: str
    events: tuple[Event, ...]


def claims(ledger: Reader, wanted: Filter, sort: Sort = Sort.NEWEST, limit: int | None = None) -> list[Claim]:
    """The claims that the filter means, at most `limit` of them; raises as `query.wanted_articles` does."""
    tests = query.tests(wanted, ledger.articles)
    if wanted.since_run is not None:
        tests["entry"] = query.since_entry(_first_entry(ledger, wanted.since_run))
    tagged: frozenset[str] = frozenset()
    if wanted.tag is not None:
        tagged = frozenset(one.id for one in ledger.articles() if query.has_tag(one.tags, wanted.tag))
    found: Iterable[Claim] = ledger.newest(tests)
    found = (claim for claim in found if query.matches(claim, wanted, tagged))
    if sort is not Sort.NEWEST:
        found = query.ordered(found, sort)
    return first(found, limit)


def detail(ledger: Reader, prefix: str) -> Detail:
    """One claim by the beginning of its id; raises NotFound or AmbiguousId."""
    claim = ledger.claim(prefix)
    article = ledger.article(claim.article.id)
    return Detail(claim, article, ledger.text(article), tuple(ledger.events(claim.id)))


def articles(ledger: Reader, wanted: Filter, limit: int | None = None) -> list[Article]:
    """The articles that the filter means, the newest first; raises as `query.wanted_articles` does."""
    found = [one for one in query.wanted_articles(ledger.articles(), wanted) if not one.withdrawn]
    if wanted.since_run is not None:
        first_entry = _first_entry(ledger, wanted.since_run)
        found = [one for one in found if one.entry >= first_entry and _is_since(ledger, one, first_entry)]
    found.sort(key=lambda article: article.entry, reverse=True)
    return found[:limit]


def history(ledger: Reader, prefix: str) -> list[Event]:
    """What happened to a claim, in the order in which it did."""
    return ledger.events(ledger.claim(prefix).id)


def known_run(ledger: Reader, number: int) -> Run:
    """The run of that number; raises NotFound, which says where the numbers are."""
    try:
        return ledger.run(number)
    except NotFound as error:
        raise NotFound(error.message, hint="`factcli runs` lists the runs", subject=error.subject) from error


def runs(ledger: Reader, limit: int | None = None) -> list[Run]:
    """The commands that wrote to the ledger, the newest first."""
    return first(ledger.runs(), limit)


def _first_entry(ledger: Reader, number: int) -> int:
    """The first revision that a run or a later one wrote; one that will never be where they wrote none."""
    known_run(ledger, number)
    since = takewhile(lambda run: run.number >= number, ledger.runs())
    return min((run.entries[0] for run in since if run.entries), default=sys.maxsize)


def _is_since(ledger: Reader, article: Article, entry: int) -> bool:
    """Whether the article's first revision is that one or a later one."""
    previous: int | None = article.entry
    while previous is not None:
        if previous < entry:
            return False
        previous = ledger.revision(previous).previous
    return True


def first(found: Iterable[Value], limit: int | None) -> list[Value]:
    """At most `limit` of what there is; all of it without a limit."""
    return list(islice(found, None if limit is None else min(limit, sys.maxsize)))
