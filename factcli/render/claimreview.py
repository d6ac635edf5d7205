"""Verdicts as schema.org's ClaimReview in JSON-LD, for a publisher's pages (https://schema.org/ClaimReview).

The scale runs from 1, false, to 5, true. A status without a place on it has no number, and its words alone.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final

import msgspec
from msgspec import Struct

from factcli.models.article import Article
from factcli.models.claim import Claim, Statement
from factcli.models.vocabulary import Status
from factcli.render.escape import json_bytes

_RATINGS: Final[Mapping[Status, int]] = {Status.CONFIRMED: 5, Status.MISLEADING: 2, Status.REFUTED: 1}
_NO_REVIEWS: Final = (Status.UNVERIFIED, Status.CHECKING)
ID: Final = "{id}"
"""What stands for the claim's id in the address of a review."""


class Reviewer(Struct, frozen=True):
    """Who publishes the reviews, and the address of each, with `ID` in it."""

    name: str
    address: str


def is_review(claim: Claim) -> bool:
    """Whether the claim's verdict is a finding, and not that nobody has looked or somebody still does."""
    return claim.status not in _NO_REVIEWS


def claim_reviews(
    claims: Iterable[Claim],
    article: Callable[[str], Article],
    is_body: Callable[[Statement], bool],
    reviewer: Reviewer,
) -> Iterator[bytes]:
    """The reviews of claims as one JSON array, a line each; it may stand inside a script element of a page.

    `article` gives an article by its id, `is_body` tells whether a speaker is no person.
    """
    before = b"[\n"
    for claim in claims:
        review = _review(claim, article(claim.article.id), is_body, reviewer)
        yield before + json_bytes(msgspec.json.encode(review)).replace(b"<", b"\\u003c")
        before = b",\n"
    yield b"[]\n" if before == b"[\n" else b"\n]\n"


def _review(claim: Claim, article: Article, is_body: Callable[[Statement], bool], reviewer: Reviewer) -> dict[str, Any]:
    verdict = claim.work.verdict
    assert verdict is not None
    return {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": reviewer.address.replace(ID, claim.id),
        "claimReviewed": " ".join(claim.statement.text.split()),
        "author": {"@type": "Organization", "name": reviewer.name},
        "datePublished": verdict.at[:10],
        "reviewRating": _rating(claim.status, verdict.note),
        "itemReviewed": _claim(claim.statement, article, is_body),
    }


def _rating(status: Status, note: str | None) -> dict[str, Any]:
    number = _RATINGS.get(status)
    scale = {} if number is None else {"ratingValue": number, "bestRating": 5, "worstRating": 1}
    words = {"alternateName": status.value.capitalize()}
    return {"@type": "Rating", **scale, **words, **({"ratingExplanation": note} if note else {})}


def _claim(said: Statement, article: Article, is_body: Callable[[Statement], bool]) -> dict[str, Any]:
    found: dict[str, Any] = {"@type": "Claim"}
    if said.speaker:
        body = is_body(said)
        found["author"] = {"@type": "Organization" if body else "Person", "name": said.speaker}
        if said.speaker_role and not body:
            found["author"]["jobTitle"] = said.speaker_role
    if article.published:
        found["datePublished"] = article.published
    places = _appearances(article)
    if places:
        found["appearance"] = places
        found["firstAppearance"] = places[0]
    return found


def _appearances(article: Article) -> list[dict[str, Any]]:
    """Where the article stands on the web, its own address first."""
    found = {article.url: (article.title, article.outlet)} if article.url else {}
    for one in article.appearances:
        if one.url:
            found.setdefault(one.url, (one.title or article.title, one.outlet))
    return [
        {
            "@type": "CreativeWork",
            "url": url,
            **({"headline": title} if title else {}),
            **({"publisher": {"@type": "Organization", "name": outlet}} if outlet else {}),
        }
        for url, (title, outlet) in found.items()
    ]
