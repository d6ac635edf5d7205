"""Attributions inside relative clauses: `a bond that critics say should be sold`, `, which he said came from an old survey`.

What is restricted belongs to the statement; behind a comma the clause alone is said. Who is accused always belongs to it.
"""

from typing import Final

from factcli.extract.lexicon import AUXILIARIES, PREPOSITIONS
from factcli.extract.model import Model
from factcli.extract.ranking.cues import Cue, cue_at
from factcli.extract.ranking.forced import content_end, put
from factcli.extract.ranking.nounchunks import chunks
from factcli.extract.ranking.possibles import Possible
from factcli.extract.ranking.rebuttals import line
from factcli.extract.ranking.rebuttalwords import PREDICATE
from factcli.extract.sentences import FINITE, Range, Sentence
from factcli.text.words import word_set

_SAYING: Final = word_set(
    "say says said claim claims claimed argue argues argued insist insists insisted maintains alleges"
)
_ACCUSING: Final = {"accuse": "of", "accuses": "of", "accused": "of", "blame": "for", "blames": "for", "blamed": "for"}
_RELATIVES: Final = word_set("that which who whom")
_REACH: Final = 9
"""How many tokens the subject of such a clause has at most; set by hand."""
_VERBAL: Final = frozenset((FINITE, "ed", "s"))


def with_relative_clauses(sentence: Sentence, found: list[Possible], model: Model) -> list[Possible]:
    """The possible statements `found`, those of such clauses among them."""
    if _RELATIVES.isdisjoint(sentence.low):
        return found
    for at in range(3, sentence.size - 1):
        low = sentence.low[at]
        told = low in _SAYING or low in _ACCUSING
        if told and sentence.outside(at) and not _RELATIVES.isdisjoint(sentence.low[max(0, at - _REACH) : at - 1]):
            found = _with(sentence, at, found, model)
    return found


def _with(sentence: Sentence, at: int, found: list[Possible], model: Model) -> list[Possible]:
    cue = cue_at(sentence, at, model.lexicon)
    named = _subject(sentence, cue)
    if named is None or cue.negated:
        return found
    comma = sentence.kind_at(named[0] - 2) == ","
    head = _antecedent(sentence, named[0] - 1 - comma)
    start = at + 1
    accuses = sentence.low[at] in _ACCUSING
    if head is None or not (
        sentence.low[start] == _ACCUSING[sentence.low[at]] if accuses else _is_verb(sentence, start)
    ):
        return found
    end = content_end(sentence, cue, start, model)
    if end <= start + 1:
        return found
    front = () if comma and not accuses else (head,)
    found = put(sentence, found, cue, (*front, (start, end)), named)
    found[-1].rebuts = PREDICATE.match(line(sentence, start, end)) is not None
    return found


def _subject(sentence: Sentence, cue: Cue) -> Range | None:
    """The one phrase between a relative pronoun and the verb."""
    for first, end in chunks(sentence):
        if end == cue.group and 0 < cue.group - first <= _REACH:
            return (first, end) if sentence.low[first - 1] in _RELATIVES and sentence.outside(first - 1) else None
    return None


def _antecedent(sentence: Sentence, end: int) -> Range | None:
    """The phrase of a noun in front of the relative pronoun, which a mere `six` or `one` is not."""
    return next((chunk for chunk in chunks(sentence) if chunk[1] == end and end - chunk[0] > 1), None)


def _is_verb(sentence: Sentence, at: int) -> bool:
    low = sentence.low[at]
    return sentence.outside(at) and low not in PREPOSITIONS and (sentence.kind[at] in _VERBAL or low in AUXILIARIES)
