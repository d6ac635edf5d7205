"""What an article calls a person: the title or role before the name, and the role behind it."""

from typing import Final

from msgspec import Struct

from factcli.extract.lexicon import DETERMINERS, FINITE, FUNCTION, POSSESSIVES, PREPOSITIONS, TIMES, VERBS
from factcli.extract.speakers.forenames import FORENAMES
from factcli.extract.speakers.tokenised import TokenisedArticle
from factcli.extract.speakers.wordlists import (
    BODIES,
    FIRMS,
    HONORIFICS,
    KIN,
    MEN_ROLES,
    MERE_ROLES,
    OFFICES,
    RANKS,
    ROLES,
    ROYAL,
    SECOND_HONORIFICS,
    WOMEN_ROLES,
)
from factcli.text.words import word_list, word_set

_TITLES: Final = HONORIFICS | RANKS | ROYAL
_MOST_WORDS_BEFORE: Final = 8
"""Of a role before a name without a comma ("former deputy harbour union leader"). Set by hand: with 3 20 roles of data/gold are
lost, with 5 3, with 20 none."""
_MOST_WORDS: Final = 16
"""Of a role beside a comma; set by hand, on data/gold 8 and 40 are the same."""
_WORDS_OF_NAME: Final = 2
"""Forename and surname: only before both is a word such as "Friend" a title; "Friend Oro" is a name."""
_MOST_WORDS_OF_OFFICE: Final = 5
"""Of what somebody is minister of: "Trade and Industry". Set by hand."""
_BODIES: Final = BODIES | FIRMS
_WHEN: Final = word_set("then now currently once the a an")
_TAILS: Final = (["at", "the", "time"], ["of", "the", "day"])
_MOST_WORDS_TO_NOUN: Final = 7
"""How far the noun of a role may stand from its beginning; with 3 two roles of data/gold are lost, 4 and 16 are the same."""
_LEAST_LETTERS: Final = 7
"""Of a word that its ending makes a role: with 5 or 6 "insist" would be one ("oboist", too: a role of data/gold is gained). With
9 "botanist" is none, and the 12 names of an interview with one are lost."""
_LEAST_LETTERS_BARE: Final = 6
"""The same for the endings that more words share, in small letters right before a name: with 4 "door" and "water" would do;
on data/gold 1 is the same. With 8 3 roles are lost ("member")."""
_ENDINGS: Final = word_list("""
    ologist ographer ician keeper maker worker monger smith wright holder leader person woman man ist officer seller
    owner lord driver breeder grower analyst ator eer teacher player dealer
""")
_LONG: Final = {
    "gov": "governor", "sen": "senator", "rep": "representative", "sgt": "sergeant", "det": "detective", "gen": "general",
    "col": "colonel", "supt": "superintendent", "insp": "inspector", "prof": "professor", "dr": "doctor",
    "cllr": "councillor", "capt": "captain",
}  # fmt: skip
_CLAUSES: Final = word_set("which who that when while where as but if because")
_WITHIN: Final = word_set("of at for on in to")
_BARE_ENDINGS: Final = ("er", "or", "ist", "ian", "man", "woman", "ant", "ee")
RELATIONS: Final = KIN | word_set("""
    partner counterpart colleague ally friend rival predecessor successor neighbour neighbor man woman boy girl
    opponent victim supporter fan
""")
"""What somebody is to somebody else."""

_WHO: Final = {
    "leads": "leader", "led": "leader", "heads": "head", "headed": "head", "chairs": "chair", "chaired": "chair",
    "owns": "owner", "founded": "founder", "manages": "manager", "directs": "director", "edits": "editor",
    "represents": "representative", "organises": "organiser", "organised": "organiser", "organizes": "organizer",
    "organized": "organizer", "coordinates": "coordinator",
}  # fmt: skip
"""What somebody is who does so."""
WEAK: Final = 1
FULL: Final = 3
"""How much a rank and a role weigh: their order counts, and that neither is nothing."""


