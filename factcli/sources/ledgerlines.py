"""The JSON lines that `export` writes, read back: each checked by itself, whoever wrote it.

What a line says of others, such as which article a claim stands in, is not known here.
"""

from collections.abc import Iterator
from typing import BinaryIO, Final, TypeVar, cast

import msgspec
from msgspec import Struct

from factcli.errors import InputError, NewerDatabase
from factcli.models.exchange import RECORDS, SCHEMA, ExportHead, Record
from factcli.sources.linechecks import check

Row = TypeVar("Row", bound=Struct)

_LONGEST_LINE: Final = 1 << 26
"""In bytes."""
_MARK: Final = b"\xef\xbb\xbf"


class _Type(Struct, frozen=True):
    type: str


class ExportLine(Struct, frozen=True):
    """One line: its number, its offset in the file, and its record, or else the reason why it has none."""

    number: int
    offset: int
    record: Record | None = None
    reason: str | None = None


class LedgerLines:
    """A file of such lines; `head` is what its first says. Raises InputError where that is another's, NewerDatabase."""

    def __init__(self, file: BinaryIO, location: str) -> None:
        """`file` can be read again from any place; `location` is what messages call it."""
        self._file = file
        self.location = location
        self._decoders = {name: msgspec.json.Decoder(kind) for name, kind in RECORDS.items()}
        file.seek(0)
        first = file.readline(_LONGEST_LINE).removeprefix(_MARK)
        self._start = file.tell()
        self.head = self._read_head(first)

    def __iter__(self) -> Iterator[ExportLine]:
        """The lines behind the first, but for empty ones; each is checked."""
        offset = self._start
        number = 1
        while True:
            self._file.seek(offset)
            line = self._file.readline(_LONGEST_LINE)
            if not line:
                return
            number += 1
            start = offset
            if not line.endswith(b"\n") and len(line) == _LONGEST_LINE:
                offset = self._behind_line()
                yield ExportLine(number, start, reason=f"it is longer than {_LONGEST_LINE >> 20} MiB")
                continue
            offset += len(line)
            if line.strip():
                try:
                    yield ExportLine(number, start, self._record(line))
                except ValueError as error:
                    yield ExportLine(number, start, reason=str(error))

    def at(self, offset: int, kind: type[Row]) -> Row:
        """The record of a line that was read before, by its offset; raises InputError where the file has changed since."""
        self._file.seek(offset)
        try:
            record = self._record(self._file.readline(_LONGEST_LINE))
        except ValueError:
            record = None
        if not isinstance(record, kind):
            raise InputError(
                f"{self.location} has changed while it was read",
                hint="import it again; what was taken in before stays",
                subject=self.location,
            )
        return record

    def _behind_line(self) -> int:
        while piece := self._file.readline(_LONGEST_LINE):
            if piece.endswith(b"\n"):
                break
        return self._file.tell()

    def _read_head(self, line: bytes) -> ExportHead:
        try:
            head = msgspec.json.decode(line, type=ExportHead) if is_export(line) else None
        except ValueError:
            head = None
        if head is None:
            raise InputError(
                f"{self.location} does not begin as an export of factcli does",
                hint='its first line is {"type":"ledger","schema":1,…}; `factcli export` writes such files',
                subject=self.location,
            )
        if head.schema > SCHEMA:
            raise NewerDatabase(
                f"{self.location} was written by a later version of factcli (schema {head.schema}; this one reads {SCHEMA})",
                hint="update factcli; nothing was changed",
                subject=self.location,
            )
        return head

    def _record(self, line: bytes) -> Record:
        """The record of a line; raises ValueError, which says what is wrong."""
        try:
            kind = msgspec.json.decode(line, type=_Type).type
            if kind not in self._decoders:
                raise ValueError(f"there is no type {kind!r}" if kind != "ledger" else "another export begins here")
            record = cast("Record", self._decoders[kind].decode(line))
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise ValueError(f"not a record: {error}") from error
        except RecursionError:
            raise ValueError("not a record: it is nested too deeply") from None
        check(record)
        return record


def is_export(beginning: bytes) -> bool:
    """Whether a file that begins so is one of ours."""
    first = beginning.removeprefix(_MARK).split(b"\n", 1)[0]
    try:
        return msgspec.json.decode(first, type=_Type).type == "ledger"
    except (ValueError, RecursionError):
        return False
