"""`factcli search`: claims by their words."""

from typing import Annotated

import typer

from factcli.cli import filtering
from factcli.cli.filtering import FilterOptions, SearchCommand, Sought, filtered
from factcli.cli.options import Db, FailEmpty, Fields, Form, Json
from factcli.cli.output import chosen_fields, chosen_format, emit, indexing, note
from factcli.cli.wiring import ledgers
from factcli.models.article import ArticleHead
from factcli.models.search import FIELDS
from factcli.tracker.searching import search, under_titles

app = typer.Typer()

_COLUMNS = (
    "id",
    "score",
    "status",
    "speaker",
    "stance",
    "text",
    "article.outlet",
    "article.published",
    "sure",
    "snippet",
)
_USUAL_LIMIT = 20


@app.command(cls=SearchCommand, epilog="Example: factcli search 'harbour speaker:Soll -strike' --limit 5")
@filtered(without=("dismissed",))
def search_command(
    ctx: typer.Context,
    typed: Sought,
    *,
    filters: FilterOptions,
    limit: Annotated[
        int, typer.Option("--limit", "-n", metavar="NUMBER", min=0, help="At most so many.")
    ] = _USUAL_LIMIT,
    fields: Fields = None,
    form: Form = None,
    json: Json = False,
    fail_empty: FailEmpty = False,
    db: Db = None,
) -> None:
    """Find the claims that have all these words, the best first.

    They stand in the claim's own words, its context or its speaker; of several, some may stand in the title. Words
    are compared without case, accents and the ending -s, aliases heeded; a phrase is meant as it stands. Quote
    phrases within quotation marks for your shell: 'speaker:Novak "grain terminal" -strike'.
    """
    shape = chosen_format(form, json)
    names = chosen_fields(fields, FIELDS)
    ledger = ledgers.open_to_read(ctx, db, silent=shape.is_json)
    among = filtering.make_filter(filters, ledger)
    wanted = filtering.read_typed(ledger, typed)
    found = search(ledger, wanted, limit, indexing, among)

    def table() -> object:
        from factcli.render.search import hits_table

        return hits_table(found)

    emit((one.record() for one in found), shape, names, _COLUMNS, table)
    if not found and limit:
        _tell_of_titles(under_titles(ledger, wanted))
    if fail_empty and not found:
        raise typer.Exit(1)


def _tell_of_titles(articles: list[ArticleHead]) -> None:
    """Say on stderr where the words stand in titles alone, and how the claims below them are listed."""
    if articles:
        having = "an article has" if len(articles) == 1 else f"{len(articles)} articles have"
        newest = "" if len(articles) == 1 else " (the newest)"
        note(f"nothing found, but {having} these words in the title: factcli list --article {articles[0].id}{newest}")
