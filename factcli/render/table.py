"""Tables for a terminal: claims, articles, history, runs, what an ingest did, and the comparison."""

from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import Final

from rich import box
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.table import Table
from rich.text import Text

from factcli.models.article import Article
from factcli.models.claim import Claim
from factcli.models.ledger import Event, Run
from factcli.models.reports import CONTESTED, Comparison, IngestReport, Outcome
from factcli.models.vocabulary import Status
from factcli.render.edits import change_lines
from factcli.render.escape import visible
from factcli.render.records import Record, as_text, field
from factcli.render.wording import SIGNS, change_words, counted, counted_within, file_name, where

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
_OUTCOMES: Final = {
    Outcome.ADDED: ("+", "green"),
    Outcome.UNCHANGED: ("=", "dim"),
    Outcome.REVISED: ("±", "yellow"),
    Outcome.FAILED: ("✘", "red"),
}
NARROW: Final = 80
_HISTORY: Final = 90
"""On how many columns a table has room for its columns, and one with times and changes."""
_SIDE: Final = 13
"""How many columns a speaker or an outlet has at least; as many more as a sixth of the screen gives."""
_MANY_ITEMS: Final = 40
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


def claims_table(claims: Sequence[Claim], limit: int | None = None) -> RenderableType:
    """Claims with id, status, speaker, words, outlet and date; one under another where there is no room for columns.

    `limit`: how many were asked for at most.
    """
    if not claims:
        return Text("no claims", style="dim")
    narrow = blocks(f"{'ID':<{SHORT_ID}}  Status", map(_claim_block, claims))
    return Group(
        Fitting(_in_columns(claims), narrow, NARROW), Text(counted_within(len(claims), "claim", limit), style="dim")
    )


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


def claim_columns() -> Table:
    """The table of claims, without a row yet."""
    table = plain_table()
    table.add_column("ID", no_wrap=True, style="dim")
    table.add_column("Status", no_wrap=True)
    table.add_column("Speaker", max_width=24, overflow="fold")
    table.add_column("Claim", ratio=1, min_width=20)
    table.add_column("Outlet", max_width=24, overflow="fold")
    return table


def _in_columns(claims: Sequence[Claim]) -> Table:
    table = claim_columns()
    for claim in claims:
        table.add_row(
            Text(claim.id[:SHORT_ID]),
            status_text(claim.status),
            plain_text(claim.statement.speaker),
            claim_text(claim),
            outlet_text(claim, "\n"),
        )
    return table


def _claim_block(claim: Claim) -> Text:
    text = Text.assemble((claim.id[:SHORT_ID], "dim"), "  ", status_text(claim.status), "\n")
    text.append(visible(claim.statement.speaker or "unnamed speaker"), style="bold").append(": ")
    return text.append_text(claim_text(claim)).append("\n").append_text(outlet_text(claim, " "))


def claim_text(claim: Claim, said: Text | None = None) -> Text:
    """A claim's words, or these as they are shown, with its stance and what has become of it."""
    text = said or Text(visible(claim.statement.text))
    if claim.statement.stance.value != "asserts":
        text = Text.assemble((f"{claim.statement.stance.value}: ", "italic"), text)
    if claim.gone:
        text.append(" [gone from its article]", style="yellow")
    if claim.reworded:
        text.append(" [reworded since the verdict]", style="yellow")
    if claim.work.dismissal:
        text.append(" [dismissed]", style="yellow")
    return text


def outlet_text(claim: Claim, joint: str) -> Text:
    """The outlet, or, where none is known, the file's name, and the date."""
    place = claim.article
    text = Text(visible(where(claim)))
    if place.published:
        text.append(f"{joint}{place.published}", style="dim")
    return text


