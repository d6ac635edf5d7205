"""`factcli db`: care of the ledger's files."""

import os
import sys
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Final

import typer

from factcli.cli import context
from factcli.cli.options import By, Db, Json, Wait, named
from factcli.cli.output import emit_value, note, print_path, say
from factcli.cli.usage_errors import Commands
from factcli.cli.wiring import ledgers
from factcli.cli.wiring.figures_and_dates import figures_and_dates
from factcli.cli.wiring.ledgers import UNFINISHED, LedgerFile
from factcli.errors import (
    DamagedDatabase,
    DatabaseError,
    DatabaseLocked,
    FactcliError,
    NotFound,
    OutputError,
    UsageError,
)
from factcli.models.article import Article
from factcli.models.damage import Damage
from factcli.models.location import printable
from factcli.render.schemas import NAMES, schema, schemas
from factcli.text.times import read_length
from factcli.tracker.archiving import Archived, Archiving, archivable, archive

app = typer.Typer(
    cls=Commands,
    help="Care of the ledger: path, check, repair, compact, backup, archive, schema.",
    no_args_is_help=True,
)

_STAY: Final = (
    "those that people worked on stay, those whose pages are still to be read again, and the one that came in last"
)


def _existing(ctx: typer.Context, db: str | None, wait: float | None = None) -> LedgerFile:
    ledger = ledgers.open_ledger(ctx, db, wait)
    if not ledger.exists():
        raise NotFound(
            f"there is no ledger at {ledger.path}", hint="`factcli ingest` makes one", subject=str(ledger.path)
        )
    return ledger


@app.command("path", epilog="Example: ls -l $(factcli db path)*")
def path_command(ctx: typer.Context, db: Db = None) -> None:
    """Print where the ledger is."""
    print_path(ledgers.open_ledger(ctx, db).path)


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
        say("".join(f"{_said(one)}\n" for one in found))
    if found:
        raise DamagedDatabase(
            f"{ledger.path} is damaged in {len(found)} place{'s' if len(found) > 1 else ''}",
            hint="`factcli db repair` saves what is whole and keeps the damaged files; nothing was changed",
            subject=str(ledger.path),
        )
    if not json:
        say(f"{ledger.path} is sound\n")
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
        say(f"{ledger.path} is sound; nothing was changed\n")
    for one in found:
        note(_said(one))
    for path in kept:
        say(f"the damaged file is kept as {path}\n")


@app.command("compact", epilog="Example: factcli db compact")
def compact_command(ctx: typer.Context, db: Db = None, wait: Wait = None) -> None:
    """Write the ledger anew as one snapshot with an empty journal."""
    ledger = _existing(ctx, db, wait)
    ledger.compact()
    note(f"{ledger.path} was compacted")


@app.command("backup", epilog="Example: factcli db backup facts-2026-03-14.json")
def backup_command(
    ctx: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE", help="Where to; must not exist yet.")],
    db: Db = None,
    wait: Wait = None,
) -> None:
    """Write the ledger to one new file that --db opens, while others go on writing."""
    ledger = _existing(ctx, db, wait)
    ledger.backup(Path(file))
    note(f"{ledger.path} was copied to {file}")


@app.command("schema", epilog="Example: factcli db schema claim")
def schema_command(
    record: Annotated[
        str | None, typer.Argument(metavar="[RECORD]", help=f"{', '.join(NAMES)} (default: all by their names).")
    ] = None,
) -> None:
    """Print the JSON Schema of the records that other commands print as JSON."""
    if record is None:
        emit_value(schemas())
    elif record in NAMES:
        emit_value(schema(record))
    else:
        raise NotFound(f"there is no record {record!r}", hint=f"the records are {', '.join(NAMES)}", subject=record)


