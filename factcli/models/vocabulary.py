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