def articles_table(articles: Sequence[Article], limit: int | None = None) -> RenderableType:
    """Articles with id, date, outlet, title and number of claims. `limit`: how many were asked for at most."""
    if not articles:
        return Text("no articles", style="dim")
    table = plain_table()
    table.add_column("ID", no_wrap=True, style="dim")
    table.add_column("Published", no_wrap=True)
    table.add_column("Outlet", max_width=24, overflow="fold")
    table.add_column("Title", ratio=1, min_width=20)
    table.add_column("Claims", justify="right", no_wrap=True)
    table.add_column("Rev.", justify="right", no_wrap=True)
    for one in articles:
        table.add_row(
            Text(one.id[:SHORT_ID]),
            plain_text(one.published, no_wrap=True),
            plain_text(one.outlet),
            plain_text(one.title or file_name(one.location)),
            Text(str(one.claims)),
            Text(str(one.revision)),
        )
    narrow = blocks(f"{'ID':<{SHORT_ID}}  Published", map(_article_block, articles))
    return Group(Fitting(table, narrow, NARROW), Text(counted_within(len(articles), "article", limit), style="dim"))


def _article_block(one: Article) -> Text:
    text = Text.assemble((one.id[:SHORT_ID], "dim"), "  ", plain_text(one.published), "\n")
    text.append(visible(one.title or file_name(one.location)), style="bold")
    return text.append(f"\n{visible(one.outlet or 'no outlet')}, {counted(one.claims, 'claim')}")


def fields_table(records: Iterable[Record], fields: Sequence[str]) -> RenderableType:
    """Any records with the fields that the user chose."""
    table = plain_table()
    for name in fields:
        table.add_column(Text(visible(name)), overflow="fold")
    for record in records:
        table.add_row(*(Text(visible(as_text(field(record, name)))) for name in fields))
    return table


def history_table(events: Sequence[Event]) -> RenderableType:
    """What happened to a claim, a row each."""
    if not events:
        return Text("nobody has recorded anything on this claim", style="dim")
    table = plain_table()
    for name in ("Run", "When", "Who", "Command"):
        table.add_column(name, no_wrap=True)
    table.add_column("From → to", no_wrap=True)
    table.add_column("Changes, note and evidence", ratio=1, overflow="fold")
    for event in events:
        table.add_row(
            Text(str(event.run)),
            Text(event.at),
            plain_text(event.by),
            Text(event.command),
            _change(event),
            plain_text("; ".join(_remarks(event))),
        )
    return Fitting(table, blocks("Run  When", map(_event_block, events)), _HISTORY)


def _event_block(event: Event) -> Text:
    text = Text(f"{event.run:<3}  {event.at}\n{event.command} by {visible(event.by)}")
    if event.before.verdict != event.after.verdict:
        text.append("\n").append_text(_change(event))
    return text.append("".join(f"\n{visible(words)}" for words in _remarks(event)))


def _change(event: Event) -> Text:
    record = event.record()
    if event.before.verdict == event.after.verdict:
        return Text("–", style="dim")
    text = Text(f"{record['from']} → {record['to']}")
    return text.append(f" ({record['confidence']})") if record["confidence"] else text


def _remarks(event: Event) -> list[str]:
    evidence = (f"evidence {one.stance}: {one.url}" for one in event.added_evidence)
    changes = map(change_words, event.changes)
    return [*changes, *([event.note] if event.note else []), *evidence]


def runs_table(runs: Sequence[Run], limit: int | None = None) -> RenderableType:
    """The commands that wrote to the ledger, a row each. `limit`: how many were asked for at most."""
    if not runs:
        return Text("nothing has been written to the ledger", style="dim")
    table = plain_table()
    table.add_column("Run", justify="right", no_wrap=True)
    for name in ("When", "Who", "Command"):
        table.add_column(name, no_wrap=True)
    table.add_column("What", ratio=1)
    for name in ("Articles", "Claims", "Took"):
        table.add_column(name, justify="right", no_wrap=True)
    for run in runs:
        counts = (Text(str(run.articles)), Text(str(run.claims)), Text(_took(run)))
        table.add_row(Text(str(run.number)), Text(run.at), plain_text(run.by), Text(run.command), _detail(run), *counts)
    narrow = blocks("Run  When", map(_run_block, runs))
    return Group(Fitting(table, narrow, _HISTORY), Text(counted_within(len(runs), "run", limit), style="dim"))


