"""Claims and articles out."""

import sys
from collections.abc import Iterable, Iterator
from itertools import islice, takewhile
from typing import Final, TypeVar

from msgspec import Struct

from factcli.errors import NotFound
from factcli.models.article import Article, ArticleHead
from factcli.models.claim import Claim
from factcli.models.filters import Condition, Filter, FilterWord
from factcli.models.ledger import Event, Run
from factcli.query.aliases import Aliases
from factcli.query.articles import require_articles, wanted_articles
from factcli.query.claims import Selection, select
from factcli.query.ordering import Sort, ordered
from factcli.tracker.ports import Reader, Told

Value = TypeVar("Value")

_READ_ONE_BY_ONE: Final = 50
"""Fewer articles are read by their ids; for more, all are read at one go."""
_REVERSALS: Final = ("undo", "redo")
"""The commands that take a claim out and bring it back, without being who added it."""


class Detail(Struct, frozen=True):
    """All that there is to show of one claim: its article with the text, and what happened to it.

    `brought`: of a claim that a person added, the event with which it came in.
    """

    claim: Claim
    article: Article
    text: str
    events: tuple[Event, ...]
    brought: Event | None = None


def claims(
    ledger: Reader,
    wanted: Filter,
    sort: Sort = Sort.NEWEST,
    limit: int | None = None,
    told: Told = lambda _number: None,
) -> Iterator[Claim]:
    """The claims that the filter means, at most `limit` of them; raises as `chosen` does.

    They are read as they are asked for: keeping many of them takes a third longer than to make something of each in turn.
    `told` is called before many claims are read to be found by words, with their number.
    """
    selection = chosen(ledger, wanted)
    found: Iterable[Claim] = filter(selection, ledger.newest(selection.columns, among_words(ledger, selection, told)))
    if sort is not Sort.NEWEST:
        found = ordered(found, sort)
    return islice(found, _most(limit))


def chosen(ledger: Reader, wanted: Filter) -> Selection:
    """What must hold of the claims that the filter means, aliases heeded.

    Raises NotFound where it names an article or a run that is not there, AmbiguousId where it may mean several articles.
    """
    return select(widened(ledger, wanted), ledger.article_heads, lambda number: first_entry(ledger, number))


def among_words(ledger: Reader, selection: Selection, told: Told) -> set[int] | None:
    """The numbers of the claims that may have the words that are sought; None where all may, or looking at all costs little."""
    if not selection.sought or not ledger.many_claims():
        return None
    from factcli.query.ranking import scores, weighed

    return ledger.ask_words(
        weighed, lambda lexicon: set(map(lexicon.number_of, scores(lexicon, selection.sought))), told
    )


def widened(ledger: Reader, wanted: Filter) -> tuple[Condition, ...]:
    """The conditions of a filter, with the aliases of the names in it."""
    return aliases(ledger).widened(wanted.conditions) if wanted else ()


def aliases(ledger: Reader) -> Aliases:
    """The names that mean the same in this ledger."""
    return Aliases(group.names for group in ledger.alias_groups())


def detail(ledger: Reader, prefix: str) -> Detail:
    """One claim by the beginning of its id; raises NotFound or AmbiguousId."""
    claim = ledger.claim(prefix)
    article = ledger.article(claim.article.id)
    events = tuple(ledger.events(claim.id))
    brought = (one for one in reversed(events) if one.brought and one.command not in _REVERSALS)
    return Detail(claim, article, ledger.text(article), events, next(brought, None) if claim.added else None)


def articles(ledger: Reader, wanted: Filter, limit: int | None = None) -> list[Article]:
    """The articles that the filter means, the newest first; raises as `chosen` does."""
    conditions = widened(ledger, wanted)
    require_articles(conditions)
    heads = [one for one in wanted_articles(ledger.article_heads(), conditions) if not one.withdrawn]
    for one in conditions:
        for number in [int(value) for value in one.values if one.word is FilterWord.NEW and value.isdigit()]:
            entry = first_entry(ledger, number)
            heads = [head for head in heads if _is_since(ledger, head, entry) is not one.negated]
    heads.sort(key=lambda head: head.entry, reverse=True)
    heads = heads[:limit]
    if len(heads) < _READ_ONE_BY_ONE:
        return [ledger.article(head.id) for head in heads]
    articles = {article.id: article for article in ledger.articles()}
    return [articles[head.id] for head in heads]


def history(ledger: Reader, prefix: str) -> list[Event]:
    """What happened to a claim, in the order in which it did."""
    return ledger.events(ledger.claim(prefix).id)


def article_history(ledger: Reader, prefix: str) -> list[Run]:
    """The runs that corrected an article, or took that back, in the order in which they did; raises NotFound, AmbiguousId."""
    identity = ledger.article(prefix).id
    return [run for run in ledger.runs() if run.corrected and run.corrected.article == identity][::-1]


def known_run(ledger: Reader, number: int) -> Run:
    """The run of that number; raises NotFound, which says where the numbers are."""
    try:
        return ledger.run(number)
    except NotFound as error:
        raise NotFound(error.message, hint="`factcli history` lists the runs", subject=error.subject) from error


def runs(ledger: Reader, limit: int | None = None) -> list[Run]:
    """The commands that wrote to the ledger, the newest first."""
    return first(ledger.runs(), limit)


def first_entry(ledger: Reader, number: int) -> int:
    """The first revision that a run or a later one wrote; one that will never be where they wrote none."""
    known_run(ledger, number)
    since = takewhile(lambda run: run.number >= number, ledger.runs())
    return min((run.entries[0] for run in since if run.entries), default=sys.maxsize)


def _is_since(ledger: Reader, article: ArticleHead, entry: int) -> bool:
    """Whether the article's first revision is that one or a later one."""
    previous: int | None = article.entry
    while previous is not None:
        if previous < entry:
            return False
        previous = ledger.revision(previous).previous
    return True


def first(found: Iterable[Value], limit: int | None) -> list[Value]:
    """At most `limit` of what there is; all of it without a limit."""
    return list(islice(found, _most(limit)))


def _most(limit: int | None) -> int | None:
    """A limit such as islice takes."""
    return None if limit is None else min(limit, sys.maxsize)


def latest(found: list[Value], limit: int | None) -> list[Value]:
    """The last `limit` of what happened; all of it without a limit."""
    return found if limit is None else found[max(0, len(found) - limit) :]
