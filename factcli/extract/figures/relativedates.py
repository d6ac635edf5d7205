"""Dates counted from the day of publication: "last week", "two weeks ago", "a week on Monday", "the day after tomorrow"."""

from collections.abc import Sequence
from datetime import date
from typing import Final, NamedTuple

from factcli.extract.figures.calendardays import (
    WEEKDAYS,
    Found,
    days_away,
    days_to,
    month_of,
    months_away,
    shown,
    year_of,
)
from factcli.extract.figures.designations import is_month
from factcli.extract.figures.numbers import FigureToken, at, number_at
from factcli.extract.figures.tenses import is_coming
from factcli.extract.figures.timespans import is_time_to_come
from factcli.text.dates import MONTHS
from factcli.text.numerals import PARTS
from factcli.text.words import word_set

DAYS_AWAY: Final = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
SIDES: Final = {"last": -1, "previous": -1, "this": 0, "next": 1, "coming": 1}
_PARTS_OF_DAY: Final = word_set("morning afternoon evening night")
_SEASONS: Final = word_set("spring summer autumn fall winter christmas easter")
PERIODS: Final = word_set("week weekend month year decade century")
_SPANS: Final = {
    "day": ("day", 1), "days": ("day", 1), "week": ("day", 7), "weeks": ("day", 7), "fortnight": ("day", 14),
    "fortnights": ("day", 14), "month": ("month", 1), "months": ("month", 1), "year": ("year", 1), "years": ("year", 1),
    "decade": ("year", 10), "decades": ("year", 10), "century": ("year", 100), "centuries": ("year", 100),
}  # fmt: skip
"""Each unit of time as so many days, months or years; a date counted in it is as exact as those."""
_RANKING: Final = frozenset(PARTS) | word_set("first second time times only twice once most least")
"""Before "in ten years" they tell that it is how long it was: "the first flood in ten years"."""
_RANKING_REACH: Final = 6
"""How many words before it. Set by hand; data/gold has no dates marked."""


class _Span(NamedTuple):
    """A stretch of time: how many days, months or years long, and the index behind it."""

    size: str
    length: int
    end: int


def beside(row: Sequence[FigureToken], index: int, today: date | None) -> Found | None:
    """Last year, this week, next Friday, last March, last night, this morning; "last summer" without a start."""
    side, word = SIDES[row[index].low], at(row, index + 1)
    end = index + 2
    if word.low in _PARTS_OF_DAY:
        is_day = side == 0 or (side < 0 and word.low in ("night", "evening"))
        return Found(index, end, shown(days_away(today, side))) if is_day else None
    if word.low in _SEASONS:
        return Found(index, end, None)
    if word.low not in PERIODS and word.low not in WEEKDAYS and not is_month(row, index + 1):
        return None
    if today is None:
        return Found(index, end, None)
    if word.low in WEEKDAYS:
        return Found(index, end, shown(days_away(today, days_to(WEEKDAYS[word.low], today, side))))
    if is_month(row, index + 1):
        number = MONTHS[word.low]
        year = today.year + (side < 0) * -(number >= today.month) + (side > 0) * (number <= today.month)
        return Found(index, end, month_of(year, number))
    weekday = _weekday_within(row, end) if word.low == "week" else None
    if weekday is not None:
        day = days_away(today, WEEKDAYS[row[weekday].low] - today.weekday() + 7 * side)
        return Found(index, weekday + 1, shown(day))
    return _period(index, end, word.low, side, today)


def _weekday_within(row: Sequence[FigureToken], index: int) -> int | None:
    """The index of the weekday of "last week on Thursday"; `index` is that behind the week."""
    index += at(row, index).text == ","
    is_day = at(row, index).low == "on" and at(row, index + 1).low in WEEKDAYS and row[index + 1].text[0].isupper()
    return index + 1 if is_day else None


def in_week(row: Sequence[FigureToken], index: int, today: date | None) -> Found | None:
    """Thursday of last week, Thursday next week, Monday week; `index` is that of the weekday."""
    place = index + 1 + (at(row, index + 1).low == "of")
    word = at(row, place)
    if word.low in ("week", "fortnight") and place == index + 1 and not at(row, place + 1).text.isalpha():
        if at(row, place + 1).text == "-" and at(row, place + 1).glued:
            return None
        later = 7 if word.low == "week" else 14
        away = None if today is None else days_away(today, (WEEKDAYS[row[index].low] - today.weekday()) % 7 + later)
        return Found(index, place + 1, shown(away))
    if word.low not in SIDES or at(row, place + 1).low != "week":
        return None
    if today is None:
        return Found(index, place + 2, None)
    away = days_away(today, WEEKDAYS[row[index].low] - today.weekday() + 7 * SIDES[word.low])
    return Found(index, place + 2, shown(away))


