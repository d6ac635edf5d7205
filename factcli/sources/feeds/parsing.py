"""What a server answered, as a feed: RSS 0.9 to 2.0, Atom 0.3 and 1.0, JSON Feed. What it says of itself decides little."""

from datetime import date
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from factcli.models.web import Candidate, Entry, Failure, Feed, Response, unusable
from factcli.sources.decoding import decode_answer
from factcli.sources.feeds import entries, jsonfeed, mending
from factcli.sources.feeds.discovery import candidates
from factcli.sources.forms import PAGE_STARTS, beginning
from factcli.sources.links import same_site

_FEEDS: Final = frozenset(("rss", "rdf", "feed", "channel"))
_PAGES: Final = frozenset(("html", "body", "head", "div"))
_OTHER_KINDS: Final = {
    "opml": "a list of feeds (OPML), not a feed",
    "urlset": "a sitemap, not a feed",
    "sitemapindex": "a sitemap, not a feed",
}


class NotAFeed(Struct, frozen=True):
    """A page that was met where a feed was looked for, and the feeds that it names."""

    candidates: tuple[Candidate, ...]


def read_feed(response: Response, today: date) -> Feed | NotAFeed | Failure:
    """The feed in an answer, each entry once, in the order of the feed; a date after `today` is not believed."""
    text = decode_answer(response.body, response.content_type)
    if text is None:
        return unusable("binary, or text in an encoding that cannot be told")
    begins = beginning(text[:512])
    if not text.strip():
        return unusable("an empty answer")
    if begins.startswith(("{", "[")):
        feed = jsonfeed.read(text, response.url, today)
        return _settled(feed, response.url) if feed is not None else unusable("JSON, but not a JSON Feed")
    if begins.startswith(PAGE_STARTS):
        return NotAFeed(candidates(text, response.url))
    return _from_xml(text, response.url, today)


def _from_xml(text: str, url: str, today: date) -> Feed | NotAFeed | Failure:
    root = mending.parsed(text)
    name = mending.local(root) if root is not None else ""
    if name in _FEEDS:
        feed = entries.read(mending.slimmed(root), url, today)
        return _settled(feed, url) if feed is not None else unusable("a feed that cannot be read")
    if name in _PAGES or "<html" in text[:4096].lower():
        return NotAFeed(candidates(text, url))
    return unusable(_OTHER_KINDS.get(name, "not a feed"))


def _settled(feed: Feed, url: str) -> Feed:
    """The feed without entries that repeat the key or the url of an earlier one, and with whose pages they name."""
    seen: set[str] = set()
    kept: list[Entry] = []
    for entry in feed.entries:
        names = {f"key {entry.key}", f"url {entry.url or entry.key}"}
        if seen.isdisjoint(names):
            of_another = entry.url and entry.text and not same_site(entry.url, url)
            kept.append(replace(entry, own=False) if of_another else entry)
        seen |= names
    return Feed(feed.title, tuple(kept))
