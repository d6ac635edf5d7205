"""A report: the comparison, with the context and the history of each claim in it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from itertools import groupby
from operator import attrgetter
from typing import Final

from factcli.models.claim import Claim, Span
from factcli.models.filters import Filter, FilterWord
from factcli.models.ledger import Event
from factcli.models.reporting import Account, Report
from factcli.models.reports import COMPARED
from factcli.models.vocabulary import Status
from factcli.text.passages import Piece, passage
from factcli.tracker.comparing import Group, comparison
from factcli.tracker.listing import claims
from factcli.tracker.ports import Reader

NOT_COMPARED: Final = tuple(status for status in Status if status not in COMPARED)
"""The statuses that a report only counts, if they are not asked for."""


def report(ledger: Reader, wanted: Filter, title: str, at: str, by: Group | None = None, *, whole: bool) -> Report:
    """The report on the claims that the filter means, made at the time `at`; raises as `listing.claims` does.

    Claims whose status is not compared are listed if it is to be the `whole`, or if the filter names that status.
    """
    found = claims(ledger, wanted)
    compared = [claim for claim in found if claim.status in COMPARED]
    asked = {
        value for one in wanted.conditions if one.word is FilterWord.STATUS and not one.negated for value in one.values
    }
    listed = [status for status in NOT_COMPARED if whole or status in asked]
    return Report(
        title, at, wanted, comparison(found, by), dict(_accounts(ledger, compared)), tuple(_of(found, listed))
    )


def _of(found: list[Claim], statuses: Collection[Status]) -> Iterator[Claim]:
    return (claim for status in statuses for claim in found if claim.status is status)


def _accounts(ledger: Reader, found: list[Claim]) -> Iterator[tuple[str, Account]]:
    """Each claim's account, article by article, so that one text at a time is held."""
    events = _events(ledger, {claim.id for claim in found})
    for article, together in groupby(sorted(found, key=_article), key=_article):
        text = ledger.text(ledger.article(article))
        for claim in together:
            yield claim.id, Account(_context(claim, text), tuple(events[claim.id]))


_article = attrgetter("article.id")


def _events(ledger: Reader, identities: Collection[str]) -> dict[str, list[Event]]:
    events: dict[str, list[Event]] = defaultdict(list)
    for event in ledger.events_about(identities):
        events[event.claim].append(event)
    return events


def _context(claim: Claim, text: str) -> tuple[Piece, ...]:
    """The claim in its article, as it was found there; of one that stands in none the words kept with it."""
    said = claim.extracted
    found = passage(text, _marked(claim)) if said.spans.content and not claim.gone else ()
    if found:
        return found
    start = said.context.find(said.text) if said.text else -1
    spans = [((start, start + len(said.text)), "content")] if start >= 0 else []
    return passage(said.context, spans) or ((Piece(said.context),) if said.context else ())


def _marked(claim: Claim) -> Iterable[tuple[Span, str]]:
    spans = claim.extracted.spans
    return [(span, part) for part in ("content", "speaker", "cue") for span in getattr(spans, part)]
