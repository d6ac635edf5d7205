"""Numbers, amounts and quantities in a claim's content: value, what they count, unit, range, approximate or not.

`amounts` reads a number with its unit · `ranges` two that share theirs · `designations` leaves out those
that count nothing · `countednouns` finds what they count. One pass over the content, each step with a bounded look to
either side.
"""

from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from factcli.extract.figures import countednouns
from factcli.extract.figures.amounts import Amount, amount_at
from factcli.extract.figures.currencies import is_currency
from factcli.extract.figures.designations import counts_nothing
from factcli.extract.figures.numbers import FigureToken, Number, at, number_at, pieces, share
from factcli.extract.figures.ranges import in_power_of, is_level_before, upper_end, with_shared_unit
from factcli.extract.figures.timespans import is_time_to_come
from factcli.extract.figures.units import DURATIONS, measure_at
from factcli.models.claim import Figure
from factcli.text.numerals import ONES
from factcli.text.words import word_set

_APPROXIMATE: Final = word_set("""
    about around approximately roughly nearly almost some estimated under below beyond approaching circa barely
    least most maximum minimum upwards nearer closer perhaps maybe above
""")
_THAN_WORDS: Final = word_set("""
    more less fewer greater higher lower larger smaller longer better worse older bigger rather
""")
_AS_WORDS: Final = word_set("many much few little high low")
_FUZZY_TAILS: Final = frozenset(("or so", "or more", "or less", "or fewer", "at least", "at most"))
_HALF_OF: Final = word_set("""
    first second other latter opening better top bottom upper lower final last former northern southern each
""")
_PARTS_BEHIND: Final = word_set("""
    of or and but in on at by since from to than per for more less fewer as that this what when while because before
    after the its their his her our your are were is was would will last next within during over under faster slower
    larger smaller higher lower bigger cheaper dearer longer shorter
""")
_TIMES_WHAT: Final = word_set("as the what that its their a an every")
_PLAYING: Final = word_set("""
    won win wins lost lose beat beaten drew draw by voted vote score scoreline lead led leading defeated trailed trail
""")
"""Before two numbers joined by a dash or by "to": a score or a vote, no range."""
_PLAYING_REACH: Final = 4
"""How many words before "28 to 14" tell that it is a score: "beat the old town 28 to 14". Set by hand; data/gold has none."""


_DIMENSIONS: Final = word_set("long high wide deep tall thick heavy old")
_STRESSING: Final = word_set("least only just exactly but")
_OWNERS: Final = word_set("the its their his her our your my these those this that all")
_FOR_OVER: Final = word_set("for just well little took takes lasted is was of")
# "One bridge in nine" is a share, "14 warnings in 2,000 days" is none: both ends set by hand. On data/gold 100 is the same as the
# first; 3 makes two figures of "nine homes in 10". With 50 as the second "one descent out of 90" is no share, with 100,000
# "nine messages out of 70,000" is one, which the gold has as two figures.
_MOST_OF_SHARE: Final = 10
_MOST_IN_SHARE: Final = 1000
_NOUN_WORDS: Final = (0, 1, 2)
"""How many words may stand between the two numbers of a share: "one patient in eight" has one. With none 7 figures of data/gold
are lost; one alone and up to four are the same."""


def figures(content: str) -> tuple[Figure, ...]:
    """The figures in a claim's content, in order.

    Dates, years, times of day, ordinals, ages, scores of labels and "one" as a pronoun are none. Takes any text,
    raises nothing.
    """
    row = pieces(content)
    found: list[Figure] = []
    index = 0
    while index < len(row):
        end, figure = _figure_at(content, row, index, found)
        if figure is not None:
            found.append(figure)
        index = max(end, index + 1)
    return tuple(found)


def _figure_at(content: str, row: list[FigureToken], index: int, found: list[Figure]) -> tuple[int, Figure | None]:
    """The figure that begins at an index, and where to go on; those found before tell what "two of them" are."""
    if row[index].low == "twice":
        return index + 1, _twice(row, index)
    amount = amount_at(row, index)
    if amount is None:
        return index + 1, None
    ratio = _ratio(content, row, amount)
    if ratio is not None:
        return ratio
    upper = upper_end(row, amount)
    start = amount.start
    last = amount
    if upper is not None:
        if at(row, start - 1).low == "between":
            start -= 1
        last = upper
    if _left_out(row, amount, upper):
        return last.end, None
    last = _with_unit_of_others(row, start, last, found)
    of = _of(row, start, last, found)
    low, high = (in_power_of(amount, upper), upper.value) if upper else (amount.low, amount.low and amount.value)
    figure = Figure(
        text=content[row[start].start : row[last.end - 1].end],
        value=last.value,
        of=of,
        unit=last.unit or amount.unit,
        low=low,
        high=high,
        approximate=_is_approximate(row, start, last),
    )
    return last.end, figure


