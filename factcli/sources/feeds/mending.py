"""A feed's XML made well-formed, small and harmless before feedparser reads it.

What comes out has no document type, so no entities to expand or fetch; markup within an element is escaped
as text; what nobody reads is gone. libxml2 mends what is broken, as browsers do with pages.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from html.entities import html5
from itertools import islice
from typing import Any, Final

from lxml import etree

from factcli.text.words import word_set

MOST_ENTRIES: Final = 10_000
"""Entries beyond these are not read."""

# What is read of an entry: its first fields, so many characters of each, and of a whole article (`_TEXTS`). Without them
# the memory that an answer takes is for its sender to choose: one that wants much is cut, and the next entry read.
_MOST_FIELDS: Final = 200
_LONGEST_FIELD: Final = 20_000
_LONGEST_TEXT: Final = 2_000_000
_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,30});")
_OF_XML: Final = frozenset(("amp", "lt", "gt", "quot", "apos"))
_VOID = re.compile(r"<(br|hr|img)\b((?:[^<>/]|/(?!>))*)/?>", re.IGNORECASE)
_BARE_AMPERSAND = re.compile(r"&(?!#?\w{1,31};)")
_CDATA: Final = "<![CDATA["
_CDATA_END: Final = "]]>"
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_DECLARATION = re.compile(r"<\?xml\b[^<>]*\?>")
_START = re.compile(r"<\?xml\b|<!DOCTYPE|<!--|<(?:\w{1,20}:)?(?:rss|rdf|feed|html|opml)\b", re.IGNORECASE)
_JUNK: Final = 4096
"""How many characters may stand before the document and be dropped; more is parsed with it. The tests' broken feed has less than
256, and is not read with 0."""
_ENTRIES: Final = frozenset(("item", "entry"))
_HOLDERS: Final = frozenset(("rss", "rdf", "channel", "feed", *_ENTRIES))
_READ: Final = word_set("""
    title link guid id pubdate published issued updated modified created date author creator description summary
    subtitle content encoded body origlink
""")
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
_ADDRESS = re.compile(r"<?(?<![^\s<(,])[^\s<>()@,]{1,64}@[^\s<>()@,]{1,255}>?")
_LINES = re.compile(r"\n\s*\n")
_DC: Final = "http://purl.org/dc/elements/1.1/"
_CONTENT: Final = "http://purl.org/rss/1.0/modules/content/"
_FEEDBURNER: Final = "http://rssnamespace.org/feedburner/ext/1.0"
_UNDECLARED: Final = "urn:undeclared"
_PREFIXES: Final = {"dc": _DC, "content": _CONTENT, "feedburner": _FEEDBURNER}


def parsed(text: str) -> Any:
    """The root of an XML document, mended where it is broken; None where there is none. Nothing is fetched."""
    start = _START.search(text[:_JUNK])
    text = _NOT_XML.sub("", text[start.start() if start else 0 :]).lstrip("\ufeff \t\r\n")
    text = _DECLARATION.sub("", text, count=1) if text.startswith("<?xml") else text
    text = _VOID.sub(r"<\1\2/>", _ENTITY.sub(_as_character, text))
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
    slim = place = _copied(None, root)
    channel = next((child for child in root if local(child) == "channel"), None)
    if channel is not None:
        place = _copied(slim, channel)
    for child in root if channel is None else channel:
        if local(child) in ("title", "language"):
            _fill(_copied(place, child), child)
    for entry in islice(_entries(root), MOST_ENTRIES):
        copy = _copied(slim if local(root) == "rdf" else place, entry)
        for child in islice(entry, _MOST_FIELDS):
            name = local(child)
            if name in _READ and not _OTHERS.search(child.tag[: -len(name)]):
                _fill(_copied(copy, child), child)
        _identify(copy)
    return bytes(etree.tostring(slim, encoding="utf-8"))


def _entries(root: Any) -> Iterator[Any]:
    """The entries in the order of the document, with those that ended up in one whose end is missing."""
    for element in root.iter(etree.Element):
        if local(element) in _ENTRIES and element is not root and local(element.getparent()) in _HOLDERS:
            yield element


def _as_character(found: re.Match[str]) -> str:
    return _reference(found[1])


@lru_cache(4096)
def _reference(name: str) -> str:
    """An entity of HTML, which XML does not know, as references to its characters."""
    known = html5.get(f"{name};") if name not in _OF_XML else None
    return "".join(f"&#{ord(character)};" for character in known) if known else f"&{name};"


def _with_ampersands(parts: list[str]) -> Iterator[str]:
    """The parts of a text split where CDATA begins, with bare ampersands outside of it escaped."""
    yield _BARE_AMPERSAND.sub("&amp;", parts[0])
    for part in parts[1:]:
        inside, end, outside = part.partition(_CDATA_END)
        yield inside + end + _BARE_AMPERSAND.sub("&amp;", outside)


@lru_cache(4096)
def _name(tag: str) -> str:
    """A name as lxml takes it back, which it does not of everything that it reads."""
    namespace, _, name = tag.rpartition("}")
    prefix, colon, rest = name.partition(":")
    known = _PREFIXES.get(prefix.lower(), _UNDECLARED) if colon else namespace.lstrip("{").strip()
    own = rest if colon else name
    for spelling in (f"{{{known}}}{own}" if known else own, own):
        try:
            return str(etree.Element(spelling).tag)
        except ValueError:
            continue
    return "unknown"


def _copied(parent: Any, element: Any) -> Any:
    """An element below `parent` with the name and the attributes of another.

    A prefix that is not declared stands for what it usually stands for.
    """
    tag = _name(element.tag)
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
            one.tag = _name(local(one))
        inner = (etree.tostring(child, encoding="unicode", method="html", with_tail=True) for child in element)
        text = "".join((_escaped(text), *inner))
        copy.attrib.pop("mode", None)
        copy.set("type", "html")
    elif name == "author":
        for child in element:
            if local(child) == "name":
                _fill(_copied(copy, child), child)
    if name in ("author", "creator", "name"):
        text = _person(text)
    text = _LINES.sub("\n\n", _NOT_XML.sub("", text).strip())
    text = text[: _LONGEST_TEXT if name in _TEXTS else _LONGEST_FIELD]
    # feedparser is called for every escape, but for CDATA only once for each line.
    copy.text = etree.CDATA(text) if "<" in text and _CDATA_END not in text else text


def _person(text: str) -> str:
    """The name in "ana@example.org (Ana Duarte)" or "Ana Duarte <ana@example.org>"; "" for a bare address."""
    words = text[:_LONGEST_FIELD].strip()
    address = _ADDRESS.search(words)
    if address is None:
        return words
    return (words[: address.start()] + words[address.end() :]).strip().strip("()<>, ")


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
