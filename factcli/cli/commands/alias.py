"""`factcli alias`: names that mean the same."""

from typing import Annotated, Any

import typer

from factcli.cli import context
from factcli.cli.options import By, Db, Fields, Form, Json, Wait, must_be_text, readable
from factcli.cli.output import chosen_fields, chosen_format, emit, note
from factcli.cli.usage_errors import Commands
from factcli.cli.wiring import ledgers
from factcli.models.filters import AliasGroup
from factcli.tracker import naming

app = typer.Typer(
    cls=Commands,
    no_args_is_help=True,
    help="""Names that mean the same: add, list, remove.

    Every filter by speaker, outlet, source or words, and every search, finds what has one of the names where another
    is asked for; `count speaker` and `count outlet` count them together under the first. What is stored stays as it is.
    """,
)
_COLUMNS = ("names", "by", "at")
_FIELDS = ("name", *_COLUMNS)


@app.command(epilog="Example: factcli alias add 'Vladimir Putin' 'Mr Putin'")
def add(
    ctx: typer.Context,
    names: Annotated[
        list[str], typer.Argument(metavar="NAME NAME...", help="The names; the first is the one to count under.")
    ],
    by: By = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing.")] = False,
    db: Db = None,
    wait: Wait = None,
) -> None:
    """Say that names mean the same; groups that share a name become one."""
    for name in names:
        must_be_text("NAME", name)
    group = naming.add_aliases(ledgers.open_ledger(ctx, db, wait), names, context.author(by), context.now)
    if not quiet:
        note(f"the same from now on: {' = '.join(group.names)}")


@app.command("list", epilog="Example: factcli alias list --json")
def list_command(
    ctx: typer.Context, fields: Fields = None, form: Form = None, json: Json = False, db: Db = None
) -> None:
    """List the groups of names that mean the same."""
    shape = chosen_format(form, json)
    chosen = chosen_fields(fields, _FIELDS)
    found = naming.alias_groups(ledgers.open_to_read(ctx, db, silent=shape.is_json))

    def table() -> object:
        from factcli.render.filters_and_aliases import aliases_table

        return aliases_table(found)

    emit(map(_record, found), shape, chosen, _COLUMNS, table)


@app.command(epilog="Example: factcli alias add Kyiv Kiev -q && factcli alias remove Kiev")
def remove(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name of a group.", callback=readable)],
    by: By = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing.")] = False,
    db: Db = None,
    wait: Wait = None,
) -> None:
    """Take a name out of its group; a group of one ends."""
    was = naming.remove_alias(ledgers.open_ledger(ctx, db, wait), name, context.author(by), context.now)
    if not quiet:
        note(
            f"{name} is no more the same as {', '.join(one for one in was.names if one.casefold() != name.casefold())}"
        )


def _record(group: AliasGroup) -> dict[str, Any]:
    return {"name": group.names[0], "names": list(group.names), "by": group.by, "at": group.at}
