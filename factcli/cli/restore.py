"""`factcli restore`: dismissed claims brought back."""

import typer

from factcli.cli import context
from factcli.cli.ids import Ids, named_ids
from factcli.cli.options import By, Db, Form, Json, Quiet, Wait
from factcli.cli.output import chosen_format
from factcli.cli.recorded import show_recorded
from factcli.tracker.reviewing.dismissing import restore

app = typer.Typer()


@app.command(epilog="Example: factcli restore 7f3a9c2e")
def restore_command(
    ctx: typer.Context,
    ids: Ids,
    by: By = None,
    quiet: Quiet = False,
    form: Form = None,
    json: Json = False,
    db: Db = None,
    wait: Wait = None,
) -> None:
    """Bring dismissed claims back into lists, comparisons and counts."""
    named = named_ids(ids, "restore -")
    shape = chosen_format(form, json)
    ledger = context.open_ledger(ctx, db, wait)
    done = restore(ledger, named, context.author(by), context.now)
    show_recorded(ledger, done, shape, "is not dismissed", quiet=quiet)
