"""Words that people put on claims to find them by."""

from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from factcli.models.claim import Claim, Work
from factcli.models.filters import Filter
from factcli.models.reports import TagCount
from factcli.query.articles import has_tag
from factcli.text.folding import folded_words
from factcli.tracker.listing import claims
from factcli.tracker.ports import Clock, Ledger, Reader
from factcli.tracker.reviewing.recording import Command, Recorded, record


def tag(
    ledger: Ledger, prefixes: Sequence[str], added: Sequence[str], removed: Sequence[str], by: str, clock: Clock
) -> Recorded:
    """Put tags on claims and take others off; case and accents make no other tag. Raises NotFound or AmbiguousId."""

    def tagged(claim: Claim, _: str) -> Work:
        tags = [one for one in claim.work.tags if not has_tag(removed, one)]
        for one in added:
            if not has_tag(tags, one):
                tags.append(one)
        return replace(claim.work, tags=tuple(tags))

    detail = " ".join([*(f"+{one}" for one in added), *(f"-{one}" for one in removed)])
    return record(ledger, prefixes, Command("tag", by, detail), tagged, clock)


def tag_counts(ledger: Reader) -> list[TagCount]:
    """All tags of claims and articles, those first that are on most claims."""
    articles = {one.id: one.tags for one in ledger.articles() if not one.withdrawn}
    spelled: dict[str, Counter[str]] = {}
    on_claims, on_articles = Counter[str](), Counter[str]()
    for tags in articles.values():
        on_articles.update(_keys(tags, spelled))
    for claim in claims(ledger, Filter()):
        on_claims.update(_keys((*claim.work.tags, *articles.get(claim.article.id, ())), spelled))
    counts = [TagCount(names.most_common(1)[0][0], on_claims[key], on_articles[key]) for key, names in spelled.items()]
    return sorted(counts, key=lambda one: (-one.claims, -one.articles, one.tag))


def _keys(tags: Iterable[str], spelled: dict[str, Counter[str]]) -> set[str]:
    """The tags without case and accents, whose spellings are counted in `spelled`."""
    found = set()
    for one in tags:
        key = " ".join(folded_words(one))
        spelled.setdefault(key, Counter())[one] += 1
        found.add(key)
    return found
