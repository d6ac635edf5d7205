"""Saved filters and aliases as tables on a terminal."""

from collections.abc import Iterable, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from factcli.models.filters import AliasGroup, SavedFilter
from factcli.render.table import plain_table, plain_text
from factcli.render.wording import counted
from factcli.text.times import local_minute


def filters_table(filters: Sequence[SavedFilter]) -> RenderableType:
    """The saved filters, by the names that they are used with."""
    rows = ((f"@{one.name}", one.text, one.by, local_minute(one.at)) for one in filters)
    return _recorded(("Name", "Filter"), rows, len(filters), "saved filter")


def aliases_table(groups: Sequence[AliasGroup]) -> RenderableType:
    """The groups of names that mean the same; the first name of each is the one that is counted under."""
    rows = ((one.names[0], ", ".join(one.names[1:]), one.by, local_minute(one.at)) for one in groups)
    return _recorded(("Name", "The same"), rows, len(groups), "alias group")


def _recorded(names: Sequence[str], rows: Iterable[tuple[str, str, str, str]], count: int, noun: str) -> RenderableType:
    """What a person has recorded, with who and when."""
    if not count:
        return Text(f"no {noun}s", style="dim")
    table = plain_table()
    table.add_column(names[0], overflow="fold", style="bold")
    table.add_column(names[1], ratio=1, min_width=20, overflow="fold")
    table.add_column("Who", overflow="fold")
    table.add_column("When", overflow="fold")
    for row in rows:
        table.add_row(*map(plain_text, row))
    return _summed(table, count, noun)


def _summed(table: Table, count: int, noun: str) -> RenderableType:
    return Group(table, Text(counted(count, noun), style="dim"))
