"""Words and signs that tables, pages and reports share."""

from typing import Final

from factcli.models.claim import Claim
from factcli.models.vocabulary import Status

SIGNS: Final = {
    Status.UNVERIFIED: "·",
    Status.CHECKING: "…",
    Status.CONFIRMED: "✔",
    Status.DISPUTED: "≠",
    Status.MISLEADING: "~",
    Status.REFUTED: "✘",
    Status.UNVERIFIABLE: "?",
}
"""The sign that stands before each status, so that it is not told by colour alone."""


def counted(number: int, noun: str) -> str:
    """A number with what it counts, such as "1,204 claims"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def file_name(location: str) -> str:
    """The last part of a path or url; all of it where that is empty."""
    return location.rsplit("/", 1)[-1] or location


def where(claim: Claim) -> str:
    """The outlet of a claim's article, or, where none is known, the file's name."""
    return claim.article.outlet or file_name(claim.article.location)
