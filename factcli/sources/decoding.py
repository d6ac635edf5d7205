"""Bytes to text: byte order marks, declared encodings, UTF-8, and what older tools wrote."""

import codecs
import re
from typing import Final

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,100}encoding=["']([\w.:-]+)""",
    re.IGNORECASE,
)
_CHARSET = re.compile(r"""charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
# Codecs of Python that are no encoding of a text on the web, or cost quadratic time.
_NEVER: Final = frozenset(
    ("utf-7", "idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined", "mbcs", "oem")
)
_HEAD: Final = 4096
"""How many bytes are searched for a declared encoding."""
_SAMPLE: Final = 1 << 16
"""How many bytes tell whether it is text, and in which encoding, whatever its size."""
_CONTROL = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_BROKEN_SHARE: Final = 0.02
"""What is text has at most this share of control characters, and read as UTF-8 at most this share of broken ones.

With 0 one bad byte makes a text in UTF-8 one in another encoding; with .01 a control character in each line of 80 makes it
binary, with .05 one in each line of 22 does not.
"""
_MOSTLY_ASCII: Final = 0.9
"""From this share of ASCII on what is no UTF-8 is Windows-1252. French with accents has .90, German .95, Polish in its own
encoding .84; what has less is for `charset_normalizer` to tell, which takes French for something else."""
_NOT_ASCII: Final = 0x80
_LEAST_COHERENCE: Final = 0.1
"""What `charset_normalizer` must say of how much a text looks like a language. With .6 Russian and Greek are refused; 0 to .4
were the same on texts in eight encodings and on noise."""
_MOST_ZEROS: Final = 0.6
"""UTF-16 has half its bytes zero where the text is Latin; what has a larger share is binary."""
_EAST_ASIAN = re.compile("[\u3001\u3002\uff0c]")
_SURROGATES = re.compile("[\ud800-\udfff]")


def decode(data: bytes, *, markup: bool = False) -> str | None:
    """The text of `data` without its byte order mark; None if it is binary, or in no encoding that makes sense.

    `markup`: an encoding that HTML or XML declares for itself is tried first. Line ends stay as they are.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data, "utf-8-sig" if encoding == "utf-8" else encoding)
    declared = _declared(data) if markup else None
    if declared is not None and (text := _strict(data, declared)) is not None:
        return text
    if _is_binary(data):
        return _wide(data)
    text = _strict(data, "utf-8")
    return text if text is not None else _guessed(data)


def decode_answer(data: bytes, content_type: str | None) -> str | None:
    """The text of an answer of the web, markup or not; None as `decode` gives it.

    What is valid UTF-8 beyond ASCII is UTF-8, whatever it calls itself; then the header is believed, then
    the document.
    """
    if not data.startswith(tuple(mark for mark, _ in _MARKS)):
        if not data.isascii() and b"\0" not in data and (text := _strict(data, "utf-8")) is not None:
            return text
        charset = _CHARSET.search(content_type or "")
        encoding = _known(charset[1]) if charset else None
        if encoding is not None and (text := _strict(data, encoding)) is not None and "\0" not in text:
            return text
    return decode(data, markup=True)


def scrub(text: str) -> str:
    """Without halves of surrogate pairs, which JSON can smuggle in and UTF-8 cannot hold."""
    return _SURROGATES.sub("\ufffd", text)


def _declared(data: bytes) -> str | None:
    found = _DECLARED.search(data[:_HEAD])
    return _known((found[1] or found[2]).decode("ascii", errors="replace")) if found else None


def _known(name: str) -> str | None:
    try:
        encoding = codecs.lookup(name).name
    except (LookupError, ValueError):
        return None
    if encoding.replace("_", "-") in _NEVER:
        return None
    # What calls itself Latin-1 or ASCII on the web is Windows-1252 (https://encoding.spec.whatwg.org).
    return "cp1252" if encoding in ("iso8859-1", "ascii") else encoding


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        text = data.decode(encoding)
    except (UnicodeError, LookupError):
        return None
    return scrub(text)


def _is_binary(data: bytes) -> bool:
    sample = data[:_SAMPLE]
    return b"\0" in sample or len(_CONTROL.findall(sample)) > _BROKEN_SHARE * len(sample)


def _wide(data: bytes) -> str | None:
    """UTF-16 without a byte order mark: every other byte of mostly Latin text is zero."""
    sample = data[:_SAMPLE]
    for encoding, zeros in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[::2])):
        if len(zeros) > 1 and zeros.count(0) > len(zeros) // 2 and sample.count(0) < len(sample) * _MOST_ZEROS:
            text = _strict(data, encoding)
            if text is not None and "\0" not in text:
                return text
    return None


def _guessed(data: bytes) -> str | None:
    """Text that is nearly UTF-8, Windows-1252 if nearly all of it is ASCII, else an encoding in which it reads as a language."""
    nearly = scrub(data.decode("utf-8", errors="replace"))
    broken = nearly.count("\ufffd")
    sample = data[:_SAMPLE]
    ascii_share = sum(byte < _NOT_ASCII for byte in sample) / len(sample)
    if broken <= _BROKEN_SHARE * len(nearly) and len(data) - len(nearly) > 2 * broken:
        return nearly
    if ascii_share >= _MOSTLY_ASCII:
        text = _strict(data, "cp1252")
        return text if text is not None or broken > _BROKEN_SHARE * len(nearly) else nearly
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    if best is None or (best.coherence < _LEAST_COHERENCE and not _EAST_ASIAN.search(str(best))):
        return None
    return scrub(data.decode(best.encoding, errors="replace"))
