"""What commands print that found, or recorded something on, a few claims: the claims as they are now."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from factcli.cli.output import emit, note
from factcli.cli.wiring import ledgers
from factcli.models.claim import Claim
from factcli.render.formats import Format
from factcli.tracker.ports import Ledger

if TYPE_CHECKING:  # `list`, which starts in the time of a blink, needs the columns alone
    from factcli.tracker.reviewing.recording import Recorded

COLUMNS: Final = ("id", "status", "speaker", "stance", "text", "article.outlet", "article.published", "sure")
"""The fields of a claim in tab-separated output."""


def show_recorded(ledger: Ledger, recorded: "Recorded", shape: Format, already: str, *, quiet: bool) -> None:
    """Print the claims, and name those on which there was nothing to record, because they are `already` so."""
    ledgers.tidy(ledger)
    for claim in recorded.unchanged:
        note(f"claim {claim.id} {already}; nothing was recorded on it")
    if not quiet:
        show_claims((*recorded.changed, *recorded.unchanged), shape)


def show_claims(claims: Sequence[Claim], shape: Format) -> None:
    """Print claims as `list` does."""

    def table() -> object:
        from factcli.render.claims import claims_table

        return claims_table(claims)

    emit((claim.record() for claim in claims), shape, [], COLUMNS, table)
