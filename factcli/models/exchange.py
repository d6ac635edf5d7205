"""What goes from ledger to ledger: one record of every table by its name, as `export` writes and `import` reads it.

The records are the ledger's own values, but for a claim, which names its article instead of repeating it, and for
`ledger`, the first line, which says what follows.
"""

from collections.abc import Mapping
from typing import Final

from msgspec import Struct

from factcli.models.article import Article
from factcli.models.claim import Claim, Place, Statement, Work
from factcli.models.filters import AliasGroup, SavedFilter
from factcli.models.ledger import Event, Revision, Run, Sample
from factcli.models.source import Host, Page, Seen, Source

SCHEMA: Final = 1
"""The version of the lines. A later one has fields or types that this program would drop."""


class Head(Struct, frozen=True, omit_defaults=True):
    """The first line: the version of the lines, and that of the stored format they were written from.

    `partial`: only what belongs to the claims that a filter meant.
    """

    schema: int
    format: int
    partial: bool = False


class ClaimLine(Struct, frozen=True, omit_defaults=True):
    """A claim as the ledger keeps it, with the id of its `article`; see `Claim` for the fields."""

    id: str
    article: str
    statement: Statement
    first_seen: str
    updated: str
    entry: int = 0
    work: Work = Work()
    gone: bool = False
    touched: bool = False
    added: bool = False

    def claim(self, place: Place) -> Claim:
        """The claim, in the article that `place` describes."""
        return Claim(
            self.id, self.statement, place, self.first_seen, self.updated, self.entry, self.work, self.gone,
            self.touched, self.added,
        )  # fmt: skip


def line_of(claim: Claim) -> ClaimLine:
    """The line of a claim."""
    return ClaimLine(
        claim.id, claim.article.id, claim.extracted, claim.first_seen, claim.updated, claim.entry, claim.work,
        claim.gone, claim.touched, claim.added,
    )  # fmt: skip


Record = Run | Source | Article | Revision | ClaimLine | Event | Sample | SavedFilter | AliasGroup | Host | Page | Seen
"""One record of a table."""

RECORDS: Final[Mapping[str, type[Struct]]] = {
    "run": Run,
    "source": Source,
    "article": Article,
    "revision": Revision,
    "claim": ClaimLine,
    "event": Event,
    "sample": Sample,
    "filter": SavedFilter,
    "alias": AliasGroup,
    "host": Host,
    "page": Page,
    "seen": Seen,
}
"""The values by the `type` of their lines, in the order in which they are written."""
