"""Where a content's edges are not those of its clause: `said in a statement on Friday that`, `…, but later put it at nine`.

What the speaker did afterwards, or said in place of it, is no part of what he said.
"""

import re
from typing import Final

from factcli.extract.lexicon import DETERMINERS, MONTHS, POSSESSIVES, PREPOSITIONS, VERBS
from factcli.extract.ranking.cues import Cue
from factcli.extract.ranking.possibles import Possible
from factcli.extract.ranking.spans import is_conjunction_that
from factcli.extract.sentences import Range, Sentence
from factcli.text.words import word_set

_THAT_REACH: Final = 12
"""How many words behind a cue its "that" may stand; set by hand."""
_WRITINGS: Final = word_set("statement letter interview email speech post tweet court parliament report filing")
_ONES: Final = POSSESSIVES | {"a", "an"}
_WRITING_REACH: Final = 4
"""How many words behind "in a" the name of a writing may stand; set by hand."""
_AT_FIRST: Final = word_set("first initially originally earlier")
_AFTERWARDS: Final = re.compile(
    r"(?<![^ ])(?:, )?(?:but|and|then) (?:later|then|subsequently|since|soon|quickly|afterwards) (?P<verb>\w+) "
)
_LEFT: Final = re.compile(
    r"(?<![^ ])(?:, )?and (?:then |promptly |quickly )?"
    r"(?:walked (?:out|away|off)|stormed (?:out|off)|hung up|sat down|drove (?:off|away)"
    r"|left (?:the|without|for)|shrugged|nodded|burst into|turned away|slammed the|smiled|laughed) "
)
_THINGS: Final = (DETERMINERS | {"it", "there"}) - {"both", "all"}
_PEOPLE: Final = (
    "er", "or", "ers", "ors", "ist", "ists", "ian", "ians", "man", "men", "woman", "women", "people", "police", "son", "wife",
    "husband", "mother", "girl", "boy", "children", "family", "team", "clerk", "crew", "staff", "friend", "friends",
)  # fmt: skip
_BUT: Final = word_set("but although though while")
_ATTRIBUTION_REACH: Final = 12
"""How many words of an attribution may stand behind its cue; set by hand."""
_OTHERS: Final = 0.5
"""How likely what another says must be for it to end a content that goes on behind its attribution; set by hand."""


def with_own_edges(sentence: Sentence, cue: Cue, content: tuple[Range, ...]) -> tuple[Range, ...]:
    """The content without the adverbials of its saying in front of "that", and without what the speaker did then."""
    first, end = content[-1]
    if first < cue.index:
        return content
    if len(content) == 1:
        first = _behind_that(sentence, cue, first, end)
    if sentence.quoted[first] < 0:
        end = _before_writing(sentence, first, _before_afterwards(sentence, cue, first, end))
    return (*content[:-1], (first, end))


def _behind_that(sentence: Sentence, cue: Cue, first: int, end: int) -> int:
    """The start of a content in front of which a time or a writing and "that" stand."""
    for at in range(first, min(end - 1, cue.index + _THAT_REACH)):
        if not sentence.outside(at) or sentence.kind[at] in (",", ":", ";"):
            return first
        if at > cue.index + 1 and is_conjunction_that(sentence, at):
            opens = sentence.low[cue.index + 1] in PREPOSITIONS or _is_time(sentence, cue.index + 1)
            plain = sentence.finite[at] == sentence.finite[cue.index + 1]
            dated = _is_time(sentence, at - 1) or (sentence.kind[at - 1] == "9" and _is_time(sentence, at - 2))
            timed = dated or sentence.low[at - 1] in _WRITINGS
            return at + 1 if plain and timed and (opens or sentence.kind[at - 1] == "T") else first
    return first


def _is_time(sentence: Sentence, at: int) -> bool:
    return sentence.kind[at] == "T" or sentence.low[at].removesuffix(".") in MONTHS


def _before_afterwards(sentence: Sentence, cue: Cue, first: int, end: int) -> int:
    """The end of a content behind which the speaker says something else, or leaves."""
    words = " ".join(sentence.low[first:end]) + " "
    if not _AT_FIRST.isdisjoint(sentence.low[max(0, cue.group - 1) : cue.index]) or sentence.low[0] in _AT_FIRST:
        match = _AFTERWARDS.search(words)
        if match is not None and match["verb"] in VERBS:
            end = first + words.count(" ", 0, match.start())
    elif " and " in words and _is_of_thing(sentence, first):
        match = _LEFT.search(words)
        if match is not None and match.start() > 0:
            end = first + words.count(" ", 0, match.start())
    return end


def _before_writing(sentence: Sentence, first: int, end: int) -> int:
    """The end of a content without a verb behind which stands where it was said: `denied the theft in a statement`."""
    for at in range(first + 1, end - 2):
        gerund = sentence.kind[at] == "ing" and sentence.kind[at - 1] in PREPOSITIONS
        if gerund or sentence.finite[at] > sentence.finite[first] or sentence.low[first] == "to":
            return end
        if sentence.low[at] == "in" and sentence.low[at + 1] in _ONES and sentence.quoted[at] < 0:
            named = range(at + 2, min(end, at + 2 + _WRITING_REACH))
            kinds = (low for low in sentence.low[named.start : named.stop] if low in _WRITINGS or low in PREPOSITIONS)
            if next(kinds, "") in _WRITINGS:
                return at
    return end


def _is_of_thing(sentence: Sentence, first: int) -> bool:
    """Whether the subject of a content is a thing, which does not leave a room."""
    if sentence.low[first] in ("it", "there"):
        return True
    following = sentence.low[first + 1 : first + 3]
    return sentence.low[first] in _THINGS and not any(low.endswith(_PEOPLE) for low in following)


def without_others(sentence: Sentence, found: list[Possible]) -> list[Possible]:
    """The possible statements, none going on with what another says: `…, a study found, but doctors say …`.

    A quotation is of whoever is named first behind it: `"…," she told the board, according to minutes`.
    """
    found = [one for one in found if not any(_only_passes_on(sentence, one, other) for other in found)]
    for one in found:
        ranges = one.content.ranges
        if len(ranges) == 2 and sentence.low[ranges[1][0]] in _BUT and sentence.outside(ranges[1][0]):
            first, end = ranges[1]
            if any(first < other.content.cue.index < end and other.content.likely >= _OTHERS for other in found):
                one.content.ranges = ranges[:1]
    return found


def _only_passes_on(sentence: Sentence, one: Possible, other: Possible) -> bool:
    """Whether one is "according to" whom the other's quotation and its attribution became known."""
    cue, behind = one.content.cue, other.content.cue.index
    if cue.word != "according" and sentence.low_at(cue.group - 1) != "as":
        return False
    first, end = one.content.ranges[-1]
    quoted = other.content.ranges[0][1] - 1
    beside = first < behind < cue.index and end - behind <= _ATTRIBUTION_REACH
    return beside and quoted < behind and sentence.quoted[quoted] >= 0 and other.content.likely >= _OTHERS
