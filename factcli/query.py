"""Which claims and articles a filter means, and in what order they come. Pure."""

import re
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, Final

from factcli.models.article import Article
from factcli.models.claim import Claim
from factcli.models.filters import Filter
from factcli.models.vocabulary import Status
from factcli.text.folding import folded_words, has_phrase

_AGO: Final = r"(\d{1,5})([dwmy])"
_DAYS: Final = {"d": 1, "w": 7, "m": 30, "y": 365}


class Sort(StrEnum):
    """The orders of a list. `newest` is that in which the ledger saw them, the last first."""

    NEWEST = "newest"
    OLDEST = "oldest"
    PUBLISHED = "published"
    SPEAKER = "speaker"
    OUTLET = "outlet"
    STATUS = "status"


def tests(wanted: Filter, articles: Callable[[], Iterable[Article]]) -> dict[str, Callable[[str | None], bool]]:
    """What must hold of the single stored fields of a claim; `matches` has the last word.

    `articles` is asked for where the filter is about articles.
    """
    found: dict[str, Callable[[str | None], bool]] = {}
    if wanted.statuses:
        found["status"] = _among(wanted.statuses)
    if wanted.kinds:
        found["kind"] = _among(wanted.kinds)
    if wanted.stances:
        found["stance"] = _among(wanted.stances)
    if wanted.speaker:
        phrase = folded_words(wanted.speaker)
        found["speaker"] = lambda speaker: speaker is not None and has_phrase(speaker, phrase)
    if wanted.outlet or wanted.article or wanted.since or wanted.until:
        found["article"] = _among({article.id for article in articles() if is_wanted(article, wanted)})
    return found


def is_wanted(article: Article, wanted: Filter) -> bool:
    """Whether what the filter says of articles holds of this one."""
    if wanted.article and not _is_named(article, wanted.article):
        return False
    if wanted.outlet and not (article.outlet and has_phrase(article.outlet, folded_words(wanted.outlet))):
        return False
    if wanted.since and not (article.published and article.published >= wanted.since):
        return False
    return not wanted.until or bool(article.published and article.published <= wanted.until)


def matches(claim: Claim, wanted: Filter) -> bool:
    """Whether a claim of an article that is wanted is wanted itself."""
    if not claim.visible:
        return False
    if wanted.figures is not None and bool(claim.statement.figures) is not wanted.figures:
        return False
    if not wanted.words:
        return True
    said = set(folded_words(claim.statement.text)) | set(folded_words(claim.statement.speaker or ""))
    return all(word in said for word in folded_words(wanted.words))


def ordered(claims: Iterable[Claim], sort: Sort) -> list[Claim]:
    """The claims, which come newest first, in another order; among equals the newest stay first."""
    found = list(claims)
    if sort is Sort.OLDEST:
        found.sort(key=lambda claim: claim.entry)
    elif sort is Sort.PUBLISHED:
        found.sort(key=lambda claim: claim.article.published or "", reverse=True)
    elif sort is not Sort.NEWEST:
        found.sort(key=_KEYS[sort])
    return found


def read_day(value: str, today: date) -> str:
    """A day as users write it, ISO or `today`, `yesterday`, `7d`, `2w`, as 2026-03-14; raises ValueError for others."""
    word = value.strip().lower()
    if word in ("today", "yesterday"):
        return (today - timedelta(days=word == "yesterday")).isoformat()
    ago = re.fullmatch(_AGO, word)
    if ago is not None:
        return (today - timedelta(days=int(ago[1]) * _DAYS[ago[2]])).isoformat()
    return date.fromisoformat(word).isoformat()


def _among(values: Iterable[Any]) -> Callable[[str | None], bool]:
    allowed = {str(value) for value in values}
    return lambda value: value in allowed


def _is_named(article: Article, name: str) -> bool:
    """Whether an article is meant by its id's beginning, its url or its location."""
    return (
        article.id.startswith(name.lower())
        or name in (article.url, article.location)
        or any(name in (one.location, one.url) for one in article.appearances)
    )


_STATUS_ORDER: Final = {status: number for number, status in enumerate(Status)}
_KEYS: Final[dict[Sort, Callable[[Claim], Any]]] = {
    Sort.SPEAKER: lambda claim: (claim.statement.speaker is None, folded_words(claim.statement.speaker or "")),
    Sort.OUTLET: lambda claim: (claim.article.outlet is None, folded_words(claim.article.outlet or "")),
    Sort.STATUS: lambda claim: _STATUS_ORDER[claim.status],
}
