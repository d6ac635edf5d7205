"""Statements whose content is the mere object of the verb: `rubbished the claim`, `disputes this`, `credits rain with it`.

What is denied is a pronoun or a noun for a statement, with no clause behind it; other verbs take an object and what is
said of it.
"""

from typing import Final

from factcli.extract.lexicon import DETERMINERS
from factcli.extract.model import Model
from factcli.extract.ranking.contents import CueContent
from factcli.extract.ranking.cues import Cue, cue_at
from factcli.extract.ranking.forced import LIKELY, SURE, antecedent, content_end, may_say, put, teller
from factcli.extract.ranking.possibles import Possible
from factcli.extract.ranking.rebuttals import line
from factcli.extract.ranking.rebuttalwords import DENIED_OBJECT
from factcli.extract.sentences import Range, Sentence
from factcli.text.words import word_set

_DENYING: Final = word_set("""
    denied denies deny denying disputed disputes dispute rejected rejects reject rubbished rubbishes dismissed dismisses
    refuted refutes rebutted rebuffed contested contests brushed brushes waved shrugged laughed issue exception
    rejecting disputing dismissing
""")
_PAIRED: Final = {
    "attributed": "to", "attributes": "to", "attribute": "to", "attributing": "to", "ascribed": "to", "ascribes": "to",
    "credits": "with", "credited": "with", "rated": "as", "rates": "as", "directed": "to", "instructed": "to",
    "gave": "of", "put": "at", "puts": "at",
}  # fmt: skip
"""The word behind the object of such a verb that opens what is said of it."""
_FIGURE: Final = word_set("figure toll count estimate number total")
_AMOUNT: Final = word_set("once twice half double closer nearer")
_PEOPLE: Final = word_set("he she they it we who i")
_REACH: Final = 12
"""How many tokens behind a verb that word may stand; set by hand."""
_STOPS: Final = frozenset((",", ";", ":", ".", "–", "(", "?", "!"))


def with_bare_objects(sentence: Sentence, found: list[Possible], model: Model) -> list[Possible]:
    """The possible statements `found`, those of such objects among them."""
    if not _DENYING.isdisjoint(sentence.low):
        found = _with_denied(sentence, found, model)
    for at, low in enumerate(sentence.low):
        if low in _PAIRED and sentence.outside(at):
            found = _paired(sentence, at, found, model)
    return found


def _speaker(sentence: Sentence, cue: Cue) -> Range | None:
    """Who is the subject of the verb, if it is somebody and the verb is said of a fact."""
    named = teller(sentence, cue)
    if named is None or "will" in sentence.low[max(0, cue.group - 1) : cue.index]:
        return None
    return named if sentence.low[named[0]] in _PEOPLE or may_say(sentence, named) else None


def _with_denied(sentence: Sentence, found: list[Possible], model: Model) -> list[Possible]:
    words = line(sentence)
    for match in DENIED_OBJECT.finditer(words):
        verb, first, end = (
            words.count(" ", 0, place) for place in (match.start("verb"), match.start("object"), match.end("object"))
        )
        end += 1
        cue = cue_at(sentence, verb, model.lexicon)
        named = _speaker(sentence, cue) if all(sentence.outside(at) for at in range(verb, end)) else None
        if named is None:
            continue
        others = [one for one in found if not verb <= one.content.cue.index < end]
        own = next((one.content.ranges[-1][1] for one in found if one.content.cue.index == verb), end)
        if "as" in sentence.low[end:own]:
            end = own
        elif match["as"]:
            end = max(end, content_end(sentence, cue, first, model))
        content = CueContent(cue, ((first, end),), "after", LIKELY)
        named = antecedent(sentence, cue, content.ranges, named, model)
        found = [*others, Possible(content, named, named, 1.0, rebuts=True, least_sure=SURE)]
    return found


def _paired(sentence: Sentence, at: int, found: list[Possible], model: Model) -> list[Possible]:
    """With the statement of a verb, its object and what is said of that: `credits the rain with the harvest`."""
    marker = _marker(sentence, at)
    cue = cue_at(sentence, at, model.lexicon)
    named = _speaker(sentence, cue) if marker > 0 else None
    if named is None or not _fits(sentence, at, marker):
        return found
    own = next((one for one in found if one.content.cue.index == at), None)
    if own is not None and own.content.ranges[0][0] == at + 1 and own.content.ranges[-1][1] > marker + 1:
        own.least_sure = SURE
        return found
    end = content_end(sentence, cue, at + 1, model)
    if end <= marker + 1:
        end = next(place for place in range(marker + 1, sentence.size + 1) if sentence.kind_at(place) in {*_STOPS, "$"})
    if end <= marker + 1:
        return found
    said = ((at + 1, end),)
    return put(sentence, found, cue, said, antecedent(sentence, cue, said, named, model))


def _marker(sentence: Sentence, at: int) -> int:
    word = _PAIRED[sentence.low[at]]
    for place in range(at + 2, min(sentence.size - 1, at + _REACH)):
        if sentence.kind[place] in _STOPS or not sentence.outside(place):
            return -1
        if sentence.low[place] == word:
            return place
    return -1


def _fits(sentence: Sentence, at: int, marker: int) -> bool:
    """Whether object and marker are those of a statement: figures for `gave` and `put`, whom to do what for `directed`."""
    word, behind = sentence.low[at], sentence.low_at(marker + 1)
    if word == "gave":
        return sentence.low[marker - 1] in _FIGURE and sentence.kind_at(marker + 1) == "9"
    if word in ("put", "puts"):
        return sentence.kind_at(marker + 1) == "9" or behind in _AMOUNT
    if word in ("directed", "instructed"):
        return behind not in DETERMINERS and sentence.kind_at(marker + 1) not in ("N", "9")
    return True
