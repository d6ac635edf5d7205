"""JSON lines as scrapers and trafilatura write them: an object an article."""

import json
from collections.abc import Iterator
from typing import Any, Final

from factcli.models.article import BadItem, Item
from factcli.sources.decoding import decode, scrub

_TEXTS: Final = ("text", "content", "raw_text")
_FIELDS: Final = {
    "title": ("title", "headline"),
    "outlet": ("sitename", "outlet", "source-hostname", "hostname"),
    "byline": ("author", "authors", "byline"),
    "published": ("date", "published", "date_published", "published_at"),
    "url": ("url", "source"),
}


def decoded(data: bytes) -> str | None:
    """The text of JSON lines of which some hold NUL bytes, as after a crash: of these only the NULs; None if most do.

    `read` refuses those lines, and no others.
    """
    lines = data.split(b"\n")
    broken = [number for number, line in enumerate(lines) if b"\0" in line]
    if not broken or 2 * len(broken) > len(lines):
        return None
    for number in broken:
        lines[number] = b""
    text = decode(b"\n".join(lines))
    shown = text.split("\n") if text is not None else []
    if len(shown) != len(lines):
        return None
    for number in broken:
        shown[number] = "\0"
    return "\n".join(shown)


def read(text: str, location: str) -> Iterator[tuple[Item, dict[str, str]] | BadItem]:
    """Each line's article and fields; a line that is none as a BadItem with its number.

    A file that is one JSON array, or one object over several lines, is read as well.
    """
    whole = text.lstrip()
    if whole.startswith("["):
        yield from _array(whole, location)
        return
    lines = [(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    if len(lines) > 1 and lines[0][1].strip() == "{":
        lines = [(lines[0][0], text)]
    for number, line in lines:
        place = f"{location}:{number}"
        if "\0" in line:
            yield BadItem(place, "binary: it has NUL bytes in it")
            continue
        try:
            record = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield BadItem(place, f"not JSON: {_fault(error)}")
        else:
            yield _article(record, place)


def _fault(error: ValueError | RecursionError) -> str:
    """What is wrong with a line: its place names the line already, so that only the character in it is said."""
    if isinstance(error, json.JSONDecodeError) and error.lineno == 1:
        return f"{error.msg} at character {error.colno}"
    return str(error)


def _array(whole: str, location: str) -> Iterator[tuple[Item, dict[str, str]] | BadItem]:
    try:
        records = json.loads(whole)
    except (ValueError, RecursionError) as error:
        yield BadItem(location, f"not JSON: {error}")
        return
    for number, record in enumerate(records, 1):
        yield _article(record, f"{location}:{number}")


def _article(record: Any, place: str) -> tuple[Item, dict[str, str]] | BadItem:
    if not isinstance(record, dict):
        return BadItem(place, "not a JSON object")
    text = next((record[key] for key in _TEXTS if isinstance(record.get(key), str) and record[key].strip()), None)
    if text is None:
        return BadItem(place, "no text: none of the keys text, content, raw_text")
    fields = {}
    for name, keys in _FIELDS.items():
        value = next((shown for key in keys if (shown := _as_text(record.get(key)))), None)
        if value is not None and (name != "url" or value.startswith(("http://", "https://"))):
            fields[name] = value
    return Item(location=place, text=scrub(text)), fields


def _as_text(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(one for one in value[:20] if isinstance(one, str))
    return scrub(" ".join(value.split())) if isinstance(value, str) else ""
