"""One target to its articles, by what the file is."""

import sys
from collections.abc import Callable, Iterator
from datetime import date

from msgspec import Struct
from msgspec.structs import asdict, replace

from factcli.models.article import BadItem, Item
from factcli.models.location import printable
from factcli.models.web import Failure, Fault, Response
from factcli.sources import jsonlines, markdown, plain
from factcli.sources.completing import completed, shortened
from factcli.sources.decoding import decode
from factcli.sources.forms import MARKDOWN, PAGE_STARTS, PAGES, PLAIN, RECORDS, beginning
from factcli.sources.links import canonical
from factcli.sources.targets import LARGEST_FILE, Target, read_bytes, too_large

Fetch = Callable[[str], Response | Failure]
"""What gets an address of the web."""


class Given(Struct, frozen=True):
    """What the user says of the articles himself; it goes before what the files say."""

    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    url: str | None = None
    published: str | None = None


def read(target: Target, given: Given, today: date, fetch: Fetch | None = None) -> Iterator[Item | BadItem]:
    """The articles of one target; what cannot be read comes as a BadItem with its reason.

    A date of publication after `today` is not believed. `fetch` asks the web for an address.
    """
    if target.url is not None:
        yield _from_web(target.url, given, today, fetch)
        return
    data = _from_stdin() if target.path is None else read_bytes(target.path)
    if isinstance(data, str):
        yield BadItem(target.location, data)
        return
    suffix = target.path.suffix.lower() if target.path else ""
    text = decode(data, markup=suffix in PAGES or _looks_like_page(data[:512].decode("latin-1")))
    if text is None and suffix in RECORDS:
        text = jsonlines.decoded(data)
    if text is None:
        yield BadItem(target.location, "binary, or text in an encoding that cannot be told")
        return
    if not text.strip():
        yield BadItem(target.location, "empty")
        return
    for found in _articles(text, suffix, target, today):
        if isinstance(found, BadItem):
            yield found
        else:
            item, fields, origin = found
            yield _completed(item, fields, origin, target, given, today)


Found = tuple[Item, dict[str, str], str | None]


def _from_web(url: str, given: Given, today: date, fetch: Fetch | None) -> Item | BadItem:
    from factcli.sources.webpage import read_page

    answer = fetch(url) if fetch is not None else Failure(reason="the web is not asked here", fault=Fault.REFUSED)
    found = read_page(answer, None, today) if isinstance(answer, Response) else answer
    if isinstance(found, Failure):
        return BadItem(url, found.reason)
    stated = {name: value for name in given.__struct_fields__ if (value := getattr(given, name)) is not None}
    if "url" in stated:
        stated["url"] = canonical(stated["url"]) or stated["url"]
    origin = {"published_from": "option"} if "published" in stated else {}
    return replace(found.item, location=url, **stated, **origin, given=tuple(sorted(stated)))


def _from_stdin() -> bytes | str:
    try:
        data = sys.stdin.buffer.read(LARGEST_FILE + 1)
    except OSError as error:
        return f"cannot be read: {error.strerror}"
    return too_large(len(data)) if len(data) > LARGEST_FILE else data


def _articles(text: str, suffix: str, target: Target, today: date) -> Iterator[Found | BadItem]:
    item = Item(location=target.location, text=text)
    if suffix in PAGES or (suffix not in (*PLAIN, *MARKDOWN, *RECORDS) and _looks_like_page(text)):
        yield _page(text, item, today)
    elif suffix in RECORDS or (suffix not in (*PLAIN, *MARKDOWN) and text.lstrip().startswith('{"')):
        for one in jsonlines.read(text, target.location):
            yield one if isinstance(one, BadItem) else (*one, "record")
    elif suffix in MARKDOWN or (suffix not in PLAIN and markdown.has_front_matter(text)):
        words, fields = markdown.read(text)
        yield (replace(item, text=words), fields, "front matter") if words else BadItem(item.location, "no text")
    else:
        yield item, plain.described(text), "head"


def _page(text: str, item: Item, today: date) -> Found | BadItem:
    from factcli.sources import page

    found = page.read(text, today)
    if isinstance(found, str):
        return BadItem(item.location, found)
    return replace(item, text=found.text, partial=found.partial), found.fields, found.published_from


def _looks_like_page(text: str) -> bool:
    return beginning(text).startswith((*PAGE_STARTS, "<?xml"))  # XHTML


def _completed(
    item: Item, fields: dict[str, str], origin: str | None, target: Target, given: Given, today: date
) -> Item | BadItem:
    """The item with its fields: the user's own, else the file's, each no longer than a field should be."""
    if not any(character.isalpha() for character in item.text):
        return BadItem(item.location, "no words")
    fields = shortened(fields)
    days = ((given.published, "option"), (fields.get("published"), origin))
    url = given.url or fields.get("url")
    return replace(
        completed(item, (asdict(given), fields), days, today),
        url=canonical(url) if url else None,
        given=tuple(sorted(name for name in given.__struct_fields__ if getattr(given, name) is not None)),
        path=printable(str(target.path)) + item.location[len(target.location) :] if target.path else None,
    )
