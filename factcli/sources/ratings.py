"""Other people's ratings as the ledger's statuses: by their words, else by the number on their scale."""

import re
from collections.abc import Mapping
from typing import Final

from factcli.models.vocabulary import Status

_WORDS: Final[Mapping[str, Status]] = {
    word: status
    for status, words in {
        Status.CONFIRMED: "true|mostly true|correct|mostly correct|accurate|mostly accurate|confirmed|verified|fact|"
        "largely true|supported",
        Status.MISLEADING: "misleading|half true|half-true|partly true|partly false|partially true|partially false|"
        "mixture|mixed|mostly false|mostly incorrect|missing context|lacks context|needs context|out of context|"
        "distorted|distorts the facts|exaggerated|exaggeration|cherry-picked|cherry picked|inaccurate|half truth|"
        "imprecise|partly misleading",
        Status.REFUTED: "false|pants on fire|incorrect|wrong|fake|fabricated|hoax|untrue|not true|altered|"
        "altered video|altered photo|doctored|debunked|refuted|scam|completely false|four pinocchios|bogus|satire",
        Status.DISPUTED: "disputed|contested|conflicting evidence|controversial",
        Status.UNVERIFIABLE: "unproven|unverifiable|unsubstantiated|unsupported|no evidence|not enough evidence|"
        "insufficient evidence|baseless|unfounded|cannot be verified|research in progress",
        Status.CHECKING: "checking|in progress|under review",
        Status.UNVERIFIED: "unverified|unchecked|unrated",
    }.items()
    for word in words.split("|")
}
_MOSTLY_TRUE: Final = 0.75
_MOSTLY_FALSE: Final = 0.25


def status_in_words(words: str) -> Status | None:
    """The status that English words of a rating stand for, such as "Pants on Fire!"; None for others."""
    plain = re.sub(r"[^\w' -]", " ", words.casefold()).replace("_", " ")
    return _WORDS.get(" ".join(plain.split()))


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
