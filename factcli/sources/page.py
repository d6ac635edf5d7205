"""A web page to its article's text, and what JSON-LD, meta tags and the page say of it."""

import json
import re
from collections.abc import Iterator
from datetime import date
from itertools import chain
from typing import Any, Final

import trafilatura
from msgspec import Struct
from trafilatura.settings import Document

from factcli.sources import paywalls
from factcli.sources.markup import NO_ARTICLE, page_tree
from factcli.text.dates import read_date
from factcli.text.words import word_set

_META_DATES: Final = word_set("""
    article:published_time og:published_time og:article:published_time datepublished date pubdate publishdate
    dc.date dc.date.issued dcterms.created dcterms.issued dcterms.date parsely-pub-date sailthru.date
    publication_date publish-date cxenseparse:recs:publishtime
""")
_ARTICLE_TYPES: Final = ("Article", "BlogPosting", "Report", "WebPage")
_DEEPEST: Final = 12
_FEWEST_WORDS: Final = 5


class PageContent(Struct, frozen=True):
    """What a page holds: the text, the fields title, byline, published, outlet and url as far as it has them.

    `published_from` tells what the date was read from. `partial`: the text is only the article's beginning.
    """

    text: str
    fields: dict[str, str]
    published_from: str | None
    partial: bool


def read(markup: str, today: date) -> PageContent | str:
    """The article in a page's markup; why there is none where it holds none, or more than an article's page has."""
    tree = page_tree(markup)
    if isinstance(tree, str):
        return tree
    return read_tree(tree, today) or NO_ARTICLE


def read_tree(tree: Any, today: date, url: str | None = None, summary_words: int = 0) -> PageContent | None:
    """The article in a parsed page that was fetched from `url`, where that is known; None where it holds none.

    `summary_words` counts those of the summary that a feed gave of it.
    """
    linked = list(_linked(tree))
    try:
        document = trafilatura.bare_extraction(
            tree,
            url=url,
            with_metadata=True,
            include_comments=False,
            date_extraction_params={"original_date": True, "extensive_search": False, "max_date": today.isoformat()},
        )
    except Exception:  # noqa: BLE001 - it does not say what it raises for markup that nobody foresaw
        return None
    found: dict[str, Any] = document.as_dict() if isinstance(document, Document) else {}
    text = found.get("text") or ""
    if len(text.split()) < _FEWEST_WORDS:
        return None
    fields = {
        "title": found.get("title"),
        "byline": found.get("author"),
        "outlet": found.get("sitename") or found.get("hostname"),
        "url": found.get("url"),
    }
    fields["published"], origin = _published(tree, linked, found.get("date"), found.get("url"))
    partial = paywalls.is_partial(text, paywalls.is_free(linked), summary_words)
    return PageContent(
        text, {name: " ".join(value.split()) for name, value in fields.items() if value}, origin, partial
    )


def _published(tree: Any, linked: list[Any], guessed: str | None, url: str | None) -> tuple[str | None, str | None]:
    for value in chain.from_iterable(_dates_in(document, 0) for document in linked):
        day = read_date(value)
        if day is not None:
            return day.isoformat(), "json-ld"
    for element in tree.iter("meta"):
        name = (element.get("property") or element.get("name") or element.get("itemprop") or "").lower()
        if name in _META_DATES and (day := read_date(element.get("content") or "")) is not None:
            return day.isoformat(), "meta"
    if guessed is None:
        return None, None
    in_url = re.search(r"/(\d{4})[/-](\d\d?)[/-](\d\d?)(?:/|\b)", url or "")
    if in_url is not None and guessed == f"{in_url[1]}-{int(in_url[2]):02}-{int(in_url[3]):02}":
        return guessed, "url"
    return guessed, "text"


def _linked(tree: Any) -> Iterator[Any]:
    """The JSON-LD documents of a page."""
    for element in tree.iter("script"):
        if (element.get("type") or "").strip().lower() == "application/ld+json":
            try:
                yield json.loads(element.text or "", strict=False)
            except (ValueError, RecursionError):
                continue


def _dates_in(node: Any, depth: int) -> Iterator[str]:
    if depth > _DEEPEST:
        return
    if isinstance(node, list):
        for one in node:
            yield from _dates_in(one, depth + 1)
    elif isinstance(node, dict):
        kinds = node.get("@type", "")
        named = " ".join(map(str, kinds)) if isinstance(kinds, list) else str(kinds)
        value = node.get("datePublished")
        if isinstance(value, str) and (not named or any(kind in named for kind in (*_ARTICLE_TYPES, "Posting"))):
            yield value
        yield from _dates_in(node.get("@graph"), depth + 1)
        yield from _dates_in(node.get("mainEntity"), depth + 1)
