"""`factcli history`: what happened to a claim."""

from typing import Annotated

import typer

from factcli.cli.claim_ids import claim_ids
from factcli.cli.options import Db, Fields, Form, Json
from factcli.cli.output import chosen_fields, chosen_format, emit
from factcli.cli.wiring import ledgers
from factcli.tracker.listing import history

app = typer.Typer()

_COLUMNS = ("seq", "at", "by", "command", "claim", "from", "to", "note", "confidence", "evidence", "run", "changes")


@app.command(epilog="Example: factcli history 7f3a9c2e --json | jq '.[-1]'")
def history_command(
    ctx: typer.Context,
    claim: Annotated[
        str,
        typer.Argument(metavar="ID", help="A claim's id, or its first four or more digits.", autocompletion=claim_ids),
    ],
    fields: Fields = None,
    form: Form = None,
    json: Json = False,
    db: Db = None,
) -> None:
    """Show what was recorded on a claim, by whom and when; nothing is ever erased."""
    shape = chosen_format(form, json)
    names = chosen_fields(fields, _COLUMNS)
    found = history(ledgers.open_to_read(ctx, db, shape), claim)

    def table() -> object:
        from factcli.render.history import history_table  # noqa: PLC0415 - rich is for tables alone

        return history_table(found)

    emit((event.record() for event in found), shape, names, _COLUMNS, table)
