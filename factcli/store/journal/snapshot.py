"""The bytes of the snapshot, and every shortcut that is taken through them.

    {
    "claims":{
    "17":{…},
    "23":{…}
    },
    "_meta":{"1":{"version":1,"sequence":812,"tables":{"claims":[11,4711,2,3735928559]},"position":4720,"crc32":…}}
    }

It is TinyDB's own JSON (https://tinydb.readthedocs.io), one document a line, ids ascending. `_meta`
gives for each table the byte range of its documents, their number and their CRC-32; it is believed only
where `position` is the offset at which it stands. A file that another program wrote anew is parsed
whole and laid out in memory, so that everything else need know only this one layout.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Final
from zlib import crc32

import orjson

from factcli.errors import DamagedDatabase, NewerDatabase
from factcli.store.journal.records import Changes

META: Final = "_meta"

_CHUNK: Final = 1 << 20
_SEARCH_BLOCK: Final = 1 << 15
_META_TAIL: Final = 1 << 16

Entry = tuple[int, bytes]
"""A document's id, and the document as JSON bytes."""


@dataclass(frozen=True, slots=True)
class Extent:
    """Where a table's documents stand: byte range without the last line end, their number and CRC-32."""

    start: int
    end: int
    documents: int
    checksum: int


@dataclass(frozen=True, slots=True)
class Meta:
    """What the snapshot says of itself."""

    version: int
    sequence: int
    tables: dict[str, Extent]


_NOTHING: Final = Extent(start=0, end=0, documents=0, checksum=0)
EMPTY: Final = Meta(version=0, sequence=0, tables={})


class Snapshot:
    """A snapshot opened for reading. It stays what it was when another one takes its place on disk."""

    def __init__(self, path: Path, read: Callable[[int, int], bytes], meta: Meta, *, checksums: bool) -> None:
        """`read(length, offset)` gives bytes of the file; `checksums`: whether those of `meta` came with it."""
        self.path = path
        self.meta = meta
        self.checksums = checksums
        self._read = read

    def get(self, table: str, identity: int) -> bytes | None:
        """The document `identity` of `table`, undecoded; None if there is none."""
        extent = self.meta.tables.get(table)
        if extent is None:
            return None
        line = self._line(self.lower_bound(extent, identity), extent)
        if line is None:
            return None
        found, document = self._split(line)
        return document if found == identity else None

    def between(self, table: str, low: int, high: int) -> Iterator[Entry]:
        """The documents whose ids are at least `low` and less than `high`, by ascending id."""
        extent = self.meta.tables.get(table)
        if extent is None:
            return
        position = self.lower_bound(extent, low)
        while (line := self._line(position, extent)) is not None:
            identity, document = self._split(line)
            if identity >= high:
                return
            yield identity, document
            position += len(line) + 1

    def entries(self, table: str) -> Iterator[Entry]:
        """All documents of a table by ascending id."""
        for _, block in self.blocks(table):
            for line in block[:-1].split(b"\n"):
                yield self._split(line)

    def blocks(self, table: str) -> Iterator[tuple[int, bytes]]:
        """A table's lines in blocks of whole ones, each ended by a line end, with its offset in the file."""
        extent = self.meta.tables.get(table, _NOTHING)
        position, rest = extent.start, b""
        while position < extent.end:
            block = self._read(min(_CHUNK, extent.end - position), position)
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
        extent = self.meta.tables.get(table)
        if extent is None or not extent.documents:
            return 0
        length = _SEARCH_BLOCK
        while True:
            start = max(extent.start, extent.end - length)
            block = self._read(extent.end - start, start)
            newline = block.rfind(b"\n")
            if newline >= 0 or start == extent.start:
                return self.identity(block[newline + 1 : newline + 32], start + newline + 1)
            length *= 8

    def entry_at(self, table: str, offset: int) -> Entry:
        """The document whose line begins at `offset`."""
        line = self._line(offset, self.meta.tables[table])
        if line is None:
            raise self.damaged(offset, "a document is missing")
        return self._split(line)

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
            found = self.identity(self._read(32, start), start)
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
            block = self._read(min(_CHUNK, end - start), start)
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
        return _damaged(self.path, f"is damaged at byte {offset}: {what}")

    def _next_line(self, offset: int, first: int, end: int) -> int:
        """The start of the first line at or after `offset`; `end` or more if there is none before it."""
        if offset <= first:
            return first
        position = offset - 1
        while position < end:
            block = self._read(min(_SEARCH_BLOCK, end - position), position)
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
            block = self._read(min(size, extent.end - position), position)
            newline = block.find(b"\n")
            if newline >= 0:
                pieces.append(block[:newline])
                break
            if not block:
                raise self.damaged(offset, "it ends in the middle of a document")
            pieces.append(block)
            position += len(block)
            size = _CHUNK
        return b"".join(pieces)

    def _split(self, line: bytes) -> Entry:
        end = line.find(b'":', 1)
        return self.identity(line, 0), line[end + 2 :].removesuffix(b",")

    def identity(self, line: bytes, offset: int) -> int:
        """The id that the line at `offset` begins with."""
        try:
            return int(line[1 : line.index(b'"', 1)])
        except ValueError:
            raise self.damaged(offset, "a document has lost its number") from None


