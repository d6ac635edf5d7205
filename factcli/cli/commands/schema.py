"""`factcli schema`: what each record of JSON output looks like."""

from typing import Annotated

import typer

from factcli.cli.output import emit_value
from factcli.errors import NotFound
from factcli.render.schemas import NAMES, schema, schemas

app = typer.Typer()


@app.command(epilog="Example: factcli schema claim")
def schema_command(
    record: Annotated[
        str | None, typer.Argument(metavar="[RECORD]", help=f"{', '.join(NAMES)} (default: all by their names).")
    ] = None,
) -> None:
    """Print the JSON Schema of the records that other commands print as JSON."""
    if record is None:
        emit_value(schemas())
    elif record in NAMES:
        emit_value(schema(record))
    else:
        raise NotFound(f"there is no record {record!r}", hint=f"the records are {', '.join(NAMES)}", subject=record)
