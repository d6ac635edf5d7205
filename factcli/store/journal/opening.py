"""Opening a snapshot's file: as we wrote it, or as another program wrote it anew.

A file that another program wrote is parsed whole and laid out in memory as we would have written it, so
that everything else need know only one layout. What we wrote must all be in it still: nobody can tell a document that was
removed on purpose from one that was lost.
"""

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, Final
from zlib import crc32

import msgspec

from factcli.errors import DamagedDatabase, NewerDatabase
from factcli.store.journal.failures import FROM_BEFORE, unreadable
from factcli.store.journal.lines import CHECKSUM, line_of_parsed, read_line
from factcli.store.journal.snapshot import COLUMNS, EMPTY, META, NOTHING, Extent, Meta, Snapshot, damaged_file

Fault = Callable[[str, int, bytes], str | None]
"""Says of a document, given its table, id and bytes, what is wrong with it; None if nothing is."""

_META_TAIL: Final = 1 << 16


def open_snapshot(path: Path, version: int, fault: Fault | None = None) -> Snapshot:
    """Open the snapshot at `path`; a missing or empty file is one without documents.

    `version` is the highest format that the caller understands, `fault` says what is wrong with a document of another
    program. Raises NewerDatabase for a later one,
    DamagedDatabase for a file that is not a ledger, OSError for one that cannot be opened, DatabaseError where reading fails.
    """
    try:
        file = _File(path, os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK))
    except FileNotFoundError:
        return no_snapshot(path)
    meta = _read_meta(path, file)
    if meta is not None:
        opened = Snapshot(path, file.read, meta)
    elif file.size == 0:
        return no_snapshot(path)
    else:
        opened = _laid_out(path, file.read(file.size, 0), fault)
    if opened.meta.version > version:
        raise NewerDatabase(
            f"{path} has format {opened.meta.version}; this version of factcli knows formats up to {version}",
            hint=f"update factcli; {FROM_BEFORE}; nothing was changed",
            subject=str(path),
        )
    return opened


def no_snapshot(path: Path) -> Snapshot:
    """A snapshot without documents."""
    return Snapshot(path, lambda _length, _offset: b"", EMPTY)


def encoded_meta(meta: Meta, position: int) -> bytes:
    """The document that says of a snapshot what is where; it is to stand at the offset `position`."""
    content = {
        "version": meta.version,
        "sequence": meta.sequence,
        "journals": meta.journals,
        "position": position,
        "tables": meta.tables,
        "columns": meta.columns,
    }
    return msgspec.json.encode({**content, "checksum": crc32(msgspec.json.encode(content))})


def _read_meta(path: Path, file: "_File") -> Meta | None:
    """What the snapshot says of itself at its end; None where that is missing or was not written there by us."""
    start = max(0, file.size - _META_TAIL)
    tail = file.read(file.size - start, start)
    found = tail.rfind(b'\n"%s":' % META.encode())
    if found < 0:
        return None
    position = start + found + 1
    try:
        content = _checked(msgspec.json.decode(b"{" + tail[found + 1 :])[META])
        meta = msgspec.convert(content, Meta)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise damaged_file(path, f"is damaged at byte {position}: the checksum of its last table is wrong") from error
    return meta if content["position"] == position else None


def _checked(table: dict[str, Any]) -> dict[str, Any]:
    """The one document of the table `_meta`; raises ValueError if it is not what was written."""
    content = dict(table["1"])
    if content.pop("checksum") != crc32(msgspec.json.encode(content)):
        raise ValueError(META)
    return content


def _laid_out(path: Path, data: bytes, fault: Fault | None) -> Snapshot:
    """The snapshot that another program wrote, in our layout, in memory.

    Documents that bear a checksum are verified; of those that bear none `fault` says whether they are what they must be.
    """
    tables, meta = _parse_foreign(path, data)
    buffer = bytearray()
    extents: dict[str, Extent] = {}
    for name, documents in tables.items():
        start = len(buffer)
        lines = [_line(path, name, key, document, fault) for key, document in sorted(documents.items())]
        content = b",\n".join(lines)
        buffer += content + b"\n"
        extents[name] = Extent(start, start + len(content), len(lines), crc32(content))
    for name, written in meta.tables.items():
        _check_all_there(path, name, tables.get(name, {}), written, extents.get(name, NOTHING))
    whole = bytes(buffer)
    return Snapshot(
        path,
        lambda length, offset: whole[offset : offset + length],
        Meta(meta.version, meta.sequence, extents, {}, meta.journals),
        ours=False,
    )


def _check_all_there(path: Path, table: str, documents: dict[int, Any], written: Extent, found: Extent) -> None:
    """Raise DamagedDatabase where documents that we wrote are missing; those without a checksum are new, or changed."""
    missing = written.documents - found.documents
    if missing > 0:
        counted = f"{missing} of {written.documents} documents of {table}"
        raise damaged_file(path, f"is damaged: {counted} {'is' if missing == 1 else 'are'} missing")
    if found.checksum != written.checksum and all(CHECKSUM in document for document in documents.values()):
        raise damaged_file(path, f"is damaged: the documents of {table} are not those that were written")


def _line(path: Path, table: str, identity: int, document: Any, fault: Fault | None) -> bytes:
    try:
        line = line_of_parsed(identity, document)
    except (ValueError, TypeError):
        raise damaged_file(path, f"is damaged: document {identity} of {table} is not what its checksum says") from None
    if fault is not None and CHECKSUM not in document and (what := fault(table, identity, read_line(line)[1])):
        raise damaged_file(path, f"is damaged: document {identity} of {table}: {what}")
    return line


def _parse_foreign(path: Path, data: bytes) -> tuple[dict[str, dict[int, Any]], Meta]:
    try:
        whole = msgspec.json.decode(data)
    except (ValueError, RecursionError) as error:
        raise _no_ledger(path, f"is not a ledger, or is damaged: {error}") from error
    try:
        meta = msgspec.convert(_checked(whole.pop(META)), Meta)
        whole.pop(COLUMNS, None)
        tables = {name: {int(key): value for key, value in table.items()} for name, table in whole.items()}
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise _no_ledger(path, "is JSON, but not a ledger of factcli, or is damaged") from error
    return tables, meta


def _no_ledger(path: Path, what: str) -> DamagedDatabase:
    return DamagedDatabase(
        f"{path} {what}",
        hint="check the path; if it is your ledger, `factcli db check` shows what is wrong and `factcli db repair` saves "
        "what is whole; nothing was changed",
        subject=str(path),
    )


class _File:
    """A descriptor that closes itself when nothing reads from it any more."""

    def __init__(self, path: Path, descriptor: int) -> None:
        self._path = path
        self._descriptor = descriptor
        self.size = os.fstat(descriptor).st_size

    def read(self, length: int, offset: int) -> bytes:
        """At most `length` bytes from `offset`; raises DatabaseError where the disk does not give them."""
        try:
            return os.pread(self._descriptor, length, offset)
        except OSError as error:
            raise unreadable(self._path, error) from error

    def __del__(self) -> None:
        with suppress(OSError):
            os.close(self._descriptor)
