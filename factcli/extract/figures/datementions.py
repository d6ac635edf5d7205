"""The dates in a claim's content, resolved against the day of publication. Pure.

A date is as exact as it is worded: a day "2026-03-14", a month "2026-03", a year "2026"; a week or a decade has
two ends. Without a year it is resolved so:

* A weekday, a month and a day of a month are the latest ones that are not after the day of publication ("on
  Friday" on a Friday is that day). Where the nearest word of tense before them in the sentence tells of what is to
  come (will, would, due, planned, to be done, what "ends" or "opens" then; by and until where no verb before them is
  of the past), they are the first ones that are not before it.
  Before a date that opens its clause stands none, and the first one behind it counts: "On Monday the port will open".
* Weeks, months and years that are counted from a day are as exact as they are: "in two weeks" and "a week on Monday"
  are days, "a decade ago" is a year. "In ten years" is one only of what is to come; else it is how long something took.
* A weekday beside a day of a month decides its year: "Friday 12 June" is one that is a Friday.
* "last" and "next" before them leave the day of publication, or its month, itself out; "this Friday" is that of
  the same week, and weeks begin on Monday.

What cannot be resolved (no day of publication, "last summer", 31 February) has no start.
"""

from collections.abc import Sequence
from datetime import date
from typing import Final

from factcli.extract.figures.calendardays import (
    WEEKDAYS,
    Found,
    day_of,
    days_away,
    month_of,
    shown,
    year_of_day,
    year_of_month,
)
from factcli.extract.figures.countednouns import is_counted
from factcli.extract.figures.currencies import sign_before
from factcli.extract.figures.designations import is_label, is_month, is_year
from factcli.extract.figures.numbers import FigureToken, at, number_at, pieces
from factcli.extract.figures.relativedates import (
    DAYS_AWAY,
    PERIODS,
    SIDES,
    beside,
    counted_away,
    in_time,
    in_week,
    with_the,
)
from factcli.extract.figures.tenses import is_coming
from factcli.extract.figures.units import measure_at
from factcli.models.claim import DateMention
from factcli.text.dates import MONTHS, read_date
from factcli.text.words import word_set

_BEFORE_MONTHS: Final = word_set("""
    in since until till by from to before after during of for last next this early late mid through and between end
""")
"""What stands before a month that is no verb and nobody's name."""

_ENDINGS: Final = ("'s", "’s")
_OWNING: Final = word_set("yesterday tomorrow")
"""Words that are dates before "'s"; "today's" is more often that of these times."""
_REPEATED: Final = word_set("every each")
_OPENERS: Final = {"in": in_time, "the": with_the}


def dates(content: str, published: str | None) -> tuple[DateMention, ...]:
    """The dates that a content names, in order; relative ones are resolved against the day of publication.

    Takes any text and any or no day in ISO 8601, raises nothing.
    """
    today = read_date(published) if published else None
    row = _without_endings(pieces(content))
    found: list[DateMention] = []
    index = 0
    while index < len(row):
        one = _date_at(row, index, today)
        if one is None:
            index += 1
            continue
        text = content[row[one.first].start : row[one.end - 1].end]
        found.append(DateMention(text, one.start, one.finish))
        index = one.end
    return tuple(found)


def _without_endings(row: list[FigureToken]) -> list[FigureToken]:
    """The pieces with "Friday's" and "last week's" cut into two."""
    if not any(one.low.endswith(_ENDINGS) for one in row):
        return row
    found: list[FigureToken] = []
    for one in row:
        stem = one.low[:-2]
        named = stem in WEEKDAYS or stem in _OWNING or (stem in MONTHS and one.text[0].isupper())
        if not (one.low.endswith(_ENDINGS) and (named or (stem in PERIODS and found and found[-1].low in SIDES))):
            found.append(one)
            continue
        middle = one.end - 2
        found.append(FigureToken(text=one.text[:-2], low=stem, start=one.start, end=middle, glued=one.glued))
        found.append(FigureToken(text=one.text[-2:], low=one.low[-2:], start=middle, end=one.end, glued=True))
    return found


