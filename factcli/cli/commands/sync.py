"""`factcli sync`: what cron runs."""

import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any, Final

import typer

from factcli.cli import context
from factcli.cli.durations import read_duration
from factcli.cli.options import Db, Form, Json, Wait, named
from factcli.cli.output import chosen_format, emit, emit_value, note
from factcli.cli.settings import LONGEST_DELAY, MANY_JOBS
from factcli.cli.wiring import ledgers
from factcli.cli.wiring.ledgers import LedgerFile
from factcli.errors import DatabaseLocked, InputsFailed, OutputError
from factcli.models.claim import Claim
from factcli.models.filters import Filter
from factcli.models.syncing import Step, SyncReport
from factcli.render.formats import Format, json_value
from factcli.render.wording import counted
from factcli.tracker.syncing.loop import SyncPlan, sync, told
from factcli.tracker.syncing.ports import Outside
from factcli.tracker.syncing.sources import named as source_named

app = typer.Typer()

MET: Final = 1
_COLUMNS = ("name", "outcome", "entries", "added", "revised", "claims", "failures", "reason", "target")
_LARGEST_LOG: Final = 8 * 1024 * 1024


@app.command(epilog="Example: factcli sync --time-limit 10m")
def sync_command(
    ctx: typer.Context,
    names: Annotated[
        list[str] | None, typer.Argument(metavar="[NAME]...", help="Sources, by name or address (default: all).")
    ] = None,
    every: Annotated[bool, typer.Option("--all", "-a", help="Sources that are not due yet, too.")] = False,
    jobs: Annotated[
        int | None,
        typer.Option(
            "--jobs", "-j", metavar="NUMBER", min=1, max=MANY_JOBS, help="Ask so many servers at once (default: 8)."
        ),
    ] = None,
    delay: Annotated[
        float | None,
        typer.Option(
            metavar="SECONDS",
            min=0,
            max=LONGEST_DELAY,
            help="Leave each server alone so long in between (default: 1).",
        ),
    ] = None,
    time_limit: Annotated[
        str | None,
        typer.Option(metavar="TIME", help="Begin nothing more after 10m, 90s; the next sync goes on.", callback=named),
    ] = None,
    tell_after: Annotated[
        int, typer.Option(metavar="NUMBER", min=1, help="Tell of a source that failed so many times in a row.")
    ] = 3,
    alert: Annotated[
        list[str] | None,
        typer.Option(
            metavar="FILTER",
            help="Print the new claims that meet this filter, typed as for list, and end with 1; may be repeated.",
        ),
    ] = None,
    log: Annotated[
        str | None, typer.Option(metavar="FILE", help="Append the summary, as a line of JSON, to it.", callback=named)
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print only what a person must act on.")] = False,
    form: Form = None,
    json: Json = False,
    db: Db = None,
    wait: Wait = None,
) -> int:
    """Read what is new in the sources that are due, and read again what may have been edited.

    Made for cron: it never runs twice at once (75), a kill costs at most the article in work, and what one
    run leaves the next one does. Status 4 if a source failed.
    """
    shape = chosen_format(form, json)
    limit = None if time_limit is None else read_duration(time_limit, "--time-limit")
    ledger = ledgers.open_ledger(ctx, db, wait)
    alerts = _alerts(alert, ledger)
    if not names and not ledger.sources():
        return _without_sources(shape, quiet=quiet)
    plan = _plan(names or [], tell_after, limit, every=every)
    try:
        report = _synced(ledger, plan, jobs, delay, show=not quiet)
    except DatabaseLocked as error:
        if quiet:
            return error.exit_status
        raise
    ledgers.tidy(ledger)
    claims = _met(ledger, report, alerts)
    if not quiet:
        _say_what_is_paused(ledger, names or [])
    _show(report, claims, shape, quiet=quiet, alerting=bool(alerts), idle=_idle(ledger))
    told(ledger, report)
    if log:
        _append(Path(log).expanduser(), {**report.brief(), "alerts": [claim.id for claim in claims]})
    return InputsFailed.exit_status if report.failed else MET if claims else 0


def _plan(names: Sequence[str], patience: int, limit: float | None, *, every: bool) -> SyncPlan:
    """What is to be synced, and for how long: `limit` is in seconds, where there is one."""
    until = time.monotonic() + limit if limit else None
    return SyncPlan(
        context.author(None), tuple(names), every, patience, until,
        lambda: until is not None and time.monotonic() >= until,
    )  # fmt: skip


def _synced(ledger: LedgerFile, plan: SyncPlan, jobs: int | None, delay: float | None, *, show: bool) -> SyncReport:
    """Do what is planned; `show` how far it is. Raises DatabaseLocked where another sync is at it."""

    def reach() -> Outside:
        from factcli.cli.wiring import syncing as outside

        return outside.outside(ledger.sources(), ledger.hosts(), outside.request_limits(jobs, delay))

    with ledgers.telling_what_stays(ledger), _progress(show=show) as tell:
        return sync(ledger, reach, plan, context.now, tell)


def _without_sources(shape: Format, *, quiet: bool) -> int:
    if shape is Format.JSON and not quiet:
        now = context.now()
        emit_value(SyncReport(run=None, at=now, ended=now).record())
    elif not quiet:
        note("there are no sources yet; `factcli source add URL` adds one")
    return 0


def _say_what_is_paused(ledger: LedgerFile, names: list[str]) -> None:
    """Tell whoever names a source why nothing is done about it."""
    found = {source.number: source for source in (source_named(ledger, name) for name in names)}
    for source in found.values():
        if source.paused:
            note(f"{source.name} is paused ({source.paused}); `factcli source resume` has it looked at again")


def _idle(ledger: LedgerFile) -> str:
    """What is said where nothing was done."""
    if all(source.paused for source in ledger.sources()):
        return "every source is paused; `factcli source resume` has one looked at again"
    return "nothing is due; --all looks at every source all the same"


def _alerts(words: list[str] | None, ledger: LedgerFile) -> list[Filter]:
    if not words:
        return []
    from factcli.cli.alerts import read_alert

    return [read_alert(one, ledger) for one in words]


def _met(ledger: LedgerFile, report: SyncReport, alerts: list[Filter]) -> list[Claim]:
    if not alerts:
        return []
    from factcli.cli.alerts import met

    return met(ledger, alerts, report.run)


@contextmanager
def _progress(*, show: bool) -> Iterator[Callable[[Step], None]]:
    if not show or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield lambda _: None
        return
    from factcli.render.progress import sync_progress

    with sync_progress() as tell:
        yield tell


def _show(report: SyncReport, met: list[Claim], shape: Format, *, quiet: bool, alerting: bool, idle: str) -> None:
    for message in report.messages:
        if message.urgent or not quiet:
            note(f"{message.source} ({message.target}) {message.text}")
    if shape is Format.JSON and not quiet:
        emit_value({**report.record(), **({"alerts": [claim.record() for claim in met]} if alerting else {})})
    elif alerting:
        if not quiet:
            note(_summary(report, idle))
        if met:
            from factcli.cli.claimlists import show_claims

            show_claims(met, shape)
    elif not quiet:
        _show_sources(report, shape, idle)


def _show_sources(report: SyncReport, shape: Format, idle: str) -> None:
    def table() -> Any:
        from factcli.render.sources import sync_table

        return sync_table(report, idle)

    if shape is not Format.TABLE:
        note(_summary(report, idle))
    emit(report.sources, shape, [], _COLUMNS, table)


def _summary(report: SyncReport, idle: str) -> str:
    if report.run is None:
        return idle
    parts = [
        f"{report.added} new", f"{len(report.revisions)} revised", counted(report.claims, "claim"),
        f"{len(report.failed)} of {counted(len(report.sources), 'source')} failed",
    ]  # fmt: skip
    if report.pages_failed:
        parts.append(f"{counted(len(report.pages_failed), 'page')} could not be read")
    if report.waiting:
        parts.append(f"{report.waiting} left for the next run")
    return f"run {report.run}: {', '.join(parts)}"


def _append(log: Path, summary: dict[str, Any]) -> None:
    """Add a line to the log; a log that has grown large becomes LOG.1, in place of the one before."""
    try:
        if log.exists() and log.stat().st_size > _LARGEST_LOG:
            log.replace(log.with_name(f"{log.name}.1"))
        with log.open("ab") as file:
            file.write(json_value(summary))
    except OSError as error:
        raise OutputError(
            f"the log {log} cannot be written: {error.strerror}",
            hint="name another file; what was read is in the ledger",
            subject=str(log),
        ) from error
