"""An answer of the web to the article in it. A page is not believed that it is another site's."""

import re
from datetime import date
from typing import Any, Final
from urllib.parse import urlsplit

from factcli.models.article import Item
from factcli.models.source import Listed
from factcli.models.web import Failure, PageText, Response, unusable
from factcli.sources import links, markdown, page, paywalls, plain
from factcli.sources.completing import completed, shortened
from factcli.sources.decoding import decode_answer
from factcli.sources.forms import PAGE_STARTS, beginning
from factcli.sources.markup import LONGEST_ARTICLE, NO_ARTICLE, page_tree

_STATED: Final = ("json-ld", "meta", "front matter", "head")
"""What a day of publication is read from where a page states it; elsewhere it is guessed."""
_FEWEST_WORDS: Final = 5
_TOO_LONG: Final = f"longer than {LONGEST_ARTICLE:,} characters, as no article is; save it and ingest the file"
_BEGINNING: Final = 1024
_FEEDS: Final = ("<rss", "<feed", "<rdf:rdf")
_PAGE_NUMBER = re.compile(r"(?:page/)?\d{1,2}")
_SECTIONS: Final = frozenset(
    ("", "news", "home", "index.html", "index.php", "latest", "stories", "articles", "article")
)


def read_page(response: Response, listed: Listed | None, today: date) -> PageText | Failure:
    """The article in an answer; what it does not say itself is taken from what a feed said of it.

    A date after `today` is not believed.
    """
    kind = (response.content_type or "").partition(";")[0].strip().lower()
    if reason := _not_text(kind, response.body):
        return unusable(reason)
    text = decode_answer(response.body, response.content_type)
    if text is None:
        return unusable("binary, or text in an encoding that cannot be told")
    begins = beginning(text[:_BEGINNING])
    if begins.startswith("<") and any(start in begins for start in _FEEDS) and not begins.startswith(PAGE_STARTS):
        return unusable("a feed, not an article; `factcli source add` reads what it lists")
    if kind in ("text/markdown", "text/x-markdown"):
        return _read_text(*markdown.read(text), "front matter", response, listed, today)
    if kind == "text/plain" and not begins.startswith(PAGE_STARTS):
        return _read_text(text, plain.described(text), "head", response, listed, today)
    return _read_markup(text, response, listed, today)


def _not_text(kind: str, body: bytes) -> str | None:
    """Why an answer is none to read, by its content type and its first bytes."""
    if kind == "application/pdf" or body.startswith(b"%PDF-"):
        return "a PDF, which is not read"
    if kind.partition("/")[0] in ("image", "audio", "video", "font"):
        return f"{kind[:60]}, not an article"
    if kind in ("application/json", "application/ld+json", "text/json", "application/feed+json"):
        return "JSON, not an article"
    if kind in ("application/zip", "application/octet-stream", "text/css", "text/javascript", "application/javascript"):
        return f"{kind}, not an article"
    return None if body.strip() else "an empty answer"


def _read_text(
    text: str, fields: dict[str, str], origin: str, response: Response, listed: Listed | None, today: date
) -> PageText | Failure:
    if len(text.split()) < _FEWEST_WORDS:
        return unusable("too few words for an article")
    if len(text) > LONGEST_ARTICLE:
        return unusable(_TOO_LONG)
    own = links.canonical(response.url)
    item = Item(location=response.url, text=text, url=own)
    return PageText(_with_fields(item, fields, origin, listed, today), own=own)


def _read_markup(text: str, response: Response, listed: Listed | None, today: date) -> PageText | Failure:
    tree = page_tree(text)
    if isinstance(tree, str):
        return unusable(tree)
    claimed = _claimed(tree, response.url)
    is_amp = _is_amp(tree)
    found = page.read_tree(tree, today, response.url, listed.summary_words if listed else 0)
    if found is None:
        return unusable(NO_ARTICLE)
    if len(found.text) > LONGEST_ARTICLE:
        return unusable(_TOO_LONG)
    if reason := paywalls.in_place_of_article(found.text, found.fields.get("title")):
        return unusable(reason)
    own = links.canonical(response.url)
    item = Item(location=response.url, text=found.text, url=claimed or own, partial=found.partial)
    item = _with_fields(item, found.fields, found.published_from, listed, today)
    return PageText(item, amp_of=claimed if is_amp and claimed != own else None, own=own)


def _is_amp(tree: Any) -> bool:
    root = tree.getroottree().getroot()
    return any(name in ("amp", "⚡", "amp4ads", "⚡4ads") for name in root.keys())  # noqa: SIM118 - an element's own children would be looked at


def _claimed(tree: Any, url: str) -> str | None:
    """The canonical url that a page gives itself, if it is of the same site and no mere home page or section."""
    given = [
        element.get("href")
        for element in tree.iter("link")
        if "canonical" in (element.get("rel") or "").lower().split()
    ]
    given += (element.get("content") for element in tree.iter("meta") if element.get("property") == "og:url")
    # In an AMP cache the page belongs to the site whose url is embedded in the cache's.
    site = links.canonical(url) or url
    for one in given:
        known = links.resolved(site, one) if one and one.strip() else None
        if known is not None and links.same_site(known, site) and not _is_above(known, site):
            return known
    return None


def _is_above(claimed: str, url: str) -> bool:
    """Whether the claimed url is only a place above a page: its home page, or a section that it is in."""
    one, other = urlsplit(claimed), urlsplit(url)
    above, below = one.path.strip("/").lower(), other.path.strip("/").lower()
    if one.query or (not below and not other.query):
        return False
    return above in _SECTIONS - {below} or (below.startswith(f"{above}/") and _is_deeper(above, below))


def _is_deeper(above: str, below: str) -> bool:
    """Whether more than a spelling of the same page (AMP, a page's number, an index) lies between two paths."""
    rest = below[len(above) :].strip("/")
    return rest not in (
        "amp",
        "amp.html",
        "index.html",
        "index.php",
        "index.amp",
        "print",
        "single",
        "all",
    ) and not _PAGE_NUMBER.fullmatch(rest)


def _with_fields(item: Item, fields: dict[str, str], origin: str | None, listed: Listed | None, today: date) -> Item:
    """The item with what its page says, else the feed; a day that the page does not state goes behind the feed's."""
    said = listed or Listed()
    own, from_feed = (fields.get("published"), origin), (said.published, "feed")
    days = (own, from_feed) if origin in _STATED else (from_feed, own)
    of_feed = {"title": said.title, "byline": said.byline}
    return completed(item, (shortened(fields), shortened(of_feed)), days, today)