class Role(Struct, frozen=True):
    """A role in the article's words. `weight`: 0 for what somebody is to another, 1 for a rank, 3 for a role.

    `nouns` are the words that it may be called by alone; `whose` is the index of the one word that tells whose it is
    ("its", "agency's"), -1 without.
    """

    text: str
    nouns: frozenset[str]
    weight: int
    whose: int = -1

    @property
    def full(self) -> bool:
        """Whether it is more than a rank."""
        return self.weight == FULL


class Title(Struct, frozen=True):
    """What stands before a name within its capitals: its words, the gender it tells, the role it is."""

    text: str = ""
    gender: str = ""
    role: Role | None = None


NO_TITLE: Final = Title()


def is_role(low: str) -> bool:
    """Whether a word says what somebody is."""
    return low in ROLES or (len(low) >= _LEAST_LETTERS and low.endswith(_ENDINGS))


def is_title(low: str) -> bool:
    """Whether a word without case and full stop is an honorific, a rank or a royal title."""
    return low in _TITLES


def may_be_role(low: str) -> bool:
    """Whether a noun looks like what somebody is: a known role, or a word in -er, -ist, -woman and the like."""
    low = low.removeprefix("ex-")
    return is_role(low) or (low.endswith(_BARE_ENDINGS) and len(low) >= _LEAST_LETTERS_BARE)


_OFFICE_HOLDERS: Final = word_set(
    "secretary minister officer director spokesman spokeswoman spokesperson commissioner ambassador chairman executive"
)
"""What nobody bears as a surname."""


def split_title(tokens: TokenisedArticle, first: int, end: int) -> tuple[int, Title]:
    """Where the name in a run of capitals begins, and the title before it."""
    low = tokens.low
    name = first
    for at in range(first, end - 1):
        word = low[at].rstrip(".")
        if word in SECOND_HONORIFICS and at == first:
            continue
        known = word in _TITLES or word in ROLES or (at == first and tokens.initial[at] and is_role(word))
        if at > first and low[at - 1] in FORENAMES and low[at - 1] not in _TITLES:
            break  # "Anna Baker Holm", "Martin King Jr."
        opens = at == first and tokens.initial[at] and end - first > _WORDS_OF_NAME
        if word in RELATIONS and word not in RANKS and not opens:
            continue  # "Fan Mei" is a name, "Neighbour Anna Oro" begins with none, nor does "Father Oro"
        if known and not (word in FORENAMES and at + 2 == end and word not in RANKS):
            name = at + 1
    if name == first:
        only = low[first].rstrip(".")
        if end - first == 1 and (only in _TITLES or only in ROLES):
            return end, NO_TITLE
        return first, NO_TITLE
    if name + 1 == end and low[name] in MERE_ROLES and low[name - 1].rstrip(".") not in HONORIFICS:
        return end, NO_TITLE  # "Deputy Superintendent"
    if low[end - 1] in _OFFICE_HOLDERS and low[name] not in FORENAMES:
        return end, NO_TITLE  # "Chief Press Secretary"
    return name, title_of(tokens, first, name, end)


def title_of(tokens: TokenisedArticle, first: int, name: int, end: int) -> Title:
    """The title in the words from `first` up to a `name` that ends at `end`."""
    low = tokens.low
    words = [low[at].rstrip(".") for at in range(first, name)]
    gender = next((found for word in words if (found := _TITLES.get(word) or _gender(word))), "")
    start = first
    while start < name and low[start].rstrip(".") in HONORIFICS:
        start += 1
    if start == name:
        return Title(tokens.phrase(first, name), gender)
    ranked = all(low[at].rstrip(".") in _TITLES for at in range(start, name))
    text = tokens.phrase(start, name)
    if not ranked and "of" not in words and low[end] == "of" and tokens.capital(end + 1):
        text = f"{text} of {_capitals(tokens, end + 1)}"
    link = next((at for at, word in enumerate(words) if word in _WITHIN), len(words))
    words = words[:link]
    return Title(
        text, gender, Role(text, frozenset(words) | {_LONG.get(word, word) for word in words}, WEAK if ranked else FULL)
    )


def _capitals(tokens: TokenisedArticle, first: int) -> str:
    end = first + 1
    while tokens.capital(end) and not tokens.owner[end - 1]:
        end += 1
    return tokens.phrase(first, end)


