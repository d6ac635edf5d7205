"""What evidence may be, on the command line and in a review: a url, an existing file, or a reference in words."""

import os
import re
from pathlib import Path
from typing import Final

from factcli.cli.options import must_be_text
from factcli.errors import InputError, UsageError
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
        must_be_text(option, given)
        return given.strip()
    if re.match(_WITH_LOGIN, lowered):
        raise UsageError(
            f"{option} {given!r} holds somebody's name or password",
            hint="leave out what stands before the @; nothing was recorded",
            subject=option,
        )
    if words and os.path.isdir(given):
        raise UsageError(
            f"{option} {given!r} is a folder", hint="name the file in it; nothing was recorded", subject=option
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


def digest(name: str | None, excerpt: str | None) -> str | None:
    """The SHA-256 of the file of that name, or, where it is none, of the excerpt in UTF-8.

    Raises InputError for a file that cannot be read.
    """
    from hashlib import file_digest, sha256

    path = Path(name) if name is not None and name.startswith("/") else None
    if path is not None and path.is_file():
        try:
            with path.open("rb") as file:
                return file_digest(file, "sha256").hexdigest()
        except OSError as error:
            raise InputError(
                f"{path} cannot be read: {error.strerror}", hint="nothing was recorded", subject=str(path)
            ) from error
    return sha256(excerpt.encode()).hexdigest() if excerpt is not None else None
