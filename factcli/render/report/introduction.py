"""What whoever publishes a report says before it, as HTML and as Markdown.

It is his own text, but may have been pasted from anywhere: no HTML, no picture and nothing but links of the web and of mail
come out of it, for the page asks for nothing from anywhere.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token

from factcli.models.reporting import Introduction
from factcli.render.escape import markdown_source, markdown_text, visible_lines
from factcli.render.report.markup import NOTHING, Markup, tag, text
from factcli.render.report.phrases import is_web_address

_TAB: Final = 4
"""At which columns Markdown has its tabs."""
_EMPTY_LINES: Final = r"\n[ \t]*(?:\n[ \t]*)+"
_LOWEST_HEADING: Final = 6
_HEADINGS: Final = ("heading_open", "heading_close")


def as_html(intro: Introduction | None) -> Markup:
    """The introduction below the page's own heading, its headings a level lower than they were written."""
    if intro is None:
        return NOTHING
    inside = _markdown_html(_source(intro)) if intro.markdown else _paragraphs_html(_source(intro))
    return tag("div", inside, class_="intro")


def as_markdown(intro: Introduction | None) -> Iterator[str]:
    """The introduction as paragraphs of Markdown: as it was written, or, if that was plain text, nothing in it read as markup."""
    if intro is not None and intro.markdown:
        yield markdown_source(_source(intro)).strip("\n") + "\n"
    elif intro is not None:
        yield from (f"{markdown_text(one)}\n" for one in _paragraphs(_source(intro)))


def _source(intro: Introduction) -> str:
    return intro.text.replace("\r\n", "\n").expandtabs(_TAB)


def _paragraphs(words: str) -> Iterable[str]:
    return filter(None, (one.strip() for one in re.split(_EMPTY_LINES, words)))


def _paragraphs_html(words: str) -> Markup:
    return Markup("".join(tag("p", text(one)) for one in _paragraphs(words)))


def _markdown_html(source: str) -> Markup:
    reader = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"]).disable("image")
    reader.validateLink = _may_be_linked  # type: ignore[method-assign] # how the library wants it replaced
    tokens = reader.parse(source)
    _make_harmless(tokens)
    _lower_headings(tokens)
    return Markup(reader.renderer.render(tokens, reader.options, {}))


def _may_be_linked(url: str) -> bool:
    return is_web_address(url) or url.lower().startswith("mailto:")


def _make_harmless(tokens: Iterable[Token]) -> None:
    """Controls as visible marks, also those that entities stand for; of attributes none but where a link leads."""
    for token in tokens:
        token.content = visible_lines(token.content)
        token.info = ""
        href = token.attrs.get("href")
        token.attrs = {} if href is None else {"href": href, "rel": "noopener noreferrer nofollow"}
        _make_harmless(token.children or ())


def _lower_headings(tokens: Iterable[Token]) -> None:
    """The page has one first heading, and none that leaves a level out."""
    above = 1
    for token in tokens:
        if token.type in _HEADINGS:
            if token.type == "heading_open":
                above = min(int(token.tag[1:]) + 1, above + 1, _LOWEST_HEADING)
            token.tag = f"h{above}"
