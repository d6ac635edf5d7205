"""Claims and articles out."""

from collections.abc import Iterable
from itertools import islice

from msgspec import Struct

from factcli import query
from factcli.models.article import Article
from factcli.models.claim import Claim
from factcli.models.filters import Filter
from factcli.models.ledger import Event
from factcli.query import Sort
from factcli.tracker.ports import Reader


class Detail(Struct, frozen=True):
    """All that there is to show of one claim: its article with the text, and what happened to it."""

    claim: Claim
    article: Article
    text: str
    events: tuple[Event, ...]


def claims(ledger: Reader, wanted: Filter, sort: Sort = Sort.NEWEST, limit: int | None = None) -> list[Claim]:
    """The claims that the filter means, at most `limit` of them."""
    found: Iterable[Claim] = ledger.newest(query.tests(wanted, ledger.articles))
    found = (claim for claim in found if query.matches(claim, wanted))
    if sort is not Sort.NEWEST:
        found = query.ordered(found, sort)
    return list(islice(found, limit))


def detail(ledger: Reader, prefix: str) -> Detail:
    """One claim by the beginning of its id; raises NotFound or AmbiguousId."""
    claim = ledger.claim(prefix)
    article = ledger.article(claim.article.id)
    return Detail(claim, article, ledger.text(article), tuple(ledger.events(claim.id)))


def articles(ledger: Reader, wanted: Filter, limit: int | None = None) -> list[Article]:
    """The articles that the filter means, the newest first."""
    found = [one for one in ledger.articles() if not one.withdrawn and query.is_wanted(one, wanted)]
    found.sort(key=lambda article: article.entry, reverse=True)
    return found[:limit]


def history(ledger: Reader, prefix: str) -> list[Event]:
    """What happened to a claim, in the order in which it did."""
    return ledger.events(ledger.claim(prefix).id)
