"""The bytes of the snapshot, and every shortcut that is taken through them.

    {
    "claims":{
    "17":{…,"_crc":"0a1b2c3d"},
    "23":{…,"_crc":"4e5f6a7b"}
    },
    "_columns":{
    "1":{"table":"claims","field":"status","values":["unverified","disputed"],"codes":[0,1]}
    },
    "_meta":{"1":{"version":1,"sequence":812,"journals":["…"],"position":4720,"tables":{…},"columns":{…},"checksum":…}}
    }

It is TinyDB's own JSON (https://tinydb.readthedocs.io), one document a line, ids ascending; what a line is, `lines` tells.
Each line that is read is verified, those too that a search by halves merely looks at: a number that is damaged must not lead
it astray. `_meta` gives for each table the byte range of its documents, their number and their CRC-32, and likewise for
each column of `_columns`, what `columns` describes; it is believed only where `position` is the offset at
which it stands. `journals` names the journals that may hold later transactions, by their tokens: its own,
and the one that was there before, which stays where a kill cuts a compaction short. A snapshot that names
one is not complete without it; a backup names none.
"""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final
from zlib import crc32

from msgspec import Struct

from factcli.errors import DamagedDatabase
from factcli.store.journal.lines import read_line, split

META: Final = "_meta"
COLUMNS: Final = "_columns"

_BLOCK: Final = 1 << 16
"""Bytes read at a time: what stays in the processor's cache is read several times as fast."""

_COPY: Final = 1 << 20
_SEARCH: Final = 1 << 12

_PROBES: Final = 1 << 16
"""How many lines that searches looked at are remembered, some 200 bytes each: many claims are often asked for at once."""

_MANY: Final = 256
_DENSE: Final = 8
_ALL_AT_ONCE: Final = 1 << 28
"""After how many documents, of a table of which at least an eighth is wanted, all of it is read, if it is not larger."""

Entry = tuple[int, bytes]
"""A document's id, and the document as JSON bytes."""

Place = tuple[int, int] | Entry
"""Where a document is: start and length of its line in the snapshot, with the line end; or the document itself."""


class Extent(Struct, frozen=True, array_like=True):
    """Where a table's documents stand: byte range without the last line end, their number and CRC-32."""

    start: int
    end: int
    documents: int
    checksum: int


class Meta(Struct, frozen=True):
    """What the snapshot says of itself."""

    version: int
    sequence: int
    tables: dict[str, Extent]
    columns: dict[str, dict[str, Extent]]
    journals: tuple[str, ...] = ()


NOTHING: Final = Extent(start=0, end=0, documents=0, checksum=0)
EMPTY: Final = Meta(version=0, sequence=0, tables={}, columns={})


