"""Claims by the day, week, month or year in which their articles were published."""

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from typing import Final, NamedTuple

from factcli.models.claim import Claim
from factcli.models.vocabulary import Status
from factcli.render.wording import counted

_UNITS: Final = ((45, "day"), (420, "week"), (3_660, "month"))
"""Up to how many days are shown by day, by week, by month; more are by year."""


class Period(NamedTuple):
    """A day, week (by its Monday), month or year, and how many claims of which status its articles have."""

    name: str
    counts: Counter[Status]


class Timeline(NamedTuple):
    """The periods from the first claim to the last without gaps; `undated` counts claims whose day is not known."""

    unit: str
    periods: tuple[Period, ...]
    undated: int

    @property
    def caption(self) -> str:
        """What is counted, and what is left out."""
        naming = " Weeks are named by their Mondays." if self.unit == "week" else ""
        left = f" {counted(self.undated, 'claim')} without a day of publication not shown." if self.undated else ""
        return f"Claims by the {self.unit} in which their articles were published.{naming}{left}"


def timeline(claims: Iterable[Claim]) -> Timeline:
    """The claims in time; without periods where no day is known."""
    days: list[tuple[date, Status]] = []
    undated = 0
    for claim in claims:
        day = _day(claim.article.published)
        if day is None:
            undated += 1
        else:
            days.append((day, claim.status))
    if not days:
        return Timeline("day", (), undated)
    first, last = min(day for day, _ in days), max(day for day, _ in days)
    unit = next((name for most, name in _UNITS if (last - first).days <= most), "year")
    number, name = _COUNTING[unit]
    counts: dict[int, Counter[Status]] = {one: Counter() for one in range(number(first), number(last) + 1)}
    for day, status in days:
        counts[number(day)][status] += 1
    return Timeline(unit, tuple(Period(name(one), found) for one, found in counts.items()), undated)


def _day(published: str | None) -> date | None:
    try:
        return date.fromisoformat(published or "")
    except ValueError:
        return None


_COUNTING: Final[dict[str, tuple[Callable[[date], int], Callable[[int], str]]]] = {
    "day": (date.toordinal, lambda number: date.fromordinal(number).isoformat()),
    # Day 1 of the calendar is a Monday.
    "week": (lambda day: (day.toordinal() - 1) // 7, lambda number: date.fromordinal(number * 7 + 1).isoformat()),
    "month": (
        lambda day: day.year * 12 + day.month - 1,
        lambda number: f"{number // 12:04d}-{number % 12 + 1:02d}",
    ),
    "year": (lambda day: day.year, "{:04d}".format),
}
"""For each unit, the number of the period that a day is in, and the name of a number's period."""