def _with_unit_of_others(row: Sequence[FigureToken], start: int, last: Amount, found: list[Figure]) -> Amount:
    """The amount with the unit of the one behind it or before it, where only that has one."""
    shared = with_shared_unit(row, last) if start == last.start else last
    if shared.unit is not None or not found:
        return shared
    unit = found[-1].unit
    if is_currency(unit) and _goes_on(row, start):
        return replace(last, unit=unit)
    if unit == "%" and is_level_before(row, start) and not countednouns.is_counted(row, last.behind):
        return replace(last, unit=unit)
    return shared


def _twice(row: Sequence[FigureToken], index: int) -> Figure | None:
    """The factor of "twice as much", "twice the figure"; "asked twice" tells how often and is none."""
    if at(row, index + 1).low not in _TIMES_WHAT:
        return None
    return Figure(text=row[index].text, value=2, of=None, approximate=_approximate_before(row, index))


def _ratio(content: str, row: list[FigureToken], amount: Amount) -> tuple[int, Figure | None] | None:
    """The share of "one in six", "nine homes in 10", "three out of four"; None if it is none."""
    number = amount.number
    if number.part or number.power or amount.unit or number.value <= 0:
        return None
    for noun_words in _NOUN_WORDS:
        index = number.end + noun_words
        whole = _whole(row, index)
        if whole is None:
            if at(row, index).low in ("in", "out", "of") or not countednouns.is_noun(row, index):
                return None
            continue
        if number.value >= whole.value or (noun_words and not _is_share(row, number, whole)):
            return None
        if not noun_words and measure_at(row, whole.end) is not None:
            return None
        of = " ".join(piece.text for piece in row[number.end : index]) or countednouns.behind(
            row, whole.end, of_what=False, verbal=False
        )
        text = content[row[number.start].start : row[whole.end - 1].end]
        value = share(number.value / whole.value)
        return whole.end, Figure(text=text, value=value, of=of, approximate=_approximate_before(row, number.start))
    return None


def _whole(row: Sequence[FigureToken], index: int) -> Number | None:
    """The number behind "in", "out of", "out of every"."""
    if at(row, index).low == "in":
        index += 1
    elif at(row, index).low == "out" and at(row, index + 1).low == "of":
        index += 2
    else:
        return None
    index += at(row, index).low == "every"
    number = number_at(row, index)
    return None if number is None or number.part or counts_nothing(row, number, bare=True, counted=True) else number


def _is_share(row: Sequence[FigureToken], number: Number, whole: Number) -> bool:
    """Whether "one bridge in nine", with a noun between, is a share, and not "14 warnings in five years"."""
    noun = countednouns.is_noun(row, whole.end) and not at(row, whole.end).low.endswith("ed")
    return (
        number.value < _MOST_OF_SHARE
        and whole.value < _MOST_IN_SHARE
        and not noun
        and measure_at(row, whole.end) is None
    )


def _left_out(row: Sequence[FigureToken], amount: Amount, upper: Amount | None) -> bool:
    last = upper or amount
    bare = last.unit is None and amount.unit is None
    noun = countednouns.is_counted(row, last.behind)
    if counts_nothing(row, amount.number, bare=bare, counted=noun):
        return True
    if last.unit and (at(row, last.behind).low in ("ago", "past") or is_time_to_come(row, last.start, last.behind)):
        return True
    if upper is not None:
        if bare and (row[amount.start].low == "one" or (not noun and at(row, amount.start - 1).low in _PLAYING)):
            return True
        return bare and counts_nothing(row, upper.number, bare=True, counted=noun)
    number = amount.number
    if bare and not noun and _is_of_a_result(row, number):
        return True
    if bare and _is_half_of_a_score(row, number):
        return True
    word = row[number.start].low
    if number.part:
        return not amount.unit and _is_no_part(row, number)
    return word in ("one", "zero") and number.end == number.start + 1 and _is_no_count(row, amount)


def _is_of_a_result(row: Sequence[FigureToken], number: Number) -> bool:
    """Whether it stands in "beat them 28 to 14"."""
    first = number.start
    if at(row, number.start - 1).low == "to" and at(row, number.start - 2).text.isdigit():
        first -= 2
    elif not (at(row, number.end).low == "to" and at(row, number.end + 1).text.isdigit()):
        return False
    return any(at(row, first - back).low in _PLAYING for back in range(1, 1 + _PLAYING_REACH))


