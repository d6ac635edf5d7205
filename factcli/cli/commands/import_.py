"""`factcli import`: another ledger, reviews or a table of claims, into this one."""

from typing import Annotated, Final

import typer

from factcli.cli import context
from factcli.cli.options import By, Db, Json, Wait, named
from factcli.cli.output import emit_value, note
from factcli.cli.wiring import exchange, ledgers
from factcli.cli.wiring.exchange import ImportFormat
from factcli.cli.wiring.figures_and_dates import figures_and_dates
from factcli.errors import InputsFailed, NothingUsable, UsageError
from factcli.tracker.exchanging.foreign import ImportOptions, TakenIn, take_claims
from factcli.tracker.exchanging.importing import take_in
from factcli.tracker.exchanging.taking import Imported

app = typer.Typer()

_PLACES_NAMED: Final = 10


@app.command(epilog="Example: factcli import facts.jsonl")
def import_command(
    ctx: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE|-", help="What to read; - is standard input.", callback=named)],
    form: Annotated[
        ImportFormat,
        typer.Option("--format", metavar="FORMAT", help=f"{', '.join(ImportFormat)} (auto: as it begins)."),
    ] = ImportFormat.AUTO,
    columns: Annotated[
        str | None,
        typer.Option(
            metavar="NAME=HEADER,…",
            help="For csv: which columns are text, speaker, role, date, outlet, where, title, url, verdict, by, note, "
            "evidence, where their headers do not tell.",
            callback=named,
        ),
    ] = None,
    by: By = None,
    json: Json = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing where all went well.")] = False,
    db: Db = None,
    wait: Wait = None,
) -> None:
    """Take in an export of factcli, ClaimReview (JSON-LD or a page with it), or a CSV of claims.

    An export makes the same ledger of an empty one. Into another it is merged: ids stay one, what people recorded on
    both sides is kept, and of two verdicts the newer counts. Twice changes nothing. Claims from elsewhere are added
    with their verdicts. All of it is stored or nothing, and others cannot write meanwhile. `undo` takes back claims from
    elsewhere, and `undo RUN` an export that was merged.
    """
    with exchange.opened(file) as (opened, location):
        shape = form if form is not ImportFormat.AUTO else exchange.recognised(opened, location)
        if columns and shape is not ImportFormat.CSV:
            raise UsageError("--columns is for csv", hint="say --format csv, or leave it out", subject="--columns")
        named_columns = _columns(columns)
        author = context.author(by)
        if shape is ImportFormat.JSONL:
            lines = exchange.export_lines(opened, location)
            ledger = ledgers.open_ledger(ctx, db, wait)
            done = take_in(ledger, lines, figures_and_dates, author, context.now, location)
            _show_imported(done, location, json=json, quiet=quiet)
        else:
            found = exchange.foreign_claims(opened, location, shape, named_columns)
            ledger = ledgers.open_ledger(ctx, db, wait)
            how = ImportOptions(author, context.now, location, location)
            _show_claims(take_claims(ledger, found, figures_and_dates, how), location, json=json, quiet=quiet)
        ledgers.tidy(ledger, thoroughly=True)


def _columns(given: str | None) -> dict[str, str]:
    known = exchange.column_names()
    named_columns = {}
    for one in (given or "").split(",") if given else ():
        name, sign, header = (part.strip() for part in one.partition("="))
        if name not in known or not sign or not header:
            raise UsageError(
                f"--columns {one!r} does not say what a column is",
                hint=f"write text=claim,speaker=who; a column may be {', '.join(known)}", subject="--columns",
            )  # fmt: skip
        named_columns[name] = header
    return named_columns


def _show_imported(done: Imported, location: str, *, json: bool, quiet: bool) -> None:
    bad = [(f"line {one.line}", one.reason) for one in done.bad]
    if json:
        told = {"stored": done.stored, "merged": done.merged, "run": done.run, "kept": done.kept}
        emit_value({**told, "failed": _failed(bad)})
    elif not quiet:
        what = ", ".join(f"{number:,} {_plural(name, number)}" for name, number in done.stored.items())
        back = f"; `factcli undo {done.run}` takes it back" if done.run else ""
        note(f"{what} new or changed{back}" if what else "all of it was here already; nothing was changed")
    for one in done.kept if not (json or quiet) else ():
        note(one)
    _end(bad, location, usable=done.read > 0)


def _show_claims(done: TakenIn, location: str, *, json: bool, quiet: bool) -> None:
    bad = [(one.place, one.reason) for one in done.bad]
    if json:
        counts = {"added": done.added, "known": done.known, "verdicts": done.judged, "kept": done.kept}
        emit_value({"run": done.run, **counts, "failed": _failed(bad)})
    elif not quiet:
        known = f"; {done.known:,} {'was' if done.known == 1 else 'were'} here already" if done.known else ""
        note(f"{done.added:,} {_plural('claim', done.added)} added, {done.judged:,} with a verdict{known}")
        if done.kept:
            note(f"{done.kept:,} {_plural('claim', done.kept)} had another verdict here, which stays")
    _end(bad, location, usable=done.added + done.known > 0)


def _failed(bad: list[tuple[str, str]]) -> list[dict[str, str]]:
    return [{"place": place, "reason": reason} for place, reason in bad]


def _end(bad: list[tuple[str, str]], location: str, *, usable: bool) -> None:
    """Name what was left out; raises InputsFailed, or NothingUsable where that is all."""
    if not bad:
        return
    for place, reason in bad[:_PLACES_NAMED] if len(bad) > 1 else ():
        note(f"{location}, {place}: {reason}")
    if len(bad) > _PLACES_NAMED:
        note(f"and {len(bad) - _PLACES_NAMED:,} more")
    first = f"{location}, {bad[0][0]}: {bad[0][1]}"
    if not usable:
        raise NothingUsable(first, hint="nothing of it could be taken in; nothing was lost", subject=location)
    what = first if len(bad) == 1 else f"{len(bad):,} places of {location} could not be taken in"
    raise InputsFailed(what, hint="the rest is in the ledger; mend these and import it again", subject=location)


def _plural(name: str, number: int) -> str:
    if number == 1:
        return name
    return f"{name}es" if name.endswith("s") else f"{name}s"