def _detail(run: Run) -> Text:
    what = Text(visible(run.detail))
    if run.sources:
        what.append(f": {counted(run.sources, 'source')}, {run.failed} failed, {run.revised} revised")
    if run.command == "sync" and run.ended is None:
        what.append(" (cut off, or still at work)", style="yellow")
    return what.append(" (taken back)", style="yellow") if run.undone else what


def _took(run: Run) -> str:
    return "" if run.seconds is None else f"{run.seconds // 60}:{run.seconds % 60:02}"


def _run_block(run: Run) -> Text:
    text = Text(f"{run.number:<3}  {run.at}\n{run.command} by {visible(run.by)}: ").append_text(_detail(run))
    return text.append(f"\n{counted(run.articles, 'article')}, {counted(run.claims, 'claim')}")


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
        note = Text(visible(one.reason or ""))
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


def comparison_table(comparison: Comparison, width: int) -> RenderableType:
    """The confirmed on one side, the contested on the other; under one another where there is no room."""
    confirmed = comparison.claims[Status.CONFIRMED]
    contested = [claim for status in CONTESTED for claim in comparison.claims[status]]
    if not confirmed and not contested:
        return Group(
            Text("no claim has a finding yet; `factcli mark ID STATUS` records one", style="dim"), _rest(comparison)
        )
    narrow = width < NARROW
    table = Table(box=box.SIMPLE_HEAD if narrow else box.MINIMAL_HEAVY_HEAD, show_edge=False, expand=True)
    if narrow:
        table.add_column(Text(f"CONFIRMED {len(confirmed)}  /  CONTESTED {len(contested)}"), ratio=1)
    else:
        table.add_column(Text(f"✔ CONFIRMED ({len(confirmed)})", style="bold green"), ratio=1)
        table.add_column(Text(f"≠ ~ ✘ CONTESTED ({len(contested)})", style="bold yellow"), ratio=1)
    for name, left, right in _groups(comparison):
        if name is not None:
            table.add_row(Text(visible(name), style="bold underline"))
        if narrow:
            for claim in (*left, *right):
                table.add_row(_compared(claim))
        else:
            for one, other in zip_longest(left, right):
                table.add_row(_compared(one) if one else "", _compared(other) if other else "")
        table.add_section()
    return Group(table, _rest(comparison))


def _groups(comparison: Comparison) -> Iterable[tuple[str | None, list[Claim], list[Claim]]]:
    """Each group's name, None where the whole is one, with its confirmed and its contested claims."""
    parts: list[tuple[str | None, dict[Status, tuple[Claim, ...]]]]
    parts = [(one.name or f"(no {comparison.by})", one.claims) for one in comparison.groups]
    for name, claims in parts or [(None, comparison.claims)]:
        yield name, [*claims[Status.CONFIRMED]], [claim for status in CONTESTED for claim in claims[status]]


def _compared(claim: Claim) -> Text:
    """A claim in the comparison: status, words, then who, where, and on what evidence."""
    text = status_text(claim.status)
    text.no_wrap = False
    verdict = claim.work.verdict
    if verdict is not None and verdict.confidence is not None:
        text.append(f" ({verdict.confidence.value} confidence)", style="dim")
    text.append("\n").append_text(claim_text(claim)).append("\n")
    text.append(visible(claim.statement.speaker or "unnamed speaker"), style="bold")
    text.append(f" · {visible(where(claim))}")
    if claim.article.published:
        text.append(f" {claim.article.published}")
    evidence = len(claim.standing_evidence)
    text.append(" · ")
    text.append("! no evidence" if claim.thin else f"{evidence} evidence", style="yellow" if claim.thin else "")
    text.append(f" · {claim.id[:SHORT_ID]}\n", style="dim")
    return text


def _rest(comparison: Comparison) -> Text:
    others = [status for status in Status if status is not Status.CONFIRMED and status not in CONTESTED]
    return Text(
        "Not compared: " + ", ".join(f"{comparison.counts[status]} {status.value}" for status in others), style="dim"
    )


def console(width: int | None = None) -> Console:
    """A console on standard output that reads no markup in what it prints."""
    return Console(markup=False, emoji=False, highlight=False, width=width, soft_wrap=False)
