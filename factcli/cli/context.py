"""Wires the ledger, the clock and the user to the tracker's use cases."""

import os
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

import typer

from factcli.cli.filtering import FilterOptions
from factcli.cli.options import Globals
from factcli.cli.output import note
from factcli.cli.settings import WAIT, read_settings
from factcli.errors import OutputError, UsageError
from factcli.models.filters import Condition, Filter
from factcli.models.location import printable
from factcli.query import days
from factcli.render.records import Format
from factcli.store.ledger import LedgerFile
from factcli.text import times

if TYPE_CHECKING:
    from factcli.query.reading import Setting

_RUN: Final = r"[0-9]{1,18}"


def ledger_path(ctx: typer.Context, db: str | None) -> Path:
    """The ledger's path: the option, $FACTCLI_DB, the settings, or the user's folder for data, the first that is there."""
    before = ctx.obj.db if isinstance(ctx.obj, Globals) else None  # the shell's completion has called nothing yet
    named = db or before or os.environ.get("FACTCLI_DB") or read_settings().get("db")
    if named:
        return Path(named).expanduser()
    from platformdirs import user_data_path  # noqa: PLC0415 - only where nothing names the file

    return user_data_path("factcli") / "facts.json"


def open_ledger(ctx: typer.Context, db: str | None, wait: float | None = None) -> LedgerFile:
    """The ledger for a command that writes."""
    if wait is None:
        wait = ctx.obj.wait
    if wait is None:
        wait = float(read_settings().get("wait", WAIT))
    return LedgerFile(ledger_path(ctx, db), wait=wait)


def open_to_read(ctx: typer.Context, db: str | None, shape: Format) -> LedgerFile:
    """The ledger for a command that only reads; says so where there is none yet, unless it is to speak JSON."""
    ledger = LedgerFile(ledger_path(ctx, db), wait=0)
    if not ledger.exists() and shape not in (Format.JSON, Format.JSONL):
        note(f"there is no ledger at {ledger.path} yet; `factcli ingest` makes one")
    return ledger


def tidy(ledger: LedgerFile, *, thoroughly: bool = False) -> None:
    """Compact the files of a ledger that was written to, if that is due; says so where it could not be done."""
    warning = ledger.tidy(thoroughly=thoroughly)
    if warning:
        note(warning)


@contextmanager
def telling_what_stays(ledger: LedgerFile) -> Iterator[None]:
    """Where a command of many transactions cannot write any more: say what its run has stored by then."""
    last = next((run.number for run in ledger.runs()), 0)
    try:
        yield
    except OutputError:
        run = next((run for run in ledger.runs() if run.number > last and run.articles), None)
        if run is not None:
            articles = f"{run.articles:,} article{'' if run.articles == 1 else 's'}"
            note(
                f"{articles} had been stored before, as run {run.number}: the same command goes on, `undo` takes them back"
            )
        raise


