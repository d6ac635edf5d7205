"""Which words may stand in a noun phrase, by their classes, their neighbours and closed lists."""

from typing import Final

from factcli.extract import lexicon
from factcli.extract.lexicon import (
    AUXILIARIES,
    DETERMINERS,
    MONTHS,
    NEGATIONS,
    NUMBERS,
    OBJECTS,
    POSSESSIVES,
    PRONOUNS,
    TIMES,
    VERBS,
    WEEKDAYS,
)
from factcli.extract.sentences import BASE, FINITE, OPENING, Sentence
from factcli.text.words import word_set

OPENERS: Final = (DETERMINERS | POSSESSIVES) - {"no", "neither", "either"}
_NOMINAL: Final = frozenset(("N", "w", "s", "9", "&"))
_NOUNS: Final = frozenset(("N", "w", "s", "9"))
_INSIDE: Final = frozenset(("ing", "ed", "ly"))
_SPOKEN: Final = word_set("said says told wrote say tells")
_ONE: Final = word_set("a an this that each every another")
"""Determiners of one: what follows them is no verb without an ending."""
_WITHOUT_S: Final = word_set("people police men women children media")
"""Plurals that do not end with s."""
_LY_NOUNS: Final = word_set("family assembly ally monopoly supply anomaly rally italy july")
_MODIFYING: Final = word_set("judge state press")
"""Reporting verbs that as often stand before a name or noun: "judge Reyl", "state media"."""
_BEFORE_TIMES: Final = word_set("last next early late")
_BEFORE_NOUNS: Final = word_set("outside then now")
"""Prepositions and adverbs that stand between a determiner and a noun, too: "an outside consultant"."""
_NOT_NAMES: Final = (
    DETERMINERS | lexicon.CONJUNCTIONS | lexicon.PREPOSITIONS | lexicon.RELATIVES | lexicon.SUBORDINATORS
)
_DATED: Final = WEEKDAYS | MONTHS
_CLAUSE_REACH: Final = 30
"""How many tokens are looked at for the verb of a clause; bounds the work. Set by hand: 15 is the same on data/gold."""


def is_nominal(sentence: Sentence, at: int, *, opened: bool) -> bool:
    """Whether a token may go on a noun phrase; `opened`: behind a determiner or name more may."""
    if at >= sentence.size or sentence.quoted[at] >= 0:
        return False
    low = sentence.low[at]
    if low.rstrip(".") in _DATED and sentence.tokens[at].text[0].isupper():
        return opened and sentence.kind_at(at + 1) in _NOUNS
    if is_capital(sentence, at) or low in _LY_NOUNS:
        return at > 0 or low not in _BEFORE_TIMES
    if low in _BEFORE_TIMES and (not opened or sentence.kind_at(at + 1) == "T"):
        return False
    if low in _BEFORE_NOUNS and opened and _opens(sentence.low[at - 1]):
        return sentence.kind_at(at + 1) in _NOUNS
    return _in_phrase(sentence, at, low) if opened else _begins(sentence, at, low)


def _in_phrase(sentence: Sentence, at: int, low: str) -> bool:
    """Whether a word without a capital goes on a phrase."""
    kind = sentence.kind[at]
    if kind in _NOMINAL:
        return low not in TIMES and low not in NEGATIONS and not _is_bare_verb(sentence, at)
    if low in NUMBERS:
        return True
    if low in VERBS:
        return _is_noun_too(sentence, at, low)
    if kind in (BASE, FINITE):
        return _is_noun(sentence, at, low)
    return _is_gerund(sentence, at) if kind == "ing" else _is_adjective(sentence, at, kind, low)


def _begins(sentence: Sentence, at: int, low: str) -> bool:
    """Whether a word without a capital begins a phrase, or goes on one that has no determiner."""
    kind = sentence.kind[at]
    if kind in _NOMINAL:
        return low not in TIMES and low not in NEGATIONS and sentence.low_at(at - 1) not in _BEFORE_TIMES
    if low in NUMBERS:
        return True
    if low in VERBS:
        return _is_modifying(sentence, at, low)
    if kind in (BASE, FINITE):
        return _is_plural_subject(sentence, at, low)
    starts = sentence.kind_at(at - 1) in _CLAUSE_MARKS | {"^"}
    return kind == "ed" and starts and _is_plural_subject(sentence, at + 1, sentence.low_at(at + 1))


def is_capital(sentence: Sentence, at: int) -> bool:
    """Whether a token belongs to a name: has a capital, as "US", and verbs and function words ("Will Novak", "State police")."""
    kind, low = sentence.kind_at(at), sentence.low_at(at)
    if kind == "N":
        return True
    if not 0 <= at < sentence.size or sentence.quoted[at] >= 0 or not sentence.tokens[at].text[0].isupper():
        return False
    text = sentence.tokens[at].text
    if low == "us":
        return text == "US"
    if low in VERBS:
        return not low.endswith(("ed", "ing")) and low not in _SPOKEN and _is_followed(sentence, at)
    if low == "first" and sentence.kind_at(at + 1) == "w":
        return sentence.kind_at(at + 2) == "N"
    if low == "first" or (at > 0 and kind != "T" and low not in _NOT_NAMES and sentence.kind[at - 1] != OPENING):
        return sentence.kind_at(at + 1) == "N"
    return False


