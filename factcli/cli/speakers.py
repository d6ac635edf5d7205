"""`factcli speakers`: who said it, in numbers."""

import typer

from factcli.cli import context
from factcli.cli.counts import show_counts
from factcli.cli.options import (
    Db,
    Fields,
    Figures,
    Form,
    InArticle,
    Json,
    Kinds,
    Limit,
    NewSince,
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
from factcli.cli.output import chosen_format
from factcli.cli.typed import FilterCommand, Typed
from factcli.models.reports import CountedBy

app = typer.Typer()


@app.command(cls=FilterCommand, epilog="Example: factcli speakers --status disputed --limit 10")
def speakers_command(
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
    limit: Limit = None,
    fields: Fields = None,
    form: Form = None,
    json: Json = False,
    db: Db = None,
) -> None:
    """List the speakers of claims, those with the most first: how many, by status, and their first and last day.

    Names that mean the same (see `factcli alias`) are counted together.
    """
    shape = chosen_format(form, json)
    ledger = context.open_to_read(ctx, db, shape)
    wanted = context.make_filter(
        ledger, typed or (),
        statuses=statuses, speaker=speaker, outlet=outlet, article=article, kinds=kinds, stances=stances,
        since=since, until=until, new_since=new_since, source=source, tag=tag, figures=figures, words=words,
    )  # fmt: skip
    show_counts(ledger, CountedBy.SPEAKER, wanted, limit, fields, shape)
