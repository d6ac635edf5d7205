"""`factcli undo`: take the last command back."""

from typing import Annotated, Final

import typer

from factcli.cli import context
from factcli.cli.options import By, Db, Form, Json, Wait
from factcli.cli.output import chosen_format, note
from factcli.cli.reversal import show_reversal
from factcli.tracker.reviewing.reversing import undo

app = typer.Typer()

_KEPT: Final = ("archive", "forget")
"""What a person may take for the last command, and `undo` passes over."""


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
    done = undo(ledger, run, context.author(by), context.now)
    show_reversal("took back", done, shape)
    later = next((one for one in ledger.runs() if one.command in _KEPT and one.number > done.run.number), None)
    if run is None and later is not None:
        note(f"run {later.number} ({later.command}) came later and stays: it cannot be taken back")
