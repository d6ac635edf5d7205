"""`factcli export`: the ledger, or some of its claims, for other programs and other ledgers."""

from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache
from typing import Annotated, Final

import typer

from factcli.cli import context
from factcli.cli.filtering import FilterOptions, filtered
from factcli.cli.listing import COLUMNS
from factcli.cli.options import Db, Fields, named, text
from factcli.cli.output import chosen_fields, indexing, note
from factcli.cli.saving import Force, write_to
from factcli.cli.typed import FilterCommand, Typed
from factcli.errors import UsageError
from factcli.models.claim import FIELDS, Claim
from factcli.models.exchange import SCHEMA, Head
from factcli.models.filters import Filter
from factcli.render.records import Format, encoded
from factcli.store.ledger import FORMAT, LedgerFile
from factcli.tracker.exchanging.exporting import belonging, everything
from factcli.tracker.listing import claims

app = typer.Typer()

_FEW_ARTICLES: Final = 256


class ExportFormat(StrEnum):
    """What an export is written as."""

    JSONL = "jsonl"
    CSV = "csv"
    MARKDOWN = "markdown"
    CLAIMREVIEW = "claimreview"


@app.command(cls=FilterCommand, epilog="Example: factcli export --output facts.jsonl")
@filtered()
def export_command(
    ctx: typer.Context,
    typed: Typed = None,
    form: Annotated[
        ExportFormat,
        typer.Option("--format", metavar="FORMAT", help=f"{', '.join(ExportFormat)}."),
    ] = ExportFormat.JSONL,
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="FILE", help="Where to (default: standard output).", callback=named),
    ] = None,
    force: Force = False,
    fields: Fields = None,
    reviewer: Annotated[
        str | None, typer.Option(metavar="NAME", help="For claimreview: who publishes the reviews.", callback=text)
    ] = None,
    review_url: Annotated[
        str | None,
        typer.Option(
            metavar="TEMPLATE",
            help="For claimreview: the address of each review, with {id} in it for the claim's id.",
            callback=text,
        ),
    ] = None,
    *,
    filters: FilterOptions,
    db: Db = None,
) -> None:
    """Write the whole ledger as JSON lines, from which `factcli import` makes the same ledger again.

    With filters: the claims that they mean, with their articles, all revisions of these, their events and runs. As csv
    and markdown: the claims as `list` prints them. As claimreview: schema.org's JSON-LD of the claims with a verdict.
    """
    if fields and form not in (ExportFormat.CSV, ExportFormat.MARKDOWN):
        raise UsageError(
            f"--fields is not for {form}, whose records are whole", hint="leave it out", subject="--fields"
        )
    if (reviewer or review_url) and form is not ExportFormat.CLAIMREVIEW:
        raise UsageError("--reviewer and --review-url are for --format claimreview", hint="add it, or leave them out")
    names = chosen_fields(fields, FIELDS)
    ledger = context.open_to_read(ctx, db, Format.MARKDOWN)
    wanted = context.make_filter(filters, ledger, typed or ())
    if form is ExportFormat.JSONL:
        pieces = _lines(ledger, wanted)
    elif form is ExportFormat.CLAIMREVIEW:
        pieces = _reviews(ledger, wanted, reviewer, review_url)
    else:
        found = claims(ledger, wanted, told=indexing)
        pieces = encoded((claim.record() for claim in found), Format(form.value), names, COLUMNS)
    write_to(output, pieces, ledger.path, force=force)


def _lines(ledger: LedgerFile, wanted: Filter) -> Iterator[bytes]:
    from factcli.render.lines import ledger_lines  # noqa: PLC0415 - only for this format

    if not wanted:
        return ledger_lines(Head(SCHEMA, FORMAT), everything(ledger))
    chosen = claims(ledger, wanted, told=indexing)
    return ledger_lines(Head(SCHEMA, FORMAT, partial=True), belonging(ledger, chosen))


def _reviews(ledger: LedgerFile, wanted: Filter, reviewer: str | None, review_url: str | None) -> Iterator[bytes]:
    from factcli.extract.speakers.entitykinds import is_body  # noqa: PLC0415 - only for this format
    from factcli.render.claimreview import Reviewer, claim_reviews, is_review  # noqa: PLC0415 - only for this format

    publisher = Reviewer(*_checked(reviewer, review_url))
    found = claims(ledger, wanted, told=indexing)
    reviewed: list[Claim] = [claim for claim in found if is_review(claim)]
    left = len(found) - len(reviewed)
    if left:
        note(f"{left:,} claim{'s are' if left > 1 else ' is'} unverified or being checked, and no review: left out")
    return claim_reviews(reviewed, lru_cache(_FEW_ARTICLES)(ledger.article), is_body, publisher)


def _checked(reviewer: str | None, review_url: str | None) -> tuple[str, str]:
    """The reviewer's name and the addresses; raises UsageError where they are missing, or are none."""
    from factcli.render.claimreview import ID  # noqa: PLC0415 - only for this format
    from factcli.sources.links import canonical  # noqa: PLC0415 - only for this format

    if not reviewer or not review_url:
        missing = "--review-url" if reviewer else "--reviewer"
        raise UsageError(
            f"a ClaimReview needs {missing}: who publishes it, and at which address it can be read",
            hint="search engines take none without: --reviewer 'Harbour Desk' --review-url 'https://example.org/checks/{id}'",
            subject=missing,
        )
    if ID not in review_url or canonical(review_url.replace(ID, "0" * 16)) is None:
        raise UsageError(
            f"--review-url {review_url!r} is no web address with {ID} in it",
            hint=f"each review has an address of its own: https://example.org/checks/{ID}",
            subject="--review-url",
        )
    return reviewer, review_url