def _period(index: int, end: int, word: str, side: int, today: date) -> Found:
    if word == "year":
        return Found(index, end, year_of(today.year + side))
    if word == "month":
        return Found(index, end, months_away(today, side))
    if word in ("week", "weekend"):
        first = days_away(today, side * 7 - today.weekday() + (5 if word == "weekend" else 0))
        last = days_away(first, 1 if word == "weekend" else 6)
        return Found(index, end, shown(first), shown(last))
    size = 10 if word == "decade" else 100
    first_year = today.year - today.year % size + side * size
    return Found(index, end, year_of(first_year), year_of(first_year + size - 1))


def counted_away(row: Sequence[FigureToken], index: int, today: date | None) -> Found | None:
    """Five years ago, a week from now, a week on Monday: as exact as the unit."""
    span = _span(row, index)
    if span is None:
        return None
    if at(row, span.end).low == "ago":
        return Found(index, span.end + 1, _shifted(today, span, -1))
    if not is_time_to_come(row, index, span.end):
        return None
    end = span.end + 1 + (at(row, span.end).low in ("on", "from"))
    word = row[end - 1].low
    if today is None or word not in WEEKDAYS:
        base = days_away(today, word == "tomorrow")
    else:
        base = days_away(today, (WEEKDAYS[word] - today.weekday()) % 7)
    return Found(index, end, _shifted(base, span, 1))


def in_time(row: Sequence[FigureToken], index: int, today: date | None) -> Found | None:
    """In two weeks, in a week's time; of what is to come alone, or it is how long something took."""
    span = _span(row, index + 1)
    if span is None:
        return None
    end = span.end + (at(row, span.end).text in ("'", "’"))
    if at(row, end).low == "time":
        return Found(index, end + 1, _shifted(today, span, 1))
    before = [at(row, index - back).low for back in range(1, 1 + _RANKING_REACH)]
    if end > span.end or any(word in _RANKING or (word.endswith("est") and len(word) > 4) for word in before):
        return None
    return Found(index, end, _shifted(today, span, 1)) if is_coming(row, index) else None


def _span(row: Sequence[FigureToken], index: int) -> _Span | None:
    """The stretch of time at an index: "two weeks", "a decade"."""
    number = number_at(row, index) if index < len(row) else None
    if (number is None and at(row, index).low not in ("a", "an")) or at(row, index - 1).low == "half":
        return None
    end, count = (number.end, number.value) if number else (index + 1, 1)
    size, each = _SPANS.get(at(row, end).low.removesuffix("'s").removesuffix("’s"), ("", 0))
    return _Span(size, count * each, end + 1) if size and isinstance(count, int) else None


def _shifted(day: date | None, span: _Span, side: int) -> str | None:
    if day is None or span.length > day.toordinal():
        return None
    count = span.length * side
    if span.size == "year":
        return year_of(day.year + count)
    return months_away(day, count) if span.size == "month" else shown(days_away(day, count))


def with_the(row: Sequence[FigureToken], index: int, today: date | None) -> Found | None:
    """The day before yesterday, the day after tomorrow, the week before last, the end of the month."""
    word, joint, last = (at(row, index + further).low for further in (1, 2, 3))
    end = index + 4
    if (word, joint, last) in (("day", "before", "yesterday"), ("day", "after", "tomorrow")):
        return Found(index, end, shown(days_away(today, 2 if last == "tomorrow" else -2)))
    if word in ("week", "month", "year", "weekend") and (joint, last) in (("before", "last"), ("after", "next")):
        return (
            Found(index, end, None) if today is None else _period(index, end, word, 2 if last == "next" else -2, today)
        )
    period = at(row, index + 4).low
    if (word, joint, last) == ("end", "of", "the") and period in ("week", "month", "year") and is_coming(row, index):
        return Found(index, end + 1, None) if today is None else _period(index, end + 1, period, 0, today)
    return None