def _gender(word: str) -> str:
    return "f" if word in WOMEN_ROLES else "m" if word in MEN_ROLES else ""


def role_before(tokens: TokenisedArticle, first: int) -> Role | None:
    """The role before a name: "union leader X", or with a comma between: "the harbour master, X"."""
    if tokens.low[first - 1] == ",":
        return _before_comma(tokens, first - 1)
    end = before_initials(tokens, first)
    if end < first:
        role = role_before(tokens, end)
        return role and Role(role.text, role.nouns | {tokens.low[first - 2]}, role.weight, role.whose)
    low = tokens.low[first - 1]
    if low in OFFICES:
        return _before_office(tokens, first)
    if tokens.owner[first - 1] or tokens.quoted[first - 1] or low in FUNCTION or low in VERBS:
        return None
    if not is_role(low) and (tokens.capital(first - 1) or not may_be_role(low)):
        return None
    start = first - 1
    while start - 1 > first - _MOST_WORDS_BEFORE and _may_be_inside(tokens, start - 1):
        start -= 1
    while start < first - 1 and tokens.low[start] == "of":
        start += 1
    return _role(tokens, start, first, low)


def _before_office(tokens: TokenisedArticle, end: int) -> Role | None:
    """The role with the office it is of, in capitals: "Deputy Superintendent of Works"."""
    of = end - 1
    while of > end - _MOST_WORDS_OF_OFFICE and tokens.capital(of):
        of -= 1
    start = of
    while is_role(tokens.low[start - 1]) and tokens.capital(start - 1) and not tokens.owner[start - 1]:
        start -= 1
    if tokens.low[of] != "of" or start == of:
        return None
    return _role(tokens, start, end, tokens.low[of - 1])


def _may_be_inside(tokens: TokenisedArticle, at: int) -> bool:
    """Whether a word may be part of a role before a name."""
    low, word = tokens.low[at], tokens.words[at]
    if tokens.quoted[at] or not word[0].isalnum() or low in TIMES:
        return False
    if low == "first":
        return True
    if low == "of":
        return is_role(tokens.low[at - 1])
    return low not in FUNCTION and not (
        low in VERBS and (low.endswith(("ed", "ing")) or low in ("said", "says", "told", "tells"))
    )


def _role(tokens: TokenisedArticle, start: int, end: int, noun: str, text: str | None = None) -> Role:
    while end - start > 1 and tokens.low[start] in _WHEN:
        start += 1
    words = tokens.low[start:end]
    for tail in _TAILS:
        if words[-len(tail) :] == tail and len(words) > len(tail):
            end -= len(tail)
            words = tokens.low[start:end]
    whose = start - 1 if tokens.low[start - 1] in ("its", "their") else start if tokens.owner[start] else -1
    nouns = frozenset(words[: words.index("of")] if "of" in words else words) | {noun}
    own = tokens.low[start - 1] in ("a", "an") and noun not in KIN
    weight = 0 if noun in RELATIONS and not own else FULL
    return Role(text or tokens.phrase(start, end), nouns, weight, whose)


def before_initials(tokens: TokenisedArticle, end: int) -> int:
    """Where the words before `end` end but for initials in brackets: "the Permanent Secretary (PS), Anna Oro"."""
    bracketed = tokens.words[end - 1] == ")" and end > 2 and tokens.words[end - 3] == "("
    return end - 3 if bracketed and tokens.initials(end - 2) else end


