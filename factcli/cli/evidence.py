"""What evidence may be, for `mark --evidence` and `evidence add --url`: a url, an existing file, or a reference in words."""

import os
import re
from typing import Final

from factcli.errors import UsageError
from factcli.models.location import printable

_URL: Final = r"[a-z][a-z0-9+.-]*://[^\s/?#@]+(?:[/?#]\S*)?"
_WITH_LOGIN: Final = r"[a-z][a-z0-9+.-]*://[^\s/?#]*@"
_LIKE_URL: Final = r"[a-z][a-z0-9+.-]*:/"
_IDENTIFIER: Final = r"(?:doi|urn|isbn|arxiv|hdl):\S+"
_FEWEST_WORDS: Final = 2


def reference(given: str, option: str = "--evidence") -> str:
    """What is stored of an evidence: the url, the file's absolute path, or the words of the reference.

    Raises UsageError for what is none of these, such as a file that does not exist.
    """
    words = given.split()
    lowered = given.strip().lower()
    if re.fullmatch(_URL, lowered) or re.fullmatch(_IDENTIFIER, lowered):
        return given.strip()
    if re.match(_WITH_LOGIN, lowered):
        raise UsageError(
            f"{option} {given!r} holds somebody's name or password",
            hint="leave out what stands before the @; nothing was recorded",
            subject=option,
        )
    if words and os.path.exists(given):
        return printable(os.path.abspath(given))
    if len(words) >= _FEWEST_WORDS and given.isprintable() and not re.match(_LIKE_URL, lowered):
        return " ".join(words)
    raise UsageError(
        f"{option} {given!r} is neither a url nor a file that exists",
        hint="write a url, a file's path, or a reference in words, such as 'port log of 14 March'; nothing was recorded",
        subject=option,
    )
