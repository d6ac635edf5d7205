"""`factcli tags`: which tags there are."""

import typer

from factcli.cli import context
from factcli.cli.options import Db, Fields, Form, Json
from factcli.cli.output import chosen_fields, chosen_format, emit
from factcli.models.reports import TagCount
from factcli.tracker.reviewing.tagging import tag_counts

app = typer.Typer()

_COLUMNS = TagCount.__struct_fields__


@app.command(epilog="Example: factcli tags --json | jq -r '.[].tag'")
def tags_command(
    ctx: typer.Context, fields: Fields = None, form: Form = None, json: Json = False, db: Db = None
) -> None:
    """List the tags of claims and articles, with how many of each `--tag` finds."""
    shape = chosen_format(form, json)
    names = chosen_fields(fields, _COLUMNS)
    found = tag_counts(context.open_to_read(ctx, db, shape))

    def table() -> object:
        from factcli.render.names import tags_table  # noqa: PLC0415 - rich is for tables alone

        return tags_table(found)

    emit(found, shape, names, _COLUMNS, table)
