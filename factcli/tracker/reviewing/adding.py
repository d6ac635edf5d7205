"""Claims that a person types in, each in the article that it was heard in, or in a record of where it was heard."""

from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from factcli.models.article import Appearance, Article
from factcli.models.claim import Claim, Statement, place_of
from factcli.models.identity import claim_id, heard_id, normalised, page_of
from factcli.models.ledger import Revision, Run
from factcli.text.folding import folded_words
from factcli.tracker.ports import Clock, FiguresAndDates, Ledger
from factcli.tracker.reviewing.recording import Recording
from factcli.tracker.revising import located

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


class Places:
    """Where a claim may be added: the articles by their addresses, and the records of where claims were heard."""

    def __init__(self, ledger: Ledger) -> None:
        self._own: dict[str, str] = {}
        self._appeared: dict[str, str] = {}
        self.ids: set[str] = set()
        for key in ledger.article_keys():
            self.ids.add(key.id)
            if key.added or key.withdrawn:
                continue
            if key.url is not None:
                self._own.setdefault(page_of(key.url), key.id)
            for one in key.appearances:
                if one.url is not None:
                    self._appeared.setdefault(page_of(one.url), key.id)

    def article_at(self, url: str) -> str | None:
        """The id of the article that was read at the url, else of one that also appeared there."""
        page = page_of(url)
        return self._own.get(page) or self._appeared.get(page)


def add(
    ledger: Ledger,
    said: Statement,
    heard: Heard,
    figures_and_dates: FiguresAndDates,
    by: str,
    note: str | None,
    clock: Clock,
) -> Added:
    """Put a claim into the article at its url, or else into a record of where it was heard.

    Its figures and dates are what `figures_and_dates` finds in its words.
    A claim with the same words by the same speaker that is there already is given back as it is.
    """
    with ledger.transaction():
        at = clock()
        places = Places(ledger)
        there = known_as(ledger, places, said, heard)
        if there is not None:
            return there
        run = ledger.add_run(Run(number=0, at=at, by=by, command="add", detail=_detail(said), person=True))
        recording = Recording(ledger, run)
        added = bring(ledger, recording, places, said, heard, figures_and_dates, note)
        recording.end(articles=0 if added.in_known else 1)
    return added


def known_as(ledger: Ledger, places: Places, said: Statement, heard: Heard) -> Added | None:
    """The claim with the same words by the same speaker that is at the same place already; None if there is none."""
    at_url = places.article_at(heard.url) if heard.url else None
    identity = at_url or _identity(said, heard)
    if identity not in places.ids:
        return None
    claims = ledger.claims_of(ledger.article(identity))
    same = next((claim for claim in claims if is_same(claim, said)), None)
    return None if same is None else Added(same, False, at_url is not None)


def bring(
    ledger: Ledger,
    recording: Recording,
    places: Places,
    said: Statement,
    heard: Heard,
    figures_and_dates: FiguresAndDates,
    note: str | None,
) -> Added:
    """Put a claim that `known_as` does not know where it belongs, within a transaction, as part of a run."""
    run, at = recording.run, recording.at
    at_url = places.article_at(heard.url) if heard.url else None
    known = at_url is not None
    article = ledger.article(at_url) if at_url else _heard(ledger, places, said, heard, at)
    if not known:
        entry = _stored(ledger, article, run, at)
        places.ids.add(article.id)
        recording.run = replace(run, entries=(run.entries[0] if run.entries else entry, entry))
    figures, dates = figures_and_dates(said.text, article.published)
    said = replace(said, figures=figures, dates=dates)
    identity = claim_id(article.id, said.text, set(article.claim_ids))
    placed = (located(said, ledger.text(article)) if known else None) or said
    claim = Claim(
        id=identity,
        extracted=placed,
        article=place_of(article),
        first_seen=at,
        updated=at,
        entry=article.entry,
        touched=True,
        added=True,
    )
    return Added(recording.bring(claim, note), True, known)


def _identity(said: Statement, heard: Heard) -> str:
    """The id of the record of where a claim was heard."""
    return heard_id(
        heard.location, heard.url, heard.outlet, heard.title, heard.published, said.speaker, normalised(said.text)
    )


def _heard(ledger: Ledger, places: Places, said: Statement, heard: Heard, at: str) -> Article:
    """The record of where a claim was heard, as it was stored once, or new."""
    identity = _identity(said, heard)
    if identity in places.ids:
        return ledger.article(identity)
    return replace(
        Article.without_text(identity, heard.location, ledger.next_entry(), at),
        title=heard.title,
        outlet=heard.outlet,
        url=heard.url,
        published=heard.published,
        published_from="option" if heard.published else None,
        appearances=(
            Appearance(location=heard.location, first_seen=at, url=heard.url, outlet=heard.outlet, title=heard.title),
        ),
        added=True,
    )


def _stored(ledger: Ledger, article: Article, run: Run, at: str) -> int:
    """Store a record of where a claim was heard, without the claim; returns the number of its revision."""
    ledger.put_article(article)
    if article.entry == ledger.next_entry():
        ledger.put_revision(
            Revision(entry=article.entry, run=run.number, at=at, previous=None, article=article, text="")
        )
    return article.entry


def _detail(said: Statement) -> str:
    words = f"{said.speaker or 'nobody named'}: {said.text}"
    return words if len(words) <= _MOST_DETAIL else f"{words[: _MOST_DETAIL - 1]}…"


def is_same(claim: Claim, said: Statement) -> bool:
    """Whether the claim is what was typed in, as it is now or was before it was corrected."""
    return any(_key(one) == _key(said) for one in (claim.statement, claim.extracted))


def _key(said: Statement) -> tuple[str, list[str]]:
    return normalised(said.text), folded_words(said.speaker or "")
