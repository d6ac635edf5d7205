"""Dates as articles write them."""

import re
from datetime import date, datetime, timedelta
from typing import Final

from factcli.text.words import word_list

MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        ),
        1,
    )
    for name in word_list(names)
}  # fmt: skip
"""Each name and abbreviation of a month, without case or stop, and its number."""

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_ISO = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)(?!\d)")
_DAY_FIRST = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)? ({_MONTH})\.?,? (\d{{4}})\b", re.IGNORECASE)
_MONTH_FIRST = re.compile(rf"\b({_MONTH})\.? (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}})\b", re.IGNORECASE)


def find_date(text: str) -> date | None:
    """The first full date in `text`: 2026-03-14, 14 March 2026, March 14, 2026; None if there is none."""
    found: list[tuple[int, tuple[str, str, str]]] = []
    if match := _ISO.search(text):
        found.append((match.start(), (match[1], match[2], match[3])))
    if match := _DAY_FIRST.search(text):
        found.append((match.start(), (match[3], match[2], match[1])))
    if match := _MONTH_FIRST.search(text):
        found.append((match.start(), (match[3], match[1], match[2])))
    for _, (year, month, day) in sorted(found):
        try:
            return date(int(year), MONTHS.get(month.lower()) or int(month), int(day))
        except ValueError:
            continue
    return None


_YEARLESS = re.compile(
    rf"\b(?:(?P<month>{_MONTH})\.? (?P<day>\d{{1,2}})|(?P<day_before>\d{{1,2}}) (?P<month_behind>{_MONTH})\b)(?!\d)",
    re.IGNORECASE,
)
_YEARS_TO_A_LEAP_DAY: Final = 8
"""From 1896 to 1904, and 2096 to 2104, there is no 29 February; else four would do."""


def latest_day(text: str, today: date) -> date | None:
    """The first day without a year in `text`, such as "March 14", in the latest year in which it is not after `today`."""
    found = _YEARLESS.search(text)
    if found is None:
        return None
    month, day = MONTHS[(found["month"] or found["month_behind"]).lower()], int(found["day"] or found["day_before"])
    for year in range(today.year, today.year - _YEARS_TO_A_LEAP_DAY - 1, -1):
        try:
            known = date(year, month, day)
        except ValueError:
            continue
        if known <= today:
            return known
    return None


def read_date(value: str) -> date | None:
    """The day that a metadata field names, in ISO 8601 (with or without a time) or in words."""
    try:
        return datetime.fromisoformat(value.strip()).date()
    except ValueError:
        return find_date(value)


def published_day(value: str | None, today: date) -> date | None:
    """The day of publication that a metadata field names; None where it names none, or one that is still to come.

    The day after `today` is believed: time zones that are ahead of the reader's have it already.
    """
    day = read_date(value) if value else None
    return day if day is not None and day <= today + timedelta(days=1) else None
