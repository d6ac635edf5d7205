"""Statements that a noun names, with the verb that goes with it: `issued a warning that`, `faces accusations from nurses that`.

Where the sentence tells whose they are, he is the speaker; of `There are claims that` and `amid reports that` nobody is.
"""

import re
from typing import Final

from factcli.extract.lexicon import AUXILIARIES, POSSESSIVES
from factcli.extract.model import Model
from factcli.extract.ranking.cues import cue_at
from factcli.extract.ranking.forced import content_end, phrase_at, put, subject
from factcli.extract.ranking.possibles import Possible
from factcli.extract.ranking.rebuttals import line
from factcli.extract.ranking.speakermentions import NOBODY
from factcli.extract.sentences import FINITE, Range, Sentence
from factcli.text.patterns import Pattern
from factcli.text.words import word_set

_SAID: Final = r"(?:claims?|allegations?|accusations?|reports?|warnings?)"
_NAMED: Final = r"(?: (?P<by>by|from) (?:[^ ,;:.]+ ){0,9}?[^ ,;:.]+)?"
_HEARD: Final = Pattern(
    rf"(?<![^ ])(?:there (?:is|are|was|were|(?:have|has|had) been)|amid|over|about|following|faces?|faced|facing) "
    rf"(?:(?!that |of |in |to |by |from )[^ ,;:.]+ ){{0,3}}?(?P<noun>{_SAID}){_NAMED} that "
)
"""Where who is accused, or nobody at all, stands in front of the noun."""
_GIVEN: Final = Pattern(
    r"(?<![^ ])(?P<verb>gave|gives?|given|giving|issue[sd]?|issuing|ma(?:de|kes?|king)"
    r"|repeat(?:s|ed|ing)?|sound(?:s|ed|ing)?|offer(?:s|ed|ing)?|voiced?|renew(?:s|ed)?|publish(?:es|ed)?|reiterated?|delivered) "
    r"(?:(?!that |of |in |to |by |from )[^ ,;:.]+ ){0,4}?"
    r"(?P<noun>warnings?|assurances?|promise|pledge|guarantee|undertaking|statement|prediction"
    r"|claims?|allegations?|accusations?|suggestion|argument|reminder|declaration|announcement|admission|testimony|insistence)"
    r"(?: to (?:[^ ,;:.]+ ){0,4}?[^ ,;:.]+)? that "
)
_HINTS: Final = word_set("""
    claim claims allegation allegations accusation accusations report reports suggestion suggestions complaint complaints
    warning warnings testimony assurance assurances promise pledge guarantee undertaking statement prediction argument
    reminder declaration announcement admission insistence
""")
_LEAST: Final = 3
"""How many words what was said has at least; set by hand."""
_ASKED: Final = word_set("asked questioned pressed quizzed")
"""Behind these, claims of nobody are what a question was about."""
_FRONTED: Final = word_set("amid over about following asked questioned pressed responding")
_FRONT: Final = 24
"""How many letters stand in front of a noun whose phrase begins its sentence, and ends at a comma; set by hand."""
_OWNERS: Final = ("'s", "s'")


def with_announcements(sentence: Sentence, found: list[Possible], model: Model) -> list[Possible]:
    """The possible statements `found`, those of such nouns among them."""
    if _HINTS.isdisjoint(sentence.low):
        return found
    words = line(sentence)
    for match in _HEARD.finditer(words):
        by = NOBODY if not match["by"] else phrase_at(sentence, words.count(" ", 0, match.start("by")) + 1)
        asked = not match["by"] and sentence.low_at(words.count(" ", 0, match.start()) - 1) in _ASKED
        if by is not None and not asked and not _has_owner(sentence, match):
            found = _with(sentence, match, by, found, model)
    for match in _GIVEN.finditer(words):
        verb = cue_at(sentence, words.count(" ", 0, match.start("verb")), model.lexicon)
        if verb.negated or verb.passive or _has_owner(sentence, match):
            continue
        named = subject(sentence, verb.group)
        if named is not None:
            found = _with(sentence, match, named, found, model)
    return found


def _has_owner(sentence: Sentence, match: re.Match[str]) -> bool:
    first, noun = (match.string.count(" ", 0, place) for place in (match.start(), match.start("noun")))
    return any(low.endswith(_OWNERS) or low in POSSESSIVES for low in sentence.low[first:noun])


def _with(
    sentence: Sentence, match: re.Match[str], named: Range, found: list[Possible], model: Model
) -> list[Possible]:
    noun, start = (match.string.count(" ", 0, place) for place in (match.start("noun"), match.end()))
    if not sentence.outside(noun) or not sentence.outside(start - 1):
        return found
    cue = cue_at(sentence, noun, model.lexicon)
    end = content_end(sentence, cue, start, model)
    if sentence.low[0] in _FRONTED and match.start() <= _FRONT:
        end = next((at for at in range(start, end) if sentence.kind[at] == "," and sentence.outside(at)), end)
    if end - start < _LEAST or sentence.kind[start] in (FINITE, "ed") or sentence.low[start] in AUXILIARIES:
        return found
    first = match.string.count(" ", 0, match.start())
    others = [one for one in found if not first <= one.content.cue.index < start]
    return put(sentence, others, cue, ((start, end),), named)
