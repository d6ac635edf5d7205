"""Which claims and articles a filter means, and in what order they come. Pure."""

import re
from collections.abc import Callable, Container, Iterable
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, Final

from msgspec.structs import replace

from factcli.errors import AmbiguousId, NotFound
from factcli.models.article import Article
from factcli.models.claim import Claim
from factcli.models.filters import Filter
from factcli.models.identity import page_of
from factcli.models.location import file_of
from factcli.models.vocabulary import Status
from factcli.text.folding import folded_words, has_phrase

_PREFIX: Final = r"[0-9a-f]{4,}"
_CANDIDATES: Final = 6
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


def tests(wanted: Filter, articles: Callable[[], Iterable[Article]]) -> dict[str, Callable[[Any], bool]]:
    """What must hold of the single stored fields of a claim; `matches` has the last word.

    `articles` is asked for where the filter is about articles. Raises as `wanted_articles` does.
    `since_run` is left to who knows the runs: see `since_entry`.
    """
    found: dict[str, Callable[[Any], bool]] = {}
    if wanted.statuses:
        found["status"] = _among(wanted.statuses)
    if wanted.kinds:
        found["kind"] = _among(wanted.kinds)
    if wanted.stances:
        found["stance"] = _among(wanted.stances)
    if wanted.speaker is not None:
        phrase = folded_words(wanted.speaker)
        found["speaker"] = lambda speaker: speaker is not None and has_phrase(speaker, phrase)
    if wanted.seen_since is not None:
        time = wanted.seen_since
        found["first_seen"] = lambda seen: seen >= time
    if wanted.outlet or wanted.article or wanted.since or wanted.until or wanted.source:
        # A claim may have a tag that its article has not, and be newer than it.
        found["article"] = _among(
            {one.id for one in wanted_articles(articles(), replace(wanted, tag=None, seen_since=None))}
        )
    return found


def since_entry(first: int) -> Callable[[Any], bool]:
    """The test of a claim's field `entry` that this revision or a later one brought it."""
    return lambda entry: entry >= first


def wanted_articles(articles: Iterable[Article], wanted: Filter) -> list[Article]:
    """The articles of which holds what the filter says of articles.

    Raises NotFound where it names an article that is not there, AmbiguousId where it may mean several.
    """
    found = _named(list(articles), wanted.article, wanted.path) if wanted.article is not None else articles
    return [article for article in found if _is_wanted(article, wanted)]


def _is_wanted(article: Article, wanted: Filter) -> bool:
    if wanted.outlet is not None:
        phrase = folded_words(wanted.outlet)
        outlets = {article.outlet, *(one.outlet for one in article.appearances)}
        if not any(outlet and has_phrase(outlet, phrase) for outlet in outlets):
            return False
    if wanted.source is not None:
        phrase = folded_words(wanted.source)
        if not any(one.source and has_phrase(one.source, phrase) for one in article.appearances):
            return False
    if wanted.tag is not None and not has_tag(article.tags, wanted.tag):
        return False
    if wanted.seen_since is not None and article.first_seen < wanted.seen_since:
        return False
    if wanted.since is not None and not (article.published and article.published >= wanted.since):
        return False
    return wanted.until is None or bool(article.published and article.published <= wanted.until)


def has_tag(tags: Iterable[str], wanted: str) -> bool:
    """Whether one of the tags is the wanted one, without case and accents."""
    words = folded_words(wanted)
    return any(folded_words(tag) == words for tag in tags)


def matches(claim: Claim, wanted: Filter, tagged: Container[str] = ()) -> bool:
    """Whether a claim of an article that is wanted is wanted itself; `tagged` are the articles with the wanted tag."""
    if not claim.visible or (claim.work.dismissal is not None) is not wanted.dismissed:
        return False
    if wanted.tag is not None and claim.article.id not in tagged and not has_tag(claim.work.tags, wanted.tag):
        return False
    if wanted.figures is not None and bool(claim.statement.figures) is not wanted.figures:
        return False
    if wanted.words is None:
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


def _named(articles: list[Article], name: str, path: str | None) -> list[Article]:
    """The articles at a url or in a file, in all of it or in one of its records; else the one whose id begins so."""
    there = [article for article in articles if _is_at(article, page_of(name), path)]
    if there:
        return there
    spelled = name.removeprefix("./")
    files: dict[str | None, list[Article]] = {}
    for article in articles:
        for one in article.appearances:
            if _is_in(one.location.removeprefix("./"), spelled):
                files.setdefault(one.path and file_of(one.path), []).append(article)
    if len(files) == 1:
        return next(iter(files.values()))
    if files:
        raise _ambiguous(name, [f"{path} ({found[0].id})" for path, found in files.items()])
    return [_by_prefix(articles, name)]


def _is_at(article: Article, page: str, path: str | None) -> bool:
    """Whether the article was met at a url, or in a file or a record of it."""
    urls = (article.url, *(one.url for one in article.appearances))
    if any(url is not None and page_of(url) == page for url in urls):
        return True
    return path is not None and any(one.path and _is_in(one.path, path) for one in article.appearances)


def _is_in(place: str, name: str) -> bool:
    """Whether a path or location is the named one, or a record in the named file."""
    return place.startswith(name) and name in (place, file_of(place))


def _by_prefix(articles: Iterable[Article], prefix: str) -> Article:
    digits = prefix.strip().lower()
    found = [article for article in articles if article.id.startswith(digits)] if re.fullmatch(_PREFIX, digits) else []
    if len(found) == 1:
        return found[0]
    if found:
        raise _ambiguous(prefix, [f"{article.id} ({article.title or article.location})" for article in found])
    raise NotFound(
        f"there is no article {prefix}",
        hint="`factcli articles` shows their ids, urls and files; an id's first four or more digits serve",
        subject=prefix,
    )


def _ambiguous(name: str, candidates: list[str]) -> AmbiguousId:
    more = " and more" if len(candidates) > _CANDIDATES else ""
    return AmbiguousId(
        f"{name} fits several articles: {', '.join(candidates[:_CANDIDATES])}{more}",
        hint="give more digits, or the whole path, of the one that is meant",
        subject=name,
    )


_STATUS_ORDER: Final = {status: number for number, status in enumerate(Status)}
_KEYS: Final[dict[Sort, Callable[[Claim], Any]]] = {
    Sort.SPEAKER: lambda claim: (claim.statement.speaker is None, folded_words(claim.statement.speaker or "")),
    Sort.OUTLET: lambda claim: (claim.article.outlet is None, folded_words(claim.article.outlet or "")),
    Sort.STATUS: lambda claim: _STATUS_ORDER[claim.status],
}