def _before_comma(tokens: TokenisedArticle, comma: int) -> Role | None:
    """The role before a comma and a name: "the head of security, X, said"."""
    end = before_initials(tokens, comma)
    if end < comma:
        role = _before_comma(tokens, end)
        return role and Role(role.text, role.nouns | {tokens.low[comma - 2]}, role.weight, role.whose)
    start = comma
    opening = tokens.opening[comma]
    while start > opening and comma - start < _MOST_WORDS:
        low, word = tokens.low[start - 1], tokens.words[start - 1]
        if tokens.quoted[start - 1] or not word[0].isalnum() or low in TIMES or (low in FINITE and low not in ROLES):
            break
        if low in _CLAUSES or (low in VERBS and low.endswith(("ed", "says", "said", "told"))):
            break
        start -= 1
        if low in DETERMINERS and (tokens.low[start - 1] not in _WITHIN or not is_role(tokens.low[start - 2])):
            break
    if start == comma:
        return None
    while start < comma and tokens.low[start] in FUNCTION and tokens.low[start] not in DETERMINERS:
        start += 1
    opened = start < comma and (tokens.low[start] in DETERMINERS or tokens.owner[start])
    if opened and not tokens.owner[start]:
        start += 1
    if not opened and start != opening and tokens.low[start - 1] != ",":
        return None
    head = _head(tokens, start, comma) or _trade(tokens, comma - 1)
    return _role(tokens, start, comma, head) if head else None


def _trade(tokens: TokenisedArticle, at: int) -> str:
    """The noun before a comma and a name, in small letters, that only its ending makes a role: "another villager, Anna Oro"."""
    low = tokens.low[at]
    bare = (
        tokens.words[at].islower() and may_be_role(low) and not tokens.owner[at] and tokens.low[at - 1] in DETERMINERS
    )
    return low if bare and low not in VERBS and low not in _BODIES else ""


def _head(tokens: TokenisedArticle, start: int, end: int) -> str:
    """The noun of a role's words: the last before a preposition, if it says what somebody is."""
    at = start
    while at < end and at - start < _MOST_WORDS_TO_NOUN and tokens.low[at] not in PREPOSITIONS:
        at += 1
    if at == start or (at < end and tokens.low[at] not in PREPOSITIONS):
        return ""
    low = tokens.low[at - 1]
    return low if is_role(low) and not tokens.owner[at - 1] else ""


def role_behind(tokens: TokenisedArticle, end: int) -> Role | None:
    """The role behind a name: ", the harbour master," or ", who leads the union,"."""
    low = tokens.low
    if low[end] != "," or tokens.quoted[end]:
        return None
    start = end + 1
    if tokens.words[start][0].isdigit() and start + 2 < tokens.size and low[start + 1] == ",":
        start += 2
    if low[start] == "who" and start + 2 < tokens.size:
        return _who(tokens, start + 1)
    if low[start] in DETERMINERS:
        start += 1
    stop = _stop(tokens, start)
    head = _head(tokens, start, stop) if stop > start else ""
    if not head or (tokens.capital(start) and tokens.low[start] in FORENAMES):
        return None
    return _role(tokens, start, stop, head)


def _who(tokens: TokenisedArticle, verb: int) -> Role | None:
    """The role in "who leads the miners' union": leader of it."""
    if tokens.low[verb] in ("is", "was", "been") or tokens.low[verb : verb + 2] == ["has", "been"]:
        verb += tokens.low[verb] == "has"
        start = verb + 1 + (tokens.low[verb + 1] in DETERMINERS)
        stop = _stop(tokens, start)
        head = _head(tokens, start, stop) if stop > start else ""
        return _role(tokens, start, stop, head) if head else None
    noun = _WHO.get(tokens.low[verb])
    stop = _stop(tokens, verb + 1)
    if noun is None or stop <= verb + 1 or tokens.low[verb + 1] in POSSESSIVES:
        return None
    return Role(f"{noun} of {tokens.phrase(verb + 1, stop)}", frozenset((noun,)), FULL)


def _stop(tokens: TokenisedArticle, start: int) -> int:
    """Where an apposition that begins at `start` ends."""
    at = start
    while at < min(start + _MOST_WORDS, tokens.size):
        low = tokens.low[at]
        if (
            tokens.quoted[at]
            or not tokens.words[at][0].isalnum()
            or low
            in ("who", "whose", "which", "that", "while", "as", "but", "when", "from", "with", "in", "since", "because")
        ):
            break
        if (
            low in TIMES
            or (low in FINITE and low not in ROLES)
            or (low in VERBS and low.endswith(("ed", "said", "told", "says")))
        ):
            break
        if low == "and" and (tokens.low[at + 1] in DETERMINERS or not tokens.capital(at + 1)):
            break
        at += 1
    return at
