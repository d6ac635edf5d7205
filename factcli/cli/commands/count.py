"""`factcli count`: claims in numbers, by speaker, outlet, tag, status or month."""

from typing import Annotated

import typer

from factcli.cli import filtering
from factcli.cli.filtering import FilterCommand, FilterOptions, Typed, filtered
from factcli.cli.options import Db, Fields, Form, Json, Limit
from factcli.cli.output import chosen_fields, chosen_format, emit, indexing
from factcli.cli.wiring import ledgers
from factcli.models.reports import COUNTED_FIELDS, CountedBy
from factcli.models.vocabulary import Status
from factcli.tracker.counting import counted

app = typer.Typer()

_COLUMNS = ("name", "claims", *(f"statuses.{status}" for status in Status), "first", "last")


@app.command(cls=FilterCommand, epilog="Example: factcli count speaker --since 30d --json")
@filtered(without=("dismissed",))
def count_command(
    ctx: typer.Context,
    by: Annotated[
        CountedBy, typer.Argument(metavar="BY", help=f"What to count by: {', '.join(CountedBy)}.", show_default=False)
    ],
    typed: Typed = None,
    *,
    filters: FilterOptions,
    limit: Limit = None,
    fields: Fields = None,
    form: Form = None,
    json: Json = False,
    db: Db = None,
) -> None:
    """Count claims by speaker, outlet, tag, status or month: how many, by status, and their first and last day.

    Names that mean the same (see `factcli alias`) are counted together; a claim counts under each of its tags.
    """
    shape = chosen_format(form, json)
    names = chosen_fields(fields, COUNTED_FIELDS)
    ledger = ledgers.open_to_read(ctx, db, silent=shape.is_json)
    found = counted(ledger, by, filtering.make_filter(filters, ledger, typed or ()), limit, indexing)

    def table() -> object:
        from factcli.render.counts import counts_table

        return counts_table(found, by, limit)

    emit((one.record() for one in found), shape, names, _COLUMNS, table)
