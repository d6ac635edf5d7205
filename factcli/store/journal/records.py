r"""The bytes of the journal: a header line, then one record for each transaction.

    factcli-journal 1 <token> <base>\n
    = <sequence> <length> <crc32>\n
    <table> <id> <document as JSON>\n      (or `null`: the document was removed)
    …

`token` is random and new with each journal, so that a process knows whether the file it read before
is still the one that is there. `base` is the sequence number of the snapshot that the journal was
begun on. `length` counts the bytes of the record's lines, and `crc32` covers sequence, length and lines.
Replay is idempotent, since a record holds documents whole. Documents stay undecoded until asked for.
"""

import os
import re
from typing import Final
from zlib import crc32

from msgspec import Struct

from factcli.errors import DamagedDatabase, NewerDatabase

LAYOUT: Final = 1

Changes = dict[str, dict[int, bytes | None]]
"""Documents by table and id, as JSON bytes; None where the document was removed."""

_HEADER = re.compile(rb"factcli-journal (\d+) ([0-9a-f]{16}) (\d+)\n")
_RECORD = re.compile(rb"= (\d+) (\d+) ([0-9a-f]{8})\n")
_LONGEST_HEADER = 64


class Header(Struct, frozen=True):
    """A journal's first line: its random token, the snapshot's sequence number it was begun on, its length in bytes."""

    token: bytes
    base: int
    length: int


class Record(Struct, frozen=True):
    """One transaction: its sequence number, its documents, and the offset behind its last byte in the journal."""

    sequence: int
    changes: Changes
    end: int


def new_header(base: int) -> bytes:
    """The first line of a new journal on a snapshot with sequence number `base`."""
    return b"factcli-journal %d %s %d\n" % (LAYOUT, os.urandom(8).hex().encode(), base)


def parse_header(data: bytes, place: str) -> Header | None:
    """The header at the start of `data`; None where a crash left it incomplete.

    Raises DamagedDatabase when the bytes are no journal's, NewerDatabase for a later layout; `place`
    is the path that the message names.
    """
    found = _HEADER.match(data)
    if found is None:
        if b"\n" not in data[:_LONGEST_HEADER] and len(data) < _LONGEST_HEADER:
            return None
        raise _damaged(place, 0, "this is not a journal of factcli")
    if int(found[1]) > LAYOUT:
        raise NewerDatabase(
            f"{place} was written by a later version of factcli",
            hint="update factcli; nothing was changed",
            subject=place,
        )
    return Header(found[2], int(found[3]), found.end())


def encode(sequence: int, changes: Changes) -> bytes:
    """The record of one transaction."""
    lines = [
        b"%s %d %s\n" % (table.encode(), identity, b"null" if document is None else document)
        for table, documents in changes.items()
        for identity, document in documents.items()
    ]
    body = b"".join(lines)
    return b"= %d %d %08x\n%s" % (sequence, len(body), _checksum(sequence, body), body)


def parse(data: bytes, offset: int, place: str) -> list[Record]:
    """The whole records in `data`, which begins `offset` bytes into the journal.

    An incomplete record at the end is what a crash leaves of a write that was never acknowledged: it
    is passed over, and the last record's `end` says where the next one belongs. Raises DamagedDatabase
    for a record whose bytes are all there and are not what was written, or that has others behind it.
    """
    records: list[Record] = []
    position = 0
    while position < len(data):
        record = _parse_one(data, position, offset)
        if record is None:
            if _is_torn(data, position):
                break
            raise _damaged(place, offset + position, "a transaction's checksum is wrong")
        records.append(record)
        position = record.end - offset
    return records


def _parse_one(data: bytes, position: int, offset: int) -> Record | None:
    header = _RECORD.match(data, position)
    if header is None:
        return None
    sequence, length, end = int(header[1]), int(header[2]), header.end() + int(header[2])
    if end > len(data):
        return None
    body = data[header.end() : end]
    if len(body) != length or _checksum(sequence, body) != int(header[3], 16):
        return None
    return Record(sequence, _changes(body), offset + end)


def _changes(body: bytes) -> Changes:
    changes: Changes = {}
    for line in body.split(b"\n"):
        if line:
            table, identity, document = line.split(b" ", 2)
            changes.setdefault(table.decode(), {})[int(identity)] = None if document == b"null" else document
    return changes


def salvage(data: bytes) -> tuple[list[Record], list[int]]:
    """The whole records of a journal wherever they stand, and the offsets of what is damaged between them."""
    header = _HEADER.match(data)
    records: list[Record] = []
    damaged: list[int] = [] if header or not data else [0]
    position = header.end() if header else _next_whole(data, 0)
    while position is not None and position < len(data):
        record = _parse_one(data, position, 0)
        if record is not None:
            records.append(record)
            position = record.end
        elif _is_torn(data, position):
            break
        else:
            damaged.append(position)
            position = _next_whole(data, position + 1)
    return records, damaged


def _is_torn(data: bytes, position: int) -> bool:
    """Whether the bytes from `position` on are the beginning of a record whose writing was cut off.

    A kill leaves a beginning; a power cut may leave the full length with blocks of zeros in it.
    """
    header = _RECORD.match(data, position)
    rest = data[position:]
    cut_off = b"\n" not in rest if header is None else header.end() + int(header[2]) > len(data)
    unwritten = b"\0" in rest
    return (cut_off or unwritten) and _next_whole(data, position + 1) is None


def _next_whole(data: bytes, position: int) -> int | None:
    for candidate in _RECORD.finditer(data, position):
        starts_line = candidate.start() == 0 or data[candidate.start() - 1] == ord("\n")
        if starts_line and _parse_one(data, candidate.start(), 0) is not None:
            return candidate.start()
    return None


def _checksum(sequence: int, body: bytes) -> int:
    return crc32(body, crc32(b"%d %d" % (sequence, len(body))))


def _damaged(place: str, offset: int, what: str) -> DamagedDatabase:
    return DamagedDatabase(
        f"{place} is damaged at byte {offset}: {what}",
        hint="run `factcli db check` to see all of it, `factcli db repair` to save what is whole; nothing was changed",
        subject=f"{place}:{offset}",
    )
