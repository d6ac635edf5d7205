"""Which ledger a command opens, and how."""

import os
from pathlib import Path

import typer

from factcli.cli.options import Globals
from factcli.cli.output import note
from factcli.cli.settings import WAIT, read_settings
from factcli.render.records import Format
from factcli.store.journal.examining import Damage
from factcli.store.ledger import FORMAT, LedgerFile

__all__ = ["FORMAT", "Damage", "LedgerFile", "ledger_path", "open_ledger", "open_to_read", "tidy"]


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
