"""The stored format: what each table's documents hold.

All but claims are stored as the models are, by their fields' names, without those
that have their default value. A claim is stored with the id of its article alone, and beside its statement
with copies of those of its fields that claims are found by; `said` is what was extracted, the copies are as corrected.
"""

from typing import Final
from zlib import crc32

import msgspec
from msgspec import Struct

from factcli.models.claim import Claim, Place, Statement, Work
from factcli.models.vocabulary import Kind, Stance, Status


class ClaimRow(Struct, frozen=True, omit_defaults=True):
    """A claim's document."""

    entry: int
    status: Status
    speaker: str | None
    article: str
    kind: Kind
    stance: Stance
    id: str
    first_seen: str
    updated: str
    said: Statement
    work: Work = Work()
    gone: bool = False
    touched: bool = False
    added: bool = False


class DueRow(Struct, frozen=True):
    """When a page's document says that it is to be read."""

    id: str
    sources: tuple[int, ...]
    due: str | None = None


class OverRow(Struct, frozen=True):
    """What tells that a page may be let go of."""

    id: str
    url: str
    first_seen: str
    sources: tuple[int, ...] = ()
    due: str | None = None
    forgotten: bool = False


class ImportRow(Struct, frozen=True):
    """What the run of an import changed, by table and number: as it was before, null where it is new, and checksums of it now."""

    run: int
    before: dict[str, dict[int, msgspec.Raw]]
    after: dict[str, dict[int, int]]


class RunOfEvent(Struct, frozen=True):
    """Which run an event is of."""

    run: int


class ArticleId(Struct, frozen=True):
    """Which article an article's document is of."""

    id: str


class RevisionHead(Struct, frozen=True):
    """Which revision of which article a revision's document is, and behind which other."""

    entry: int
    previous: int | None
    article: ArticleId


class WordsRow(Struct, frozen=True):
    """What words are looked for in of a claim's document."""

    id: str
    article: str
    speaker: str | None
    said: msgspec.Raw
    work: msgspec.Raw = msgspec.Raw()


class _Text(Struct, frozen=True):
    """The words of a statement, or, None where it has none, of a correction."""

    text: str | None = None
    context: str = ""


class _Counted(Struct, frozen=True):
    """The figures of a statement, or, empty where it has none, of a correction, unread."""

    figures: msgspec.Raw = msgspec.Raw()


class _Corrected(Struct, frozen=True):
    """The correction in what people recorded, unread."""

    correction: msgspec.Raw = msgspec.Raw()


_counted: Final = msgspec.json.Decoder(_Counted).decode


def _correction(work: bytes) -> bytes:
    """The correction in what people recorded on a claim, as its document has it; empty where there is none."""
    if b'"correction":' not in work:
        return b""
    correction = bytes(msgspec.json.decode(work, type=_Corrected).correction)
    return correction if correction != b"null" else b""


def has_figures(said: bytes, work: bytes) -> bool:
    """Whether a statement has figures, as its document has it, and what people recorded on it."""
    correction = _correction(work)
    figures = bytes(_counted(correction).figures) if correction else b""
    if not figures and said:
        figures = bytes(_counted(said).figures)
    return figures not in (b"", b"[]")


def said_checksum(said: bytes, work: bytes) -> int:
    """A checksum that changes where a statement or its correction does."""
    return crc32(_correction(work), crc32(said))


def said_texts(row: WordsRow) -> tuple[str, str]:
    """The words of a claim, as corrected, and their context."""
    said = msgspec.json.decode(row.said, type=_Text)
    correction = _correction(bytes(row.work))
    corrected = msgspec.json.decode(correction, type=_Text).text if correction else None
    return (said.text or "") if corrected is None else corrected, said.context


def row_of(claim: Claim) -> ClaimRow:
    """The document of a claim."""
    said = claim.statement
    return ClaimRow(
        entry=claim.entry,
        status=claim.status,
        speaker=said.speaker,
        article=claim.article.id,
        kind=said.kind,
        stance=said.stance,
        id=claim.id,
        first_seen=claim.first_seen,
        updated=claim.updated,
        said=claim.extracted,
        work=claim.work,
        gone=claim.gone,
        touched=claim.touched,
        added=claim.added,
    )


def claim_of(row: ClaimRow, place: Place) -> Claim:
    """The claim of a document, in the article that `place` describes."""
    return Claim(
        id=row.id,
        extracted=row.said,
        article=place,
        first_seen=row.first_seen,
        updated=row.updated,
        entry=row.entry,
        work=row.work,
        gone=row.gone,
        touched=row.touched,
        added=row.added,
    )
