"""Whether a snapshot and a journal belong together, and the one state that they make.

They do where the snapshot names the journal's token. A journal that is not named belongs to any snapshot
that has all of its transactions, and, begun on nothing, is a whole ledger where there is no snapshot.

The first that a snapshot names is its own. Where the second is there instead, what wrote the snapshot was cut short:
all is well, but the journal still holds what may have been erased.
"""

from pathlib import Path

from factcli.errors import DamagedDatabase
from factcli.store.journal.records import Changes, Header, Record
from factcli.store.journal.snapshot import EMPTY, Snapshot
from factcli.store.journal.view import View


def assembled(snapshot: Snapshot, header: Header, records: list[Record], journal: Path) -> View:
    """The state that a journal's whole records make of a snapshot; raises DamagedDatabase where they make none."""
    fault = mismatch(snapshot, header, records, journal)
    if fault is not None:
        raise DamagedDatabase(
            fault,
            hint="put the files of the same time together, or move the journal away to go back to a backup; "
            "`factcli db repair` saves what is whole of both; nothing was changed",
            subject=str(snapshot.path),
        )
    sequence = snapshot.meta.sequence
    changes: Changes = {}
    for record in records:
        if record.sequence > sequence:
            if record.sequence != sequence + 1:
                raise DamagedDatabase(
                    f"{journal} lacks transaction {sequence + 1}",
                    hint="`factcli db check` shows more, `factcli db repair` saves what is whole; nothing was changed",
                    subject=str(journal),
                )
            sequence = record.sequence
            for table, documents in record.changes.items():
                changes.setdefault(table, {}).update(documents)
    return View(snapshot, changes, sequence)


def mismatch(snapshot: Snapshot, header: Header, records: list[Record], journal: Path) -> str | None:
    """What is wrong with these two files beside each other; None where they belong together."""
    meta = snapshot.meta
    if header.base > meta.sequence:
        return (
            f"{snapshot.path} is older than its journal: it has transaction {meta.sequence}, "
            f"the journal begins after {header.base}"
        )
    named = meta == EMPTY or header.token in meta.journals
    if not named and records and records[-1].sequence > meta.sequence:
        return f"{journal} is not the journal of {snapshot.path}"
    return None


def cut_short(snapshot: Snapshot, header: Header | None) -> bool:
    """Whether the journal beside a snapshot is the one from before it."""
    return header is not None and header.token in snapshot.meta.journals[1:]


def missing(snapshot: Path, journal: Path) -> str:
    """What is wrong with a snapshot that names a journal where there is none."""
    return f"{journal} is missing: it belongs to {snapshot} and holds what was recorded last"


def journal_missing(snapshot: Path, journal: Path) -> DamagedDatabase:
    """The error that says so."""
    return DamagedDatabase(
        missing(snapshot, journal),
        hint="put it back (a copy needs both files, or `factcli db backup`); if it is lost, `factcli db repair` "
        "goes on without it; nothing was changed",
        subject=str(journal),
    )
