"""A mention taken apart: its determiner, its noun, what is attached behind, the name in it."""

from typing import Final

from msgspec import Struct

from factcli.extract.lexicon import DETERMINERS, FINITE, POSSESSIVES, PREPOSITIONS, VERBS
from factcli.extract.speakers.entities import Entities
from factcli.extract.speakers.people import Person
from factcli.extract.speakers.roles import RELATIONS, is_role, is_title, split_title
from factcli.extract.speakers.tokenised import TokenisedArticle
from factcli.extract.speakers.wordlists import (
    DEGREES,
    DOCUMENTS,
    GROUP_NOUNS,
    HONORIFICS,
    NAME_PARTICLES,
    PLACED,
    SPOKES,
)
from factcli.text.words import word_set

_ATTACHED: Final = word_set("""
    of from by at for in on with who which that whose published released issued compiled commissioned funded seen
    obtained reviewed close familiar representing to about accompanying near under into among behind held made
    written handed sent given led run drawn shown conducted carried prepared leaked shared circulated filed
""")
_OFFICE: Final = frozenset(("of", "for"))
_MOST_WORDS_OF_NAME: Final = 5
"""Of a name behind an office; set by hand."""
_MOST_WORDS_OF_ROLE: Final = 5
"""Of a role in small letters between a comma and a name; set by hand."""
_ARTICLES: Final = frozenset(("the", "a", "an"))


class NounPhrase(Struct, kw_only=True, frozen=True):
    """A mention by the indices of its tokens: `first`, `core` behind its article, `front` behind its noun, `end`.

    `opener` is its article or possessive pronoun without case, or empty; `words` those from `core` to `end` without case.
    """

    first: int
    core: int
    front: int
    end: int
    opener: str
    words: tuple[str, ...]

    @property
    def noun(self) -> str:
        """The noun that says what it is."""
        return self.words[self.front - self.core - 1]

    @property
    def definite(self) -> bool:
        """Whether it points to what is known."""
        return self.opener not in ("", "a", "an", "one", "another", "some", "several", "many")


def phrase_at(entities: Entities, start: int, end: int) -> NounPhrase | None:
    """The phrase of text[start:end]; None where the story has no such words."""
    tokens = entities.tokens
    first, last = tokens.at(start), tokens.at(end)
    while first < last and not tokens.words[first][0].isalnum():
        first += 1
    while last > first and not tokens.words[last - 1][0].isalnum():
        last -= 1
    while (
        last - first > 1
        and _is_verb(tokens.low[last - 1])
        and tokens.low[last - 2] not in POSSESSIVES
        and tokens.words[last - 1].islower()
    ):
        last -= 1
    last = _before_bracket(tokens, first, last)
    return cut(tokens, first, last) if first < last else None


_PLACED: Final = frozenset(("there", "here"))


def apposed_at(tokens: TokenisedArticle, end: int, *, role: bool) -> int:
    """Where the name in apposition to a phrase begins, behind initials in brackets and another role; 0 without one."""
    bracketed = tokens.words[end] == "(" and end + 2 < tokens.size and tokens.words[end + 2] == ")"
    comma = end + 3 if bracketed and tokens.initials(end + 1) else end
    comma += tokens.low[comma] in _PLACED
    if tokens.low[comma] != ",":
        return 0
    start = _behind_role(tokens, comma + 1) if role else comma + 1
    return start if tokens.capital(start) else 0


def _behind_role(tokens: TokenisedArticle, start: int) -> int:
    """Where a name begins behind a role in small letters, up to a comma: "the official, director of procurement Anna Oro,"."""
    at = start
    while at - start < _MOST_WORDS_OF_ROLE and tokens.words[at].isalpha() and tokens.words[at].islower():
        at += 1
    role = at > start and any(is_role(low) for low in tokens.low[start:at])
    another = tokens.low[start] in DETERMINERS and not is_role(tokens.low[at - 1])
    if not role or another or tokens.low[at - 1] in PREPOSITIONS:
        return start
    end = at
    while tokens.capital(end) and not tokens.owner[end]:
        end += 1
    listed = tokens.low[start] in DETERMINERS and tokens.low[end + 1] in DETERMINERS | {"and"}
    return at if end - at > 1 and tokens.words[end] == "," and not listed else start


