"""Whether a feed has the whole article, and its text. Where it has not, the page is read instead."""

import html
import re
from typing import Any, Final

from lxml import etree

from factcli.sources.feeds.fields import CONTROL
from factcli.sources.markup import LONGEST_ARTICLE, parsed
from factcli.text.words import word_set

_FEWEST_WORDS: Final = 100
"""What a feed calls an entry's content has so many words where it is the article, and more than the description."""
_FEWEST_WORDS_OF_A_DESCRIPTION: Final = 200
_FEWEST_PARAGRAPHS: Final = 3
"""A description is asked for more: it mostly is a summary, and a long one is still in one paragraph."""
_LONGEST_MARKUP: Final = 2_000_000
_LONGEST_NOTICE: Final = 500
"""Characters of a paragraph that is no part of the story, or of the end at which a text is seen to be cut off."""
_NAMES_READ: Final = 500
"""How many characters of an element's class and id are looked at."""

_LEFT_OUT: Final = word_set("""
    script style noscript template figure figcaption iframe object embed video audio svg math form button input
    select textarea nav aside footer head title caption picture map canvas
""")
_LEFT_OUT_CLASS = re.compile(
    r"(?:^|[\s_-])(?:share|sharing|sharedaddy|social|addtoany|a2a|related(?:posts?)?|jp-relatedposts|wp-caption(?:-text)?|"
    r"caption|feedflare|newsletter|subscribe|advert\w*|promo|read-?more|more-link|embed)(?:$|[\s_-])",
    re.IGNORECASE,
)
_BLOCKS: Final = word_set("""
    p div section article main header h1 h2 h3 h4 h5 h6 li ul ol dl dt dd blockquote pre table tr td th tbody thead
    hr address details summary body html center
""")
_NOTICE = re.compile(
    r"(?:the (?:post|article|story) .{1,400} (?:(?:first )?appeared|was (?:first )?published)(?: first)? "
    r"(?:on|in|at|by) .{1,200}|"
    r"(?:this|an earlier version of this) (?:article|story|post) (?:was )?(?:first |originally )?(?:appeared|published) "
    r"(?:first )?(?:on|in|at|by) .{1,200}|"
    r"(?:share|tweet|like|email|print|comments?|facebook|twitter|whatsapp|linkedin|reddit)(?: this| on \w+)?(?: \(\d+\))?|"
    r"(?:share|tweet|pin|email|print|facebook|twitter|whatsapp)(?:[ ,|/•·-]+(?:share|tweet|pin|email|print|facebook|"
    r"twitter|whatsapp|linkedin|reddit|telegram))+|permalink|advertisement)[.:]?",
    re.IGNORECASE,
)
_CUT_OFF = re.compile(
    r"(?:…|\.\.\.|\[(?:…|\.\.\.|&hellip;)\]|\((?:…|\.\.\.)\)|"
    r"\b(?:read (?:more|on|the (?:full|rest|whole)\b.{0,60}|full \w+)|continue reading.{0,300}|keep reading.{0,100}|"
    r"click here to (?:read|continue).{0,100}|view (?:full|original)\b.{0,60})\W{0,5})$",
    re.IGNORECASE,
)
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_BLANK = re.compile(r"\n[ \t\xa0]*\n\s*")
_SPACE = re.compile(r"\s+")


def article(contents: list[str], described: str, summary: str) -> str | None:
    """The whole article's text, a paragraph a line parted by blank lines; None where the feed has only part of it.

    `contents` are what the feed calls the entry's content, `described` its description, both as markup;
    `summary` is the description as plain text.
    """
    content = max(contents, key=len, default="")
    paragraphs = _paragraphs(content, _FEWEST_WORDS)
    words = _words(paragraphs)
    if words >= _FEWEST_WORDS and (content == described or words > len(summary.split())):
        return _unless_cut_off(paragraphs)
    if described in contents:
        return None
    paragraphs = _paragraphs(described, _FEWEST_WORDS_OF_A_DESCRIPTION)
    if _words(paragraphs) < _FEWEST_WORDS_OF_A_DESCRIPTION or len(paragraphs) < _FEWEST_PARAGRAPHS:
        return None
    return _unless_cut_off(paragraphs)


def _words(paragraphs: list[str]) -> int:
    return sum(len(one.split()) for one in paragraphs)


def _unless_cut_off(paragraphs: list[str]) -> str | None:
    if _CUT_OFF.search(paragraphs[-1][-_LONGEST_NOTICE:]):
        return None
    text = "\n\n".join(paragraphs)
    return text if len(text) <= LONGEST_ARTICLE else None


def _paragraphs(markup: str, fewest: int) -> list[str]:
    """The paragraphs of a piece of markup or plain text, without notices; none if it can have no `fewest` words."""
    if len(markup) >= _LONGEST_MARKUP or markup.count(" ") + markup.count("\n") < fewest - 1:
        return []
    shown = _shown(markup) if _TAG.search(markup) else html.unescape(markup).replace("\r\n", "\n")
    paragraphs = (" ".join(CONTROL.sub("", one).split()) for one in _BLANK.split(shown))
    return [one for one in paragraphs if one and not (len(one) < _LONGEST_NOTICE and _NOTICE.fullmatch(one))]


def _shown(markup: str) -> str:
    """The words of markup with their breaks: one line end for a line, two for a paragraph."""
    root = parsed(f"<div>{markup}</div>")
    if root is None:
        return ""
    pieces: list[str] = []
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        left_out = _is_left_out(element)
        around = "\n\n" if left_out or element.tag in _BLOCKS else "\n" if element.tag == "br" else ""
        if event == "end":
            pieces += (around if element.tag != "br" else "", _folded(element.tail))
        elif left_out:
            walk.skip_subtree()
            pieces.append(around)
        else:
            pieces += (around, _folded(element.text))
    return "".join(pieces)


def _folded(text: str | None) -> str:
    return _SPACE.sub(" ", text) if text else ""


def _is_left_out(element: Any) -> bool:
    named = f"{element.get('class', '')} {element.get('id', '')}"
    return element.tag in _LEFT_OUT or (named != " " and _LEFT_OUT_CLASS.search(named[:_NAMES_READ]) is not None)
