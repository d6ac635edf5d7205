"""Which claims a filter means: tests of stored columns, which cost little, and of the claims that pass them. Pure."""

from collections.abc import Callable, Container, Iterable, Sequence
from typing import Any, Final

from msgspec import Struct

from factcli.models.article import ArticleHead
from factcli.models.claim import Claim
from factcli.models.filters import Alternative, Condition, FilterWord
from factcli.query.articles import has_tag, is_about_article, naming, wanted_articles
from factcli.query.word_matches import alternatives, holds

SOUGHT: Final = (FilterWord.WORDS, FilterWord.PHRASE)
"""The words of conditions whose values a claim's own words must have."""

Columns = dict[str, Callable[[Any], bool]]


class Selection(Struct, frozen=True):
    """What must hold of the single stored columns of a claim, and of the claim itself, which has the last word.

    `sought` are the words that it must have: for each of several, one of the alternatives. `dismissed`: those that a
    person dismissed are meant as well, as far as the tests go.
    """

    columns: Columns
    claims: tuple[Callable[[Claim], bool], ...]
    sought: tuple[tuple[Alternative, ...], ...] = ()
    dismissed: bool = False

    def __call__(self, claim: Claim) -> bool:
        """Whether a claim that passes the tests of columns is meant."""
        standing = claim.visible and (self.dismissed or claim.work.dismissal is None)
        return standing and all(test(claim) for test in self.claims)


def select(
    conditions: Sequence[Condition],
    articles: Callable[[], Iterable[ArticleHead]],
    first_entry: Callable[[int], int],
) -> Selection:
    """The selection that the conditions make.

    `articles` is asked for where they are about articles, `first_entry` for the first revision since a run's
    number. Raises as `wanted_articles` and `first_entry` do.
    """
    columns: Columns = {}
    claims: list[Callable[[Claim], bool]] = []
    about_articles = [one for one in conditions if is_about_article(one)]
    if about_articles:
        _require(columns, "article", _among({one.id for one in wanted_articles(articles(), about_articles)}))
    for one in conditions:
        if one.word in _COLUMNS:
            column, test = _COLUMNS[one.word](one.values)
            _require(columns, column, _signed(one, test))
        elif one.word is FilterWord.NEW:
            column, test = _new(one.values, first_entry)
            _require(columns, column, _signed(one, test))
        elif not is_about_article(one):
            claims.append(_signed(one, _claim_test(one, articles)))
    sought = tuple(alternatives(one) for one in conditions if one.word in SOUGHT and not one.negated)
    dismissed = any(one.word is FilterWord.IS and "dismissed" in one.values and not one.negated for one in conditions)
    return Selection(columns, tuple(claims), sought, dismissed)


def _require(columns: Columns, column: str, test: Callable[[Any], bool]) -> None:
    before = columns.get(column)
    columns[column] = test if before is None else lambda value: before(value) and test(value)


def _signed(one: Condition, test: Callable[[Any], bool]) -> Callable[[Any], bool]:
    return (lambda value: not test(value)) if one.negated else test


def _among(values: Iterable[Any]) -> Callable[[Any], bool]:
    allowed = {str(value) for value in values}
    return lambda value: value in allowed


_COLUMNS: Final[dict[FilterWord, Callable[[tuple[str, ...]], tuple[str, Callable[[Any], bool]]]]] = {
    FilterWord.STATUS: lambda values: ("status", _among(values)),
    FilterWord.KIND: lambda values: ("kind", _among(values)),
    FilterWord.STANCE: lambda values: ("stance", _among(values)),
    FilterWord.SPEAKER: lambda values: ("speaker", naming(values)),
    FilterWord.FIGURES: lambda values: ("figures", lambda value: ("yes" if value else "no") in values),
}


def _new(values: tuple[str, ...], first_entry: Callable[[int], int]) -> tuple[str, Callable[[Any], bool]]:
    """Since a run, by its number, or a time; of several, since the first."""
    runs = [int(value) for value in values if value.isdigit()]
    if runs:
        entry = first_entry(min(runs))
        return "entry", lambda value: value >= entry
    time = min(values)
    return "first_seen", lambda value: value >= time


def _claim_test(one: Condition, articles: Callable[[], Iterable[ArticleHead]]) -> Callable[[Claim], bool]:
    if one.word is FilterWord.TAG:
        tagged = {article.id for article in articles() if has_tag(article.tags, *one.values)}
        return lambda claim: claim.article.id in tagged or has_tag(claim.work.tags, *one.values)
    if one.word is FilterWord.IS:
        partial: Container[str] = (
            {article.id for article in articles() if article.partial} if "partial" in one.values else ()
        )
        return lambda claim: any(_is(claim, value, partial) for value in one.values)
    assert one.word in SOUGHT, f"nothing tells which claims {one.word}: means"
    ways = alternatives(one)
    return lambda claim: any(holds(way, (claim.statement.text, claim.statement.speaker or "")) for way in ways)


def _is(claim: Claim, value: str, partial: Container[str]) -> bool:
    if value == "partial":
        return claim.article.id in partial
    if value == "dismissed":
        return claim.work.dismissal is not None
    return {
        "gone": claim.gone,
        "thin": claim.thin,
        "doubtful": claim.doubtful,
        "changed": claim.work.changed,
    }[value]
