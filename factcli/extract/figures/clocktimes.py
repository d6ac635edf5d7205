"""Numbers that are times of day, which are no figures."""

from collections.abc import Sequence
from typing import Final

from factcli.extract.figures.numbers import FigureToken, Number, at, number_at
from factcli.extract.lexicon import WEEKDAYS
from factcli.text.numerals import CARDINALS
from factcli.text.words import word_set

_BEFORE_TIMES: Final = word_set("at by until till before after past")
_BEFORE_HOURS: Final = _BEFORE_TIMES | word_set("from since around to and")
_HOUR_OPENERS: Final = _BEFORE_TIMES | {"a"}
_TIME_TAILS: Final = word_set("am pm a.m p.m gmt utc bst est edt cet pst pdt")
_DAY_OF_HOUR: Final = word_set("that this yesterday tomorrow")
_CLOCK_WORDS: Final = word_set("morning afternoon evening night noon midnight")


def is_military_time(row: Sequence[FigureToken], number: Number) -> bool:
    """Whether it is the 1830 of "at 1830 hours"."""
    text = row[number.start].text
    if len(text) != 4 or at(row, number.end).low not in ("hours", "hrs") or not text.isdigit():
        return False
    return text[2] < "6" and text < "2400" and at(row, number.start - 1).low in _BEFORE_HOURS


def is_time(row: Sequence[FigureToken], number: Number) -> bool:
    """Whether it is a time of day: 7pm, 6.30 p.m., ten o'clock, six in the morning, out by six, from 7 to 9pm."""
    index = number.end
    if at(row, index).text in ("-", "–") or at(row, index).low in ("to", "and"):
        further = index + 2
        if at(row, further).low in ("am", "pm") and at(row, index + 1).text[:1].isdigit():
            return True
    behind, after = at(row, index), at(row, index + 1)
    if behind.low in _TIME_TAILS or (behind.low in ("a", "p") and after.text == "." and at(row, index + 2).low == "m"):
        return True
    if behind.low.startswith(("o'clock", "o’clock")):
        return True
    return 0 < number.value < 24 and _is_hour(row, number)


def _is_hour(row: Sequence[FigureToken], number: Number) -> bool:
    """Whether the words around it make an hour of it: six in the morning, at 7 on Friday, at ten to nine."""
    before, earlier = at(row, number.start - 1), at(row, number.start - 2)
    index = number.end
    behind, after = at(row, index), at(row, index + 1)
    if behind.low == "in" and after.low == "the" and at(row, index + 2).low in _CLOCK_WORDS:
        return True
    if before.low in _BEFORE_TIMES and behind.low in _DAY_OF_HOUR and after.low in _CLOCK_WORDS:
        return True
    if before.low in _BEFORE_TIMES and behind.low == "on" and after.low in WEEKDAYS:
        return True
    if (
        before.low in ("to", "past")
        and earlier.low in CARDINALS | {"quarter"}
        and at(row, number.start - 3).low in _HOUR_OPENERS
    ):
        return number.spelled
    if before.low == "past" or (before.low == "at" and behind.low == "on" and number.value <= 12):
        return True
    if before.low == "at" and behind.low in ("to", "past") and number.spelled and number_at(row, index + 1):
        return True
    ends = not behind.text or behind.text in (".", ",", ";", "!", "?", "”", "’", "'", '"')
    return ends and number.spelled and before.low in _BEFORE_TIMES and number.value <= 12
