"""The bytes of the snapshot, and every shortcut that is taken through them.

    {
    "claims":{
    "17":{…},
    "23":{…}
    },
    "_columns":{
    "1":{"table":"claims","field":"status","values":["unverified","disputed"],"codes":[0,1]}
    },
    "_meta":{"1":{"version":2,"sequence":812,"journals":["…"],"position":4720,"tables":{…},"columns":{…},"checksum":…}}
    }

It is TinyDB's own JSON (https://tinydb.readthedocs.io), one document a line, ids ascending. `_meta`
gives for each table the byte range of its documents, their number and their CRC-32, and likewise for
each column of `_columns`, what `columns` describes; it is believed only where `position` is the offset at
which it stands. `journals` names the journals that may hold later transactions, by their tokens: its own,
and the one that was there before, which stays where a kill cuts a compaction short. A snapshot that names
one is not complete without it; a backup names none. One that was written beside the journal's first layout
has no `journals`.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final
from zlib import crc32

from msgspec import Struct

from factcli.errors import DamagedDatabase

META: Final = "_meta"
COLUMNS: Final = "_columns"

_BLOCK: Final = 1 << 16
"""Bytes read at a time: what stays in the processor's cache is read several times as fast."""

_COPY: Final = 1 << 20
_SEARCH: Final = 1 << 12

_MANY: Final = 256
_DENSE: Final = 8
_ALL_AT_ONCE: Final = 1 << 28
"""After how many documents, of a table of which at least an eighth is wanted, all of it is read, if it is not larger."""

Entry = tuple[int, bytes]
"""A document's id, and the document as JSON bytes."""


class Extent(Struct, frozen=True, array_like=True):
    """Where a table's documents stand: byte range without the last line end, their number and CRC-32."""

    start: int
    end: int
    documents: int
    checksum: int


class Meta(Struct, frozen=True):
    """What the snapshot says of itself; `journals` is None where it says nothing of them."""

    version: int
    sequence: int
    tables: dict[str, Extent]
    columns: dict[str, dict[str, Extent]]
    journals: tuple[str, ...] | None = None


_NOTHING: Final = Extent(start=0, end=0, documents=0, checksum=0)
EMPTY: Final = Meta(version=0, sequence=0, tables={}, columns={})


