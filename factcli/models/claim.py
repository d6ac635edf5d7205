"""The claim that the ledger makes of a statement, with what people recorded on it, and its record.

The parts that it is made of stand in `statement` and `work`; they may be imported from here, too.
"""

from typing import Any

from msgspec import UNSET, Struct, UnsetType, field

from factcli.models.article import Article, ArticlePlace
from factcli.models.statement import DateMention, Extraction, Figure, Finding, Span, Spans, Statement
from factcli.models.vocabulary import Confidence, Kind, Origin, Stance, Status
from factcli.models.work import Assessment, Correction, Dismissal, Evidence, Verdict, Work

__all__ = [
    "DOUBTFUL",
    "FIELDS",
    "HEX_DIGITS",
    "ID_DIGITS",
    "SCHEMA",
    "Assessment",
    "Claim",
    "ClaimRecord",
    "Correction",
    "DateMention",
    "Dismissal",
    "Evidence",
    "Extraction",
    "Figure",
    "Finding",
    "Place",
    "Span",
    "Spans",
    "Statement",
    "Verdict",
    "Work",
    "place_of",
]  # fmt: skip

SCHEMA = 1

ID_DIGITS = 16
"""How many hexadecimal digits the id of a claim or an article has."""
HEX_DIGITS = frozenset("0123456789abcdef")


_DOUBTED = frozenset(("text", "speaker", "stance"))
DOUBTFUL = 0.8
"""Below this `sure` a claim is doubtful: one is to check its words, speaker and stance against the article. Set by hand."""


class Place(Struct, frozen=True, kw_only=True):
    """The article that a claim stands in, as far as a claim's record tells it."""

    id: str
    title: str | None
    outlet: str | None
    location: str
    url: str | None
    published: str | None


def place_of(article: Article | ArticlePlace) -> Place:
    """What a claim's record tells of its article."""
    return Place(
        id=article.id,
        title=article.title,
        outlet=article.outlet,
        location=article.location,
        url=article.url,
        published=article.published,
    )


class Claim(Struct, frozen=True, omit_defaults=True, kw_only=True):
    """One reported statement in one article, with what people made of it.

    `entry` is the number of the revision in which the ledger first saw it: newer claims have higher
    ones. `extracted` is what the extractor said, or whoever `added` the claim: a correction lies over it, in `work`.
    `gone` tells that it no longer stands in its article, `touched` that somebody has ever worked on it, even if that
    was undone.
    """

    id: str
    extracted: Statement = field(name="statement")
    article: Place
    first_seen: str
    updated: str
    entry: int = 0
    work: Work = Work()
    gone: bool = False
    touched: bool = False
    added: bool = False

    @property
    def statement(self) -> Statement:
        """What is claimed, with a person's corrections."""
        correction = self.work.correction
        return self.extracted if correction is None else correction.over(self.extracted)

    @property
    def origin(self) -> Origin:
        """Where it comes from: the extractor, the extractor corrected by a person, or a person."""
        if self.added:
            return Origin.ADDED
        return Origin.CORRECTED if self.work.correction else Origin.EXTRACTED

    @property
    def sure(self) -> float | None:
        """How likely it is that words, speaker and stance are all right; None if a person added it, or corrected one of them."""
        correction = self.work.correction
        checked = correction is not None and not _DOUBTED.isdisjoint(correction.fields())
        return None if self.added or checked else self.extracted.sure

    @property
    def doubtful(self) -> bool:
        """Whether the engine doubts that words, speaker and stance are all right."""
        sure = self.sure
        return sure is not None and sure < DOUBTFUL

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
        """Whether it is known of: it stands in its article, or a person has worked on it."""
        return not self.gone or self.added or bool(self.work)

    @property
    def reworded(self) -> bool:
        """Whether its article has altered the words since a person worked on it."""
        return self.work.changed and bool(self.work)

    @property
    def counted(self) -> bool:
        """Whether it counts among its article's claims: it stands there, and nobody has dismissed it."""
        return not self.gone and self.work.dismissal is None

    def record(self) -> "ClaimRecord":
        """The claim as JSON output bears it."""
        said = self.statement
        return ClaimRecord(
            schema=SCHEMA,
            id=self.id,
            text=said.text,
            kind=said.kind,
            stance=said.stance,
            speaker=said.speaker,
            speaker_mention=said.speaker_mention,
            speaker_role=said.speaker_role,
            speaker_inferred=said.speaker_inferred,
            cue=said.cue,
            figures=said.figures,
            dates=said.dates,
            sure=self.sure,
            context=said.context,
            spans=said.spans,
            article=self.article,
            origin=self.origin,
            first_seen=self.first_seen,
            updated=self.updated,
            gone=self.gone or UNSET,
            # Nobody has worked on most claims, and a list of all makes a record of each.
            **(self._recorded_work() if self.work else {}),
        )

    def _recorded_work(self) -> dict[str, Any]:
        """What people made of it, as fields of its record."""
        work = self.work
        verdict, correction, dismissal = work.verdict, work.correction, work.dismissal
        return {
            "status": self.status,
            "confidence": verdict.confidence if verdict else None,
            "evidence": work.evidence,
            "note": verdict.note if verdict else None,
            "tags": work.tags,
            "marked_by": verdict.by if verdict else None,
            "marked_at": verdict.at if verdict else None,
            "changed": self.reworded or UNSET,
            "dismissed": dismissal is not None or UNSET,
            "dismissed_reason": (dismissal.reason if dismissal else None) or UNSET,
            "extracted": _original(self.extracted) if correction else UNSET,
            "corrected_by": correction.by if correction else UNSET,
            "corrected_at": correction.at if correction else UNSET,
            "dismissed_by": dismissal.by if dismissal else UNSET,
            "dismissed_at": dismissal.at if dismissal else UNSET,
        }


class Original(Struct, frozen=True, kw_only=True):
    """What was extracted of a claim that a person has corrected."""

    text: str
    kind: Kind
    stance: Stance
    speaker: str | None
    speaker_role: str | None
    figures: tuple[Figure, ...]
    dates: tuple[DateMention, ...]


def _original(said: Statement) -> Original:
    return Original(
        text=said.text,
        kind=said.kind,
        stance=said.stance,
        speaker=said.speaker,
        speaker_role=said.speaker_role,
        figures=said.figures,
        dates=said.dates,
    )


class ClaimRecord(Struct, frozen=True, kw_only=True):
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
    sure: float | None
    context: str
    spans: Spans
    article: Place
    status: Status = Status.UNVERIFIED
    confidence: Confidence | None = None
    evidence: tuple[Evidence, ...] = ()
    note: str | None = None
    tags: tuple[str, ...] = ()
    origin: Origin
    first_seen: str
    updated: str
    marked_by: str | None = None
    marked_at: str | None = None
    gone: bool | UnsetType = UNSET
    changed: bool | UnsetType = UNSET
    dismissed: bool | UnsetType = UNSET
    dismissed_reason: str | UnsetType = UNSET
    extracted: Original | UnsetType = UNSET
    corrected_by: str | UnsetType = UNSET
    corrected_at: str | UnsetType = UNSET
    dismissed_by: str | UnsetType = UNSET
    dismissed_at: str | UnsetType = UNSET


FIELDS = (
    *ClaimRecord.__struct_fields__,
    *(f"article.{name}" for name in Place.__struct_fields__),
    *(f"spans.{name}" for name in Spans.__struct_fields__),
)
"""The names of a claim record's fields, nested ones with dots."""
