"""The settings on a terminal."""

from collections.abc import Iterable
from typing import Any

from rich.console import RenderableType
from rich.text import Text

from factcli.render.escape import visible
from factcli.render.formats import as_text
from factcli.render.table import plain_table


def settings_table(settings: Iterable[tuple[str, Any, str, str]]) -> RenderableType:
    """Each setting with its value, where that comes from, and below it what it means."""
    table = plain_table()
    table.add_column("Setting", no_wrap=True)
    table.add_column("Value", overflow="fold", ratio=1)
    table.add_column("From", overflow="fold", ratio=1)
    for name, value, source, meaning in settings:
        shown = Text(visible(as_text(value)) or "–", style="bold")
        table.add_row(Text(name), shown.append(f"\n{meaning}", style="not bold dim"), Text(visible(source)))
    return table
