"""Claims and articles out."""

import sys
from collections.abc import Iterable
from itertools import islice
from typing import TypeVar

from msgspec import Struct

from factcli import query
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
    found: Iterable[Claim] = ledger.newest(query.tests(wanted, ledger.articles))
    found = (claim for claim in found if query.matches(claim, wanted))
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
    found.sort(key=lambda article: article.entry, reverse=True)
    return found[:limit]


def history(ledger: Reader, prefix: str) -> list[Event]:
    """What happened to a claim, in the order in which it did."""
    return ledger.events(ledger.claim(prefix).id)


def runs(ledger: Reader, limit: int | None = None) -> list[Run]:
    """The commands that wrote to the ledger, the newest first."""
    return first(ledger.runs(), limit)


def first(found: Iterable[Value], limit: int | None) -> list[Value]:
    """At most `limit` of what there is; all of it without a limit."""
    return list(islice(found, None if limit is None else min(limit, sys.maxsize)))
