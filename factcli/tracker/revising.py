"""An article's claims from one state to the next: who goes on, who is new, who has gone; and back again.

What people recorded on a claim goes with it. A claim that has gone stays, flagged, if anybody ever
worked on it; any other is dropped, and stands in the superseded revision alone.
"""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from factcli.matching import carry
from factcli.models.article import Article
from factcli.models.claim import Claim, Place, Statement
from factcli.models.identity import claim_id
from factcli.models.ledger import Event, Revision
from factcli.tracker.ports import Ledger


def place_of(article: Article) -> Place:
    """What a claim's record tells of its article."""
    return Place(article.id, article.title, article.outlet, article.location, article.url, article.published)


def next_claims(article: Article, old: Sequence[Claim], statements: Iterable[Statement], at: str) -> list[Claim]:
    """The claims of an article's new state, which `article` describes: carried from `old` where they go on."""
    said = list(statements)
    place = place_of(article)
    carried = carry([(claim.id, claim.statement.text) for claim in old], [one.text for one in said])
    before = {claim.id: claim for claim in old}
    taken = set(before)
    claims = []
    for statement, identity in zip(said, carried, strict=True):
        if identity is not None:
            claims.append(_carried(before[identity], statement, place, at))
            continue
        fresh = claim_id(article.id, statement.text, taken)
        taken.add(fresh)
        claims.append(Claim(fresh, statement, place, first_seen=at, updated=at, entry=article.entry))
    return claims


def _carried(claim: Claim, statement: Statement, place: Place, at: str) -> Claim:
    if claim.statement == statement and not claim.gone:
        return replace(claim, article=place)
    reworded = bool(claim.work) and claim.statement.text != statement.text
    work = replace(claim.work, changed=True) if reworded else claim.work
    return replace(claim, statement=statement, article=place, updated=at, work=work, gone=False)


def put_state(ledger: Ledger, article: Article, old: Sequence[Claim], claims: Sequence[Claim], event: Event) -> Article:
    """Make `claims` those that stand in the article, and store both; returns the article with its counts.

    `event` is the pattern of the events that tell of it on claims that people have worked on.
    """
    standing = {claim.id for claim in claims}
    before = {claim.id: claim for claim in old}
    gone = [claim for claim in old if claim.id not in standing]
    kept = [claim for claim in gone if claim.touched]
    for claim in gone:
        if claim not in kept:
            ledger.drop_claim(claim.id)
        elif not claim.gone:
            ledger.put_claim(replace(claim, gone=True, updated=event.at))
            _tell(ledger, event, claim, claim, "gone from its article")
    for claim in claims:
        earlier = before.get(claim.id)
        if claim != earlier:
            ledger.put_claim(claim)
        if earlier is not None and claim.work:
            if earlier.gone:
                _tell(ledger, event, earlier, claim, "back in its article")
            elif earlier.statement.text != claim.statement.text:
                _tell(ledger, event, earlier, claim, "its article has changed the words")
    identities = (*(claim.id for claim in claims), *(claim.id for claim in kept))
    counted = replace(article, claims=len(claims), claim_ids=identities)
    ledger.put_article(counted)
    return counted


def _tell(ledger: Ledger, event: Event, before: Claim, after: Claim, note: str) -> None:
    ledger.add_event(replace(event, claim=after.id, before=before.work, after=after.work, note=note))


def restore(ledger: Ledger, revision: Revision, event: Event) -> Article:
    """Make a superseded revision the state of its article again, as far as it is the article's own.

    What people recorded since stays on the claims.
    """
    current = ledger.article(revision.article.id)
    old = ledger.claims_of(current)
    now = {claim.id: claim for claim in old}
    claims = [
        replace(claim, work=replace(now[claim.id].work, changed=claim.work.changed)) if claim.id in now else claim
        for claim in revision.claims or ()
        if not claim.gone
    ]
    state = replace(revision.article, appearances=current.appearances)
    return put_state(ledger, state, old, claims, event)


def withdraw(ledger: Ledger, article: Article, event: Event) -> Article:
    """Take an article back: it is listed no more, and of its claims only those that people worked on."""
    return put_state(ledger, replace(article, withdrawn=True, updated=event.at), ledger.claims_of(article), (), event)
