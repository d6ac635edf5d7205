"""What an ingest did, in a table on a terminal."""

from typing import Final

from rich.console import Group, RenderableType
from rich.text import Text

from factcli.models.reports import IngestReport, Outcome
from factcli.render.article_changes import change_lines
from factcli.render.escape import visible
from factcli.render.table import plain_table, plain_text
from factcli.render.wording import counted

_OUTCOMES: Final = {
    Outcome.ADDED: ("+", "green"),
    Outcome.UNCHANGED: ("=", "dim"),
    Outcome.REVISED: ("±", "yellow"),
    Outcome.FAILED: ("✘", "red"),
}
_MANY_ITEMS: Final = 40


def ingest_table(report: IngestReport, *, dry: bool) -> RenderableType:
    """What became of each item (of the noteworthy ones, where there are many), and the sums."""
    items = report.items
    if len(items) > _MANY_ITEMS:
        items = tuple(one for one in items if one.outcome is not Outcome.UNCHANGED and one.reason)
    table = plain_table()
    table.add_column("Outcome", no_wrap=True)
    table.add_column("Article", ratio=2, overflow="fold")
    table.add_column("Claims", justify="right", no_wrap=True)
    table.add_column("Note", ratio=1)
    for one in items:
        sign, style = _OUTCOMES[one.outcome]
        found = "" if one.outcome is Outcome.FAILED else str(one.claims)
        note = Text(visible("; ".join(filter(None, (one.reason, "no date" if one.undated else None)))))
        where = plain_text(one.location)
        for line in change_lines(one.changes):
            where.append("\n  ").append_text(line)
        table.add_row(Text(f"{sign} {one.outcome.value}", style=style), where, Text(found), note)
    sums = ", ".join(f"{report.count(outcome)} {outcome.value}" for outcome in Outcome if report.count(outcome))
    claims = sum(one.claims for one in report.items)
    line = Text(f"{counted(len(report.items), 'article')}: {sums or 'nothing to read'}; {counted(claims, 'claim')}")
    if dry:
        line.append(" (a dry run: nothing was stored)", style="yellow")
    elif report.run is not None:
        line.append(f" (run {report.run})", style="dim")
    return Group(table, line) if items else line