def _is_followed(sentence: Sentence, at: int) -> bool:
    """Whether a name or noun stands behind."""
    return sentence.kind_at(at + 1) in _NOUNS and sentence.low_at(at + 1) not in NUMBERS


def _is_bare_verb(sentence: Sentence, at: int) -> bool:
    """Whether a word without a verb's ending is one: "The bank left its rate", "Novak got high support"."""
    low, before = sentence.low[at], sentence.kind_at(at - 1)
    if low not in lexicon.FINITE or before not in _NOUNS:
        return False
    following = sentence.kind_at(at + 1)
    return not (following in ("ed", FINITE) or following in AUXILIARIES or following[0] == "v")


def _is_noun_too(sentence: Sentence, at: int, low: str) -> bool:
    """Whether a form of a reporting verb is a noun behind a determiner or name: "the union's claim"."""
    if low.endswith(("ed", "ing")) or low in _SPOKEN or low in lexicon.FINITE:
        return False
    following = sentence.kind_at(at + 1)
    behind = following in ("that", OPENING) or following in OPENERS or following in OBJECTS or following in ("N", "9")
    return not (behind and sentence.kind_at(at - 1) in _NOUNS) or low in _MODIFYING


def _is_modifying(sentence: Sentence, at: int, low: str) -> bool:
    """Whether a form of a reporting verb begins a phrase: "state media", "documents show"."""
    if low in _MODIFYING:
        return _is_followed(sentence, at) and sentence.kind_at(at - 1) not in _NOUNS
    return _is_plural_subject(sentence, at, low)


def _is_plural_subject(sentence: Sentence, at: int, low: str) -> bool:
    """Whether a form in -s is a noun: a verb follows, and no noun or pronoun stands before it."""
    if not low.endswith("s") or low.endswith("ss") or low in _SPOKEN:
        return False
    before, following = sentence.kind_at(at - 1), sentence.kind_at(at + 1)
    verb = following in ("ed", FINITE, BASE) or following in AUXILIARIES or following[0] == "v"
    return verb and before not in _NOUNS - {"w"} and before not in PRONOUNS and before not in lexicon.RELATIVES


def _is_noun(sentence: Sentence, at: int, low: str) -> bool:
    """Whether a word that is mostly a verb is a noun behind a determiner or name."""
    if low.endswith("ly"):
        return False
    before, kind = sentence.low_at(at - 1), sentence.kind_at(at - 1)
    following = sentence.kind_at(at + 1)
    verb = following in ("ed", FINITE, "said", "says") or following in AUXILIARIES or following[0] == "v"
    if verb and kind in ("w", "N", "9", "ed", ","):
        return True
    return _opens(before) or following in _NOMINAL - {"9"} - _after_name(kind)


def _opens(low: str) -> bool:
    return low in OPENERS or low.endswith("'s")


def _after_name(kind: str) -> frozenset[str]:
    """What follows a verb as well as a noun, behind a name: "Ishi mends nets"."""
    return _NOMINAL if kind == "N" else frozenset()


def _is_gerund(sentence: Sentence, at: int) -> bool:
    following = sentence.kind_at(at + 1)
    return (
        following in ("N", "w", "s", "said", "says", "$", ",", ".", "of")
        or following in AUXILIARIES
        or following[0] == "v"
    )


def _is_adjective(sentence: Sentence, at: int, kind: str, low: str) -> bool:
    """Whether an adverb or participle stands before its noun, and is not the verb behind a subject."""
    if kind not in _INSIDE or low in OBJECTS or not _before_noun(sentence, at):
        return False
    return kind != "ed" or sentence.kind_at(at - 1) not in _NOUNS or not _acts(sentence, at)


def _before_noun(sentence: Sentence, at: int) -> bool:
    if sentence.low_at(at + 1) in _BEFORE_TIMES:
        return False
    return sentence.kind_at(at + 1) in ("N", "w", "s", "ing") or _is_plural_subject(
        sentence, at + 1, sentence.low_at(at + 1)
    )


def _acts(sentence: Sentence, at: int) -> bool:
    """Whether a form in -ed is the only verb of its clause, as in "The company unveiled plans"."""
    first = end = at
    while first > 0 and at - first < _CLAUSE_REACH and sentence.kind[first - 1] not in _CLAUSE_MARKS:
        first -= 1
    while end + 1 < sentence.size and end - at < _CLAUSE_REACH and sentence.kind[end + 1] not in _CLAUSE_MARKS:
        end += 1
    return sentence.finite[end + 1] - sentence.finite[first] <= 1


_CLAUSE_MARKS: Final = frozenset(
    (",", ";", ":", "–", "(", ")", "and", "but", "or", "who", "which", "that", OPENING, "”")
)
