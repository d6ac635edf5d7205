"""A statement that a closed frame of grammar has found, put among those that the weights found.

`accusals`, `invertedclauses`, `standpoints`, `announcements` and `hearings` look for the frames; they are too rare for weights.
"""

from typing import Final

from factcli.extract.lexicon import RELATIVES
from factcli.extract.model import Model, total
from factcli.extract.ranking.contents import CueContent
from factcli.extract.ranking.cues import Cue
from factcli.extract.ranking.nounchunks import chunks
from factcli.extract.ranking.possibles import Possible
from factcli.extract.ranking.spanfeatures import end_features, pair_features
from factcli.extract.ranking.spans import ends_behind
from factcli.extract.ranking.speakermentions import mentioned
from factcli.extract.ranking.wholephrases import outermost
from factcli.extract.sentences import Range, Sentence
from factcli.extract.speakers.wordlists import BODIES, DOCUMENTS, GROUP_NOUNS, KIN, ROLES
from factcli.text.words import word_set

SURE: Final = 0.8
"""How sure one is at least of a frame's statement; set by hand, .7 is the same."""
LIKELY: Final = 0.9
"""How likely a frame's content is said to be; set by hand, .7 is the same."""
_HOLDING: Final = 0.5
"""How likely a content must be for a frame inside of it to be part of it; set by hand."""
_SUPPOSED: Final = word_set("to would could should might may if can must")
_ARTICLES: Final = word_set("a an the")
_RELATIVE: Final = word_set("who which that")
_SAYERS: Final = ROLES | GROUP_NOUNS | BODIES | DOCUMENTS | KIN
_SAYER: Final = ("tor", "tors", "sor", "sors", "ist", "ists", "ian", "ians")
_LEAST_SAYER: Final = 6
"""How many letters a noun has at least whose ending tells that it is somebody's: `list` is none; set by hand."""
_LAST: Final = word_set("last next this early late")
_BESIDE: Final = word_set("afterwards later then now")
_GOING_ON: Final = frozenset((",", "–", ";"))
_OTHER: Final = word_set("and but while though although even")


def put(
    sentence: Sentence, found: list[Possible], cue: Cue, ranges: tuple[Range, ...], mention: Range
) -> list[Possible]:
    """The possible statements `found` with a frame's in place of what was found at its cue.

    Inside the content of another one only the weights can make it a statement of its own.
    """
    others = [one for one in found if one.content.cue.index != cue.index]
    held = any(
        one.content.likely >= _HOLDING and any(first <= cue.index < end for first, end in one.content.ranges)
        for one in others
    )
    ranges = (*ranges[:-1], _without_others(sentence, others, ranges[-1]))
    behind, front = ranges[-1][0] > cue.index, ranges[0][0] < cue.index
    pattern = "around" if behind and front else "after" if behind else "before"
    content = CueContent(cue, ranges, pattern, LIKELY)
    return [*others, Possible(content, mention, mention, 1.0, least_sure=0.0 if held else SURE)]


def teller(sentence: Sentence, cue: Cue) -> Range | None:
    """The subject of a verb that tells of a fact: neither denied nor passive, and behind no `would` or `to`."""
    before = sentence.low[max(0, cue.group - 1) : cue.index]
    if cue.negated or cue.passive or not _SUPPOSED.isdisjoint(before):
        return None
    return subject(sentence, cue.group)


def antecedent(sentence: Sentence, cue: Cue, said: tuple[Range, ...], named: Range, model: Model) -> Range:
    """Who is named: `named` itself, or whom the weights take it for where it is a relative pronoun."""
    return mentioned(sentence, cue, said, model)[0] if sentence.low[named[0]] in RELATIVES else named


def _without_others(sentence: Sentence, others: list[Possible], content: Range) -> Range:
    """A content that ends where another statement begins behind a comma or dash and "and": `…, and officials admitted that`."""
    first, end = content
    inside = [one.content.cue.index for one in others if one.content.likely >= _HOLDING]
    inside = [at for at in inside if first < at < end]
    for at in range(first + 2, min(inside, default=0)):
        if sentence.kind[at] in _GOING_ON and sentence.low[at + 1] in _OTHER and sentence.outside(at):
            return first, at
    return content


def content_end(sentence: Sentence, cue: Cue, start: int, model: Model, role: str = "A") -> int:
    """Where a content most likely ends that begins with the token `start` behind its cue; `start` where it cannot.

    `role`: R for the second half of one, as in `spans`.
    """

    def worth(end: int) -> float:
        names = end_features(sentence, cue, end, role) + pair_features(sentence, cue, start, end, role)
        return total(model.spans, names)

    return max((end for end in ends_behind(sentence, cue) if end > start), key=worth, default=start)


def subject(sentence: Sentence, group: int) -> Range | None:
    """The noun phrase in front of a group of verbs, with what is attached to it; of `who was`, the pronoun."""
    end = group
    if end <= 0 or not sentence.outside(end - 1):
        return None
    if sentence.low[end - 1] in _RELATIVE:
        return end - 1, end
    phrases = chunks(sentence)
    if sentence.kind[end - 1] == ",":
        return _with_apposition(sentence, end - 1, phrases)
    if phrases and phrases[0][0] == 0 and sentence.low_at(phrases[0][1]) in _RELATIVE and not sentence.commas[group]:
        return 0, group
    last = next((chunk for chunk in phrases if chunk[1] == end or chunk[0] < end < chunk[1]), None)
    if last is None or sentence.low[end - 1] in _BESIDE:
        return None
    return _whole(sentence, outermost(sentence, (last[0], end)), phrases), end


def _whole(sentence: Sentence, first: int, phrases: list[Range]) -> int:
    """The start of a subject with what no phrase takes in: `A night porter`, `the No campaign`, `Lund and the council`."""
    while first > 0 and (
        sentence.kind[first - 1] == "T"
        or sentence.low[first - 1] in _ARTICLES
        or (first > 1 and sentence.tokens[first - 1].text[0].isupper())
    ):
        first -= 1
    if sentence.low_at(first - 1) == "and" and phrases[0] == (0, first - 1):
        return 0
    return first


def _with_apposition(sentence: Sentence, comma: int, phrases: list[Range]) -> Range | None:
    """The phrase of `The developer, Lund Homes, was …`: up to the comma that closes what describes it."""
    opening = next((at for at in range(comma - 1, 0, -1) if sentence.kind[at] == "," and sentence.outside(at)), 0)
    last = next((chunk for chunk in phrases if chunk[1] == opening), None)
    return None if last is None else (outermost(sentence, last), comma)


def phrase_at(sentence: Sentence, at: int) -> Range | None:
    """The noun phrase that begins with a token."""
    found = next((chunk for chunk in chunks(sentence) if chunk[0] == at), None)
    if found is None or found[1] - at < 2 or sentence.low[found[1] - 1] not in _LAST:
        return found
    return (at, found[1] - 1) if sentence.kind_at(found[1]) == "T" else found


def may_say(sentence: Sentence, phrase: Range) -> bool:
    """Whether a phrase is that of a person or a body: one with a capital, or whose noun tells who does something."""
    capital = any(sentence.kind[at] == "N" for at in range(*phrase))
    low = sentence.low[phrase[1] - 1]
    told = len(low) >= _LEAST_SAYER and low.endswith(_SAYER)
    return capital or told or low in _SAYERS or low.removesuffix("s") in _SAYERS or low.removesuffix("es") in _SAYERS
