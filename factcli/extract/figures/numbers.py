"""Number words and digits to values: "1,234.5", "£3.2m" without its sign, "two hundred thousand", "two thirds", "one in six"."""

import re
from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from factcli.text.numerals import (
    ARTICLES,
    CARDINALS,
    GLYPHS,
    ONES,
    PARTS,
    POWERS,
    SHORT_POWERS,
    TENS,
    VAGUE,
    VAGUE_POWERS,
)

_PIECE = re.compile(r"[0-9]+(?:[.,][0-9]+)*|[^\W\d_]+(?:['’][^\W\d_]+)*|\S")
_NUMERAL = re.compile(r"[0-9]{1,3}(?:,[0-9]{2,3})*,[0-9]{3}(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?")
_LONGEST_NUMERAL: Final = 24
_LONGEST_SPELLED: Final = 14
"""Longer ones, in characters and in words, are no quantities that somebody claims, but serial numbers, keys or noise. On
data/gold 8 and 6, or any number, are the same. With 8 characters a long decimal is none, with 6 words the tests' longest number
is cut."""

_EXACT_AS_FLOAT: Final = 2**53
"""Up to here a float says a whole number exactly."""
_SHARE_DIGITS: Final = 3
"""Decimals of a share of .01 and more, significant digits of a smaller one, as the gold has them: 2 decimals lose 18 of its 891
figures ("one in eight" is .125), and .0111 for "one out of 90" is none of its values."""
_LEAST_ROUNDED: Final = 0.01


class FigureToken(Struct, frozen=True, kw_only=True):
    """A word, a numeral or another character of a content; `glued` tells that no space stands before it."""

    text: str
    low: str
    start: int
    end: int
    glued: bool


class Number(Struct, frozen=True, kw_only=True):
    """A value and the pieces, from `start` to before `end`, that say it.

    `power` is the power of ten that a word or letter such as "million" gave it; `part` tells that it is
    a fraction such as "a third", `vague` that it is one of "hundreds of thousands".
    """

    value: int | float
    start: int
    end: int
    power: int = 0
    spelled: bool = False
    part: bool = False
    vague: bool = False


_PLURAL_POWERS: Final = {"lakhs": 5, "crores": 7}
_SLASHED: Final = frozenset("23458")
"""What stands below the line of "6 1/2"."""
_NOTHING: Final = FigureToken(text="", low="", start=-1, end=-1, glued=False)


def pieces(content: str) -> list[FigureToken]:
    """The content cut into pieces."""
    found: list[FigureToken] = []
    last = -1
    for match in _PIECE.finditer(content):
        text = match[0]
        found.append(
            FigureToken(text=text, low=text.lower(), start=match.start(), end=match.end(), glued=match.start() == last)
        )
        last = match.end()
    return found


def at(row: Sequence[FigureToken], index: int) -> FigureToken:
    """The piece at an index; an empty one outside of the row."""
    return row[index] if 0 <= index < len(row) else _NOTHING


def exact(value: float) -> int | float:
    """The value as an int where it is whole."""
    return int(value) if abs(value) < _EXACT_AS_FLOAT and value == int(value) else value


def share(value: float) -> int | float:
    """A fraction as it is written down: a third is 0.333, one in 90 million 1.11e-08."""
    return exact(round(value, _SHARE_DIGITS) if value >= _LEAST_ROUNDED else float(f"{value:.{_SHARE_DIGITS}g}"))


def number_at(row: Sequence[FigureToken], index: int) -> Number | None:
    """The number that begins at an index, of any wording; None if there is none."""
    piece = at(row, index)
    if "0" <= piece.text[:1] <= "9":
        return _numeral(row, index)
    if piece.low in GLYPHS:
        return Number(value=GLYPHS[piece.low], start=index, end=index + 1, part=True)
    if piece.low in VAGUE:
        return _vague(row, index)
    if piece.low in CARDINALS or piece.low in ARTICLES or piece.low == "half":
        return _part(row, index) or _spelled(row, index)
    if piece.low == "quarter" and at(row, index + 1).text == "-" and at(row, index + 2).low == "point":
        return Number(value=0.25, start=index, end=index + 1, spelled=True, part=True)
    return None


