"""What claims are counted by, with the numbers, for a terminal."""

from collections.abc import Sequence
from typing import Final

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from factcli.models.reports import Counted, CountedBy
from factcli.models.vocabulary import Status
from factcli.render.escape import visible
from factcli.render.table import STYLES, Fitting, blocks, plain_table
from factcli.render.wording import SIGNS

_FEWEST_COLUMNS: Final = 70
"""On how many columns a table has room for its columns."""
_CHECKED: Final = tuple(status for status in Status if status is not Status.UNVERIFIED)
"""The statuses that people gave, which are counted beside all claims."""


def counts_table(found: Sequence[Counted], by: CountedBy, limit: int | None = None) -> RenderableType:
    """A row each; the statuses as their signs with numbers, explained below. `limit`: how many were asked for at most."""
    if not found:
        return Text("no claims", style="dim")
    wide = plain_table()
    wide.add_column(by.value.capitalize(), ratio=1, min_width=16, overflow="fold")
    wide.add_column("Claims", justify="right", no_wrap=True)
    wide.add_column("Of these", no_wrap=False, min_width=12)
    wide.add_column("From", no_wrap=True)
    wide.add_column("To", no_wrap=True)
    for one in found:
        wide.add_row(
            _name(one, by), Text(f"{one.claims:,}"), _statuses(one), Text(one.first or "–"), Text(one.last or "–")
        )
    narrow: Table = blocks(by.value.capitalize(), (_block(one, by) for one in found))
    return Group(Fitting(wide, narrow, _FEWEST_COLUMNS), _legend(found, limit))


def _name(one: Counted, by: CountedBy) -> Text:
    if one.name is None:
        return Text(f"(no {by.value})", style="dim")
    text = Text(visible(one.name), style="bold")
    others = [name for name in one.names if name != one.name]
    return text.append(f" ({visible(', '.join(others))})", style="not bold dim") if others else text


def _statuses(one: Counted) -> Text:
    parts = [
        Text(f"{SIGNS[status]} {one.statuses[status]:,}", style=STYLES[status])
        for status in _CHECKED
        if one.statuses[status]
    ]
    return Text("  ").join(parts) if parts else Text("–", style="dim")


def _block(one: Counted, by: CountedBy) -> Text:
    text = _name(one, by).append(f"\n{one.claims:,} claim{'' if one.claims == 1 else 's'}", style="not bold")
    if any(one.statuses[status] for status in _CHECKED):
        text.append(": ", style="not bold").append_text(_statuses(one))
    return text.append(f"\n{one.first} to {one.last}", style="not bold dim") if one.first else text


def _legend(found: Sequence[Counted], limit: int | None) -> Text:
    how_many = f"the first {len(found):,}" if len(found) == limit else f"{len(found):,} in all"
    there = [status for status in _CHECKED if any(one.statuses[status] for one in found)]
    signs = ", ".join(f"{SIGNS[status]} {status.value}" for status in there)
    return Text(f"{how_many}{f'; {signs}' if signs else ''}", style="dim")
