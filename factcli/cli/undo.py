"""`factcli undo`: take the last command back."""

from typing import Annotated

import typer

from factcli.cli import context
from factcli.cli.options import By, Db, Form, Json, Wait
from factcli.cli.output import chosen_format
from factcli.cli.reversal import show_reversal
from factcli.tracker.reviewing.reversing import undo

app = typer.Typer()


@app.command(epilog="Example: factcli undo && factcli redo")
def undo_command(
    ctx: typer.Context,
    run: Annotated[
        int | None,
        typer.Argument(metavar="[RUN]", help="The number of the run to take back, which `factcli runs` lists.", min=1),
    ] = None,
    by: By = None,
    form: Form = None,
    json: Json = False,
    db: Db = None,
    wait: Wait = None,
) -> None:
    """Take back the last command of a person, or a run by its number; again, and the one before.

    It records a reversal: the history keeps both, and redo brings the command back.
    """
    shape = chosen_format(form, json)
    ledger = context.open_ledger(ctx, db, wait)
    show_reversal("took back", undo(ledger, run, context.author(by), context.now), shape)
