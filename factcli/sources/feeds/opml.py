"""Lists of feeds as OPML, which every feed reader writes and reads."""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from lxml import etree
from msgspec import Struct

from factcli.sources.decoding import decode_answer
from factcli.sources.feeds import mending
from factcli.sources.links import absolute, of_feed

# They bound what a list may hold: its feeds, the tags of each, and the folders on the way to one, which are tags, too.
_MOST_FEEDS: Final = 10_000
_MOST_TAGS: Final = 20
_DEEPEST: Final = 20
_NAMESPACE: Final = "urn:factcli:opml"
_OUTLET: Final = f"{{{_NAMESPACE}}}outlet"
_EVERY: Final = f"{{{_NAMESPACE}}}every"
_TAGS: Final = f"{{{_NAMESPACE}}}tags"
_NAMES: Final = ("title", "text")
_ADDRESSES: Final = ("xmlUrl", "xmlurl", "xmlURL", "XMLURL")
_LONGEST_ATTRIBUTE: Final = 2000
"""Characters of a name or address. Of a longer value four times as many are folded, since white space may be
most of them, and then cut."""
_FOLDED: Final = 4


class Outline(Struct, frozen=True, omit_defaults=True):
    """One feed of a list. `every` is as it was written there, such as 30m or 3600; only our own lists have it and `outlet`.

    `usable`: whether `url` is an address of the web; else it is what stands in its place.
    """

    name: str
    url: str
    tags: tuple[str, ...] = ()
    outlet: str | None = None
    every: str | None = None
    usable: bool = True


def read_opml(data: bytes) -> list[Outline] | None:
    """The feeds of a list, each url once, tagged with their categories and the folders they are in; None if it is no OPML."""
    text = decode_answer(data, None)
    root = mending.parsed(text) if text is not None else None
    if root is None or mending.local(root) != "opml":
        return None
    found: dict[str, Outline] = {}
    for one in _outlines(root):
        if len(found) >= _MOST_FEEDS:
            break
        found.setdefault(one.url, one)
    return list(found.values())


def write_opml(outlines: Iterable[Outline], title: str = "factcli") -> bytes:
    """A list of feeds that other readers understand, and that `read_opml` reads as what was written."""
    root = etree.Element("opml", version="2.0", nsmap={"factcli": _NAMESPACE})
    etree.SubElement(etree.SubElement(root, "head"), "title").text = _words(title)
    body = etree.SubElement(root, "body")
    for one in outlines:
        name = _words(one.name)
        element = etree.SubElement(body, "outline", type="rss", text=name, title=name, xmlUrl=_words(one.url))
        if one.tags:
            element.set("category", ",".join(_words(tag).replace(",", " ") for tag in one.tags))
            element.set(_TAGS, ",".join(_words(tag).replace(",", " ") for tag in one.tags))
        for value, attribute in ((one.outlet, _OUTLET), (one.every, _EVERY)):
            if value:
                element.set(attribute, _words(value))
    return bytes(etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True))


def _outlines(root: Any) -> Iterator[Outline]:
    """The feeds below an element, in the order of the document."""
    rest: list[tuple[Any, tuple[str, ...]]] = [(root, ())]
    while rest:
        element, folders = rest.pop()
        name = _said(element, *_NAMES)
        address = _said(element, *_ADDRESSES)
        url = absolute("", of_feed(address)) if address else None
        if address:
            yield Outline(
                name or url or address,
                url or address,
                tuple(dict.fromkeys((*_categories(element), *folders)))[:_MOST_TAGS],
                _said(element, _OUTLET, "outlet") or None,
                _said(element, _EVERY, "every") or None,
                url is not None,
            )
        elif mending.local(element) == "outline" and name and len(folders) < _DEEPEST:
            folders = (*folders, name)
        rest += reversed([(child, folders) for child in element if mending.local(child) in ("outline", "body")])


def _said(element: Any, *names: str) -> str:
    """The first of the attributes that says something, cut and with its white space folded."""
    value = next((said for name in names if (said := element.get(name))), "")
    return _words(value[: _FOLDED * _LONGEST_ATTRIBUTE])[:_LONGEST_ATTRIBUTE].rstrip()


def _categories(element: Any) -> Iterator[str]:
    """Our own tags as they are; else the last part of each category, which OPML writes as /News/Local."""
    own = _said(element, _TAGS)
    for one in (own or _said(element, "category")).split(","):
        name = one.strip() if own else one.strip().strip("/").rpartition("/")[2].strip()
        if name:
            yield name


def _words(value: str) -> str:
    """What an attribute of XML can hold, with its white space folded."""
    return " ".join("".join(one for one in value if one.isprintable() or one.isspace()).split())
