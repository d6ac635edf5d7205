"""An article's title, outlet, byline and day of publication put right by a person.

A correction lies over what the readings tell, as a claim's lies over what was extracted. It is recorded on its run.
"""

from collections.abc import Callable, Mapping

from msgspec import Struct
from msgspec.structs import replace

from factcli.errors import NothingToUndo
from factcli.models.article import CORRECTABLE, Article, ArticleCorrection
from factcli.models.ledger import ArticleChange, FieldChange, Run
from factcli.tracker.ports import Clock, FiguresAndDates, Ledger, Reader
from factcli.tracker.revising import redated


class ArticleFixed(Struct, frozen=True):
    """An article as it is now, and what was changed of it: None where there was nothing to change."""

    article: Article
    change: ArticleChange | None


def fix_article(
    ledger: Ledger,
    prefix: str,
    fields: Mapping[str, str | None],
    figures_and_dates: FiguresAndDates,
    by: str,
    note: str | None,
    clock: Clock,
) -> ArticleFixed:
    """Lay what a person says over what was read; what is the same as that is no correction.

    `fields` are some of CORRECTABLE, the day such as 2026-03-14; None where there is none. Raises NotFound or AmbiguousId.
    """

    def corrected(article: Article, at: str) -> ArticleCorrection | None:
        earlier = article.correction.fields() if article.correction else {}
        read = article.uncorrected
        merged = {name: value for name, value in {**earlier, **fields}.items() if value != getattr(read, name)}
        if merged == earlier:
            return article.correction
        return ArticleCorrection(by=by, at=at, note=note, **merged) if merged else None

    return _record(ledger, prefix, ", ".join(fields), corrected, figures_and_dates, by, note, clock)


def revert_article(
    ledger: Ledger, prefix: str, figures_and_dates: FiguresAndDates, by: str, note: str | None, clock: Clock
) -> ArticleFixed:
    """Give back what the article's readings tell. Raises NotFound or AmbiguousId."""
    return _record(ledger, prefix, "as read", lambda _article, _at: None, figures_and_dates, by, note, clock)


def _record(
    ledger: Ledger,
    prefix: str,
    what: str,
    change: Callable[[Article, str], ArticleCorrection | None],
    figures_and_dates: FiguresAndDates,
    by: str,
    note: str | None,
    clock: Clock,
) -> ArticleFixed:
    with ledger.transaction():
        article = ledger.article(prefix)
        at = clock()
        correction = change(article, at)
        if correction == article.correction:
            return ArticleFixed(article, None)
        done = _put(ledger, article, correction, figures_and_dates, at, note)
        detail = f"{what}: article {article.id}"
        run = Run(number=0, at=at, by=by, command="fix", detail=detail, person=True, articles=1, corrected=done.change)
        ledger.add_run(run)
    return done


def turn_correction(
    ledger: Ledger, run: Run, figures_and_dates: FiguresAndDates, at: str, *, back: bool
) -> ArticleChange | None:
    """Within a transaction, give the article that a run corrected the correction that the run found, or (not `back`) left.

    Returns what that changed; None for a run that corrected none. Raises NothingToUndo where another command has corrected
    the article since.
    """
    change = run.corrected
    if change is None:
        return None
    expected, wanted = (change.after, change.before) if back else (change.before, change.after)
    article = ledger.article(change.article)
    if article.correction != expected:
        raise NothingToUndo(
            f"run {run.number} ({run.command}) cannot be turned back: article {article.id} has been corrected since",
            hint=f"`factcli history {article.id}` shows by what; take that back first",
            subject=article.id,
        )
    return _put(ledger, article, wanted, figures_and_dates, at, None).change


def newest_corrections(ledger: Reader) -> dict[str, ArticleCorrection | None]:
    """What the newest run by time left of the correction of each article that was ever corrected, by the article's id."""
    told = [run for run in ledger.runs() if run.corrected]
    told.sort(key=lambda run: (run.at, run.number))
    return {run.corrected.article: run.corrected.after for run in told if run.corrected}


def _put(
    ledger: Ledger,
    article: Article,
    correction: ArticleCorrection | None,
    figures_and_dates: FiguresAndDates,
    at: str,
    note: str | None,
) -> ArticleFixed:
    """Store an article with that correction, and its claims with the dates in them seen from the day that it has now."""
    after = replace(article.corrected(correction), updated=at)
    ledger.put_article(after)
    if after.published != article.published:
        for claim in ledger.claims_of(after):
            moved = redated(claim, after.published, figures_and_dates)
            if moved != claim:
                ledger.put_claim(replace(moved, updated=at))
    change = ArticleChange(
        article=article.id,
        before=article.correction,
        after=correction,
        changes=_differences(article, after),
        note=note,
    )
    return ArticleFixed(after, change)


def _differences(before: Article, after: Article) -> tuple[FieldChange, ...]:
    values = ((name, getattr(before, name), getattr(after, name)) for name in CORRECTABLE)
    return tuple(FieldChange(name, was, now) for name, was, now in values if was != now)
