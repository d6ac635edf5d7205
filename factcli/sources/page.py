"""A saved web page to its article's text, and what JSON-LD, meta tags and the page say of it."""

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any, Final

import trafilatura
from lxml import etree
from lxml import html as lxml_html
from trafilatura.settings import Document

from factcli.text.dates import read_date

_META_DATES: Final = frozenset(
    "article:published_time og:published_time og:article:published_time datepublished date pubdate "
    "publishdate dc.date dc.date.issued "
    "dcterms.created dcterms.issued dcterms.date parsely-pub-date sailthru.date publication_date "
    "publish-date cxenseparse:recs:publishtime".split()
)
_ARTICLE_TYPES: Final = ("Article", "BlogPosting", "Report", "WebPage")
_DEEPEST: Final = 12
_FEWEST_WORDS: Final = 5


def read(markup: str, today: date) -> tuple[str, dict[str, str], str | None] | None:
    """Text, fields, and what the date was read from; None where the page holds no article.

    The fields are any of title, byline, published, outlet and url.
    """
    tree = _tree(markup)
    if tree is None:
        return None
    document = trafilatura.bare_extraction(
        tree,
        with_metadata=True,
        include_comments=False,
        date_extraction_params={"original_date": True, "extensive_search": False, "max_date": today.isoformat()},
    )
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
    fields["published"], origin = _published(tree, found.get("date"), found.get("url"))
    return text, {name: " ".join(value.split()) for name, value in fields.items() if value}, origin


def _tree(markup: str) -> Any:
    """The parsed page; None where there is nothing to parse. Parsing never fetches anything."""
    parser = lxml_html.HTMLParser(no_network=True, remove_pis=True, encoding="utf-8")
    try:
        return lxml_html.document_fromstring(markup.encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def _published(tree: Any, guessed: str | None, url: str | None) -> tuple[str | None, str | None]:
    for value in _linked_dates(tree):
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


def _linked_dates(tree: Any) -> Iterator[str]:
    for element in tree.iter("script"):
        if (element.get("type") or "").strip().lower() == "application/ld+json":
            try:
                yield from _dates_in(json.loads(element.text or "", strict=False), 0)
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
