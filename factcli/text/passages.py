"""The paragraphs around some spans of a text, cut into pieces by what the spans are."""

from collections.abc import Iterable
from typing import Final, NamedTuple

_MOST_AROUND: Final = 300
_MOST_IN_ALL: Final = 1500
"""How many characters of a passage stand before and behind its spans at most, and how many it has in all."""


class Segment(NamedTuple):
    """Some of a passage; `part` is what the span is that it belongs to, None for what lies between."""

    text: str
    part: str | None = None


def passage(text: str, spans: Iterable[tuple[tuple[int, int], str]]) -> tuple[Segment, ...]:
    """The paragraphs that the spans stand in, at most some 1,500 characters, but no span is cut; each comes with what it is.

    Spans count code points of `text`. Where they overlap the first has its way. Empty without any, and
    where one ends behind the text's end.
    """
    parts = sorted(spans)
    if not parts or max(end for (_, end), _ in parts) > len(text):
        return ()
    first, last = parts[0][0][0], max(end for (_, end), _ in parts)
    start = text.rfind("\n", max(0, first - _MOST_AROUND), first) + 1 or max(0, first - _MOST_AROUND)
    end = text.find("\n", last, last + _MOST_AROUND)
    end = min(min(last + _MOST_AROUND, len(text)) if end < 0 else end, max(last, start + _MOST_IN_ALL))
    pieces: list[Segment] = []
    position = start
    for (left, right), part in parts:
        if position <= left:
            pieces += [Segment(text[position:left]), Segment(text[left:right], part)]
            position = right
    pieces.append(Segment(text[position:end]))
    return tuple(piece for piece in pieces if piece.text)
