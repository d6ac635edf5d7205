"""The closed lists of words that claims, verdicts and evidence are described in."""

from enum import StrEnum


class Status(StrEnum):
    """A person's verdict on a claim."""

    UNVERIFIED = "unverified"
    CHECKING = "checking"
    CONFIRMED = "confirmed"
    DISPUTED = "disputed"
    MISLEADING = "misleading"
    REFUTED = "refuted"
    UNVERIFIABLE = "unverifiable"


class Confidence(StrEnum):
    """How sure the person is."""

    LOW = "low"
    MODERATE = "moderate"
    HIGH = "high"


class Kind(StrEnum):
    """How the words are reported: all in quotation marks, some of them, or none."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class Stance(StrEnum):
    """What the speaker does with the content. `alleges` accuses somebody of wrongdoing."""

    ASSERTS = "asserts"
    DENIES = "denies"
    ALLEGES = "alleges"
    PROMISES = "promises"
    PREDICTS = "predicts"
    ASKS = "asks"
    OTHER = "other"


class Origin(StrEnum):
    """Where a claim's wording comes from: the extractor, the extractor corrected by a person, or a person."""

    EXTRACTED = "extracted"
    CORRECTED = "corrected"
    ADDED = "added"


class Bearing(StrEnum):
    """What a piece of evidence does to the claim."""

    SUPPORTS = "supports"
    REFUTES = "refutes"
    CONTEXT = "context"


class EvidenceKind(StrEnum):
    """What a piece of evidence is: a source at first hand, one about others, somebody's account, or data."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    TESTIMONY = "testimony"
    DATA = "data"


class Reliability(StrEnum):
    """How far the source of a piece of evidence is to be trusted: A completely, E not at all, F cannot be told."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"


class Credibility(StrEnum):
    """How far what it says is to be believed, whoever says it: 1 confirmed by others, 5 improbable, 6 cannot be told."""

    CONFIRMED = "1"
    PROBABLE = "2"
    POSSIBLE = "3"
    DOUBTFUL = "4"
    IMPROBABLE = "5"
    UNKNOWN = "6"


class AuditAnswer(StrEnum):
    """A person's judgement on what the extractor found: right, but for its edges, by another speaker, or no claim."""

    RIGHT = "right"
    EDGES = "edges"
    SPEAKER = "speaker"
    NO_CLAIM = "no-claim"
