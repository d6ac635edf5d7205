"""Whether a date tells of what is to come or of what was: by the words of tense before it. Pure."""

from collections.abc import Sequence
from typing import Final

from factcli.extract.figures.numbers import FigureToken, at
from factcli.extract.lexicon import DETERMINERS, FINITE, FUNCTION, PREPOSITIONS
from factcli.text.numerals import CARDINALS
from factcli.text.words import word_set

_COMING: Final = word_set("""
    will would shall won't won’t due planned plans plan expected expects scheduled set promised going tomorrow next
    upcoming forthcoming could should must might can cannot
    likely unlikely i'll we'll they'll he'll she'll it'll i’ll we’ll they’ll he’ll she’ll
    it’ll
""")
"""Words of what is to come. (The nearest word of tense before a date decides.)"""

_LEANING: Final = word_set("by until till")
"""Words that tell of what is to come unless a verb before them says otherwise: "it had known by December"."""

_GONE: Final = word_set("""
    was were had did went came began since has have said told died took made found fell rose got saw
    sank fled struck won lost left met held kept sent spent bought brought caught paid sold stood led ran wrote spoke
    gave grew knew threw drove flew broke chose fought taught thought sought swam rode woke wore stole shook blew drew
    froze built burnt dealt fed felt heard hid laid meant sat slept slid swept tore withdrew shot seen known given
    written taken done gone eaten been became ate drank hit quit shut
    wasn't weren't hadn't didn't hasn't haven't wasn’t weren’t hadn’t didn’t hasn’t haven’t
""")
"""Words of what was that are not told by an ending in -ed."""

_NOT_PAST: Final = word_set("""
    hundred sacred naked wicked hatred shred kindred embed seabed daybed sunbed flowerbed riverbed moped biped infrared
    watershed rugged ragged jagged crooked wretched beloved
""")
"""Words in -ed that are no verbs of the past; nor are those in -eed, but for a few."""
_PAST_IN_EED: Final = word_set("agreed disagreed freed decreed guaranteed refereed")
_PRESENT_BE: Final = word_set(
    "is are am 's ’s 're ’re it's it’s he's he’s she's she’s we're we’re they're they’re i'm i’m"
)
_REMAINING: Final = word_set("remain remains stay stays")
_CHAINED: Final = word_set("be been being get have also only still then now not never")
"""What may stand between "will" and its verb: "will also be held", "may have been left"."""
_SHIFTING: Final = word_set("would could should might may can must")
"""Before "have" they tell of what was: "it would have closed on Monday"."""
_PROSPECTIVE: Final = word_set("""
    agreed asked told ordered invited urged decided hoped intended wanted meant voted vowed pledged offered threatened
    warned advised supposed ready prepared have has hope hopes want wants need needs aim aims intend intends prepare seek
    seeks
""")
"""Before "to" and a verb they tell of what is to come: "they agreed to meet on Monday"."""
_FIXED: Final = word_set("called arranged booked slated billed timetabled pencilled penciled earmarked fixed")
"""So they do before "for" and a date: "a strike called for Monday"."""
_FOLLOWED: Final = word_set("had failed managed tried used began refused declined forced")
"""Before "to" and a verb they tell of what was: "it had to close on Monday"."""
_VOTING: Final = word_set("vote play strike march return fly sit go celebrate sail travel")
"""Verbs that do so behind "we" and "they" alone, being nouns elsewhere."""
_FRONTING: Final = word_set("on in by from at early late the of this next")
_CLAUSE_OPENERS: Final = word_set("that and but because as if") | frozenset("“”\"'‘’,;:.!?…—–")
_FRONT_REACH: Final = 3
"""How many words may stand before a date that opens its clause: "that early on Monday". Set by hand."""

_SCHEDULED: Final = word_set("""
    ends begins starts opens closes expires resumes reopens arrives leaves meets launches departs finishes concludes lapses
    reconvenes convenes retires
""")
"""Verbs whose present tense, with a date behind it, tells of what is to come: of others it as often tells of what was."""

_SCHEDULED_WITH: Final = {
    "takes": word_set("effect place"),
    "comes": word_set("into"),
    "goes": word_set("on into before"),
}
"""Those that do so with one of these words behind them."""

_GOING_ON: Final = word_set("""
    meeting closing opening leaving voting holding starting ending playing striking launching resuming reopening
    returning going coming
""")
"""Verbs whose "is -ing" tells of what is to come even with words between them and the date: "are closing the port on Monday"."""

