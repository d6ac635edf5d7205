"""What a search finds."""

from msgspec import Struct
from msgspec.structs import asdict

from factcli.models.claim import FIELDS as CLAIM_FIELDS
from factcli.models.claim import Claim, ClaimRecord, Span


class Match(Struct, frozen=True):
    """Words that were sought: the field of the claim's record that they stand in, and where in it, in code points."""

    field: str
    start: int
    end: int
    text: str


class HitRecord(ClaimRecord, frozen=True, kw_only=True):
    """The record of a claim that a search found."""

    score: float
    matches: tuple[Match, ...]
    snippet: str


class Hit(Struct, frozen=True):
    """A claim that a search found: how well it fits, where the words stand, and the part of its context with the most of them."""

    claim: Claim
    score: float
    matches: tuple[Match, ...]
    snippet: str

    def record(self) -> HitRecord:
        """The claim as JSON output of a search bears it."""
        record = asdict(self.claim.record())
        return HitRecord(**record, score=self.score, matches=self.matches, snippet=self.snippet)

    def spans(self, field: str) -> list[Span]:
        """Where in a field the words stand."""
        return [(one.start, one.end) for one in self.matches if one.field == field]


FIELDS = (*CLAIM_FIELDS, "score", "matches", "snippet")
"""The names of its record's fields."""
