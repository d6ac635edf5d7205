"""Reading a database's two files from end to end for damage, and gathering what is whole of them.

What a document must be is the caller's to say: a `Fault` looks at each.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final
from zlib import crc32

from msgspec import Struct, field

from factcli.errors import DamagedDatabase
from factcli.models.damage import Damage
from factcli.store.journal import pairing, records
from factcli.store.journal.failures import unreadable
from factcli.store.journal.lines import CLOSED, line_of_parsed, read_line
from factcli.store.journal.opening import Fault, open_snapshot
from factcli.store.journal.records import Changes
from factcli.store.journal.snapshot import COLUMNS, META, Snapshot
from factcli.store.journal.writing import outline

_TABLE_LINE: Final = re.compile(rb'"((?:[^"\\]|\\.)*)":\{')
_NUMBER: Final = re.compile(rb'"(\d{1,20})":')
_TABLE_TEXT: Final = re.compile(r'[\s,{}]*"([^"\\]*[^"\\\d][^"\\]*)"\s*:\s*\{')
_DOCUMENT_TEXT: Final = re.compile(r'[\s,]*"(\d{1,20})"\s*:\s*')
_ALTERED: Final = "it is not what was written"


class Examination(Struct):
    """What is whole (documents, the last transaction's number), and what is not.

    `recognised`: whether one of the files could be opened, and so is ours whatever is left of it.
    """

    documents: Changes = field(default_factory=dict)
    sequence: int = 0
    damage: list[Damage] = field(default_factory=list)
    recognised: bool = False


def examine(snapshot: Path, journal: Path, version: int, fault: Fault) -> Examination:
    """Read both files; `fault` says what is wrong with a document.

    A record at the journal's end that a crash cut off is no damage. Raises NewerDatabase for a format
    above `version`, DatabaseError for a file that cannot be read.
    """
    reading = _Reading(fault)
    opened = reading.snapshot(snapshot, version)
    reading.journal(journal, opened, snapshot)
    return reading.found


class _Reading:
    """One examination while it goes on."""

    def __init__(self, fault: Fault) -> None:
        self.found = Examination()
        self._fault = fault

    def snapshot(self, path: Path, version: int) -> Snapshot | None:
        """Read the snapshot; returns it if it could be opened."""
        try:
            opened = open_snapshot(path, version)
        except OSError as error:
            raise unreadable(path, error) from error
        except DamagedDatabase as error:
            self._damaged(path, None, error.message)
            data = path.read_bytes()
            if data.startswith(b'{\n"'):
                self._lines(path, data)
            else:
                self._text(path, data)
            return None
        self.found.sequence = opened.meta.sequence
        self.found.recognised = bool(opened.meta.version)
        for table in opened.meta.tables:
            self._table(opened, table)
        if opened.ours and opened.meta.version:
            self._outline(opened)
        return opened

    def journal(self, path: Path, opened: Snapshot | None, snapshot: Path) -> None:
        """Read the journal, and lay what it holds over what the snapshot, `opened` or not, has given."""
        data = _content(path)
        if data is None:
            if opened is not None and opened.meta.journals:
                self._damaged(path, None, pairing.missing(snapshot, path))
            return
        header = None
        try:
            header = records.parse_header(data, str(path))
        except DamagedDatabase as error:
            self._damaged(path, 0, error.message)
        else:
            self.found.recognised = True
        before = header.base if header else self.found.sequence
        whole, lost = records.salvage(data, header.length if header else 0, before)
        if header is not None and opened is not None:
            fault = pairing.mismatch(opened, header, whole, path)
            if fault is not None:
                self._damaged(snapshot, None, fault)
        base = header.base if header else 0
        if header is None and opened is None and whole:
            base = whole[0].sequence - 1
        self._lay_over(path, whole, max(self.found.sequence, base))
        for line in lost[1:] if header is None and lost else lost:
            stands = line.identity in self.found.documents.get(line.table or "", {})
            outcome = "; another state of it stands" if stands else "; it is lost" if line.table else ""
            what = f"a line of the journal is damaged{outcome}"
            self._damaged(path, line.offset, what, line.table, line.identity)

    def _lay_over(self, path: Path, whole: list[records.Record], sequence: int) -> None:
        for record in whole:
            if record.sequence <= sequence:
                continue
            if record.sequence != sequence + 1:
                self._damaged(path, None, f"the transactions from {sequence + 1} to {record.sequence - 1} are missing")
            sequence = record.sequence
            for table, documents in record.changes.items():
                for identity, raw in documents.items():
                    if raw is None:
                        self.found.documents.setdefault(table, {}).pop(identity, None)
                    else:
                        self._keep_or_report(path, None, table, identity, raw)
        self.found.sequence = sequence

    def _table(self, snapshot: Snapshot, table: str) -> None:
        before = len(self.found.damage)
        extent = snapshot.extent(table)
        count, last = 0, -1
        for offset, line in _numbered_lines(snapshot, table):
            identity = self._document_line(snapshot.path, offset, table, line)
            if identity is None:
                continue
            if identity <= last:
                self._damaged(snapshot.path, offset, "it is out of order", table, identity)
            last = identity
            count += 1
        if len(self.found.damage) == before and count != extent.documents:
            self._damaged(snapshot.path, extent.start, f"{extent.documents - count} documents of {table} are missing")
        if len(self.found.damage) == before:
            self._verify(snapshot, table)

    def _verify(self, snapshot: Snapshot, table: str) -> None:
        try:
            snapshot.verify(table)
        except DamagedDatabase:
            what = f"the checksum of the table {table} is wrong: a letter in it is not what was written"
            self._damaged(snapshot.path, snapshot.extent(table).start, what)

    def _outline(self, snapshot: Snapshot) -> None:
        """Look at all that stands around and between the documents, and at the columns."""
        position = 0
        for extent, before in outline(snapshot.meta):
            if snapshot.read(extent.start - position, position) != before:
                self._damaged(snapshot.path, position, "what stands between the tables is damaged; nothing is lost")
            position = extent.end
        for columns in snapshot.meta.columns.values():
            for extent in columns.values():
                if crc32(snapshot.read(extent.end - extent.start, extent.start)) != extent.checksum:
                    self._damaged(snapshot.path, extent.start, "a column is damaged; nothing is lost")

    def _lines(self, path: Path, data: bytes) -> None:
        """Keep what is whole of a snapshot in our own layout whose end is missing or damaged."""
        table: str | None = None
        offset = 0
        for line in data.split(b"\n"):
            heading = _TABLE_LINE.fullmatch(line)
            if line.startswith((b'"%s"' % META.encode(), b'"%s"' % COLUMNS.encode())):
                return
            if heading is not None:
                table = heading[1].decode(errors="replace")
            elif table is not None and line not in (b"{", b"}", b"},", b""):
                self._document_line(path, offset, table, line)
            offset += len(line) + 1

    def _text(self, path: Path, data: bytes) -> None:
        """Keep what is whole of a file that another program wrote, up to where it breaks off."""
        text = data.decode("utf-8", errors="replace")
        decoder = json.JSONDecoder()
        table: str | None = None
        position = 0
        while True:
            document = _DOCUMENT_TEXT.match(text, position) if table is not None else None
            if document is not None and table is not None:
                try:
                    content, position = decoder.raw_decode(text, document.end())
                except (ValueError, RecursionError):
                    self._damaged(path, document.start(), "it is cut off", table, int(document[1]))
                    return
                if table not in (META, COLUMNS):
                    self._parsed(path, document.start(), table, int(document[1]), content)
                continue
            heading = _TABLE_TEXT.match(text, position)
            if heading is None:
                return
            table, position = heading[1], heading.end()

    def _parsed(self, path: Path, offset: int, table: str, identity: int, content: Any) -> None:
        """Keep a document that another program wrote, if it is sound; else report it."""
        try:
            _, raw = read_line(line_of_parsed(identity, content))
        except (ValueError, TypeError):
            self._damaged(path, offset, _ALTERED, table, identity)
        else:
            self._keep_or_report(path, offset, table, identity, raw)

    def _document_line(self, path: Path, offset: int, table: str, line: bytes) -> int | None:
        """Keep the document of a line if it is what was written, and sound; returns its number, None where it was not kept."""
        try:
            identity, raw = read_line(line)
        except ValueError:
            self._broken_line(path, offset, table, line)
            return None
        return identity if self._keep_or_report(path, offset, table, identity, raw) else None

    def _keep_or_report(self, path: Path, offset: int | None, table: str, identity: int, raw: bytes) -> bool:
        """Keep a document if it is sound, else report it; returns whether it is."""
        what = self._fault(table, identity, raw)
        if what is not None:
            self._damaged(path, offset, what, table, identity)
            return False
        self.found.documents.setdefault(table, {})[identity] = raw
        return True

    def _broken_line(self, path: Path, offset: int, table: str, line: bytes) -> None:
        if self._keep_parts(table, line):
            self._damaged(path, offset, "what stands around a document is damaged; it is kept")
            return
        number = _NUMBER.match(line)
        identity = int(number[1]) if number else None
        self._damaged(path, offset, _ALTERED if number else f"a document of {table} is damaged", table, identity)

    def _keep_parts(self, table: str, line: bytes) -> int:
        """Keep the documents in a line that is none, for what parts it from others is damaged; their number."""
        kept, end = 0, 0
        for start in _NUMBER.finditer(line):
            closed = CLOSED.search(line, start.end())
            if start.start() < end or closed is None:
                continue
            try:
                identity, raw = read_line(line[start.start() : closed.end()])
            except ValueError:
                continue
            if self._fault(table, identity, raw) is None:
                self.found.documents.setdefault(table, {})[identity] = raw
                kept, end = kept + 1, closed.end()
        return kept

    def _damaged(
        self, path: Path, offset: int | None, what: str, table: str | None = None, identity: int | None = None
    ) -> None:
        self.found.damage.append(
            Damage(path, offset, what.removeprefix(f"{path} ").removeprefix("is damaged: "), table, identity)
        )


def _numbered_lines(snapshot: Snapshot, table: str) -> Iterator[tuple[int, bytes]]:
    for offset, block in snapshot.blocks(table):
        position = offset
        for line in block[:-1].split(b"\n"):
            yield position, line
            position += len(line) + 1


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise unreadable(path, error) from error
