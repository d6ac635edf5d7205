"""What no ledger could have, looked for in single records: ids, numbers and times that are none."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache, lru_cache
from typing import Any, Final

from msgspec import Struct

from factcli.models.article import Article, ArticleCorrection
from factcli.models.claim import HEX_DIGITS, ID_DIGITS, Claim, Statement, Work
from factcli.models.exchange import ClaimLine, Record
from factcli.models.filters import AliasGroup, SavedFilter
from factcli.models.identity import text_digest
from factcli.models.ledger import Event, Revision, Run, Sample
from factcli.models.source import Page, Seen, Source
from factcli.text.times import seconds

_BEYOND_NUMBERS: Final = 1 << 53
"""Whole numbers below it are exact in every reader of JSON (2^53, RFC 8259, section 6)."""
_TIMES: Final = (
    "at", "first_seen", "updated", "ended", "due", "added", "last_try", "last_success", "robots_at", "closed_until",
)  # fmt: skip
_NUMBERS: Final = (
    "entry", "text_entry", "revision", "claims", "number", "run", "target", "seq", "previous", "articles", "revised",
    "sources", "failed", "forgotten", "every", "reads", "failures", "size", "events", "entries",
)  # fmt: skip
_OWN_NUMBERS: Final = {
    **dict.fromkeys((Run, Source, Sample, SavedFilter, AliasGroup), "number"),
    Revision: "entry",
    Event: "seq",
}


def check(record: Record) -> None:
    """Raise ValueError, which says what is wrong, for a record that no ledger could have."""
    _check_fields(record)
    name = _OWN_NUMBERS.get(type(record))
    if name is not None and getattr(record, name) < 1:
        raise ValueError(f"{name} {getattr(record, name)} is none")
    more = _MORE.get(type(record))
    if more is not None:
        more(record)


def _check_fields(record: Struct) -> None:
    times, numbers = _looked_at(type(record))
    for name in times:
        value = getattr(record, name)
        if isinstance(value, str):
            _check_time(name, value)
    for name in numbers:
        value = getattr(record, name)
        if isinstance(value, int):
            _check_numbers(name, value)
        elif isinstance(value, tuple):
            _check_numbers(name, *(one for one in value if isinstance(one, int)))


@cache
def _looked_at(kind: type[Struct]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The fields of a type of record that are times, and those that are numbers."""
    names = kind.__struct_fields__
    return tuple(name for name in names if name in _TIMES), tuple(name for name in names if name in _NUMBERS)


def _check_numbers(name: str, *numbers: int) -> None:
    for number in numbers:
        if not 0 <= number < _BEYOND_NUMBERS:
            raise ValueError(f"{name} {number} is out of all bounds")


@lru_cache(maxsize=1024)  # the records of one command have one time
def _check_time(name: str, value: str) -> None:
    try:
        seconds(value)
    except ValueError:
        raise ValueError(f"{name} {value[:40]!r} is no time such as 2026-03-14T09:00:00Z") from None


def _check_id(*identities: str) -> None:
    for identity in identities:
        if len(identity) != ID_DIGITS or not set(identity) <= HEX_DIGITS:
            raise ValueError(f"{identity[:40]!r} is no id")


def _check_article(article: Article) -> None:
    _check_fields(article)
    _check_id(article.id, *article.claim_ids)
    if min(article.entry, article.text_entry, article.revision) < 1:
        raise ValueError(f"article {article.id} has no revision")
    _check_day(article.published)
    if article.as_read is not None:
        _check_day(article.as_read.published)
    if article.correction is not None:
        _check_correction(article.correction)


def _check_day(day: str | None) -> None:
    if day is not None:
        try:
            date.fromisoformat(day)
        except ValueError:
            raise ValueError(f"{day[:40]!r} is no day such as 2026-03-14") from None


def _check_correction(correction: ArticleCorrection) -> None:
    _check_fields(correction)
    _check_day(correction.fields().get("published"))


def _check_run(run: Run) -> None:
    if run.corrected is not None:
        _check_id(run.corrected.article)
        for correction in (run.corrected.before, run.corrected.after):
            if correction is not None:
                _check_correction(correction)


def _check_claim(claim: Claim) -> None:
    _check_fields(claim)
    _check_id(claim.id, claim.article.id)
    _check_statement(claim.extracted)
    _check_work(claim.work)


def _check_statement(said: Statement) -> None:
    for spans in (said.spans.content, said.spans.speaker, said.spans.cue):
        for start, end in spans:
            if not 0 <= start <= end < _BEYOND_NUMBERS:
                raise ValueError(f"{start} to {end} is no part of a text")


def _check_work(work: Work) -> None:
    for one in (work.verdict, work.correction, work.dismissal, work.assessment, *work.evidence):
        if one is not None:
            _check_fields(one)


def _check_revision(revision: Revision) -> None:
    _check_article(revision.article)
    if revision.text is not None and revision.article.digest not in ("", text_digest(revision.text)):
        raise ValueError("its text is not the one that its digest was made of")
    for claim in revision.claims or ():
        _check_claim(claim)


def _check_line(line: ClaimLine) -> None:
    _check_id(line.id, line.article)
    _check_statement(line.statement)
    _check_work(line.work)


def _check_event(event: Event) -> None:
    if event.claim:
        _check_id(event.claim)
    _check_work(event.before)
    _check_work(event.after)
    if event.brought is not None:
        _check_claim(event.brought)


def _check_page(page: Page) -> None:
    _check_id(page.id, *filter(None, (page.article, page.same_as)))


def _check_seen(seen: Seen) -> None:
    _check_id(seen.id, *filter(None, (seen.article,)))


_MORE: Final[Mapping[type[Struct], Callable[[Any], None]]] = {
    Article: _check_article,
    Revision: _check_revision,
    ClaimLine: _check_line,
    Event: _check_event,
    Page: _check_page,
    Seen: _check_seen,
    Run: _check_run,
    Sample: lambda sample: _check_id(*sample.claims),
}
