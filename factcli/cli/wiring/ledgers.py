"""Which ledger a command opens, and how."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import typer

from factcli.cli.options import Globals
from factcli.cli.output import note
from factcli.cli.settings import WAIT, read_settings
from factcli.errors import OutputError
from factcli.render.formats import Format
from factcli.store.ledger import FORMAT, UNFINISHED, LedgerFile
from factcli.tracker.ports import Ledger

__all__ = ["FORMAT", "UNFINISHED", "LedgerFile", "ledger_path", "open_ledger", "open_to_read", "tidy"]


def ledger_path(ctx: typer.Context, db: str | None) -> Path:
    """The ledger's path: the option, $FACTCLI_DB, the settings, or the user's folder for data, the first that is there."""
    before = ctx.obj.db if isinstance(ctx.obj, Globals) else None  # the shell's completion has called nothing yet
    named = db or before or os.environ.get("FACTCLI_DB") or read_settings().get("db")
    if named:
        return Path(named).expanduser()
    from platformdirs import user_data_path  # noqa: PLC0415 - only where nothing names the file

    return user_data_path("factcli") / "facts.json"


def demo_path(ctx: typer.Context, db: str | None) -> str:
    """The path of the demo's ledger: the option, or its own folder beside the user's ledger, whatever else names that one."""
    from platformdirs import user_data_path  # noqa: PLC0415 - only where nothing names the file

    before = ctx.obj.db if isinstance(ctx.obj, Globals) else None
    return db or before or str(user_data_path("factcli") / "demo" / "facts.json")


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


def tidy(ledger: Ledger, *, thoroughly: bool = False) -> None:
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
