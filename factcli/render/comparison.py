"""The confirmed beside the contested, on a terminal."""

from collections.abc import Iterable
from itertools import zip_longest

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from factcli.models.claim import Claim
from factcli.models.reports import CONTESTED, Comparison
from factcli.models.vocabulary import Status
from factcli.render.claims import claim_text
from factcli.render.escape import visible
from factcli.render.table import NARROW, SHORT_ID, status_text
from factcli.render.wording import doubt_explained, where


def comparison_table(comparison: Comparison, width: int) -> RenderableType:
    """The confirmed on one side, the contested on the other; under one another where there is no room."""
    confirmed = comparison.claims[Status.CONFIRMED]
    contested = [claim for status in CONTESTED for claim in comparison.claims[status]]
    if not confirmed and not contested:
        return Group(
            Text("no claim has a finding yet; `factcli mark ID STATUS` records one", style="dim"), _rest(comparison)
        )
    narrow = width < NARROW
    table = Table(box=box.SIMPLE_HEAD if narrow else box.MINIMAL_HEAVY_HEAD, show_edge=False, expand=True)
    if narrow:
        table.add_column(Text(f"CONFIRMED {len(confirmed)}  /  CONTESTED {len(contested)}"), ratio=1)
    else:
        table.add_column(Text(f"✔ CONFIRMED ({len(confirmed)})", style="bold green"), ratio=1)
        table.add_column(Text(f"≠ ~ ✘ CONTESTED ({len(contested)})", style="bold yellow"), ratio=1)
    for name, left, right in _groups(comparison):
        if name is not None:
            table.add_row(Text(visible(name), style="bold underline"))
        if narrow:
            for claim in (*left, *right):
                table.add_row(_compared(claim))
        else:
            for one, other in zip_longest(left, right):
                table.add_row(_compared(one) if one else "", _compared(other) if other else "")
        table.add_section()
    return Group(table, _rest(comparison).append(doubt_explained((*confirmed, *contested))))


def _groups(comparison: Comparison) -> Iterable[tuple[str | None, list[Claim], list[Claim]]]:
    """Each group's name, None where the whole is one, with its confirmed and its contested claims."""
    parts: list[tuple[str | None, dict[Status, tuple[Claim, ...]]]]
    parts = [(one.name or f"(no {comparison.by})", one.claims) for one in comparison.groups]
    for name, claims in parts or [(None, comparison.claims)]:
        yield name, [*claims[Status.CONFIRMED]], [claim for status in CONTESTED for claim in claims[status]]


def _compared(claim: Claim) -> Text:
    """A claim in the comparison: status, words, then who, where, and on what evidence."""
    text = status_text(claim.status)
    text.no_wrap = False
    verdict = claim.work.verdict
    if verdict is not None and verdict.confidence is not None:
        text.append(f" ({verdict.confidence.value} confidence)", style="dim")
    text.append("\n").append_text(claim_text(claim)).append("\n")
    text.append(visible(claim.statement.speaker or "unnamed speaker"), style="bold")
    text.append(f" · {visible(where(claim))}")
    if claim.article.published:
        text.append(f" {claim.article.published}")
    evidence = len(claim.standing_evidence)
    text.append(" · ")
    text.append("! no evidence" if claim.thin else f"{evidence} evidence", style="yellow" if claim.thin else "")
    text.append(f" · {claim.id[:SHORT_ID]}\n", style="dim")
    return text


def _rest(comparison: Comparison) -> Text:
    others = [status for status in Status if status is not Status.CONFIRMED and status not in CONTESTED]
    return Text(
        "Not compared: " + ", ".join(f"{comparison.counts[status]} {status.value}" for status in others), style="dim"
    )
