"""Which ledger a command opens, and how."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import typer

from factcli.cli.options import Globals
from factcli.cli.output import note
from factcli.cli.settings import WAIT, read_settings
from factcli.errors import DatabaseError, OutputError
from factcli.store.ledger import FORMAT, UNFINISHED, LedgerFile
from factcli.tracker.ports import Ledger

__all__ = ["FORMAT", "UNFINISHED", "LedgerFile", "ledger_path", "open_ledger", "open_to_read", "tidy"]


def ledger_path(ctx: typer.Context, db: str | None) -> Path:
    """The ledger's path: the option, $FACTCLI_DB, the settings, or the user's folder for data, the first that is there."""
    before = ctx.obj.db if isinstance(ctx.obj, Globals) else None  # the shell's completion has called nothing yet
    named = db or before or os.environ.get("FACTCLI_DB") or read_settings().get("db")
    if named:
        return _no_device(Path(named).expanduser())
    from platformdirs import user_data_path

    return user_data_path("factcli") / "facts.json"


def _no_device(path: Path) -> Path:
    """The path; raises DatabaseError for `/`, and where a device or a pipe stands, which the first write would replace."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return path
    if path.name and (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
        return path
    raise DatabaseError(
        f"{path} is no file that a ledger can be in",
        hint="name a file with --db, which need not exist yet; nothing was changed",
        subject=str(path),
    )


def demo_path(ctx: typer.Context, db: str | None) -> str:
    """The path of the demo's ledger: the option, or its own folder beside the user's ledger, whatever else names that one."""
    from platformdirs import user_data_path

    before = ctx.obj.db if isinstance(ctx.obj, Globals) else None
    return db or before or str(user_data_path("factcli") / "demo" / "facts.json")


def open_ledger(ctx: typer.Context, db: str | None, wait: float | None = None) -> LedgerFile:
    """The ledger for a command that writes."""
    if wait is None:
        wait = ctx.obj.wait
    if wait is None:
        wait = float(read_settings().get("wait", WAIT))
    return LedgerFile(ledger_path(ctx, db), wait=wait)


def open_to_read(ctx: typer.Context, db: str | None, *, silent: bool) -> LedgerFile:
    """The ledger for a command that only reads; says so where there is none yet, unless it is to be `silent`."""
    ledger = LedgerFile(ledger_path(ctx, db), wait=0)
    if not ledger.exists() and not silent:
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
