"""Other people's ratings as the ledger's statuses: by their words, else by the number on their scale."""

from typing import Final

from factcli.models.ratings import status_in_words
from factcli.models.vocabulary import Status

_MOSTLY_TRUE: Final = 0.75
_MOSTLY_FALSE: Final = 0.25


def status_of(words: str | None, value: float | None, best: float | None, worst: float | None) -> Status:
    """The status of a rating; `checking` where neither its words nor its number tell.

    The ends of the scale are 1 and 5 where they are not given. A value off the scale, such as -1, is none.
    """
    named = status_in_words(words) if words else None
    if named is not None:
        return named
    high = 5.0 if best is None else best
    low = 1.0 if worst is None else worst
    if value is None or not low < high or not low <= value <= high:
        return Status.CHECKING
    share = (value - low) / (high - low)
    if share >= _MOSTLY_TRUE:
        return Status.CONFIRMED
    return Status.REFUTED if share < _MOSTLY_FALSE else Status.MISLEADING
