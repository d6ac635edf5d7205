"""`factcli redo`: bring back what undo took back."""

import typer

from factcli.cli import context
from factcli.cli.options import By, Db, Form, Json, Wait
from factcli.cli.output import chosen_format
from factcli.cli.reversal import show_reversal
from factcli.tracker.reviewing.reversing import redo

app = typer.Typer()


@app.command(epilog="Example: factcli undo && factcli redo")
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
    ledger = context.open_ledger(ctx, db, wait)
    show_reversal("brought back", redo(ledger, context.author(by), context.now), shape)
