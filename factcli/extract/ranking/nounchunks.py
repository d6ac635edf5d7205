"""Noun phrases of a sentence, found by the classes of its words alone."""

from typing import Final

from factcli.extract.lexicon import (
    AUXILIARIES,
    DETERMINERS,
    NEGATIONS,
    NUMBERS,
    OBJECTS,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    TIMES,
    VERBS,
)
from factcli.extract.sentences import BASE, FINITE, Range, Sentence
from factcli.text.words import word_set

_NOMINAL: Final = frozenset(("N", "w", "s", "9", "&"))
_OPENERS: Final = (DETERMINERS | POSSESSIVES) - {"no", "neither", "either"}
_SINGLE: Final = (PRONOUNS | {"him", "her", "them"}) - {"you"}
_INSIDE: Final = frozenset(("ing", "ed", "ly"))
_NAME_LINKS: Final = word_set("de la van von der den al bin di du el ibn of")
_LINKS: Final = word_set("of for at from in with on against to")
_OUTER_LINKS: Final = word_set("by under into among behind")
_BEFORE_OPENERS: Final = word_set("all both some many half such")
_STANDING_ALONE: Final = word_set("this these those some many several all most few another both")
_PARTICIPLES: Final = word_set("seen held written made given sent shown known taken drawn led run paid brought")
_MOST_WORDS: Final = 14
"""Of a noun phrase: bounds the work on lists of names. Set by hand: on data/gold 8 and 40 are the same, with 5 3 speakers are
lost."""


def chunks(sentence: Sentence) -> list[Range]:
    """The noun phrases outside quotations, without what is attached behind them, in order."""
    found: list[Range] = []
    at = 0
    while at < sentence.size:
        end = _end(sentence, at) if sentence.quoted[at] < 0 else at
        if end > at:
            found.append((at, end))
            at = end
        else:
            at += 1
    return found


def _end(sentence: Sentence, first: int) -> int:
    """Behind the phrase that begins with this token; the token itself where none does."""
    low, kind = sentence.low, sentence.kind
    if low[first] in _SINGLE and not (low[first] == "her" and _is_nominal(sentence, first + 1, opened=True)):
        return first + 1
    opened = low[first] in _OPENERS
    if not opened and not _is_nominal(sentence, first, opened=False):
        return first
    at = first + 1
    while at < sentence.size and at - first < _MOST_WORDS and sentence.quoted[at] < 0:
        opened = opened or low[at - 1].endswith("'s")
        if (
            kind[at] == "N"
            or _is_nominal(sentence, at, opened=opened or kind[at - 1] in ("N", "9"))
            or (low[at] in _NAME_LINKS - {"of"} and kind[at - 1] == "N" and sentence.kind_at(at + 1) == "N")
            or (at == first + 1 and low[at] in _OPENERS and low[first] in _BEFORE_OPENERS)
        ):
            at += 1
        else:
            break
    alone = at == first + 1 and (low[first] in _OPENERS or (opened and not _names(sentence, first)))
    return first if alone and low[first] not in _STANDING_ALONE else at


def _names(sentence: Sentence, at: int) -> bool:
    """Whether a possessive ending belongs to a name, since a verb follows it: "Hadley's said"."""
    return sentence.kind[at] == "N" and sentence.kind_at(at + 1) in ("said", "says", "ed")


def _is_nominal(sentence: Sentence, at: int, *, opened: bool) -> bool:
    """Whether a token may go on a noun phrase; `opened`: behind a determiner or name more may."""
    if at >= sentence.size or sentence.quoted[at] >= 0:
        return False
    kind, low = sentence.kind[at], sentence.low[at]
    if kind in _NOMINAL:
        return low not in TIMES and low not in NEGATIONS
    if low in NUMBERS or (kind == "9"):
        return True
    if low in VERBS and opened:
        return not low.endswith(("ed", "ing")) and low not in ("said", "says", "told", "wrote", "say", "tells")
    if kind in (BASE, FINITE) and opened:
        before = sentence.low[at - 1] if at else ""
        following = sentence.kind_at(at + 1)
        verb = following in ("ed", FINITE, "said", "says") or following in AUXILIARIES or following[0] == "v"
        noun = verb and sentence.kind[at - 1] in ("w", "N")
        return before in _OPENERS or before.endswith("'s") or following in _NOMINAL or noun
    if kind == "ing" and opened:
        following = sentence.kind_at(at + 1)
        return (
            following in ("N", "w", "s", "said", "says", "$", ",", ".", "of")
            or following in AUXILIARIES
            or following[0] == "v"
        )
    return opened and kind in _INSIDE and low not in OBJECTS and sentence.kind_at(at + 1) in ("N", "w", "s", "ing")