@app.command("archive", epilog="Example: factcli db archive --before 90d --yes")
def archive_command(
    ctx: typer.Context,
    before: Annotated[
        str, typer.Option(metavar="DAY", help="Of articles published before that day: 2026-03-14, 90d, 6mo, 1y.")
    ],
    to: Annotated[
        str | None,
        typer.Option(
            "--to",
            metavar="PATH",
            help="The other ledger (default: NAME-archive.json beside this one).",
            callback=named,
        ),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say how many would go, move nothing.")] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing where all went well.")] = False,
    by: By = None,
    json: Json = False,
    db: Db = None,
    wait: Wait = None,
) -> None:
    """Move old articles on whose claims nobody has ever worked into a second ledger, which --db opens.

    Their ids, texts, revisions and claims go with them; a source does not bring them in again. Cut short,
    it is completed by the next one.
    """
    source = _existing(ctx, db, wait)
    target = _target(source, to, wait, ctx)
    if not _is_whole_days(before):
        raise UsageError(
            f"--before {before} is no whole number of days",
            hint="write 2026-03-14, 90d, 6mo (months) or 1y",
            subject="--before",
        )
    day = context.read_day(before, "--before")
    chosen = archivable(source, day)
    done = Archived(0, 0)
    if chosen and not dry_run and _may(chosen, target, yes=yes):
        done = _move(source, target, chosen, day, context.author(by))
        _compact(source, target)
    planned = Archived(len(chosen), sum(one.claims for one in chosen))
    if json:
        told = planned if dry_run else done
        emit_value({"articles": told.articles, "claims": told.claims, "to": str(target.path), "dry_run": dry_run})
    elif not chosen and not quiet:
        note(f"no article from before {day} can be archived; {_STAY}")
    elif dry_run:
        note(f"{_counted(planned)} would go to {target.path}; nothing was changed")
    elif done.articles and not quiet:
        note(f"{_counted(done)} went to {target.path}; `factcli list --db {target.path}` lists them")


def _is_whole_days(before: str) -> bool:
    """Whether it is a day, or a length of time that ends at one: whoever writes 6m here means months."""
    try:
        return read_length(before) % timedelta(days=1) == timedelta()
    except ValueError:
        return True


def _target(source: LedgerFile, to: str | None, wait: float | None, ctx: typer.Context) -> LedgerFile:
    path = Path(to).expanduser() if to else source.path.with_name(f"{source.path.stem}-archive{source.path.suffix}")
    target = ledgers.open_ledger(ctx, str(path), wait)
    there = target.exists()  # which says what is wrong with a name that no file can have
    if target.path == source.path or (there and target.path.samefile(source.path)):
        raise UsageError(
            f"{path} is the ledger itself", hint="name another file with --to; nothing was changed", subject="--to"
        )
    return target


def _may(chosen: list[Article], target: LedgerFile, *, yes: bool) -> bool:
    """Whether a person agrees; raises UsageError where there is nobody to ask."""
    if yes:
        return True
    what = f"{_counted(Archived(len(chosen), sum(one.claims for one in chosen)))} would go to {target.path}"
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise UsageError(what, hint="say --yes to move them; nothing was changed", subject="--yes")
    note(what)
    sys.stderr.write("Move them? [y/N] ")
    sys.stderr.flush()
    if sys.stdin.readline().strip().lower() in ("y", "yes"):
        return True
    note("nothing was changed")
    return False


def _move(source: LedgerFile, target: LedgerFile, chosen: list[Article], day: str, by: str) -> Archived:
    moved = Archived(0, 0)

    def tell(so_far: Archived) -> None:
        nonlocal moved
        moved = so_far

    how = Archiving(
        by,
        context.now,
        f"before {day}, to {printable(os.fspath(target.path))}",
        f"before {day}, from {printable(os.fspath(source.path))}",
        figures_and_dates,
    )
    try:
        return archive(source, target, chosen, how, tell)
    except FactcliError:
        if moved.articles:
            note(f"{_counted(moved)} had gone to {target.path} before; the same command goes on")
        raise


def _compact(*ledgers: LedgerFile) -> None:
    """Give back the room that was taken; where that cannot be done, all is well none the less."""
    for ledger in ledgers:
        try:
            ledger.compact()
        except (DatabaseLocked, OutputError, DatabaseError) as error:
            note(f"{ledger.path} was not compacted: {error.message}")


def _counted(some: Archived) -> str:
    articles = f"{some.articles:,} article{'' if some.articles == 1 else 's'}"
    return f"{articles} with {some.claims:,} claim{'' if some.claims == 1 else 's'}"
