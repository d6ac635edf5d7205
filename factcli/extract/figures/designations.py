"""Numbers that name, date or place something and count nothing: years, times of day, ages, "Flight 214"."""

from collections.abc import Sequence
from typing import Final

from factcli.extract.figures.ages import is_age
from factcli.extract.figures.clocktimes import is_military_time, is_time
from factcli.extract.figures.currencies import sign_before
from factcli.extract.figures.numbers import FigureToken, Number, at
from factcli.extract.lexicon import FUNCTION
from factcli.text.dates import MONTHS
from factcli.text.numerals import CARDINALS
from factcli.text.words import word_set

_LABELS: Final = word_set("""
    page pages article articles section sections chapter chapters number no nos flight room route phase level grade
    category day part step stage type platform line clause paragraph version round week year game unit ward seat act
    scene lot item figure table appendix rule schedule track episode series season volume issue bus train highway
    road interstate junction exit gate pier berth bay dock lane runway building block house flat apartment suite
    channel radio tier class zone district precinct psalm verse resolution proposition prop amendment title form
    model mark formula group pool division heat lap hole area sector site pit shaft reactor boeing airbus iphone
    windows covid opus symphony catch studio terminal annex protocol directive regulation order case exhibit juror
    witness reference ref call calling dial dialling ring
""")
"""What a number behind them distinguishes: "page 19", "day one"."""

_SPELLED_LABELS: Final = word_set("""
    day number phase part chapter step stage level round page act scene year week plan formula type
""")
"""Those that a number in words may stand behind as well."""

_VERBS_TOO: Final = word_set("""
    page stage type form model mark order case track schedule building block dial dialling call calling ring
    exit act lap pool gate lane
""")
"""Those that are verbs as well where they begin a sentence: "Call 40 men", but "Route 66 closed"."""
_STREETS: Final = word_set("street road lane avenue drive square terrace crescent boulevard st rd ave blvd")
_MOST_STREET_WORDS: Final = 4
"""Words of a street's name. Set by hand; data/gold has no house number."""

_BEFORE_YEARS: Final = word_set("""
    in since until till before after during late early mid circa through summer winter spring autumn fall the this
    its his her their a an christmas election
""")
"""What stands before a year even where a noun stands behind it: in 2019 people, the 2019 elections."""

# Four digits are a year from 1500 on wherever nothing is counted, from 1000 on only behind "in", "since" and the like. Set by
# hand: on data/gold 1000 and 1900 in place of 1500 are the same; 1500 in place of 1000 makes a quantity of the year 1312.
_LATER_YEARS: Final = range(1500, 2101)
_YEARS: Final = range(1000, 2101)
_INNER_SIGNS: Final = frozenset("#/:.@&_=-–\\")
_COUNTING_TAILS: Final = word_set("strong odd plus fold to")
_LEAST_CODE_DIGITS: Final = 10
"""Whoever writes so large a quantity groups its digits. On data/gold 5 and 20 are the same; with 20 the number of a post
("…/status/1234…") is a figure."""


def counts_nothing(row: Sequence[FigureToken], number: Number, *, bare: bool, counted: bool) -> bool:
    """Whether a number names or dates something.

    `bare` tells that it has neither unit nor currency, `counted` that a noun stands behind it.
    """
    if _goes_on_with_a_word(row, number) or is_age(row, number) or is_military_time(row, number):
        return True
    if bare and _begins_a_word(row, number):
        return True
    if not bare or number.part or number.power:
        return False
    return (
        _is_code(row, number)
        or _is_day(row, number)
        or is_time(row, number)
        or is_year(row, number, counted=counted)
        or is_label(row, number, counted=counted)
    )


def _goes_on_with_a_word(row: Sequence[FigureToken], number: Number) -> bool:
    """Whether letters or signs stand right before it: F-16, Covid-19, 4x4, #3."""
    first, before = row[number.start], at(row, number.start - 1)
    return (
        first.glued
        and (before.text.isalpha() or before.text in _INNER_SIGNS)
        and sign_before(row, number.start - 1) is None
        and not _is_joined_to_quantity(row, number)
    )


def _begins_a_word(row: Sequence[FigureToken], number: Number) -> bool:
    """Whether letters or signs stand right behind it: 21st, 1990s, 24/7, 6:10, two-factor."""
    behind, after = at(row, number.end), at(row, number.end + 1)
    if not behind.glued:
        return False
    if behind.text.isalnum() or (behind.text in "'’" and after.glued and after.low == "s"):
        return True
    if behind.text == "-" and after.glued and after.text.isalpha():
        return after.low not in _COUNTING_TAILS and after.low not in CARDINALS
    return after.glued and behind.text in "/:.@_=" and after.text.isalnum()


