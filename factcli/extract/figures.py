"""Numbers, amounts and quantities in a claim's content: value, what they count, unit, range, approximate or not."""

import re
from typing import Final

from factcli.models.claim import Figure

_ONES: Final = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen".split()
    )
}
_TENS: Final = {
    word: 10 * n for n, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
_SCALES: Final = {
    "hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000, "trillion": 1_000_000_000_000,
    "m": 1_000_000, "bn": 1_000_000_000, "tn": 1_000_000_000_000, "k": 1_000,
}  # fmt: skip
_FRACTIONS: Final = {"half": 0.5, "one-third": 1 / 3, "two-thirds": 2 / 3, "three-quarters": 0.75, "one-quarter": 0.25}
_MONEY: Final = {"$": "USD", "£": "GBP", "€": "EUR", "¥": "JPY", "₽": "RUB", "₹": "INR", "₴": "UAH"}
_MONEY_WORDS: Final = {
    "dollars": "USD", "pounds": "GBP", "euros": "EUR", "euro": "EUR", "yen": "JPY", "roubles": "RUB", "rubles": "RUB",
    "crowns": "crowns", "francs": "CHF",
}  # fmt: skip
_UNITS: Final = {
    "percent": "%", "per cent": "%", "%": "%", "percentage points": "percentage points", "km": "km", "kilometers": "km",
    "kilometres": "km", "kilometer": "km", "kilometre": "km", "miles": "mi", "mile": "mi", "meters": "m", "metres": "m",
    "tonnes": "t", "tons": "t", "tonne": "t", "kg": "kg", "kilograms": "kg", "degrees": "degrees", "mph": "mph", "km/h": "km/h",
    "litres": "l", "liters": "l", "hectares": "ha", "acres": "acres", "feet": "ft", "inches": "in", "mm": "mm", "cm": "cm",
    "millimetres": "mm", "centimetres": "cm", "basis points": "basis points",
}  # fmt: skip
_MONTHS: Final = (
    "january|february|march|april|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|"
    "nov|dec"
)
_NUMBER_WORD = "|".join(sorted([*_ONES, *_TENS], key=len, reverse=True))
_SCALE_WORD = "hundred|thousand|million|billion|trillion"
_WORD_NUMBER = rf"(?:{_NUMBER_WORD})(?:-(?:{_NUMBER_WORD}))?(?:[ -](?:{_SCALE_WORD})(?: and (?:{_NUMBER_WORD}))?)*"
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_AMOUNT = (
    rf"(?:[$£€¥₽₹₴] ?)?(?:{_DIGITS})(?:[ -]?(?:{_SCALE_WORD}|bn|tn|m|k)\b)?"
    rf"|\b(?:{_WORD_NUMBER}|(?:two|one)-thirds?|three-quarters|half)\b"
)
_FIGURE = re.compile(
    rf"(?P<low>(?<![\w.,:/#-])(?:{_AMOUNT}))"
    rf"(?:(?:-to-|[-–—]| to | and (?=\S+ (?:{_SCALE_WORD}|per|percent)))(?P<high>{_AMOUNT}))?"
    rf"(?P<unit> ?%|[ -](?:{'|'.join(re.escape(u) for u in sorted(_UNITS, key=len, reverse=True) if u != '%')})\b"
    rf"| (?:{'|'.join(_MONEY_WORDS)})\b)?",
    re.IGNORECASE,
)
_APPROXIMATE = re.compile(
    r"\b(?:about|around|approximately|roughly|nearly|almost|some|up to|at least|more than|over|under|fewer than|less than|"
    r"an estimated|close to|as many as|as much as|something like|between|from) $",
    re.IGNORECASE,
)
_ORDINAL_TAIL = re.compile(r"(?:st|nd|rd|th)\b|[-–]?year[- ]old\b|[:.]\d|-\w")
_DATE_BEFORE = re.compile(
    rf"(?:\b(?:{_MONTHS})\.? |\b(?:on|of|since|in|until|by|from) (?=(?:19|20)\d\d$))$", re.IGNORECASE
)
_DATE_AFTER = re.compile(rf" (?:{_MONTHS})\b| ?(?:a\.?m\.?|p\.?m\.?|GMT|o['’]clock)\b", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_OF_WORD = re.compile(r" (?:of (?:the |its |their |our )?)?([^\W\d_][\w’'-]*)")
_NEXT_WORD = re.compile(r" ([^\W\d_][\w’'-]*)")
_OF_STOP: Final = frozenset(
    "in on at to from by with for and or but as than of the a an that which who was were is are be been had has have will would "
    "could should may might after before during since until per more less this last next each when where while because if "
    "over under into out up down off about not did do does said says say he she it they we i you its their his her there "
    "so too also only then now all both".split()
)
_LONGEST_NOUN: Final = 5
_THOUSAND: Final = 1000


def figures(content: str) -> tuple[Figure, ...]:
    """The figures in a claim's content, in order. Dates, years, times and ordinals are none."""
    found = []
    for match in _FIGURE.finditer(content):
        if not _is_figure(content, match):
            continue
        found.append(_figure(content, match))
    return tuple(found)


def _is_figure(content: str, match: re.Match[str]) -> bool:
    low, end = match["low"], match.end()
    before, after = content[max(0, match.start() - 16) : match.start()], content[end : end + 16]
    if _ORDINAL_TAIL.match(after) or _DATE_AFTER.match(after):
        return False
    if low.lower() == "one" and not match["unit"] and not match["high"]:
        return False
    if _DATE_BEFORE.search(before + low if _YEAR.fullmatch(low) else before):
        return False
    year = _YEAR.fullmatch(low) is not None and not match["unit"]
    return not year or (
        _OF_WORD.match(after) is not None
        and _counted(content, end) is not None
        and after[:1] == " "
        and before[-3:] not in ("in ", "by ")
    )


def _figure(content: str, match: re.Match[str]) -> Figure:
    low, high = _value(match["low"]), _value(match["high"]) if match["high"] else None
    unit = _unit(match)
    if high is not None and low < high:
        scale = _scale(match["high"])
        low = low * scale if low < _THOUSAND <= scale and _scale(match["low"]) == 1 else low
    approximate = _APPROXIMATE.search(content[max(0, match.start() - 16) : match.start()]) is not None
    return Figure(
        text=match[0].strip(),
        value=high if high is not None else low,
        of=_counted(content, match.end()),
        unit=unit,
        low=low if high is not None else None,
        high=high,
        approximate=approximate,
    )


def _unit(match: re.Match[str]) -> str | None:
    sign = match["low"].strip()[0]
    if sign in _MONEY:
        return _MONEY[sign]
    unit = (match["unit"] or "").strip(" -").lower()
    return _UNITS.get(unit) or _MONEY_WORDS.get(unit)


def _value(text: str) -> float:
    words = text.lower().replace(",", "").lstrip("$£€¥₽₹₴ ")
    digits = re.match(r"\d+(?:\.\d+)?", words)
    if digits is not None:
        number = float(digits[0]) * _scale(words)
    elif words in _FRACTIONS:
        number = _FRACTIONS[words]
    else:
        number = _spelled(words)
    return int(number) if number == int(number) and abs(number) < 2**53 else number


def _scale(text: str) -> int:
    tail = re.search(r"[a-z]+$", text.lower())
    return _SCALES.get(tail[0], 1) if tail else 1


def _spelled(words: str) -> float:
    total, current = 0, 0
    for word in re.findall(r"[a-z]+", words):
        if word in _ONES:
            current += _ONES[word]
        elif word in _TENS:
            current += _TENS[word]
        elif word == "hundred":
            current = max(1, current) * 100
        elif word in _SCALES:
            total, current = total + max(1, current) * _SCALES[word], 0
    return float(total + current)


def _counted(content: str, position: int) -> str | None:
    """The noun phrase behind a number, as far as words alone tell its end."""
    words: list[str] = []
    pattern = _OF_WORD
    while len(words) < _LONGEST_NOUN:
        match = pattern.match(content, position)
        if match is None or match[1].lower() in _OF_STOP or (words and match[1].endswith(("ed", "ing"))):
            break
        words.append(match[1])
        position = match.end()
        pattern = _NEXT_WORD
    return " ".join(words) or None