def _is_half_of_a_score(row: Sequence[FigureToken], number: Number) -> bool:
    """Whether it stands in "3-1", "60-40", "fifty-fifty", which no one value tells."""
    for dash, other in ((number.end, number.end + 1), (number.start - 1, number.start - 2)):
        piece, beside = at(row, dash), at(row, other).text[:1]
        joined = piece.text in ("-", "–") and at(row, max(dash, other)).glued and piece.glued
        if joined and ("0" <= beside <= "9" or at(row, other).low == row[number.start].low):
            return True
    return False


def _is_no_part(row: Sequence[FigureToken], number: Number) -> bool:
    """Whether "half" or "a third" is no share: first half, half-time, a third warning."""
    before, behind = at(row, number.start - 1), at(row, number.end)
    if row[number.start].low == "half":
        is_compound = behind.text == "-" and behind.glued
        return before.low in _HALF_OF or is_compound or behind.low in ("past", "way") or before.text == "-"
    if (
        at(row, number.end - 1).low == "quarter"
        and behind.low in ("to", "past")
        and at(row, number.end + 1).low in ONES
    ):
        return True
    article = row[number.start]
    if article.low in ("a", "an") and (article.text[0].isupper() or behind.text.isalnum()):
        return behind.low not in _PARTS_BEHIND
    return False


def _is_no_count(row: Sequence[FigureToken], amount: Amount) -> bool:
    """Whether "one" is a pronoun or an article, which it is unless something stresses it."""
    if amount.unit is not None and amount.unit != "days":
        return False
    before, behind = at(row, amount.start - 1).low, at(row, amount.end)
    if behind.low == "of":
        return number_at(row, amount.end + 1) is None
    if behind.low in ("dead", "wounded", "injured", "killed", "missing"):
        return False
    stressed = before in _STRESSING or (
        before in ("for", "from") and at(row, amount.start - 2).low in ("but", "except", "apart")
    )
    return not (stressed and countednouns.is_noun(row, amount.end))


def _of(row: Sequence[FigureToken], start: int, last: Amount, found: list[Figure]) -> str | None:
    """What the figure counts; where its words say so, what the figure before it counts: two of them, up from 8.8%."""
    if countednouns.is_of_them(row, last.behind):
        return found[-1].of if found else None
    of = _noun_behind(row, last)
    if of is None and last.unit not in DURATIONS:
        of = countednouns.before(row, start)
    if of is None and found and found[-1].unit == last.unit and _goes_on(row, start):
        return found[-1].of
    return of


def _noun_behind(row: Sequence[FigureToken], last: Amount) -> str | None:
    unit, behind = last.unit, last.behind
    if at(row, behind).text == "-" and at(row, behind + 1).low in ("strong", "odd"):
        behind += 2
    money = is_currency(unit)
    percent = unit in ("%", "percentage points", "basis points")
    if unit in DURATIONS and last.behind > last.end:
        return None
    if unit is not None and at(row, behind).low in _DIMENSIONS:
        return None
    if last.number.part and unit is None:
        while at(row, behind).low in _OWNERS:
            behind += 1
    return countednouns.behind(row, behind, of_what=money or percent, verbal=money or percent or last.number.part)


def _goes_on(row: Sequence[FigureToken], start: int) -> bool:
    """Whether a figure only gives the one before it in another way: "to 9.4%, from 8.8%", "from 188 to 212"."""
    before = at(row, start - 1).low
    return before in ("from", "to") or (before == "or" and at(row, start - 2).text == ",")


def _is_approximate(row: Sequence[FigureToken], start: int, last: Amount) -> bool:
    if last.number.vague or _approximate_before(row, start, lasting=last.unit in DURATIONS):
        return True
    if at(row, last.behind).text == "-" and at(row, last.behind + 1).low == "odd":
        return True
    tail = f"{at(row, last.behind).low} {at(row, last.behind + 1).low}"
    return tail in _FUZZY_TAILS or at(row, last.end).text == "+"


def _approximate_before(row: Sequence[FigureToken], start: int, *, lasting: bool = False) -> bool:
    """Whether the words before a figure blur it; "over" does before a duration only where it is "for over", "just over"."""
    before, earlier = at(row, start - 1).low, at(row, start - 2).low
    if before in ("the", "a", "an") and earlier not in ("under", "over", "below", "above"):
        before, earlier = earlier, at(row, start - 3).low
    if before == "over":
        return not lasting or earlier in _FOR_OVER
    if before == "to":
        return earlier in ("up", "close", "closer", "nearer")
    if before == "than":
        return earlier in _THAN_WORDS
    if before == "as":
        return earlier in _AS_WORDS
    if before == "of":
        return earlier in ("region", "upwards", "excess", "estimated", "maximum", "minimum")
    return before in _APPROXIMATE
