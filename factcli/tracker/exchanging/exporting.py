"""Records out of a ledger: all of them, or what belongs to some claims."""

from collections.abc import Iterator, Sequence

from factcli.models.article import Article
from factcli.models.claim import Claim
from factcli.models.exchange import ClaimLine, Record
from factcli.models.ledger import Event, Revision, Run
from factcli.tracker.ports import Reader


def everything(ledger: Reader) -> Iterator[tuple[str, Record]]:
    """All records with their types, by type and number, as they are at one moment."""
    return ledger.contents()


def belonging(ledger: Reader, claims: Sequence[Claim]) -> Iterator[tuple[str, Record]]:
    """These claims, their articles with all revisions, their events, and the runs that wrote these; in the same order."""
    chosen = {claim.id for claim in claims}
    articles = {claim.article.id for claim in claims}
    runs = set()
    for _, record in ledger.contents(("revision", "event")):
        if (isinstance(record, Revision) and record.article.id in articles) or (
            isinstance(record, Event) and record.claim in chosen
        ):
            runs.add(record.run)
    for kind, record in ledger.contents(("run", "article", "revision", "claim", "event")):
        match record:
            case Run():
                wanted = record.number in runs or (
                    record.corrected is not None and record.corrected.article in articles
                )
            case Article():
                wanted = record.id in articles
            case Revision():
                wanted = record.article.id in articles
            case ClaimLine():
                wanted = record.id in chosen
            case Event():
                wanted = record.claim in chosen
            case _:
                wanted = False
        if wanted:
            yield kind, record