def _is_joined_to_quantity(row: Sequence[FigureToken], number: Number) -> bool:
    """Whether only a dash stands between it and another quantity, or before it as a sentence's."""
    dash, other = at(row, number.start - 1), at(row, number.start - 2)
    if dash.text not in "-–":
        return False
    return not dash.glued or other.low == "to" or other.text[:1].isdigit() or other.low in CARDINALS or dash.text == "–"


def _is_code(row: Sequence[FigureToken], number: Number) -> bool:
    """Whether it is a piece of a telephone number or the like: +44 20 7946 0958, 007."""
    text, before = row[number.start].text, at(row, number.start - 1)
    if number.spelled:
        return False
    if text.isdigit() and len(text) >= _LEAST_CODE_DIGITS:
        return True
    beside = (before.text[:1], at(row, number.end).text[:1])
    return (len(text) > 1 and text[0] == "0" and text[1] != ".") or before.text == "+" or any(map(_is_digit, beside))


def _is_digit(text: str) -> bool:
    return "0" <= text <= "9"


def _is_day(row: Sequence[FigureToken], number: Number) -> bool:
    """Whether it is the day of a date: 12 March, March 12, 12-14 March, 12 and 13 March."""
    if not 0 < number.value <= 31 or number.spelled or len(row[number.start].text) > 2:
        return False
    index = number.end
    if is_month(row, index):
        return True
    if (
        at(row, index).low in ("-", "–", "to", "and", "or")
        and at(row, index + 1).text.isdigit()
        and is_month(row, index + 2)
    ):
        return True
    index = number.start - 1
    if at(row, index).low in ("-", "–", "to", "and", "or") and at(row, index - 1).text.isdigit():
        index -= 2
    index -= at(row, index).text == "."
    return is_month(row, index)


def is_month(row: Sequence[FigureToken], index: int) -> bool:
    """Whether a month's name or its abbreviation stands at an index, with a capital."""
    piece = at(row, index)
    return piece.low in MONTHS and piece.text[0].isupper()


def is_year(row: Sequence[FigureToken], number: Number, *, counted: bool) -> bool:
    """Whether a bare number is a year, such as 2019 or '22; `counted` tells that a noun stands behind it."""
    text = row[number.start].text
    if at(row, number.start - 1).text in ("'", "’", "‘") and row[number.start].glued and len(text) == 2:
        return not at(row, number.start - 1).glued and text.isdigit()
    if len(text) != 4 or number.end > number.start + 1 or not text.isdigit() or number.value not in _YEARS:
        return False
    before = at(row, number.start - 1)
    if number.value not in _LATER_YEARS:
        return not counted and (before.low in _BEFORE_YEARS or before.low in ("from", "to", "of", "by"))
    if (
        before.low.endswith(("'s", "’s"))
        or before.low in ("below", "above")
        or at(row, number.end).low in ("level", "levels")
    ):
        return True
    return not counted or before.low in _BEFORE_YEARS or before.low in MONTHS or before.text in ("-", "–", "/", "(")


def is_label(row: Sequence[FigureToken], number: Number, *, counted: bool) -> bool:
    """Whether it distinguishes one of several: page 19, No. 10, Ward 7, chapter two."""
    before = at(row, number.start - 1)
    earlier = at(row, number.start - 2)
    if before.text == "." and before.glued and earlier.low in ("no", "nos"):
        return True
    if number.spelled:
        if row[number.start].text[0].isupper() and before.low == "of" and earlier.text == "Group":
            return True
        capital = row[number.start].text[0].isupper() and before.text[:1].isupper()
        return before.low in _SPELLED_LABELS or (capital and before.text.isalpha())
    if before.low in _LABELS and (not counted or before.text[0].isupper()):
        return number.start > 1 or not counted or before.low not in _VERBS_TOO
    if _is_of_a_street(row, number) or (before.low == "of" and earlier.text == "Group"):
        return True
    is_name = before.text[:1].isupper() and before.text.isalpha() and number.start > 1
    return is_name and not counted and earlier.text not in (".", "…", "“", "”", '"', "!", "?", ":")


def _is_of_a_street(row: Sequence[FigureToken], number: Number) -> bool:
    """Whether it is that of a house: 14 Mill Street; not that of 14 Mill Street residents."""
    for index in range(number.end, number.end + _MOST_STREET_WORDS):
        if not at(row, index).text[:1].isupper():
            return False
        if index > number.end and row[index].low in _STREETS:
            return not (at(row, index + 1).text.islower() and at(row, index + 1).low not in FUNCTION)
    return False