class Snapshot:
    """A snapshot opened for reading. It stays what it was when another one takes its place on disk."""

    def __init__(self, path: Path, read: Callable[[int, int], bytes], meta: Meta, *, checksums: bool) -> None:
        """`read(length, offset)` gives bytes of the file; `checksums`: whether those of `meta` came with it."""
        self.path = path
        self.meta = meta
        self.checksums = checksums
        self.read = read

    def extent(self, table: str) -> Extent:
        """Where a table stands; empty for one that is not there."""
        return self.meta.tables.get(table, _NOTHING)

    def get(self, table: str, identity: int) -> bytes | None:
        """The document `identity` of `table`, undecoded; None if there is none."""
        extent = self.extent(table)
        line = self._line(self.lower_bound(extent, identity), extent)
        if line is None:
            return None
        found, document = self.split(line)
        return document if found == identity else None

    def between(self, table: str, low: int, high: int) -> Iterator[Entry]:
        """The documents whose ids are at least `low` and less than `high`, by ascending id."""
        extent = self.extent(table)
        position = self.lower_bound(extent, low)
        while (line := self._line(position, extent)) is not None:
            identity, document = self.split(line)
            if identity >= high:
                return
            yield identity, document
            position += len(line) + 1

    def entries(self, table: str) -> Iterator[Entry]:
        """All documents of a table by ascending id."""
        for _, block in self.blocks(table):
            for line in block[:-1].split(b"\n"):
                yield self.split(line)

    def blocks(self, table: str) -> Iterator[tuple[int, bytes]]:
        """A table's lines in blocks of whole ones, each ended by a line end, with its offset in the file."""
        extent = self.extent(table)
        position, rest = extent.start, b""
        while position < extent.end:
            block = self.read(min(_BLOCK, extent.end - position), position)
            if not block:
                raise self.damaged(position, "it ends in the middle of a table")
            offset = position - len(rest)
            position += len(block)
            cut = block.rfind(b"\n") + 1
            if cut:
                yield offset, rest + block[:cut]
                rest = block[cut:]
            else:
                rest += block
        if rest:
            yield position - len(rest), rest + b"\n"

    def last(self, table: str) -> int:
        """The highest id of a table; 0 if it is empty."""
        extent = self.extent(table)
        if not extent.documents:
            return 0
        length = _SEARCH
        while True:
            start = max(extent.start, extent.end - length)
            block = self.read(extent.end - start, start)
            newline = block.rfind(b"\n")
            if newline >= 0 or start == extent.start:
                return self.identity(block[newline + 1 : newline + 32], start + newline + 1)
            length *= 8

    def reader(self, table: str, wanted: int) -> Callable[[int, int], Entry]:
        """What gives the document whose line, with its line end, takes so many bytes from a start.

        `wanted` is how many of the table's may be asked for: where they are many of those that there are, all are
        read at one go as soon as it shows that they are asked for.
        """
        extent = self.extent(table)
        asked = 0
        whole = b""

        def entry_at(start: int, length: int) -> Entry:
            nonlocal asked, whole
            asked += 1
            if asked == _MANY and wanted * _DENSE > extent.documents and extent.end - extent.start < _ALL_AT_ONCE:
                whole = b"".join(self.copy(extent.start, extent.end))
            if whole:
                begin = start - extent.start
                return self.split(whole[begin : begin + length - 1])
            return self.split(self.read(length, start).rstrip(b",\n"))

        return entry_at

    def lower_bound(self, extent: Extent, identity: int) -> int:
        """The offset of the first line whose id is at least `identity`; one past `extent.end` if there is none."""
        low, high = extent.start, extent.end + 1
        if not extent.documents:
            return high
        while low < high:
            middle = (low + high) // 2
            start = self._next_line(middle, low, high)
            if start >= high:
                high = middle
                continue
            found = self.identity(self.read(32, start), start)
            if found == identity:
                return start
            if found > identity:
                high = middle
            else:
                low = self._next_line(start + 1, low, extent.end + 1)
        return low

    def line_length(self, offset: int, extent: Extent, identity: int) -> int:
        """The length of the line at `offset` without its line end, if it is the document `identity`; else 0."""
        line = self._line(offset, extent)
        return len(line) if line is not None and self.identity(line, offset) == identity else 0

    def copy(self, start: int, end: int) -> Iterator[bytes]:
        """The bytes from `start` to `end`, in pieces."""
        while start < end:
            block = self.read(min(_COPY, end - start), start)
            if not block:
                raise self.damaged(start, "it ends in the middle of a table")
            yield block
            start += len(block)

    def verify(self, table: str) -> None:
        """Raise DamagedDatabase if the table's bytes are not those its checksum was made of."""
        extent = self.meta.tables[table]
        checksum = 0
        for block in self.copy(extent.start, extent.end):
            checksum = crc32(block, checksum)
        if self.checksums and checksum != extent.checksum:
            raise self.damaged(extent.start, f"the checksum of the table {table} is wrong")

    def damaged(self, offset: int, what: str) -> DamagedDatabase:
        """The error that says so, with its place."""
        return damaged_file(self.path, f"is damaged at byte {offset}: {what}")

    def _next_line(self, offset: int, first: int, end: int) -> int:
        """The start of the first line at or after `offset`; `end` or more if there is none before it."""
        if offset <= first:
            return first
        position = offset - 1
        while position < end:
            block = self.read(min(_SEARCH, end - position), position)
            newline = block.find(b"\n")
            if newline >= 0:
                return position + newline + 1
            if not block:
                break
            position += len(block)
        return end

    def _line(self, offset: int, extent: Extent) -> bytes | None:
        if offset >= extent.end:
            return None
        pieces: list[bytes] = []
        position, size = offset, 4096
        while position < extent.end:
            block = self.read(min(size, extent.end - position), position)
            newline = block.find(b"\n")
            if newline >= 0:
                pieces.append(block[:newline])
                break
            if not block:
                raise self.damaged(offset, "it ends in the middle of a document")
            pieces.append(block)
            position += len(block)
            size = _COPY
        return b"".join(pieces)

    def split(self, line: bytes) -> Entry:
        """A line's id and document."""
        end = line.find(b'":', 1)
        try:
            return int(line[1:end]), line[end + 2 :].removesuffix(b",")
        except ValueError:
            raise self.damaged(0, "a document has lost its number") from None

    def identity(self, line: bytes, offset: int) -> int:
        """The id that the line at `offset` begins with."""
        try:
            return int(line[1 : line.index(b'"', 1)])
        except ValueError:
            raise self.damaged(offset, "a document has lost its number") from None


def damaged_file(path: Path, what: str) -> DamagedDatabase:
    """The error that says what is wrong with a ledger's file."""
    return DamagedDatabase(
        f"{path} {what}",
        hint="check the path; of a damaged ledger `factcli db check` shows what is wrong and `factcli db repair` "
        "saves what is whole; nothing was changed",
        subject=str(path),
    )
