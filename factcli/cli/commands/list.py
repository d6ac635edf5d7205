"""`factcli list`: claims out."""

from itertools import chain, islice

import typer

from factcli.cli import filtering
from factcli.cli.claimlists import COLUMNS
from factcli.cli.filtering import FilterCommand, FilterOptions, Typed, filtered
from factcli.cli.options import Db, FailEmpty, Fields, Form, Json, Limit, Order
from factcli.cli.output import chosen_fields, chosen_format, emit, indexing
from factcli.cli.wiring import ledgers
from factcli.models.claim import FIELDS
from factcli.query.ordering import Sort
from factcli.tracker.listing import claims

app = typer.Typer()


@app.command(
    cls=FilterCommand, epilog="Example: factcli list --status disputed --speaker Novak --json | jq -r '.[].text'"
)
@filtered()
def list_command(
    ctx: typer.Context,
    typed: Typed = None,
    *,
    filters: FilterOptions,
    sort: Order = Sort.NEWEST,
    limit: Limit = None,
    fields: Fields = None,
    form: Form = None,
    json: Json = False,
    fail_empty: FailEmpty = False,
    db: Db = None,
) -> None:
    """List claims, those that came into the ledger last first; all filters that are given must hold."""
    shape = chosen_format(form, json)
    names = chosen_fields(fields, FIELDS)
    ledger = ledgers.open_to_read(ctx, db, silent=shape.is_json)
    wanted = filtering.make_filter(filters, ledger, typed or ())
    rest = claims(ledger, wanted, sort, limit, indexing)
    begun = list(islice(rest, 1))
    found = chain(begun, rest)

    def table() -> object:
        from factcli.render.claims import claims_table

        return claims_table(list(found), limit)

    emit((claim.record() for claim in found), shape, names, COLUMNS, table, at_once=True)
    if fail_empty and not begun:
        raise typer.Exit(1)
