"""An article of an export with all that hangs on it, where lines of it may be missing.

What is lost is made good as a repair does it: a lost article comes back as its newest revision has it, a lost
revision leaves a stand-in without text, and an article that has lost its text or a claim has no digest, so that the
next ingest of it extracts it anew.
"""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from factcli.models.article import Article
from factcli.models.claim import place_of
from factcli.models.exchange import ClaimLine
from factcli.models.ledger import Revision
from factcli.tracker.exchanging.planning import Bundle, ImportPlan, Lines
from factcli.tracker.exchanging.taking import Taking
from factcli.tracker.moving_in import Moved


def bundles(lines: Lines, plan: ImportPlan, taking: Taking) -> Iterator[tuple[Moved, bool]]:
    """Each article of a plan as `_read` gives it; those that cannot be made good are told of."""
    for identity, bundle in plan.bundles.items():
        found = _read(lines, bundle, plan.owners)
        if isinstance(found, str):
            taking.leave_out(bundle.line, f"article {identity}{found}")
        else:
            yield found


def _read(lines: Lines, bundle: Bundle, owners: dict[int, str]) -> tuple[Moved, bool] | str:
    """An article with its claims and revisions, mended, and whether nothing was missing; or why it cannot be made good.

    `owners` tells which article each revision is of, stand-ins included.
    """
    revisions = [lines.at(offset, Revision) for _, offset in bundle.revisions]
    claims = [lines.at(offset, ClaimLine) for offset in bundle.claims.values()]
    stored = lines.at(bundle.article, Article) if bundle.article is not None else None
    article = stored or (revisions[-1].article if revisions else None)
    if article is None:
        return ", whose claims these are, is missing"
    for entry in (article.text_entry, article.entry):
        if owners.setdefault(entry, article.id) != article.id:
            return f" names revision {entry}, which is another article's"
    return _mended(article, revisions, claims, known=stored is article)


def _mended(
    article: Article, revisions: Sequence[Revision], claims: Sequence[ClaimLine], *, known: bool
) -> tuple[Moved, bool]:
    """The article so that it names the claims and the revisions that there are; `known`: its own line was there."""
    there = {claim.id: claim for claim in claims}
    kept = [identity for identity in article.claim_ids if identity in there]
    more = [identity for identity in there if identity not in set(kept)]
    lost = len(kept) < len(article.claim_ids)
    if lost or more:
        counted = sum(not one.gone and one.work.dismissal is None for one in claims)
        article = replace(article, claim_ids=(*kept, *more), claims=counted)
    found = {one.entry: one for one in revisions}
    lost |= article.text_entry not in found
    if lost:
        article = replace(article, digest="")
    for entry in (article.text_entry, article.entry):
        if entry not in found:
            found[entry] = Revision(entry=entry, run=0, at=article.updated, previous=None, article=article, text=None)
    place = place_of(article)
    whole = known and not lost and len(found) == len(revisions)
    return Moved(article, tuple(there[one].claim(place) for one in article.claim_ids), _chained(found)), whole


def _chained(found: dict[int, Revision]) -> tuple[Revision, ...]:
    """The revisions in order, each behind one that is there."""
    chained: list[Revision] = []
    for entry in sorted(found):
        one = found[entry]
        if one.previous is not None and one.previous not in found:
            one = replace(one, previous=chained[-1].entry if chained else None)
        chained.append(one)
    return tuple(chained)
