"""`factcli show`: one claim with all that is known of it."""

from typing import Annotated, Any

import typer
from msgspec import UNSET
from msgspec.structs import asdict

from factcli.cli.claim_ids import claim_ids
from factcli.cli.claimlists import COLUMNS
from factcli.cli.options import Db, Fields, Form, Json
from factcli.cli.output import chosen_fields, chosen_format, emit, emit_table, emit_value, write
from factcli.cli.wiring import ledgers
from factcli.models.article import Article
from factcli.models.claim import FIELDS
from factcli.render.formats import Format, chosen, field, is_told, labelled
from factcli.render.wording import unexplained
from factcli.tracker.listing import Detail, detail

app = typer.Typer()

_EXPLANATION = ("explanation", "explanation.by", "explanation.sure", "explanation.speaker", "explanation.extractor")
_FIELDS = (*FIELDS, "added_by", "added_at", "history", "appearances", "article_corrected", *_EXPLANATION)
_COLUMNS = tuple(dict.fromkeys((
    *COLUMNS, "context", "kind", "speaker_role", "speaker_mention", "speaker_inferred", "cue", "figures", "dates", "sure",
    "confidence", "note", "marked_by", "marked_at", "changed", "gone", "evidence", "tags",
    "article.id", "article.title", "article.url", "article.location", "article_corrected", "origin",
    "added_by", "added_at", "corrected_by", "corrected_at", "extracted",
    "dismissed_by", "dismissed_at", "dismissed_reason", "first_seen", "updated", "history",
)))  # fmt: skip


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
    """Show a claim in its context, with its article, verdict, evidence and history.

    On a terminal as a page; in a pipe as lines, each with the name of a field and its value, without what is empty or
    does not hold.
    """
    shape = chosen_format(form, json)
    names = chosen_fields(fields, _FIELDS)
    explain = explain or any(name in _EXPLANATION for name in names)
    found = detail(ledgers.open_to_read(ctx, db, silent=shape.is_json), claim)
    record = _record(found, explain=explain)
    columns = (*_COLUMNS, *_EXPLANATION[1:]) if explain else _COLUMNS
    if shape is Format.TABLE and not names:
        from factcli.render.claim_page import claim_page

        emit_table(claim_page(found.claim, found.text, found.article, found.events, found.brought, explain=explain))
    elif shape is Format.JSON:
        emit_value(chosen(record, names))
    elif shape is Format.MARKDOWN or (shape is Format.TSV and form is None):
        told = names or [name for name in columns if is_told(field(record, name))]
        write(labelled(record, told, markdown=shape is Format.MARKDOWN))
        if explain and not names and record["explanation"] is None:
            write(
                labelled({"explanation": unexplained(found.claim)}, ["explanation"], markdown=shape is Format.MARKDOWN)
            )
    else:
        emit([record], shape, names, columns)


def _record(found: Detail, *, explain: bool) -> dict[str, Any]:
    """The claim's record with what else is known of it; `explanation` is null where it is not known how it was found."""
    claim, finding = found.claim, found.claim.statement.finding
    record = {name: value for name, value in asdict(claim.record()).items() if value is not UNSET}
    if found.brought:
        record |= {"added_by": found.brought.by, "added_at": found.brought.at}
    record["history"] = [event.record() for event in found.events]
    record["appearances"] = [one.record() for one in found.article.appearances]
    if found.article.correction:
        record["article_corrected"] = _corrected(found.article)
    if explain:
        record["explanation"] = {**asdict(finding), "extractor": found.article.extractor} if finding else None
    return record


def _corrected(article: Article) -> dict[str, object]:
    """Who corrected an article, when and why, and what was read of it."""
    correction = article.correction
    assert correction is not None
    return {"by": correction.by, "at": correction.at, "note": correction.note, "as_read": article.as_read}
