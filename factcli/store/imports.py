"""What imports have changed, as it was before, so that one can be taken back."""

from typing import Final
from zlib import crc32

import msgspec

from factcli.errors import NothingToUndo
from factcli.store.documents import Documents
from factcli.store.rows import ImportRow

_TABLE: Final = "imports"
_MAY_STAY: Final = frozenset(("sources", "pages", "seen", "hosts", "filters", "aliases"))
"""What others go on with after an import, and what nothing else refers to: where it has been changed since, it stays."""


class Imports(Documents):
    """The table of imports."""

    def keep_import(self, run: int) -> None:
        """See `Ledger.keep_import`."""
        before: dict[str, dict[int, msgspec.Raw]] = {}
        after: dict[str, dict[int, int]] = {}
        for table, documents in self._db.storage.changed().items():
            before[table] = {number: msgspec.Raw(raw or b"null") for number, raw in documents.items()}
            after[table] = {number: _checksum(self._table(table).raw(number)) for number in documents}
        for one in (before, after):
            one.get("runs", {}).pop(run, None)
        self._put(_TABLE, run, ImportRow(run, before, after))

    def take_back_import(self, run: int) -> None:
        """See `Ledger.take_back_import`."""
        raw = self._table(_TABLE).raw(run)
        if raw is None:
            raise NothingToUndo(
                f"run {run} cannot be taken back: it is not known any more what was before",
                hint="it was another ledger that it merged something into, or `forget` has erased since what it may have changed",
                subject=str(run),
            )
        row = self._decoded(ImportRow, _TABLE, (run, raw))
        for table, documents in row.before.items():
            for number, before in documents.items():
                if _checksum(self._table(table).raw(number)) == row.after[table][number]:
                    self._restore(table, number, bytes(before))
                elif table not in _MAY_STAY:
                    raise NothingToUndo(
                        f"run {run} cannot be taken back: what it brought has been changed since",
                        hint="take back the later runs first, which `factcli runs` lists; nothing was changed",
                        subject=str(run),
                    )
        self._table(_TABLE).drop(run)

    def drop_imports(self) -> None:
        """See `Ledger.drop_imports`."""
        for number, _ in list(self._table(_TABLE).entries()):
            self._table(_TABLE).drop(number)

    def _restore(self, table: str, number: int, before: bytes) -> None:
        if before == b"null":
            self._table(table).drop(number)
        else:
            self._table(table).put_raw(number, before)


def _checksum(raw: bytes | None) -> int:
    """A document's checksum, by which it shows whether it has been changed; -1 where there is none."""
    return -1 if raw is None else crc32(raw)
