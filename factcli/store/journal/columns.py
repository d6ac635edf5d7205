"""Fields of all documents of a table, side by side, so that documents can be found without being parsed.

A column holds each distinct value of a field once, and for each document, in the order of the table's
lines, which of them it has. A test is made once for each distinct value. Columns are written with the
snapshot; where they are missing or damaged they are made anew from the documents, which alone count.
"""

from array import array
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from itertools import accumulate
from operator import itemgetter
from typing import Any, Final
from zlib import crc32

import msgspec
from msgspec import Struct

from factcli.store.journal.snapshot import Place, Snapshot

OFFSETS: Final = "@offset"
IDS: Final = "@id"

_ITEMS: Final = 4096
"""How many values are encoded at a time."""

Test = Callable[[Any], bool]


class Derived(Struct, frozen=True):
    """A column that is made of fields, which `make` takes as JSON, each empty where a document lacks it."""

    name: str
    of: tuple[str, ...]
    make: Callable[..., Any]


Field = str | Derived
"""A column: a field as it is, None where a document lacks it, or what is made of some."""


class Column(Struct, frozen=True):
    """A field of a table's documents; `codes` are indices into `values`, empty where each value stands for itself."""

    values: Sequence[Any]
    codes: Sequence[int]


def build(snapshot: Snapshot, table: str, fields: Sequence[Field]) -> Iterator[tuple[str, Column]]:
    """The columns of a table's lines' offsets and ids and of its fields, by name, made from its documents.

    A sync makes them again and again, of a ledger that grows: numbers are held as the machine has them, and what has
    been given is let go of.
    """
    heads = _heads(fields)
    offsets, ids = array("Q"), array("Q")
    values: list[dict[Any, int]] = [{} for _ in fields]
    codes = [array("I") for _ in fields]
    for start, block in snapshot.blocks(table):
        rows: list[tuple[Any, ...]] = []
        for identity, document in snapshot.read_block(start, block):
            try:
                ids.append(identity)
            except OverflowError:
                raise snapshot.damaged(start, "the number of a document is none that can be given") from None
            rows.append(heads(document))
        offsets.extend(accumulate((len(line) + 1 for line in block[:-1].split(b"\n")[:-1]), initial=start))
        for number, (known, coded) in enumerate(zip(values, codes, strict=True)):
            coded.extend([known.setdefault(row[number], len(known)) for row in rows])
    yield OFFSETS, Column(offsets, ())
    yield IDS, Column(ids, ())
    del offsets, ids
    for field in fields:
        yield _name(field), Column(list(values.pop(0)), codes.pop(0))


def encoded(table: str, name: str, column: Column) -> Iterator[bytes]:
    """The document that stores a column of that table, in pieces; what `Columns` reads."""
    yield b'{"table":%s,"field":%s,"values":[' % (msgspec.json.encode(table), msgspec.json.encode(name))
    yield from _items(column.values)
    yield b'],"codes":['
    yield from _items(column.codes)
    yield b"]}"


def _items(items: Sequence[Any]) -> Iterator[bytes]:
    for start in range(0, len(items), _ITEMS):
        some = msgspec.json.encode(list(items[start : start + _ITEMS]))
        yield some[1:-1] if start == 0 else b"," + some[1:-1]


def _name(field: Field) -> str:
    return field.name if isinstance(field, Derived) else field


def _heads(fields: Sequence[Field]) -> Callable[[bytes], tuple[Any, ...]]:
    """What reads the columns' values of a document, and skips the rest."""
    plain = dict.fromkeys(field for field in fields if isinstance(field, str))
    sources = dict.fromkeys(source for field in fields if isinstance(field, Derived) for source in field.of)
    names = {f"field_{number}": field for number, field in enumerate([*plain, *sources])}
    kinds: list[tuple[str, Any, Any]] = [
        (name, Any, None) if field in plain else (name, msgspec.Raw, msgspec.Raw()) for name, field in names.items()
    ]
    head = msgspec.defstruct("Head", kinds, rename=names)
    decoder = msgspec.json.Decoder(head)
    places = {field: number for number, field in enumerate(names.values())}
    makers = [_maker(field, places) for field in fields]
    if list(plain) == list(fields):
        return lambda document: msgspec.structs.astuple(decoder.decode(document))

    def values(document: bytes) -> tuple[Any, ...]:
        found = msgspec.structs.astuple(decoder.decode(document))
        return tuple([make(found) for make in makers])

    return values


