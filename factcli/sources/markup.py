"""HTML to a tree that the reader of articles can bear, whatever it is. Parsing fetches nothing."""

import re
from typing import Any, Final

from lxml import etree
from lxml import html as lxml_html

from factcli.text.words import word_set

_MIB: Final = 1 << 20
LARGEST_PAGE: Final = 6 * _MIB
"""The size in bytes above which a page is refused, embedded pictures apart; the whole of an `ingest` takes up to 95 times as
much memory where nearly every word of the page is a claim: 590 MB for 6,200,000 bytes.

From 10,000,000 bytes in one place on libxml2 drops what follows, without a word."""

LONGEST_ARTICLE: Final = 300_000
"""How many characters an article from the web may have; what is longer is a book, or a page that never ends."""

MOST_ELEMENTS: Final = 40_000
"""How many elements a page may have: news pages have some 3,000. Each costs about 5 kB while the article is looked for."""

NO_ARTICLE: Final = "no article could be found in its markup"

_MOST_TAGS: Final = 4 * MOST_ELEMENTS
"""How many tags may begin in markup that is parsed at all: some stand in scripts and comments and become no elements."""

_MOST_ATTRIBUTES: Final = 500
_MOST_ATTRIBUTES_PARSED: Final = 3000
"""libxml2 and lxml compare each attribute of an element with each."""

_LONG_TAG: Final = 4000
_TAG = re.compile(r"""<[a-zA-Z](?:[^>"'=]|=\s*"[^"]*"|=\s*'[^']*'|[="'])*+""")
_QUOTED = re.compile(r"""=\s*(?:"[^"]*"|'[^']*')""")
_BETWEEN = re.compile(r"[\s/]+")
_EMBEDDED = re.compile(r"(data:[\w/+.-]{1,100};base64,)[\w+/=]+", re.ASCII)

_INLINE: Final = word_set("a abbr b cite em font i mark q small span strong sub sup time u")
_MOST_INLINE: Final = 1000
_UNWRAPPED: Final = "unwrapped"

_TOO_MUCH: Final = "save its text as .txt and ingest that"


def parsed(markup: str) -> Any:
    """The tree of a page or of a piece of one; None where there is nothing to parse, or what would take minutes.

    Comments, instructions and what else a browser takes for a comment, such as CDATA, are not in it, and the words
    before and after one are one text. Were they in it, trafilatura would drop them with the words behind them.
    """
    if any(_is_endless(found[0]) for found in _TAG.finditer(markup)):
        return None
    return _tree(markup.encode("utf-8", errors="replace"))


def page_tree(markup: str) -> Any:
    """The tree of a page, as of `parsed`; why it is not read, as a str, where it has more than an article's page has."""
    data = _EMBEDDED.sub(r"\1", markup).encode("utf-8", errors="replace")
    if len(data) > LARGEST_PAGE:
        return f"a page of {len(data) / _MIB:.1f} MiB; pages above {LARGEST_PAGE // _MIB} MiB are refused: {_TOO_MUCH}"
    tags = 0
    for tags, found in enumerate(_TAG.finditer(markup), 1):
        if tags > _MOST_TAGS or _is_endless(found[0]):
            return _too_many(
                f"more than {_MOST_TAGS:,} tags" if tags > _MOST_TAGS else "a tag of thousands of attributes"
            )
    tree = _tree(data)
    if tree is None:
        return NO_ARTICLE
    elements = sum(1 for _ in tree.iter(etree.Element))
    if elements > MOST_ELEMENTS:
        return _too_many(f"{elements:,} elements, of which {MOST_ELEMENTS:,} are read")
    if any(len(one.attrib) > _MOST_ATTRIBUTES for one in tree.iter(etree.Element)):
        return _too_many(f"an element of more than {_MOST_ATTRIBUTES} attributes")
    return _without_crowds(tree)


def _too_many(what: str) -> str:
    return f"more markup than an article has ({what}): {_TOO_MUCH}"


def _tree(data: bytes) -> Any:
    parser = lxml_html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        return lxml_html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def _is_endless(tag: str) -> bool:
    """Whether a tag has so many attributes that libxml2 is made to wait for."""
    return len(tag) > _LONG_TAG and len(_BETWEEN.findall(_QUOTED.sub("= ", tag))) > _MOST_ATTRIBUTES_PARSED


def _without_crowds(tree: Any) -> Any:
    """The tree with only the words of inline elements that stand by the thousand in one paragraph, as of a timed transcript.

    trafilatura takes them out too, but leaves the text in as many pieces, and lxml's time to read one grows with their square.
    """
    crowds = [one for one in tree.iter(etree.Element) if len(one) > _MOST_INLINE]
    inline = [child for one in crowds for child in one if child.tag in _INLINE]
    if len(inline) <= _MOST_INLINE:
        return tree
    for child in inline:
        child.tag = _UNWRAPPED
    etree.strip_tags(tree, _UNWRAPPED)
    return _tree(etree.tostring(tree, encoding="utf-8", method="html"))