def _before_bracket(tokens: TokenisedArticle, first: int, end: int) -> int:
    """Where a phrase ends but for the initials in brackets behind it: "the Harbour Commission (HC)"."""
    if end - first > 2 and tokens.words[end - 2] == "(" and tokens.initials(end - 1):
        return end - 2
    return end


def _is_verb(low: str) -> bool:
    """Whether a word at a mention's end is the verb behind it, taken in by mistake."""
    noun = low in DOCUMENTS or low in GROUP_NOUNS or is_role(low.removesuffix("s"))
    return low in FINITE or (low in VERBS and not noun and low.endswith(("ed", "s")))


def cut(tokens: TokenisedArticle, first: int, end: int) -> NounPhrase:
    """The phrase of the words from `first` up to `end`."""
    low = tokens.low
    opener = low[first] if low[first] in DETERMINERS else ""
    core = first + 1 if low[first] in _ARTICLES and end - first > 1 else first
    if low[core].endswith(PLACED) and core + 1 < end and tokens.capital(core + 1):
        core += 1
    inner = max(core, first + 1 if opener and end - first > 1 else first)
    front = inner + 1
    while front < end and low[front] not in _ATTACHED and tokens.words[front][0].isalnum():
        front += 1
    return NounPhrase(first=first, core=core, front=front, end=end, opener=opener, words=tuple(low[core:end]))


def person_in(phrase: NounPhrase, entities: Entities) -> tuple[Person | None, int, int]:
    """Who is named at the end of the phrase's front, and where in the tokens the name stands (0, 0 if there is none)."""
    tokens = entities.tokens
    if tokens.words[phrase.front] == "&" and phrase.front < phrase.end:
        return None, 0, 0  # "Cradley & Sons" is not Lord Cradley
    officer, name, end = _officer(phrase, entities)
    if officer is not None:
        return officer, name, end
    first, end = _capitals(phrase, tokens)
    if first >= end:
        return None, 0, 0
    name, title = split_title(tokens, first, end)
    if name >= end and not (name - first == 1 and tokens.low[first] in entities.people.by_last):
        return None, 0, 0
    name = min(name, end - 1)
    for at in range(name, end):
        words = tuple(tokens.low[at:end])
        apart = at > name and tokens.low[at - 1] not in entities.ordinary
        if apart and at not in entities.people.taken and words not in entities.people.by_name:
            continue
        found = entities.people.named(words, title.gender, phrase.first)
        if found is not None:
            return found, at, end
    return None, name, end


def _capitals(phrase: NounPhrase, tokens: TokenisedArticle) -> tuple[int, int]:
    """The capitalised words at the end of a phrase's front, without a degree behind and a determiner before."""
    end = phrase.front
    while end > phrase.first and tokens.low[end - 1] in DEGREES and end - phrase.first > 1:
        end -= 1
    first = end
    while first > phrase.first and (
        tokens.capital(first - 1)
        or (first < end and tokens.low[first - 1] in NAME_PARTICLES and first - 1 > phrase.first)
    ):
        if first < end and tokens.owner[first - 1]:
            break
        first -= 1
    while first < end and (tokens.low[first] in DETERMINERS or tokens.low[first] in POSSESSIVES):
        first += 1
    return first, end


def _officer(phrase: NounPhrase, entities: Entities) -> tuple[Person | None, int, int]:
    """Who is named behind the office: "the Minister of National Security Anna Oro", not "a friend of Anna Oro"."""
    tokens, people = entities.tokens, entities.people
    low = tokens.low
    if phrase.front >= phrase.end or low[phrase.front] not in _OFFICE or not is_role(phrase.noun):
        return None, 0, 0
    if phrase.noun in RELATIONS or phrase.noun in SPOKES:
        return None, 0, 0
    name = next((at for at in range(phrase.front + 2, phrase.end) if at in people.taken), 0)
    prior = name - 1
    while prior > phrase.front and low[prior].rstrip(".") in HONORIFICS:
        prior -= 1
    word = low[prior].rstrip(".")
    if (
        prior <= phrase.front
        or word in DETERMINERS
        or word in _OFFICE
        or word == "and"
        or is_role(word)
        or is_title(word)
    ):
        return None, 0, 0
    for end in range(min(phrase.end, name + _MOST_WORDS_OF_NAME), name, -1):
        person = people.by_name.get(tuple(low[name:end]))
        if person is not None and (end == phrase.end or low[end] in _ATTACHED or not tokens.words[end][0].isalnum()):
            return person, name, end
    return None, 0, 0
