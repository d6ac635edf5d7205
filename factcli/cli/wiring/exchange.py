"""What other programs wrote and we read, or are to read: exports, ClaimReview, tables of claims, lists of feeds."""

import io
import os
import sys
import tempfile
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from factcli.cli.durations import shown
from factcli.errors import InputError, NothingUsable
from factcli.models.claim import Statement
from factcli.models.foreign import ForeignClaim, Unread
from factcli.models.location import printable
from factcli.models.source import Source

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

    from factcli.sources.feeds.opml import Outline
    from factcli.sources.ledgerlines import LedgerLines

__all__ = [
    "ImportFormat",
    "column_names",
    "export_lines",
    "feed_list",
    "foreign_claims",
    "is_body",
    "opened",
    "read_feed_list",
    "recognised",
]

_STDIN: Final = "-"
_CHECK_PATH: Final = "check the path; nothing was changed"
_PIPE_PIECE: Final = 1 << 20
"""How much of a pipe is read at a time, in bytes."""
_BEGINNING: Final = 1 << 16
"""By how many bytes a format is told."""
_LARGEST_FOREIGN: Final = 1 << 28
"""What is not an export is held in memory whole, and so has a limit, in bytes."""


class ImportFormat(StrEnum):
    """What is read."""

    AUTO = "auto"
    JSONL = "jsonl"
    CLAIMREVIEW = "claimreview"
    CSV = "csv"


@contextmanager
def opened(name: str) -> Iterator[tuple[BinaryIO, str]]:
    """The file, and what it is called; standard input and pipes are kept in a file, for they are read twice.

    Raises NothingUsable where it cannot be opened or read, whoever reads it.
    """
    path = Path(name).expanduser()
    location = "(standard input)" if name == _STDIN else printable(name)
    with _telling(location, _CHECK_PATH):
        is_file = name != _STDIN and path.is_file()
        source = sys.stdin.buffer if name == _STDIN else io.BufferedReader(_File(path, location))
    if is_file:
        with source:
            yield source, location
        return
    with tempfile.TemporaryFile() as kept:
        for piece in _pieces(source, location):
            kept.write(piece)
        kept.seek(0)
        yield kept, location


class _File(io.FileIO):
    """A file whose reading raises NothingUsable where it fails, so that it is told from what else fails meanwhile."""

    def __init__(self, path: Path, location: str) -> None:
        super().__init__(path)
        self._location = location

    def readinto(self, buffer: "WriteableBuffer", /) -> int | None:
        with _telling(self._location, _CHECK_PATH):
            return super().readinto(buffer)


def _pieces(source: BinaryIO, location: str) -> Iterator[bytes]:
    while True:
        with _telling(location, "nothing was changed"):
            piece = source.read(_PIPE_PIECE)
        if not piece:
            return
        yield piece


@contextmanager
def _telling(location: str, hint: str) -> Iterator[None]:
    """Tell of what fails as of something that cannot be read."""
    try:
        yield
    except OSError as error:
        raise NothingUsable(f"{location} cannot be read: {error.strerror}", hint=hint, subject=location) from error


def recognised(file: BinaryIO, location: str) -> ImportFormat:
    """What a file is, told by its beginning, to which it is put back; raises NothingUsable for an empty one."""
    from factcli.sources.ledgerlines import is_export

    beginning = file.read(_BEGINNING)
    file.seek(0)
    if is_export(beginning):
        return ImportFormat.JSONL
    start = beginning.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not start:
        raise NothingUsable(
            f"{location} is empty", hint="`factcli export` writes what can be imported", subject=location
        )
    return ImportFormat.CLAIMREVIEW if start[:1] in (b"{", b"[", b"<") else ImportFormat.CSV


def _text(file: BinaryIO, location: str) -> str:
    from factcli.sources.decoding import decode

    data = file.read(_LARGEST_FOREIGN + 1)
    text = decode(data) if len(data) <= _LARGEST_FOREIGN else None
    if text is None:
        reason = "is no text" if len(data) <= _LARGEST_FOREIGN else f"has more than {_LARGEST_FOREIGN >> 20} MiB"
        raise InputError(f"{location} {reason}", hint="nothing was changed", subject=location)
    return text


def export_lines(file: BinaryIO, location: str) -> "LedgerLines":
    """The lines of an export."""
    from factcli.sources.ledgerlines import LedgerLines

    return LedgerLines(file, location)


def foreign_claims(
    file: BinaryIO, location: str, shape: ImportFormat, columns: Mapping[str, str]
) -> Iterator[ForeignClaim | Unread]:
    """The claims of ClaimReviews or of a table, whose `columns` have these headers; raises InputError for what is no text."""
    text = _text(file, location)
    if shape is ImportFormat.CSV:
        from factcli.sources.claimtable import read_table

        return read_table(text, columns)
    from factcli.sources.reviews import read_reviews

    return read_reviews(text)


def column_names() -> Collection[str]:
    """What the columns of a table may be."""
    from factcli.sources.claimtable import NAMES

    return NAMES


def is_body(said: Statement) -> bool:
    """Whether a body of people made a statement rather than a person."""
    from factcli.extract.speakers.entitykinds import is_body as told

    return told(said)


def read_feed_list(name: str) -> "list[Outline]":
    """The feeds of an OPML file, or of standard input; raises NothingUsable for what is none."""
    from factcli.sources.feeds.opml import read_opml
    from factcli.sources.targets import LARGEST_FILE, STDIN, read_bytes

    if name != STDIN and os.path.isdir(name):  # noqa: PTH112 - a name too long for any file is an error to pathlib
        raise NothingUsable(f"{name} is a folder", hint="name the file; nothing was added", subject=name)
    data = sys.stdin.buffer.read(LARGEST_FILE) if name == STDIN else read_bytes(Path(name))
    if isinstance(data, str):
        raise NothingUsable(f"{name}: {data}", hint="nothing was added", subject=name)
    found = read_opml(data)
    if found is None:
        raise NothingUsable(f"{name} is no list of feeds (OPML)", hint="nothing was added", subject=name)
    return list(found)


def feed_list(feeds: Iterable[Source]) -> bytes:
    """Sources as OPML."""
    from factcli.sources.feeds.opml import Outline, write_opml

    return write_opml([Outline(one.name, one.target, one.tags, one.outlet, shown(one.every)) for one in feeds])