def _numeral(row: Sequence[FigureToken], index: int) -> Number | None:
    text = row[index].text
    if len(text) > _LONGEST_NUMERAL or not _NUMERAL.fullmatch(text):
        return None
    end = index + 1
    digits = text.replace(",", "")
    glyph = at(row, end)
    if glyph.glued and glyph.text in GLYPHS:
        return Number(value=float(digits) + GLYPHS[glyph.text], start=index, end=end + 1)
    part, behind = _and_a_part(row, end) if glyph.low in ("and", "-") else _slashed(row, end)
    if part:
        further, behind = _power(row, behind)
        value = exact(round((float(digits) + part) * 10**further, _SHARE_DIGITS))
        return Number(value=value, start=index, end=behind, power=further)
    power, end = _power(row, end)
    return Number(value=_shifted(digits, power), start=index, end=end, power=power)


def _slashed(row: Sequence[FigureToken], index: int) -> tuple[float, int]:
    """The half of "6 1/2", and the index behind it."""
    above, slash, below, behind = (at(row, index + further) for further in range(4))
    written = not above.glued and slash.text == "/" and slash.glued and below.glued and below.text in _SLASHED
    if not written or above.text not in "1234567" or behind.glued or int(above.text) >= int(below.text):
        return 0.0, index
    return int(above.text) / int(below.text), index + 3


def _shifted(digits: str, power: int) -> int | float:
    """The decimal times a power of ten, rounded once, so that 3.2 million is 3200000."""
    return int(digits) * 10**power if "." not in digits else exact(float(f"{digits}e{power}"))


def _power(row: Sequence[FigureToken], index: int) -> tuple[int, int]:
    """The power of ten that stands behind a numeral, and the index behind it."""
    piece = at(row, index)
    if (
        piece.glued
        and piece.low in SHORT_POWERS
        and not (at(row, index + 1).glued and at(row, index + 1).text.isalnum())
    ):
        return SHORT_POWERS[piece.low], index + 1
    if piece.text == "-" and piece.glued and at(row, index + 1).low in POWERS:
        piece, index = row[index + 1], index + 1
    if piece.low in ("bn", "tn", "mn"):
        return SHORT_POWERS[piece.low], index + 1
    power = 2 if piece.low == "hundred" else POWERS.get(piece.low) or _PLURAL_POWERS.get(piece.low, 0)
    if not power:
        return 0, index
    further = POWERS.get(at(row, index + 1).low, 0)
    return power + further, index + 1 + bool(further)


def _part(row: Sequence[FigureToken], index: int) -> Number | None:
    """Fractions: half, a third, two-thirds, three quarters, half a million, half a dozen."""
    first = row[index].low
    if first == "half":
        return _half(row, index)
    end = index + 1
    if at(row, end).text == "-" and at(row, end).glued:
        end += 1
    word = at(row, end).low
    count = 1 if first in ARTICLES else ONES.get(first, 0)
    if (
        word not in PARTS
        or not count
        or (word == "half" and first != "one")
        or word.endswith("s") is (count == 1)
        or count >= PARTS[word]
    ):
        return None
    power = POWERS.get(at(row, end + 3).low, 0) if at(row, end + 1).low == "of" and at(row, end + 2).low == "a" else 0
    if power:
        value = exact(round(count / PARTS[word], _SHARE_DIGITS) * 10**power)
        return Number(value=value, start=index, end=end + 4, power=power, spelled=True)
    return Number(value=share(count / PARTS[word]), start=index, end=end + 1, spelled=True, part=True)


