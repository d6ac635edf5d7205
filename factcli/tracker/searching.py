"""Claims by their words, those first that fit best."""

from collections.abc import Iterator, Sequence
from heapq import heapify, heappop

from factcli.errors import UsageError
from factcli.models.article import ArticleHead
from factcli.models.claim import Claim
from factcli.models.filters import ALL, Alternative, Filter
from factcli.models.search import Hit, Match
from factcli.query.claims import SOUGHT, Selection, select
from factcli.query.ranking import IN_TITLE, scores, weighed
from factcli.query.word_matches import alternatives, holds, snippet, spans
from factcli.text.folding import folded_words
from factcli.tracker.listing import aliases, first, first_entry
from factcli.tracker.ports import ClaimIndex, Reader, Told

Sought = tuple[tuple[Alternative, ...], ...]


def search(ledger: Reader, typed: Filter, limit: int | None, told: Told, among: Filter = ALL) -> list[Hit]:
    """The claims that have all words of the typed filter, the best first.

    One of the words at least must stand in the claim's own words, its context or its speaker, the others there or in the title.
    All else that is typed must hold of them, and all that `among` asks; words that are turned round must not stand in
    what is the claim's own. Raises UsageError where no words are asked for, and as `listing.chosen` does. `told`: see
    `Reader.ask_words`.
    """
    known = aliases(ledger)
    words = known.widened(one for one in typed.conditions if one.word in SOUGHT)
    others = known.widened((*among.conditions, *(one for one in typed.conditions if one.word not in SOUGHT)))
    sought = tuple(alternatives(one) for one in words if not one.negated)
    if not sought:
        raise UsageError(
            "there is nothing to search for",
            hint="name a word that is wanted; `factcli list` takes filters alone",
            subject="WORDS",
        )
    selection = select(others, ledger.article_heads, lambda number: first_entry(ledger, number))
    asking = _Asking(ledger, sought, [alternatives(one) for one in words if one.negated], selection)
    return ledger.ask_words(weighed, lambda index: first(asking.hits(index), limit), told)


def under_titles(ledger: Reader, typed: Filter) -> list[ArticleHead]:
    """The articles whose titles have all words of the typed filter, the newest first."""
    words = aliases(ledger).widened(one for one in typed.conditions if one.word in SOUGHT and not one.negated)
    sought = [alternatives(one) for one in words]
    found = [
        head
        for head in ledger.article_heads()
        if head.title and not head.withdrawn and all(any(holds(way, (head.title,)) for way in ways) for ways in sought)
    ]
    return sorted(found, key=lambda head: -head.entry)


class _Asking:
    """One search."""

    def __init__(
        self, ledger: Reader, sought: Sought, unwanted: Sequence[tuple[Alternative, ...]], selection: Selection
    ) -> None:
        self._ledger = ledger
        self._sought = sought
        self._unwanted = unwanted
        self._selection = selection
        self._titles = _titles(ledger.article_heads())

    def hits(self, index: ClaimIndex) -> Iterator[Hit]:
        """What is found, the best first; of equals, by their ids."""
        whole = _WithTitles(index, self._titles)
        found = scores(whole, self._sought)
        found = {claim: score for claim, score in found.items() if claim in whole.own}
        for ways in self._unwanted:
            for one in (way for way in ways if not way.adjacent):
                for claim in scores(index, [(one,)]):
                    found.pop(claim, None)
        passing = self._ledger.passing(self._selection.columns) if self._selection.columns else None
        heap = [
            (-score, number)
            for claim, score in found.items()
            if (number := index.number_of(claim)) and (passing is None or number in passing)
        ]
        heapify(heap)
        while heap:
            score, number = heappop(heap)
            found_claim = self._ledger.claim_at(number)
            if self._selection(found_claim) and self._is_meant(found_claim):
                yield _hit(found_claim, -score, self._sought)

    def _is_meant(self, claim: Claim) -> bool:
        """Whether a claim that has the words has them side by side where that is asked."""
        *own, title = (value for _, value in _fields(claim))
        return all(any(holds(way, (*own, title)) for way in ways) for ways in self._sought) and not any(
            holds(way, own) for ways in self._unwanted for way in ways
        )


class _WithTitles:
    """An index in which the claims of an article have the words of its title as well.

    `own` are the claims that have one of the words that were asked for themselves.
    """

    def __init__(self, index: ClaimIndex, titles: Sequence[tuple[int, frozenset[str]]]) -> None:
        self._index = index
        self._titles = titles
        self.own: set[int] = set()

    @property
    def count(self) -> int:
        return self._index.count

    def weights(self, word: str, *, beginning: bool) -> dict[int, int]:
        found = self._index.weights(word, beginning=beginning)
        self.own |= found.keys()
        articles = {number for number, words in self._titles if _has(words, word, beginning=beginning)}
        if articles:
            for claim in self._index.of_articles(articles):
                found[claim] = found.get(claim, 0) + IN_TITLE
        return found


def _titles(heads: Iterator[ArticleHead]) -> list[tuple[int, frozenset[str]]]:
    """The articles with titles, by their numbers in the ledger, with the words of these."""
    known: dict[str, frozenset[str]] = {}
    found = []
    for head in heads:
        if head.title:
            if head.title not in known:
                known[head.title] = frozenset(folded_words(head.title))
            found.append((int(head.id, 16), known[head.title]))
    return found


def _has(words: frozenset[str], word: str, *, beginning: bool) -> bool:
    if not beginning:
        return word in words
    return any(one.startswith(word) for one in words)


def _fields(claim: Claim) -> tuple[tuple[str, str], ...]:
    """The fields in which words are sought, with what they hold; the title of the article is the last."""
    said = claim.statement
    return (
        ("text", said.text),
        ("speaker", said.speaker or ""),
        ("context", said.context),
        ("article.title", claim.article.title or ""),
    )


def _hit(claim: Claim, score: float, sought: Sought) -> Hit:
    ways = [way for one in sought for way in one]
    matches = tuple(
        Match(field, start, end, value[start:end])
        for field, value in _fields(claim)
        for start, end in spans(ways, value)
    )
    context = [(one.start, one.end) for one in matches if one.field == "context"]
    return Hit(claim, round(score, 3), matches, snippet(claim.statement.context, context))
