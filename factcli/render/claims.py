"""Claims in a table on a terminal, and what every table shows of a claim."""

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from factcli.models.claim import Claim
from factcli.render.escape import visible
from factcli.render.table import NARROW, SHORT_ID, Fitting, blocks, plain_table, plain_text, status_text
from factcli.render.wording import DOUBT, counted_within, doubt_explained, what_became, where


def claims_table(claims: Sequence[Claim], limit: int | None = None) -> RenderableType:
    """Claims with id, status, speaker, words, outlet and date; one under another where there is no room for columns.

    `limit`: how many were asked for at most.
    """
    if not claims:
        return Text("no claims", style="dim")
    narrow = blocks(f"{'ID':<{SHORT_ID}}  Status", map(_claim_block, claims))
    below = counted_within(len(claims), "claim", limit) + doubt_explained(claims)
    return Group(Fitting(_in_columns(claims), narrow, NARROW), Text(below, style="dim"))


def claim_columns() -> Table:
    """The table of claims, without a row yet."""
    table = plain_table()
    table.add_column("ID", no_wrap=True, style="dim")
    table.add_column("Status", no_wrap=True)
    table.add_column("Speaker", max_width=24, overflow="fold")
    table.add_column("Claim", ratio=1, min_width=20)
    table.add_column("Outlet", max_width=24, overflow="fold")
    return table


def _in_columns(claims: Sequence[Claim]) -> Table:
    table = claim_columns()
    for claim in claims:
        table.add_row(
            Text(claim.id[:SHORT_ID]),
            status_text(claim.status),
            plain_text(claim.statement.speaker),
            claim_text(claim),
            outlet_text(claim, "\n"),
        )
    return table


def _claim_block(claim: Claim) -> Text:
    text = Text.assemble((claim.id[:SHORT_ID], "dim"), "  ", status_text(claim.status), "\n")
    text.append(visible(claim.statement.speaker or "unnamed speaker"), style="bold").append(": ")
    return text.append_text(claim_text(claim)).append("\n").append_text(outlet_text(claim, " "))


def claim_text(claim: Claim, said: Text | None = None) -> Text:
    """A claim's words, or these as they are shown, with its stance, the sign of doubt, and what has become of it."""
    text = said or Text(visible(claim.statement.text))
    if claim.statement.stance.value != "asserts":
        text = Text.assemble((f"{claim.statement.stance.value}: ", "italic"), text)
    if claim.doubtful:
        text.append(f" {DOUBT}", style="yellow")
    for one in what_became(claim):
        text.append(f" [{one}]", style="yellow")
    return text


def outlet_text(claim: Claim, joint: str) -> Text:
    """The outlet, or, where none is known, the file's name, and the date."""
    place = claim.article
    text = Text(visible(where(claim)))
    if place.published:
        text.append(f"{joint}{place.published}", style="dim")
    return text
