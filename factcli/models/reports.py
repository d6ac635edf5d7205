"""What commands answer beside claims and articles."""

from enum import StrEnum
from typing import Any

from msgspec import Struct

from factcli.models.claim import Claim, Place
from factcli.models.vocabulary import Status
from factcli.text.numerals import is_bare_number

CONTESTED = (Status.DISPUTED, Status.MISLEADING, Status.REFUTED)
"""The statuses that `compare` sets against the confirmed, in its order."""
COMPARED = (Status.CONFIRMED, *CONTESTED)
"""The statuses that `compare` shows."""


class Outcome(StrEnum):
    """What became of one item of an ingest."""

    ADDED = "added"
    UNCHANGED = "unchanged"
    REVISED = "revised"
    FAILED = "failed"


class Change(StrEnum):
    """What became of a claim when its article changed. `attributed`: somebody else is said to have made it."""

    ADDED = "added"
    GONE = "gone"
    REWORDED = "reworded"
    FIGURES = "figures"
    ATTRIBUTED = "attributed"
    STANCE = "stance"


class FigureChange(Struct, frozen=True, kw_only=True):
    """A figure of a claim that is another now; `before` or `after` is None where there is none.

    The texts show them: plain numbers in digits, amounts and ranges as they are worded.
    """

    of: str | None
    unit: str | None
    before: int | float | None
    after: int | float | None
    before_text: str | None
    after_text: str | None

    @property
    def phrase(self) -> str:
        """The change in words, such as "12 → 2 colleagues", "two → three weeks"."""
        last = self.after_text or self.before_text or ""
        unit = f" {self.unit}" if self.unit and is_bare_number(last) else ""
        counted = "" if not self.of else f" {self.of}" if self.unit is None else f" ({self.of})"
        if self.before_text is None:
            return f"no figure → {last}{unit}{counted}"
        if self.after_text is None:
            return f"{last}{unit}{counted} → no figure"
        return f"{self.before_text} → {last}{unit}{counted}"


class CountedBy(StrEnum):
    """What claims are counted by."""

    SPEAKER = "speaker"
    OUTLET = "outlet"
    TAG = "tag"
    STATUS = "status"
    MONTH = "month"


class Counted(Struct, frozen=True, kw_only=True):
    """A speaker, outlet, tag, status or month (None: there is none) with its claims: how many, by status, and when published.

    `first` and `last` are days such as 2026-03-14; `names` are those that were counted together.
    """

    name: str | None
    claims: int
    statuses: dict[Status, int]
    first: str | None
    last: str | None
    names: tuple[str, ...]

    def record(self) -> dict[str, Any]:
        """What `count --json` prints."""
        return {
            "name": self.name,
            "claims": self.claims,
            "statuses": {status.value: number for status, number in self.statuses.items()},
            "first": self.first,
            "last": self.last,
            "names": self.names,
        }


COUNTED_FIELDS = ("name", "claims", "statuses", *(f"statuses.{status}" for status in Status), "first", "last", "names")
"""The names of its record's fields, nested ones with dots."""


class ClaimChange(Struct, frozen=True, kw_only=True):
    """What became of one claim when its article changed.

    `before` and `after` are the claim's words; of `attributed` they are the speakers, of `stance` the stances.
    `speaker` is who is said to have made it now, or, of a claim that has gone, who was.
    """

    claim: str
    change: Change
    speaker: str | None
    before: str | None
    after: str | None
    figures: tuple[FigureChange, ...] = ()


class ItemReport(Struct, frozen=True, kw_only=True):
    """One item: where it came from, what became of it, and why, where that needs saying.

    `changes` tells what became of the claims of an article whose text has changed. `undated`: the day of publication is
    not known, so that no filter by days finds the article's claims.
    """

    location: str
    outcome: Outcome
    article: str | None = None
    claims: int = 0
    reason: str | None = None
    changes: tuple[ClaimChange, ...] = ()
    undated: bool = False


class IngestReport(Struct, frozen=True):
    """A whole ingest. `run` is None for one that stored nothing, as with --dry-run.

    `unread` counts the files of folders that are not read, by their endings ("" for none).
    """

    run: int | None
    items: tuple[ItemReport, ...]
    unread: dict[str, int] = {}

    def count(self, outcome: Outcome) -> int:
        """How many items ended so."""
        return sum(1 for item in self.items if item.outcome is outcome)

    @property
    def undated(self) -> int:
        """How many of the articles have no day of publication."""
        return sum(item.undated for item in self.items)

    def record(self) -> dict[str, Any]:
        """The object that `ingest --json` prints."""
        return {
            "run": self.run,
            **{outcome.value: self.count(outcome) for outcome in Outcome},
            "claims": sum(item.claims for item in self.items),
            "undated": self.undated,
            "unread": self.unread,
            "items": self.items,
        }


class State(StrEnum):
    """How something stands: well, well enough though something should be done, or not."""

    OK = "ok"
    ADVICE = "advice"
    BAD = "bad"


class Check(Struct, frozen=True):
    """One thing that was looked at: how it stands, what was seen, and what to do."""

    check: str
    state: State
    detail: str
    advice: str | None = None


class Edit(Struct, frozen=True, kw_only=True):
    """A published article that was changed: which revision saw it, and what it did to the claims.

    `fields` are those of title, byline and day of publication that were changed, each with what it was and is;
    `summary` says in a phrase what became of the claims.
    """

    article: Place
    revision: int
    run: int
    at: str
    text_changed: bool
    fields: dict[str, tuple[str, str | None]]
    changes: tuple[ClaimChange, ...]
    summary: str

    def record(self) -> dict[str, Any]:
        """The record that `changes` prints."""
        return {
            "article": self.article,
            "revision": self.revision,
            "run": self.run,
            "at": self.at,
            "text_changed": self.text_changed,
            "fields": {name: {"before": was, "after": now} for name, (was, now) in self.fields.items()},
            "summary": self.summary,
            "changes": self.changes,
        }


EDIT_FIELDS = (
    "article", "revision", "run", "at", "text_changed", "fields", "summary", "changes",
    *(f"article.{name}" for name in Place.__struct_fields__),
)  # fmt: skip
"""The names of an edit record's fields, nested ones with dots."""


class Compared(Struct, frozen=True):
    """The claims of one speaker or outlet in a comparison, by verdict; `name` is None where none is known."""

    name: str | None
    claims: dict[Status, tuple[Claim, ...]]


class Comparison(Struct, frozen=True):
    """The confirmed claims beside the contested ones, and how many have which status.

    `groups` hold the same claims by what `by` names, where that was asked for.
    """

    claims: dict[Status, tuple[Claim, ...]]
    counts: dict[Status, int]
    by: str | None = None
    groups: tuple[Compared, ...] = ()

    def record(self) -> dict[str, Any]:
        """The object that `compare --json` prints."""
        record = {**_records(self.claims), "counts": {status.value: count for status, count in self.counts.items()}}
        if self.by is not None:
            record["groups"] = [{self.by: one.name, **_records(one.claims)} for one in self.groups]
        return record


def _records(claims: dict[Status, tuple[Claim, ...]]) -> dict[str, Any]:
    return {status.value: [claim.record() for claim in some] for status, some in claims.items()}
