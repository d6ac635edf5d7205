"""Where the name of a body begins and ends, other than within capitals that stand together."""

from typing import Final

from factcli.extract.lexicon import FUNCTION
from factcli.extract.speakers.roles import is_role
from factcli.extract.speakers.tokenised import TokenisedArticle
from factcli.extract.speakers.wordlists import BODIES, CORPORATE, FIRMS, GROUP_NOUNS

_LINKS: Final = frozenset(("of", "for", "&"))
_FELLOWS: Final = frozenset(("friends", "sons", "daughters", "citizens"))
_FOR: Final = frozenset(("for", "against", "without"))
_MOST_WORDS: Final = 7
"""Of one thing that a body is for; set by hand."""


def gathers(tokens: TokenisedArticle, end: int) -> bool:
    """Whether capitals that end here name people who are for something: "Nurses for Fair Care", "Friends of Tarn Pool"."""
    low = tokens.low[end - 1]
    if tokens.low[end] == "of" and low in _FELLOWS and not tokens.initial[end - 1]:
        return tokens.capital(end + 1)
    people = low in GROUP_NOUNS or (low.endswith("s") and is_role(low[:-1]))
    return people and tokens.low[end] in _FOR and tokens.capital(end + 1) and tokens.low[end + 1] not in FUNCTION


def with_people(tokens: TokenisedArticle, first: int) -> int:
    """Where the name begins whose last words begin here, if a sentence opens with the people: "Nurses for Fair Care"."""
    opens = first > 1 and tokens.words[first - 2][0].isupper()
    return first - 2 if opens and gathers(tokens, first - 1) else first


def extended(tokens: TokenisedArticle, first: int, end: int) -> int:
    """The run with "of Labor and Industry" behind it, where it names a body."""
    low = tokens.low
    if low[end] == "," and low[end + 1].rstrip(".") in CORPORATE and tokens.capital(end + 1):
        return end + 2
    if gathers(tokens, end):
        return _run_end(tokens, end + 2)
    if not any(low[at] in BODIES for at in range(first, end)) or tokens.owner[end - 1]:
        return end
    linked = False
    while end + 2 < tokens.size:
        listed = linked and (low[end] == "and" or (low[end] == "," and _goes_on(tokens, end + 1)))
        at = end + 1 if low[end] in _LINKS or listed else 0
        at += linked and low[end] == "," and low[at] == "and"
        if at and low[at] == "the":
            at += 1
        if not at or not tokens.capital(at):
            break
        linked = True
        end = _run_end(tokens, at + 1)
    return end


def _run_end(tokens: TokenisedArticle, end: int) -> int:
    """Behind the capitals that go on before an owner's end."""
    while tokens.capital(end) and not tokens.owner[end - 1]:
        end += 1
    return end


def _goes_on(tokens: TokenisedArticle, at: int) -> bool:
    """Whether the list of what a body is for goes on behind a comma, and ends with "and": "of Trade, Work and Pensions"."""
    start = at
    at += tokens.low[at] == "and"
    while at - start < _MOST_WORDS and tokens.capital(at):
        at += 1
    return at > start and tokens.low[at] in ("and", ",") and tokens.capital(at + 1)


def behind_kind(tokens: TokenisedArticle, first: int, end: int) -> int:
    """Where the name begins behind what it is, which opens the sentence: "Brokerage Odell & Amse", not "Bank Workers Union"."""
    low = tokens.low
    opens = tokens.initial[first] and low[first] in FIRMS and end - first > 1
    return first + 1 if opens and not any(word in BODIES for word in low[first + 1 : end]) else first
