"""Bytes that a terminal sends, as keys: a character as itself, others by name, such as `enter`, `up` or `ctrl-u`."""

import re
from typing import Final

PASTE_BEGINS: Final = b"\x1b[200~"
PASTE_ENDS: Final = b"\x1b[201~"
_PASTE: Final = "paste:"
_ESCAPE: Final = 0x1B
_BLANK: Final = 0x20

_NAMES: Final = {
    b"\r": "enter",
    b"\n": "enter",
    b"\x7f": "backspace",
    b"\x08": "backspace",
    b"\x1b": "escape",
    b"\t": "tab",
}
_SEQUENCES: Final = {
    "A": "up", "B": "down", "C": "right", "D": "left", "H": "home", "F": "end",
    "1~": "home", "3~": "delete", "4~": "end", "5~": "pageup", "6~": "pagedown", "7~": "home", "8~": "end",
}  # fmt: skip
_SEQUENCE: Final = rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|O[ -~])"


def next_key(data: bytes, *, more: bool) -> tuple[str, bytes]:
    """The first key in what a terminal sent, and the rest; "" for a key that is not whole yet, or means nothing.

    `more`: whether more may still be under way, as after the first byte of an arrow's sequence.
    """
    if data.startswith(PASTE_BEGINS):
        words, end, rest = data.removeprefix(PASTE_BEGINS).partition(PASTE_ENDS)
        if not end and more:
            return "", data
        return _PASTE + words.decode(errors="replace"), rest
    if data[0] == _ESCAPE and len(data) > 1:
        found = re.match(_SEQUENCE, data)
        if found is not None:
            # A shifted arrow is an arrow: what stands before the last character but a number of its own is left out.
            sequence = re.sub(r"^(?:\[|O)(?:1;\d+)?", "", found[0][1:].decode("ascii"))
            return _SEQUENCES.get(sequence, ""), data[found.end() :]
        if more:
            return "", data
        return "escape", data[1:]
    if data[0] == _ESCAPE and more:
        return "", data
    if data[:1] in _NAMES:
        return _NAMES[data[:1]], data[1:]
    if data[0] < _BLANK:
        return f"ctrl-{chr(data[0] + 96)}", data[1:]
    return _character(data, more=more)


def _character(data: bytes, *, more: bool) -> tuple[str, bytes]:
    """One character in UTF-8; bytes that are none are passed over."""
    for length in range(1, min(4, len(data)) + 1):
        try:
            return data[:length].decode(), data[length:]
        except UnicodeDecodeError as error:
            if error.reason != "unexpected end of data":
                return "", data[1:]
    return ("", data) if more else ("", b"")


def is_text(key: str) -> bool:
    """Whether a key is a character that can be written."""
    return len(key) == 1 and key.isprintable()


def pasted(key: str) -> str | None:
    """The text that was pasted; None for a key that was pressed."""
    return key.removeprefix(_PASTE) if key.startswith(_PASTE) else None
