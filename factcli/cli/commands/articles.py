"""`factcli articles`: what the claims were found in."""

import typer

from factcli.cli import filtering
from factcli.cli.articlelists import show_articles
from factcli.cli.filtering import OF_CLAIMS_ALONE, FilterCommand, FilterOptions, Typed, filtered
from factcli.cli.options import Db, Fields, Form, Json, Limit
from factcli.cli.output import chosen_fields, chosen_format
from factcli.cli.wiring import ledgers
from factcli.models.article import FIELDS
from factcli.tracker.listing import articles

app = typer.Typer()


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
    """List articles, those that came into the ledger last first."""
    shape = chosen_format(form, json)
    names = chosen_fields(fields, FIELDS)
    ledger = ledgers.open_to_read(ctx, db, silent=shape.is_json)
    wanted = filtering.make_filter(filters, ledger, typed or ())
    show_articles(articles(ledger, wanted, limit), shape, names, limit)
