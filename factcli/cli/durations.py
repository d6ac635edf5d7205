"""Lengths of time as options take them, such as 30m, and as they are shown."""

from typing import Final

from factcli.errors import UsageError
from factcli.text.times import read_length

_UNITS: Final = {"s": 1, "m": 60, "h": 3600, "d": 86400, "w": 7 * 86400}
"""The units in which a length is shown, in seconds; months and years are none, since theirs differ."""
_LONGEST_DURATION: Final = 366 * _UNITS["d"]


def read_duration(value: str, option: str, *, least: int = 1) -> int:
    """The seconds that an option names; raises UsageError for what is no length of time, one below `least` or above a year."""
    write = f"write 90s, 30m (minutes), 2h, 1d, 1w or 1mo (month){f', {shown(least)} or more' if least > 1 else ''}"
    try:
        length = round(read_length(value).total_seconds())
    except ValueError:
        raise UsageError(f"{option} {value!r} is no length of time", hint=write, subject=option) from None
    if not least <= length <= _LONGEST_DURATION:
        wrong = "short" if length < least else "long"
        most = f"; {shown(_LONGEST_DURATION)} at most" if wrong == "long" else ""
        raise UsageError(f"{option} {value} is too {wrong}", hint=write + most, subject=option)
    return length


def shown(seconds: int) -> str:
    """A length of time in its largest whole unit: 90 is 90s, 7200 is 2h."""
    unit = next(unit for unit in reversed(_UNITS) if seconds % _UNITS[unit] == 0)
    return f"{seconds // _UNITS[unit]}{unit}"
