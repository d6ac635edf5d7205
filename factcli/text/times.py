"""Moments as the ledger writes them: UTC to the second, as 2026-03-14T09:00:00Z, which sorts as text."""

from datetime import UTC, datetime
from typing import Final

_FORM: Final = "%Y-%m-%dT%H:%M:%SZ"


def written(moment: datetime) -> str:
    """A moment of any time zone as the ledger writes it."""
    return moment.astimezone(UTC).strftime(_FORM)


def seconds(time: str) -> int:
    """The seconds since 1970 of a time that the ledger wrote; raises ValueError for another text."""
    return int(datetime.strptime(time, _FORM).replace(tzinfo=UTC).timestamp())


def later(time: str, by: float) -> str:
    """The time `by` seconds after another."""
    return written(datetime.fromtimestamp(seconds(time) + by, UTC))