def _date_at(row: Sequence[FigureToken], index: int, today: date | None) -> Found | None:
    # From what can be nothing else to what needs its neighbours: a day of a month before a year, which is the bolder guess.
    piece = row[index]
    if piece.text[0] in "0123456789":
        found = _iso(row, index) or _day_first(row, index, today) or _decade(row, index) or _year(row, index)
        return found or counted_away(row, index, today)
    if is_month(row, index):
        return _month_first(row, index, today)
    if piece.low in WEEKDAYS:
        return _weekday(row, index, today)
    if piece.low in DAYS_AWAY:
        return Found(index, index + 1, shown(days_away(today, DAYS_AWAY[piece.low])))
    if piece.low in SIDES:
        return beside(row, index, today)
    if piece.text in ("'", "’", "‘"):
        return _short_year(row, index, today)
    if piece.low in _OPENERS:
        return _OPENERS[piece.low](row, index, today)
    return counted_away(row, index, today)


def _iso(row: Sequence[FigureToken], index: int) -> Found | None:
    """2026-03-14."""
    parts = row[index : index + 5]
    if len(parts) < 5 or any(not part.glued for part in parts[1:]):
        return None
    year, dash, month, other, day = (part.text for part in parts)
    if dash != "-" or other != "-" or (len(year), len(month), len(day)) != (4, 2, 2):
        return None
    if not (year + month + day).isdecimal():
        return None
    return Found(index, index + 5, day_of(int(year), int(month), int(day)))


def _day_first(row: Sequence[FigureToken], index: int, today: date | None) -> Found | None:
    """12 March, 12th of March 2026, 12-14 March."""
    days, end = _day_numbers(row, index)
    if not days:
        return None
    end += at(row, end).low == "of"
    if not is_month(row, end):
        return None
    month = MONTHS[row[end].low]
    end += 1
    year, end = _year_behind(row, end)
    return _days_of(row, Found(index, end, None), days, month, year, today)


def _month_first(row: Sequence[FigureToken], index: int, today: date | None) -> Found | None:
    """March 12, March 12-14, 2026; March 2026; in March."""
    month = MONTHS[row[index].low]
    end = index + 1
    if at(row, end).text == "." and at(row, end).glued and len(row[index].text) < 5:
        end += 1
    days, behind = _day_numbers(row, end)
    if days:
        year, behind = _year_behind(row, behind)
        return _days_of(row, Found(index, behind, None), days, month, year, today)
    year, behind = _year_behind(row, end)
    if year is not None:
        return Found(index, behind, month_of(year, month))
    before = at(row, index - 2 if at(row, index - 1).text == "-" else index - 1).low
    if before not in _BEFORE_MONTHS:
        return None
    if today is None:
        return Found(index, index + 1, None)
    ahead = is_coming(row, index)
    return Found(index, index + 1, month_of(year_of_month(month, today, ahead=ahead), month))


def _day_numbers(row: Sequence[FigureToken], index: int) -> tuple[tuple[int, ...], int]:
    """The day of a month, or the first and last of several, at an index, and the index behind them."""
    first, end = _day_number(row, index)
    if not first:
        return (), index
    if at(row, end).text in ("-", "–") or at(row, end).low in ("to", "and"):
        last, behind = _day_number(row, end + 1)
        if last > first:
            return (first, last), behind
    return (first,), end


def _day_number(row: Sequence[FigureToken], index: int) -> tuple[int, int]:
    piece = at(row, index)
    if not (piece.text.isdecimal() and len(piece.text) <= 2 and 0 < int(piece.text) <= 31):
        return 0, index
    tail = at(row, index + 1)
    if tail.glued and tail.low in ("st", "nd", "rd", "th"):
        return int(piece.text), index + 2
    return (0, index) if tail.glued and (tail.text.isalpha() or tail.text in "%:/") else (int(piece.text), index + 1)


