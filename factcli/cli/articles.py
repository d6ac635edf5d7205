"""`factcli articles`: what the claims were found in."""

import typer

from factcli.cli import context
from factcli.cli.options import Db, Fields, Form, InArticle, Json, Limit, NewSince, Outlet, Since, Source, Tag, Until
from factcli.cli.output import chosen_fields, chosen_format, emit
from factcli.cli.typed import FilterCommand, Typed
from factcli.models.article import FIELDS
from factcli.tracker.listing import articles

app = typer.Typer()

_COLUMNS = ("id", "published", "outlet", "title", "claims", "location")


@app.command(cls=FilterCommand, epilog="Example: factcli articles --outlet 'Harbour Wire' --since 7d")
def articles_command(
    ctx: typer.Context,
    typed: Typed = None,
    outlet: Outlet = None,
    article: InArticle = None,
    since: Since = None,
    until: Until = None,
    new_since: NewSince = None,
    source: Source = None,
    tag: Tag = None,
    limit: Limit = None,
    fields: Fields = None,
    form: Form = None,
    json: Json = False,
    db: Db = None,
) -> None:
    """List articles, the newest first."""
    shape = chosen_format(form, json)
    names = chosen_fields(fields, FIELDS)
    ledger = context.open_to_read(ctx, db, shape)
    wanted = context.make_filter(
        ledger,
        typed or (),
        outlet=outlet,
        article=article,
        since=since,
        until=until,
        new_since=new_since,
        source=source,
        tag=tag,
    )
    found = articles(ledger, wanted, limit)

    def table() -> object:
        from factcli.render.table import articles_table  # noqa: PLC0415 - rich is for tables alone

        return articles_table(found, limit)

    emit((one.record() for one in found), shape, names, _COLUMNS, table)