def open_snapshot(path: Path, version: int) -> Snapshot:
    """Open the snapshot at `path`; a missing or empty file is one without documents.

    `version` is the highest format that the caller understands. Raises NewerDatabase for a later one,
    DamagedDatabase for a file that is not a ledger.
    """
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK)
    except FileNotFoundError:
        return Snapshot(path, lambda _length, _offset: b"", EMPTY, checksums=True)
    file = _File(descriptor)
    size = os.fstat(descriptor).st_size
    meta = _read_meta(path, file, size)
    if meta is not None:
        opened = Snapshot(path, file.read, meta, checksums=True)
    elif size == 0:
        opened = Snapshot(path, file.read, EMPTY, checksums=True)
    else:
        opened = _laid_out(path, file.read(size, 0))
    if opened.meta.version > version:
        raise NewerDatabase(
            f"{path} has format {opened.meta.version}; this version of factcli knows formats up to {version}",
            hint="update factcli; nothing was changed",
            subject=str(path),
        )
    return opened


def write_snapshot(path: Path, old: Snapshot, changes: Changes, meta: Meta) -> None:
    """Write `old` with `changes` to a new file at `path` and sync it.

    The old tables' checksums are verified on the way: raises DamagedDatabase instead of copying what
    is damaged. Of `meta` only version and sequence are used.
    """
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600)
    with os.fdopen(descriptor, "wb", buffering=_CHUNK) as file:
        file.write(b"{\n")
        tables: dict[str, Extent] = {}
        for table in sorted(old.meta.tables.keys() | changes.keys()):
            file.write(b"%s:{\n" % orjson.dumps(table))
            tables[table] = _write_table(file, old, table, changes.get(table, {}))
            file.write(b"\n},\n")
        file.write(_meta_line(Meta(meta.version, meta.sequence, tables), file.tell()))
        file.flush()
        os.fsync(file.fileno())


def _write_table(file: BinaryIO, old: Snapshot, table: str, changes: dict[int, bytes | None]) -> Extent:
    if table in old.meta.tables:
        old.verify(table)
    extent = old.meta.tables.get(table, _NOTHING)
    start = file.tell()
    checksum, documents, size = 0, extent.documents, 0
    for piece, more in _pieces(old, extent, changes):
        documents += more
        for block in (b",\n" if size and piece else b"", *piece):
            file.write(block)
            checksum = crc32(block, checksum)
            size += len(block)
    return Extent(start, start + size, documents, checksum)


