"""Claims over time: by day, week, month or year, as the span has it, and none is lost."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from values import report_of

from factcli.models.claim import Claim
from factcli.models.vocabulary import Status
from factcli.render.report.chart import described, figure
from factcli.render.report.timeline import timeline

PLAIN = report_of("x").others[0]


def published(*days: str | None) -> list[Claim]:
    return [replace(PLAIN, article=replace(PLAIN.article, published=day)) for day in days]


@pytest.mark.parametrize(
    ("first", "last", "unit", "names"),
    [
        ("2026-03-14", "2026-03-14", "day", ["2026-03-14"]),
        ("2026-02-27", "2026-03-02", "day", ["2026-02-27", "2026-02-28", "2026-03-01", "2026-03-02"]),
        (
            "2026-01-01",
            "2026-03-01",
            "week",
            ["2025-12-29", "2026-01-05", "2026-02-23"],
        ),  # its Monday, the next, the last
        ("2024-12-31", "2026-03-01", "month", ["2024-12", "2025-01", "2026-03"]),
        ("1999-01-01", "2026-03-01", "year", ["1999", "2000", "2026"]),
        ("0001-01-01", "9999-12-31", "year", ["0001", "0002", "9999"]),
    ],
)
def test_the_span_decides_what_a_bar_is(first: str, last: str, unit: str, names: list[str]) -> None:
    line = timeline(published(last, first))
    assert line.unit == unit
    found = [period.name for period in line.periods]
    assert (found if len(found) < 5 else [found[0], found[1], found[-1]]) == names
    assert len(set(found)) == len(found)


@given(st.lists(st.one_of(st.none(), st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1))), max_size=30))
def test_every_claim_is_counted_once(days: list[date | None]) -> None:
    line = timeline(published(*(day.isoformat() if day else None for day in days)))
    assert sum(sum(period.counts.values()) for period in line.periods) + line.undated == len(days)
    assert [period.name for period in line.periods] == sorted(period.name for period in line.periods)
    drawn = str(figure(line, [Status.UNVERIFIED]))
    assert drawn.count('class="bar"') == sum(bool(period.counts) for period in line.periods)


def test_what_is_no_day_is_said() -> None:
    line = timeline(published("2026-03-14", None, "last week"))
    assert line.undated == 2
    assert "2 claims without a day of publication" in line.caption
    assert described(line) == "1 claim in the day 2026-03-14; the most, 1, in 2026-03-14."
    assert figure(timeline(published(None)), []) == ""


def test_a_week_begins_on_monday() -> None:
    line = timeline(published("2026-03-15", "2026-03-16", "2026-06-01"))  # a Sunday, a Monday
    assert [sum(period.counts.values()) for period in line.periods][:2] == [1, 1]
    assert all(date.fromisoformat(period.name).weekday() == 0 for period in line.periods)
    assert timedelta(7) == date.fromisoformat(line.periods[1].name) - date.fromisoformat(line.periods[0].name)
