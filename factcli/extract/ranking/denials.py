"""The possible statements of a sentence after its rebuttals were read: what is denied is no assertion, and is whose denial it is.

`rebuttals` finds the frames; here their statements take the place of those that the rankers found at the noun alone.
"""

from typing import Final

from factcli.extract.model import Model
from factcli.extract.ranking.contents import CueContent, spans_behind
from factcli.extract.ranking.cues import cue_at
from factcli.extract.ranking.nounchunks import chunks
from factcli.extract.ranking.possibles import Possible
from factcli.extract.ranking.rebuttals import (
    Ended,
    Rebuttal,
    ended,
    is_statement,
    line,
    owner,
    phrase_start,
    rebuttals,
)
from factcli.extract.ranking.rebuttalwords import STATEMENTS
from factcli.extract.ranking.speakermentions import NOBODY, mentioned
from factcli.extract.sentences import Range, Sentence

_SURE: Final = 0.8
"""How sure one is at least of the statement of a rebuttal's frame, whose verbs are too rare for weights; set by hand."""
_LIKELY: Final = 0.9
"""How likely a frame's content is where no ranker found one; set by hand, .7 is the same."""


def with_denials(sentence: Sentence, found: list[Possible], model: Model) -> list[Possible]:
    """The possible statements `found`, those of rebuttals among them, in the order of their cues."""
    if STATEMENTS.isdisjoint(sentence.low):
        return found
    words = line(sentence)
    for frame in rebuttals(sentence, words):
        found = _rebutted(sentence, frame, found, model)
    for noun, low in enumerate(sentence.low):
        if low in STATEMENTS and is_statement(sentence, noun):
            end = ended(sentence, noun, words)
            if end is not None:
                found = _closed(sentence, noun, end, found, model)
    return sorted(found, key=lambda one: one.content.cue.index)


def _rebutted(sentence: Sentence, frame: Rebuttal, found: list[Possible], model: Model) -> list[Possible]:
    """With the statement of an active rebuttal in place of what was found at its verb and its noun."""
    held = [one for one in found if frame.verb <= one.content.cue.index <= frame.noun]
    others = [one for one in found if one not in held]
    if frame.negated:
        return others
    own = next((one for one in held if one.content.cue.index == frame.verb), None)
    if own is not None and own.content.ranges[0][0] <= frame.noun < own.content.ranges[-1][1] - 1:
        own.rebuts = True
        behind_noun = sentence.low[frame.noun + 1]
        own.least_sure = _SURE if behind_noun == "that" or (len(held) > 1 and behind_noun != "of") else 0.0
        return [*others, own]
    cue = cue_at(sentence, frame.verb, model.lexicon)
    behind = [one.content for one in held if one.content.ranges[0][0] > frame.noun]
    if behind:
        best = max(behind, key=lambda content: content.likely)
        end, likely = best.ranges[-1][1], best.likely
    else:
        ends = [end for _, _, end in spans_behind(sentence, cue, model, "A") if end > frame.noun + 2]
        if not ends:
            return others
        end, likely = ends[0], _LIKELY
    content = CueContent(cue, ((frame.first, end),), "after", likely)
    mention, chance = mentioned(sentence, cue, content.ranges, model)
    return [*others, Possible(content, mention, mention, chance, rebuts=True, least_sure=_SURE)]


def _closed(sentence: Sentence, noun: int, end: Ended, found: list[Possible], model: Model) -> list[Possible]:
    """With the contents behind a noun cut where its clause ends, and the denial of a passive in their place.

    What is reported before it, as in `said claims that … were false`, holds the noun, too.
    """
    for one in found:
        first, last = one.content.ranges[0]
        if one.content.cue.index < noun < first < end.end < last:
            one.content.ranges = ((phrase_start(sentence, noun), last), *one.content.ranges[1:])
    at_noun = [one for one in found if one.content.cue.index == noun and one.content.ranges[0][0] > noun]
    if not end.denied or (owner(sentence, noun) and end.by < 0):
        for one in at_noun:
            first = one.content.ranges[0][0]
            if first < end.end < one.content.ranges[-1][1]:
                one.content.ranges = ((first, end.end),)
        return [one for one in found if one.content.cue.index != end.verb or one in at_noun]
    others = [one for one in found if one not in at_noun and one.content.cue.index != end.verb]
    if end.verb < 0:
        return others
    cue = cue_at(sentence, end.verb, model.lexicon)
    start = phrase_start(sentence, noun)
    owned = sentence.low_at(start - 1).endswith(("'s", "s'"))
    first = next(
        (first for first, last in chunks(sentence) if first <= noun < last or (owned and last == start)), start
    )
    content = CueContent(cue, ((first, end.end),), "before", _LIKELY)
    by = _by(sentence, end.by)
    return [*others, Possible(content, by, by, 1.0, rebuts=True, least_sure=_SURE)]


def _by(sentence: Sentence, at: int) -> Range:
    return next((chunk for chunk in chunks(sentence) if chunk[0] == at), NOBODY)
