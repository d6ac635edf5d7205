"""Days as users write them. Pure."""

from datetime import date, datetime, timedelta
from typing import Final

from factcli.text.times import read_length

DAYS: Final = "write 2026-03-14, today, yesterday, 30m (minutes), 2h, 7d, 2w, 3mo (months) or 1y"
"""How a day is written, for whoever wrote it otherwise."""


def read_day(value: str, now: datetime) -> str:
    """A day as users write it, as 2026-03-14: ISO, `today`, `yesterday`, or that of a length of time ago (`times.read_length`).

    `now` is in the user's time zone. Raises ValueError or OverflowError for what is none.
    """
    word = value.strip().lower()
    if word in ("today", "yesterday"):
        return (now.date() - timedelta(days=word == "yesterday")).isoformat()
    try:
        return (now - read_length(word)).date().isoformat()
    except ValueError:
        return date.fromisoformat(word).isoformat()
