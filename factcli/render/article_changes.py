"""What was changed in published articles, as lines on a terminal."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from factcli.models.reports import Change, ClaimChange, Edit
from factcli.render.escape import visible
from factcli.text.times import local_minute

_INDENT: Final = 2
_NAMES: Final = {
    Change.ADDED: ("claim added", "green"),
    Change.GONE: ("claim gone", "red"),
    Change.REWORDED: ("reworded", "cyan"),
    Change.FIGURES: ("figure changed", "bold yellow"),
    Change.ATTRIBUTED: ("other speaker", "magenta"),
    Change.STANCE: ("said otherwise", "magenta"),
}


def edits_page(edits: Sequence[Edit]) -> RenderableType:
    """Each edit: when it was seen in which article, and a line for each change."""
    if not edits:
        return Text("no article has been changed since it was first read", style="dim")
    count = f"{len(edits):,} edit{'' if len(edits) == 1 else 's'}"
    return Group(*(_edit(one) for one in edits), Text(count, style="dim"))


def _edit(edit: Edit) -> RenderableType:
    place = edit.article
    what = " · ".join(visible(one) for one in (place.outlet, place.url or place.location) if one)
    seen = f"revision {edit.revision}, seen {local_minute(edit.at)} by run {edit.run}"
    lines = [Text(what, style="dim"), Text(seen, style="dim")]
    for name, (was, now) in edit.fields.items():
        lines.append(Text(f"{name}: {visible(was or '–')} → {visible(now or '–')}"))
    lines.extend(change_lines(edit.changes))
    if edit.text_changed and not edit.changes:
        lines.append(Text("the text, but none of its claims", style="dim"))
    title = Text(visible(place.title or place.location), style="bold")
    return Group(title, *(Padding(line, (0, 0, 0, _INDENT), expand=False) for line in lines), "")


def change_lines(changes: Iterable[ClaimChange]) -> Iterator[Text]:
    """A line for each change, such as "figure changed: 12 → 2 colleagues — Lena Novak: …", the figures first."""
    for one in sorted(changes, key=lambda one: one.change is not Change.FIGURES):
        name, style = _NAMES[one.change]
        line = Text(f"{name}: ", style=style)
        if one.change is Change.FIGURES:
            line.append(visible(", ".join(figure.phrase for figure in one.figures))).append(" — ")
        elif one.change in (Change.ATTRIBUTED, Change.STANCE):
            yield line.append(visible(f"{one.before or 'nobody named'} → {one.after or 'nobody named'} ({one.claim})"))
            continue
        line.append(visible(one.speaker or "unnamed speaker"), style="bold").append(": ")
        if one.change is Change.REWORDED:
            line.append(visible(one.before or ""), style="strike").append(" → ")
        yield line.append(visible(one.after or one.before or ""))
