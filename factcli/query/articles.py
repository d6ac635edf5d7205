"""Which articles a filter means. Pure."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final, TypeVar, assert_never

from factcli.errors import AmbiguousId, NotFound, UsageError
from factcli.models.article import Article, ArticleHead
from factcli.models.filters import Condition, FilterWord
from factcli.models.identity import page_of
from factcli.models.location import file_of
from factcli.text.folding import folded_words, has_phrase

Known = TypeVar("Known", Article, ArticleHead)
Test = Callable[[Any], bool]

_PREFIX: Final = r"[0-9a-f]{4,}"
_CANDIDATES: Final = 6
ABOUT_ARTICLES: Final = (
    FilterWord.OUTLET,
    FilterWord.SOURCE,
    FilterWord.ARTICLE,
    FilterWord.SINCE,
    FilterWord.UNTIL,
    FilterWord.AFTER,
    FilterWord.BEFORE,
)
"""The words of conditions that say something of a claim's article alone."""


def is_about_article(one: Condition) -> bool:
    """Whether a condition says something of articles alone."""
    return one.word in ABOUT_ARTICLES or (one.word is FilterWord.IS and set(one.values) == {"partial"})


def wanted_articles(articles: Iterable[Known], conditions: Iterable[Condition]) -> list[Known]:
    """The articles for which the conditions hold; those that say something of claims alone are passed over.

    `new` with a run's number is left to who knows the runs. Raises NotFound where a condition names an article that
    is not there, AmbiguousId where it may mean several.
    """
    known = list(articles)
    tests = [_signed(one, test) for one in conditions if (test := _test(one, known)) is not None]
    return [article for article in known if all(test(article) for test in tests)]


def require_articles(conditions: Iterable[Condition]) -> None:
    """Raise UsageError for a condition that says nothing of articles."""
    for one in conditions:
        if not is_about_article(one) and one.word not in (FilterWord.TAG, FilterWord.NEW):
            name = one.values[0] if one.word in (FilterWord.WORDS, FilterWord.PHRASE) else f"{one.word}:"
            raise UsageError(
                f"{name} says something of claims, not of articles",
                hint=f"articles are chosen by {', '.join(ABOUT_ARTICLES)}, tag, new and is:partial; `factcli list` takes all",
                subject=name,
            )


def _signed(one: Condition, test: Test) -> Test:
    return (lambda article: not test(article)) if one.negated else test


def _test(one: Condition, articles: Sequence[Known]) -> Test | None:
    """The test of an article that a condition is; None for one about claims, or runs."""
    value = one.values[0]
    match one.word:
        case FilterWord.OUTLET:
            return _names(one, _outlets)
        case FilterWord.SOURCE:
            return _names(one, lambda article: [place.source for place in article.appearances])
        case FilterWord.TAG:
            return lambda article: has_tag(article.tags, *one.values)
        case FilterWord.IS:
            return (lambda article: article.partial) if set(one.values) == {"partial"} else None
        case FilterWord.NEW:
            return None if value.isdigit() else lambda article: article.first_seen >= value
        case FilterWord.ARTICLE:
            named = zip(one.values, one.paths, strict=True)
            chosen = {found.id for name, path in named for found in _named(articles, name, path)}
            return lambda article: article.id in chosen
        case FilterWord.SINCE | FilterWord.UNTIL | FilterWord.AFTER | FilterWord.BEFORE:
            fits = _DAYS[one.word]
            return lambda article: (
                article.published is not None and any(fits(article.published, day) for day in one.values)
            )
        case (
            FilterWord.STATUS
            | FilterWord.KIND
            | FilterWord.STANCE
            | FilterWord.SPEAKER
            | FilterWord.FIGURES
            | FilterWord.WORDS
            | FilterWord.PHRASE
        ):
            return None
        case _:
            assert_never(one.word)


_DAYS: Final[dict[FilterWord, Callable[[str, str], bool]]] = {
    FilterWord.SINCE: lambda published, day: published >= day,
    FilterWord.UNTIL: lambda published, day: published <= day,
    FilterWord.AFTER: lambda published, day: published > day,
    FilterWord.BEFORE: lambda published, day: published < day,
}


def _outlets(article: Article | ArticleHead) -> set[str | None]:
    if article.as_read is None or article.as_read.outlet == article.outlet:
        return {article.outlet, *(place.outlet for place in article.appearances)}
    # The first place is its own, whose outlet a person has corrected.
    elsewhere = {place.outlet for place in article.appearances[1:]}
    return {article.outlet, *(elsewhere - {article.as_read.outlet})}


def _names(one: Condition, of: Callable[[Any], Iterable[str | None]]) -> Test:
    """Whether one of an article's names has the words of a value; each name is looked at once."""
    test = naming(one.values)
    known: dict[str | None, bool] = {}

    def holds(article: Any) -> bool:
        for name in of(article):
            if name not in known:
                known[name] = test(name)
            if known[name]:
                return True
        return False

    return holds


def naming(values: Iterable[str]) -> Callable[[str | None], bool]:
    """The test of a name that it has the words of one of the values side by side."""
    phrases = [folded_words(value) for value in values]
    return lambda name: bool(name) and any(has_phrase(name or "", phrase) for phrase in phrases)


def has_tag(tags: Iterable[str], *wanted: str) -> bool:
    """Whether one of the tags is one of the wanted, without case and accents."""
    words = [folded_words(one) for one in wanted]
    return any(folded_words(tag) in words for tag in tags)


def _named(articles: Sequence[Known], name: str, path: str | None) -> list[Known]:
    """The articles at a url or in a file, in all of it or in one of its records; else the one whose id begins so."""
    there = [article for article in articles if _is_at(article, page_of(name), path)]
    if there:
        return there
    spelled = name.removeprefix("./")
    files: dict[str | None, list[Known]] = {}
    for article in articles:
        for one in article.appearances:
            if _is_in(one.location.removeprefix("./"), spelled):
                files.setdefault(one.path and file_of(one.path), []).append(article)
    if len(files) == 1:
        return next(iter(files.values()))
    if files:
        raise _ambiguous(name, [f"{path} ({found[0].id})" for path, found in files.items()])
    return [_by_prefix(articles, name)]


def _is_at(article: Known, page: str, path: str | None) -> bool:
    """Whether the article was met at a url, or in a file or a record of it."""
    urls = (article.url, *(one.url for one in article.appearances))
    if any(url is not None and page_of(url) == page for url in urls):
        return True
    return path is not None and any(one.path and _is_in(one.path, path) for one in article.appearances)


def _is_in(place: str, name: str) -> bool:
    """Whether a path or location is the named one, or a record in the named file."""
    return place.startswith(name) and name in (place, file_of(place))


def _by_prefix(articles: Iterable[Known], prefix: str) -> Known:
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
