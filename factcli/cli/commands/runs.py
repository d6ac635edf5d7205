"""`factcli runs`: the commands that wrote to the ledger."""

import typer

from factcli.cli.options import Db, Fields, Form, Json, Limit
from factcli.cli.output import chosen_fields, chosen_format, emit
from factcli.cli.wiring import ledgers
from factcli.tracker.listing import runs

app = typer.Typer()

_COLUMNS = (
    "run", "at", "by", "command", "detail", "articles", "claims", "undone", "target",
    "seconds", "revised", "sources", "failed",
)  # fmt: skip


@app.command(epilog="Example: factcli runs --limit 5")
def runs_command(
    ctx: typer.Context,
    limit: Limit = None,
    fields: Fields = None,
    form: Form = None,
    json: Json = False,
    db: Db = None,
) -> None:
    """List the commands that wrote to the ledger, the newest first, by the numbers that undo takes."""
    shape = chosen_format(form, json)
    names = chosen_fields(fields, _COLUMNS)
    found = runs(ledgers.open_to_read(ctx, db, shape), limit)

    def table() -> object:
        from factcli.render.history import runs_table  # noqa: PLC0415 - rich is for tables alone

        return runs_table(found, limit)

    emit((run.record() for run in found), shape, names, _COLUMNS, table)
