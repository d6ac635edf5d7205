"""`factcli list`: claims out."""

import typer

from factcli.cli import context
from factcli.cli.options import (
    Db,
    Dismissed,
    FailEmpty,
    Fields,
    Figures,
    Form,
    InArticle,
    Json,
    Kinds,
    Limit,
    NewSince,
    Order,
    Outlet,
    Since,
    Source,
    Speaker,
    Stances,
    Statuses,
    Tag,
    Until,
    Words,
)
from factcli.cli.output import chosen_fields, chosen_format, emit, indexing
from factcli.cli.typed import FilterCommand, Typed
from factcli.models.claim import FIELDS
from factcli.query.ordering import Sort
from factcli.tracker.listing import claims

app = typer.Typer()

COLUMNS = ("id", "status", "speaker", "stance", "text", "article.outlet", "article.published")
"""The fields of a claim in tab-separated output."""


@app.command(
    cls=FilterCommand, epilog="Example: factcli list --status disputed --speaker Novak --json | jq -r '.[].text'"
)
def list_command(
    ctx: typer.Context,
    typed: Typed = None,
    statuses: Statuses = None,
    speaker: Speaker = None,
    outlet: Outlet = None,
    article: InArticle = None,
    kinds: Kinds = None,
    stances: Stances = None,
    since: Since = None,
    until: Until = None,
    new_since: NewSince = None,
    source: Source = None,
    tag: Tag = None,
    figures: Figures = None,
    words: Words = None,
    dismissed: Dismissed = False,
    sort: Order = Sort.NEWEST,
    limit: Limit = None,
    fields: Fields = None,
    form: Form = None,
    json: Json = False,
    fail_empty: FailEmpty = False,
    db: Db = None,
) -> None:
    """List claims, the newest first; all filters that are given must hold."""
    shape = chosen_format(form, json)
    names = chosen_fields(fields, FIELDS)
    ledger = context.open_to_read(ctx, db, shape)
    wanted = context.make_filter(
        ledger, typed or (),
        statuses=statuses, speaker=speaker, outlet=outlet, article=article, kinds=kinds, stances=stances,
        since=since, until=until, new_since=new_since, source=source, tag=tag, figures=figures, words=words,
        dismissed=dismissed,
    )  # fmt: skip
    found = claims(ledger, wanted, sort, limit, indexing)

    def table() -> object:
        from factcli.render.table import claims_table  # noqa: PLC0415 - rich is for tables alone

        return claims_table(found, limit)

    emit((claim.record() for claim in found), shape, names, COLUMNS, table)
    if fail_empty and not found:
        raise typer.Exit(1)
