"""What a figure counts: the noun phrase behind it or before it, as far as words alone tell where that begins and ends."""

from collections.abc import Sequence
from typing import Final

from factcli.extract.figures.numbers import FigureToken, at
from factcli.text.numerals import CARDINALS
from factcli.text.words import word_set

_STOPS: Final = word_set("""
    in on at to from by with for and or nor but as than of the a an that which who whom whose was were is are be
    been being am had has have having will would could should may might must can cannot shall after before during
    since until per more less fewer this last next each when where while because if over under into out up down off
    about around near not do did does done said says say he she it they we i you its their his her our your my there
    here so too also only then now all both either any some such every between among against without within through
    across along behind beyond above below toward towards inside outside upon via despite except whether how why
    what ever never always often already still just even again ago away back once twice earlier later though
    although unless them him us me himself themselves herself i've we've they're it's i'm we're don't didn't wasn't
    weren't isn't aren't won't can't couldn't wouldn't today yesterday tomorrow tonight higher lower faster slower
    longer shorter better worse larger smaller bigger cheaper cent percent straight instead altogether together
    apart abroad online worth due early late soon monday tuesday wednesday thursday friday saturday sunday january
    february march april june july august september october november december annually daily
""")
_VERBS: Final = word_set("""
    went came got took gave made left rose fell died ran lost won paid saw stood sat lay kept held sold told felt
    put cut hit set began found grew broke wore drove spent want wants need needs remain remains go goes come comes
    get gets take takes make makes give gives turn turns run runs live work walk cost face faces pay pays use uses
    drop drops end join joins meet meets stay agree agreed rate froze escape fled flew sank struck swept threw wrote
    knew thought meant became shrank shrunk slid
""")
"""Words that are verbs where they stand behind a noun."""

_OPINIONS: Final = word_set("""
    prefer support supports back backs oppose favour favor think believe plan plans expect expects want wants rate
""")
"""Words that are verbs where they stand behind a percentage."""

_SKIPPED: Final = word_set("more further other others another additional extra new different separate")
"""Words between a number and its noun that say nothing of what is counted."""

_DETERMINERS: Final = word_set("the its their his her our your my these those this that all such a an")
_NOUNS: Final = word_set("""
    building buildings wedding meeting hearing killing wing ring king thing morning evening bed seed weed shed reed
    red feed crossing stranded planned injured wounded missing dead married unmarried abandoned armed unarmed
    disabled used skilled unskilled unvaccinated vaccinated retired registered confirmed suspected reported alleged
    estimated failing existing remaining surviving outstanding missed hundred broken working training parking
    housing funding spending timing lightning pudding dwelling ceiling painting drawing recording filing listing
    ruling warning sighting stabbing shooting bombing burning swimming flooding boarding nursing trading operating
    voting hospital jeering drowning beating finding sibling
""")
"""Words in -ed and -ing that stand before or for a noun."""

_PERIODS: Final = word_set("year month week day hour minute second head person share night time")
_PEOPLE: Final = word_set("them these those whom which")
_CHANGING: Final = word_set("""
    rose fell grew climbed dropped slipped jumped increased decreased declined rise fall grow climb drop surge
    surged slumped slid shrank tumbled soared plunged rises falls grows dipped edged averaged averaging hit hits
    reach reached passed topped pass totalled totaled growing rising falling reaching down up risen fallen grown was
    were stood at to by of exceeded exceed
""")
"""Words between what changed and the figure that it came to."""

_AMONG_CHANGING: Final = word_set("""
    about around nearly almost some least most than over under as many much a estimated of only just roughly
    approximately between per cent from be had has have been will would could may might is are go gone went closer
    nearer no now already also even in the region running set expected still more less fewer another
""")
_MEASURED: Final = word_set("number share proportion percentage count value")
_CHANGES: Final = word_set("rise fall increase decrease drop jump cut gain decline reduction surge slump")
"""Nouns of change: of a 23% jump in profit it is the profit that is measured."""

_MOST_WORDS: Final = 5
"""Of what is counted: adjectives and noun. Set by hand: of the 626 figures of data/gold whose text, value and noun are right 3
loses 2 ("full-year loss"), 2 loses 15; 8 gains 1."""
_MEASURE_REACH: Final = 14
"""How many words before a figure "the number of" may stand. Set by hand: on data/gold 40 is the same, 8 and 4 give
one and two figures a place as their noun ("Northland")."""


def is_noun(row: Sequence[FigureToken], index: int) -> bool:
    """Whether a word that may be counted stands at an index."""
    piece = at(row, index)
    return piece.text[:1].isalpha() and not piece.glued and piece.low not in _STOPS and piece.low not in CARDINALS


def is_counted(row: Sequence[FigureToken], index: int) -> bool:
    """Whether such a word stands there that is no common verb."""
    return is_noun(row, index) and row[index].low not in _VERBS


