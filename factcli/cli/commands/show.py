"""`factcli show`: one claim with all that is known of it."""

from typing import Annotated

import typer
from msgspec import UNSET
from msgspec.structs import asdict

from factcli.cli.claim_ids import claim_ids
from factcli.cli.claimlists import COLUMNS
from factcli.cli.options import Db, Fields, Form, Json
from factcli.cli.output import chosen_fields, chosen_format, emit, emit_table, emit_value
from factcli.cli.wiring import ledgers
from factcli.models.article import Article
from factcli.models.claim import FIELDS
from factcli.render.records import Format, chosen
from factcli.tracker.listing import detail

app = typer.Typer()

_FIELDS = (*FIELDS, "added_by", "added_at", "history", "appearances", "article_corrected", "finding")
_COLUMNS = (
    *COLUMNS, "context", "note", "article.url", "article.location", "origin", "tags", "evidence",
    "added_by", "added_at", "corrected_by", "corrected_at", "dismissed_by", "dismissed_at",
)  # fmt: skip


@app.command(epilog="Example: factcli show 7f3a9c2e")
def show_command(
    ctx: typer.Context,
    claim: Annotated[
        str,
        typer.Argument(metavar="ID", help="A claim's id, or its first four or more digits.", autocompletion=claim_ids),
    ],
    fields: Fields = None,
    form: Form = None,
    json: Json = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Tell how the claim was found and its speaker resolved.")
    ] = False,
    db: Db = None,
) -> None:
    """Show a claim in its context, with its article, verdict, evidence and history."""
    shape = chosen_format(form, json)
    names = chosen_fields(fields, _FIELDS)
    found = detail(ledgers.open_to_read(ctx, db, shape), claim)
    claimed = {name: value for name, value in asdict(found.claim.record()).items() if value is not UNSET}
    record = {
        **claimed,
        **({"added_by": found.brought.by, "added_at": found.brought.at} if found.brought else {}),
        "history": [event.record() for event in found.events],
        "appearances": [one.record() for one in found.article.appearances],
        **({"article_corrected": _corrected(found.article)} if found.article.correction else {}),
    }
    if explain:
        finding = found.claim.statement.finding
        record["finding"] = asdict(finding) if finding else None
    if shape is Format.TABLE and not names:
        from factcli.render.page import claim_page  # noqa: PLC0415 - rich is for tables alone

        emit_table(claim_page(found.claim, found.text, found.article, found.events, found.brought, explain=explain))
    elif shape is Format.JSON:
        emit_value(chosen(record, names))
    else:
        emit([record], shape, names, _COLUMNS)


def _corrected(article: Article) -> dict[str, object]:
    """Who corrected an article, when and why, and what was read of it."""
    correction = article.correction
    assert correction is not None
    return {"by": correction.by, "at": correction.at, "note": correction.note, "as_read": article.as_read}
