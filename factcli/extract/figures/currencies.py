"""Money: the signs, codes and words that make an amount of a number, before it and behind it."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from factcli.extract.figures.numbers import FigureToken, at, number_at
from factcli.text.words import word_set

SIGNS: Final = {
    "$": "USD", "£": "GBP", "€": "EUR", "¥": "JPY", "₽": "RUB", "₹": "INR", "₴": "UAH", "₩": "KRW", "₪": "ILS", "₺": "TRY",
    "₦": "NGN", "₱": "PHP", "฿": "THB", "₫": "VND", "₵": "GHS", "₸": "KZT", "৳": "BDT", "₡": "CRC", "₲": "PYG",
}  # fmt: skip
"""The currencies that stand before a number as a sign."""

_DOLLARS: Final = {
    "us": "USD", "a": "AUD", "au": "AUD", "c": "CAD", "ca": "CAD", "nz": "NZD", "hk": "HKD", "s": "SGD", "r": "BRL", "nt": "TWD",
    "j": "JMD", "tt": "TTD",
}  # fmt: skip
_CODES: Final = word_set("""
    USD EUR GBP JPY CHF CAD AUD NZD CNY RMB INR RUB UAH SEK NOK DKK PLN CZK HUF BRL MXN ZAR KRW HKD SGD ILS AED SAR
    NGN KES EGP PKR THB IDR MYR PHP VND ARS CLP GHS UGX TZS BDT LKR NPR ISK RON TWD QAR
""")
_LETTERS: Final = {
    "rs": "INR", "ksh": "KES", "kshs": "KES", "ush": "UGX", "tsh": "TZS", "rp": "IDR", "tk": "BDT", "rm": "MYR",
    "sh": "shillings", "shs": "shillings",
}  # fmt: skip
"""Letters before a number that are money wherever they stand there; "Sh" is that of three countries."""
_ONE_LETTER: Final = {"N": "NGN", "R": "ZAR"}
"""Those that name a mask or a road as well ("N95", "R22"): money before a large number alone, "N4 billion", "R1,200"."""

_COINS: Final = word_set("""
    crowns francs pesos lira liras lire kroner kronor krona krone kronur dirhams dinars rials riyals shillings guilders
    florins ducats talers lei drachmas
