"""A statement found in a text; the claim that the ledger makes of it; verdict and evidence."""

from dataclasses import dataclass
from typing import Any

from factcli.models.vocabulary import Bearing, Confidence, Kind, Origin, Stance, Status

SCHEMA = 1

FIELDS = (
    *(
        "schema",
        "id",
        "text",
        "kind",
        "stance",
        "speaker",
        "speaker_mention",
        "speaker_role",
        "speaker_inferred",
        "cue",
    ),
    *("figures", "context", "spans", "spans.content", "spans.speaker", "spans.cue", "article", "article.id"),
    *(
        "article.title",
        "article.outlet",
        "article.location",
        "article.url",
        "article.published",
        "status",
        "confidence",
    ),
    *("evidence", "note", "tags", "origin", "first_seen", "updated", "marked_by", "marked_at", "gone", "changed"),
)
"""The names of a claim record's fields, nested ones with dots."""

Span = tuple[int, int]
"""Start and end, in code points of the article's stored text; the end is behind the last one."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number, amount or quantity inside a claim's content.

    `of` is what it counts, `unit` what it is measured in; `low` and `high` are the ends of a range.
    """

    text: str
    value: float
    of: str | None = None
    unit: str | None = None
    low: float | None = None
    high: float | None = None
    approximate: bool = False

    def to_dict(self) -> dict[str, Any]:
        """Text, value and `of`; the others only where they say something."""
        figure: dict[str, Any] = {"text": self.text, "value": self.value, "of": self.of}
        if self.unit is not None:
            figure["unit"] = self.unit
        if self.low is not None or self.high is not None:
            figure["low"], figure["high"] = self.low, self.high
        if self.approximate:
            figure["approximate"] = True
        return figure


@dataclass(frozen=True, slots=True)
class Spans:
    """Where content, speaker and cue stand; content split by its attribution has several spans."""

    content: tuple[Span, ...]
    speaker: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Lists of [start, end]."""
        return {"content": self.content, "speaker": self.speaker, "cue": self.cue}


@dataclass(frozen=True, slots=True)
class Statement:
    """What one person or body said, as it is found in a text, before it has an id, an article or a verdict.

    `speaker` is the name resolved within the article, `speaker_mention` the words used in this place;
    `speaker_inferred` tells that the one was concluded from the other.
    """

    text: str
    kind: Kind
    stance: Stance
    speaker: str | None
    speaker_mention: str | None
    speaker_role: str | None
    speaker_inferred: bool
    cue: str | None
    figures: tuple[Figure, ...]
    context: str
    spans: Spans


@dataclass(frozen=True, slots=True)
class Extraction:
    """What an extractor found in a text, in the text's order.

    `extractor` is its version; `language` is "en", or None for a text in which it understands nothing.
    """

    statements: tuple[Statement, ...]
    language: str | None
    extractor: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """A person's judgement on a claim. `at` is a UTC time such as 2026-03-14T09:00:00Z."""

    status: Status
    by: str
    at: str
    confidence: Confidence | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """A document or page that supports or refutes a claim, or gives its context."""

    id: str
    stance: Bearing
    by: str
    at: str
    kind: str | None = None
    url: str | None = None
    archive_url: str | None = None
    excerpt: str | None = None
    sha256: str | None = None
    retrieved: str | None = None
    reliability: str | None = None
    credibility: str | None = None
    note: str | None = None
    withdrawn: bool = False

    def to_dict(self) -> dict[str, Any]:
        """All fields, null where nothing is known."""
        return {
            "id": self.id,
            "stance": self.stance.value,
            "kind": self.kind,
            "url": self.url,
            "archive_url": self.archive_url,
            "excerpt": self.excerpt,
            "sha256": self.sha256,
            "retrieved": self.retrieved,
            "reliability": self.reliability,
            "credibility": self.credibility,
            "note": self.note,
            "by": self.by,
            "at": self.at,
            "withdrawn": self.withdrawn,
        }


@dataclass(frozen=True, slots=True)
class Work:
    """All that people recorded on a claim: what is carried from revision to revision, and what `undo` restores.

    `changed` tells that the article has altered the words since the verdict.
    """

    verdict: Verdict | None = None
    evidence: tuple[Evidence, ...] = ()
    tags: tuple[str, ...] = ()
    changed: bool = False

    def __bool__(self) -> bool:
        return bool(self.verdict or self.evidence or self.tags)


@dataclass(frozen=True, slots=True)
class Place:
    """The article that a claim stands in, as far as a claim's record tells it."""

    id: str
    title: str | None
    outlet: str | None
    location: str
    url: str | None
    published: str | None

    def to_dict(self) -> dict[str, Any]:
        """The fields as they are."""
        return {
            "id": self.id,
            "title": self.title,
            "outlet": self.outlet,
            "location": self.location,
            "url": self.url,
            "published": self.published,
        }


@dataclass(frozen=True, slots=True)
class Claim:
    """One reported statement in one article, with what people made of it.

    `entry` is the number of the revision in which the ledger first saw it: newer claims have higher
    ones. `gone` tells that it no longer stands in its article, `touched` that somebody has ever worked
    on it, even if that was undone.
    """

    id: str
    statement: Statement
    article: Place
    first_seen: str
    updated: str
    entry: int = 0
    origin: Origin = Origin.EXTRACTED
    work: Work = Work()
    gone: bool = False
    touched: bool = False

    @property
    def status(self) -> Status:
        """The newest verdict's status."""
        return self.work.verdict.status if self.work.verdict else Status.UNVERIFIED

    @property
    def standing_evidence(self) -> tuple[Evidence, ...]:
        """The evidence that nobody has withdrawn."""
        return tuple(one for one in self.work.evidence if not one.withdrawn)

    @property
    def thin(self) -> bool:
        """Whether there is a finding without any evidence for it."""
        open_statuses = (Status.UNVERIFIED, Status.CHECKING)
        return self.status not in open_statuses and not self.standing_evidence

    @property
    def visible(self) -> bool:
        """Whether it is listed: it stands in its article, or a person has worked on it."""
        return not self.gone or bool(self.work)

    def to_dict(self) -> dict[str, Any]:
        """The record of a claim, the contract of every JSON output."""
        said, verdict = self.statement, self.work.verdict
        record: dict[str, Any] = {
            "schema": SCHEMA,
            "id": self.id,
            "text": said.text,
            "kind": said.kind.value,
            "stance": said.stance.value,
            "speaker": said.speaker,
            "speaker_mention": said.speaker_mention,
            "speaker_role": said.speaker_role,
            "speaker_inferred": said.speaker_inferred,
            "cue": said.cue,
            "figures": [figure.to_dict() for figure in said.figures],
            "context": said.context,
            "spans": said.spans.to_dict(),
            "article": self.article.to_dict(),
            "status": self.status.value,
            "confidence": verdict.confidence.value if verdict and verdict.confidence else None,
            "evidence": [one.to_dict() for one in self.work.evidence],
            "note": verdict.note if verdict else None,
            "tags": self.work.tags,
            "origin": self.origin.value,
            "first_seen": self.first_seen,
            "updated": self.updated,
            "marked_by": verdict.by if verdict else None,
            "marked_at": verdict.at if verdict else None,
        }
        if self.gone:
            record["gone"] = True
        if self.work.changed:
            record["changed"] = True
        return record
