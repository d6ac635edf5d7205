"""What a report says of claims, evidence and history, before it becomes HTML or Markdown.

The texts are as they came: whoever prints them makes them harmless.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from factcli.models.claim import Claim, Evidence
from factcli.models.filters import Filter
from factcli.models.ledger import Event
from factcli.models.reporting import Report
from factcli.models.reports import COMPARED
from factcli.models.vocabulary import Origin, Stance, Status
from factcli.render.wording import SIGNS, as_found, change_words, counted

MISREAD: Final = "may be misread"
FOOTNOTE: Final = (
    "A claim is what an article says that somebody said; its status is what a person made of it. “No evidence” marks one "
    "for which none is recorded, “may be misread” one whose words, speaker or stance the program may have taken wrongly."
)
_WEB: Final = r"https?://[^\s/?#@\\<>\"'`]+(?:[/?#][^\s\\<>\"'`]*)?"
_FLAGGED_ORIGINS: Final = {Origin.CORRECTED: "corrected by a person", Origin.ADDED: "added by a person"}
_FILTERS: Final = {
    "since": "published since",
    "until": "published until",
    "after": "published after",
    "before": "published before",
    "new": "new since",
    "figures": "with figures",
}


def is_web_address(text: str) -> bool:
    """Whether a text is a plain http or https url, the only kind that becomes a link. One with a login is none."""
    return re.fullmatch(_WEB, text, re.IGNORECASE) is not None and text.isprintable()


def moment(at: str) -> str:
    """A time of the ledger, 2026-03-14T09:00:00Z, as people read it: 2026-03-14 09:00 UTC."""
    return f"{at[:10]} {at[11:16]} UTC"


def status_words(status: Status) -> str:
    """A status as sign and word."""
    return f"{SIGNS[status]} {status.value}"


def speaker(claim: Claim) -> str:
    """Who made the claim."""
    return claim.statement.speaker or "unnamed speaker"


def stance(claim: Claim) -> str | None:
    """What the speaker does with the words, where that is not simply asserting them."""
    found = claim.statement.stance
    return None if found is Stance.ASSERTS else found.value


def by(name: str) -> str:
    """By whom something was recorded; nothing where others are not told."""
    return f" by {name}" if name else ""


def corrected(claim: Claim) -> str | None:
    """Who corrected a claim, when and why, and what was there before; None where nobody has, or others are not told."""
    correction = claim.work.correction
    if correction is None or not correction.fields():
        return None
    why = f": {correction.note}" if correction.note else ""
    return f"Corrected{by(correction.by)}, {moment(correction.at)}{why}; {as_found(claim)}"


def flags(claim: Claim) -> list[str]:
    """What a reader should know before he relies on a claim."""
    told = {
        "no evidence": claim.thin,
        MISREAD: claim.doubtful,
        "reworded since the verdict": claim.work.changed,
        "gone from its article": claim.gone,
        "dismissed as no claim": claim.work.dismissal is not None,
    }
    origin = _FLAGGED_ORIGINS.get(claim.origin)
    return [words for words, holds in told.items() if holds] + ([origin] if origin else [])


def evidence_words(one: Evidence) -> list[str]:
    """What is known of a piece of evidence beside its place, its words and who recorded it."""
    found = [one.kind.value] if one.kind else []
    found += [f"source reliability {one.reliability.value}"] if one.reliability else []
    found += [f"credibility {one.credibility.value}"] if one.credibility else []
    found += [f"retrieved {one.retrieved[:10]}"] if one.retrieved else []
    return found


def event_words(event: Event) -> str:
    """What an event did to the verdict, such as "mark: unverified → disputed (low confidence)"; else the command alone."""
    if event.before.verdict == event.after.verdict:
        return event.command
    record = event.record()
    confidence = f" ({record['confidence']} confidence)" if record["confidence"] else ""
    return f"{event.command}: {record['from']} → {record['to']}{confidence}"


def event_remarks(event: Event) -> list[str]:
    """What else an event changed, and the note and the evidence that it brought."""
    changes = map(change_words, event.changes)
    evidence = (f"evidence: {one}" for one in event.record()["evidence"] if one)
    return [*changes, *([event.note] if event.note else []), *evidence]


def filters(wanted: Filter) -> str:
    """Which claims a report is about, as the user chose them."""
    return "; ".join(
        f"{'not ' if one.negated else ''}{_FILTERS.get(one.word, one.word)}: {', '.join(one.values)}"
        for one in wanted.conditions
    )


def compared(report: Report) -> list[Claim]:
    """The claims that a report sets beside one another."""
    return [claim for status in COMPARED for claim in report.comparison.claims[status]]


def summary(report: Report) -> str:
    """How much a report is about."""
    found = compared(report)
    if not found:
        return "No claim is confirmed, disputed, misleading or refuted yet; factcli mark ID STATUS records a verdict."
    speakers = len({claim.statement.speaker for claim in found} - {None})
    outlets = len({claim.article.outlet for claim in found} - {None})
    thin = sum(claim.thin for claim in found)
    origin = f"by {counted(speakers, 'named speaker')} in {counted(outlets, 'outlet')}"
    text = f"{counted(len(found), 'claim')} compared, {origin}"
    return f"{text}; {thin:,} without evidence." if thin else f"{text}."


def group_name(name: str | None, by: str | None) -> str:
    """The heading of a group."""
    return name or f"(no {by})"


def listed_counts(report: Report) -> Iterator[tuple[Status, int]]:
    """How many claims of each status that is not compared are listed one by one, where any are."""
    counts = Counter(claim.status for claim in report.others)
    return ((status, counts[status]) for status in Status if counts[status])
