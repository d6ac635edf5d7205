"""Where a content begins that the weights begin amiss: `told [staff to leave]`, not `In short, …`.

Whom somebody tells to do something is part of what he tells; words that only join a sentence to the one before are the outlet's.
"""

from typing import Final

from factcli.extract.lexicon import DETERMINERS, PREPOSITIONS, PRONOUNS
from factcli.extract.ranking.cues import Cue
from factcli.extract.sentences import Range, Sentence
from factcli.text.words import word_set

_TOLD: Final = word_set("tell ask urge advise order instruct warn remind encourage beg press implore direct")
_TOLD_REACH: Final = 9
"""How many words behind such a verb its "to" stands at most; set by hand."""
_APART: Final = (",", "that", ":", "–")
_ANEW: Final = DETERMINERS | PRONOUNS
"""Behind somebody they begin another phrase: "told staff the plan to leave"."""
_NOT_TO: Final = DETERMINERS | {"N", "9", "T"}
"""Behind a "to" that belongs to no verb: "told it to the police"."""
_JOINING: Final = {
    tuple(phrase.split())
    for phrase in (
        "meanwhile",
        "moreover",
        "furthermore",
        "however",
        "nevertheless",
        "nonetheless",
        "additionally",
        "in sum",
        "in short",
        "in addition",
        "in fact",
        "what's more",
        "that said",
        "that being said",
        "having said that",
        "even so",
        "still",
        "at the same time",
        "on the other hand",
    )
}
_LONGEST_JOINING: Final = max(map(len, _JOINING))


def with_own_start(sentence: Sentence, cue: Cue, content: tuple[Range, ...]) -> tuple[Range, ...]:
    """The content with whoever was told to do what it says."""
    first, end = content[0]
    return ((_with_whom(sentence, cue, first), end), *content[1:]) if first > cue.index else content


def behind_joining(sentence: Sentence, content: tuple[Range, ...]) -> tuple[Range, ...]:
    """The content without words that join its sentence to the one before."""
    first, end = content[0]
    start = _behind_joining(sentence, first)
    return content if start == first else ((start, end), *content[1:]) if start < end else content[1:]


def _with_whom(sentence: Sentence, cue: Cue, first: int) -> int:
    """The start of a content of a verb of telling, where it begins within `staff to leave`."""
    start = cue.index + 1
    if cue.verb.lemma not in _TOLD or cue.passive or first == start or sentence.kind[start] in PREPOSITIONS:
        return first
    for at in range(start, min(sentence.size - 1, start + _TOLD_REACH)):
        if sentence.quoted[at] >= 0 or sentence.kind[at] in _APART or (at > start and sentence.low[at] in _ANEW):
            return first
        if sentence.low[at] == "to" and sentence.kind[at + 1] not in _NOT_TO:
            plain = sentence.finite[at] == sentence.finite[start]
            return start if start < at and first <= at and plain else first
    return first


def _behind_joining(sentence: Sentence, first: int) -> int:
    """Behind `In short,` where a content begins with it at its sentence's start."""
    if first > 1 or sentence.quoted[first] >= 0:
        return first
    for size in range(1, _LONGEST_JOINING + 1):
        if sentence.kind_at(first + size) == ",":
            return first + size + 1 if tuple(sentence.low[first : first + size]) in _JOINING else first
    return first
