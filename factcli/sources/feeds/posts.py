"""Entries whose texts the feed itself has and that share a page, as posts of a live blog do: known by their ids, not its url."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from msgspec.structs import replace

from factcli.models.web import Entry
from factcli.sources.feeds import fields


def told_apart(found: Iterable[tuple[Entry, str | None]]) -> tuple[Entry, ...]:
    """The entries, each given with its link as written, without urls where these are not those of an article.

    So it is with links to several places of one page, and to a site's home page, beside whole texts.
    """
    anchored = [(entry, _anchor(link)) for entry, link in found]
    places: dict[str, set[str]] = {}
    for entry, anchor in anchored:
        if entry.url and entry.text:
            places.setdefault(entry.url, set()).add(anchor)
    return tuple(
        _by_key(entry, anchor) if _is_post(entry, places.get(entry.url or "", set())) else entry
        for entry, anchor in anchored
    )


def _anchor(link: str | None) -> str:
    return (link or "").partition("#")[2].strip()


def _is_post(entry: Entry, places: set[str]) -> bool:
    if not (entry.url and entry.text):
        return False
    parts = urlsplit(entry.url)
    return len(places) > 1 or (parts.path in ("", "/") and not parts.query)


def _by_key(entry: Entry, anchor: str) -> Entry:
    if entry.key != entry.url:
        return replace(entry, url=None)
    said = (entry.title, entry.published, entry.summary)
    return replace(entry, url=None, key=fields.key(f"{entry.url}#{anchor}" if anchor else None, None, *said))
