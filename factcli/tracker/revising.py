"""An article's claims from one state to the next: who goes on, who is new, who has gone; and back again.

What people recorded on a claim goes with it. A claim that has gone stays, flagged, if anybody ever
worked on it; any other is dropped, and stands in the superseded revision alone.
"""

import re
from collections.abc import Iterable, Sequence

from msgspec import UNSET
from msgspec.structs import replace

from factcli.matching import carry
from factcli.models.article import Article
from factcli.models.claim import Claim, Place, Spans, Statement, place_of
from factcli.models.identity import claim_id
from factcli.models.ledger import Event, Revision
from factcli.tracker.ports import FiguresAndDates, Ledger


def next_claims(article: Article, old: Sequence[Claim], statements: Iterable[Statement], at: str) -> list[Claim]:
    """The claims of an article's new state, which `article` describes: carried from `old` where they go on."""
    said = list(statements)
    place = place_of(article)
    extracted = [(claim.id, claim.extracted.text) for claim in old if not claim.added]
    carried = carry(extracted, [one.text for one in said])
    before = {claim.id: claim for claim in old}
    taken = set(before)
    seen: dict[str, int] = {}
    claims = []
    for statement, identity in zip(said, carried, strict=True):
        if identity is not None:
            claims.append(_carried(before[identity], statement, place, at))
            continue
        fresh = claim_id(article.id, statement.text, taken, seen)
        taken.add(fresh)
        claims.append(
            Claim(id=fresh, extracted=statement, article=place, first_seen=at, updated=at, entry=article.entry)
        )
    return claims


def _carried(claim: Claim, statement: Statement, place: Place, at: str) -> Claim:
    if claim.extracted == statement and not claim.gone:
        return replace(claim, article=place)
    reworded = bool(claim.work) and claim.extracted.text != statement.text
    work = replace(claim.work, changed=True) if reworded else claim.work
    return replace(claim, extracted=statement, article=place, updated=at, work=work, gone=False)


def relocated(old: Iterable[Claim], text: str, article: Article) -> list[Claim]:
    """Those of the claims that a person added, in the article's new state, whose text is `text`.

    Where their words stood in the old text they are looked for in the new one, and are flagged as gone where they are
    not there; those whose words never stood in a text stay as they are.
    """
    return [_relocated(claim, text, article) for claim in old if claim.added]


def _relocated(claim: Claim, text: str, article: Article) -> Claim:
    there = replace(claim, article=place_of(article))
    if not claim.extracted.spans.content:
        return replace(there, gone=False)
    found = located(claim.extracted, text)
    moved = replace(there, extracted=found or claim.extracted, gone=found is None)
    return there if moved == there else replace(moved, updated=article.updated)


def located(said: Statement, text: str) -> Statement | None:
    """A statement with spans and context where its words stand in the text first; None where they do not."""
    words = r"\s+".join(map(re.escape, said.text.split()))
    # Whole words: a quotation mark at either end has no boundary of its own.
    found = re.search(rf"(?:\b|(?=\W)){words}(?:\b|(?<=\W))", text) if words else None
    if found is None:
        return None
    start = text.rfind("\n", 0, found.start()) + 1
    end = text.find("\n", found.end())
    context = text[start : len(text) if end < 0 else end].strip()
    return replace(said, context=context, spans=Spans(content=(found.span(),)))


def redated(claim: Claim, published: str | None, figures_and_dates: FiguresAndDates) -> Claim:
    """The claim with its dates, and those of its corrected words, resolved against another day of publication."""
    said, correction = claim.extracted, claim.work.correction
    dates = figures_and_dates(said.text, published)[1]
    work = claim.work
    if correction is not None and correction.text is not UNSET:
        corrected = figures_and_dates(correction.text, published)[1]
        work = replace(work, correction=replace(correction, dates=UNSET if corrected == dates else corrected))
    return replace(claim, extracted=replace(said, dates=dates), work=work)


def put_state(
    ledger: Ledger,
    article: Article,
    old: Sequence[Claim],
    claims: Sequence[Claim],
    event: Event,
    went: Sequence[Claim] = (),
) -> Article:
    """Make `claims` those that stand in the article, and store both; returns the article with its counts.

    Those that a person added are among them even where they have gone. `went`: claims that have gone as they were when
    they went, where that is known.
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
            ledger.put_claim(replace(_as_it_went(claim, went), gone=True, updated=event.at))
            _tell(ledger, event, claim, claim, "gone from its article")
    for claim in claims:
        earlier = before.get(claim.id)
        if claim != earlier:
            ledger.put_claim(claim)
        if earlier is not None and (claim.work or claim.added):
            if earlier.gone is not claim.gone:
                _tell(ledger, event, earlier, claim, "gone from its article" if claim.gone else "back in its article")
            elif earlier.extracted.text != claim.extracted.text:
                _tell(ledger, event, earlier, claim, "its article has changed the words")
    identities = (*(claim.id for claim in claims), *(claim.id for claim in kept))
    counted = replace(article, claims=sum(claim.counted for claim in claims), claim_ids=identities)
    ledger.put_article(counted)
    return counted


def _as_it_went(claim: Claim, went: Iterable[Claim]) -> Claim:
    earlier = next((one for one in went if one.id == claim.id), None)
    if earlier is None:
        return claim
    return replace(claim, extracted=earlier.extracted, work=replace(claim.work, changed=earlier.work.changed))


def _tell(ledger: Ledger, event: Event, before: Claim, after: Claim, note: str) -> None:
    ledger.add_event(replace(event, claim=after.id, before=before.work, after=after.work, note=note))


def restore(ledger: Ledger, revision: Revision, event: Event, figures_and_dates: FiguresAndDates) -> Article:
    """Make a superseded revision the state of its article again, as far as it is the article's own.

    What people recorded since stays on the claims and the article, and so do the claims that they added.
    """
    current = ledger.article(revision.article.id)
    state = replace(revision.article.corrected(current.correction), appearances=current.appearances)
    old = ledger.claims_of(current)
    now = {claim.id: claim for claim in old}
    claims = [
        replace(claim, work=replace(now[claim.id].work, changed=claim.work.changed)) if claim.id in now else claim
        for claim in revision.claims or ()
        if not claim.gone and not claim.added
    ]
    went = [redated(claim, state.published, figures_and_dates) for claim in revision.claims or () if claim.gone]
    added = relocated(old, ledger.text(revision.article), revision.article)
    claims += [_as_it_went(claim, went) if claim.gone else claim for claim in added]
    # All are as they were at some time, and may have been dated from a day that was corrected before or since.
    claims = [redated(claim, state.published, figures_and_dates) for claim in claims]
    return put_state(ledger, state, old, claims, event, went)


def withdraw(ledger: Ledger, article: Article, event: Event) -> Article:
    """Take an article back: it is listed no more, and of its claims only those that people worked on."""
    return put_state(ledger, replace(article, withdrawn=True, updated=event.at), ledger.claims_of(article), (), event)
