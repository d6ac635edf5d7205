"""Days as users write them. Pure."""

import re
from datetime import date, timedelta
from typing import Final

_AGO: Final = r"(\d{1,5})([dwmy])"
_DAYS: Final = {"d": 1, "w": 7, "m": 30, "y": 365}


def read_day(value: str, today: date) -> str:
    """A day as users write it, ISO or `today`, `yesterday`, `7d`, `2w`, as 2026-03-14; raises ValueError for others."""
    word = value.strip().lower()
    if word in ("today", "yesterday"):
        return (today - timedelta(days=word == "yesterday")).isoformat()
    ago = re.fullmatch(_AGO, word)
    if ago is not None:
        return (today - timedelta(days=int(ago[1]) * _DAYS[ago[2]])).isoformat()
    return date.fromisoformat(word).isoformat()
