"""Markdown with front matter to text and what the front matter says."""

import tomllib
from typing import Any, Final

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token

_FENCES: Final = {"---": ("---", "..."), "+++": ("+++",)}
_LONGEST_FRONT_MATTER: Final = 64 * 1024
_FIELDS: Final = {
    "title": ("title", "headline"),
    "outlet": ("outlet", "sitename", "publication", "publisher", "source", "site"),
    "byline": ("author", "authors", "byline", "by"),
    "published": ("date", "published", "published_at", "pubdate", "publishdate", "datepublished"),
    "url": ("url", "canonical", "canonical_url", "link", "source_url"),
}


def read(text: str) -> tuple[str, dict[str, str]]:
    """The text of a Markdown document, a paragraph a line parted by blank lines, and its front matter's fields."""
    fields, body = _front_matter(text)
    tokens = MarkdownIt("commonmark", {"html": False}).enable("table").parse(body)
    paragraphs = [" ".join(_inline(token).split()) for token in tokens if token.type == "inline"]
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph), _named(fields)


def has_front_matter(text: str) -> bool:
    """Whether a text begins with front matter."""
    return _front_matter(text)[0] != {}


def _front_matter(text: str) -> tuple[dict[str, Any], str]:
    """The front matter's fields and the rest; no fields where there is none, or where it cannot be read."""
    lines = text[:_LONGEST_FRONT_MATTER].split("\n")
    fence = lines[0].strip("\r ") if lines else ""
    if fence not in _FENCES:
        return {}, text
    for number, line in enumerate(lines[1:], 1):
        if line.strip("\r ") in _FENCES[fence]:
            source = "\n".join(lines[1:number])
            return _parsed(source, fence), text[sum(len(line) + 1 for line in lines[: number + 1]) :]
    return {}, text


def _parsed(source: str, fence: str) -> dict[str, Any]:
    try:
        parsed = tomllib.loads(source) if fence == "+++" else yaml.load(source, Loader=yaml.BaseLoader)  # noqa: S506 - BaseLoader makes only strings, lists and mappings
    except (yaml.YAMLError, tomllib.TOMLDecodeError, RecursionError, ValueError):
        return {}
    return parsed if isinstance(parsed, dict) else {}


def _named(fields: dict[str, Any]) -> dict[str, str]:
    lower = {str(key).lower(): value for key, value in fields.items()}
    found = {}
    for name, keys in _FIELDS.items():
        for key in keys:
            value = _as_text(lower.get(key))
            if value and not (name == "outlet" and value.startswith("http")):
                found[name] = value
                break
    if "url" not in found and (source := _as_text(lower.get("source"))).startswith("http"):
        found["url"] = source
    return found


def _as_text(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(filter(None, map(_as_text, value[:20])))
    if isinstance(value, dict):
        return _as_text(value.get("name"))
    return " ".join(str(value).split()) if value is not None else ""


def _inline(token: Token) -> str:
    """The words of a piece of Markdown, without its marks; of links the words, of images nothing."""
    return "".join(
        " " if child.type in ("softbreak", "hardbreak") else child.content
        for child in token.children or []
        if child.type in ("text", "code_inline", "softbreak", "hardbreak", "html_inline")
    )