def behind(row: Sequence[FigureToken], index: int, *, of_what: bool, verbal: bool) -> str | None:
    """The noun phrase behind a figure whose words end before `index`.

    `of_what` tells that "of" and "in" may stand before it, as in "$6 million in property taxes", `verbal`
    that a verb may stand there instead, as in "61% voted".
    """
    if of_what and at(row, index).low in ("a", "per", "each", "every") and at(row, index + 1).low in _PERIODS:
        index += 2
    linked = at(row, index).low == "of" or (of_what and at(row, index).low == "in" and not _tells_when(row, index + 1))
    if linked:
        index = _past_determiners(row, index + 1)
    elif at(row, index).low in _DETERMINERS and of_what:
        return None
    else:
        while at(row, index).low in _SKIPPED:
            index += 1
        index = _past_quoted(row, index)
    if of_what and at(row, index).low in _CHANGES and at(row, index + 1).low == "in":
        index = _past_determiners(row, index + 2)
    if verbal and not linked and (_is_verbal(at(row, index).low) or at(row, index).low in _OPINIONS):
        return None
    return phrase(row, index)


def _tells_when(row: Sequence[FigureToken], index: int) -> bool:
    """Whether "in" is followed by a time or a place: in the 13 weeks, in a year, in 2019."""
    low = at(row, index).low
    after = at(row, index + 1)
    return low in ("a", "the", "this", "that") and (
        after.low in _PERIODS
        or after.low in CARDINALS
        or after.text[:1].isdigit()
        or after.low in ("past", "last", "next")
    )


def _past_quoted(row: Sequence[FigureToken], index: int) -> int:
    """The index behind one word in quotation marks, as in: two “hyperscale” customers."""
    if at(row, index).text in tuple("“‘\"'") and at(row, index + 2).text in tuple("”’\"'"):
        return index + 3
    return index


def is_of_them(row: Sequence[FigureToken], index: int) -> bool:
    """Whether "of them" stands at an index."""
    return at(row, index).low == "of" and at(row, index + 1).low in _PEOPLE and not is_noun(row, index + 2)


def phrase(row: Sequence[FigureToken], index: int) -> str | None:
    """The words from an index on that may be adjectives and a noun, and a bare "of" and noun behind it: "counts of fraud"."""
    words, index = _words(row, index)
    if words and at(row, index).low == "of" and at(row, index + 1).text.islower():
        inner, _ = _words(row, index + 1)
        if inner:
            words += ["of", inner[0], *inner[1:]]
    return " ".join(words) or None


def _past_determiners(row: Sequence[FigureToken], index: int) -> int:
    """The index behind "the", "its", "those", "the board's seven"."""
    for _ in range(_MOST_WORDS):
        piece = at(row, index)
        if not (
            piece.low in _DETERMINERS or piece.low in CARDINALS or piece.text[:1].isdigit() or _is_owner(piece.low)
        ):
            break
        index += 1
    return index


def _is_owner(word: str) -> bool:
    return word.endswith(("'s", "’s"))


def _words(row: Sequence[FigureToken], index: int) -> tuple[list[str], int]:
    words: list[str] = []
    while len(words) < _MOST_WORDS and is_noun(row, index):
        piece = row[index]
        if words and (_is_verbal(piece.low) or piece.low in _VERBS or piece.low.endswith("ly")):
            break
        word, index = _joined(row, index)
        words.append(word)
        if at(row, index).glued:
            break
    while words and words[-1].endswith("ly"):
        words.pop()
    return words, index


def _joined(row: Sequence[FigureToken], index: int) -> tuple[str, int]:
    """A word with what hyphens and an apostrophe join to it, and the index behind it."""
    word, end = row[index].text, index + 1
    while at(row, end).glued and at(row, end).text == "-" and at(row, end + 1).glued and end < index + _MOST_WORDS:
        word += "-" + row[end + 1].text
        end += 2
    if at(row, end).glued and at(row, end).text in ("'", "’") and word.endswith("s") and is_noun(row, end + 1):
        word += row[end].text
        end += 1
    return word, end


def _is_verbal(word: str) -> bool:
    return word.endswith(("ed", "ing")) and word not in _NOUNS


def before(row: Sequence[FigureToken], index: int) -> str | None:
    """The noun phrase before a figure that it is said of: "a net loss of", "timber shipments fell", "the share of callers is"."""
    end = index
    linked = False
    while index - end < _MOST_WORDS and (at(row, end - 1).low in _CHANGING or at(row, end - 1).low in _AMONG_CHANGING):
        end -= 1
        linked = linked or row[end].low in _CHANGING
        if index - end >= _MOST_WORDS:
            break
    if not linked:
        return None
    measured = _measured(row, end)
    if measured:
        return measured
    start = end
    while end - start < _MOST_WORDS and (is_noun(row, start - 1) or _is_joint(row, start - 1)):
        if (
            _is_owner(row[start - 1].low)
            or row[start - 1].low in _VERBS
            or (_is_verbal(row[start - 1].low) and not _is_joint(row, start))
        ):
            break
        start -= 1
    return phrase(row, start) if start < end else None


def _is_joint(row: Sequence[FigureToken], index: int) -> bool:
    """Whether a hyphen, or a word behind one, stands at an index."""
    piece = at(row, index)
    return piece.glued and (piece.text == "-" or (at(row, index - 1).text == "-" and piece.text.isalpha()))


def _measured(row: Sequence[FigureToken], end: int) -> str | None:
    """The noun phrase of "the number of people waiting", where that stands before an index in the same sentence."""
    for index in range(end - 1, max(0, end - _MEASURE_REACH), -1):
        if row[index].text in (".", ";", "…", ",") or row[index].low in ("that", "and"):
            return None
        if row[index].low == "of" and at(row, index - 1).low in _MEASURED:
            return phrase(row, _past_determiners(row, index + 1))
    return None
