"""What figures are measured in: currencies, percentages, units of length, weight, time and the like."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from factcli.extract.figures.numbers import Piece, at
from factcli.text.words import word_list, word_set

SIGNS: Final = {
    "$": "USD", "£": "GBP", "€": "EUR", "¥": "JPY", "₽": "RUB", "₹": "INR", "₴": "UAH", "₩": "KRW", "₪": "ILS", "₺": "TRY",
}  # fmt: skip
"""The currencies that stand before a number as a sign."""

_DOLLARS: Final = {
    "us": "USD", "a": "AUD", "au": "AUD", "c": "CAD", "ca": "CAD", "nz": "NZD", "hk": "HKD", "s": "SGD", "r": "BRL", "nt": "TWD",
}  # fmt: skip
_CODES: Final = word_set("""
    USD EUR GBP JPY CHF CAD AUD NZD CNY RMB INR RUB UAH SEK NOK DKK PLN CZK HUF BRL MXN ZAR KRW HKD SGD ILS AED SAR
    NGN KES EGP PKR THB IDR MYR PHP VND ARS CLP
""")
_COINS: Final = word_set("""
    crowns francs pesos lira liras lire shekels zloty zlotys forints kroner kronor krona krone rand dirhams dinars
    rials riyals naira shillings baht ringgit guilders florins ducats talers lei leva drachmas
""")
"""Currencies of several countries, and those without a code that readers know: kept as they are worded."""

_MONEY: Final = {word: word for word in _COINS} | {
    "dollar": "USD", "dollars": "USD", "euro": "EUR", "euros": "EUR", "yen": "JPY", "rouble": "RUB", "roubles": "RUB",
    "ruble": "RUB", "rubles": "RUB", "yuan": "CNY", "renminbi": "CNY", "rupee": "INR", "rupees": "INR", "hryvnia": "UAH",
    "hryvnias": "UAH", "sterling": "GBP",
}  # fmt: skip
_CENTS: Final = {"cent": "USD", "cents": "USD", "pence": "GBP", "penny": "GBP"}

DURATIONS: Final = word_set("years months weeks days hours minutes seconds decades centuries")
"""The units of time."""

_PLURAL: Final = word_list("""
    years months weeks days hours minutes decades metres meters miles yards furlongs tonnes tons grams ounces litres
    liters gallons pints barrels hectares acres degrees knots millibars hectopascals gigabytes megabytes terabytes
    kilobytes watts kilowatts megawatts gigawatts terawatts decibels volts amps calories joules newtons kilohertz
    megahertz gigahertz micrograms milligrams millilitres bushels fathoms
""")
_ONE_FORM: Final = word_list("seconds centuries feet inches hertz km kg mm cm mph ft lb oz rpm ppm ppb mbar ml mg ha")
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

_COMPOUND: Final = word_set("square cubic nautical light metric")
_SCALES: Final = {"celsius": "°C", "c": "°C", "centigrade": "°C", "fahrenheit": "°F", "f": "°F"}
_CENT: Final = 100


class Measure(NamedTuple):
    """A unit, the index behind it, and whether its words belong to the figure's text.

    The value is to be divided by `divisor`: 19 cents are 0.19 dollars.
    """

    unit: str
    end: int
    said: bool
    divisor: int = 1


_CODE_LETTERS: Final = 3


def is_currency(unit: str | None) -> bool:
    """Whether a unit is money."""
    return unit is not None and ((len(unit) == _CODE_LETTERS and unit.isupper()) or unit in _MONEY)


def sign_before(row: Sequence[Piece], index: int) -> tuple[str, int] | None:
    """The currency that stands at an index before its number, and the index of that number."""
    piece, after = at(row, index), at(row, index + 1)
    if piece.text in SIGNS:
        return SIGNS[piece.text], index + 1
    if piece.low in _DOLLARS and piece.text.isupper() and after.text == "$" and after.glued:
        return _DOLLARS[piece.low], index + 2
    if piece.text in _CODES:
        return piece.text, index + 1
    if piece.low == "rs":
        return "INR", index + 1 + (after.text == ".")
    return None


def measure_at(row: Sequence[Piece], index: int, *, power: int = 0) -> Measure | None:
    """The unit that stands behind a number, at an index; `power` is the number's."""
    piece = at(row, index)
    if piece.text == "-" and piece.glued and at(row, index + 1).glued:
        inner = _hyphened(row, index + 1)
        return inner and inner._replace(said=True)
    return _percent(row, index) or _money(row, index, power) or _degrees(row, index) or _unit(row, index)


def _hyphened(row: Sequence[Piece], index: int) -> Measure | None:
    """The unit of "six-hour", "two-cent", "half-point"; of "five-year-old" none."""
    behind = at(row, index + 1)
    if behind.text in ("-", "–") and at(row, index + 2).low.startswith("old"):
        return None
    if at(row, index).low == "point":
        return Measure("percentage points", index + 1, said=True)
    return _percent(row, index) or _money(row, index, 0) or _unit(row, index)


def _percent(row: Sequence[Piece], index: int) -> Measure | None:
    piece, after = at(row, index), at(row, index + 1)
    if piece.text == "%" or piece.low in ("percent", "pc", "pct"):
        return Measure("%", index + 1, said=True)
    if piece.low == "per" and after.low == "cent":
        return Measure("%", index + 2, said=True)
    if piece.low == "percentage" and after.low in ("point", "points"):
        return Measure("percentage points", index + 2, said=True)
    if piece.low == "basis" and after.low in ("point", "points"):
        return Measure("basis points", index + 2, said=True)
    return None


def _money(row: Sequence[Piece], index: int, power: int) -> Measure | None:
    piece = at(row, index)
    word = piece.low
    if word in _CENTS:
        return Measure(_CENTS[word], index + 1, said=True, divisor=_CENT)
    if piece.glued and piece.text == "p":
        return Measure("GBP", index + 1, said=True, divisor=_CENT)
    if word in ("pounds", "pound"):
        sterling = power > 0 or at(row, index + 1).low == "sterling"
        return Measure("GBP" if sterling else "pounds", index + 1, said=sterling)
    unit = _MONEY.get(word) or (piece.text if piece.text in _CODES else None)
    return Measure(unit, index + 1, said=True) if unit else None


def _degrees(row: Sequence[Piece], index: int) -> Measure | None:
    piece, after = at(row, index), at(row, index + 1)
    if piece.text in ("°", "º") or piece.low in ("degrees", "degree"):
        scale = _SCALES.get(after.low) if after.text in ("C", "F") or len(after.text) > 1 else None
        return Measure(scale or "degrees", index + 1 + bool(scale), said=piece.glued)
    if piece.text in ("C", "F", "Celsius", "Fahrenheit"):
        return Measure(_SCALES[piece.low], index + 1, said=piece.glued)
    return None


def _unit(row: Sequence[Piece], index: int) -> Measure | None:
    piece, after = at(row, index), at(row, index + 1)
    if piece.low in _COMPOUND and after.low in _UNITS:
        return Measure(f"{piece.low} {_UNITS[after.low]}", index + 2, said=False)
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
