"""What a report is made of."""

from msgspec import Struct

from factcli.models.claim import Claim
from factcli.models.filters import Filter
from factcli.models.ledger import Event
from factcli.models.reports import Comparison
from factcli.text.passages import Piece


class Account(Struct, frozen=True):
    """What a report tells of a claim beside its record: the words around it, and, if asked for, what happened to it in order.

    The pieces of `context` are `content`, `speaker`, `cue` or what lies between.
    """

    context: tuple[Piece, ...]
    events: tuple[Event, ...] = ()


class Introduction(Struct, frozen=True):
    """What whoever publishes a report says before it: Markdown, or plain text with its paragraphs parted by empty lines."""

    text: str
    markdown: bool


class Masthead(Struct, frozen=True):
    """What a report is headed by."""

    title: str
    intro: Introduction | None = None


class Report(Struct, frozen=True, kw_only=True):
    """The comparison of the claims that `wanted` means, made at a time such as 2026-03-14T09:00:00Z.

    Its claims, events and filter are as others are given them: see `publishing`.

    `accounts` has one for the id of each claim compared. `others` are those that have another status and
    were asked for all the same, in the order of the statuses.
    """

    masthead: Masthead
    at: str
    wanted: Filter
    comparison: Comparison
    accounts: dict[str, Account]
    others: tuple[Claim, ...] = ()
