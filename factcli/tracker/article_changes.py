"""Articles that were changed after they were published, as their revisions tell."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from factcli.errors import NotFound
from factcli.matching.claim_changes import changes
from factcli.models.article import Article
from factcli.models.claim import place_of
from factcli.models.filters import Filter
from factcli.models.ledger import Revision
from factcli.models.reports import Change, ClaimChange, Edit
from factcli.query.articles import naming, wanted_articles
from factcli.tracker.listing import aliases, first, known_run, widened
from factcli.tracker.ports import Reader

_EDITED: Final = ("title", "byline", "published")
_FIGURES_TOLD: Final = 3
_SUMS: Final = {
    Change.REWORDED: "reworded",
    Change.ATTRIBUTED: "given to another speaker",
    Change.STANCE: "said in another way",
    Change.GONE: "gone",
    Change.ADDED: "added",
}


class EditsWanted(Struct, frozen=True):
    """Which edits: of the articles that `articles` means, seen `since` a time such as 2026-03-14T09:00:00Z, by a `run`.

    With `figures` or `speaker` only the changes of figures, or of that speaker's claims, and edits that have some.
    """

    articles: Filter = Filter()
    since: str | None = None
    run: int | None = None
    figures: bool = False
    speaker: str | None = None


def edits(ledger: Reader, wanted: EditsWanted, limit: int | None = None) -> list[Edit]:
    """The edits that were seen, the newest first; raises as `listing.articles` does, NotFound for an unknown run."""
    if wanted.run is not None:
        known_run(ledger, wanted.run)
    found = wanted_articles(ledger.articles(), widened(ledger, wanted.articles))
    articles = {one.id: one for one in found if not one.withdrawn}
    return first(_edits(ledger, articles, wanted), limit)


def summary(found: Sequence[ClaimChange]) -> str:
    """Changes of claims in one phrase, such as "1 figure changed (12 → 2 colleagues), 1 claim gone"."""
    figures = [figure.phrase for one in found for figure in one.figures]
    parts = []
    if figures:
        more = f" and {len(figures) - _FIGURES_TOLD} more" if len(figures) > _FIGURES_TOLD else ""
        parts.append(f"{_counted(len(figures), 'figure')} changed ({', '.join(figures[:_FIGURES_TOLD])}{more})")
    counts = Counter(one.change for one in found)
    parts += [f"{_counted(counts[change], 'claim')} {words}" for change, words in _SUMS.items() if counts[change]]
    return ", ".join(parts)


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _edits(ledger: Reader, articles: dict[str, Article], wanted: EditsWanted) -> Iterator[Edit]:
    is_speaker = naming(aliases(ledger).variants(wanted.speaker or ""))
    standing = {identity: article.entry for identity, article in articles.items()}
    for revision in ledger.revisions():
        current = articles.get(revision.article.id)
        if current is None or standing[current.id] != revision.entry:  # it was taken back
            continue
        standing[current.id] = revision.previous or 0
        if wanted.since is not None and revision.at < wanted.since:
            continue
        if wanted.run is not None and revision.run != wanted.run:
            continue
        edit = _edit(ledger, revision, current)
        if edit is not None and (narrowed := _narrowed(edit, wanted, is_speaker)) is not None:
            yield narrowed


def _edit(ledger: Reader, revision: Revision, current: Article) -> Edit | None:
    """What a revision did to its article; None where only we changed: what we find in it, or know of it."""
    try:
        superseded = ledger.revision(revision.previous or 0)
    except NotFound:  # lost in a repair
        return None
    before, after = superseded.article.uncorrected, revision.article.uncorrected
    text_changed = revision.text is not None
    fields = {
        name: (was, getattr(after, name))
        for name in _EDITED
        if (was := getattr(before, name)) is not None and was != getattr(after, name) and name not in after.given
    }
    if not text_changed and not fields:
        return None
    found: tuple[ClaimChange, ...] = ()
    stood = revision.claims if current.entry != revision.entry else ledger.claims_of(current)
    if text_changed and superseded.claims is not None and stood is not None:
        found = changes(superseded.claims, stood)
    return Edit(
        article=place_of(current),
        revision=after.revision,
        run=revision.run,
        at=revision.at,
        text_changed=text_changed,
        fields=fields,
        changes=found,
        summary=summary(found),
    )


def _narrowed(edit: Edit, wanted: EditsWanted, is_speaker: Callable[[str | None], bool]) -> Edit | None:
    """The edit with the changes that are wanted; None where it has none of them."""
    if not wanted.figures and wanted.speaker is None:
        return edit
    kept = tuple(
        one
        for one in edit.changes
        if (not wanted.figures or one.figures) and (wanted.speaker is None or any(map(is_speaker, _speakers(one))))
    )
    return replace(edit, changes=kept, summary=summary(kept)) if kept else None


def _speakers(one: ClaimChange) -> tuple[str | None, ...]:
    return (one.speaker, one.before, one.after) if one.change is Change.ATTRIBUTED else (one.speaker,)
