"""`factcli history`: what happened to a claim, or which commands wrote to the ledger."""

from typing import Annotated

import typer

from factcli.cli.claim_ids import claim_ids
from factcli.cli.options import Db, Fields, Form, Json, Limit
from factcli.cli.output import chosen_fields, chosen_format, emit
from factcli.cli.wiring import ledgers
from factcli.render.records import Format
from factcli.tracker.listing import history, runs
from factcli.tracker.ports import Reader

app = typer.Typer()

_EVENT_COLUMNS = (
    "seq",
    "at",
    "by",
    "command",
    "claim",
    "from",
    "to",
    "note",
    "confidence",
    "evidence",
    "run",
    "changes",
)
_RUN_COLUMNS = (
    "run", "at", "by", "command", "detail", "articles", "claims", "undone", "target",
    "seconds", "revised", "sources", "failed",
)  # fmt: skip


@app.command(epilog="Example: factcli history --limit 5 && factcli history 7f3a9c2e --json | jq '.[-1]'")
def history_command(
    ctx: typer.Context,
    claim: Annotated[
        str | None,
        typer.Argument(
            metavar="[ID]",
            help="A claim's id, or its first four or more digits (default: the commands that wrote to the ledger).",
            autocompletion=claim_ids,
        ),
    ] = None,
    limit: Limit = None,
    fields: Fields = None,
    form: Form = None,
    json: Json = False,
    db: Db = None,
) -> None:
    """Show what was recorded on a claim, by whom and when; nothing is ever erased.

    Without an id: the commands that wrote to the ledger, the newest first, by the numbers that undo takes.
    """
    shape = chosen_format(form, json)
    names = chosen_fields(fields, _RUN_COLUMNS if claim is None else _EVENT_COLUMNS)
    ledger = ledgers.open_to_read(ctx, db, shape)
    if claim is None:
        _show_runs(ledger, limit, shape, names)
    else:
        _show_events(ledger, claim, limit, shape, names)


def _show_events(ledger: Reader, claim: str, limit: int | None, shape: Format, names: list[str]) -> None:
    found = history(ledger, claim)
    shown = found if limit is None else found[max(0, len(found) - limit) :]

    def table() -> object:
        from factcli.render.history import history_table  # noqa: PLC0415 - rich is for tables alone

        return history_table(shown)

    emit((event.record() for event in shown), shape, names, _EVENT_COLUMNS, table)


def _show_runs(ledger: Reader, limit: int | None, shape: Format, names: list[str]) -> None:
    found = runs(ledger, limit)

    def table() -> object:
        from factcli.render.history import runs_table  # noqa: PLC0415 - rich is for tables alone

        return runs_table(found, limit)

    emit((run.record() for run in found), shape, names, _RUN_COLUMNS, table)
