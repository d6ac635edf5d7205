"""Text from outside made harmless, for each place that it is printed to.

Whatever the program prints passes one of these on its way out: cells and ids of a format their own, every other text
`visible` or `visible_lines`, and what rich has drawn `drawn`.
"""

import re
from typing import Final

_CONTROLS: Final = r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]"
_CONTROL_BYTES: Final = {
    b"\x7f": rb"\x7f",
    b"\xc2": rb"\xc2[\x80-\x9f]",
    b"\xd8\x9c": rb"\xd8\x9c",
    b"\xe2\x80": rb"\xe2\x80[\x8e\x8f\xa8-\xae]",
    b"\xe2\x81": rb"\xe2\x81[\xa6-\xa9]",
}
"""By how they begin, what JSON must escape beside what every encoder does; compiled where they occur."""

_HARMLESS: Final = bytes(range(0x7F))
"""What JSON need not escape any more, of ASCII."""

_PICTURES: Final = 0x2400
_BLANK: Final = 0x20
_DELETE: Final = 0x7F
_FORMULA: Final = ("=", "+", "-", "@", "\t")
_STYLE: Final = r"(\x1b\[[0-9;]*m)"
"""How rich sets and ends a style; it is told to make no links."""
_LONGEST_TOLD: Final = 1_000
"""How many characters of a message are shown at its beginning, and at its end: more than any that we word."""
_SEPARATED: Final = {"\t": "\\t", "\n": "\\n", "\r": "\\r"}


def visible(text: str) -> str:
    """Text for a terminal: white space as one blank, control and bidirectional characters as visible marks."""
    words = " ".join(text.split())
    return words if words.isprintable() else re.sub(_CONTROLS, _mark, words)


def told(message: str) -> str:
    """A message for a terminal, the middle of one that was given something huge left out."""
    return visible(shortened(message))


def shortened(text: str) -> str:
    """A text without its middle, if it is longer than any message."""
    left_out = len(text) - 2 * _LONGEST_TOLD
    if left_out <= 0:
        return text
    return f"{text[:_LONGEST_TOLD]} … ({left_out:,} characters left out) … {text[-_LONGEST_TOLD:]}"


def visible_lines(text: str) -> str:
    """The same with white space and line ends kept."""
    if text.isprintable():
        return text
    return "\n".join(re.sub(_CONTROLS, _mark, line) for line in text.replace("\r\n", "\n").split("\n"))


def drawn(text: str) -> str:
    """What rich has drawn: its styles and line ends as they are; any other control character was somebody else's."""
    if "\x1b" not in text:
        return visible_lines(text)
    return "".join(part if number % 2 else visible_lines(part) for number, part in enumerate(re.split(_STYLE, text)))


def has_controls(text: str) -> bool:
    """Whether there are control or bidirectional characters in a text, line ends among them."""
    return re.search(_CONTROLS, text) is not None


def shell_word(name: str) -> str:
    r"""A file's name for what reads it from a pipe: itself, or, with control characters in it, as shells quote it: `$'\x1b'`.

    Bytes that are not UTF-8 stay as the system hands them over.
    """
    if not has_controls(name):
        return name
    quoted = name.replace("\\", r"\\").replace("'", r"\'")
    return f"$'{re.sub(_CONTROLS, _bytes_of, quoted)}'"


def _bytes_of(found: re.Match[str]) -> str:
    return "".join(f"\\x{byte:02x}" for byte in found[0].encode())


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
    """A cell that no spreadsheet takes for a formula; the csv module quotes it. Every line end is one line feed.

    A carriage return alone would set a terminal back to where the line begins.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    harmless = re.sub(_CONTROLS, lambda found: found[0] if found[0] in "\t\n" else _separated(found), lines)
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


def markdown_source(text: str) -> str:
    """Markdown that somebody wrote as such: its markup and line ends as they are, control characters as visible marks."""
    return "\n".join(re.sub(_CONTROLS, _escaped_mark, line) for line in text.split("\n"))


def _escaped_mark(found: re.Match[str]) -> str:
    """A mark in which Markdown sees no element."""
    return _mark(found).replace("<", "\\<")


def _at_the_beginning(found: re.Match[str]) -> str:
    """A character that would begin a list or a heading; of a number, that which stands behind it."""
    return f"{found[1]}\\{found[2]}" if not found[2].isdigit() else f"{found[1]}{found[2]}\\"
