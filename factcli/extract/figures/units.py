"""What figures are measured in: percentages, units of length, weight, time and the like; money by `currencies`."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from factcli.extract.figures.currencies import POUNDS, money_at
from factcli.extract.figures.numbers import FigureToken, at
from factcli.extract.lexicon import FUNCTION
from factcli.text.words import word_list, word_set

DURATIONS: Final = word_set("years months weeks days hours minutes seconds decades centuries")
"""The units of time."""

_PLURAL: Final = word_list("""
    years months weeks days hours minutes decades metres meters miles yards furlongs tonnes tons grams ounces litres
    liters gallons pints barrels hectares acres degrees knots millibars hectopascals gigabytes megabytes terabytes
    kilobytes watts kilowatts megawatts gigawatts terawatts decibels volts amps calories joules newtons kilohertz
    megahertz gigahertz micrograms milligrams millilitres bushels fathoms
""")
_ONE_FORM: Final = word_list(
    "seconds centuries feet inches hertz km kg mm cm mph ft lb oz rpm ppm ppb mbar ml mg ha psi"
)
_UNITS: Final = {
    **{word: word for word in _PLURAL}, **{word[:-1]: word for word in _PLURAL},
    **{word: word for word in _ONE_FORM},
    "foot": "feet", "inch": "inches", "century": "centuries", "kilometres": "km", "kilometers": "km", "kilometre": "km",
    "kilometer": "km", "kilograms": "kg", "kilogram": "kg", "kilos": "kg", "kilo": "kg", "millimetres": "mm",
    "millimeters": "mm", "millimetre": "mm", "millimeter": "mm", "centimetres": "cm", "centimeters": "cm", "centimetre": "cm",
    "centimeter": "cm", "kmh": "km/h", "kph": "km/h", "lbs": "lb", "kb": "kB", "mb": "MB", "gb": "GB", "tb": "TB", "kw": "kW",
    "mw": "MW", "gw": "GW", "kwh": "kWh", "mwh": "MWh", "gwh": "GWh", "twh": "TWh", "hz": "Hz", "khz": "kHz", "mhz": "MHz",
    "ghz": "GHz", "hpa": "hPa",
}  # fmt: skip
"""Units as they are worded, each with its full plural or its sign. No "second": two second chances are no duration."""

_GLUED: Final = {"g": "g", "l": "litres", "W": "watts", "V": "volts", "yr": "years", "yrs": "years", "hrs": "hours"}
"""Units that are too short to stand apart from their number."""

_COMPOUND: Final = word_set("square sq cubic nautical light metric")
_SCALES: Final = {"celsius": "°C", "c": "°C", "centigrade": "°C", "fahrenheit": "°F", "f": "°F"}


class Measure(NamedTuple):
    """A unit, the index behind it, and whether its words belong to the figure's text.

    The value is to be divided by `divisor`: 19 cents are 0.19 dollars.
    """

    unit: str
    end: int
    said: bool
    divisor: int = 1


def measure_at(row: Sequence[FigureToken], index: int, *, power: int = 0) -> Measure | None:
    """The unit that stands behind a number, at an index; `power` is the number's."""
    piece = at(row, index)
    if piece.text == "-" and piece.glued and at(row, index + 1).glued:
        inner = _hyphened(row, index + 1)
        return inner and inner._replace(said=True)
    return _percent(row, index) or _money(row, index, power) or _degrees(row, index) or _unit(row, index)


def part_of(row: Sequence[FigureToken], index: int) -> Measure | None:
    """The unit that a fraction is of, at an index: "of a mile", "an hour", "of a second"."""
    linked = at(row, index).low == "of"
    index += linked
    if at(row, index).low not in ("a", "an"):
        return None
    if linked and at(row, index + 1).low == "second":
        return Measure("seconds", index + 2, said=True)
    inner = measure_at(row, index + 1)
    return inner and inner._replace(said=True)


def _hyphened(row: Sequence[FigureToken], index: int) -> Measure | None:
    """The unit of "six-hour", "two-cent", "half-point"; of "five-year-old" none."""
    behind = at(row, index + 1)
    if behind.text in ("-", "–") and at(row, index + 2).low.startswith("old"):
        return None
    if at(row, index).low == "point":
        return Measure("percentage points", index + 1, said=True)
    return _percent(row, index) or _money(row, index, 0) or _unit(row, index)


def _percent(row: Sequence[FigureToken], index: int) -> Measure | None:
    piece, after = at(row, index), at(row, index + 1)
    if piece.text == "%" or piece.low in ("percent", "pc", "pct"):
        return Measure("%", index + 1, said=True)
    if piece.low == "per" and after.low == "cent":
        return Measure("%", index + 2, said=True)
    if piece.low == "percentage":
        end = index + 1 + (after.text == "-")
        return Measure("percentage points", end + 1, said=True) if at(row, end).low in ("point", "points") else None
    if piece.low == "basis" and after.low in ("point", "points"):
        return Measure("basis points", index + 2, said=True)
    return None


def _money(row: Sequence[FigureToken], index: int, power: int) -> Measure | None:
    money = money_at(row, index, power)
    return money and Measure(money.unit, money.end, said=money.unit != POUNDS, divisor=money.divisor)


def _degrees(row: Sequence[FigureToken], index: int) -> Measure | None:
    piece, after = at(row, index), at(row, index + 1)
    if piece.text in ("°", "º") or piece.low in ("degrees", "degree"):
        scale = _SCALES.get(after.low) if after.text in ("C", "F") or len(after.text) > 1 else None
        return Measure(scale or "degrees", index + 1 + bool(scale), said=piece.glued)
    if piece.text in ("C", "F", "Celsius", "Fahrenheit"):
        return Measure(_SCALES[piece.low], index + 1, said=piece.glued)
    return None


def _unit(row: Sequence[FigureToken], index: int) -> Measure | None:
    piece, after = at(row, index), at(row, index + 1)
    if piece.low in _COMPOUND and after.low in _UNITS:
        kind = "square" if piece.low == "sq" else piece.low
        return Measure(f"{kind} {_UNITS[after.low]}", index + 2, said=False)
    if piece.low == "bar" and (after.low in FUNCTION or not after.text.isalpha()):
        return Measure("bar", index + 1, said=piece.glued)
    if piece.glued and piece.text in _GLUED:
        return Measure(_GLUED[piece.text], index + 1, said=True)
    unit = _UNITS.get(piece.low)
    if unit is None:
        return None
    end = index + 1
    if after.low in ("per", "an") and at(row, index + 2).low == "hour" and unit in ("miles", "km"):
        return Measure("mph" if unit == "miles" else "km/h", index + 3, said=False)
    if unit == "km" and after.text == "/" and at(row, index + 2).low == "h":
        unit, end = "km/h", index + 3
    return Measure(unit, end, said=piece.glued)
