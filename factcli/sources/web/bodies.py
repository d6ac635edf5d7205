"""A body read to its end and decompressed, never beyond a size, whatever its headers say."""

import zlib
from collections.abc import Iterator
from itertools import chain
from typing import Final

from urllib3 import BaseHTTPResponse

from factcli.sources.web.allowance import Allowance, TooLarge

ACCEPTED: Final = "gzip, deflate"
"""The encodings that can be decompressed piece by piece."""

_PIECE_BYTES: Final = 64 * 1024
_GZIP: Final = frozenset(("gzip", "x-gzip"))
_COMPRESSED: Final = frozenset(
    ("br", "zstd", "compress", "x-compress", "dcb", "dcz", "exi", "pack200-gzip", "aes128gcm")
)
_GZIP_FILE: Final = b"\x1f\x8b\x08"
_NEXT_MEMBER: Final = b"\x1f\x8b"
_NO_HEADER: Final = -zlib.MAX_WBITS


class BadEncoding(Exception):
    """The body is not encoded as its headers say, or in a way that was not asked for. The text is for a person."""


def read_body(response: BaseHTTPResponse, allowance: Allowance) -> bytes:
    """The decompressed body; raises TooLarge, BadEncoding, and what reading raises.

    A file that was compressed where it is stored, such as feed.xml.gz, is decompressed too, though no header tells of it.
    """
    size = allowance.limits.size
    encoding, pieces = _encoding(response), _pieces(response)
    if encoding is None:
        first = next(pieces, b"")
        encoding = "gzip" if first.startswith(_GZIP_FILE) else None
        pieces = chain((first,), pieces)
    body, length = [], 0
    for piece in pieces if encoding is None else _inflated(pieces, encoding, size):
        allowance.wait()
        length += len(piece)
        if length > size:
            raise TooLarge
        body.append(piece)
    return b"".join(body)


def drain(response: BaseHTTPResponse) -> None:
    """Read a body that nobody wants, if it is short: then the connection can carry the next request."""
    if response.read(_PIECE_BYTES, decode_content=False):
        response.read(1, decode_content=False)


def _pieces(response: BaseHTTPResponse) -> Iterator[bytes]:
    while piece := response.read(_PIECE_BYTES, decode_content=False):
        yield piece


def _encoding(response: BaseHTTPResponse) -> str | None:
    """gzip, deflate, or None for a body as it is; names that mean no compression are passed over."""
    named = [one.strip().lower() for one in response.headers.get("content-encoding", "").split(",")]
    found = [one for one in named if one in _GZIP or one == "deflate" or one in _COMPRESSED]
    if len(found) > 1:
        raise BadEncoding("it is compressed more than once")
    if found and found[0] in _COMPRESSED:
        raise BadEncoding(f"it is compressed as {found[0]}, which was not asked for")
    return ("gzip" if found[0] in _GZIP else "deflate") if found else None


def _inflated(pieces: Iterator[bytes], encoding: str, size: int) -> Iterator[bytes]:
    """The pieces decompressed, each by no more than `size` bytes and one at a time."""
    stream: zlib._Decompress | None = None
    begun = False
    for piece in pieces:
        data = piece
        while data:
            if stream is None:
                if begun and not (encoding == "gzip" and data.startswith(_NEXT_MEMBER)):
                    break  # padding, or whatever else follows the end
                stream = zlib.decompressobj(_window(data, encoding))
                begun = True
            try:
                yield stream.decompress(data, size + 1)
            except zlib.error:
                raise BadEncoding(f"it is not compressed as {encoding}, as it says") from None
            data = stream.unconsumed_tail or stream.unused_data
            if stream.eof:
                stream = None
    if stream is not None:
        raise BadEncoding("its compressed text breaks off")


def _window(data: bytes, encoding: str) -> int:
    """How zlib is to read it. Some servers send deflate without the header that it should have."""
    if encoding == "gzip":
        return zlib.MAX_WBITS | 16
    has_header = data[0] & 0x0F == zlib.DEFLATED and (len(data) == 1 or (data[0] << 8 | data[1]) % 31 == 0)
    return zlib.MAX_WBITS if has_header else _NO_HEADER
