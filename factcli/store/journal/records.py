r"""The bytes of the journal: a header line, then one record for each transaction.

    factcli-journal 1 <token> <crc32>\n
    = <sequence> <length> <crc32 of the lines> <crc32>\n
    <crc32> <table> <id> <document as JSON>\n      (or `null`: the document was removed)
    …

`1` is the layout. `token` is new with each journal, so that a process knows whether the file it read before is still the
one that is there, and so that a snapshot can name the journal that belongs to it: eight random hexadecimal
digits, then the journal's base in eight, the sequence number of the snapshot that it was begun on. `length`
counts the bytes of the record's lines. A header's own checksum, its last, covers what stands before it in
its line: a length is believed only if it is whole, so that damage is never taken for the end of a write that
was cut off. A line's own checksum, its first, covers what stands behind it: of a damaged record the whole
lines can be saved. Replay is idempotent, since a record holds documents whole, undecoded until asked for.
"""

import os
import re
from collections.abc import Iterator
from typing import Final
from zlib import crc32

from msgspec import Struct

from factcli.errors import DamagedDatabase, NewerDatabase
from factcli.store.journal.failures import FROM_BEFORE

LAYOUT: Final = 1
LONGEST_HEADER: Final = 128
"""How many bytes of a journal hold its first line in any case, which has 45."""

Changes = dict[str, dict[int, bytes | None]]
"""Documents by table and id, as JSON bytes; None where the document was removed."""

_HEADER: Final = re.compile(rb"(factcli-journal (\d+) ([^\n]*)) ([0-9a-f]{8})\n")
_RECORD: Final = re.compile(rb"(= (\d+) (\d+) ([0-9a-f]{8})) ([0-9a-f]{8})\n")
_LINE: Final = re.compile(rb"([0-9a-f]{8}) (([^ \n]+) (\d+) ([^\n]+))")
_LINE_START: Final = re.compile(rb"[0-9a-f]{8} [^ \n]+ \d+ ")
_ZEROS: Final = bytes(16)
"""What a power cut leaves of blocks that were never written; more than damage to single bytes can make."""


class Header(Struct, frozen=True):
    """A journal's first line: its token, the snapshot's sequence number it was begun on, its length in bytes."""

    token: str
    base: int
    length: int


class Record(Struct, frozen=True):
    """One transaction: its sequence number, its documents, and the offset behind its last byte in the journal."""

    sequence: int
    changes: Changes
    end: int


class Lost(Struct, frozen=True):
    """A line that is not as it was written; `table` and `identity` are what is left of the name of its document."""

    offset: int
    table: str | None = None
    identity: int | None = None


class _Head(Struct, frozen=True):
    """A record's first line: sequence number, the checksum of its other lines, and where these begin and end."""

    sequence: int
    checksum: int
    start: int
    end: int


def new_token(base: int) -> str:
    """A token for a new journal on a snapshot with sequence number `base`."""
    return f"{os.urandom(4).hex()}{base:08x}"


def new_header(token: str) -> bytes:
    """The first line of the journal with that token."""
    return _closed(b"factcli-journal %d %s" % (LAYOUT, token.encode()))


def parse_header(data: bytes, place: str) -> Header:
    """The header at the start of `data`, of which the first LONGEST_HEADER bytes serve.

    Raises DamagedDatabase when the bytes are no journal's, NewerDatabase for a later layout; `place`
    is the path that the message names.
    """
    found = _HEADER.match(data)
    if found is None or crc32(found[1]) != int(found[4], 16):
        raise _damaged(place, 0, "this is not a journal of factcli" if data else "the journal is empty")
    if int(found[2]) > LAYOUT:
        raise NewerDatabase(
            f"{place} was not written by this version of factcli",
            hint=f"update factcli; {FROM_BEFORE}; nothing was changed",
            subject=place,
        )
    token = found[3].decode()
    return Header(token, int(token[8:], 16), found.end())


def encode(sequence: int, changes: Changes) -> bytes:
    """The record of one transaction."""
    lines = []
    for table, documents in changes.items():
        name = table.encode()
        for identity, document in documents.items():
            line = b"%s %d %s" % (name, identity, b"null" if document is None else document)
            lines.append(b"%08x %s\n" % (crc32(line), line))
    body = b"".join(lines)
    return _closed(b"= %d %d %08x" % (sequence, len(body), crc32(body))) + body


