"""What people record on a claim: verdict, evidence, tags, corrections, dismissals, and answers of an audit."""

from msgspec import UNSET, Struct, UnsetType
from msgspec.structs import replace

from factcli.models.statement import DateMention, Figure, Statement
from factcli.models.unset import fields_said
from factcli.models.vocabulary import (
    AuditAnswer,
    Bearing,
    Confidence,
    Credibility,
    EvidenceKind,
    Kind,
    Reliability,
    Stance,
    Status,
)


class Verdict(Struct, frozen=True, omit_defaults=True, kw_only=True):
    """A person's judgement on a claim. `at` is a UTC time such as 2026-03-14T09:00:00Z."""

    status: Status
    by: str
    at: str
    confidence: Confidence | None = None
    note: str | None = None


class Evidence(Struct, frozen=True, kw_only=True):
    """A document or page that supports or refutes a claim, or gives its context.

    `url` may be a file's path, or a reference in words. `sha256` is that of the file's bytes, else of the excerpt.
    `retrieved` is a day such as 2026-03-14.
    """

    id: str
    stance: Bearing
    by: str
    at: str
    kind: EvidenceKind | None = None
    url: str | None = None
    archive_url: str | None = None
    excerpt: str | None = None
    sha256: str | None = None
    retrieved: str | None = None
    reliability: Reliability | None = None
    credibility: Credibility | None = None
    note: str | None = None
    withdrawn: bool = False


class Correction(Struct, frozen=True, omit_defaults=True, kw_only=True):
    """What a person put in the place of what the extractor said; what is UNSET stands as extracted."""

    by: str
    at: str
    note: str | None = None
    text: str | UnsetType = UNSET
    speaker: str | UnsetType | None = UNSET
    speaker_role: str | UnsetType | None = UNSET
    stance: Stance | UnsetType = UNSET
    kind: Kind | UnsetType = UNSET
    figures: tuple[Figure, ...] | UnsetType = UNSET
    dates: tuple[DateMention, ...] | UnsetType = UNSET

    def fields(self) -> dict[str, object]:
        """The corrected fields by name."""
        return fields_said(self, CORRECTABLE)

    def over(self, extracted: Statement) -> Statement:
        """The statement with the corrections in it; its spans and context stay those of what was extracted."""
        fields = self.fields()
        if "speaker" in fields:
            fields["speaker_inferred"] = False
        return replace(extracted, **fields)


CORRECTABLE = ("text", "speaker", "speaker_role", "stance", "kind", "figures", "dates")
"""The fields of a statement that a person may correct."""


class Dismissal(Struct, frozen=True, omit_defaults=True):
    """A person's word that this is no claim."""

    by: str
    at: str
    reason: str | None = None


class Assessment(Struct, frozen=True, omit_defaults=True):
    """A person's answer, in the audit of that `sample`, to whether the extractor found the claim rightly."""

    sample: int
    answer: AuditAnswer
    by: str
    at: str


class Work(Struct, frozen=True, omit_defaults=True, kw_only=True):
    """All that people recorded on a claim: what is carried from revision to revision, and what `undo` restores.

    `changed` tells that the article has altered the words since the verdict; alone it means nothing. An assessment is
    about the extractor, not the claim: alone it keeps nothing in the list.
    """

    verdict: Verdict | None = None
    evidence: tuple[Evidence, ...] = ()
    tags: tuple[str, ...] = ()
    changed: bool = False
    correction: Correction | None = None
    dismissal: Dismissal | None = None
    assessment: Assessment | None = None

    def __bool__(self) -> bool:
        return bool(self.verdict or self.evidence or self.tags or self.correction or self.dismissal)
