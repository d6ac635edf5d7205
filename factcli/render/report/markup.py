"""HTML elements, in which text is text: what is not markup already is escaped as it goes in."""

from functools import cache
from html import escape
from typing import Final

from factcli.render.escape import visible, visible_lines
from factcli.render.report.phrases import is_web_address, moment

_ALONE: Final = ("meta", "link", "input")


class Markup(str):
    """HTML; any other text is not."""

    __slots__ = ()


NOTHING: Final = Markup("")

Attribute = str | int | bool | None


def tag(name: str, /, *parts: str, **attributes: Attribute) -> Markup:
    """An element around its parts.

    Attributes are `class_` or `for_` where Python has the word, `aria_label` for aria-label; True stands
    for one without a value, None and False for none.
    """
    opening = f"{name}{''.join(map(_attribute, attributes.items()))}" if attributes else name
    return Markup(f"<{opening}>" if name in _ALONE else f"<{opening}>{joined(*parts)}</{name}>")


def _attribute(item: tuple[str, Attribute]) -> str:
    name, value = item
    if value is None or value is False:
        return ""
    name = _written(name)
    return f" {name}" if value is True else f' {name}="{escape(visible(str(value)))}"'


@cache
def _written(name: str) -> str:
    return name.rstrip("_").replace("_", "-")


def joined(*parts: str) -> Markup:
    """Parts one after another, each escaped if it is not markup."""
    return Markup("".join([part if isinstance(part, Markup) else text(part) for part in parts]))


def text(words: str) -> Markup:
    """Text with its line ends; control and bidirectional characters are visible marks."""
    return Markup(escape(visible_lines(words), quote=False))


def line(words: str) -> Markup:
    """Text on one line."""
    return Markup(escape(visible(words), quote=False))


def name_of(words: str) -> Markup:
    """A name, whose direction is its own."""
    return tag("bdi", line(words))


def link(url: str | None, *parts: str, class_: str | None = None) -> Markup:
    """A link where the url is one of the web's; otherwise the parts alone."""
    if url is None or not is_web_address(url):
        return joined(*parts)
    return tag("a", *parts, href=url, rel="noopener noreferrer nofollow", class_=class_)


def time(at: str) -> Markup:
    """A time of the ledger."""
    return tag("time", moment(at), datetime=at)


def day(published: str) -> Markup:
    """A day."""
    return tag("time", line(published), datetime=published)
