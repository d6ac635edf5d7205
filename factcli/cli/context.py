"""Who asks, and when: the user, the clock, and days and times as he writes them."""

from datetime import UTC, date, datetime

from factcli.cli.settings import read_settings
from factcli.errors import UsageError
from factcli.models.location import printable
from factcli.text import times


def now() -> str:
    """The time as 2026-03-14T09:00:00Z."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def moment() -> datetime:
    """The time in the local time zone."""
    return datetime.now().astimezone()


def today() -> date:
    """The day in the local time zone."""
    return moment().date()


def author(by: str | None) -> str:
    """Who records something: the option, the settings, or the login."""
    named = by or read_settings().get("author")
    if named:
        return str(named)
    import getpass

    try:
        return printable(getpass.getuser())
    except (OSError, KeyError):
        return "unknown"


def read_day(value: str, option: str) -> str:
    """The day that an option names, as 2026-03-14; raises UsageError for one that is none."""
    from factcli.query import days

    try:
        return days.read_day(value, moment())
    except (ValueError, OverflowError):
        raise UsageError(f"{option} {value!r} is no day", hint=days.DAYS, subject=option) from None


def read_past_day(value: str, option: str) -> str:
    """The same of a day on which something was; raises UsageError for one that is still to come."""
    day = read_day(value, option)
    if day > today().isoformat():
        raise UsageError(
            f"{option} {value} is after today", hint="check the year; nothing was recorded", subject=option
        )
    return day


def read_moment(value: str, option: str) -> str:
    """The moment that an option names, as the ledger writes it; raises UsageError for one that is none."""
    try:
        return times.read_moment(value, moment())
    except (ValueError, OverflowError):
        raise UsageError(
            f"{option} {value!r} is no time",
            hint=f"write {times.MOMENTS}",
            subject=option,
        ) from None
