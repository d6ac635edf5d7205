"""What tables for a terminal are made of: plain tables, facts, blocks, the styles of statuses, and the console."""

from collections.abc import Iterable, Sequence
from typing import Final

from rich import box
from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.table import Table
from rich.text import Text

from factcli.models.vocabulary import Status
from factcli.render.escape import visible
from factcli.render.formats import Record, as_text, field
from factcli.render.wording import SIGNS

SHORT_ID: Final = 8
"""How many digits of an id a table shows."""

STYLES: Final = {
    Status.UNVERIFIED: "dim",
    Status.CHECKING: "cyan",
    Status.CONFIRMED: "green",
    Status.DISPUTED: "yellow",
    Status.MISLEADING: "magenta",
    Status.REFUTED: "red",
    Status.UNVERIFIABLE: "blue",
}
NARROW: Final = 80
"""On how many columns a table has room for its columns."""
_SIDE: Final = 13
"""How many columns a speaker or an outlet has at least; as many more as a sixth of the screen gives."""
_NAMES: Final = 9
"""How many columns the names of facts have."""


def status_text(status: Status) -> Text:
    """A status as sign and word, so that it is not told by colour alone."""
    return Text(f"{SIGNS[status]} {status.value}", style=STYLES[status], no_wrap=True)


def plain_text(value: str | None, style: str = "", *, no_wrap: bool = False) -> Text:
    """Words from outside, made harmless; a dash for none."""
    return Text(visible(value or "–"), style=style, no_wrap=no_wrap)


def plain_table(*, footer: bool = False) -> Table:
    """A table with a line below its heading and none elsewhere."""
    return Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, show_footer=footer, header_style="bold")


def facts(rows: Iterable[tuple[str, Text]]) -> Table:
    """Facts below one another, each behind its name, and its further lines below its first."""
    table = Table.grid()
    table.add_column(style="dim", no_wrap=True, width=_NAMES)
    table.add_column(overflow="fold")
    for name, value in rows:
        table.add_row(Text(name), value)
    return table


class Fitting:
    """A table, or on a screen of fewer than `least` columns what takes its place."""

    def __init__(self, wide: Table, narrow: Table, least: int) -> None:
        self._wide = wide
        self._narrow = narrow
        self._least = least

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for column in self._wide.columns:
            if column.max_width is not None:
                column.max_width = min(column.max_width, max(_SIDE, options.max_width // 6))
        yield self._narrow if options.max_width < self._least else self._wide


def blocks(heading: str, texts: Iterable[Text]) -> Table:
    """A single column of blocks of lines, for narrow screens."""
    table = plain_table()
    table.add_column(heading, overflow="fold")
    for block in texts:
        table.add_row(block.append("\n"))
    return table


def fields_table(records: Iterable[Record], fields: Sequence[str]) -> RenderableType:
    """Any records with the fields that the user chose."""
    table = plain_table()
    for name in fields:
        table.add_column(Text(visible(name)), overflow="fold")
    for record in records:
        table.add_row(*(Text(visible(as_text(field(record, name)))) for name in fields))
    return table


def console(width: int | None = None) -> Console:
    """A console on standard output that reads no markup in what it prints."""
    return Console(markup=False, emoji=False, highlight=False, width=width, soft_wrap=False)
