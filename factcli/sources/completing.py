"""What several say of one article, a page and the feed that lists it, or a file and the user: who is believed."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final

from msgspec.structs import replace

from factcli.models.article import Item
from factcli.text import head
from factcli.text.dates import published_day

_LONGEST_FIELD: Final = 1000

Fields = Mapping[str, str | None]
Said = tuple[str | None, str | None]
"""A day of publication as somebody says it, and what that was read from."""


def shortened(fields: Fields) -> dict[str, str]:
    """The fields that say something, each no longer than a field should be."""
    return {name: value[:_LONGEST_FIELD] for name, value in fields.items() if value}


def completed(item: Item, said: Sequence[Fields], days: Iterable[Said], today: date) -> Item:
    """The item with title, outlet and byline from the first of `said` that has each, and its day of publication.

    That is the first of `days` that is a day and not after `today`, else the one in the dateline of the text.
    """

    def first(name: str) -> str | None:
        return next((value for fields in said if (value := fields.get(name))), None)

    published, origin = _day(days, item.text, today)
    return replace(
        item,
        title=first("title"),
        outlet=first("outlet"),
        byline=first("byline"),
        published=published,
        published_from=origin,
    )


def _day(days: Iterable[Said], text: str, today: date) -> Said:
    for value, origin in days:
        day = published_day(value, today)
        if day is not None:
            return day.isoformat(), origin
    day, origin = head.dateline_day(text, today)
    return (day.isoformat(), origin) if day is not None else (None, None)
