"""Text from outside made harmless, for each place that it is printed to."""

import re
from typing import Final

_CONTROLS: Final = r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]"
_CONTROL_BYTES: Final = {
    b"\x7f": rb"\x7f",
    b"\xc2": rb"\xc2[\x80-\x9f]",
    b"\xd8\x9c": rb"\xd8\x9c",
    b"\xe2\x80": rb"\xe2\x80[\x8e\x8f\xaa-\xae]",
    b"\xe2\x81": rb"\xe2\x81[\xa6-\xa9]",
}
"""By how they begin, what JSON must escape beside what every encoder does; compiled where they occur."""

_HARMLESS: Final = bytes(range(0x7F))
"""What JSON need not escape any more, of ASCII."""

_PICTURES: Final = 0x2400
_BLANK: Final = 0x20
_DELETE: Final = 0x7F
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
_SEPARATED: Final = {"\t": "\\t", "\n": "\\n", "\r": "\\r"}


def visible(text: str) -> str:
    """Text for a terminal: white space as one blank, control and bidirectional characters as visible marks."""
    words = " ".join(text.split())
    return words if words.isprintable() else re.sub(_CONTROLS, _mark, words)


def visible_lines(text: str) -> str:
    """The same with white space and line ends kept."""
    if text.isprintable():
        return text
    return "\n".join(re.sub(_CONTROLS, _mark, line) for line in text.replace("\r\n", "\n").split("\n"))


def _mark(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code < _BLANK:
        return chr(_PICTURES + code)
    return "␡" if code == _DELETE else f"<{code:04X}>"


def json_bytes(encoded: bytes) -> bytes:
    """UTF-8 JSON with what the encoder leaves of control and bidirectional characters escaped."""
    rest = encoded.translate(
        None, _HARMLESS
    )  # of whole characters, and little of it: looked through several times as fast
    for beginning, pattern in _CONTROL_BYTES.items():
        if beginning in rest and re.search(pattern, rest) is not None:
            encoded = re.sub(pattern, lambda found: b"\\u%04x" % ord(found[0].decode()), encoded)
    return encoded


def tsv_cell(text: str) -> str:
    r"""A cell of tab-separated values: tab, line ends and backslash as \t, \n, \r, \\, other controls as in JSON."""
    return re.sub(_CONTROLS, _separated, text.replace("\\", "\\\\"))


def _separated(found: re.Match[str]) -> str:
    return _SEPARATED.get(found[0]) or f"\\u{ord(found[0]):04x}"


def csv_cell(text: str) -> str:
    """A cell that no spreadsheet takes for a formula; the csv module quotes it."""
    harmless = re.sub(_CONTROLS, lambda found: found[0] if found[0] in "\t\n\r" else _separated(found), text)
    return f"'{harmless}" if harmless.startswith(_FORMULA) else harmless


def markdown_cell(text: str) -> str:
    """Text inside a Markdown table: one line, with the characters that Markdown would read escaped."""
    return re.sub(r"([\\`*_{}\[\]()#+!|<>~])", r"\\\1", visible(text))


def markdown_text(text: str) -> str:
    """Text inside a line of Markdown: runs of white space as one blank, nothing in it read as markup.

    Nor does GitHub make a link of an address, a name behind @, an emoji of a word between colons, or a formula.
    An empty comment stands where a backslash would not do.
    """
    shown = re.sub(_CONTROLS, _mark, re.sub(r"\s+", " ", text))
    shown = re.sub(r"[\\`*_\[\]<>|~$#]|&(?=[#\w])|:(?=//)|(?<=[wW]{3})\.", r"\\\g<0>", shown)
    shown = re.sub(r"^( ?)([-+=]|\d+(?=[.)]))", _at_the_beginning, shown)
    return re.sub(r"@(?=\w)|:(?=[a-zA-Z+-][\w+-]*:)", r"\g<0><!-- -->", shown)


def _at_the_beginning(found: re.Match[str]) -> str:
    """A character that would begin a list or a heading; of a number, that which stands behind it."""
    return f"{found[1]}\\{found[2]}" if not found[2].isdigit() else f"{found[1]}{found[2]}\\"