def _year_behind(row: Sequence[FigureToken], index: int) -> tuple[int | None, int]:
    """The year behind a month or a day, a comma before it or not, and the index behind it."""
    place = index + (at(row, index).text == ",")
    text = at(row, place).text
    if len(text) == 4 and text.isdecimal() and text[0] in "12":
        return int(text), place + 1
    return None, index


def _days_of(
    row: Sequence[FigureToken], found: Found, days: tuple[int, ...], month: int, year: int | None, today: date | None
) -> Found:
    if year is None and today is not None:
        year = year_of_day(days[0], month, today, ahead=is_coming(row, found.first))
    if year is None:
        return found
    start = day_of(year, month, days[0])
    return found._replace(start=start, finish=day_of(year, month, days[1]) if len(days) > 1 and start else None)


def _decade(row: Sequence[FigureToken], index: int) -> Found | None:
    """1990s."""
    text, tail = row[index].text, at(row, index + 1)
    if len(text) != 4 or not text.isdecimal() or not text.endswith("0") or not (tail.glued and tail.low == "s"):
        return None
    first = int(text)
    return Found(index, index + 2, f"{first:04}", f"{first + (99 if first % 100 == 0 else 9):04}")


def _year(row: Sequence[FigureToken], index: int) -> Found | None:
    """2019; 2015-16; 2015–2020."""
    number = number_at(row, index)
    if number is None or number.power or sign_before(row, index - 1) or measure_at(row, index + 1):
        return None
    if not is_year(row, number, counted=is_counted(row, number.end)) or is_label(row, number, counted=False):
        return None
    dash, other = at(row, index + 1), at(row, index + 2).text
    if dash.text in ("-", "–", "/") and dash.glued and other.isdecimal():
        last = row[index].text[: 4 - len(other)] + other
        if len(last) == 4 and last > row[index].text:
            return Found(index, index + 3, row[index].text, last)
    return Found(index, index + 1, row[index].text)


def _short_year(row: Sequence[FigureToken], index: int, today: date | None) -> Found | None:
    """'22."""
    text = at(row, index + 1).text
    number = number_at(row, index + 1) if len(text) == 2 else None
    if number is None or not at(row, index + 1).glued or not is_year(row, number, counted=False):
        return None
    if today is None:
        return Found(index, index + 2, None)
    year = today.year - (today.year - int(text)) % 100
    return Found(index, index + 2, f"{year:04}")


def _weekday(row: Sequence[FigureToken], index: int, today: date | None) -> Found | None:
    """Friday; Friday 12 June; Friday, June 12."""
    if not row[index].text[0].isupper() or at(row, index - 1).low in _REPEATED:
        return None
    behind = index + 1 + (at(row, index + 1).text == ",")
    within = in_week(row, index, today)
    if within is not None:
        return within
    exact = _month_first(row, behind, today) if is_month(row, behind) else None
    exact = exact or (_day_first(row, behind, today) if at(row, behind).text.isdecimal() else None)
    if exact is not None:
        return _agreeing(row, exact, WEEKDAYS[row[index].low])._replace(first=index)
    wanted = WEEKDAYS[row[index].low]
    if today is None:
        return Found(index, index + 1, None)
    away = (wanted - today.weekday()) % 7 if is_coming(row, index) else -((today.weekday() - wanted) % 7)
    return Found(index, index + 1, shown(days_away(today, away)))


def _agreeing(row: Sequence[FigureToken], found: Found, weekday: int) -> Found:
    """The date in the year before or after where only there it falls on its weekday, unless its year is worded."""
    if found.start is None or found.finish or len(row[found.end - 1].text) == 4:
        return found
    first = date.fromisoformat(found.start)
    years = (first.year, first.year + 1, first.year - 1)
    for start in (day_of(year, first.month, first.day) for year in years):
        if start and date.fromisoformat(start).weekday() == weekday:
            return found._replace(start=start)
    return found
