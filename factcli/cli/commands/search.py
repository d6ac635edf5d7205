"""`factcli search`: claims by their words."""

from typing import Annotated

import typer

from factcli.cli import filtering
from factcli.cli.filtering import FilterOptions, SearchCommand, Sought, filtered
from factcli.cli.options import Db, FailEmpty, Fields, Form, Json
from factcli.cli.output import chosen_fields, chosen_format, emit, indexing
from factcli.cli.wiring import ledgers
from factcli.models.search import FIELDS
from factcli.tracker.searching import search

app = typer.Typer()

_COLUMNS = ("id", "score", "status", "speaker", "stance", "text", "article.outlet", "article.published", "snippet")
_USUAL_LIMIT = 20


@app.command(cls=SearchCommand, epilog="Example: factcli search 'harbour speaker:Soll -strike' --limit 5")
@filtered(without=("dismissed",))
def search_command(
    ctx: typer.Context,
    typed: Sought,
    *,
    filters: FilterOptions,
    limit: Annotated[
        int, typer.Option("--limit", "-n", metavar="NUMBER", min=0, help="At most so many.")
    ] = _USUAL_LIMIT,
    fields: Fields = None,
    form: Form = None,
    json: Json = False,
    fail_empty: FailEmpty = False,
    db: Db = None,
) -> None:
    """Find the claims that have all these words, in their own words, context, speaker or title, the best first.

    Words are compared without case and accents, aliases heeded. Quote phrases within quotation marks for your
    shell: 'speaker:Novak "grain terminal" -strike'.
    """
    shape = chosen_format(form, json)
    names = chosen_fields(fields, FIELDS)
    ledger = ledgers.open_to_read(ctx, db, shape)
    among = filtering.make_filter(filters, ledger)
    found = search(ledger, filtering.read_typed(ledger, typed), limit, indexing, among)

    def table() -> object:
        from factcli.render.search import hits_table  # noqa: PLC0415 - rich is for tables alone

        return hits_table(found)

    emit((one.record() for one in found), shape, names, _COLUMNS, table)
    if fail_empty and not found:
        raise typer.Exit(1)
