"""A feed's XML made well-formed, small and harmless before feedparser reads it.

What comes out has no document type, so no entities to expand or fetch; markup within an element is escaped
as text; what nobody reads is gone. libxml2 mends what is broken, as browsers do with pages.
"""

import re
from collections.abc import Iterator
from html.entities import html5
from itertools import islice
from typing import Any, Final

from lxml import etree

MOST_ENTRIES: Final = 10_000
"""Entries beyond these are not read."""

_MOST_FIELDS: Final = 200
_LONGEST_FIELD: Final = 20_000
_LONGEST_TEXT: Final = 2_000_000
_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,30});")
_OF_XML: Final = frozenset(("amp", "lt", "gt", "quot", "apos"))
_BARE_AMPERSAND = re.compile(r"&(?!#?\w{1,31};)")
_CDATA: Final = "<![CDATA["
_CDATA_END: Final = "]]>"
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_DECLARATION = re.compile(r"<\?xml\b[^<>]*\?>")
_START = re.compile(r"<\?xml\b|<!DOCTYPE|<!--|<(?:\w{1,20}:)?(?:rss|rdf|feed|html|opml)\b", re.IGNORECASE)
_JUNK: Final = 4096
_ENTRIES: Final = frozenset(("item", "entry"))
_READ: Final = frozenset(
    "title link guid id pubdate published issued updated modified created date author creator description summary subtitle "
    "content encoded body origlink".split()
)
_ATTRIBUTES: Final = (
    "href", "rel", "type", "isPermaLink", "ispermalink", "mode", "version", "{http://www.w3.org/XML/1998/namespace}base",
    "{http://www.w3.org/XML/1998/namespace}lang", "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about",
)  # fmt: skip
_MARKUP: Final = frozenset(("title", "description", "summary", "content", "encoded", "body"))
_TEXTS: Final = frozenset(("description", "summary", "content", "encoded", "body"))
# Their titles and descriptions are those of a picture or a sound, not of the entry.
_OTHERS = re.compile(
    r"mrss|media:|itunes|georss|opengis|play-podcasts|podcast|slash|syndication|wfw|commentAPI|threading|geo/wgs84"
)
_DC: Final = "http://purl.org/dc/elements/1.1/"
_CONTENT: Final = "http://purl.org/rss/1.0/modules/content/"
_FEEDBURNER: Final = "http://rssnamespace.org/feedburner/ext/1.0"
_PREFIXES: Final = {"dc": _DC, "content": _CONTENT, "feedburner": _FEEDBURNER}


