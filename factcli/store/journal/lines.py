r"""A document as a line of the snapshot, with the checksum that it bears.

    "17":{"speaker":"Anna Brandt","_crc":"0a1b2c3d"}

The last field of each document is the CRC-32 (ISO 3309, as zlib has it) of all that stands before it in the line, the
document's number with it, in eight hexadecimal digits. Whoever asks for a document is given it without that field.
"""

import re
from collections.abc import Mapping
from typing import Any, Final
from zlib import crc32

import msgspec

CHECKSUM: Final = "_crc"
"""The field's name."""

CLOSED: Final = re.compile(rb'"_crc":"[0-9a-f]{8}"\}')
"""How a document ends."""

_FIELD: Final = b'"_crc":"%08x"}'
_COMMA: Final = ord(",")
_LENGTH: Final = len(_FIELD % 0)


def line_of(identity: int, document: bytes) -> bytes:
    """The line of a document, given as a JSON object without blanks at its ends."""
    body = b'"%d":%s' % (identity, document[:-1] if document == b"{}" else document[:-1] + b",")
    return body + _FIELD % crc32(body)


def read_line(line: bytes) -> tuple[int, bytes]:
    """The number and the document of a line, which may end in a comma; raises ValueError if it is not what was written."""
    line = line.removesuffix(b",")
    body = line[:-_LENGTH]
    if _FIELD % crc32(body) != line[-_LENGTH:]:
        raise ValueError("the checksum of a document is wrong")
    return split(line, 0, len(line))


def split(lines: bytes, start: int, end: int) -> tuple[int, bytes]:
    """The same of the line from `start` to `end` among lines that have been verified together."""
    behind = lines.index(b'":', start)
    field = end - _LENGTH - (lines[end - 1] == _COMMA)
    document = lines[behind + 2 : field - 1] + b"}" if lines[field - 1] == _COMMA else b"{}"
    return int(lines[start + 1 : behind]), document


def line_of_parsed(identity: int, document: Mapping[str, Any]) -> bytes:
    """The line of a document that another program wrote; raises ValueError where it bears a checksum that is not its own.

    One that bears none is new.
    """
    content = dict(document)
    given = content.pop(CHECKSUM, None)
    line = line_of(identity, msgspec.json.encode(content))
    if given is not None and line[-_LENGTH:] != b'"_crc":"%s"}' % str(given).encode():
        raise ValueError("the checksum of a document is wrong")
    return line
