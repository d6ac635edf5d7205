"""`factcli extract`: a filter from texts to claims, which stores nothing."""

from collections.abc import Iterator
from typing import Annotated

import typer

from factcli.cli import context
from factcli.cli.claimlists import COLUMNS, show_claims
from factcli.cli.options import Fields, Form, Json
from factcli.cli.output import chosen_fields, chosen_format, emit
from factcli.cli.wiring.extraction import Given, ReadOptions, prepare
from factcli.cli.wiring.http import address, fetching, is_address
from factcli.errors import InputsFailed, NothingUsable, UsageError
from factcli.models.article import BadItem
from factcli.models.claim import FIELDS, Claim
from factcli.render.formats import Format, Record
from factcli.tracker.extracting import claims_in

app = typer.Typer()


@app.command(epilog="Example: curl -s https://example.org/story | factcli extract - --json | jq -r '.[].speaker'")
def extract_command(
    targets: Annotated[
        list[str] | None,
        typer.Argument(metavar="[FILE|FOLDER|GLOB|URL|-]...", help="What to read. [default: standard input]"),
    ] = None,
    jobs: Annotated[
        int, typer.Option("--jobs", "-j", metavar="NUMBER", min=1, max=64, help="Extract in so many processes.")
    ] = 1,
    fields: Fields = None,
    form: Form = None,
    json: Json = False,
) -> None:
    """Print the claims in texts and store nothing."""
    shape = chosen_format(form, json)
    names = chosen_fields(fields, FIELDS)
    if "" in (targets or ()):
        raise UsageError("the name of a file is empty", hint="name a file, or . for this folder", subject="FILE")
    sources = [address(name) if is_address(name) else name for name in targets or ["-"]]
    failed: list[BadItem] = []
    read = 0

    def found() -> Iterator[Claim]:
        nonlocal read
        now = context.now()
        options = ReadOptions(Given(), context.today(), frozenset())
        with fetching(sources) as fetch:
            for one in prepare(sources, options, jobs, fetch):
                if isinstance(one, BadItem):
                    failed.append(one)
                else:
                    read += 1
                    yield from claims_in(one, now)

    if shape is Format.TABLE and not names:
        show_claims(list(found()), shape)
    else:
        records: Iterator[Record] = (claim.record() for claim in found())
        emit(records, shape, names, COLUMNS)
    if failed:
        named = "; ".join(f"{one.location}: {one.reason}" for one in failed[:20])
        if read:
            raise InputsFailed(
                f"{len(failed)} of {len(failed) + read} inputs failed: {named}", subject=failed[0].location
            )
        raise NothingUsable(named, hint="nothing could be read", subject=failed[0].location)
