"""What a cue takes: a clause, an infinitive, a quotation, a noun of statement or a mere thing; and as what it stands there."""

from typing import Final

from factcli.extract.lexicon import DETERMINERS, NOUNS, PREPOSITIONS, QUESTIONS, RELATIVES
from factcli.extract.ranking.cues import Cue
from factcli.extract.sentences import FINITE, Range, Sentence
from factcli.text.words import word_set

_ASKED: Final = QUESTIONS | {"if", "which"}
_EVENTS: Final = ("tion", "tions", "sion", "sions", "ment", "ments", "ance", "ence", "al", "als", "ity", "ness")
_STATED: Final = NOUNS | word_set("""
    plan plans rumour rumours rumor rumors notion idea theory charge charges guilt responsibility wrongdoing liability
    support opposition concern concerns need lack risk failure end start use
""")
_NOUN_REACH: Final = 8
"""How many words of a noun phrase are looked through for its noun; set by hand. Another number needs a new fit."""


def complement(sentence: Sentence, ranges: tuple[Range, ...], cue: Cue) -> str:
    """What the content is, in a few letters."""
    first, end = ranges[0]
    if first < cue.index:
        return "B"
    low = sentence.low[first]
    if sentence.quoted[first] >= 0:
        return "q"
    if sentence.kind_at(first - 1) == "that":
        return "th"
    if low == "to":
        return "to"
    if low in _ASKED:
        return "wh"
    if sentence.kind[first] == "ing":
        return "ing"
    verb = _finite(sentence, first, end)
    if verb < end:
        relative = any(sentence.kind[at] in RELATIVES for at in range(first, verb))
        return "rel" if relative else "cl" if verb > first else "v"
    if low in PREPOSITIONS:
        return "pp"
    quoted = any(sentence.quoted[at] >= 0 for at in range(first, end))
    return ("m" if quoted else "") + _thing(sentence, first, end)


def _finite(sentence: Sentence, first: int, end: int) -> int:
    """The first finite verb outside quotations; `end` if there is none."""
    counts = sentence.finite
    if counts[end] == counts[first]:
        return end
    return next((at for at in range(first, end) if counts[at + 1] > counts[at] and sentence.quoted[at] < 0), end)


def _thing(sentence: Sentence, first: int, end: int) -> str:
    """What kind of noun a content has that is no clause: one of statement, one of an event, a name, a number, or a thing."""
    noun = first
    for at in range(first, min(end, first + _NOUN_REACH)):
        if sentence.kind[at] in PREPOSITIONS or sentence.kind[at] == "," or sentence.quoted[at] >= 0:
            break
        noun = at
    low, kind = sentence.low[noun], sentence.kind[noun]
    if low in _STATED:
        return "say"
    if kind in ("N", "9"):
        return kind
    return "ev" if low.endswith(_EVENTS) else "th" + ("d" if sentence.low[first] in DETERMINERS else "-")


def standing(sentence: Sentence, cue: Cue) -> str:
    """As what the cue stands in the sentence: a noun, an attribute, a participle behind its noun, or a verb with a subject."""
    before, after = sentence.kind_at(cue.group - 1), sentence.kind_at(cue.index + 1)
    if cue.group < cue.index:
        return "aux" + ("p" if cue.passive else "")
    if before in DETERMINERS or before.endswith("'s"):
        return "attr" if after in ("w", "s", "N", "ing") else "noun"
    if cue.form in ("ed", "ing") and before in PREPOSITIONS:
        return "prep" + cue.form
    if cue.form == "ing":
        return "part" + ("," if before in (",", "^") else "")
    if cue.form == "ed" and after in PREPOSITIONS:
        return "ed" + after
    if before in ("w", "s", "N"):
        return before
    return "to" if before == "to" else "v" if before[0] == "v" or before == FINITE else "-"
