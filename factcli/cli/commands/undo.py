"""`factcli undo` and `factcli redo`: the last command taken back, and brought back."""

from typing import Annotated, Final

import typer

from factcli.cli import context
from factcli.cli.claimlists import COLUMNS
from factcli.cli.options import By, Db, Form, Json, Wait
from factcli.cli.output import chosen_format, emit, emit_value, note
from factcli.cli.wiring import ledgers
from factcli.cli.wiring.figures_and_dates import figures_and_dates
from factcli.models.ledger import Run
from factcli.render.formats import Format
from factcli.text.times import local_minute
from factcli.tracker.reviewing.reversing import Reversal, redo, undo

app = typer.Typer()
redo_app = typer.Typer()

_KEPT: Final = ("archive", "forget", "source")
_BY_NUMBER: Final = ("ingest", "sync")
"""The first words of what a person may take for the last command, and `undo` passes over: always, or without a number."""


@app.command(epilog="Example: factcli undo && factcli redo")
def undo_command(
    ctx: typer.Context,
    run: Annotated[
        int | None,
        typer.Argument(
            metavar="[RUN]", help="The number of the run to take back, which `factcli history` lists.", min=1
        ),
    ] = None,
    by: By = None,
    form: Form = None,
    json: Json = False,
    db: Db = None,
    wait: Wait = None,
) -> None:
    """Take back the last command of a person, or a run by its number; again, and the one before.

    It records a reversal: the history keeps both, and redo brings the command back. An ingest, a sync and an import that
    was merged are taken back by their numbers; the runs that such an import brought leave the history with it.
    """
    shape = chosen_format(form, json)
    ledger = ledgers.open_ledger(ctx, db, wait)
    done = undo(ledger, run, context.author(by), context.now, figures_and_dates)
    _show_reversal("took back", done, shape)
    if run is None:
        _tell_what_stays(next((one for one in ledger.runs() if one.number > done.run.number and _is_passed(one)), None))


def _is_passed(run: Run) -> bool:
    """Whether `undo` without a number passes over a run that stands."""
    return run.command.partition(" ")[0] in (*_KEPT, *_BY_NUMBER) and not run.undone


def _tell_what_stays(later: Run | None) -> None:
    """Say of the last run that was passed over that it stays, and how it is taken back, if it can be."""
    if later is not None:
        how = (
            f"`factcli undo {later.number}` takes it back" if later.command in _BY_NUMBER else "it cannot be taken back"
        )
        note(f"run {later.number} ({later.command}) came later and stays: {how}")


@redo_app.command(epilog="Example: factcli undo && factcli redo")
def redo_command(
    ctx: typer.Context,
    by: By = None,
    form: Form = None,
    json: Json = False,
    db: Db = None,
    wait: Wait = None,
) -> None:
    """Bring back what undo took back last, as long as nobody has recorded anything since."""
    shape = chosen_format(form, json)
    ledger = ledgers.open_ledger(ctx, db, wait)
    _show_reversal("brought back", redo(ledger, context.author(by), context.now, figures_and_dates), shape)


def _show_reversal(what: str, reversal: Reversal, shape: Format) -> None:
    """Say on stderr which run it was, and print its claims as they are now."""
    run = reversal.run
    if shape is Format.JSON:
        claims = [claim.record() for claim in reversal.claims]
        emit_value({"run": run.record(), "claims": claims, "articles": reversal.articles})
        return
    number = reversal.articles
    about = f", {number} article{'' if number == 1 else 's'}" if number else ""
    note(f"{what} run {run.number}: {run.command} {run.detail}{about} (by {run.by}, {local_minute(run.at)})")

    def table() -> object:
        from factcli.render.claims import claims_table

        return claims_table(reversal.claims)

    if reversal.claims:
        emit((claim.record() for claim in reversal.claims), shape, [], COLUMNS, table)
