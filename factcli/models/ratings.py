"""The statuses that other people's words of a rating stand for. Pure."""

import re
from collections.abc import Mapping
from typing import Final

from factcli.models.vocabulary import Status

_WORDS: Final[Mapping[str, Status]] = {
    word: status
    for status, words in {
        Status.CONFIRMED: "true|mostly true|correct|mostly correct|accurate|mostly accurate|confirmed|verified|fact|"
        "largely true|supported",
        Status.MISLEADING: "misleading|half true|partly true|partly false|partially true|partially false|"
        "mixture|mixed|mostly false|mostly incorrect|missing context|lacks context|needs context|out of context|"
        "distorted|distorts the facts|exaggerated|exaggeration|cherry picked|inaccurate|half truth|"
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


def status_in_words(words: str) -> Status | None:
    """The status that English words of a rating stand for, such as "Pants on Fire!" or "half-true"; None for others."""
    plain = re.sub(r"[^\w']", " ", words.casefold()).replace("_", " ")
    return _WORDS.get(" ".join(plain.split()))