class Snapshot:
    """A snapshot opened for reading. It stays what it was when another one takes its place on disk.

    What reads documents raises DamagedDatabase, with the place, for one that is not what was written.
    """

    def __init__(self, path: Path, read: Callable[[int, int], bytes], meta: Meta, *, ours: bool = True) -> None:
        """`read(length, offset)` gives bytes of the file; `ours`: whether it stands on the disk as we wrote it."""
        self.path = path
        self.meta = meta
        self.ours = ours
        self.read = read
        self._probes: dict[tuple[int, int], tuple[int, int, int]] = {}

    def extent(self, table: str) -> Extent:
        """Where a table stands; empty for one that is not there."""
        return self.meta.tables.get(table, NOTHING)

    def get(self, table: str, identity: int) -> bytes | None:
        """The document `identity` of `table`, undecoded; None if there is none."""
        extent = self.extent(table)
        start = self.lower_bound(extent, identity)
        if start >= extent.end:
            return None
        found, document = self._read(start, self._line(start, extent.end))
        return document if found == identity else None

    def between(self, table: str, low: int, high: int) -> Iterator[Entry]:
        """The documents whose ids are at least `low` and less than `high`, by ascending id."""
        extent = self.extent(table)
        position = self.lower_bound(extent, low)
        while position < extent.end:
            line = self._line(position, extent.end)
            identity, document = self._read(position, line)
            if identity >= high:
                return
            yield identity, document
            position += len(line) + 1

    def entries(self, table: str) -> Iterator[Entry]:
        """All documents of a table by ascending id."""
        for offset, block in self.blocks(table):
            yield from self.read_block(offset, block)

    def read_block(self, offset: int, block: bytes) -> Iterator[Entry]:
        """The documents of a block that `blocks` gave."""
        for line in block[:-1].split(b"\n"):
            yield self._read(offset, line)
            offset += len(line) + 1

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
                return self._read(start + newline + 1, block[newline + 1 :])[0]
            length *= 8

    def entries_at(self, table: str, places: Sequence[Place]) -> Iterator[Entry]:
        """The documents at these places of a table, in their order; those that are given are passed on.

        They are read as they are asked for. Where they are many of those that there are, all of the table is read and
        verified at one go as soon as it shows that they are asked for.
        """
        extent = self.extent(table)
        dense = 0 < extent.documents < len(places) * _DENSE and extent.end - extent.start < _ALL_AT_ONCE
        singly = _MANY if dense else len(places)
        for start, length in places[:singly]:
            if isinstance(length, bytes):
                yield start, length
            else:
                yield self._read(start, self.read(length, start)[:-1])
        if len(places) > singly:
            whole, begin = self._verified(table), extent.start
            for start, length in places[singly:]:
                if isinstance(length, bytes):
                    yield start, length
                else:
                    yield split(whole, start - begin, start - begin + length - 1)

    def lower_bound(self, extent: Extent, identity: int) -> int:
        """The offset of the first line whose id is at least `identity`; `extent.end` or more if there is none."""
        low, high = extent.start, extent.end + 1
        if not extent.documents:
            return high
        while low < high:
            probe = self._probes.get((low, high))
            if probe is None:
                probe = self._probe(low, high, extent)
            start, found, after = probe
            if found == identity:
                return start
            if found > identity:
                high = start
            else:
                low = after
        return low

    def _probe(self, low: int, high: int, extent: Extent) -> tuple[int, int, int]:
        """A line between two offsets: where it begins, its id, and where the next one begins.

        The first one behind the middle, or, where there is none, behind the middle of what stands before it. It is kept,
        since the next search begins with the same.
        """
        end = high
        while (start := self._next_line((low + end) // 2, low, end)) >= end:
            end = (low + end) // 2
        line = self._line(start, extent.end)
        if len(self._probes) == _PROBES:
            self._probes.clear()
        probe = self._probes[low, high] = (start, self._read(start, line)[0], start + len(line) + 1)
        return probe

    def line_length(self, offset: int, extent: Extent, identity: int) -> int:
        """The length of the line at `offset` without its line end, if it is the document `identity`; else 0."""
        if offset >= extent.end:
            return 0
        line = self._line(offset, extent.end)
        return len(line) if self._read(offset, line)[0] == identity else 0

    def copy(self, start: int, end: int) -> Iterator[bytes]:
        """The bytes from `start` to `end`, in pieces, as they are: who copies a table verifies it before."""
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
        self._compare(table, checksum)

    def damaged(self, offset: int, what: str) -> DamagedDatabase:
        """The error that says so, with its place."""
        return damaged_file(self.path, f"is damaged at byte {offset}: {what}")

    def _verified(self, table: str) -> bytes:
        """All lines of a table."""
        extent = self.extent(table)
        whole = b"".join(self.copy(extent.start, extent.end))
        self._compare(table, crc32(whole))
        return whole

    def _compare(self, table: str, checksum: int) -> None:
        """Raise DamagedDatabase, with the place of the first document that is damaged, if that is not the table's checksum."""
        if checksum != self.meta.tables[table].checksum:
            for _ in self.entries(table):
                pass
            raise self.damaged(self.meta.tables[table].start, f"the checksum of the table {table} is wrong")

    def _read(self, offset: int, line: bytes) -> Entry:
        try:
            return read_line(line)
        except ValueError:
            raise self._damaged_line(offset) from None

    def _damaged_line(self, offset: int) -> DamagedDatabase:
        return self.damaged(offset, "the document that stands there is not what was written")

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

    def _line(self, offset: int, end: int) -> bytes:
        """The line that begins at `offset`, of a table that ends at `end`."""
        pieces: list[bytes] = []
        position, size = offset, _SEARCH
        while position < end:
            block = self.read(min(size, end - position), position)
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


def damaged_file(path: Path, what: str) -> DamagedDatabase:
    """The error that says what is wrong with a ledger's file."""
    return DamagedDatabase(
        f"{path} {what}",
        hint="`factcli db check` shows all that is wrong, `factcli db repair` saves what is whole; nothing was changed",
        subject=str(path),
    )
