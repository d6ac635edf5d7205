"""A statement found in a text; the claim that the ledger makes of it; verdict and evidence."""

from msgspec import UNSET, Struct, UnsetType

from factcli.models.vocabulary import Bearing, Confidence, Kind, Origin, Stance, Status

SCHEMA = 1

ID_DIGITS = 16
"""How many hexadecimal digits the id of a claim or an article has."""

Span = tuple[int, int]
"""Start and end, in code points of the article's stored text; the end is behind the last one."""


class Figure(Struct, frozen=True, omit_defaults=True):
    """A number, amount or quantity inside a claim's content.

    `of` is what it counts, `unit` what it is measured in; `low` and `high` are the ends of a range.
    """

    text: str
    value: int | float
    of: str | None
    unit: str | None = None
    low: int | float | None = None
    high: int | float | None = None
    approximate: bool = False


class DateMention(Struct, frozen=True, omit_defaults=True):
    """A date inside a claim's content, resolved against the day of publication.

    `start` and `end` are as exact as it is worded: "2026-03-14", "2026-03" or "2026". `end` is the last
    day, month or year of a week, a decade or a range; `start` is None where the date cannot be resolved.
    """

    text: str
    start: str | None
    end: str | None = None


class Spans(Struct, frozen=True):
    """Where content, speaker and cue stand; content split by its attribution has several spans."""

    content: tuple[Span, ...]
    speaker: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()


class Finding(Struct, frozen=True):
    """How a statement was found, for `show --explain`.

    `by`: where the engine saw its content, seen from the cue, or the shape that it knew it by · `sure`: the probability that
    the engine gives it, 1 for a shape · `speaker`: how the speaker was resolved.
    """

    by: str
    sure: float
    speaker: str


class Statement(Struct, frozen=True, omit_defaults=True):
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
    dates: tuple[DateMention, ...] = ()
    finding: Finding | None = None


class Extraction(Struct, frozen=True, omit_defaults=True):
    """What an extractor found in a text, in the text's order.

    `extractor` is its version; `language` is "en", or None for a text in which it understands nothing.
    """

    statements: tuple[Statement, ...]
    language: str | None
    extractor: str


class Verdict(Struct, frozen=True, omit_defaults=True):
    """A person's judgement on a claim. `at` is a UTC time such as 2026-03-14T09:00:00Z."""

    status: Status
    by: str
    at: str
    confidence: Confidence | None = None
    note: str | None = None


class Evidence(Struct, frozen=True):
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


class Work(Struct, frozen=True, omit_defaults=True):
    """All that people recorded on a claim: what is carried from revision to revision, and what `undo` restores.

    `changed` tells that the article has altered the words since the verdict.
    """

    verdict: Verdict | None = None
    evidence: tuple[Evidence, ...] = ()
    tags: tuple[str, ...] = ()
    changed: bool = False

    def __bool__(self) -> bool:
        return bool(self.verdict or self.evidence or self.tags)


class Place(Struct, frozen=True):
    """The article that a claim stands in, as far as a claim's record tells it."""

    id: str
    title: str | None
    outlet: str | None
    location: str
    url: str | None
    published: str | None


class Claim(Struct, frozen=True, omit_defaults=True):
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

    def record(self) -> "ClaimRecord":
        """The claim as JSON output bears it."""
        said, verdict = self.statement, self.work.verdict
        return ClaimRecord(
            SCHEMA,
            self.id,
            said.text,
            said.kind,
            said.stance,
            said.speaker,
            said.speaker_mention,
            said.speaker_role,
            said.speaker_inferred,
            said.cue,
            said.figures,
            said.dates,
            said.context,
            said.spans,
            self.article,
            self.status,
            verdict.confidence if verdict else None,
            self.work.evidence,
            verdict.note if verdict else None,
            self.work.tags,
            self.origin,
            self.first_seen,
            self.updated,
            verdict.by if verdict else None,
            verdict.at if verdict else None,
            self.gone or UNSET,
            self.work.changed or UNSET,
        )


class ClaimRecord(Struct, frozen=True):
    """The record of a claim, the contract of every JSON output: fields may be added, never changed."""

    schema: int
    id: str
    text: str
    kind: Kind
    stance: Stance
    speaker: str | None
    speaker_mention: str | None
    speaker_role: str | None
    speaker_inferred: bool
    cue: str | None
    figures: tuple[Figure, ...]
    dates: tuple[DateMention, ...]
    context: str
    spans: Spans
    article: Place
    status: Status
    confidence: Confidence | None
    evidence: tuple[Evidence, ...]
    note: str | None
    tags: tuple[str, ...]
    origin: Origin
    first_seen: str
    updated: str
    marked_by: str | None
    marked_at: str | None
    gone: bool | UnsetType = UNSET
    changed: bool | UnsetType = UNSET


FIELDS = (
    *ClaimRecord.__struct_fields__,
    *(f"article.{name}" for name in Place.__struct_fields__),
    *(f"spans.{name}" for name in Spans.__struct_fields__),
)
"""The names of a claim record's fields, nested ones with dots."""
