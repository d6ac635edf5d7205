"""`factcli history`: what happened to a claim, or was corrected of an article."""

from typing import Annotated

import typer

from factcli.cli.article_ids import claim_or_article
from factcli.cli.claim_ids import claim_ids
from factcli.cli.options import Db, Fields, Form, Json, named
from factcli.cli.output import chosen_fields, chosen_format, emit
from factcli.cli.wiring import ledgers
from factcli.models.claim import Claim
from factcli.models.ledger import Event, Run
from factcli.render.records import Format
from factcli.tracker.listing import article_history, history

app = typer.Typer()

_COLUMNS = ("seq", "at", "by", "command", "claim", "from", "to", "note", "confidence", "evidence", "run", "changes")
_OF_ARTICLE = ("run", "at", "by", "command", "article", "note", "changes")


@app.command(epilog="Example: factcli history 7f3a9c2e --json | jq '.[-1]'")
def history_command(
    ctx: typer.Context,
    name: Annotated[
        str,
        typer.Argument(
            metavar="ID|ARTICLE",
            help="A claim's id, or its first four or more digits; or an article's id, url or file.",
            autocompletion=claim_ids,
            callback=named,
        ),
    ],
    fields: Fields = None,
    form: Form = None,
    json: Json = False,
    db: Db = None,
) -> None:
    """Show what was recorded on a claim, or corrected of an article, by whom and when; nothing is ever erased."""
    shape = chosen_format(form, json)
    ledger = ledgers.open_to_read(ctx, db, shape)
    found = claim_or_article(ledger, name, "one is told of at a time")
    if isinstance(found, Claim):
        _show_events(history(ledger, found.id), shape, fields)
    else:
        _show_corrections(article_history(ledger, found.id), shape, fields)


def _show_events(events: list[Event], shape: Format, fields: str | None) -> None:
    def table() -> object:
        from factcli.render.history import history_table  # noqa: PLC0415 - rich is for tables alone

        return history_table(events)

    emit((event.record() for event in events), shape, chosen_fields(fields, _COLUMNS), _COLUMNS, table)


def _show_corrections(runs: list[Run], shape: Format, fields: str | None) -> None:
    def table() -> object:
        from factcli.render.history import corrections_table  # noqa: PLC0415 - rich is for tables alone

        return corrections_table(runs)

    records = ({name: run.record()[name] for name in _OF_ARTICLE} for run in runs)
    emit(records, shape, chosen_fields(fields, _OF_ARTICLE), _OF_ARTICLE, table)
