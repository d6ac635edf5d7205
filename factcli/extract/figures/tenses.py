"""Whether a date tells of what is to come or of what was: by the words of tense before it. Pure."""

from collections.abc import Sequence
from typing import Final

from factcli.extract.figures.numbers import FigureToken, at
from factcli.extract.lexicon import DETERMINERS, FINITE, FUNCTION, PREPOSITIONS
from factcli.text.numerals import CARDINALS
from factcli.text.words import word_set

_COMING: Final = word_set("""
    will would shall won't won’t due planned plans plan expected expects scheduled set promised going tomorrow next
    upcoming forthcoming could should must i'll we'll they'll he'll she'll it'll i’ll we’ll they’ll he’ll she’ll
    it’ll
""")
"""Words of what is to come. (The nearest word of tense before a date decides.)"""

_LEANING: Final = word_set("by until till")
"""Words that tell of what is to come unless a verb before them says otherwise: "it had known by December"."""

_GONE: Final = word_set("""
    was were had did went came began since has have said told died took made found fell rose got saw
    wasn't weren't hadn't didn't hasn't haven't wasn’t weren’t hadn’t didn’t hasn’t haven’t
""")
"""Words of what was that are not told by an ending in -ed."""

_NOT_PAST: Final = word_set(
    "hundred need indeed speed seed feed breed weed exceed proceed succeed sacred naked wicked hatred shred"
)
"""Words in -ed that are no verbs of the past."""

_SCHEDULED: Final = word_set("""
    ends begins starts opens closes expires resumes reopens arrives leaves meets launches departs finishes concludes lapses
""")
"""Verbs whose present tense, with a date behind it, tells of what is to come: of others it as often tells of what was."""

_SCHEDULED_WITH: Final = {
    "takes": word_set("effect place"),
    "comes": word_set("into"),
    "goes": word_set("on into before"),
}
"""Those that do so with one of these words behind them."""

_SUBJECTS: Final = word_set("i you we they who which that to")
"""Behind these, as behind a plural, a verb's present tense has no ending."""

_BEFORE_NOUNS: Final = DETERMINERS | PREPOSITIONS | CARDINALS
"""Words behind which a noun or its adjective stands."""

_STOPS: Final = frozenset((".", "!", "?", "…", ";", ":"))
_TENSE_REACH: Final = 12
"""How many words before a date its verb may stand. Set by hand; farther ones are mostly those of another clause. Of the
contents of data/gold 3 gives 27 dates another week or year, 6 nine, 50 one."""
_SHORTEST_PAST: Final = 5
"""Letters of a verb in -ed: shorter words are as often nouns (bed, shed, seed). On data/gold 3 is the same."""


def is_coming(row: Sequence[FigureToken], index: int) -> bool:
    """Whether the nearest word of tense before an index, in its sentence, tells of what is to come."""
    leaning = False
    for place in range(index - 1, max(-1, index - _TENSE_REACH), -1):
        piece = row[place]
        if piece.text in _STOPS:
            break
        if piece.low in _COMING or (piece.low == "to" and place == 0) or _is_scheduled(row, place):
            return True
        if piece.low in _GONE or _is_past(row, place):
            before, earlier = at(row, place - 1).low, at(row, place - 2).low
            return before == "be" or "will" in (before, earlier)
        leaning = leaning or piece.low in _LEANING
    return leaning


def _is_past(row: Sequence[FigureToken], place: int) -> bool:
    """Whether a verb in -ed stands at an index: not "a hundred", and not "limited" where it stands before its noun."""
    low = row[place].low
    if not low.endswith("ed") or len(low) < _SHORTEST_PAST or low in _NOT_PAST:
        return False
    first = place
    while at(row, first - 1).low.endswith("ly"):
        first -= 1
    before, behind = at(row, first - 1).low, at(row, place + 1)
    opened = before in _BEFORE_NOUNS or before.endswith(("'s", "’s")) or before.isdecimal()
    return not (opened and behind.text.isalpha() and behind.low not in FUNCTION and behind.low not in FINITE)


def _is_scheduled(row: Sequence[FigureToken], place: int) -> bool:
    """Whether a verb stands at an index of which the present tense tells of what is to come: "the offer ends on 20 March"."""
    low, before = row[place].low, at(row, place - 1).low
    if low in _SCHEDULED:
        return before not in _BEFORE_NOUNS and not before.isdecimal()
    if low + "s" in _SCHEDULED:
        return before in _SUBJECTS or (before.endswith("s") and before not in FUNCTION)
    return at(row, place + 1).low in _SCHEDULED_WITH.get(low, ())
