"""The speaker behind the verb: `Prices will rise, warns a report by the bank.` The content stands in front of the comma.

Closed rules for verbs without quotation marks, of which the weights know "said" alone.
"""

from typing import Final

from factcli.extract.lexicon import AUXILIARIES, DETERMINERS, PREPOSITIONS, SUBORDINATORS
from factcli.extract.model import Model
from factcli.extract.ranking.contents import spans_before
from factcli.extract.ranking.cues import cue_at
from factcli.extract.ranking.forced import content_end, may_say, phrase_at, put
from factcli.extract.ranking.possibles import Possible
from factcli.extract.sentences import BASE, FINITE, Range, Sentence
from factcli.text.words import word_set

_VERBS: Final = word_set("""
    says said warns warned notes noted argues argued explains explained announces announced insists insisted
    estimates estimated predicts predicted forecasts suggests suggested finds concludes concluded claims claimed adds added
    states stated reports reported writes wrote recalls recalled admits admitted concedes conceded promises promised
    pledges pledged vows vowed complains complained remarks remarked observes observed reckons reckoned cautions
    cautioned maintains maintained contends contended stresses stressed reveals revealed confirms confirmed agrees
    agreed declares declared asserts asserted laments lamented shows indicates acknowledges acknowledged advises
    advised urges urged jokes joked replies replied points reiterates reiterated tweeted
    alleges alleged muses mused say warn note argue explain insist estimate predict suggest find claim report agree show
""")
_MARKS: Final = frozenset((",", ";", ":", "–", "(", ".", "?", "!"))
_OPENING: Final = frozenset(("N", "9", "w", "s", "the", "a", "an")) | (DETERMINERS - {"that", "this", "no"})
_RELATIVES: Final = word_set("who which whose whom that")
_JOINING: Final = word_set("but and so yet")
_FIRST: Final = 2
"""How many tokens stand in front of such a verb at least, the comma among them; set by hand."""
_LEAST_REST: Final = 3
"""How many tokens behind the comma the rest of a parted clause takes at least; set by hand."""
_SUBJECTS: Final = frozenset(("w", "s", "N", "9"))


def with_inversions(sentence: Sentence, found: list[Possible], model: Model) -> list[Possible]:
    """The possible statements `found`, in the place of which inversions are read where the sentence has one."""
    if _VERBS.isdisjoint(sentence.low):
        return found
    for at in range(_FIRST, sentence.size - 1):
        plain = all(sentence.outside(one) for one in (at - 2, at - 1, at))
        if plain and sentence.low[at] in _VERBS and sentence.kind[at - 1] == ",":
            found = _inverted(sentence, at, found, model)
    return found


def _inverted(sentence: Sentence, at: int, found: list[Possible], model: Model) -> list[Possible]:
    speaker = phrase_at(sentence, at + 1)
    if speaker is None or sentence.kind[at + 1] not in _OPENING or not may_say(sentence, speaker):
        return found
    if _is_parted(sentence, at):
        return _around(sentence, at, speaker, found, model)
    if not _ends_there(sentence, at) or not _is_clause(sentence, at - 1) or _goes_on(sentence, at, found):
        return found
    cue = cue_at(sentence, at, model.lexicon)
    fronts = [(chance, first, end) for chance, first, end in spans_before(sentence, cue, model) if end == at - 1]
    first = max(fronts)[1] if fronts else 0
    if not _is_clause(sentence, at - 1, first):
        first = 0
    if first == 0 and sentence.low[0] in _JOINING:
        first = 1
    stop = _stop(sentence, at + 1)
    others = [one for one in found if not at < one.content.cue.index < stop]
    return put(sentence, others, cue, ((first, at - 1),), speaker)


def _around(sentence: Sentence, at: int, speaker: Range, found: list[Possible], model: Model) -> list[Possible]:
    cue = cue_at(sentence, at, model.lexicon)
    stop = _stop(sentence, at + 1)
    end = content_end(sentence, cue, stop + 1, model, "R")
    if end < stop + _LEAST_REST:
        return found
    first = 1 if sentence.low[0] in _JOINING else 0
    others = [one for one in found if not at < one.content.cue.index < stop]
    return put(sentence, others, cue, ((first, at - 1), (stop + 1, end)), speaker)


def _is_parted(sentence: Sentence, at: int) -> bool:
    """Whether the attribution parts a clause: `The lake, warned the ministry, could vanish`, `If it breaks, say divers, …`."""
    stop = _stop(sentence, at + 1)
    if sentence.kind_at(stop) != "," or not sentence.outside(min(stop + 1, sentence.size - 1)):
        return False
    if any(sentence.kind[one] == "," for one in range(at - 1)) or _has_verb(sentence, at + 1, stop):
        return False
    opens = sentence.low[0] in SUBORDINATORS or sentence.low[0] in PREPOSITIONS
    following = sentence.kind[stop + 1]
    if opens:
        return phrase_at(sentence, stop + 1) is not None and sentence.finite[-1] > sentence.finite[stop]
    bare = sentence.finite[at - 1] == sentence.finite[0]
    return bare and (following in ("ed", FINITE) or sentence.low[stop + 1] in AUXILIARIES)


def _has_verb(sentence: Sentence, first: int, end: int) -> bool:
    return any(sentence.kind[at] == FINITE or sentence.low[at] in AUXILIARIES for at in range(first, end))


def _goes_on(sentence: Sentence, at: int, found: list[Possible]) -> bool:
    """Whether the verb is that of a clause in front of it: `said his band, with two guests, wrote`."""
    contents = [one.content.ranges[-1] for one in found if one.content.cue.index < at]
    return any(end == at - 1 and sentence.finite[end] == sentence.finite[first] for first, end in contents)


def _stop(sentence: Sentence, at: int) -> int:
    while at < sentence.size and sentence.kind[at] not in _MARKS and sentence.outside(at):
        at += 1
    return at


def _ends_there(sentence: Sentence, verb: int) -> bool:
    """Whether behind the verb stands who said it and no clause: no verb but those of `who …` and `published by …`."""
    stop = _stop(sentence, verb + 1)
    if stop < sentence.size and not sentence.outside(stop):
        return False
    for at in range(verb + 1, stop):
        if sentence.low[at] in _RELATIVES and at > verb + 1:
            break
        if sentence.kind[at] == FINITE or sentence.low[at] in AUXILIARIES or sentence.low[at] in ("says", "said"):
            return False
    following = sentence.kind_at(stop + 1)
    return sentence.kind_at(stop) != "," or not (
        following in ("ed", FINITE) or sentence.low_at(stop + 1) in AUXILIARIES
    )


def _is_clause(sentence: Sentence, end: int, first: int = 0) -> bool:
    """Whether tokens[first:end] have a verb of their own, which no relative clause, apposition or subordinate clause has."""
    start, apart = first, sentence.low[first] in SUBORDINATORS
    for at in range(first, end):
        if not sentence.outside(at):
            continue
        if sentence.kind[at] == ",":
            start, apart = at + 1, sentence.low_at(at + 1) in SUBORDINATORS
        elif sentence.low[at] in _RELATIVES and at > start - 1 and at > first:
            apart = True
        elif not apart and at > start and _is_predicate(sentence, at):
            return True
    return False


def _is_predicate(sentence: Sentence, at: int) -> bool:
    kind, before = sentence.kind[at], sentence.kind[at - 1]
    if sentence.finite[at + 1] > sentence.finite[at]:
        return kind != "ed" or before in _SUBJECTS or before[0] == "l"
    return kind == BASE and before in ("s", "N", "w")
