"""Reading a ledger's two files for damage, and keeping what is whole of them."""

import json
import re
import shutil
from contextlib import suppress
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct, field

from factcli.errors import DamagedDatabase, NewerDatabase
from factcli.store.journal import records
from factcli.store.journal.failures import not_written
from factcli.store.journal.opening import open_snapshot
from factcli.store.journal.records import Changes
from factcli.store.journal.snapshot import COLUMNS, META, Snapshot
from factcli.store.journal.storage import JournalStorage

_TABLE_LINE: Final = re.compile(rb'"((?:[^"\\]|\\.)*)":\{')
_DOCUMENT_LINE: Final = re.compile(rb'"(\d+)":(.*)')
_TABLE_TEXT: Final = re.compile(r'[\s,{}]*"([^"\\]*[^"\\\d][^"\\]*)"\s*:\s*\{')
_DOCUMENT_TEXT: Final = re.compile(r'[\s,]*"(\d+)"\s*:\s*')


class Damage(Struct, frozen=True):
    """A place that is not as it was written: the file, the byte offset in it, and what is wrong."""

    file: Path
    offset: int
    what: str


class Examination(Struct):
    """What is whole (documents, the last transaction's number), and what is not."""

    documents: Changes = field(default_factory=dict)
    sequence: int = 0
    damage: list[Damage] = field(default_factory=list)

    def keep(self, table: str, identity: int, raw: bytes) -> bool:
        """Keep a document if it is whole JSON; return whether it is."""
        try:
            whole = isinstance(msgspec.json.decode(raw), dict)
        except ValueError:
            return False
        if whole:
            self.documents.setdefault(table, {})[identity] = raw
        return whole


def examine(snapshot: Path, journal: Path, version: int) -> Examination:
    """Read both files from end to end.

    A record at the journal's end that a crash cut off is no damage. Raises NewerDatabase for a format
    above `version`.
    """
    found = Examination()
    _examine_snapshot(found, snapshot, version)
    _examine_journal(found, journal, snapshot)
    return found


def repair(storage: JournalStorage, stamp: str) -> tuple[Examination, list[Path]]:
    """Write what is whole anew, if anything is damaged, and keep the damaged files beside it.

    Returns what was found and the paths of the files kept, whose names bear `stamp`. Raises OutputError where
    they cannot be kept; then nothing has been changed.
    """
    with storage.locked():
        found = examine(storage.path, storage.journal, storage.version)
        if not found.damage:
            return found, []
        kept = [copy for path in (storage.path, storage.journal) if (copy := keep_aside(path, stamp)) is not None]
        storage.replace_all(found.documents, found.sequence)
    return found, kept


def keep_aside(path: Path, stamp: str) -> Path | None:
    """Copy a file to a new one beside it, `NAME.damaged-STAMP`; None if there is no file."""
    if not path.exists():
        return None
    kept = path.with_name(f"{path.name}.damaged-{stamp}")
    number = 1
    while kept.exists():
        number += 1
        kept = path.with_name(f"{path.name}.damaged-{stamp}-{number}")
    try:
        shutil.copyfile(path, kept)
        kept.chmod(0o600)
    except OSError as error:
        with suppress(OSError):
            kept.unlink()
        raise not_written(kept, error) from error
    return kept


def _examine_snapshot(found: Examination, path: Path, version: int) -> None:
    try:
        snapshot = open_snapshot(path, version)
    except NewerDatabase:
        raise
    except DamagedDatabase as error:
        found.damage.append(Damage(path, 0, error.message))
        data = path.read_bytes()
        if data.startswith(b'{\n"'):
            _keep_lines(found, path, data)
        else:
            _keep_text(found, path, data)
        return
    found.sequence = snapshot.meta.sequence
    for table in snapshot.meta.tables:
        _examine_table(found, snapshot, table)


def _examine_table(found: Examination, snapshot: Snapshot, table: str) -> None:
    sound = True
    count, last = 0, -1
    for offset, block in snapshot.blocks(table):
        position = offset
        for line in block[:-1].split(b"\n"):
            document = _DOCUMENT_LINE.fullmatch(line.removesuffix(b","))
            if document is None or not found.keep(table, int(document[1]), document[2]):
                found.damage.append(Damage(snapshot.path, position, f"a document of {table} is damaged"))
                sound = False
            elif int(document[1]) <= last:
                found.damage.append(Damage(snapshot.path, position, f"the documents of {table} are out of order"))
                sound = False
            last = int(document[1]) if document else last
            count += 1
            position += len(line) + 1
    if sound and count != snapshot.meta.tables[table].documents:
        found.damage.append(
            Damage(snapshot.path, snapshot.meta.tables[table].start, f"documents of {table} are missing")
        )
        sound = False
    if sound:
        try:
            snapshot.verify(table)
        except DamagedDatabase:
            start = snapshot.meta.tables[table].start
            what = f"the checksum of the table {table} is wrong: a letter in it is not what was written"
            found.damage.append(Damage(snapshot.path, start, what))


def _keep_lines(found: Examination, path: Path, data: bytes) -> None:
    """Keep what is whole of a snapshot in our own layout whose end is missing or damaged."""
    table: str | None = None
    offset = 0
    for line in data.split(b"\n"):
        document = _DOCUMENT_LINE.fullmatch(line.removesuffix(b","))
        heading = _TABLE_LINE.fullmatch(line)
        if heading is not None:
            table = heading[1].decode(errors="replace")
        elif line.startswith((b'"%s"' % META.encode(), b'"%s"' % COLUMNS.encode())):
            return
        elif table is not None and document is not None and found.keep(table, int(document[1]), document[2]):
            pass
        elif line not in (b"{", b"}", b"},", b""):
            found.damage.append(Damage(path, offset, f"a document of {table} is damaged"))
        offset += len(line) + 1


def _keep_text(found: Examination, path: Path, data: bytes) -> None:
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
            except ValueError:
                found.damage.append(Damage(path, document.start(), f"a document of {table} is damaged"))
                return
            if table not in (META, COLUMNS):
                found.keep(table, int(document[1]), msgspec.json.encode(content))
            continue
        heading = _TABLE_TEXT.match(text, position)
        if heading is None:
            return
        table, position = heading[1], heading.end()


def _examine_journal(found: Examination, path: Path, snapshot: Path) -> None:
    data = path.read_bytes() if path.exists() else b""
    header = None
    with suppress(DamagedDatabase):
        header = records.parse_header(data, str(path)) if data else None
    if header is not None and header.base > found.sequence:
        if not found.damage:
            what = f"it has transaction {found.sequence}, but its journal begins after {header.base}"
            found.damage.append(Damage(snapshot, 0, what))
        found.sequence = header.base
    whole, damaged = records.salvage(data)
    found.damage += [Damage(path, offset, "a transaction is damaged") for offset in damaged]
    for record in whole:
        if record.sequence > found.sequence or found.damage:
            found.sequence = max(found.sequence, record.sequence)
            _lay_over(found.documents, record.changes)


def _lay_over(documents: Changes, changes: Changes) -> None:
    for table, changed in changes.items():
        documents.setdefault(table, {}).update(changed)
