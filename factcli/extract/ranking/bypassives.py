"""What was announced, confirmed or rejected by somebody: `Her death was announced by her niece`. The content is the subject."""

import re
from typing import Final

from factcli.extract.model import Model
from factcli.extract.ranking.contents import CueContent
from factcli.extract.ranking.cues import cue_at
from factcli.extract.ranking.forced import LIKELY, SURE, may_say, phrase_at, subject
from factcli.extract.ranking.possibles import Possible
from factcli.extract.ranking.rebuttals import line
from factcli.extract.sentences import Sentence
from factcli.text.patterns import Pattern
from factcli.text.words import word_set

_STATED: Final = word_set("confirmed announced denied disputed rejected dismissed")
_DENIED: Final = word_set("denied disputed rejected dismissed")
_PASSIVE: Final = Pattern(
    rf"(?<![^ ])(?:was|were|is|are|been) (?:\w+ly |also |later )?(?P<verb>{'|'.join(sorted(_STATED))}) "
    r"(?:(?:on|last|this) \w+ |yesterday |today )?by "
)
_SAY_NOTHING: Final = word_set("it who which that there")


def with_by_passives(sentence: Sentence, found: list[Possible], model: Model) -> list[Possible]:
    """The possible statements `found`, those of such passives among them."""
    if "by" not in sentence.low or _STATED.isdisjoint(sentence.low):
        return found
    for match in _PASSIVE.finditer(line(sentence)):
        found = _with(sentence, match, found, model)
    return found


def _with(sentence: Sentence, match: re.Match[str], found: list[Possible], model: Model) -> list[Possible]:
    at, behind = (match.string.count(" ", 0, place) for place in (match.start("verb"), match.end()))
    cue = cue_at(sentence, at, model.lexicon)
    named, by = subject(sentence, cue.group), phrase_at(sentence, behind)
    taken = any(one.content.cue.index == at and one.rebuts for one in found)
    if named is None or by is None or taken or cue.negated or not sentence.outside(at):
        return found
    if sentence.low[named[0]] in _SAY_NOTHING or named[1] - named[0] < 2 or not may_say(sentence, by):
        return found
    others = [one for one in found if one.content.cue.index != at]
    content = CueContent(cue, (named,), "before", LIKELY)
    return [*others, Possible(content, by, by, 1.0, rebuts=sentence.low[at] in _DENIED, least_sure=SURE)]
