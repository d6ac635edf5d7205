"""HTML to a tree, whatever it is. Parsing fetches nothing."""

import re
from typing import Any, Final

from lxml import etree
from lxml import html as lxml_html

_LONG_TAG: Final = 4000
_MOST_ATTRIBUTES: Final = 3000
_TAG = re.compile(r"""<[a-zA-Z](?:[^>"'=]|=\s*"[^"]*"|=\s*'[^']*'|[="'])*+""")
_QUOTED = re.compile(r"""=\s*(?:"[^"]*"|'[^']*')""")
_BETWEEN = re.compile(r"[\s/]+")


def parsed(markup: str) -> Any:
    """The tree of a page or of a piece of one; None where there is nothing to parse, or what would take minutes.

    Comments, instructions and what else a browser takes for a comment, such as CDATA, are not in it, and the words
    before and after one are one text. Were they in it, trafilatura would drop them with the words behind them.
    """
    if any(_is_endless(found[0]) for found in _TAG.finditer(markup)):
        return None
    parser = lxml_html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        return lxml_html.document_fromstring(markup.encode("utf-8", errors="replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def _is_endless(tag: str) -> bool:
    """Whether a tag has so many attributes that libxml2, which compares each with each, is made to wait for."""
    return len(tag) > _LONG_TAG and len(_BETWEEN.findall(_QUOTED.sub("= ", tag))) > _MOST_ATTRIBUTES
