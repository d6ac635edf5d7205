"""A report for others: the comparison, with the context of each claim in it, and, if asked for, its history."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from itertools import groupby
from operator import attrgetter
from typing import Final

from factcli.models.claim import Claim, Span
from factcli.models.filters import Filter, FilterWord
from factcli.models.ledger import Event
from factcli.models.reporting import Account, Masthead, Report
from factcli.models.reports import COMPARED
from factcli.models.vocabulary import Status
from factcli.text.passages import Segment, passage
from factcli.tracker.comparing import Group, comparison
from factcli.tracker.listing import claims
from factcli.tracker.ports import Reader
from factcli.tracker.publishing import STANDING, Disclosure, published, published_event, published_filter

NOT_COMPARED: Final = tuple(status for status in Status if status not in COMPARED)
"""The statuses that a report only counts, if they are not asked for."""


def report(
    ledger: Reader,
    wanted: Filter,
    masthead: Masthead,
    at: str,
    by: Group | None = None,
    *,
    whole: bool,
    told: Disclosure = STANDING,
) -> Report:
    """The report on the claims that the filter means, made at the time `at`; raises as `listing.claims` does.

    Claims whose status is not compared are listed if it is to be the `whole`, or if the filter names that status.
    `told` is what it tells beside what stands now.
    """
    found = list(claims(ledger, wanted))
    accounts = dict(_accounts(ledger, [claim for claim in found if claim.status in COMPARED], told))
    given = [published(claim, told) for claim in found]
    asked = {
        value for one in wanted.conditions if one.word is FilterWord.STATUS and not one.negated for value in one.values
    }
    listed = [status for status in NOT_COMPARED if whole or status in asked]
    return Report(
        masthead=masthead,
        at=at,
        wanted=published_filter(wanted),
        comparison=comparison(given, by),
        accounts=accounts,
        others=tuple(_of(given, listed)),
    )


def _of(found: list[Claim], statuses: Collection[Status]) -> Iterator[Claim]:
    return (claim for status in statuses for claim in found if claim.status is status)


def _accounts(ledger: Reader, found: list[Claim], told: Disclosure) -> Iterator[tuple[str, Account]]:
    """Each claim's account, article by article, so that one text at a time is held."""
    events = _events(ledger, {claim.id for claim in found}, told) if told.history else {}
    for article, together in groupby(sorted(found, key=_article), key=_article):
        text = ledger.text(ledger.article(article))
        for claim in together:
            yield claim.id, Account(_context(claim, text), tuple(events.get(claim.id, ())))


_article = attrgetter("article.id")


def _events(ledger: Reader, identities: Collection[str], told: Disclosure) -> dict[str, list[Event]]:
    events: dict[str, list[Event]] = defaultdict(list)
    for event in ledger.events_about(identities):
        events[event.claim].append(published_event(event, told))
    return events


def _context(claim: Claim, text: str) -> tuple[Segment, ...]:
    """The claim in its article, as it was found there; of one that stands in none the words kept with it."""
    said = claim.extracted
    found = passage(text, _marked(claim)) if said.spans.content and not claim.gone else ()
    if found:
        return found
    start = said.context.find(said.text) if said.text else -1
    spans = [((start, start + len(said.text)), "content")] if start >= 0 else []
    return passage(said.context, spans) or ((Segment(said.context),) if said.context else ())


def _marked(claim: Claim) -> Iterable[tuple[Span, str]]:
    spans = claim.extracted.spans
    return [(span, part) for part in ("content", "speaker", "cue") for span in getattr(spans, part)]
