"""`factcli changes`: what was edited after it was published."""

from typing import Annotated

import typer

from factcli.cli import context, filtering
from factcli.cli.filtering import FilterOptions, Outlet, Speaker
from factcli.cli.options import Db, Fields, Form, Json, Limit, named
from factcli.cli.output import chosen_fields, chosen_format, emit
from factcli.cli.wiring import ledgers
from factcli.models.reports import EDIT_FIELDS
from factcli.tracker.article_changes import EditsWanted, edits

app = typer.Typer()

_COLUMNS = ("at", "article.id", "revision", "article.outlet", "article.title", "article.url", "summary")


@app.command(epilog="Example: factcli changes --figures --since 7d")
def changes_command(
    ctx: typer.Context,
    article: Annotated[
        str | None,
        typer.Argument(metavar="[ARTICLE]", help="An article's id, url or file (default: all).", callback=named),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(metavar="TIME", help="Seen then or later: 2026-03-14, 2026-03-14T09:00, 30m (minutes), 2h, 7d."),
    ] = None,
    run: Annotated[int | None, typer.Option(metavar="RUN", min=1, help="Seen by the run of this number.")] = None,
    figures: Annotated[bool, typer.Option("--figures", help="Only figures that are others now.")] = False,
    speaker: Speaker = None,
    outlet: Outlet = None,
    limit: Limit = None,
    fields: Fields = None,
    form: Form = None,
    json: Json = False,
    db: Db = None,
) -> None:
    """List the articles that were changed after they were first read, the newest change first.

    It tells which figures, words and speakers of their claims are others now, and which claims have come or gone.
    """
    shape = chosen_format(form, json)
    names = chosen_fields(fields, EDIT_FIELDS)
    ledger = ledgers.open_to_read(ctx, db, silent=shape.is_json)
    wanted = EditsWanted(
        filtering.make_filter(FilterOptions(article=article, outlet=outlet), ledger),
        None if since is None else context.read_moment(since, "--since"),
        run,
        figures,
        speaker,
    )
    found = edits(ledger, wanted, limit)

    def table() -> object:
        from factcli.render.article_changes import edits_page

        return edits_page(found)

    emit((one.record() for one in found), shape, names, _COLUMNS, table)
