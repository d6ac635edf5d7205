"""What imports have changed, as it was before, so that one can be taken back."""

from typing import Final
from zlib import crc32

import msgspec

from factcli.errors import NothingToUndo
from factcli.store.journal import JournalDB, JournalTable
from factcli.store.rows import ImportRow, RunOfEvent

_TABLE: Final = "imports"
_MAY_STAY: Final = frozenset(("sources", "pages", "seen", "hosts", "filters", "aliases"))
"""What others go on with after an import, and what nothing else refers to: where it has been changed since, it stays."""


def keep(db: JournalDB, run: int) -> None:
    """Keep what the open transaction has changed, as it was before, under the number of its run."""
    before: dict[str, dict[int, msgspec.Raw]] = {}
    after: dict[str, dict[int, int]] = {}
    for table, documents in db.storage.changed().items():
        before[table] = {number: msgspec.Raw(raw or b"null") for number, raw in documents.items()}
        after[table] = {number: _checksum(db.table(table).raw(number)) for number in documents}
    for one in (before, after):
        one.get("runs", {}).pop(run, None)
    db.table(_TABLE).put_raw(run, msgspec.json.encode(ImportRow(run, before, after)))


def take_back(db: JournalDB, run: int) -> None:
    """Put back what the import of that run changed; what others go on with stays where it has been changed since.

    Raises NothingToUndo where what was before is not known, or where anything else has been changed since.
    """
    raw = db.table(_TABLE).raw(run)
    if raw is None:
        raise NothingToUndo(
            f"run {run} cannot be taken back: it is not known any more what was before",
            hint="it was another ledger that it merged something into, or `forget` has erased since what it may have changed",
            subject=str(run),
        )
    row = msgspec.json.decode(raw, type=ImportRow)
    if _is_worked_on_since(db, row):
        raise _changed_since(run)
    for table, documents in row.before.items():
        for number, before in documents.items():
            if _checksum(db.table(table).raw(number)) == row.after[table][number]:
                _restore(db.table(table), number, bytes(before))
            elif table not in _MAY_STAY:
                raise _changed_since(run)
    db.table(_TABLE).drop(run)


def drop_all(db: JournalDB) -> None:
    """Forget what was before every import: none can be taken back any more."""
    for number, _ in list(db.table(_TABLE).entries()):
        db.table(_TABLE).drop(number)


def _is_worked_on_since(db: JournalDB, row: ImportRow) -> bool:
    """Whether a later run recorded something on a claim that the import changed, even if that was taken back since."""
    claims = {f"{number:016x}" for number in row.before.get("claims", {})}
    found = db.table("events").where({"claim": claims.__contains__}, "seq")
    return any(msgspec.json.decode(raw, type=RunOfEvent).run > row.run for _, raw in found)


def _changed_since(run: int) -> NothingToUndo:
    return NothingToUndo(
        f"run {run} cannot be taken back: what it brought has been changed since",
        hint="what a person recorded since stays on record; nothing was changed",
        subject=str(run),
    )


def _restore(table: JournalTable, number: int, before: bytes) -> None:
    if before == b"null":
        table.drop(number)
    else:
        table.put_raw(number, before)


def _checksum(raw: bytes | None) -> int:
    """A document's checksum, by which it shows whether it has been changed; -1 where there is none."""
    return -1 if raw is None else crc32(raw)
