"""Noun phrases of a sentence, found by the classes of its words alone."""

from typing import Final

from factcli.extract.lexicon import (
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
from factcli.extract.sentences import Sentence

Range = tuple[int, int]
"""First and last-but-one index of a sentence's tokens."""

_NOMINAL: Final = frozenset(("N", "w", "s", "9", "&"))
_OPENERS: Final = (DETERMINERS | POSSESSIVES) - {"no", "neither", "either"}
_SINGLE: Final = (PRONOUNS | {"him", "her", "them"}) - {"you"}
_INSIDE: Final = frozenset(("ing", "ed", "ly"))
_NAME_LINKS: Final = frozenset("de la van von der den al bin di du el ibn of".split())
_LINKS: Final = frozenset("of for at from in with on against to".split())
_LONGEST: Final = 14


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
    while at < sentence.size and at - first < _LONGEST and sentence.quoted[at] < 0:
        if (
            kind[at] == "N"
            or _is_nominal(sentence, at, opened=opened or kind[at - 1] in ("N", "9"))
            or (low[at] in _NAME_LINKS - {"of"} and kind[at - 1] == "N" and sentence.kind_at(at + 1) == "N")
            or (
                low[at] in _OPENERS
                and low[at - 1] in ("all", "both", "some", "many", "half", "such")
                and low[first] == low[at - 1]
            )
        ):
            at += 1
        else:
            break
    if (
        opened
        and at == first + 1
        and low[first]
        not in (
            "this",
            "that",
            "these",
            "those",
            "some",
            "many",
            "several",
            "others",
            "all",
            "most",
            "few",
            "another",
            "both",
        )
    ):
        return first
    if low[first] == "that" and at == first + 1:
        return first
    return at


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
        if sentence.kind[end - 1] == "N" and sentence.kind[end] != "of" and sentence.low[chunk[0]] not in _OPENERS:
            break
        end = follows
    if end + 1 < limit and sentence.kind[end] == "and" and is_name(sentence, (first, end)):
        follows = _end(sentence, end + 1)
        if follows == limit and is_name(sentence, (end + 1, follows)):
            end = follows
    return _outermost(sentence, first, end, phrases), end


def _outermost(sentence: Sentence, first: int, end: int, phrases: list[Range]) -> int:
    """The start of the phrase that this one is attached to ("officials at …", "the head of …"), if that begins its clause."""
    ends = {end: start for start, end in phrases}
    at = first
    while sentence.kind_at(at - 1) in _LINKS | {"by"} and at - 1 in ends:
        at = ends[at - 1]
    return at if sentence.kind_at(at - 1) not in _LINKS | PREPOSITIONS else _behind_adverbial(sentence, first, end)


def _behind_adverbial(sentence: Sentence, first: int, end: int) -> int:
    """The start of the name in "In this context Lena Novak said", whose first words belong to the preposition."""
    at = end
    while at > first and sentence.kind[at - 1] == "N":
        at -= 1
    opened = first < at < end and sentence.low[first] in DETERMINERS and sentence.kind_at(first - 1) in PREPOSITIONS
    return at if opened and first == 1 else first