_AFTER_HAVE: Final = "have"
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
    """Whether the nearest word of tense before an index, in its sentence, tells of what is to come.

    Where none stands before a date that opens its clause, the first one behind it does: "On Monday the port will open".
    """
    leaning = False
    for place in range(index - 1, max(-1, index - _TENSE_REACH), -1):
        if row[place].text in _STOPS:
            break
        told = _told(row, place, index, leaning=leaning)
        if told is not None:
            return told
        leaning = leaning or row[place].low in _LEANING
    return leaning or (_opens_clause(row, index) and _is_coming_behind(row, index))


def _told(row: Sequence[FigureToken], place: int, index: int, *, leaning: bool) -> bool | None:
    """What the word at a place tells of the date at an index; None if nothing."""
    low, before = row[place].low, at(row, place - 1).low
    if low == "to" and at(row, place + 1).text.isalpha():
        if before in _FOLLOWED:
            return False
        if before in _PROSPECTIVE or place == 0:
            return True
    if _is_scheduled(row, place):
        return before != "to" or at(row, place - 2).low not in _FOLLOWED
    if low == "could" and at(row, place + 1).low == "not":
        return False
    if low in _COMING or row[place].text == "may":
        return _AFTER_HAVE not in (at(row, place + 1).low, at(row, place + 2).low) or low not in _SHIFTING
    if low in _PRESENT_BE and _is_of_plan(row, place, index):
        return True
    if low in ("have", "has") and leaning and at(row, place + 1).low in _LEANING:
        return True
    if low in _GONE or _is_past(row, place):
        return _of_a_past_form(row, place, leaning=leaning)
    return None


def _of_a_past_form(row: Sequence[FigureToken], place: int, *, leaning: bool) -> bool | None:
    """What a verb of the past tells: nothing in "are closed until", what its "will" does in "will have been closed"."""
    if row[place].low in _FIXED and at(row, place + 1).low == "for":
        return True
    first = place - 1
    chained = set()
    while at(row, first).low in _CHAINED or at(row, first).low.endswith("ly"):
        chained.add(row[first].low)
        first -= 1
    opener = at(row, first)
    if opener.low == "could" and "not" in chained:
        return False
    if opener.low in _COMING or opener.text == "may" or opener.low == "to":
        return _AFTER_HAVE not in chained or (opener.low not in _SHIFTING and opener.low != "to")
    if leaning and (opener.low in _PRESENT_BE or opener.low in _REMAINING):
        return None
    return "be" in chained


def _is_of_plan(row: Sequence[FigureToken], place: int, index: int) -> bool:
    """Whether "is" stands right before a date or before a verb that does: "is on Monday", "are leaving on Monday"."""
    behind = place + 1
    while at(row, behind).low == "not" or at(row, behind).low.endswith("ly"):
        behind += 1
    verb = at(row, behind)
    if verb.low.endswith("ing") and (verb.low in _GOING_ON or behind >= index - 2):
        return True
    return behind == index or (behind == index - 1 and verb.low in ("on", "in", "this"))


def _opens_clause(row: Sequence[FigureToken], index: int) -> bool:
    if at(row, index + 1).glued and at(row, index + 1).low in ("'s", "’s"):
        return False
    for back in range(1, 1 + _FRONT_REACH):
        piece = at(row, index - back)
        if not piece.text or piece.low in _CLAUSE_OPENERS:
            return True
        if piece.low not in _FRONTING:
            return False
    return False


def _is_coming_behind(row: Sequence[FigureToken], index: int) -> bool:
    for place in range(index + 1, min(len(row), index + _TENSE_REACH)):
        if row[place].text in _STOPS:
            return False
        told = _told(row, place, index, leaning=False)
        if told is not None:
            return told
    return False


def _is_past(row: Sequence[FigureToken], place: int) -> bool:
    """Whether a verb in -ed stands at an index: not "a hundred", and not "limited" where it stands before its noun."""
    low = row[place].low
    if not low.endswith("ed") or len(low) < _SHORTEST_PAST or low in _NOT_PAST:
        return False
    if low.endswith("eed") and low not in _PAST_IN_EED:
        return False
    if row[place].text[0].isupper() and at(row, place - 1).text.isalpha():
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
    if low in _VOTING:
        return before in ("we", "they", "i")
    if low + "s" in _SCHEDULED:
        return before in _SUBJECTS or (before.endswith("s") and before not in FUNCTION)
    return at(row, place + 1).low in _SCHEDULED_WITH.get(low, ())
