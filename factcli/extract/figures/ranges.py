"""Two quantities that share their words: the ends of a range, and the unit or the power of ten that only the later one has."""

from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from factcli.extract.figures.amounts import Amount, amount_at
from factcli.extract.figures.currencies import is_currency
from factcli.extract.figures.numbers import FigureToken, at, exact, share
from factcli.text.words import word_set

_JOINTS: Final = frozenset(("to", "-", "–", "—", "or"))
_RANGING: Final = word_set("""
    range ranges ranged ranging anywhere anything vary varies varied varying somewhere priced
""")
_CHANGING: Final = word_set("""
    rose rise risen rises rising fell fall fallen falls falling cut cuts cutting raised raise raises raising lift lifts
    lifted lower lowers lowered up down grew grow grown grows growing went go goes gone going increased increase
    increases increasing dropped drop drops dropping slipped slips slip jumped jump jumps climbed climb climbs moved
    move moves revised revise widened widen narrowed narrow shrank shrink shrinks shrunk slid slide sank sink sunk
    plunged plunge soared soar tumbled surged slumped dipped dips dip edged declined decline declines decreased
    decrease reduced reduce reduces improved improve changed change changes swung swing eased slowed
""")
_RANGING_REACH: Final = 4
"""How many words before "from 3 to 4%" tell whether it is a range or a change. Set by hand; on data/gold 1 and 12 are the
same."""
_SHARED_JOINTS: Final = frozenset(("to", "and", "or"))
_MOST_TIMES: Final = 10
"""How many times the later number the earlier one may be to share its "million": "from 8 to 3 million", but 800 are 800 in
"from $800 to $5 million". Set by hand; data/gold has no such case."""
_MOST_SHARING: Final = 6
"""How many amounts may share the unit of the last of them: "5, 6 and 7 kg". Set by hand; on data/gold 2 is the same."""
_PERCENT_WORDS: Final = frozenset(("cent", "percent", "pc", "%"))
_LEVELS: Final = word_set("to at was is were are of stood stands reached hit")
"""Words between what is measured and its level: what it was before is measured alike."""


def upper_end(row: Sequence[FigureToken], amount: Amount) -> Amount | None:
    """The upper end of the range that an amount begins; None if it stands alone."""
    joint = at(row, amount.end)
    before = at(row, amount.start - 1).low
    index = amount.end + 1
    if joint.text == "-" and at(row, index).low == "to" and at(row, index + 1).text == "-":
        index += 2
    elif joint.low == "and":
        if before != "between":
            return None
    elif joint.low not in _JOINTS or (joint.low == "to" and before == "from" and not _is_range_from(row, amount)):
        return None
    upper = amount_at(row, index)
    if upper is None or upper.number.part or amount.number.part or upper.start != index:
        return None
    return (
        upper
        if in_power_of(amount, upper) < upper.value and (amount.unit in (None, upper.unit) or upper.unit is None)
        else None
    )


def _is_range_from(row: Sequence[FigureToken], amount: Amount) -> bool:
    """Whether "from 3 to 4%" tells where something lies, not from where to where it went."""
    earlier = {at(row, amount.start - back).low for back in range(2, 2 + _RANGING_REACH)}
    if earlier & _RANGING:
        return True
    upper = amount_at(row, amount.end + 1)
    return amount.unit is None and upper is not None and upper.unit is not None and not earlier & _CHANGING


def in_power_of(amount: Amount, upper: Amount) -> int | float:
    """The lower end of a range in the power of the upper one: 2 to 3 million, $2-3bn."""
    power: float = 10**upper.number.power
    if upper.number.power > amount.number.power == 0 and amount.value < upper.value / power:
        return exact(round(amount.value * power, 6))
    return amount.value


def with_shared_unit(row: Sequence[FigureToken], amount: Amount, most: int = _MOST_SHARING) -> Amount:
    """The amount with the unit and the power of ten that stand behind the one joined to it.

    "From 61 to 48 per cent", "5, 6 and 7 kg", "from 3 to 2 million euros". Unchanged where nothing is shared;
    of `most` amounts in a row the last has the unit.
    """
    later = _joined_to(row, amount, most - 1) if most > 1 else None
    if later is None or later.number.part or amount.number.part:
        return amount
    value = amount.value
    if _shares_power(row, amount, later):
        value = exact(round(value * 10**later.number.power, 6))
    if amount.unit is None and later.number.value and abs(later.value) < later.number.value:
        value = share(value * abs(later.value) / later.number.value)
    return replace(amount, value=value, unit=amount.unit or later.unit)


def _joined_to(row: Sequence[FigureToken], amount: Amount, most: int) -> Amount | None:
    """The amount behind the joint of one, with its unit; behind a comma only where another follows that."""
    joint = at(row, amount.behind)
    if joint.low not in _SHARED_JOINTS and joint.text != ",":
        return None
    index = amount.behind + 1
    index += at(row, index).low == "minus"
    later = amount_at(row, index) if index < len(row) else None
    if later is None or later.low is not None or (amount.unit and later.unit != amount.unit):
        return None
    if later.unit is None or joint.text == ",":
        later = with_shared_unit(row, later, most) if later.unit is None else None
    return later if later is not None and later.unit is not None else None


def _shares_power(row: Sequence[FigureToken], amount: Amount, later: Amount) -> bool:
    if amount.number.power or not later.number.power or not is_currency(later.unit):
        return False
    if amount.unit is not None and at(row, amount.start - 1).low != "from":
        return False
    power: float = 10**later.number.power
    return 0 < amount.value <= _MOST_TIMES * later.value / power


def is_level_before(row: Sequence[FigureToken], index: int) -> bool:
    """Whether a bare number at an index is the percentage that another rose or fell from: "to 48 per cent from 41"."""
    if at(row, index - 1).low != "from":
        return False
    place = index - 2
    while at(row, place).low in (",", "up", "down"):
        place -= 1
    if at(row, place).low not in _PERCENT_WORDS:
        return False
    place -= 1 + (at(row, place).low == "cent")
    return at(row, place - 1).low in _LEVELS
