"""Days, months and years counted from the day of publication, and as they are written down; what is no date is None."""

from datetime import date, timedelta
from typing import Final, NamedTuple

from factcli.text.words import word_list

WEEKDAYS: Final = {
    name: number for number, name in enumerate(word_list("monday tuesday wednesday thursday friday saturday sunday"))
}


class Found(NamedTuple):
    """The pieces, from `first` to before `end`, that say a date, and the date's own ends."""

    first: int
    end: int
    start: str | None
    finish: str | None = None


def days_to(weekday: int, today: date, side: int) -> int:
    """How far a weekday is: that of the same week, the last one before today (`side` -1) or the next one (1)."""
    if side == 0:
        return weekday - today.weekday()
    if side < 0:
        return -((today.weekday() - weekday - 1) % 7 + 1)
    return (weekday - today.weekday() - 1) % 7 + 1


def year_of_month(month: int, today: date, *, ahead: bool) -> int:
    """The year of a month: of the first that is not before today's where it is `ahead`, else of the latest not after it."""
    if ahead:
        return today.year + (month < today.month)
    return today.year - (month > today.month)


def year_of_day(day: int, month: int, today: date, *, ahead: bool) -> int:
    """The year of a day of a month, as that of a month."""
    this = (today.month, today.day)
    if ahead:
        return today.year + ((month, day) < this)
    return today.year - ((month, day) > this)


def days_away(day: date | None, days: int) -> date | None:
    """The day so many days after another, or before."""
    try:
        return None if day is None else day + timedelta(days)
    except OverflowError:
        return None


def months_away(today: date, months: int) -> str | None:
    """The month so many months after that of a day, or before."""
    year, month = divmod(today.year * 12 + today.month - 1 + months, 12)
    return month_of(year, month + 1)


def shown(day: date | None) -> str | None:
    """A day in ISO 8601."""
    return day.isoformat() if day else None


def day_of(year: int, month: int, day: int) -> str | None:
    """A day in ISO 8601; None where no such day is."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def month_of(year: int, month: int) -> str | None:
    """A month in ISO 8601."""
    return f"{year:04}-{month:02}" if date.min.year <= year <= date.max.year else None


def year_of(year: int) -> str | None:
    """A year in ISO 8601."""
    return f"{year:04}" if date.min.year <= year <= date.max.year else None
