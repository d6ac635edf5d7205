"""Moments as the ledger writes them: UTC to the second, as 2026-03-14T09:00:00Z, which sorts as text."""

import re
from datetime import UTC, datetime, time, timedelta
from typing import Final

_FORM: Final = "%Y-%m-%dT%H:%M:%SZ"
MOMENTS: Final = "2026-03-14, 2026-03-14T09:00, today, yesterday, 30m (minutes), 2h, 7d, 2w, 3mo (months) or 1y"
"""How a moment is written, for whoever wrote it otherwise."""
_LENGTH: Final = r"(\d{1,6})(mo|[smhdwy])"
"""Six digits: as many years as that are still a `timedelta`, with seven it overflows."""
_UNITS: Final = {
    "s": timedelta(seconds=1),
    "m": timedelta(minutes=1),
    "h": timedelta(hours=1),
    "d": timedelta(days=1),
    "w": timedelta(weeks=1),
    "mo": timedelta(days=30),
    "y": timedelta(days=365),
}


def written(moment: datetime) -> str:
    """A moment of any time zone as the ledger writes it."""
    return moment.astimezone(UTC).strftime(_FORM)


def seconds(time: str) -> int:
    """The seconds since 1970 of a time that the ledger wrote; raises ValueError for another text."""
    return int(datetime.strptime(time, _FORM).replace(tzinfo=UTC).timestamp())


def later(time: str, by: float) -> str:
    """The time `by` seconds after another."""
    return written(datetime.fromtimestamp(seconds(time) + by, UTC))


def local_day(time: str) -> str:
    """The day in the local time zone of a time that the ledger wrote, as 2026-03-14."""
    return datetime.fromtimestamp(seconds(time), UTC).astimezone().date().isoformat()


def local_minute(time: str) -> str:
    """A time that the ledger wrote in the local time zone, as tables tell it: 2026-03-14 10:00.

    One that no calendar has there, in the year 1 or 9999, stays as it was written.
    """
    try:
        return datetime.fromtimestamp(seconds(time), UTC).astimezone().strftime("%Y-%m-%d %H:%M")
    except (ValueError, OverflowError):
        return time


def read_length(value: str) -> timedelta:
    """A length of time as users write it: a number and s, m (minutes), h, d, w, mo (30 days) or y (365 days).

    Raises ValueError for what is none.
    """
    found = re.fullmatch(_LENGTH, value.strip().lower())
    if found is None:
        raise ValueError(value)
    return int(found[1]) * _UNITS[found[2]]


def read_moment(value: str, now: datetime) -> str:
    """A moment as users write it, as the ledger does; `now` is in the user's time zone.

    ISO with or without time and zone, `today`, `yesterday` (their first moment), or a length of time
    ago, see `read_length`. Raises ValueError or OverflowError for what is none.
    """
    word = value.strip().lower()
    if word in ("today", "yesterday"):
        day = now.date() - timedelta(days=word == "yesterday")
        return written(datetime.combine(day, time()).astimezone())
    if re.fullmatch(_LENGTH, word):
        return written(now - read_length(word))
    return written(datetime.fromisoformat(word.upper()).astimezone())
