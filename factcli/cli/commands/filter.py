"""`factcli filter`: filters under names."""

from typing import Annotated

import typer

from factcli.cli import context, filtering
from factcli.cli.filtering import SearchCommand, unshielded
from factcli.cli.options import By, Db, Fields, Form, Json, Wait, readable, text
from factcli.cli.output import chosen_fields, chosen_format, emit, note
from factcli.cli.usage_errors import Commands
from factcli.cli.wiring import ledgers
from factcli.models.filters import SavedFilter
from factcli.tracker import naming

app = typer.Typer(
    cls=Commands,
    no_args_is_help=True,
    help="""Filters under names: save, list, remove. Use them as @NAME in any typed filter.

    A typed filter is made of terms, all of which must hold: words (grain), beginnings (harb*), phrases ("grain
    terminal"), @NAME, and WORD:VALUE. Values with blanks stand in quotation marks, several parted by commas mean any
    of them, a minus sign before a term turns it round.

    status: kind: stance: figures:yes|no · speaker: outlet: source: tag: article: · since: until: (the day included),
    after: before: (not), when it was published · new:RUN or new:TIME · words: ·
    is:gone|thin|doubtful|changed|partial|dismissed
    """,
)
_COLUMNS = ("name", "filter", "by", "at")


@app.command(
    cls=SearchCommand, epilog="Example: factcli filter save grain '\"grain terminal\" status:disputed,refuted'"
)
def save(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="What it is to be called.", callback=text)],
    filter_: Annotated[str, typer.Argument(metavar="FILTER", help="The filter, as one argument.", callback=text)],
    by: By = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing.")] = False,
    db: Db = None,
    wait: Wait = None,
) -> None:
    """Save a filter under a name, in the place of one that has it."""
    ledger = ledgers.open_ledger(ctx, db, wait)
    saved, before = naming.save_filter(
        ledger,
        name.removeprefix("@"),
        unshielded(filter_),
        filtering.reading_context(ledger),
        context.author(by),
        context.now,
    )
    if not quiet:
        was = f", no more {before.text}" if before and before.text != saved.text else ""
        note(f"saved: @{saved.name} is {saved.text}{was}")


@app.command("list", epilog="Example: factcli filter list --format json")
def list_command(
    ctx: typer.Context, fields: Fields = None, form: Form = None, json: Json = False, db: Db = None
) -> None:
    """List the saved filters by name."""
    shape = chosen_format(form, json)
    names = chosen_fields(fields, _COLUMNS)
    found = naming.saved_filters(ledgers.open_to_read(ctx, db, silent=shape.is_json))

    def table() -> object:
        from factcli.render.filters_and_aliases import filters_table

        return filters_table(found)

    emit(map(_record, found), shape, names, _COLUMNS, table)


@app.command(
    cls=SearchCommand, epilog="Example: factcli filter save old before:2020-01-01 -q && factcli filter remove old"
)
def remove(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="A saved filter's name.", callback=readable)],
    by: By = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing.")] = False,
    db: Db = None,
    wait: Wait = None,
) -> None:
    """Remove a saved filter."""
    removed = naming.remove_filter(ledgers.open_ledger(ctx, db, wait), name, context.author(by), context.now)
    if not quiet:
        note(f"removed: @{removed.name} was {removed.text}")


def _record(saved: SavedFilter) -> dict[str, str]:
    return {"name": saved.name, "filter": saved.text, "by": saved.by, "at": saved.at}
