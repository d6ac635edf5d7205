"""The paragraphs of an article, and which of them are not its story: headline, byline, dates, credits, teasers.

Works on plain text in the three shapes that files have: a paragraph a line, paragraphs parted by blank
lines, and lines wrapped at a fixed width.
"""

import re
from itertools import pairwise
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from factcli.text.head import dateline, is_furniture, is_headline

_LINE = re.compile(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
_BLANK = re.compile(r"(?:\r\n|[\r\n\u2028\u2029])[^\S\r\n]*(?:\r\n|[\r\n\u2028\u2029])")
_WRAP_WIDTH: Final = 100
_LEAST_WRAP_WIDTH: Final = 50
"""Nobody wraps narrower, and lists, verses and headlines that are made of lines of their own seldom get so wide."""

_FULL_SHARE: Final = 0.8
"""How many of the line ends must be where the width made them: a headline of two lines may break by its sense."""

_SIGN_OFF = re.compile(r"\s*(?:\([^()\n]{1,120}\)|\[[^\[\]\n]{1,40}\])$")
"""What wires and search engines hang on to the last paragraph: "(pvs/ji)", "(Reporting by Ana Duarte)", "[+1834 chars]"."""

_LONGEST_SIGN_OFF: Final = 140
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
    wrapped = _is_wrapped(blocks) or _is_filled(text, blocks)
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


def _is_filled(text: str, blocks: list[list[tuple[int, int]]]) -> bool:
    """Whether lines end where the next word would have gone beyond a width, some of them within a sentence.

    So they do however few lines a paragraph has.
    """
    lines = [[text[start:end].rstrip() for start, end in block] for block in blocks if not _is_head(text, block)]
    width = max((len(line) for block in lines if len(block) > 1 for line in block), default=0)
    if not _LEAST_WRAP_WIDTH <= width <= _WRAP_WIDTH:
        return False
    breaks = [pair for block in lines for pair in pairwise(block)]
    full = sum(len(line) + 1 + len(after.split(maxsplit=1)[0]) > width for line, after in breaks)
    return full >= _FULL_SHARE * len(breaks) and any(not _SENTENCE_END.search(line[-8:]) for line, _ in breaks)


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
    found = _by_their_ends(text, blocks)
    if any(block.story for block in found):
        return found
    # Nothing ends as a sentence does, as where a file was cut off: all is story but the head.
    lines = [text[block.start : block.end] for block in found]
    heads = [
        is_furniture(line) or (place == 0 < len(found) - 1 and is_headline(line)) for place, line in enumerate(lines)
    ]
    return [replace(block, story=not head) for block, head in zip(found, heads, strict=True)]


def _by_their_ends(text: str, blocks: list[Paragraph]) -> list[Paragraph]:
    """The paragraphs, a story from the first one on that ends as a sentence does, or with a sign-off behind one."""
    found: list[Paragraph] = []
    body = led = False
    for block in blocks:
        line = text[block.start : block.end]
        told = line[:-_LONGEST_SIGN_OFF] + _SIGN_OFF.sub("", line[-_LONGEST_SIGN_OFF:])
        ends = bool(_SENTENCE_END.search(told[-8:]))
        story = not is_furniture(line) and (ends or (body and (block.item or led or _runs_on(line))))
        if not body and story and not found and len(blocks) > 1 and is_headline(told):
            story = False
        body = body or story
        start = block.start + (dateline(line)[0] if story else 0)
        found.append(Paragraph(start, block.end, story, block.item))
        led = story and line.endswith(":")
    return found


def _runs_on(line: str) -> bool:
    """Whether a line without a full stop is text all the same: long, or with a quotation in it."""
    return len(line) > _WRAP_WIDTH or any(mark in line for mark in '“"‘')
