"""A line that is typed on a screen: what each key makes of it. Pure."""

from typing import Final

from msgspec import Struct

from factcli.cli.interactive.keys import is_text, pasted

_LONGEST_INPUT: Final = 4000
"""In characters."""


class InputLine(Struct, frozen=True):
    """What is typed so far, and where the cursor stands in it."""

    text: str = ""
    cursor: int = 0


def printable(words: str) -> str:
    """What is pasted, or read from a terminal, as one line without control characters."""
    return " ".join("".join(one if one.isprintable() else " " for one in words).split())


def line(text: str) -> InputLine:
    """A line that holds a text, the cursor behind it."""
    return InputLine(text, len(text))


def typed(now: InputLine, key: str) -> InputLine:
    """The line after a key; keys that mean nothing to it leave it as it is."""
    text, at = now.text, now.cursor
    words = pasted(key)
    if words is not None or is_text(key):
        put = (printable(words) if words is not None else key)[: _LONGEST_INPUT - len(text)]
        return InputLine(text[:at] + put + text[at:], at + len(put))
    if key == "backspace":
        return InputLine(text[: max(0, at - 1)] + text[at:], max(0, at - 1))
    if key == "delete":
        return InputLine(text[:at] + text[at + 1 :], at)
    if key == "ctrl-u":
        return InputLine(text[at:], 0)
    if key == "ctrl-k":
        return InputLine(text[:at], at)
    if key == "ctrl-w":
        kept = text[:at].rstrip()
        kept = kept[: kept.rfind(" ") + 1]
        return InputLine(kept + text[at:], len(kept))
    moved = {"left": max(0, at - 1), "right": min(len(text), at + 1), "home": 0, "end": len(text)}
    moved |= {"ctrl-a": 0, "ctrl-e": len(text)}
    return InputLine(text, moved.get(key, at))
