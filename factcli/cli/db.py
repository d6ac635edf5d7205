"""`factcli db`: care of the ledger's files."""

from pathlib import Path
from typing import Annotated

import typer

from factcli.cli import context
from factcli.cli.misuse import Commands
from factcli.cli.options import Db, Json, Wait
from factcli.cli.output import emit_value, note, write
from factcli.errors import DamagedDatabase, NotFound
from factcli.store.journal.examining import Damage
from factcli.store.ledger import UNFINISHED, LedgerFile

app = typer.Typer(
    cls=Commands, help="Care of the ledger's files: path, check, repair, compact, backup.", no_args_is_help=True
)


def _existing(ctx: typer.Context, db: str | None, wait: float | None = None) -> LedgerFile:
    ledger = context.open_ledger(ctx, db, wait)
    if not ledger.exists():
        raise NotFound(
            f"there is no ledger at {ledger.path}", hint="`factcli ingest` makes one", subject=str(ledger.path)
        )
    return ledger


@app.command("path", epilog="Example: ls -l $(factcli db path)*")
def path_command(ctx: typer.Context, db: Db = None) -> None:
    """Print where the ledger is."""
    write(f"{context.open_ledger(ctx, db).path}\n".encode(errors="surrogateescape"))


def _said(damage: Damage) -> str:
    place = "" if damage.offset is None else f", byte {damage.offset}"
    return f"{damage.file}{place}: {damage.what}"


@app.command("check", epilog="Example: factcli db check || factcli db repair")
def check_command(ctx: typer.Context, json: Json = False, db: Db = None) -> None:
    """Read the whole ledger and report each place that is damaged; status 5 if there is one."""
    ledger = _existing(ctx, db)
    found = ledger.check()
    if json:
        emit_value([{"file": str(one.file), "offset": one.offset, "what": one.what} for one in found])
    else:
        write("".join(f"{_said(one)}\n" for one in found).encode(errors="replace"))
    if found:
        raise DamagedDatabase(
            f"{ledger.path} is damaged in {len(found)} place{'s' if len(found) > 1 else ''}",
            hint="`factcli db repair` saves what is whole and keeps the damaged files; nothing was changed",
            subject=str(ledger.path),
        )
    if not json:
        write(f"{ledger.path} is sound\n".encode(errors="replace"))
    if ledger.unfinished():
        note(UNFINISHED)


@app.command("repair", epilog="Example: factcli db repair && factcli list")
def repair_command(ctx: typer.Context, json: Json = False, db: Db = None, wait: Wait = None) -> None:
    """Write what is whole of a damaged ledger anew, and keep the damaged files beside it."""
    ledger = _existing(ctx, db, wait)
    found, kept = ledger.repair(context.now().replace(":", "").replace("-", ""))
    if json:
        places = [{"file": str(one.file), "offset": one.offset, "what": one.what} for one in found]
        emit_value({"damage": places, "kept": [str(path) for path in kept]})
        return
    if not found:
        write(f"{ledger.path} is sound; nothing was changed\n".encode(errors="replace"))
    for one in found:
        note(_said(one))
    for path in kept:
        write(f"the damaged file is kept as {path}\n".encode(errors="replace"))


@app.command("compact", epilog="Example: factcli db compact")
def compact_command(ctx: typer.Context, db: Db = None, wait: Wait = None) -> None:
    """Write the ledger anew as one snapshot with an empty journal."""
    ledger = _existing(ctx, db, wait)
    ledger.compact()
    note(f"{ledger.path} was compacted")


@app.command("backup", epilog="Example: factcli db backup facts-2026-03-14.json")
def backup_command(
    ctx: typer.Context,
    file: Annotated[str, typer.Argument(help="Where to; must not exist yet.")],
    db: Db = None,
    wait: Wait = None,
) -> None:
    """Write the ledger to one new file that --db opens, while others go on writing."""
    ledger = _existing(ctx, db, wait)
    ledger.backup(Path(file))
    note(f"{ledger.path} was copied to {file}")
