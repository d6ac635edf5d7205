"""The claims of a text that is not to be stored."""

from factcli.models.article import Article
from factcli.models.claim import Claim
from factcli.models.identity import article_id
from factcli.tracker.intake import Prepared
from factcli.tracker.revising import next_claims


def claims_in(prepared: Prepared, at: str) -> list[Claim]:
    """The claims that ingesting the item into an empty ledger would store."""
    item, extraction = prepared.item, prepared.extraction
    if extraction is None:
        return []
    article = Article(
        id=article_id(item.url, item.text),
        location=item.location,
        digest=prepared.digest,
        entry=0,
        text_entry=0,
        revision=1,
        claims=len(extraction.statements),
        claim_ids=(),
        extractor=extraction.extractor,
        first_seen=at,
        updated=at,
        title=item.title,
        outlet=item.outlet,
        url=item.url,
        published=item.published,
    )
    return next_claims(article, (), extraction.statements, at)