def _pieces(old: Snapshot, extent: Extent, changes: dict[int, bytes | None]) -> Iterator[tuple[Iterable[bytes], int]]:
    """The new table as runs of unchanged lines and single new ones; with each, how many documents it adds to the old table's number."""
    position = extent.start
    for identity, document in sorted(changes.items()):
        bound = old.lower_bound(extent, identity)
        if bound > position:
            yield old.copy(position, bound - 2 if bound <= extent.end else extent.end), 0
            position = bound
        replaced = old.line_length(bound, extent, identity)
        if replaced:
            position = bound + replaced + 1
        if document is not None:
            yield (b'"%d":%s' % (identity, document),), 0 if replaced else 1
        elif replaced:
            yield (), -1
    if position < extent.end:
        yield old.copy(position, extent.end), 0


def _meta_line(meta: Meta, position: int) -> bytes:
    content = {
        "version": meta.version,
        "sequence": meta.sequence,
        "tables": {name: [e.start, e.end, e.documents, e.checksum] for name, e in meta.tables.items()},
        "position": position,
    }
    content["crc32"] = crc32(orjson.dumps(content))
    return b'"%s":{"1":%s}\n}\n' % (META.encode(), orjson.dumps(content))


def _read_meta(path: Path, file: "_File", size: int) -> Meta | None:
    """What the snapshot says of itself at its end; None where that is missing or was not written there by us."""
    start = max(0, size - _META_TAIL)
    tail = file.read(size - start, start)
    found = tail.rfind(b'\n"%s":' % META.encode())
    if found < 0:
        return None
    position = start + found + 1
    try:
        content = _checked(orjson.loads(b"{" + tail[found + 1 :])[META])
        tables = {name: Extent(*numbers) for name, numbers in content["tables"].items()}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise _damaged(path, f"is damaged at byte {position}: the checksum of its last table is wrong") from error
    if content["position"] != position:
        return None
    return Meta(content["version"], content["sequence"], tables)


def _checked(table: dict[str, Any]) -> dict[str, Any]:
    """The one document of the table `_meta`; raises ValueError if it is not what was written."""
    content = dict(table["1"])
    if content.pop("crc32") != crc32(orjson.dumps(content)):
        raise ValueError(META)
    return content


def _laid_out(path: Path, data: bytes) -> Snapshot:
    """The snapshot that another program wrote, in our layout, in memory."""
    tables, meta = _parse_foreign(path, data)
    buffer = bytearray()
    extents: dict[str, Extent] = {}
    for name, documents in tables.items():
        start = len(buffer)
        lines = [b'"%d":%s' % (identity, orjson.dumps(document)) for identity, document in sorted(documents.items())]
        buffer += b",\n".join(lines)
        extents[name] = Extent(start, len(buffer), len(lines), 0)
        buffer += b"\n"
    content = bytes(buffer)
    return Snapshot(
        path,
        lambda length, offset: content[offset : offset + length],
        Meta(meta["version"], meta["sequence"], extents),
        checksums=False,
    )


def _parse_foreign(path: Path, data: bytes) -> tuple[dict[str, dict[int, Any]], dict[str, Any]]:
    try:
        whole = orjson.loads(data)
    except ValueError as error:
        raise _damaged(path, f"is not a ledger, or is damaged: {error}") from error
    try:
        meta = _checked(whole.pop(META))
        tables = {name: {int(key): value for key, value in table.items()} for name, table in whole.items()}
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise _damaged(path, "is JSON, but not a ledger of factcli") from error
    return tables, meta


def _damaged(path: Path, what: str) -> DamagedDatabase:
    return DamagedDatabase(
        f"{path} {what}",
        hint="check the path; of a damaged ledger `factcli db check` shows what is wrong and `factcli db repair` "
        "saves what is whole; nothing was changed",
        subject=str(path),
    )


class _File:
    """A descriptor that closes itself when nothing reads from it any more."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def read(self, length: int, offset: int) -> bytes:
        return os.pread(self._descriptor, length, offset)

    def __del__(self) -> None:
        with suppress(OSError):
            os.close(self._descriptor)
