"""Lengths of time as users write them, such as 30m, and as they are shown."""

import re
from typing import Final

from factcli.errors import UsageError

_UNITS: Final = {"s": 1, "m": 60, "h": 3600, "d": 86400, "w": 7 * 86400}
_FORM: Final = r"(\d{1,6})([smhdw])"
_MOST: Final = 366 * _UNITS["d"]


def read_duration(value: str, option: str, *, least: int = 1) -> int:
    """The seconds that an option names; raises UsageError for what is no length of time, one below `least` or above a year."""
    found = re.fullmatch(_FORM, value.strip().lower())
    length = int(found[1]) * _UNITS[found[2]] if found else 0
    if found is None or not least <= length <= _MOST:
        wrong = "short" if length < least else "long"
        raise UsageError(
            f"{option} {value!r} is no length of time" if found is None else f"{option} {value} is too {wrong}",
            hint=f"write 90s, 30m (minutes), 2h, 1d or 1w{f', {shown(least)} or more' if least > 1 else ''}",
            subject=option,
        )
    return length


def shown(seconds: int) -> str:
    """A length of time in its largest whole unit: 90 is 90s, 7200 is 2h."""
    unit = next(unit for unit in reversed(_UNITS) if seconds % _UNITS[unit] == 0)
    return f"{seconds // _UNITS[unit]}{unit}"