def parsed(text: str) -> Any:
    """The root of an XML document, mended where it is broken; None where there is none. Nothing is fetched."""
    start = _START.search(text[:_JUNK])
    text = _NOT_XML.sub("", text[start.start() if start else 0 :]).lstrip("\ufeff \t\r\n")
    text = _DECLARATION.sub("", text, count=1) if text.startswith("<?xml") else text
    text = _ENTITY.sub(_as_character, text)
    if _BARE_AMPERSAND.search(text):
        text = _CDATA.join(_with_ampersands(text.split(_CDATA)))
    # Only a document that defines no entities may be huge: libxml2 bounds what entities amount to in the others.
    parser = etree.XMLParser(
        recover=True,
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        remove_comments=True,
        remove_pis=True,
        huge_tree="<!ENTITY" not in text,
        encoding="utf-8",
    )
    try:
        return etree.fromstring(text.encode("utf-8", errors="replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def local(element: Any) -> str:
    """An element's name in lower case, without its namespace or prefix; "" for a comment, instruction or entity."""
    tag = element.tag
    return tag.rpartition("}")[2].rpartition(":")[2].lower() if isinstance(tag, str) else ""


def slimmed(root: Any) -> bytes:
    """The XML of a feed with at most MOST_ENTRIES entries, and of each entry only what is read."""
    etree.strip_elements(root, etree.Entity, with_tail=False)
    slim = _copied(None, root)
    entries = islice(_slim_all(root, slim), MOST_ENTRIES)
    for old, new in entries:
        for child in islice(old, _MOST_FIELDS):
            if local(child) in _READ and not _OTHERS.search(child.tag[: -len(local(child))]):
                _fill(_copied(new, child), child)
        _identify(new)
    return bytes(etree.tostring(slim, encoding="utf-8"))


def _slim_all(root: Any, slim: Any) -> Iterator[tuple[Any, Any]]:
    """The entries of a feed with their empty copies; what the feed says of itself is copied on the way."""
    for child in root:
        if local(child) == "channel":
            yield from _slim_all(child, _copied(slim, child))
        elif local(child) in _ENTRIES:
            yield child, _copied(slim, child)
        elif local(child) in ("title", "language"):
            _fill(_copied(slim, child), child)


def _as_character(found: re.Match[str]) -> str:
    """An entity of HTML, which XML does not know, as its characters."""
    known = html5.get(f"{found[1]};") if found[1] not in _OF_XML else None
    return "".join(f"&#{ord(character)};" for character in known) if known else found[0]


def _with_ampersands(parts: list[str]) -> Iterator[str]:
    """The parts of a text split where CDATA begins, with bare ampersands outside of it escaped."""
    yield _BARE_AMPERSAND.sub("&amp;", parts[0])
    for part in parts[1:]:
        inside, end, outside = part.partition(_CDATA_END)
        yield inside + end + _BARE_AMPERSAND.sub("&amp;", outside)


def _copied(parent: Any, element: Any) -> Any:
    """An element below `parent` with the name and the attributes of another.

    A prefix that is not declared stands for what it usually stands for.
    """
    tag = element.tag
    prefix, colon, name = tag.rpartition("}")[2].partition(":")
    if colon:
        tag = f"{{{_PREFIXES.get(prefix.lower(), 'urn:undeclared')}}}{name.replace(':', '_') or 'unknown'}"
    copy = etree.Element(tag) if parent is None else etree.SubElement(parent, tag)
    for name in _ATTRIBUTES:  # to go through all that an element has takes quadratic time
        value = element.get(name)
        if value is not None:
            copy.set(name, value[:_LONGEST_FIELD])
    return copy


def _fill(copy: Any, element: Any) -> None:
    """Give the copy the element's text; markup within it becomes text that bears it."""
    name = local(element)
    text = element.text or ""
    if len(element) and name in _MARKUP:
        for one in element.iterdescendants():
            one.tag = local(one)
        inner = (etree.tostring(child, encoding="unicode", method="html", with_tail=True) for child in element)
        text = "".join((_escaped(text), *inner))
        copy.attrib.pop("mode", None)
        copy.set("type", "html")
    elif name == "author":
        for child in element:
            if local(child) == "name":
                _fill(_copied(copy, child), child)
    text = text[: _LONGEST_TEXT if name in _TEXTS else _LONGEST_FIELD]
    # feedparser is called for every escape, but for CDATA only once a line.
    copy.text = etree.CDATA(text) if "<" in text and _CDATA_END not in text else text


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _identify(entry: Any) -> None:
    """Say of an id outright whether it is a link too, so that it stays as it is and no base is put before it."""
    has_link = any(local(one) == "link" and (one.text or one.get("href")) for one in entry)
    for element in [one for one in entry if local(one) in ("guid", "id")]:
        value = (element.text or "").strip()
        said = (element.get("isPermaLink") or element.get("ispermalink") or "").strip().lower()
        is_url = value.lower().startswith(("http://", "https://")) or (said == "true" and value != "")
        if is_url and said != "false" and not has_link:
            has_link = True
            namespace, brace, _ = element.tag.rpartition("}")
            link = etree.SubElement(entry, f"{namespace}{brace}link")
            if local(entry) == "entry":
                link.set("href", value)
            else:
                link.text = value
        element.attrib.clear()
        element.set("isPermaLink", "false")


def elements(root: Any, name: str) -> Iterator[Any]:
    """The elements below `root` of that name, in any namespace."""
    return (element for element in root.iter(etree.Element) if local(element) == name)
