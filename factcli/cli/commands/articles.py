"""`factcli articles`: what the claims were found in."""

import typer

from factcli.cli import filtering
from factcli.cli.filtering import OF_CLAIMS_ALONE, FilterCommand, FilterOptions, Typed, filtered
from factcli.cli.options import Db, Fields, Form, Json, Limit
from factcli.cli.output import chosen_fields, chosen_format, emit
from factcli.cli.wiring import ledgers
from factcli.models.article import FIELDS
from factcli.tracker.listing import articles

app = typer.Typer()

_COLUMNS = ("id", "published", "outlet", "title", "claims", "location")


@app.command(cls=FilterCommand, epilog="Example: factcli articles --outlet 'Harbour Wire' --since 7d")
@filtered(without=OF_CLAIMS_ALONE)
def articles_command(
    ctx: typer.Context,
    typed: Typed = None,
    *,
    filters: FilterOptions,
    limit: Limit = None,
    fields: Fields = None,
    form: Form = None,
    json: Json = False,
    db: Db = None,
) -> None:
    """List articles, the newest first."""
    shape = chosen_format(form, json)
    names = chosen_fields(fields, FIELDS)
    ledger = ledgers.open_to_read(ctx, db, shape)
    wanted = filtering.make_filter(filters, ledger, typed or ())
    found = articles(ledger, wanted, limit)

    def table() -> object:
        from factcli.render.articles import articles_table  # noqa: PLC0415 - rich is for tables alone

        return articles_table(found, limit)

    emit((one.record() for one in found), shape, names, _COLUMNS, table)
