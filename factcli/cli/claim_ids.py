"""The ids of claims that a command line names, or standard input has; and what the shell may complete of them."""

import re
import sys
from collections.abc import Sequence
from typing import Annotated, Final

import typer

from factcli.cli.wiring import ledgers
from factcli.cli.wiring.ledgers import LedgerFile
from factcli.errors import FactcliError, UsageError
from factcli.models.filters import Filter
from factcli.models.vocabulary import Status
from factcli.tracker.listing import claims

_OFFERED: Final = 200
"""Among so many of the newest claims a shell completes an id."""
_WORDS_SHOWN: Final = 60
"""How many characters of a claim a shell shows beside its id."""
_READ: Final = r"[\\$`\"'\[\]:]"
"""What shells read in what they are told, even inside quotation marks, and typer as markup."""


def claim_ids(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """The ids of the newest claims that begin so, with their words."""
    try:
        ledger = LedgerFile(ledgers.ledger_path(ctx, ctx.params.get("db")), wait=0)
        found = list(claims(ledger, Filter(), limit=_OFFERED))
    except (FactcliError, AttributeError):
        return []
    return [(claim.id, _harmless(claim.statement.text)) for claim in found if claim.id.startswith(incomplete)]


def _harmless(words: str) -> str:
    """The beginning of an article's words, for a shell that evaluates what it is told."""
    from factcli.render.escape import visible

    return visible(re.sub(_READ, " ", words))[:_WORDS_SHOWN]


def ids_and_statuses(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """The same, and the statuses that begin so."""
    statuses = [(status.value, "status") for status in Status if status.value.startswith(incomplete)]
    return statuses + claim_ids(ctx, incomplete)


Ids = Annotated[
    list[str],
    typer.Argument(
        metavar="ID...", help="Claims, by id or its first four or more digits; - takes ids from standard input.",
        autocompletion=claim_ids,
    ),
]  # fmt: skip
Id = Annotated[
    str,
    typer.Argument(metavar="ID", help="A claim's id, or its first four or more digits.", autocompletion=claim_ids),
]


def named_ids(words: Sequence[str], command: str) -> list[str]:
    """The ids named, with those on standard input in the place of -; raises UsageError where there are none.

    `command` is how the command takes them from standard input, such as "dismiss -".
    """
    ids: list[str] = []
    for word in words:
        if word != "-":
            ids.append(word)
            continue
        try:
            lines = sys.stdin.buffer.read().splitlines()
        except OSError as error:
            raise UsageError(f"standard input cannot be read: {error.strerror}", subject="-") from error
        ids += [found for line in lines for found in line.decode("utf-8", errors="replace").split()[:1]]
    if not ids:
        raise UsageError("no ids came from standard input", hint=f"factcli list --format ids | factcli {command}")
    return ids
