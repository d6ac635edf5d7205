"""The words and signs that numbers are written with, and whether a text says nothing but a number."""

import re
from typing import Final

from factcli.text.words import word_list, word_set

_ONES: Final = word_list("""
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen
""")
ONES: Final = {word: number for number, word in enumerate(_ONES)}
TENS: Final = {
    word: 10 * n for n, word in enumerate(word_list("twenty thirty forty fifty sixty seventy eighty ninety"), 2)
}
POWERS: Final = {
    "thousand": 3, "lakh": 5, "million": 6, "crore": 7, "billion": 9, "trillion": 12,
}  # fmt: skip
SHORT_POWERS: Final = {"k": 3, "m": 6, "mn": 6, "mln": 6, "bn": 9, "b": 9, "tn": 12, "trn": 12}
PARTS: Final = {
    "half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
    "halves": 2, "thirds": 3, "quarters": 4, "fifths": 5, "sixths": 6, "sevenths": 7, "eighths": 8, "ninths": 9,
    "tenths": 10, "hundredth": 100,
}  # fmt: skip
GLYPHS: Final = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 0.333, "⅔": 0.667}
VAGUE: Final = {"tens": 1, "hundreds": 2, "thousands": 3}
VAGUE_POWERS: Final = {"thousands": 3, "millions": 6, "billions": 9}
ARTICLES: Final = frozenset(("a", "an"))

CARDINALS: Final = frozenset((*ONES, *TENS))
"""The words that a spelled number begins with, articles aside."""

_WORDS: Final = frozenset(
    (*CARDINALS, *POWERS, *SHORT_POWERS, *PARTS, *GLYPHS, *VAGUE, *VAGUE_POWERS, *ARTICLES)
) | word_set("hundred dozen and of or to between from in out minus")
_SPELLED: Final = {**ONES, **TENS}
_NUMERAL: Final = r"(?:(?<!\w)-)?\d[\d,]*(?:\.\d+)?"
_PIECE: Final = r"[^\W\d_]+|[^\w\s.,–—/+-]"


def is_bare_number(text: str) -> bool:
    """Whether a text says a number or a range of numbers and no more: "between 5 and 7", "a dozen", but not "$5"."""
    return all(piece in _WORDS for piece in re.findall(_PIECE, text.lower()))


def says_number(text: str, number: float) -> bool:
    """Whether everybody reads that number in a text: it has its digits, or is its word; "$3 million" is to be worked out."""
    numerals = re.findall(_NUMERAL, text)
    return any(float(one.replace(",", "")) == number for one in numerals) or _SPELLED.get(text.lower()) == number