def parse(data: bytes, offset: int, place: str) -> list[Record]:
    """The whole records in `data`, which begins `offset` bytes into a journal.

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


def salvage(data: bytes, start: int, sequence: int) -> tuple[list[Record], list[Lost]]:
    """The records of a journal from `start` on, as far as they are whole, and the lines that are not.

    Of a damaged record those lines are kept whose own checksums are right. `sequence` is the number of the
    transaction before the first.
    """
    records: list[Record] = []
    lost: list[Lost] = []
    position = start
    while position < len(data):
        record = _parse_one(data, position, 0)
        if record is None:
            if _is_torn(data, position):
                break
            end = _next_whole(data, position + 1) or len(data)
            record, more = _salvage_lines(data, position, end, sequence)
            lost += more
        records.append(record)
        position, sequence = record.end, record.sequence
    return records, lost


def _salvage_lines(data: bytes, start: int, end: int, sequence: int) -> tuple[Record, list[Lost]]:
    """What is whole between two offsets, as one record; `sequence` is the number of the transaction before it."""
    changes: Changes = {}
    lost: list[Lost] = []
    following = _head_at(data, end)
    known = sequence + 1
    for offset, line in _pieces(data, start, end):
        head = _head_at(line + b"\n", 0)
        if head is not None:
            known = head.sequence
            if offset + head.end > len(data):
                break
        elif (found := _whole_line(line)) is not None:
            _put(changes, found)
        else:
            parts = _LINE.fullmatch(line)
            lost.append(Lost(offset, parts[3].decode(errors="replace"), int(parts[4])) if parts else Lost(offset))
    return Record(following.sequence - 1 if following else known, changes, end), lost or [Lost(start)]


def _pieces(data: bytes, start: int, end: int) -> Iterator[tuple[int, bytes]]:
    """The lines between two offsets, with theirs; a line whose end was damaged is parted from the one that follows it."""
    offset = start
    for line in data[start:end].split(b"\n"):
        if line and _whole_line(line) is None:
            for inner in _LINE_START.finditer(line, 1):
                if _whole_line(line[inner.start() :]) is not None:
                    yield offset, line[: inner.start() - 1]
                    yield offset + inner.start(), line[inner.start() :]
                    break
            else:
                yield offset, line
        elif line:
            yield offset, line
        offset += len(line) + 1


def _parse_one(data: bytes, position: int, offset: int) -> Record | None:
    head = _head_at(data, position)
    if head is None or head.end > len(data):
        return None
    body = data[head.start : head.end]
    if crc32(body) != head.checksum:
        return None
    changes: Changes = {}
    for line in body[:-1].split(b"\n"):
        _, table, identity, document = line.split(b" ", 3)
        _put(changes, (table, identity, document))
    return Record(head.sequence, changes, offset + head.end)


def _head_at(data: bytes, position: int) -> _Head | None:
    found = _RECORD.match(data, position)
    if found is None or crc32(found[1]) != int(found[5], 16):
        return None
    return _Head(int(found[2]), int(found[4], 16), found.end(), found.end() + int(found[3]))


def _whole_line(line: bytes) -> tuple[bytes, bytes, bytes] | None:
    """Table, id and document of a line; None if its checksum is wrong."""
    found = _LINE.fullmatch(line)
    if found is None or crc32(found[2]) != int(found[1], 16):
        return None
    return found[3], found[4], found[5]


def _put(changes: Changes, line: tuple[bytes, bytes, bytes]) -> None:
    table, identity, document = line
    changes.setdefault(table.decode(), {})[int(identity)] = None if document == b"null" else document


def _is_torn(data: bytes, position: int) -> bool:
    """Whether the bytes from `position` on are the beginning of a record whose writing was cut off.

    A kill leaves a beginning, in which each line that has its end is what was written: where one is not, the record was
    whole and has lost something since. A power cut may leave the full length with blocks of zeros in it.
    """
    head = _head_at(data, position)
    cut_off = data.find(b"\n", position) < 0 if head is None else head.end > len(data) and _is_beginning(data, head)
    unwritten = data.find(_ZEROS, position) >= 0
    return (cut_off or unwritten) and _next_whole(data, position + 1) is None


def _is_beginning(data: bytes, head: _Head) -> bool:
    """Whether all lines behind the head that have their end are what was written."""
    return all(_whole_line(line) for line in data[head.start :].split(b"\n")[:-1])


def _next_whole(data: bytes, position: int) -> int | None:
    for candidate in _RECORD.finditer(data, position):
        starts_line = candidate.start() == 0 or data[candidate.start() - 1] == ord("\n")
        if starts_line and _parse_one(data, candidate.start(), 0) is not None:
            return candidate.start()
    return None


def _closed(line: bytes) -> bytes:
    """A header line with its checksum and its end."""
    return b"%s %08x\n" % (line, crc32(line))


def _damaged(place: str, offset: int, what: str) -> DamagedDatabase:
    return DamagedDatabase(
        f"{place} is damaged at byte {offset}: {what}",
        hint="run `factcli db check` to see all of it, `factcli db repair` to save what is whole; nothing was changed",
        subject=f"{place}:{offset}",
    )
