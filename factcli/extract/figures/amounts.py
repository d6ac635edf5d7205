"""One quantity of a content: its number with its sign and its unit, as far as its own words say them."""

from collections.abc import Sequence

from msgspec import Struct

from factcli.extract.figures.currencies import sign_before
from factcli.extract.figures.numbers import FigureToken, Number, at, number_at, share
from factcli.extract.figures.units import Measure, measure_at, part_of
from factcli.text.numerals import ARTICLES, PARTS


class Amount(Struct, frozen=True, kw_only=True):
    """One quantity: its number, the pieces from `start` to before `end` that are its text, what it is measured in."""

    number: Number
    start: int
    end: int
    behind: int
    """Where the words behind it begin, its unit included in it or not."""
    value: int | float
    unit: str | None
    low: int | float | None = None
    """The lower end of a range that lies in its own words: "a week or two"."""


def amount_at(row: Sequence[FigureToken], index: int) -> Amount | None:
    """The quantity that begins at an index."""
    signed = sign_before(row, index)
    number = number_at(row, signed[1] if signed else index)
    if number is None and at(row, index).low in ARTICLES:
        return _and_more(row, index)
    if number is None or (
        signed and at(row, index - 1).glued and row[index].glued and at(row, index - 1).text.isalnum()
    ):
        return None
    unit = signed[0] if signed else None
    measure = None if signed else _measure(row, number)
    value: int | float = number.value
    end = behind = number.end
    if measure is not None:
        unit, behind = measure.unit, measure.end
        end = measure.end if measure.said else end
        value = share(value / measure.divisor) if measure.divisor > 1 else value
    start = index
    if (at(row, index - 1).low == "minus" and at(row, index - 2).low != "or") or (
        at(row, index - 1).text in ("-", "−") and _is_sign(row, index - 1)
    ):
        start, value = index - 1, -value
    return Amount(number=number, start=start, end=end, behind=behind, value=value, unit=unit)


def _is_sign(row: Sequence[FigureToken], index: int) -> bool:
    """Whether "minus" or a dash at an index is the sign of the number behind it."""
    piece = at(row, index)
    if piece.low == "minus":
        return at(row, index - 1).low != "or"
    return piece.text in ("-", "−") and not piece.glued and row[index + 1].glued and row[index + 1].text[0].isdigit()


def _measure(row: Sequence[FigureToken], number: Number) -> Measure | None:
    """The unit behind a number; behind a fraction also that of "half an hour", "a quarter of a percentage point"."""
    if number.part and (at(row, number.end).low == "of" or row[number.start].low == "half"):
        whole = part_of(row, number.end)
        if whole is not None:
            return whole
    return measure_at(row, number.end, power=number.power)


def _and_more(row: Sequence[FigureToken], index: int) -> Amount | None:
    """The quantity of "a year and a half", "a week or two"."""
    measure = measure_at(row, index + 1)
    if measure is None or measure.end != index + 2 or measure.divisor > 1:
        return None
    joint, word, part = at(row, index + 2).low, at(row, index + 3).low, at(row, index + 4).low
    value, low, end = 0.0, None, index
    if joint == "or" and word == "two" and measure_at(row, index + 4) is None:
        value, low, end = 2, 1, index + 4
    elif joint == "and" and word == "a" and part in ("half", "quarter", "third") and at(row, index + 5).low != "of":
        value, end = share(1 + 1 / PARTS[part]), index + 5
    if not value:
        return None
    number = Number(value=value, start=index, end=end, spelled=True)
    return Amount(number=number, start=index, end=end, behind=end, value=value, unit=measure.unit, low=low)
