"""Writing a snapshot from an old one and what has changed since."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import BinaryIO, Final
from zlib import crc32

import msgspec

from factcli.store.journal.columns import Field, build, encoded
from factcli.store.journal.lines import line_of
from factcli.store.journal.opening import encoded_meta
from factcli.store.journal.snapshot import COLUMNS, META, Extent, Meta, Snapshot
from factcli.store.journal.view import View

_BUFFER: Final = 1 << 20


def write_snapshot(
    path: Path,
    view: View,
    version: int,
    columns: Mapping[str, Sequence[Field]],
    journals: tuple[str, ...],
) -> None:
    """Write what `view` shows to the file at `path`, in its place if there is one, and sync it.

    `journals` are the tokens of the journals that may stand beside it. `columns` names the fields of each
    table that are to be looked for without parsing documents. The old tables' checksums are verified
    before: raises DamagedDatabase instead of copying what is damaged.
    """
    old, changes = view.snapshot, view.changes
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600)
    with os.fdopen(descriptor, "wb", buffering=_BUFFER) as file:
        file.write(b"{\n")
        tables: dict[str, Extent] = {}
        for table in sorted(old.meta.tables.keys() | changes.keys()):
            file.write(b"%s:{\n" % msgspec.json.encode(table))
            tables[table] = _write_table(file, old, table, changes.get(table, {}))
            file.write(b"\n},\n")
        file.flush()
        meta = Meta(version, view.sequence, tables, {})
        written = Snapshot(path, lambda length, offset: os.pread(descriptor, length, offset), meta)
        fields = {table: names for table, names in columns.items() if table in tables}
        meta = Meta(version, view.sequence, tables, _write_columns(file, written, fields), journals)
        file.write(b'"%s":{"1":%s}\n}\n' % (META.encode(), encoded_meta(meta, file.tell())))
        file.flush()
        os.fsync(descriptor)


def outline(meta: Meta) -> Iterator[tuple[Extent, bytes]]:
    """Each extent of a snapshot that `write_snapshot` wrote, in the file's order, with the bytes that stand before it.

    The last one is that of the line end before `_meta`.
    """
    before = b"{\n"
    end = 0
    for table, extent in meta.tables.items():
        yield extent, before + b"%s:{\n" % msgspec.json.encode(table)
        before, end = b"\n},\n", extent.end
    before += b'"%s":{\n' % COLUMNS.encode()
    number = 0
    for columns in meta.columns.values():
        for extent in columns.values():
            number += 1
            yield extent, before + b'"%d":' % number
            before, end = b",\n", extent.end
    before = (b"" if number else before) + b'\n},\n"%s":{"1":' % META.encode()
    yield Extent(end + len(before), end + len(before), 0, 0), before


def _write_table(file: BinaryIO, old: Snapshot, table: str, changes: dict[int, bytes | None]) -> Extent:
    if table in old.meta.tables:
        old.verify(table)
    extent = old.extent(table)
    start = file.tell()
    checksum, documents, size = 0, extent.documents, 0
    for piece, more in _pieces(old, extent, changes):
        documents += more
        for block in chain((b",\n",) if size and piece else (), piece):
            file.write(block)
            checksum = crc32(block, checksum)
            size += len(block)
    return Extent(start, start + size, documents, checksum)


def _pieces(old: Snapshot, extent: Extent, changes: dict[int, bytes | None]) -> Iterator[tuple[Iterable[bytes], int]]:
    """The new table as runs of unchanged lines and single new ones, each with the number of documents that it adds."""
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
            yield (line_of(identity, document),), 0 if replaced else 1
        elif replaced:
            yield (), -1
    if position < extent.end:
        yield old.copy(position, extent.end), 0


def _write_columns(
    file: BinaryIO, written: Snapshot, fields: Mapping[str, Sequence[Field]]
) -> dict[str, dict[str, Extent]]:
    """Write the columns of what is `written` as a table of their own; returns where each stands."""
    extents: dict[str, dict[str, Extent]] = {table: {} for table in fields}
    file.write(b'"%s":{\n' % COLUMNS.encode())
    number = 0
    for table, names in fields.items():
        for name, column in build(written, table, names):
            number += 1
            file.write(b'%s"%d":' % (b",\n" if number > 1 else b"", number))
            extents[table][name] = _write_column(file, encoded(table, name, column))
    file.write(b"\n},\n")
    return extents


def _write_column(file: BinaryIO, pieces: Iterable[bytes]) -> Extent:
    start, checksum = file.tell(), 0
    for piece in pieces:
        file.write(piece)
        checksum = crc32(piece, checksum)
    return Extent(start, file.tell(), 1, checksum)
