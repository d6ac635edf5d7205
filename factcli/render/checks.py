"""What `doctor` saw, as a table on a terminal."""

from collections.abc import Sequence
from typing import Final

from rich import box
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from factcli.models.reports import Check, State
from factcli.render.escape import visible

_SIGNS: Final = {State.OK: ("✔ ok", "green"), State.ADVICE: ("! advice", "yellow"), State.BAD: ("✘ bad", "bold red")}


def checks_table(checks: Sequence[Check]) -> RenderableType:
    """Each check with its state, what was seen, and below it what to do."""
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style="bold")
    table.add_column("State", no_wrap=True)
    table.add_column("Check", no_wrap=True)
    table.add_column("What was seen", ratio=1, overflow="fold")
    for one in checks:
        sign, style = _SIGNS[one.state]
        seen = Text(visible(one.detail))
        if one.advice:
            seen.append(f"\n→ {visible(one.advice)}", style=style)
        table.add_row(Text(sign, style=style), Text(one.check), seen)
    return table
