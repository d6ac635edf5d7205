"""Documents by their numbers, and by the beginnings of the ids that the numbers stand for."""

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Final, TypeVar

import msgspec
from msgspec import Struct

from factcli.errors import AmbiguousId, DamagedDatabase, NotFound
from factcli.models.claim import HEX_DIGITS, ID_DIGITS
from factcli.store.journal import JournalDB, JournalTable
from factcli.store.journal.snapshot import Entry

SHORTEST_PREFIX: Final = 4
"""How many digits of an id serve at least."""

Row = TypeVar("Row", bound=Struct)

_CANDIDATES: Final = 6


class Documents:
    """The tables of a ledger's database, whose documents are JSON of typed rows."""

    def __init__(self, db: JournalDB) -> None:
        self._db = db

    @property
    def path(self) -> Path:
        """Where the ledger is."""
        return self._db.storage.path

    def _table(self, name: str) -> JournalTable:
        return self._db.table(name)

    def _put(self, table: str, number: int, row: Struct) -> None:
        self._table(table).put_raw(number, msgspec.json.encode(row))

    def _next(self, table: str) -> int:
        """The number for a table's next document; raises DamagedDatabase rather than give one that is taken."""
        number = self._table(table).last_id() + 1
        if self._table(table).raw(number) is not None:
            raise self._damaged(f"document {number} of {table} stands behind the last")
        return number

    def _damaged(self, what: str) -> DamagedDatabase:
        return DamagedDatabase(
            f"{self.path} is damaged: {what}",
            hint="`factcli db check` shows what is wrong, `factcli db repair` saves what is whole; nothing was changed",
            subject=str(self.path),
        )

    def _decoded(self, kind: type[Row], table: str, entry: tuple[int, bytes]) -> Row:
        """A document as the value that it was made of."""
        try:
            return msgspec.json.decode(entry[1], type=kind)
        except msgspec.DecodeError as error:
            raise self._damaged(f"document {entry[0]} of {table}: {error}") from error

    def _each(self, kind: type[Row], table: str, entries: Iterable[Entry]) -> Iterator[Row]:
        """Documents as the values that they were made of, one after another; for many of them."""
        decode = msgspec.json.Decoder(kind).decode
        for entry in entries:
            try:
                yield decode(entry[1])
            except msgspec.DecodeError:
                yield self._decoded(kind, table, entry)  # which says what is wrong with it

    def _one(self, kind: type[Row], table: str, what: str, prefix: str) -> Row:
        """The one document whose id begins with `prefix`."""
        digits = prefix.strip().lower()
        if not SHORTEST_PREFIX <= len(digits) <= ID_DIGITS or not set(digits) <= HEX_DIGITS:
            raise NotFound(
                f"{prefix!r} is no {what}'s id",
                hint=f"an id has {ID_DIGITS} hexadecimal digits; its first {SHORTEST_PREFIX} or more serve if they are unique",
                subject=prefix,
            )
        missing = ID_DIGITS - len(digits)
        low = int(digits, 16) << 4 * missing
        if missing:
            found = list(islice(self._table(table).between(low, low + 16**missing), _CANDIDATES + 1))
        else:
            found = [(low, raw)] if (raw := self._table(table).raw(low)) is not None else []
        if not found:
            raise NotFound(
                f"there is no {what} {prefix}",
                hint=f"`factcli {'list' if what == 'claim' else 'articles'}` shows the ids",
                subject=prefix,
            )
        if len(found) > 1:
            names = ", ".join(f"{number:0{ID_DIGITS}x}" for number, _ in found[:_CANDIDATES])
            more = " and more" if len(found) > _CANDIDATES else ""
            raise AmbiguousId(
                f"{prefix} fits several {what}s: {names}{more}",
                hint="give more digits of the one that is meant",
                subject=prefix,
            )
        return self._decoded(kind, table, found[0])

    def _numbered(self, kind: type[Row], table: str, what: str, number: int) -> Row:
        raw = self._table(table).raw(number)
        if raw is None:
            raise NotFound(f"there is no {what} {number}", subject=str(number))
        return self._decoded(kind, table, (number, raw))


def number_of(identity: str) -> int:
    """The number that an id of hexadecimal digits stands for."""
    return int(identity, 16)
