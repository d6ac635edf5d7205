"""What was changed in published articles, as lines on a terminal."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from rich.console import Group, RenderableType
from rich.text import Text

from factcli.models.reports import Change, ClaimChange, Edit
from factcli.render.escape import visible
from factcli.text.times import local_minute

_INDENT: Final = "  "
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


def _edit(edit: Edit) -> Text:
    place = edit.article
    text = Text.assemble((visible(place.title or place.location), "bold"), "\n")
    what = " · ".join(visible(one) for one in (place.outlet, place.url or place.location) if one)
    text.append(
        f"{_INDENT}{what}\n{_INDENT}revision {edit.revision}, seen {local_minute(edit.at)} by run {edit.run}\n",
        style="dim",
    )
    for name, (was, now) in edit.fields.items():
        text.append(f"{_INDENT}{name}: {visible(was or '–')} → {visible(now or '–')}\n")
    for line in change_lines(edit.changes):
        text.append(_INDENT).append_text(line).append("\n")
    if edit.text_changed and not edit.changes:
        text.append(f"{_INDENT}the text, but none of its claims\n", style="dim")
    return text


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