def _half(row: Sequence[FigureToken], index: int) -> Number:
    end = index + 1
    if at(row, end).text == "-" and at(row, end + 1).low in ("point", "dozen", "million", "billion"):
        end += 1
    word = at(row, end + 1).low if at(row, end).low in ARTICLES else at(row, end).low
    behind = end + 1 + (at(row, end).low in ARTICLES)
    if word == "dozen":
        return Number(value=6, start=index, end=behind, spelled=True)
    if word in POWERS:
        return Number(value=10 ** POWERS[word] // 2, start=index, end=behind, power=POWERS[word], spelled=True)
    return Number(value=0.5, start=index, end=index + 1, spelled=True, part=True)


def _vague(row: Sequence[FigureToken], index: int) -> Number | None:
    """Hundreds of thousands: the least that is said."""
    power = VAGUE_POWERS.get(at(row, index + 2).low, 0)
    if at(row, index + 1).low != "of" or not power:
        return None
    power += VAGUE[row[index].low]
    return Number(value=10**power, start=index, end=index + 3, power=power, spelled=True, vague=True)


def _spelled(row: Sequence[FigureToken], index: int) -> Number | None:
    """A number in words: "a hundred and fifty", "two and a half million", "two dozen"."""
    spoken = _Spoken()
    limit = index + _LONGEST_SPELLED
    if row[index].low in ARTICLES:
        if not spoken.starts_with_article(at(row, index + 1).low):
            return None
        index_of_next = index + 1
    else:
        index_of_next = index
    end = index
    while index_of_next < limit and spoken.add(at(row, index_of_next).low):
        end = index_of_next + 1
        index_of_next = _next_word(row, end, spoken)
    if end == index:
        return None
    half, end = _and_a_part(row, end)
    return spoken.number(row, index, end, half)


def _next_word(row: Sequence[FigureToken], end: int, spoken: "_Spoken") -> int:
    """Where the next word of a spelled number would stand: behind a hyphen, or behind the "and" of "hundred and"."""
    piece = at(row, end)
    if piece.text == "-" and piece.glued and at(row, end + 1).glued:
        return end + 1
    if piece.low == "and" and spoken.last >= 100 and at(row, end + 1).low in CARDINALS:
        return end + 1
    return end


def _and_a_part(row: Sequence[FigureToken], end: int) -> tuple[float, int]:
    """The half of "two and a half", "two-and-a-half", "two and three quarter", and the index behind it."""
    place = _past_hyphen(row, end)
    if at(row, place).low != "and":
        return 0.0, end
    place = _past_hyphen(row, place + 1)
    word = at(row, place).low
    count = 1 if word == "a" else ONES.get(word, 0)
    place = _past_hyphen(row, place + 1)
    part = at(row, place).low
    below = PARTS.get(part, 0)
    known = part in ("half", "quarter", "third") if word == "a" else part.startswith(("quarter", "third"))
    if not known or not 0 < count < below or (word != "a" and at(row, place + 1).low == "of"):
        return 0.0, end
    return count / below, place + 1


def _past_hyphen(row: Sequence[FigureToken], index: int) -> int:
    """The index behind the hyphen that joins two words, where one stands there."""
    return index + (at(row, index).text == "-" and at(row, index).glued and at(row, index + 1).glued)


class _Spoken:
    """What the words of a spelled number have added up to so far."""

    def __init__(self) -> None:
        self.sum = 0
        self.current = 0
        self.last = 0
        """The value of the word that was added last."""

    def starts_with_article(self, word: str) -> bool:
        """Whether "a" may stand for one before this word."""
        self.current = int(word in ("hundred", "dozen") or word in POWERS)
        self.last = self.current
        return bool(self.current)

    def add(self, word: str) -> bool:
        """Add a word if it goes on with the number."""
        if word in ONES:
            return self._unit(ONES[word])
        if word in TENS:
            return self._unit(TENS[word])
        if word == "hundred" and 0 < self.last < 100:
            self.current *= 100
            self.last = 100
        elif word == "dozen" and 0 < self.last < 100:
            self.current *= 12
            self.last = 12
        elif word in POWERS and self.last:
            self.sum, self.current = (self.sum + self.current * 10 ** POWERS[word]), 0
            self.last = 10 ** POWERS[word]
        else:
            return False
        return True

    def _unit(self, value: int) -> bool:
        follows_tens = TENS["twenty"] <= self.last < 100 and 0 < value < 10
        if self.last and self.last < 100 and not follows_tens:
            return False
        self.current += value
        self.last = value or 1
        return True

    def number(self, row: Sequence[FigureToken], start: int, end: int, half: float) -> Number:
        """The number of the pieces from `start` to before `end`; `half` is added to the last word of power, or before one."""
        end_of_power = _past_hyphen(row, end)
        power = POWERS.get(at(row, end_of_power).low, 0) if half else 0
        if power:
            value = exact((self.current + half) * 10**power)
            return Number(value=value, start=start, end=end_of_power + 1, power=power, spelled=True)
        whole = self.sum + self.current
        scale = self.last if half and self.last >= 100 else 1
        said = max((known for known in POWERS.values() if self.sum and self.sum >= 10**known), default=0)
        return Number(value=exact(round(whole + half * scale, 3)), start=start, end=end, power=said, spelled=True)
