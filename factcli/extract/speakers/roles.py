"""What an article calls a person: the title or role before the name, and the role behind it."""

from typing import Final

from msgspec import Struct

from factcli.extract.lexicon import DETERMINERS, FINITE, FUNCTION, POSSESSIVES, PREPOSITIONS, TIMES, VERBS
from factcli.extract.speakers.forenames import FORENAMES
from factcli.extract.speakers.reading import Reading
from factcli.extract.speakers.titles import HONORIFICS, KIN, MEN_ROLES, RANKS, ROLES, ROYAL, WOMEN_ROLES
from factcli.text.words import word_list, word_set

_TITLES: Final = HONORIFICS | RANKS | ROYAL
_REACH: Final = 8
_LONGEST: Final = 16
_WHEN: Final = word_set("then now currently once the a an")
_TAILS: Final = (["at", "the", "time"], ["of", "the", "day"])
_LONGEST_HEAD: Final = 7
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
_WITHIN: Final = word_set("of at for on in")
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
"""How much a rank and a role weigh."""


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
    return low in ROLES or (len(low) > _REACH - 2 and low.endswith(_ENDINGS))


def split_title(reading: Reading, first: int, end: int) -> tuple[int, Title]:
    """Where the name in a run of capitals begins, and the title before it."""
    low = reading.low
    name = first
    for at in range(first, end - 1):
        word = low[at].rstrip(".")
        known = word in _TITLES or word in ROLES or (at == first and reading.initial[at] and is_role(word))
        if known and not (word in FORENAMES and at + 2 == end and word not in RANKS):
            name = at + 1
    if name == first:
        only = low[first].rstrip(".")
        if end - first == 1 and (only in _TITLES or only in ROLES):
            return end, NO_TITLE
        return first, NO_TITLE
    words = [low[at].rstrip(".") for at in range(first, name)]
    gender = next((found for word in words if (found := _TITLES.get(word) or _gender(word))), "")
    start = first
    while start < name and low[start].rstrip(".") in HONORIFICS:
        start += 1
    if start == name:
        return name, Title(reading.phrase(first, name), gender)
    ranked = all(low[at].rstrip(".") in _TITLES for at in range(start, name))
    text = reading.phrase(start, name)
    if not ranked and low[end] == "of" and reading.capital(end + 1):
        text = f"{text} of {_capitals(reading, end + 1)}"
    return name, Title(
        text, gender, Role(text, frozenset(words) | {_LONG.get(word, word) for word in words}, WEAK if ranked else FULL)
    )


def _capitals(reading: Reading, first: int) -> str:
    end = first + 1
    while reading.capital(end) and not reading.owner[end - 1]:
        end += 1
    return reading.phrase(first, end)


def _gender(word: str) -> str:
    return "f" if word in WOMEN_ROLES else "m" if word in MEN_ROLES else ""


def role_before(reading: Reading, first: int) -> Role | None:
    """The role before a name: "union leader X", or with a comma between: "the harbour master, X"."""
    if reading.low[first - 1] == ",":
        return _before_comma(reading, first - 1)
    low = reading.low[first - 1]
    if reading.owner[first - 1] or reading.quoted[first - 1] or low in FUNCTION or low in VERBS:
        return None
    if not is_role(low) and not (
        low.endswith(_BARE_ENDINGS) and len(low) > _REACH - 3 and not reading.capital(first - 1)
    ):
        return None
    start = first - 1
    while start - 1 > first - _REACH and _may_be_inside(reading, start - 1):
        start -= 1
    while start < first - 1 and reading.low[start] == "of":
        start += 1
    return _role(reading, start, first, low)


def _may_be_inside(reading: Reading, at: int) -> bool:
    """Whether a word may be part of a role before a name."""
    low, word = reading.low[at], reading.words[at]
    if reading.quoted[at] or not word[0].isalnum() or low in TIMES:
        return False
    if low == "first":
        return True
    if low == "of":
        return is_role(reading.low[at - 1])
    return low not in FUNCTION and not (
        low in VERBS and (low.endswith(("ed", "ing")) or low in ("said", "says", "told", "tells"))
    )


