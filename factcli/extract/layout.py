"""The paragraphs of an article, and which of them are not its story: headline, byline, dates, credits, teasers.

Works on plain text in the three shapes that files have: a paragraph a line, paragraphs parted by blank
lines, and lines wrapped at a fixed width.
"""

import re
from typing import Final

from msgspec import Struct

from factcli.text.head import dateline, is_furniture, is_headline

_LINE = re.compile(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
_BLANK = re.compile(r"(?:\r\n|[\r\n\u2028\u2029])[^\S\r\n]*(?:\r\n|[\r\n\u2028\u2029])")
_WRAP_WIDTH: Final = 100
_SENTENCE_END = re.compile(r"[.!?…:;][\"”’'»)\]]*$")
_LIST_MARK = re.compile(r"\s*(?:[-*•–—▪●·◦]\s+|\d{1,2}[.)]\s+|\([a-z\d]\)\s+)")
_OTHER_MARK = re.compile(
    r"\s*(?:#{1,6}\s+|>\s?"
    # the times of a live blog: "14:32 –", "9.15am", "10:05 a.m. ET:"
    r"|\d{1,2}[:.]\d\d\s?(?:[ap]\.?m\.?)?\s?(?:GMT|BST|UTC|CES?T|E[SD]?T|P[SD]?T)?\s*(?:[-–—:|]\s*)?(?=[\"“‘'A-Z]))"
)


class Paragraph(Struct, frozen=True):
    """A paragraph's place in the text, without white space and list marks around it.

    `story`: whether it tells the story · `item`: whether it is an item of a list.
    """

    start: int
    end: int
    story: bool
    item: bool = False


def paragraphs(text: str) -> list[Paragraph]:
    """The paragraphs of `text` in order; offsets count code points of it."""
    blocks = _blocks(text)
    wrapped = _is_wrapped(blocks)
    spans: list[tuple[int, int]] = []
    for block in blocks:
        spans += [(block[0][0], block[-1][1])] if wrapped and not _is_head(text, block) else block
    return _with_roles(text, [block for block in (_stripped(text, *one) for one in spans) if block.start < block.end])


def _blocks(text: str) -> list[list[tuple[int, int]]]:
    """The lines of the text, in the groups that blank lines part."""
    blocks: list[list[tuple[int, int]]] = [[]]
    last = 0
    for line in _LINE.finditer(text):
        if blocks[-1] and (not line[0].strip() or _BLANK.match(text, last, line.start())):
            blocks.append([])
        if line[0].strip():
            blocks[-1].append(line.span())
        last = line.end()
    return [block for block in blocks if block]


def _is_wrapped(blocks: list[list[tuple[int, int]]]) -> bool:
    """Whether lines were broken at a width: many blocks of several lines, of which all but the last are about equally long."""
    inner = sorted(end - start for block in blocks for start, end in block[:-1])
    if len(inner) < len(blocks) / 2 or not inner:
        return False
    longest = inner[-1]
    return longest <= _WRAP_WIDTH and inner[len(inner) // 2] > longest * 2 / 3


def _is_head(text: str, block: list[tuple[int, int]]) -> bool:
    """Whether a block's lines each stand for themselves: byline, outlet, date."""
    return any(is_furniture(text[start:end].strip()) for start, end in block)


def _stripped(text: str, start: int, end: int) -> Paragraph:
    mark = _LIST_MARK.match(text, start, end)
    if mark is not None:
        start = mark.end()
    other = _OTHER_MARK.match(text, start, end)
    if other is not None:
        start = other.end()
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    return Paragraph(start + left, start + len(piece.rstrip()), story=True, item=mark is not None)


def _with_roles(text: str, blocks: list[Paragraph]) -> list[Paragraph]:
    found: list[Paragraph] = []
    body = led = False
    for block in blocks:
        line = text[block.start : block.end]
        ends = bool(_SENTENCE_END.search(line[-8:]))
        story = not is_furniture(line) and (ends or (body and (block.item or led or _runs_on(line))))
        if not body and story and not found and len(blocks) > 1 and is_headline(line):
            story = False
        body = body or story
        start = block.start + (dateline(line)[0] if story else 0)
        found.append(Paragraph(start, block.end, story, block.item))
        led = story and line.endswith(":")
    return found


def _runs_on(line: str) -> bool:
    """Whether a line without a full stop is text all the same: long, or with a quotation in it."""
    return len(line) > _WRAP_WIDTH or any(mark in line for mark in '“"‘')
