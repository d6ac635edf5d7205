"""What an item that was read says of its article: fields, places and tags, joined with what was known. Pure."""

from typing import Final

from msgspec.structs import replace

from factcli.models.article import Appearance, Article, Item
from factcli.models.identity import page_of

_FIELDS: Final = ("title", "outlet", "byline", "url", "published")
_INFERRED: Final = "inferred"


def appearance(item: Item, at: str) -> Appearance:
    """The place where an item was met, first at the time `at`."""
    return Appearance(
        location=item.location,
        first_seen=at,
        path=item.path,
        url=item.url,
        outlet=item.outlet,
        title=item.title,
        source=item.source,
    )


def with_place(article: Article, item: Item, at: str) -> Article:
    """The article with one more place where it was met, and the tags of the source that led there."""
    appearances = (*article.appearances, appearance(item, at))
    return replace(article, appearances=appearances, tags=joined(article.tags, item.tags))


def merged(article: Article, item: Item) -> Article:
    """The article with what the item says of it; what a person corrected stays."""
    return _as_read(article.uncorrected, item).corrected(article.correction)


def changed_fields(before: Article, after: Article) -> str:
    """What a revision changed, in words, and which corrected fields are read otherwise now and stay as they were put right."""
    changed = _differing(before, after)
    read = [name for name in _differing(before.uncorrected, after.uncorrected) if name not in changed]
    if before.digest != after.digest:
        changed.insert(0, "text")
    parts = [f"changed: {', '.join(changed)}"] if changed else []
    if read:
        parts.append(f"{', '.join(read)} as corrected")
    return "; ".join(parts) or "found anew"


def _differing(before: Article, after: Article) -> list[str]:
    return [name for name in _FIELDS if getattr(before, name) != getattr(after, name)]


def _as_read(article: Article, item: Item) -> Article:
    """The article as its readings tell it: never less than was known, and never against what a user stated.

    Another spelling of its url says nothing new, and the name of its server is no name of its outlet where one is known.
    """
    fields = {
        name: value
        for name in _FIELDS
        if (value := getattr(item, name)) is not None and (name in item.given or name not in article.given)
    }
    if article.url and item.url and page_of(article.url) == page_of(item.url):
        fields.pop("url", None)
    if article.outlet and item.named_outlet is None and "outlet" not in item.given:
        fields.pop("outlet", None)
    if item.published_from == _INFERRED and article.published is not None:
        # Read a year later, the same dateline would be a year later.
        fields.pop("published", None)
    if "published" in fields and fields["published"] != article.published:
        fields["published_from"] = item.published_from
    given = tuple(sorted({*article.given, *item.given}))
    return replace(article, **fields, given=given, partial=item.partial, tags=joined(article.tags, item.tags))


def joined(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
    """The tags of both, each once, in that order."""
    return tuple(dict.fromkeys((*first, *second)))