def _role(reading: Reading, start: int, end: int, noun: str, text: str | None = None) -> Role:
    while end - start > 1 and reading.low[start] in _WHEN:
        start += 1
    words = reading.low[start:end]
    for tail in _TAILS:
        if words[-len(tail) :] == tail and len(words) > len(tail):
            end -= len(tail)
            words = reading.low[start:end]
    whose = start - 1 if reading.low[start - 1] in ("its", "their") else start if reading.owner[start] else -1
    nouns = frozenset(words[: words.index("of")] if "of" in words else words) | {noun}
    own = reading.low[start - 1] in ("a", "an") and noun not in KIN
    weight = 0 if noun in RELATIONS and not own else FULL
    return Role(text or reading.phrase(start, end), nouns, weight, whose)


def _before_comma(reading: Reading, comma: int) -> Role | None:
    """The role before a comma and a name: "the head of security, X, said"."""
    start = comma
    opening = reading.opening[comma]
    while start > opening and comma - start < _LONGEST:
        low, word = reading.low[start - 1], reading.words[start - 1]
        if reading.quoted[start - 1] or not word[0].isalnum() or low in TIMES or (low in FINITE and low not in ROLES):
            break
        if low in _CLAUSES or (low in VERBS and low.endswith(("ed", "says", "said", "told"))):
            break
        start -= 1
        if low in DETERMINERS and (reading.low[start - 1] not in _WITHIN or not is_role(reading.low[start - 2])):
            break
    if start == comma:
        return None
    while start < comma and reading.low[start] in FUNCTION and reading.low[start] not in DETERMINERS:
        start += 1
    opened = start < comma and (reading.low[start] in DETERMINERS or reading.owner[start])
    if opened and not reading.owner[start]:
        start += 1
    if not opened and start != opening and reading.low[start - 1] != ",":
        return None
    head = _head(reading, start, comma)
    return _role(reading, start, comma, head) if head else None


def _head(reading: Reading, start: int, end: int) -> str:
    """The noun of a role's words: the last before a preposition, if it says what somebody is."""
    at = start
    while at < end and at - start < _LONGEST_HEAD and reading.low[at] not in PREPOSITIONS:
        at += 1
    if at == start or (at < end and reading.low[at] not in PREPOSITIONS):
        return ""
    low = reading.low[at - 1]
    return low if is_role(low) and not reading.owner[at - 1] else ""


def role_behind(reading: Reading, end: int) -> Role | None:
    """The role behind a name: ", the harbour master," or ", who leads the union,"."""
    low = reading.low
    if low[end] != "," or reading.quoted[end]:
        return None
    start = end + 1
    if reading.words[start][0].isdigit() and start + 2 < reading.size and low[start + 1] == ",":
        start += 2
    if low[start] == "who" and start + 2 < reading.size:
        return _who(reading, start + 1)
    if low[start] in DETERMINERS:
        start += 1
    stop = _stop(reading, start)
    head = _head(reading, start, stop) if stop > start else ""
    if not head or (reading.capital(start) and reading.low[start] in FORENAMES):
        return None
    return _role(reading, start, stop, head)


def _who(reading: Reading, verb: int) -> Role | None:
    """The role in "who leads the miners' union": leader of it."""
    if reading.low[verb] in ("is", "was", "been") or reading.low[verb : verb + 2] == ["has", "been"]:
        verb += reading.low[verb] == "has"
        start = verb + 1 + (reading.low[verb + 1] in DETERMINERS)
        stop = _stop(reading, start)
        head = _head(reading, start, stop) if stop > start else ""
        return _role(reading, start, stop, head) if head else None
    noun = _WHO.get(reading.low[verb])
    stop = _stop(reading, verb + 1)
    if noun is None or stop <= verb + 1 or reading.low[verb + 1] in POSSESSIVES:
        return None
    return Role(f"{noun} of {reading.phrase(verb + 1, stop)}", frozenset((noun,)), FULL)


def _stop(reading: Reading, start: int) -> int:
    """Where an apposition that begins at `start` ends."""
    at = start
    while at < min(start + _LONGEST, reading.size):
        low = reading.low[at]
        if (
            reading.quoted[at]
            or not reading.words[at][0].isalnum()
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
        if low == "and" and (reading.low[at + 1] in DETERMINERS or not reading.capital(at + 1)):
            break
        at += 1
    return at
