"""Records of a ledger's tables as JSON lines, each with its type, which `import` reads."""

from collections.abc import Iterable, Iterator

import msgspec

from factcli.models.exchange import ExportHead, Record
from factcli.render.escape import json_bytes

_PIECE_BYTES = 1 << 16


def ledger_lines(head: ExportHead, records: Iterable[tuple[str, Record]]) -> Iterator[bytes]:
    """The first line, and a line for each record, in pieces of many lines; the same records give the same bytes."""
    encode = msgspec.json.Encoder().encode
    piece = bytearray(_line("ledger", encode(head)))
    for kind, record in records:
        piece += _line(kind, encode(record))
        if len(piece) >= _PIECE_BYTES:
            yield bytes(piece)
            piece.clear()
    yield bytes(piece)


def _line(kind: str, record: bytes) -> bytes:
    return b'{"type":"%s",%s\n' % (kind.encode(), json_bytes(record[1:]))
