"""Whether a stretch of time tells when something will be: "two weeks from now", "a week on Monday"."""

from collections.abc import Sequence
from typing import Final

from factcli.extract.figures.numbers import FigureToken, at
from factcli.text.words import word_set

_LONG_DAYS: Final = word_set("monday tuesday wednesday thursday friday saturday sunday")
_NEAR_DAYS: Final = word_set("now today tomorrow")
_WEEKS: Final = word_set("week weeks fortnight")


def is_time_to_come(row: Sequence[FigureToken], start: int, behind: int) -> bool:
    """Whether the time that begins at `start` and ends before `behind` is counted from a day that follows.

    "Shut for two weeks from Monday" tells how long, and is none.
    """
    joint, word = at(row, behind), at(row, behind + 1)
    if at(row, start - 1).low in ("for", "after", "last", "past", "lasts"):
        return False
    unit = row[behind - 1].low
    if joint.low == "from":
        return word.low in _NEAR_DAYS or (unit in _WEEKS and _is_weekday(word))
    if unit not in _WEEKS:
        return False
    return joint.low in ("today", "tomorrow") or _is_weekday(joint) or (joint.low == "on" and _is_weekday(word))


def _is_weekday(piece: FigureToken) -> bool:
    return piece.low in _LONG_DAYS and piece.text[0].isupper()
