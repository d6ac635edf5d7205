"""One import as it goes on: what it stores and counts."""

from collections import Counter

from msgspec import Struct

from factcli.models.exchange import RECORDS, Record
from factcli.tracker.exchanging.planning import Bad, ImportPlan
from factcli.tracker.ports import Ledger


class Imported(Struct, frozen=True):
    """What came of an import: how many records of each type are new or different, and the lines that were left out.

    `merged`: the ledger had something else; `run` is that of the merging, where it changed anything. `kept` says in words
    what stayed as it was here though the file has it otherwise.
    """

    stored: dict[str, int]
    bad: tuple[Bad, ...]
    read: int
    merged: bool
    run: int | None = None
    kept: tuple[str, ...] = ()


class Taking:
    """The writing of an import, and what is told of it."""

    def __init__(self, ledger: Ledger, plan: ImportPlan) -> None:
        self._ledger = ledger
        self._plan = plan
        self.stored: Counter[str] = Counter()
        self.bad = list(plan.bad)
        self.kept: list[str] = []

    def put(self, record: Record) -> None:
        """Store a record under the number that it bears, and count it if it is new or different."""
        if self._ledger.put_record(record):
            self.count(record)

    def count(self, record: Record) -> None:
        """Count a record that was stored."""
        self.stored[next(name for name, kind in RECORDS.items() if kind is type(record))] += 1

    def leave_out(self, line: int, reason: str) -> None:
        """Note a line that could not be taken in."""
        self.bad.append(Bad(line, reason))

    def done(self, *, merged: bool, run: int | None = None) -> Imported:
        """What came of it."""
        stored = {name: self.stored[name] for name in RECORDS if self.stored[name]}
        bad = tuple(sorted(self.bad, key=lambda one: one.line))
        return Imported(stored, bad, self._plan.count, merged, run, tuple(self.kept))
