"""A feed's XML made well-formed, small and harmless before feedparser reads it.

What comes out has no document type, so no entities to expand or fetch; markup within an element is escaped
as text; what nobody reads is gone. libxml2 mends what is broken, as browsers do with pages.
"""

import re
from collections.abc import Iterator
from html.entities import html5
from typing import Any, Final

from lxml import etree

MOST_ENTRIES: Final = 10_000
"""Entries beyond these are not read."""

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
_XML: Final = "{http://www.w3.org/XML/1998/namespace}"
_ENTRIES: Final = frozenset(("item", "entry"))
_READ: Final = frozenset(
    "title link guid id pubdate published issued updated modified created date author creator description summary subtitle "
    "content encoded body origlink".split()
)
_MARKUP: Final = frozenset(("title", "description", "summary", "content", "encoded", "body"))
_TEXTS: Final = frozenset(("description", "summary", "content", "encoded", "body"))
# Their titles and descriptions are those of a picture or a sound, not of the entry.
_OTHERS = re.compile(r"mrss|media:|itunes|georss|opengis|play-podcasts|podcast|slash|syndication|wfw|commentAPI|threading|geo/wgs84")
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
    entries = 0
    for parent in (root, *(child for child in root if local(child) == "channel")):
        for child in list(parent):
            if local(child) in _ENTRIES:
                entries += 1
                if entries > MOST_ENTRIES:
                    parent.remove(child)
                else:
                    _slim_entry(child)
            elif local(child) == "title":
                _flatten(child)
            elif local(child) not in ("channel", "id", "link", "language"):
                parent.remove(child)
    for element in root.iter():
        _declare(element)
    return bytes(etree.tostring(root, encoding="utf-8", with_tail=False))


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


def _declare(element: Any) -> None:
    """Give a name whose prefix is not declared the namespace that the prefix usually stands for."""
    for attribute in element.attrib:
        if ":" in attribute.rpartition("}")[2]:
            del element.attrib[attribute]
    prefix, colon, name = element.tag.rpartition("}")[2].partition(":")
    if colon:
        element.tag = f"{{{_PREFIXES.get(prefix.lower(), 'urn:undeclared')}}}{name.replace(':', '_') or 'unknown'}"


def _slim_entry(entry: Any) -> None:
    entry.tail = None
    for child in list(entry):
        name = local(child)
        if name not in _READ or _OTHERS.search(child.tag[: -len(name)]):
            entry.remove(child)
        elif name in _MARKUP:
            _flatten(child)
        elif name in ("guid", "id"):
            _identify(child, entry)
        else:
            _cut(child, _LONGEST_FIELD)


def _flatten(element: Any) -> None:
    """Markup within an element becomes text that bears it, cut to what can be read in time."""
    if len(element):
        for one in element.iterdescendants():
            one.tag = local(one)
            one.attrib.clear()
        inner = [_escaped(element.text or "")]
        inner += (etree.tostring(child, encoding="unicode", method="html", with_tail=True) for child in element)
        del element[:]
        element.text = "".join(inner)
        element.attrib.pop("mode", None)
        element.set("type", "html")
    _cut(element, _LONGEST_TEXT if local(element) in _TEXTS else _LONGEST_FIELD)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _cut(element: Any, longest: int) -> None:
    element.tail = None
    for one in element.iter():
        if one.text and len(one.text) > longest:
            one.text = one.text[:longest]


def _identify(element: Any, entry: Any) -> None:
    """Say of an id outright whether it is a link too, so that it stays as it is and no base is put before it."""
    value = (element.text or "").strip()
    said = next((one for name, one in element.attrib.items() if name.lower() == "ispermalink"), "").strip().lower()
    is_url = value.lower().startswith(("http://", "https://")) or (said == "true" and value != "")
    has_link = any(local(one) == "link" and (one.text or one.get("href")) for one in entry)
    if said != "false" and is_url and not has_link and len(value) < _LONGEST_FIELD:
        link = etree.SubElement(entry, element.tag.rpartition("}")[0] + ("}" if "}" in element.tag else "") + "link")
        if local(entry) == "entry":
            link.set("href", value)
        else:
            link.text = value
    base = element.get(_XML + "base")
    element.attrib.clear()
    element.set("isPermaLink", "false")
    if base is not None:
        element.set(_XML + "base", base)
    _cut(element, _LONGEST_FIELD)


def elements(root: Any, name: str) -> Iterator[Any]:
    """The elements below `root` of that name, in any namespace."""
    return (element for element in root.iter(etree.Element) if local(element) == name)
