"""`factcli history`: what happened to a claim, was corrected of an article, or which commands wrote to the ledger."""

from typing import Annotated

import typer

from factcli.cli.article_ids import claim_or_article
from factcli.cli.claim_ids import claim_ids
from factcli.cli.options import Db, Fields, Form, Json, Limit, named
from factcli.cli.output import chosen_fields, chosen_format, emit
from factcli.cli.wiring import ledgers
from factcli.models.claim import Claim
from factcli.models.ledger import Event, Run
from factcli.render.formats import Format
from factcli.tracker.listing import article_history, history, latest, runs

app = typer.Typer()

_OF_CLAIM = ("seq", "at", "by", "command", "claim", "from", "to", "note", "confidence", "evidence", "run", "changes")
_OF_ARTICLE = ("run", "at", "by", "command", "article", "note", "changes")
_OF_LEDGER = (
    "run",
    "at",
    "by",
    "command",
    "detail",
    "articles",
    "claims",
    "undone",
    "target",
    "seconds",
    "revised",
    "sources",
    "failed",
)


@app.command(epilog="Example: factcli history --limit 5 && factcli history 7f3a9c2e --json | jq '.[-1]'")
def history_command(
    ctx: typer.Context,
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="[ID|ARTICLE]",
            help="A claim's id, or its first four or more digits; an article's id, url or file "
            "(default: the commands that wrote to the ledger).",
            autocompletion=claim_ids,
            callback=named,
        ),
    ] = None,
    limit: Limit = None,
    fields: Fields = None,
    form: Form = None,
    json: Json = False,
    db: Db = None,
) -> None:
    """Show what was recorded on a claim, or corrected of an article, by whom and when; nothing is ever erased.

    Without a name: the commands that wrote to the ledger, the newest first, by the numbers that undo takes.
    """
    shape = chosen_format(form, json)
    ledger = ledgers.open_to_read(ctx, db, silent=shape.is_json)
    if name is None:
        _show_runs(runs(ledger, limit), limit, shape, fields)
        return
    found = claim_or_article(ledger, name, "one is told of at a time")
    if isinstance(found, Claim):
        _show_events(latest(history(ledger, found.id), limit), shape, fields)
    else:
        _show_corrections(latest(article_history(ledger, found.id), limit), shape, fields)


def _show_events(events: list[Event], shape: Format, fields: str | None) -> None:
    def table() -> object:
        from factcli.render.history import history_table

        return history_table(events)

    emit((event.record() for event in events), shape, chosen_fields(fields, _OF_CLAIM), _OF_CLAIM, table)


def _show_corrections(corrected: list[Run], shape: Format, fields: str | None) -> None:
    def table() -> object:
        from factcli.render.history import corrections_table

        return corrections_table(corrected)

    records = ({name: run.record()[name] for name in _OF_ARTICLE} for run in corrected)
    emit(records, shape, chosen_fields(fields, _OF_ARTICLE), _OF_ARTICLE, table)


def _show_runs(found: list[Run], limit: int | None, shape: Format, fields: str | None) -> None:
    def table() -> object:
        from factcli.render.history import runs_table

        return runs_table(found, limit)

    emit((run.record() for run in found), shape, chosen_fields(fields, _OF_LEDGER), _OF_LEDGER, table)