def is_name(sentence: Sentence, chunk: Range) -> bool:
    """Whether a capital stands in the phrase, beyond a sentence's first word."""
    return any(sentence.kind[at] == "N" for at in range(*chunk))


def extended(sentence: Sentence, chunk: Range, limit: int, phrases: list[Range]) -> Range:
    """The phrase with its like before and behind ("A and B", "a doctor at the hospital"), up to tokens[limit].

    `phrases`: all of the sentence's, in order.
    """
    first, end = chunk
    while end + 1 < limit and sentence.quoted[end] < 0 and sentence.kind[end] in _LINKS:
        follows = _end(sentence, end + 1)
        if follows <= end + 1 or follows > limit:
            break
        if _is_called(sentence, chunk[0], end) and sentence.kind[end] != "of":
            break
        end = follows
    if _is_reduced(sentence, end, limit):
        end = limit
    if end + 1 < limit and sentence.kind[end] == "and" and is_name(sentence, (first, end)):
        follows = _end(sentence, end + 1)
        if follows == limit and is_name(sentence, (end + 1, follows)):
            end = follows
    return _outermost(sentence, first, end, phrases), end


def _is_called(sentence: Sentence, first: int, end: int) -> bool:
    """Whether the phrase is a name, behind which "in Paris" tells where it was said; a sentence's first "Doctors" is none."""
    initial = first == 0 and end == 1 and sentence.low[0].endswith("s")
    return sentence.kind[end - 1] == "N" and sentence.low[first] not in _OPENERS and not initial


def _is_reduced(sentence: Sentence, at: int, limit: int) -> bool:
    """Whether all from this token to the verb is a participle's: "a study commissioned by the union last year found"."""
    if at + 1 >= limit or sentence.commas[limit] > sentence.commas[at]:
        return False
    participle = sentence.kind[at] in ("ed", "ing") or sentence.low[at] in _PARTICIPLES
    return (
        participle
        and sentence.kind[at + 1] in PREPOSITIONS
        and all(sentence.quoted[one] < 0 for one in range(at, limit))
    )


def _outermost(sentence: Sentence, first: int, end: int, phrases: list[Range]) -> int:
    """The start of the phrase that this one is attached to ("officials at …", "the head of …"), if that begins its clause."""
    ends = {end: start for start, end in phrases}
    at = first
    while at - 1 in ends and (
        sentence.kind_at(at - 1) in _LINKS | _OUTER_LINKS or _is_title(sentence, ends[at - 1], at)
    ):
        at = ends[at - 1]
    return at if sentence.kind_at(at - 1) not in _LINKS | PREPOSITIONS else _behind_adverbial(sentence, first, end)


def _is_title(sentence: Sentence, first: int, at: int) -> bool:
    """Whether "and" stands inside a body's name: "a Department of Health and Social Care spokesperson"."""
    names = all(sentence.kind[one] == "N" for one in range(first, at - 1)) and sentence.kind[at] == "N"
    return sentence.low[at - 1] == "and" and names and sentence.kind_at(first - 1) == "of"


def _behind_adverbial(sentence: Sentence, first: int, end: int) -> int:
    """The start of the name in "In this context Lena Novak said", whose first words belong to the preposition."""
    at = end
    while at > first and sentence.kind[at - 1] == "N":
        at -= 1
    opened = first < at < end and sentence.low[first] in DETERMINERS and sentence.kind_at(first - 1) in PREPOSITIONS
    return at if opened and first == 1 else first
