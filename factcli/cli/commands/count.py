"""`factcli speakers` and `factcli outlets`: who said it, and where, in numbers. They differ in what is counted alone."""

from collections.abc import Callable

import typer

from factcli.cli import filtering
from factcli.cli.filtering import FilterCommand, FilterOptions, Typed, filtered
from factcli.cli.options import Db, Fields, Form, Json, Limit
from factcli.cli.output import chosen_fields, chosen_format, emit, indexing
from factcli.cli.wiring import ledgers
from factcli.cli.wiring.ledgers import LedgerFile
from factcli.models.filters import Filter
from factcli.models.reports import COUNTED_FIELDS, CountedBy
from factcli.models.vocabulary import Status
from factcli.render.records import Format
from factcli.tracker.counting import counted

_COLUMNS = ("name", "claims", *(f"statuses.{status}" for status in Status), "first", "last")


def counting(by: CountedBy, example: str) -> typer.Typer:
    """The command that lists the speakers, or outlets, of claims."""
    app = typer.Typer()
    app.command(
        cls=FilterCommand,
        epilog=f"Example: {example}",
        help=f"List the {by.value}s of claims, those with the most first: how many, by status, and their first and last "
        "day.\n\nNames that mean the same (see `factcli alias`) are counted together.",
    )(_command(by))
    return app


def _command(by: CountedBy) -> Callable[..., None]:
    @filtered(without=("dismissed",))
    def command(
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
        shape = chosen_format(form, json)
        ledger = ledgers.open_to_read(ctx, db, shape)
        wanted = filtering.make_filter(filters, ledger, typed or ())
        _show_counts(ledger, by, wanted, limit, fields, shape)

    return command


def _show_counts(
    ledger: LedgerFile, by: CountedBy, wanted: Filter, limit: int | None, fields: str | None, shape: Format
) -> None:
    """Print the speakers or outlets of the claims that a filter means."""
    names = chosen_fields(fields, COUNTED_FIELDS)
    found = counted(ledger, by, wanted, limit, indexing)

    def table() -> object:
        from factcli.render.counts import counts_table  # noqa: PLC0415 - rich is for tables alone

        return counts_table(found, by, limit)

    emit((one.record() for one in found), shape, names, _COLUMNS, table)


speakers_app = counting(CountedBy.SPEAKER, "factcli speakers --status refuted")
outlets_app = counting(CountedBy.OUTLET, "factcli outlets --since 30d --json")
