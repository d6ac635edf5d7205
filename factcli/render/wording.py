"""Words and signs that tables, pages and reports share."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from factcli.models.article import Article
from factcli.models.claim import Claim
from factcli.models.ledger import FieldChange
from factcli.models.location import file_name
from factcli.models.vocabulary import Status
from factcli.text.times import local_minute

SIGNS: Final = {
    Status.UNVERIFIED: "·",
    Status.CHECKING: "…",
    Status.CONFIRMED: "✔",
    Status.DISPUTED: "≠",
    Status.MISLEADING: "~",
    Status.REFUTED: "✘",
    Status.UNVERIFIABLE: "?",
}
"""The sign that stands before each status, so that it is not told by colour alone."""


DOUBT: Final = "(?)"
"""The sign behind the words of a claim of which the engine doubts that words, speaker and stance are all right."""


def counted(number: int, noun: str) -> str:
    """A number with what it counts, such as "1,204 claims"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


_MOST_ENDINGS: Final = 8


def not_read(unread: Mapping[str, int]) -> str:
    """What is said of files that are not read, counted by their endings, and what would have them read."""
    kinds = [f"{number:,} {ending or 'without an ending'}" for ending, number in unread.items()]
    more = sum([*unread.values()][_MOST_ENDINGS:])
    shown = ", ".join(kinds[:_MOST_ENDINGS]) + (f" and {more:,} others" if more else "")
    return f"not read: {shown}; save what is in them as text (.txt) or as a web page (.html)"


def counted_within(number: int, noun: str, limit: int | None) -> str:
    """The same, "the first 50 claims" where the limit was reached, so that it is not taken for how many there are."""
    return f"{'the first ' if number == limit else ''}{counted(number, noun)}"


def where(claim: Claim) -> str:
    """The outlet of a claim's article, or, where none is known, the file's name."""
    return claim.article.outlet or file_name(claim.article.location)


def change_words(change: FieldChange) -> str:
    """What an event did to a field."""
    return f"{change.field}: {change.before or '–'} → {change.after or '–'}"


def what_became(claim: Claim) -> list[str]:
    """What has become of a claim since it was found."""
    told = {
        "gone from its article": claim.gone,
        "reworded since the verdict": claim.reworded,
        "dismissed": bool(claim.work.dismissal),
    }
    return [words for words, is_so in told.items() if is_so]


def doubt_explained(claims: Iterable[Claim]) -> str:
    """What the sign of doubt means, as the end of a line below claims of which some bear it; "" where none does."""
    return f"; {DOUBT} words, speaker or stance may be wrong" if any(claim.doubtful for claim in claims) else ""


def sure_words(claim: Claim) -> str:
    """How sure the engine is of a claim, in words; "" where it gave no number."""
    if claim.sure is None:
        return ""
    doubt = "; doubtful: check it against the article" if claim.doubtful else ""
    return f"{claim.sure:.0%} that words, speaker and stance are right{doubt}"


def unexplained(claim: Claim) -> str:
    """Why it is not told how a claim was found."""
    if claim.added:
        return "a person typed it in"
    return "not told: another version of the extractor found it; `factcli ingest --again` tells"


def as_found(claim: Claim) -> str:
    """What a corrected claim was before, field by field."""
    correction = claim.work.correction
    fields = [name for name in correction.fields() if name != "dates"] if correction else []
    was = (_was(name, getattr(claim.extracted, name)) for name in fields)
    return f"{'typed in' if claim.added else 'extracted'} as {'; '.join(was)}"


def as_read(article: Article) -> str:
    """Who corrected an article, why, and what was read of it, field by field; "" where nobody did."""
    correction = article.correction
    if correction is None:
        return ""
    was = (f"{name} {getattr(article.as_read, name) or 'none'}" for name in correction.fields())
    why = f" ({correction.note})" if correction.note else ""
    return f"corrected by {correction.by}, {local_minute(correction.at)}{why}; read as {'; '.join(was)}"


def _was(name: str, value: Any) -> str:
    if name == "figures":
        shown = ", ".join(one.phrase for one in value)
    else:
        shown = f"“{value}”" if name == "text" and value else str(value or "")
    return f"{name.removeprefix('speaker_')} {shown or 'none'}"
