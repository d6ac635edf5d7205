"""`factcli export`: the ledger, or some of its claims, for other programs and other ledgers."""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import lru_cache
from typing import Annotated, Final

import typer

from factcli.cli import filtering
from factcli.cli.claimlists import COLUMNS
from factcli.cli.filtering import FilterCommand, FilterOptions, Typed, filtered
from factcli.cli.options import Authors, Db, Fields, History, named, text
from factcli.cli.output import chosen_fields, indexing, note
from factcli.cli.output_file import Force, write_to
from factcli.cli.wiring import ledgers
from factcli.cli.wiring.http import canonical_address
from factcli.cli.wiring.ledgers import FORMAT, LedgerFile
from factcli.errors import UsageError
from factcli.models.claim import FIELDS, Claim
from factcli.models.exchange import SCHEMA, ExportHead
from factcli.models.filters import Filter
from factcli.render.formats import Format, encoded
from factcli.tracker.exchanging.exporting import belonging, everything
from factcli.tracker.listing import claims
from factcli.tracker.publishing import Disclosure, published

app = typer.Typer()

_AUTHORS: Final = ("marked_by", "corrected_by", "dismissed_by")
_HISTORY: Final = ("extracted",)
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
    history: History = False,
    authors: Authors = False,
    *,
    filters: FilterOptions,
    db: Db = None,
) -> None:
    """Write the whole ledger as JSON lines, from which `factcli import` makes the same ledger again.

    JSON lines are for moving a ledger, and hold all: history, names of who recorded what, and paths. With filters:
    the claims that they mean, with their articles, all revisions of these, their events and runs.

    The other formats are for others and hold what stands now, no withdrawn evidence, no name and no path of this
    machine, unless you ask for it. As csv and markdown: the claims as `list` prints them; a csv in which a colleague fills
    in statuses can be imported. As claimreview: schema.org's JSON-LD of the claims with a verdict.
    """
    if fields and form not in (ExportFormat.CSV, ExportFormat.MARKDOWN):
        raise UsageError(
            f"--fields is not for {form}, whose records are whole", hint="leave it out", subject="--fields"
        )
    if (reviewer or review_url) and form is not ExportFormat.CLAIMREVIEW:
        raise UsageError("--reviewer and --review-url are for --format claimreview", hint="add it, or leave them out")
    if (history or authors) and form not in (ExportFormat.CSV, ExportFormat.MARKDOWN):
        why = "which has all of it" if form is ExportFormat.JSONL else "which has no place for it"
        raise UsageError(f"--history and --authors are not for {form}, {why}", hint="leave them out")
    told = Disclosure(history=history, authors=authors)
    names = chosen_fields(fields, FIELDS)
    _check_fields(names, told)
    ledger = ledgers.open_to_read(ctx, db, silent=False)
    wanted = filtering.make_filter(filters, ledger, typed or ())
    if form is ExportFormat.JSONL:
        pieces = _lines(ledger, wanted)
    elif form is ExportFormat.CLAIMREVIEW:
        pieces = _reviews(ledger, wanted, reviewer, review_url)
    else:
        found = list(claims(ledger, wanted, told=indexing))
        pieces = encoded((published(claim, told).record() for claim in found), Format(form.value), names, COLUMNS)
    write_to(output, pieces, ledger.path, force=force)


def _check_fields(names: Sequence[str], told: Disclosure) -> None:
    """Raises UsageError for a field that would be empty, because others are not told what stands in it."""
    for option, fields, is_told in (("--authors", _AUTHORS, told.authors), ("--history", _HISTORY, told.history)):
        if asked := [name for name in names if name in fields and not is_told]:
            raise UsageError(
                f"--fields {asked[0]} is left out of what is for others",
                hint=f"add {option}, or leave the field out",
                subject=asked[0],
            )


def _lines(ledger: LedgerFile, wanted: Filter) -> Iterator[bytes]:
    from factcli.render.export_lines import ledger_lines

    if not wanted:
        return ledger_lines(ExportHead(SCHEMA, FORMAT), everything(ledger))
    chosen = list(claims(ledger, wanted, told=indexing))
    return ledger_lines(ExportHead(SCHEMA, FORMAT, partial=True), belonging(ledger, chosen))


def _reviews(ledger: LedgerFile, wanted: Filter, reviewer: str | None, review_url: str | None) -> Iterator[bytes]:
    from factcli.cli.wiring.exchange import is_body
    from factcli.render.claimreview import Reviewer, claim_reviews, is_review

    publisher = Reviewer(*_checked(reviewer, review_url))
    found = list(claims(ledger, wanted, told=indexing))
    reviewed: list[Claim] = [claim for claim in found if is_review(claim)]
    left = len(found) - len(reviewed)
    if left:
        note(f"{left:,} claim{'s are' if left > 1 else ' is'} unverified or being checked, and no review: left out")
    return claim_reviews(reviewed, lru_cache(_FEW_ARTICLES)(ledger.article), is_body, publisher)


def _checked(reviewer: str | None, review_url: str | None) -> tuple[str, str]:
    """The reviewer's name and the addresses; raises UsageError where they are missing, or are none."""
    from factcli.render.claimreview import ID

    if not reviewer or not review_url:
        missing = "--review-url" if reviewer else "--reviewer"
        raise UsageError(
            f"a ClaimReview needs {missing}: who publishes it, and at which address it can be read",
            hint="search engines take none without: --reviewer 'Harbour Desk' --review-url 'https://example.org/checks/{id}'",
            subject=missing,
        )
    if ID not in review_url or canonical_address(review_url.replace(ID, "0" * 16)) is None:
        raise UsageError(
            f"--review-url {review_url!r} is no web address with {ID} in it",
            hint=f"each review has an address of its own: https://example.org/checks/{ID}",
            subject="--review-url",
        )
    return reviewer, review_url
