"""What the ledger remembers beside articles and claims: revisions, runs of commands, and events."""

from typing import Any

from msgspec import Struct

from factcli.models.article import Article, ArticleCorrection
from factcli.models.claim import Claim, Evidence, Work
from factcli.models.filters import AliasGroup, SavedFilter
from factcli.text.times import seconds


class Revision(Struct, frozen=True, omit_defaults=True, kw_only=True):
    """One state of an article, numbered by `entry` through the whole ledger; `previous` is the entry before it.

    `text` is None where it is the same as that of the revision `article.text_entry`. `claims` holds
    the article's claims as they were when the next revision took this one's place; None until then.
    """

    entry: int
    run: int
    at: str
    previous: int | None
    article: Article
    text: str | None
    claims: tuple[Claim, ...] | None = None


class FilterChange(Struct, frozen=True, omit_defaults=True):
    """A saved filter as a command found it and as it left it; None where there was none."""

    before: SavedFilter | None = None
    after: SavedFilter | None = None


class AliasChange(Struct, frozen=True, omit_defaults=True):
    """A group of aliases as a command found it and as it left it; None where there was none."""

    before: AliasGroup | None = None
    after: AliasGroup | None = None


class FieldChange(Struct, frozen=True):
    """One field of a claim or an article, or of what is recorded on a claim, in words before and after.

    None where there was, or is, nothing.
    """

    field: str
    before: str | None
    after: str | None


class ArticleChange(Struct, frozen=True, omit_defaults=True, kw_only=True):
    """The correction of an article's fields as a command found it and as it left it; None where there was none.

    `changes` tells what the fields were and are, `note` why.
    """

    article: str
    before: ArticleCorrection | None = None
    after: ArticleCorrection | None = None
    changes: tuple[FieldChange, ...] = ()
    note: str | None = None


class Run(Struct, frozen=True, omit_defaults=True, kw_only=True):
    """One command that wrote to the ledger. `person`: whether it recorded somebody's judgement.

    `undone` tells that another run has taken it back; `target` is the run that this one takes back or
    brings back. `events` and `entries` are the first and last number of what it wrote; others may have
    written between them. `articles` and `claims` count what it stored, revised or judged, `revised` those
    of the articles that were there before, `sources` and `failed` the sources that it asked and that failed.
    `filters` and `aliases` are those that it changed, `corrected` is the article whose fields it did. `ended` is None for
    one that was cut off. `forgotten` counts what a person has erased of it: revisions, events and the correction.
    """

    number: int
    at: str
    by: str
    command: str
    detail: str
    person: bool
    undone: bool = False
    target: int | None = None
    events: tuple[int, int] | None = None
    entries: tuple[int, int] | None = None
    articles: int = 0
    claims: int = 0
    ended: str | None = None
    revised: int = 0
    sources: int = 0
    failed: int = 0
    forgotten: int = 0
    filters: tuple[FilterChange, ...] = ()
    aliases: tuple[AliasChange, ...] = ()
    corrected: ArticleChange | None = None

    @property
    def seconds(self) -> int | None:
        """How long it took, where that is known."""
        return max(0, seconds(self.ended) - seconds(self.at)) if self.ended else None

    def pattern(self, at: str) -> "Event":
        """The pattern of the events that tell, at that time, what it did to claims that people had worked on."""
        work = Work()
        return Event(seq=0, at=at, by=self.by, command=self.command, claim="", run=self.number, before=work, after=work)

    def record(self) -> dict[str, Any]:
        """What a user sees of a run."""
        return {
            "run": self.number,
            "at": self.at,
            "by": self.by,
            "command": self.command,
            "detail": self.detail,
            "articles": self.articles,
            "claims": self.claims,
            "undone": self.undone,
            "target": self.target,
            "seconds": self.seconds,
            "revised": self.revised,
            "sources": self.sources,
            "failed": self.failed,
            "article": self.corrected.article if self.corrected else None,
            "changes": self.corrected.changes if self.corrected else (),
            "note": self.corrected.note if self.corrected else None,
        }


class Event(Struct, frozen=True, omit_defaults=True, kw_only=True):
    """One change of what people recorded on a claim, numbered by `seq` through the whole ledger.

    `changes` tells of all but the verdict. `brought` is the claim itself where it came in, or went, with the event.
    """

    seq: int
    at: str
    by: str
    command: str
    claim: str
    run: int
    before: Work
    after: Work
    note: str | None = None
    changes: tuple[FieldChange, ...] = ()
    brought: Claim | None = None

    @property
    def added_evidence(self) -> tuple[Evidence, ...]:
        """The evidence that it brought."""
        known = {one.id for one in self.before.evidence}
        return tuple(one for one in self.after.evidence if one.id not in known)

    def record(self) -> dict[str, Any]:
        """The record that `history` prints."""
        return {
            "seq": self.seq,
            "at": self.at,
            "by": self.by,
            "command": self.command,
            "claim": self.claim,
            "from": _status(self.before),
            "to": _status(self.after),
            "note": self.note,
            "run": self.run,
            "confidence": self.after.verdict.confidence if self.after.verdict else None,
            "evidence": [one.url for one in self.added_evidence],
            "changes": self.changes,
        }


class Sample(Struct, frozen=True, omit_defaults=True, kw_only=True):
    """The claims that an audit asks about, drawn at random from those that `filters` name, by `seed`.

    `size` is how many were wanted; `claims` are the ids, in the order in which they are asked about.
    """

    number: int
    at: str
    by: str
    seed: int
    size: int
    claims: tuple[str, ...]
    filters: str = ""
    extractor: str | None = None


def _status(work: Work) -> str:
    return work.verdict.status.value if work.verdict else "unverified"
