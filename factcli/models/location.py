"""Where an article was met, as text: any file's name can be stored, printed and told from any other."""

import re
from typing import Final

_BYTES: Final = "[\udc80-\udcff]"
"""How the system hands over the bytes of a name that are not UTF-8."""

_QUOTED: Final = "$'"
_ESCAPED: Final = r"\\(?:x([0-9a-f]{2})|(.))"
_LINE: Final = r":\d+$"
_WEB: Final = r"(?i)https?://"
_SCHEME: Final = r"[A-Za-z][A-Za-z0-9+.-]*:"
_PATH: Final = r"(?i)(?:file:|\$'|\.{0,2}/|~)"
"""How an absolute path begins, or one that leads up, or to somebody's home; in a reference in words a slash is a slash."""


def printable(name: str) -> str:
    r"""A file's name as text: itself if it is UTF-8, else as shells quote it, such as `$'\xff.txt'`.

    No two names become the same: a name that looks quoted is quoted, too.
    """
    if re.search(_BYTES, name) is None and not name.startswith(_QUOTED):
        return name
    escaped = name.replace("\\", r"\\").replace("'", r"\'")
    return _QUOTED + legible(escaped) + "'"


def legible(words: str) -> str:
    r"""Words that the system handed over, or that hold a path, as text: bytes that are not UTF-8 as `\xff`."""
    return re.sub(_BYTES, lambda found: f"\\x{ord(found[0]) - 0xDC00:02x}", words)


def named_by(text: str) -> str:
    """The file's name that `printable` made the text of, as the system hands it over."""
    if not (text.startswith(_QUOTED) and text.endswith("'")):
        return text
    quoted = text[len(_QUOTED) : -1]
    return re.sub(_ESCAPED, lambda found: chr(0xDC00 + int(found[1], 16)) if found[1] else found[2], quoted)


def file_of(place: str) -> str:
    """A path or location without the number of the record in the file: `a.jsonl` of `a.jsonl:3`."""
    return re.sub(_LINE, "", place)


def file_name(place: str) -> str:
    """The last part of a path or url, as `printable` has it; all of it where that is empty."""
    if place.startswith(_QUOTED):
        return printable(named_by(place).rsplit("/", 1)[-1]) or place
    return place.rsplit("/", 1)[-1] or place


def public_place(place: str) -> str:
    """A place that tells nothing of the machine: an url or words as they are, a file by its plain name."""
    if re.match(_SCHEME, place) and not place.lower().startswith("file:"):
        return place
    return file_name(place) if "/" in place and re.match(_PATH, place) else place


def public_location(location: str, url: str | None) -> str:
    """Where an article was met, for others: its url, else its file's plain name."""
    return url or (location if re.match(_WEB, location) else file_name(location))
