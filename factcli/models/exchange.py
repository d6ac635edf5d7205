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


class ClaimLine(Struct, frozen=True, omit_defaults=True, kw_only=True):
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
            id=self.id,
            extracted=self.statement,
            article=place,
            first_seen=self.first_seen,
            updated=self.updated,
            entry=self.entry,
            work=self.work,
            gone=self.gone,
            touched=self.touched,
            added=self.added,
        )


def line_of(claim: Claim) -> ClaimLine:
    """The line of a claim."""
    return ClaimLine(
        id=claim.id,
        article=claim.article.id,
        statement=claim.extracted,
        first_seen=claim.first_seen,
        updated=claim.updated,
        entry=claim.entry,
        work=claim.work,
        gone=claim.gone,
        touched=claim.touched,
        added=claim.added,
    )


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
