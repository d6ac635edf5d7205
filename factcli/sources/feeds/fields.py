"""What a feed says of an entry, as plain short text; its day, and its key."""

import hashlib
import html
import re
from datetime import date
from typing import Final

from factcli.text.dates import published_day

LONGEST_FIELD: Final = 1000
"""Titles, bylines and keys are cut to so many characters."""
LONGEST_SUMMARY: Final = 2000
"""Summaries are cut to so many characters."""

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff]")
"""Characters that no text of a feed needs."""

_MARKUP_PER_CHARACTER: Final = 10
_NOT_SHOWN = re.compile(r"<(script|style)\b[^<]*(?:<(?!/\1)[^<]*)*", re.IGNORECASE)
_BREAK = re.compile(
    r"</?(?:p|br|div|li|ul|ol|h[1-6]|tr|td|th|table|blockquote|figure|figcaption|hr)\b[^<>]*>", re.IGNORECASE
)
_TAG = re.compile(r"</?[A-Za-z][^<>]*>|<!--[^-]*(?:-(?!->)[^-]*)*(?:-->|$)|<![A-Za-z\[][^<>]*>")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[A-Za-z]\w{1,30});")
_EARLIEST: Final = date(1970, 1, 2)


def plain(value: object, longest: int = LONGEST_FIELD) -> str:
    """A field as one line: tags stripped, entities decoded, white space folded, control characters dropped."""
    if not isinstance(value, str):
        return ""
    words = value[: longest * _MARKUP_PER_CHARACTER]
    if "<" in words:
        words = _TAG.sub("", _BREAK.sub(" ", _NOT_SHOWN.sub(" ", words)))
    for _ in range(2):  # a title that two programs escaped is common
        if not _ENTITY.search(words):
            break
        words = html.unescape(words)
    return line(words, longest)


def line(words: str, longest: int = LONGEST_FIELD) -> str:
    """Words as one line: white space folded, control characters dropped, cut to `longest` characters."""
    return " ".join(CONTROL.sub("", words).split())[:longest].rstrip()


def day(values: list[str | None], today: date) -> str | None:
    """The first of the dates that can be read and believed, as 2026-03-14.

    The first day of 1970 is what programs write for none.
    """
    for value in values:
        found = published_day(value[:LONGEST_FIELD] if value else None, today)
        if found is not None and found >= _EARLIEST:
            return found.isoformat()
    return None


def key(given: str | None, url: str | None, *said: str | None) -> str:
    """What tells an entry from the feed's others: its own id, else its link, else a digest of what it says."""
    own = " ".join(CONTROL.sub("", given or "").split())
    if own:
        return own if len(own) <= LONGEST_FIELD else f"sha256:{hashlib.sha256(own.encode()).hexdigest()}"
    if url is not None:
        return url
    joined = "\0".join(one or "" for one in said)
    return f"sha256:{hashlib.sha256(joined.encode('utf-8', errors='replace')).hexdigest()}"