""")
"""Currencies of several countries, and those that have gone: kept as they are worded."""

_MONEY: Final = {word: word for word in _COINS} | {
    "dollar": "USD", "dollars": "USD", "euro": "EUR", "euros": "EUR", "yen": "JPY", "rouble": "RUB", "roubles": "RUB",
    "ruble": "RUB", "rubles": "RUB", "yuan": "CNY", "renminbi": "CNY", "rupee": "INR", "rupees": "INR", "hryvnia": "UAH",
    "hryvnias": "UAH", "sterling": "GBP", "naira": "NGN", "rand": "ZAR", "zloty": "PLN", "zlotys": "PLN", "forint": "HUF",
    "forints": "HUF", "baht": "THB", "ringgit": "MYR", "shekel": "ILS", "shekels": "ILS", "cedi": "GHS", "cedis": "GHS",
    "taka": "BDT", "rupiah": "IDR", "birr": "ETB", "reais": "BRL", "koruna": "CZK", "leva": "BGN", "tenge": "KZT",
}  # fmt: skip
_CENTS: Final = {"cent": "USD", "cents": "USD", "pence": "GBP", "penny": "GBP"}
POUNDS: Final = "pounds"
"""What is measured where "pounds" may be weight."""

_BY_COUNTRY: Final = {
    "american": "USD", "us": "USD", "british": "GBP", "australian": "AUD", "canadian": "CAD", "singapore": "SGD",
    "norwegian": "NOK", "swedish": "SEK", "danish": "DKK", "icelandic": "ISK", "czech": "CZK", "swiss": "CHF", "polish": "PLN",
    "mexican": "MXN", "argentine": "ARS", "chilean": "CLP", "colombian": "COP", "philippine": "PHP", "kenyan": "KES",
    "ugandan": "UGX", "tanzanian": "TZS", "egyptian": "EGP", "lebanese": "LBP", "syrian": "SYP", "turkish": "TRY",
    "indian": "INR", "pakistani": "PKR", "nepali": "NPR", "nepalese": "NPR", "iranian": "IRR", "iraqi": "IQD", "qatari": "QAR",
    "saudi": "SAR", "emirati": "AED", "uae": "AED", "kuwaiti": "KWD", "jordanian": "JOD", "moroccan": "MAD", "tunisian": "TND",
    "algerian": "DZD", "libyan": "LYD", "serbian": "RSD", "romanian": "RON", "jamaican": "JMD", "chinese": "CNY",
    "japanese": "JPY", "russian": "RUB", "nigerian": "NGN", "omani": "OMR", "yemeni": "YER", "sudanese": "SDG", "fijian": "FJD",
    "cfa": "francs",
}  # fmt: skip
_BY_TWO_WORDS: Final = {
    ("hong", "kong"): "HKD", ("new", "zealand"): "NZD", ("new", "taiwan"): "TWD", ("south", "african"): "ZAR",
    ("sri", "lankan"): "LKR", ("south", "korean"): "KRW",
}  # fmt: skip
"""Whose dollars, francs or pounds they are."""


class Money(NamedTuple):
    """A currency and the index behind its words; the value is to be divided by `divisor`: 19 cents are 0.19 dollars."""

    unit: str
    end: int
    divisor: int = 1


def is_currency(unit: str | None) -> bool:
    """Whether a unit is money."""
    return unit is not None and ((len(unit) == 3 and unit.isupper()) or unit in _MONEY)


def sign_before(row: Sequence[FigureToken], index: int) -> tuple[str, int] | None:
    """The currency that stands at an index before its number, and the index of that number."""
    piece, after = at(row, index), at(row, index + 1)
    if piece.text in SIGNS:
        return SIGNS[piece.text], index + 1
    if not piece.text[:1].isupper():
        return None
    if piece.low in _DOLLARS and piece.text.isupper() and after.text == "$" and after.glued:
        return _DOLLARS[piece.low], index + 2
    if piece.text in _CODES:
        return piece.text, index + 1
    if piece.text == "GH" and after.text in ("¢", "₵"):
        return "GHS", index + 2
    if piece.low in _LETTERS and not piece.glued:
        return _LETTERS[piece.low], index + 1 + (after.text == ".")
    if piece.text in _ONE_LETTER and not piece.glued and after.glued and _is_large(row, index + 1):
        return _ONE_LETTER[piece.text], index + 1
    return None


def _is_large(row: Sequence[FigureToken], index: int) -> bool:
    number = number_at(row, index)
    return number is not None and (number.power > 0 or "," in row[index].text)


def money_at(row: Sequence[FigureToken], index: int, power: int) -> Money | None:
    """The currency that stands behind a number, at an index; `power` is the number's."""
    piece = at(row, index)
    word = piece.low
    if word in _CENTS:
        return Money(_CENTS[word], index + 1, 100)
    if piece.glued and piece.text == "p":
        return Money("GBP", index + 1, 100)
    if word in ("pounds", "pound"):
        sterling = at(row, index + 1).low == "sterling"
        return Money("GBP" if power > 0 or sterling else POUNDS, index + 1 + sterling)
    unit = _MONEY.get(word) or (piece.text if piece.text in _CODES else None)
    return Money(unit, index + 1) if unit else _of_a_country(row, index)


def _of_a_country(row: Sequence[FigureToken], index: int) -> Money | None:
    """Norwegian kroner, Hong Kong dollars, U.S. dollars."""
    low, after = at(row, index).low, at(row, index + 1)
    if low == "u" and after.text == "." and at(row, index + 2).low == "s":
        unit, end = "USD", index + 3 + (at(row, index + 3).text == ".")
    elif low in _BY_COUNTRY:
        unit, end = _BY_COUNTRY[low], index + 1
    elif (low, after.low) in _BY_TWO_WORDS:
        unit, end = _BY_TWO_WORDS[low, after.low], index + 2
    else:
        return None
    word = at(row, end).low
    return Money(unit, end + 1) if word in _MONEY or word in ("pounds", "pound") else None
