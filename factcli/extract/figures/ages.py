"""Numbers that tell how old somebody is, which are no figures."""

from collections.abc import Sequence
from typing import Final

from factcli.extract.figures.numbers import FigureToken, Number, at
from factcli.extract.lexicon import FUNCTION
from factcli.extract.speakers.wordlists import ROLES
from factcli.text.numerals import CARDINALS
from factcli.text.words import word_set

_PEOPLE: Final = word_set("""
    residents users people adults children men women voters patients drivers workers pensioners anyone everyone
    nobody those boy girl man woman child boys girls someone somebody households guests buyers staff employees
    players teenagers pupils
""")
_TURNING: Final = word_set("aged age turned turns turning")
_YOUNG: Final = word_set("young old younger older")
_BEFORE_AGES: Final = word_set("age ages father mother parent parents dad mum mom grandfather grandmother")
"""What stands before the "of" of an age, or of the number of somebody's children."""

_OLDEST_AGE: Final = 120
"""In years: a larger number is nobody's age. With 60 four ages of data/gold are quantities ("90, man")."""
_PERSONS: Final = word_set("""
    teenager toddler baby infant child youth daughter son stepson stepdaughter grandson granddaughter twin gunman
    fiance fiancee girlfriend boyfriend housewife carer stallholder shopper hiker skier surfer angler biker
    newcomer migrant refugee prisoner inmate detainee hostage accomplice assailant attacker intruder shooter
""")
"""Nouns for one person, beside those of what somebody is."""
_CHILDREN: Final = word_set(
    "sons daughters children boys girls brothers sisters twins siblings grandchildren kids babies"
)
_ENDS: Final = frozenset((",", ".", ";", ")", ""))


def is_age(row: Sequence[FigureToken], number: Number) -> bool:
    """Whether it tells how old somebody is: Smith, 43, · aged 43 · residents over 70 · a boy of six · 43-year-old."""
    before, earlier, behind = at(row, number.start - 1), at(row, number.start - 2), at(row, number.end)
    if behind.text == "-" and at(row, number.end + 1).low == "to" and at(row, number.end + 3).text == "-":
        return at(row, number.end + 4).low.startswith("year") and at(row, number.end + 5).text in ("-", "–")
    if (
        behind.text == "-"
        and at(row, number.end + 1).low.startswith("year")
        and at(row, number.end + 2).text in ("-", "–")
    ):
        return True
    if not 0 < number.value <= _OLDEST_AGE or number.power or number.part:
        return False
    if before.low in _TURNING or (before.low in ("as", "than") and earlier.low in _YOUNG):
        return True
    if before.low == "of" and earlier.low in _BEFORE_AGES:
        return True
    if (
        before.low in ("was", "am", "is")
        and earlier.low in ("i", "he", "she")
        and behind.low in ("", ".", ",", "and", "when")
    ):
        return True
    if behind.low in ("percent", "per", "pc", "%") or behind.text == "%":
        return False
    if before.low in ("over", "under", "of", "above", "below") and (earlier.low in _PEOPLE or (before.text == "-")):
        return earlier.low in _PEOPLE and (
            before.low != "of" or earlier.low in ("boy", "girl", "man", "woman", "child")
        )
    return _is_age_beside(row, number)


def _is_age_beside(row: Sequence[FigureToken], number: Number) -> bool:
    """Whether it is set off behind a person: Smith, 43, · the driver, 43, · the driver (43) · her sons, 4 and 6."""
    before, person = at(row, number.start - 1), at(row, number.start - 2)
    behind, after = at(row, number.end), at(row, number.end + 1)
    if before.text == "(" and behind.text == ")":
        return is_person(person.low) or (person.text[:1].isupper() and at(row, number.start - 3).text[:1].isupper())
    if behind.low == "and" and person.low in _CHILDREN:
        return after.text[:1].isdigit() or after.low in CARDINALS
    if before.low == "and" and at(row, number.start - 3).text == "," and at(row, number.start - 4).low in _CHILDREN:
        return True
    if before.text != "," or number.spelled:
        return False
    if is_person(person.low):
        return behind.text in _ENDS or (behind.low in FUNCTION and behind.low != "of")
    return person.text[:1].isupper() and behind.text in _ENDS and at(row, number.start - 3).low not in ("to", "from")


def is_person(word: str) -> bool:
    """Whether a word in small letters is a noun for one person."""
    return word in ROLES or word in _PERSONS or word.endswith(("woman", "man"))
