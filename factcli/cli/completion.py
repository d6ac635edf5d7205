"""What the shell may complete: the ids of claims, and statuses."""

import typer

from factcli.cli import context
from factcli.errors import FactcliError
from factcli.models.filters import Filter
from factcli.models.vocabulary import Status
from factcli.store.ledger import LedgerFile
from factcli.tracker.listing import claims

_MOST = 200


def claim_ids(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """The ids of the newest claims that begin so, with their words."""
    try:
        ledger = LedgerFile(context.ledger_path(ctx, ctx.params.get("db")), wait=0)
        found = claims(ledger, Filter(), limit=_MOST)
    except (FactcliError, AttributeError):
        return []
    return [(claim.id, claim.statement.text[:60]) for claim in found if claim.id.startswith(incomplete)]


def ids_and_statuses(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """The same, and the statuses that begin so."""
    statuses = [(status.value, "status") for status in Status if status.value.startswith(incomplete)]
    return statuses + claim_ids(ctx, incomplete)
