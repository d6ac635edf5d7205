"""`factcli compare`: disputed beside confirmed."""

from typing import Annotated

import typer

from factcli.cli import filtering
from factcli.cli.claimlists import COLUMNS
from factcli.cli.filtering import FilterCommand, FilterOptions, Typed, filtered
from factcli.cli.options import Db, Fields, Form, Json
from factcli.cli.output import chosen_fields, chosen_format, emit, emit_table, emit_value, screen_width
from factcli.cli.wiring import ledgers
from factcli.models.claim import FIELDS
from factcli.models.reports import COMPARED
from factcli.render.formats import Format
from factcli.tracker.comparing import Group, compare

app = typer.Typer()


@app.command(cls=FilterCommand, epilog="Example: factcli compare --by speaker --since 30d")
@filtered(without=("statuses", "kinds", "stances", "dismissed"))
def compare_command(
    ctx: typer.Context,
    typed: Typed = None,
    by: Annotated[Group | None, typer.Option(metavar="speaker|outlet", help="Group the claims so.")] = None,
    *,
    filters: FilterOptions,
    fields: Fields = None,
    form: Form = None,
    json: Json = False,
    db: Db = None,
) -> None:
    """Show the confirmed claims beside those that are disputed, misleading or refuted."""
    shape = chosen_format(form, json)
    names = chosen_fields(fields, FIELDS)
    ledger = ledgers.open_to_read(ctx, db, silent=shape.is_json)
    wanted = filtering.make_filter(filters, ledger, typed or ())
    comparison = compare(ledger, wanted, by)
    if shape is Format.JSON and not names:
        emit_value(comparison.record())
    elif shape is Format.TABLE and not names:
        from factcli.render.comparison import comparison_table

        emit_table(comparison_table(comparison, screen_width()))
    else:
        parts = [group.claims for group in comparison.groups] if by else [comparison.claims]
        found = [claim for part in parts for status in COMPARED for claim in part[status]]
        emit(
            (claim.record() for claim in found), shape, names, ("status", *(one for one in COLUMNS if one != "status"))
        )
