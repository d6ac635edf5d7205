"""What the shell may complete: the ids of claims, and statuses."""

import re
from typing import Final

import typer

from factcli.cli import context
from factcli.errors import FactcliError
from factcli.models.filters import Filter
from factcli.models.vocabulary import Status
from factcli.store.ledger import LedgerFile
from factcli.tracker.listing import claims

_MOST: Final = 200
_SHOWN: Final = 60
_READ: Final = r"[\\$`\"'\[\]:]"
"""What shells read in what they are told, even inside quotation marks, and typer as markup."""


def claim_ids(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """The ids of the newest claims that begin so, with their words."""
    try:
        ledger = LedgerFile(context.ledger_path(ctx, ctx.params.get("db")), wait=0)
        found = claims(ledger, Filter(), limit=_MOST)
    except (FactcliError, AttributeError):
        return []
    return [(claim.id, _harmless(claim.statement.text)) for claim in found if claim.id.startswith(incomplete)]


def _harmless(words: str) -> str:
    """The beginning of an article's words, for a shell that evaluates what it is told."""
    from factcli.render.escape import visible  # noqa: PLC0415 - only for shells

    return visible(re.sub(_READ, " ", words))[:_SHOWN]


def ids_and_statuses(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """The same, and the statuses that begin so."""
    statuses = [(status.value, "status") for status in Status if status.value.startswith(incomplete)]
    return statuses + claim_ids(ctx, incomplete)
