"""Sources, and what a sync did, as tables on a terminal."""

from collections.abc import Sequence
from typing import Final

from rich.console import Group, RenderableType
from rich.text import Text

from factcli.models.source import Source
from factcli.models.syncing import Look, SourceReport, SyncReport
from factcli.render.article_changes import change_lines
from factcli.render.escape import visible
from factcli.render.table import Fitting, blocks, plain_table, plain_text
from factcli.render.wording import counted, not_read
from factcli.text.times import local_minute

_STATES: Final = {
    "ok": ("✔", "green"),
    "new": ("·", "dim"),
    "failing": ("✘", "red"),
    "paused": ("‖", "yellow"),
}
_OUTCOMES: Final = {
    Look.POLLED: ("✔", "green"),
    Look.UNCHANGED: ("=", "dim"),
    Look.READ: ("=", "dim"),
    Look.FAILED: ("✘", "red"),
    Look.PAUSED: ("‖", "yellow"),
}
_WIDE: Final = 100


def sources_table(sources: Sequence[Source], now: str) -> RenderableType:
    """The sources: how they are, when they answered and when they are due, and what came through them."""
    if not sources:
        return Text("no sources yet; `factcli source add URL` adds one", style="dim")
    table = plain_table()
    for name in ("Source", "State", "Last success", "Next due"):
        table.add_column(name, no_wrap=name != "Source", overflow="fold")
    for name in ("Articles", "Claims"):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column("Address", ratio=1, overflow="fold")
    for one in sources:
        record = one.record()
        address = plain_text(one.target)
        if why := _why(one):
            address.append(f"\n{visible(why)}", style="yellow")
        counts = (Text(f"{one.articles:,}"), Text(f"{one.claims:,}"))
        table.add_row(
            Text(visible(one.name), style="bold"), _state(one, record["state"]), Text(_local(one.last_success)),
            Text(_due(one, now)), *counts, address,
        )  # fmt: skip
    narrow = blocks("Source", (_source_block(one, now) for one in sources))
    return Group(Fitting(table, narrow, _WIDE), Text(counted(len(sources), "source"), style="dim"))


def _source_block(one: Source, now: str) -> Text:
    text = Text(visible(one.name), style="bold").append("  ").append_text(_state(one, one.record()["state"]))
    text.append(f"\n{visible(one.target)}", style="dim")
    if why := _why(one):
        text.append(f"\n{visible(why)}", style="yellow")
    text.append(f"\nlast success {_local(one.last_success)}, next {_due(one, now)}")
    return text.append(f"\n{counted(one.articles, 'article')}, {counted(one.claims, 'claim')}")


def _why(one: Source) -> str | None:
    """What needs saying of a source beside its state."""
    return one.paused or one.why or (not_read(one.unread) if one.unread else None)


def _state(one: Source, state: str) -> Text:
    sign, style = _STATES[state]
    times = f" ({one.in_vain}×)" if state == "failing" else ""
    return Text(f"{sign} {state}{times}", style=style, no_wrap=True)


def _due(one: Source, now: str) -> str:
    if one.paused:
        return "–"
    return "now" if one.due <= now else _local(one.due)


def _local(time: str | None) -> str:
    return "never" if time is None else local_minute(time)


def sync_table(report: SyncReport, idle: str) -> RenderableType:
    """What a sync brought: a row a source that had something new or failed, what was edited, and the sums.

    `idle` is what is said where nothing was done.
    """
    if report.run is None:
        return Text(idle, style="dim")
    table = plain_table()
    table.add_column("Source", overflow="fold")
    table.add_column("Outcome", no_wrap=True)
    for name in ("New", "Revised", "Claims"):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column("Note", ratio=1, overflow="fold")
    told = [one for one in report.sources if one.is_news]
    for one in told:
        table.add_row(Text(visible(one.name), style="bold"), _outcome(one), *_counts(one), plain_text(_note(one)))
    parts: list[RenderableType] = [table] if told else []
    parts += [_revision(article.location, list(change_lines(article.changes))) for article in report.revisions]
    return Group(*parts, Text(_sums(report, len(told)), style="dim"))


def _outcome(one: SourceReport) -> Text:
    sign, style = _OUTCOMES[one.outcome]
    return Text(f"{sign} {one.outcome}", style=style, no_wrap=True)


def _note(one: SourceReport) -> str:
    return one.reason or (not_read(one.unread) if one.unread else "")


def _counts(one: SourceReport) -> tuple[Text, Text, Text]:
    return Text(str(one.added)), Text(str(one.revised)), Text(str(one.claims))


def _revision(location: str, lines: Sequence[Text]) -> Text:
    text = Text.assemble(("± edited: ", "yellow"), visible(location))
    for line in lines:
        text.append("\n    ").append_text(line)
    return text


def _sums(report: SyncReport, told: int) -> str:
    quiet = len(report.sources) - told
    parts = [
        counted(report.added, "new article"), f"{len(report.revisions)} revised", counted(report.claims, "claim"),
        f"{report.requests} requests",
    ]  # fmt: skip
    if quiet:
        parts.append(f"{counted(quiet, 'source')} without news")
    if report.partial:
        parts.append(f"{report.partial} behind a paywall, in part")
    if report.pages_failed:
        parts.append(f"{counted(len(report.pages_failed), 'page')} could not be read")
    if report.waiting:
        parts.append(f"time ran out: {report.waiting} left for the next run")
    return f"{', '.join(parts)} (run {report.run})"
