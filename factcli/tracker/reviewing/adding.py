"""Claims that a person types in, each in the article that it was heard in, or in a record of where it was heard."""

from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from factcli.errors import NotFound
from factcli.models.article import Appearance, Article
from factcli.models.claim import Claim, Statement
from factcli.models.identity import claim_id, heard_id, normalised, page_of
from factcli.models.ledger import Revision, Run
from factcli.text.folding import folded_words
from factcli.tracker.ports import Clock, Ledger
from factcli.tracker.reviewing.correcting import Contents
from factcli.tracker.reviewing.recording import Recording
from factcli.tracker.revising import located, place_of

_MOST_DETAIL: Final = 80


class Heard(Struct, frozen=True):
    """Where and when a claim was heard: a place in words, a canonical url, an outlet, a title, a day."""

    location: str
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    published: str | None = None


class Added(Struct, frozen=True):
    """The claim, whether it is `new` to the ledger, and whether it stands in an article that was there before."""

    claim: Claim
    new: bool
    in_known: bool


def add(
    ledger: Ledger, said: Statement, heard: Heard, contents: Contents, by: str, note: str | None, clock: Clock
) -> Added:
    """Put a claim into the article at its url, or else into a record of where it was heard.

    Its figures and dates are what `contents` finds in its words.
    A claim with the same words by the same speaker that is there already is given back as it is.
    """
    with ledger.transaction():
        at = clock()
        article = _article_at(ledger, heard.url) if heard.url else None
        known = article is not None
        if article is None:
            article = _heard(ledger, said, heard, at)
        old = ledger.claims_of(article)
        same = next((claim for claim in old if _is_same(claim, said)), None)
        if same is not None:
            return Added(same, False, known)
        run = ledger.add_run(Run(0, at, by, "add", _detail(said), person=True))
        if not known:
            run = replace(run, entries=_stored(ledger, article, run, at))
        figures, dates = contents(said.text, article.published)
        said = replace(said, figures=figures, dates=dates)
        identity = claim_id(article.id, said.text, {claim.id for claim in old})
        placed = (located(said, ledger.text(article)) if known else None) or said
        claim = Claim(identity, placed, place_of(article), at, at, article.entry, touched=True, added=True)
        recording = Recording(ledger, run)
        claim = recording.bring(claim, note)
        recording.end(articles=0 if known else 1)
    return Added(claim, True, known)


def _article_at(ledger: Ledger, url: str) -> Article | None:
    """The article that was read at the url, else one that also appeared there."""
    page = page_of(url)
    appeared = None
    for key in ledger.article_keys():
        if key.added or key.withdrawn:
            continue
        if key.url is not None and page_of(key.url) == page:
            return ledger.article(key.id)
        if appeared is None and any(one.url is not None and page_of(one.url) == page for one in key.appearances):
            appeared = key.id
    return None if appeared is None else ledger.article(appeared)


def _heard(ledger: Ledger, said: Statement, heard: Heard, at: str) -> Article:
    """The record of where a claim was heard, as it was stored once, or new."""
    identity = heard_id(
        heard.location, heard.url, heard.outlet, heard.title, heard.published, said.speaker, normalised(said.text)
    )
    try:
        return ledger.article(identity)
    except NotFound:
        entry = ledger.next_entry()
    return Article(
        id=identity,
        location=heard.location,
        digest="",
        entry=entry,
        text_entry=entry,
        revision=1,
        claims=0,
        claim_ids=(),
        extractor="",
        first_seen=at,
        updated=at,
        title=heard.title,
        outlet=heard.outlet,
        url=heard.url,
        published=heard.published,
        published_from="option" if heard.published else None,
        appearances=(Appearance(heard.location, at, url=heard.url, outlet=heard.outlet, title=heard.title),),
        added=True,
    )


def _stored(ledger: Ledger, article: Article, run: Run, at: str) -> tuple[int, int]:
    """Store a record of where a claim was heard, without the claim; returns the number of its revision, twice."""
    ledger.put_article(article)
    if article.entry == ledger.next_entry():
        ledger.put_revision(Revision(article.entry, run.number, at, None, article, ""))
    return article.entry, article.entry


def _detail(said: Statement) -> str:
    words = f"{said.speaker or 'nobody named'}: {said.text}"
    return words if len(words) <= _MOST_DETAIL else f"{words[: _MOST_DETAIL - 1]}…"


def _is_same(claim: Claim, said: Statement) -> bool:
    """Whether the claim is what was typed in, as it is now or was before it was corrected."""
    return any(_key(one) == _key(said) for one in (claim.statement, claim.extracted))


def _key(said: Statement) -> tuple[str, list[str]]:
    return normalised(said.text), folded_words(said.speaker or "")
