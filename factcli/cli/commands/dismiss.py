"""`factcli dismiss` and `factcli restore`: what is no claim, put aside and brought back."""

from typing import Annotated

import typer

from factcli.cli import context
from factcli.cli.claim_ids import Ids, named_ids
from factcli.cli.claimlists import show_recorded
from factcli.cli.options import By, Db, Form, Json, Quiet, Wait, text
from factcli.cli.output import chosen_format
from factcli.cli.wiring import ledgers
from factcli.tracker.reviewing.dismissing import dismiss, restore

app = typer.Typer()
restore_app = typer.Typer()


@app.command(epilog="Example: factcli dismiss 7f3a9c2e --reason 'a picture caption'")
def dismiss_command(
    ctx: typer.Context,
    ids: Ids,
    reason: Annotated[
        str | None, typer.Option("--reason", metavar="TEXT", help="Why it is no claim.", callback=text)
    ] = None,
    by: By = None,
    quiet: Quiet = False,
    form: Form = None,
    json: Json = False,
    db: Db = None,
    wait: Wait = None,
) -> None:
    """Put aside what the extractor took for a claim and is none: of all that are named, or, where an id is wrong, of none.

    It is neither listed, compared nor counted any more, also when its article is read again; `list
    --dismissed` shows it, `restore` brings it back.
    """
    named = named_ids(ids, "dismiss -")
    shape = chosen_format(form, json)
    ledger = ledgers.open_ledger(ctx, db, wait)
    done = dismiss(ledger, named, reason, context.author(by), context.now)
    show_recorded(ledger, done, shape, "is dismissed already", quiet=quiet)


@restore_app.command(epilog="Example: factcli restore 7f3a9c2e")
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
    ledger = ledgers.open_ledger(ctx, db, wait)
    done = restore(ledger, named, context.author(by), context.now)
    show_recorded(ledger, done, shape, "is not dismissed", quiet=quiet)
