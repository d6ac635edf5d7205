"""Fields read out of documents' bytes without parsing the documents.

orjson writes no blanks and escapes every quotation mark inside a string, so `"status":` can only be a
key. The first one in a document is taken for the top-level one: a field that is looked for here must
stand before any list or object in its document. Whoever looks checks the decoded document again.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

import orjson

from factcli.store.journal.records import Changes
from factcli.store.journal.snapshot import Entry, Snapshot

_QUOTE: Final = ord('"')
_BACKSLASH: Final = ord("\\")

Found = tuple[int, int | Entry]
"""The value of the field that orders; the offset of a line in the snapshot, or a document of the journal."""


def find(
    snapshot: Snapshot, changes: Changes, table: str, tests: Mapping[str, Callable[[Any], bool]], order: str
) -> list[Found]:
    """The documents of `table` whose fields pass all `tests`, in no order.

    `changes` are laid over the snapshot. A test is called once for each distinct value.
    """
    probes = [_Probe(field, test) for field, test in tests.items()]
    key = b'"%s":' % order.encode()
    changed = changes.get(table, {})
    found: list[Found] = []
    for offset, block in snapshot.blocks(table):
        start = 0
        while start < len(block):
            end = block.find(b"\n", start)
            for probe in probes:
                if not probe.passes(block, start, end):
                    break
            else:
                if not changed or snapshot.identity(block[start : start + 32], offset + start) not in changed:
                    found.append((_number(block, key, start, end), offset + start))
            start = end + 1
    for identity, document in changed.items():
        if document is not None and all(probe.passes(document, 0, len(document)) for probe in probes):
            found.append((_number(document, key, 0, len(document)), (identity, document)))
    return found


def _number(data: bytes, key: bytes, start: int, end: int) -> int:
    """The integer that a field holds in the document data[start:end], in which another field follows; 0 without it."""
    position = data.find(key, start, end)
    return 0 if position < 0 else int(data[position + len(key) : data.find(b",", position, end)])


class _Probe:
    """One field's test, which remembers what it said of each value."""

    def __init__(self, field: str, test: Callable[[Any], bool]) -> None:
        self._key = b'"%s":' % field.encode()
        self._test = test
        self._said: dict[bytes | None, bool] = {}

    def passes(self, data: bytes, start: int, end: int) -> bool:
        """Whether the document in data[start:end] passes."""
        raw = _value(data, self._key, start, end)
        said = self._said.get(raw)
        if said is None:
            said = self._said[raw] = self._test(None if raw is None else orjson.loads(raw))
        return said


def _value(data: bytes, key: bytes, start: int, end: int) -> bytes | None:
    """The bytes of a field's value, a string or a number, in data[start:end]; None where there is no such field."""
    position = data.find(key, start, end)
    if position < 0:
        return None
    position += len(key)
    if data[position] != _QUOTE:
        comma = data.find(b",", position, end)
        return data[position:comma] if comma >= 0 else data[position : data.index(b"}", position)]
    close = data.index(b'"', position + 1)
    while data[close - 1] == _BACKSLASH and _is_escaped(data, close):
        close = data.index(b'"', close + 1)
    return data[position : close + 1]


def _is_escaped(data: bytes, position: int) -> bool:
    backslashes = 0
    while data[position - 1 - backslashes] == _BACKSLASH:
        backslashes += 1
    return backslashes % 2 == 1