def now() -> str:
    """The time as 2026-03-14T09:00:00Z."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def today() -> date:
    """The day in the local time zone."""
    return datetime.now().astimezone().date()


def author(by: str | None) -> str:
    """Who records something: the option, the settings, or the login."""
    named = by or read_settings().get("author")
    if named:
        return str(named)
    import getpass  # noqa: PLC0415 - only where nobody is named

    try:
        return printable(getpass.getuser())
    except (OSError, KeyError):
        return "unknown"


def make_filter(filters: FilterOptions, ledger: LedgerFile | None = None, typed: Sequence[str] = ()) -> Filter:
    """The filter of a command's options, and of the one that was typed, which may name filters saved in the ledger.

    Raises UsageError for a day that is none, days in the wrong order, or words that are no filter.
    """
    since = None if filters.since is None else read_day(filters.since, "--since")
    until = None if filters.until is None else read_day(filters.until, "--until")
    if since and until and since > until:
        raise UsageError(f"--since {since} is after --until {until}", hint="turn them round", subject="--since")
    since_run, seen_since = (None, None) if filters.new_since is None else _new_since(filters.new_since.strip())
    article, path = (None, None) if filters.article is None else _article_names(filters.article)
    return Filter(
        statuses=tuple(filters.statuses or ()),
        speaker=filters.speaker,
        outlet=filters.outlet,
        article=article,
        path=path,
        kinds=tuple(filters.kinds or ()),
        stances=tuple(filters.stances or ()),
        since=since,
        until=until,
        figures=filters.figures,
        words=filters.words,
        since_run=since_run,
        seen_since=seen_since,
        source=filters.source,
        tag=filters.tag,
        dismissed=filters.dismissed,
        conditions=_typed_conditions(ledger, typed) if typed and ledger is not None else (),
    )


def _typed_conditions(ledger: LedgerFile, typed: Sequence[str]) -> tuple[Condition, ...]:
    from factcli.query.grammar import joined  # noqa: PLC0415 - only where a filter is typed

    return read_filter(ledger, joined(typed)).conditions


def read_filter(ledger: LedgerFile, text: str) -> Filter:
    """The filter that a text means, which may name filters saved in the ledger; raises UsageError where it means none."""
    from factcli.query import reading  # noqa: PLC0415 - only where a filter is typed

    return reading.read_filter(text, setting(ledger))


def explained(ledger: LedgerFile, typed: Sequence[str]) -> str:
    """A filter that was typed and read, as text that also says what the saved filters in it mean; "" for none."""
    if not typed:
        return ""
    from factcli.query import reading  # noqa: PLC0415 - only where a filter is typed
    from factcli.query.grammar import joined  # noqa: PLC0415 - only where a filter is typed

    return reading.explained(joined(typed), setting(ledger))


def setting(ledger: LedgerFile) -> "Setting":
    """What a typed filter is read by, here and now."""
    from factcli.query.reading import Setting  # noqa: PLC0415 - only where a filter is typed

    return Setting(datetime.now().astimezone(), ledger.saved_filters, _article_names)


def read_day(value: str, option: str) -> str:
    """The day that an option names, as 2026-03-14; raises UsageError for one that is none."""
    try:
        return days.read_day(value, today())
    except (ValueError, OverflowError):
        raise UsageError(
            f"{option} {value!r} is no day", hint="write 2026-03-14, today, yesterday, 7d, 2w, 3m or 1y", subject=option
        ) from None


def read_past_day(value: str, option: str) -> str:
    """The same of a day on which something was; raises UsageError for one that is still to come."""
    day = read_day(value, option)
    if day > today().isoformat():
        raise UsageError(
            f"{option} {value} is after today", hint="check the year; nothing was recorded", subject=option
        )
    return day


def _new_since(value: str) -> tuple[int | None, str | None]:
    """What --new-since means: a bare number is a run, anything else a time."""
    if not re.fullmatch(_RUN, value):
        return None, read_moment(value, "--new-since")
    return int(value), None


def read_moment(value: str, option: str) -> str:
    """The moment that an option names, as the ledger writes it; raises UsageError for one that is none."""
    try:
        return times.read_moment(value, datetime.now().astimezone())
    except (ValueError, OverflowError):
        raise UsageError(
            f"{option} {value!r} is no time",
            hint="write 2026-03-14, 2026-03-14T09:00, today, yesterday, 30m (minutes), 2h, 7d or 2w",
            subject=option,
        ) from None


def _article_names(name: str) -> tuple[str, str | None]:
    """What --article may mean: a url as the ledger has it, or a file's name and its absolute path."""
    if name.lower().startswith(("http://", "https://")):
        from factcli.sources.links import canonical  # noqa: PLC0415 - only where a url is named

        return canonical(name) or name, None
    shown = name if name.startswith("$'") else printable(name)  # as a location is shown that is not in UTF-8
    return shown, printable(os.path.abspath(name))
