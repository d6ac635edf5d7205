"""What was done to a claim and to the ledger, in tables on a terminal."""

from collections.abc import Sequence
from typing import Final

from rich.console import Group, RenderableType
from rich.text import Text

from factcli.models.ledger import Event, Run
from factcli.render.escape import visible
from factcli.render.table import Fitting, blocks, plain_table, plain_text
from factcli.render.wording import change_words, counted, counted_within
from factcli.text.times import local_minute

_FEWEST_COLUMNS: Final = 90
"""On how many columns a table with times and changes has room for its columns."""


def _cells(number: int, done: Event | Run) -> tuple[Text, Text, Text, Text]:
    """In which run something was done, when, by whom and by which command, as a row begins with it."""
    return Text(str(number)), Text(local_minute(done.at)), plain_text(done.by), Text(done.command)


def _headline(number: int, done: Event | Run) -> Text:
    """The same where there is no room for columns."""
    return Text(f"{number:<3}  {local_minute(done.at)}\n{done.command} by {visible(done.by)}")


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
            *_cells(event.run, event),
            _change(event),
            plain_text("; ".join(_remarks(event))),
        )
    return Fitting(table, blocks("Run  When", map(_event_block, events)), _FEWEST_COLUMNS)


def corrections_table(runs: Sequence[Run]) -> RenderableType:
    """What was corrected of an article, a row for each run."""
    if not runs:
        return Text("nobody has corrected this article", style="dim")
    table = plain_table()
    for name in ("Run", "When", "Who", "Command"):
        table.add_column(name, no_wrap=True)
    table.add_column("Changes and note", ratio=1, overflow="fold")
    for run in runs:
        table.add_row(
            *_cells(run.number, run),
            plain_text("; ".join(_corrected(run))),
        )
    return Fitting(table, blocks("Run  When", map(_correction_block, runs)), _FEWEST_COLUMNS)


def _correction_block(run: Run) -> Text:
    text = _headline(run.number, run)
    return text.append("".join(f"\n{visible(words)}" for words in _corrected(run)))


def _corrected(run: Run) -> list[str]:
    change = run.corrected
    return [] if change is None else [*map(change_words, change.changes), *([change.note] if change.note else [])]


def _event_block(event: Event) -> Text:
    text = _headline(event.run, event)
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
        table.add_row(
            *_cells(run.number, run),
            _detail(run),
            *counts,
        )
    narrow = blocks("Run  When", map(_run_block, runs))
    return Group(Fitting(table, narrow, _FEWEST_COLUMNS), Text(counted_within(len(runs), "run", limit), style="dim"))


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
    text = _headline(run.number, run).append(": ").append_text(_detail(run))
    return text.append(f"\n{counted(run.articles, 'article')}, {counted(run.claims, 'claim')}")
