"""RSS and Atom: what feedparser makes of a mended document, as a Feed."""

import io
from collections.abc import Iterator
from datetime import date
from typing import Any, Final

import feedparser  # type: ignore[import-untyped]  # it ships no type information

from factcli.models.web import Entry, Feed
from factcli.sources.feeds import fields, whole
from factcli.sources.feeds.posts import told_apart
from factcli.sources.links import resolved

_HTML: Final = ("", "text/html", "application/xhtml+xml")
_NOBODY: Final = frozenset(("unknown", "noreply", "no-reply", "admin", "author"))
_MOST_NAMES: Final = 20


def read(xml: bytes, url: str, today: date) -> Feed | None:
    """The feed that mended XML is, seen from its `url`; None if feedparser can make nothing of it."""
    headers = {"content-type": "application/xml; charset=utf-8", "content-location": url}
    try:
        # From bytes, since of a str it would take a url for something to fetch. Nothing that is shown
        # keeps its markup, so that there is none to sanitize.
        found = feedparser.parse(
            io.BytesIO(xml), response_headers=headers, sanitize_html=False, resolve_relative_uris=False
        )
    except Exception:  # noqa: BLE001 - a parser of forgiving habits, and what it raises for hostile bytes is not told
        return None
    entries = told_apart(_entry(one, url, today) for one in found["entries"])
    return Feed(fields.plain(_text(found["feed"], "title")) or None, entries)


def _entry(found: Any, base: str, today: date) -> tuple[Entry, str | None]:
    link = next((link for link in _links(found) if resolved(base, link) is not None), None)
    url = resolved(base, link) if link is not None else None
    title = fields.plain(_text(found, "title")) or None
    published = fields.day(_dates(found), today)
    contents = [one["value"] for one in found.get("content", []) if isinstance(one, dict) and one.get("value")]
    described = _text(found, "summary") or ""
    summary = fields.plain(described, fields.LONGEST_SUMMARY)
    text = whole.article(contents, described, summary)
    key = fields.key(_text(found, "id"), url, title, published, summary)
    return Entry(
        key=key, url=url, title=title, byline=_byline(found), published=published, text=text, summary=summary
    ), link


def _text(found: Any, name: str) -> str | None:
    """A field as feedparser holds it, past the fallbacks of its dictionaries, which warn."""
    value = dict.get(found, name)
    return value if isinstance(value, str) else None


def _links(found: Any) -> Iterator[str]:
    """The links of an entry, the likeliest to be the page first: what FeedBurner replaced, then alternates."""
    yield from filter(None, (_text(found, "feedburner_origlink"),))
    links = [one for one in dict.get(found, "links", []) if isinstance(one, dict) and one.get("href")]
    alternate = [one for one in links if one.get("rel", "alternate") == "alternate"]
    for one in sorted(alternate, key=lambda one: str(one.get("type", "")).partition(";")[0].strip() not in _HTML):
        yield one["href"]
    yield from filter(None, (_text(found, "link"),))


def _dates(found: Any) -> list[str | None]:
    """The entry's dates, as written where that can be read (it bears the outlet's own day), else as feedparser reads them."""
    dates: list[str | None] = []
    for name in ("published", "updated", "created"):
        dates.append(_text(found, name))
        moment = dict.get(found, f"{name}_parsed")
        if moment is not None:
            dates.append(f"{moment[0]:04}-{moment[1]:02}-{moment[2]:02}")
    return dates


def _byline(found: Any) -> str | None:
    people = [one for one in dict.get(found, "authors", []) if isinstance(one, dict)][:_MOST_NAMES]
    names = dict.fromkeys(name for one in people if (name := fields.plain(one.get("name"))))
    shown = [name for name in names if name.lower() not in _NOBODY and "@" not in name]
    return ", ".join(shown)[: fields.LONGEST_FIELD] or None
