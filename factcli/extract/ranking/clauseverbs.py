"""Clauses that rarer verbs report: `intimated that`, `let slip that`, and the clause before `, records show`.

The weights know few such verbs; a person or body for a subject and a whole clause tell enough.
"""

from typing import Final

from factcli.extract.lexicon import AUXILIARIES, VERBS
from factcli.extract.model import Model
from factcli.extract.ranking.cues import Cue, cue_at
from factcli.extract.ranking.forced import SURE, antecedent, content_end, may_say, put, teller
from factcli.extract.ranking.possibles import Possible
from factcli.extract.sentences import FINITE, Range, Sentence
from factcli.text.words import word_set

_RARE: Final = word_set("""
    intimated intimates submitted submits underscored underscores signalled signaled signals guaranteed guarantees
    testifies testified attested attests states stated ventured ventures averred avers opined counselled postulated
    slip warranted reiterated reiterates professed volunteered affirmed deposed stipulates stipulated provides decreed
    replied added allowed allows granted pronounced enthused hazarded proffered
""")
_CLOSING: Final = word_set("""
    show shows showed say allowed allows found suggest suggests suggested indicate indicated reveal revealed
    grants granted conceded ventured
""")
"""Verbs that end the attribution behind a clause: `Prices rose, figures from the bank showed.`"""
_SHOWING: Final = word_set("""
    data figures records documents poll survey report study results statistics index analysis review papers filings
    audit census research emails minutes accounts estimates experts critics scientists officials analysts residents
""")
_LAWS: Final = word_set("section clause article act bill policy guidance rules contract")
_PEOPLE: Final = word_set("he she they who it we")
_LEAST: Final = 3
"""How many words such a clause has at least; set by hand."""
_REACH: Final = 12
"""How many words the attribution behind a clause has at most; set by hand."""
_ENDS: Final = frozenset((",", ".", ";", "$"))


def with_clause_verbs(sentence: Sentence, found: list[Possible], model: Model) -> list[Possible]:
    """The possible statements `found`, those of such clauses among them."""
    for at in range(1, sentence.size):
        low = sentence.low[at]
        if low in _RARE and sentence.outside(at):
            found = _behind(sentence, at, found, model)
        if low in _CLOSING and sentence.outside(at) and sentence.kind_at(at + 1) in _ENDS:
            found = _in_front(sentence, at, found, model)
    return found


def _behind(sentence: Sentence, at: int, found: list[Possible], model: Model) -> list[Possible]:
    that = at + 1
    if sentence.kind_at(that) == "," and sentence.kind_at(that + 2) == ",":
        that += 3
    first = at - 1 if sentence.low[at] == "slip" and sentence.low[at - 1] == "let" else at
    if sentence.low_at(that) != "that" or not sentence.outside(that) or (sentence.low[at] == "slip") != (first < at):
        return found
    cue = cue_at(sentence, first, model.lexicon)
    named = _speaker(sentence, cue)
    own = next((one for one in found if one.content.cue.index == at), None)
    if named is None:
        return found
    if own is not None:
        whole = own.content.ranges[0][0] == that + 1
        return put(sentence, found, own.content.cue, own.content.ranges, own.mention) if whole else found
    end = content_end(sentence, cue_at(sentence, at, model.lexicon), that + 1, model)
    if end - that <= _LEAST or sentence.finite[end] == sentence.finite[that + 1]:
        return found
    said, cue = ((that + 1, end),), cue_at(sentence, at, model.lexicon)
    return put(sentence, found, cue, said, antecedent(sentence, cue, said, named, model))


def _speaker(sentence: Sentence, cue: Cue) -> Range | None:
    named = teller(sentence, cue)
    if named is None:
        return None
    words = sentence.low[named[0] : named[1]]
    written = not (_SHOWING | _LAWS).isdisjoint(words)
    return named if written or words[0] in _PEOPLE or may_say(sentence, named) else None


def _in_front(sentence: Sentence, at: int, found: list[Possible], model: Model) -> list[Possible]:
    cue = cue_at(sentence, at, model.lexicon)
    comma = next((one for one in range(cue.group - 1, max(0, cue.group - _REACH), -1) if sentence.kind[one] == ","), -1)
    goes_on = sentence.kind_at(at + 2) in ("ed", FINITE) or sentence.low_at(at + 2) in AUXILIARIES
    if comma < _LEAST or goes_on or cue.negated or not all(sentence.outside(one) for one in range(comma - 1, at)):
        return found
    named = (comma + 1, cue.group)
    if not _is_source(sentence, named) or sentence.finite[comma] == 0:
        return found
    own = next((one for one in found if one.content.cue.index == at), None)
    if own is not None:
        if own.content.ranges[-1][1] == comma:
            own.least_sure = max(own.least_sure, SURE)
            own.mention = own.mention if own.mention[0] >= named[0] else named
        return found
    others = [one for one in found if one.content.cue.index < comma]
    return found if others else put(sentence, found, cue, ((int(sentence.low[0] in ("but", "and")), comma),), named)


def _is_source(sentence: Sentence, named: Range) -> bool:
    """Whether the words between a comma and a verb are one phrase of somebody, or of what shows something."""
    words = sentence.low[named[0] : named[1]]
    if len(words) == 1 and words[0] in ("he", "she", "they"):
        return True
    plain = not any(sentence.kind[at] == FINITE or sentence.low[at] in VERBS for at in range(*named)) or bool(
        _SHOWING.intersection(words)
    )
    return (
        plain
        and bool(words)
        and words[0] not in _PEOPLE | {"which", "that", "and", "but"}
        and (not _SHOWING.isdisjoint(words) or may_say(sentence, named))
    )
