"""JSON Feed 1 and 1.1 as a Feed."""

import json
from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import Any

from factcli.models.web import Entry, Feed
from factcli.sources.decoding import scrub
from factcli.sources.feeds import fields, whole
from factcli.sources.feeds.mending import MOST_ENTRIES
from factcli.sources.feeds.posts import told_apart
from factcli.sources.links import resolved


def read(text: str, url: str, today: date) -> Feed | None:
    """The feed in a JSON text, seen from its `url`; None if it is none."""
    try:
        document = json.loads(text.lstrip("\ufeff"), strict=False)
    except (ValueError, RecursionError):
        return None
    if not isinstance(document, dict) or not isinstance(document.get("items"), list):
        return None
    if "jsonfeed.org" not in str(document.get("version", ""))[:100] and not isinstance(document.get("title"), str):
        return None
    items = (item for item in document["items"] if isinstance(item, dict))
    entries = told_apart(_entry(item, url, today) for item in islice(items, MOST_ENTRIES))
    return Feed(fields.plain(document.get("title")) or None, entries)


def _entry(item: dict[str, Any], base: str, today: date) -> tuple[Entry, str | None]:
    link = next((link for link in _links(item) if resolved(base, link) is not None), None)
    url = resolved(base, link) if link is not None else None
    title = fields.plain(item.get("title")) or None
    published = fields.day([_text(item, "date_published"), _text(item, "date_modified")], today)
    contents = [one for name in ("content_html", "content_text") if (one := _text(item, name))]
    summary = fields.plain(_text(item, "summary"), fields.LONGEST_SUMMARY)
    text = whole.article(contents, _text(item, "summary") or "", summary)
    if not summary and contents:
        summary = fields.plain(contents[0], fields.LONGEST_SUMMARY)
    key = fields.key(_given(item.get("id")), url, title, published, summary)
    return Entry(
        key=key, url=url, title=title, byline=_byline(item), published=published, text=text, summary=summary
    ), link


def _text(item: dict[str, Any], name: str) -> str | None:
    value = item.get(name)
    return scrub(value) if isinstance(value, str) else None


def _links(item: dict[str, Any]) -> Iterator[str]:
    """The links of an item, its own page first; an id is one only where it says so."""
    yield from filter(None, (_text(item, name) for name in ("url", "external_url")))
    own = _text(item, "id") or ""
    if own.lower().startswith(("http://", "https://")):
        yield own


def _given(value: object) -> str | None:
    """An id, which old feeds give as a number."""
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _byline(item: dict[str, Any]) -> str | None:
    names = dict.fromkeys(name for one in _people(item) if (name := fields.plain(one.get("name"))))
    return ", ".join(names)[: fields.LONGEST_FIELD] or None


def _people(item: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The authors of an item: a row in version 1.1, one in version 1."""
    several = item.get("authors")
    people = several[:20] if isinstance(several, list) else [item.get("author")]
    return (one for one in people if isinstance(one, dict))