def _maker(field: Field, places: Mapping[str, int]) -> Callable[[Sequence[Any]], Any]:
    """What gives a column's value from those of all fields that were read."""
    if isinstance(field, str):
        return itemgetter(places[field])
    make, of = field.make, [places[source] for source in field.of]
    return lambda found: make(*(bytes(found[at]) for at in of))


class Columns:
    """The columns of one table of a snapshot, each read when it is asked for."""

    def __init__(self, snapshot: Snapshot, table: str, fields: Sequence[Field]) -> None:
        self._snapshot = snapshot
        self._table = table
        self._fields = fields
        self._columns: dict[str, Column] = {}

    def __getitem__(self, field: str) -> Column:
        if field not in self._columns:
            column = self._read(field)
            if column is None:
                self._columns = dict(build(self._snapshot, self._table, self._fields))
            else:
                self._columns[field] = column
        return self._columns[field]

    def _read(self, field: str) -> Column | None:
        """The column as it was written; None where it was not, or is damaged."""
        extent = self._snapshot.meta.columns.get(self._table, {}).get(field)
        if extent is None:
            return None
        content = self._snapshot.read(extent.end - extent.start, extent.start)
        return msgspec.json.decode(content, type=Column) if crc32(content) == extent.checksum else None

    def find(
        self,
        changed: Mapping[int, bytes | None],
        tests: Mapping[str, Test],
        order: str,
        among: Container[int] | None = None,
    ) -> list[Place]:
        """The documents whose columns pass all `tests`, by descending `order`, one that holds integers.

        `changed` documents take the place of the snapshot's. Only ids that are `among` some, where these are given.
        """
        found: dict[int, list[Place]] = {}
        if self._snapshot.extent(self._table).documents:
            found = self._stored(changed, tests, order, among)
        for identity, rank, document in self._changed(changed, tests, order, among):
            found.setdefault(rank, []).append((identity, document))
        return [place for rank in sorted(found, reverse=True) for place in found[rank]]

    def passing(self, changed: Mapping[int, bytes | None], tests: Mapping[str, Test], order: str) -> set[int]:
        """The ids of the documents whose columns pass all `tests`; as `find`, without their places."""
        found = {identity for identity, _, _ in self._changed(changed, tests, order, None)}
        if self._snapshot.extent(self._table).documents:
            ids = self[IDS].values
            found.update(ids[at] for at in self._positions(tests) if ids[at] not in changed)
        return found

    def _changed(
        self, changed: Mapping[int, bytes | None], tests: Mapping[str, Test], order: str, among: Container[int] | None
    ) -> Iterator[tuple[int, int, bytes]]:
        """The changed documents that pass, each with its id and its rank in the order."""
        if not changed:
            return
        heads = self.heads([*tests, order])
        for identity, document in changed.items():
            if document is not None and (among is None or identity in among):
                values = heads(document)
                if all(test(value) for test, value in zip(tests.values(), values, strict=False)):
                    yield identity, values[-1], document

    def heads(self, names: Sequence[str]) -> Callable[[bytes], tuple[Any, ...]]:
        """What reads the values of these columns of a document."""
        fields = {_name(field): field for field in self._fields}
        return _heads([fields[name] for name in names])

    def _stored(
        self, changed: Mapping[int, bytes | None], tests: Mapping[str, Test], order: str, among: Container[int] | None
    ) -> dict[int, list[Place]]:
        """The places in the snapshot that pass, by their rank in the order."""
        offsets = self[OFFSETS].values
        positions = self._positions(tests)
        if changed or among is not None:
            ids = self[IDS].values
            if among is not None:
                positions = [at for at in positions if ids[at] in among]
            positions = [at for at in positions if ids[at] not in changed]
        ends = [*offsets[1:], self._snapshot.extent(self._table).end + 1]
        ranks, codes = self[order].values, self[order].codes
        found: list[list[Place]] = [[] for _ in ranks]
        for at in positions:
            found[codes[at]].append((offsets[at], ends[at] - offsets[at]))
        return dict(zip(ranks, found, strict=True))

    def _positions(self, tests: Mapping[str, Test]) -> Sequence[int]:
        """Which of the table's lines pass, by their numbers from 0."""
        positions: Sequence[int] = range(self._snapshot.extent(self._table).documents)
        for field, test in tests.items():
            column = self[field]
            wanted = {code for code, value in enumerate(column.values) if test(value)}
            codes = column.codes
            positions = [at for at in positions if codes[at] in wanted]
        return positions
