"""Where a statement may begin and end, behind its cue and before it: the places among which `spanfeatures` choose."""

from typing import Final

from factcli.extract.lexicon import (
    ADVERBS,
    AUXILIARIES,
    BE,
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    SUBORDINATORS,
    VERBS,
)
from factcli.extract.ranking.cues import MARKS, Cue
from factcli.extract.sentences import CLOSING, OPENING, Sentence
from factcli.text.words import word_set

# How far from its cue a content may begin and end, in tokens. Set by hand; the weights are fitted on the choices that
# they leave, so that another number needs a new fit.
_START_REACH: Final = 9
_THAT_REACH: Final = 4
_QUOTE_REACH: Final = 25
_END_REACH: Final = 70
_BEFORE_REACH: Final = 30
_FAR_REACH: Final = 90
_BREAKS: Final = (
    MARKS
    | CONJUNCTIONS
    | SUBORDINATORS
    | RELATIVES
    | PREPOSITIONS
    | {"T", "ing", "vsay", "vreveal", "said", "says", "according", "to"}
)
_POINTING: Final = word_set("last this next late early that every each")
_COMPANIES: Final = word_set("inc. inc ltd. ltd llc llp plc jr. jr sr.")
_EXAMPLES: Final = word_set("such including especially particularly rather depending")
"""Of 213 such words in or behind a marked content, with a comma before them or without, 210 are of it."""
_OTHERWISE: Final = frozenset(("and", "but", "while"))
_SUBJECT_REACH: Final = 12
"""How many tokens behind a comma the verb of another speaker stands at most; set by hand."""
_PARTED: Final = MARKS | CONJUNCTIONS
_BEFORE_BASE: Final = (AUXILIARIES - BE - {"has", "have", "had"}) | {"to"}
"""Behind them a base form is of their own clause."""
_SPEAKING: Final = frozenset(("say", "reveal", "accuse", "ask", "deny", "promise"))
_OPEN: Final = CONJUNCTIONS | SUBORDINATORS | RELATIVES | {",", ";", ":", "–", "(", "said"}


def starts_behind(sentence: Sentence, cue: Cue) -> list[int]:
    """The tokens with which a content behind the cue may begin."""
    first = cue.index + 1
    behind = "," if cue.word == "according" else ":"
    size, quoted, kind = sentence.size, sentence.quoted, sentence.kind
    if first + 1 < size and is_conjunction_that(sentence, first):
        # of 1,792 marked statements behind "said that" 1,774 begin with the next word, most of the others with the next quotation
        behind_that = next((at for at in range(first + 1, size) if kind[at] not in MARKS), size)
        return [behind_that] if behind_that < size else []
    found = []
    for at in range(first, min(size, first + _QUOTE_REACH)):
        if quoted[at] >= 0:
            if kind[at] == OPENING or sentence.opens(at):
                found.append(at)
        elif is_conjunction_that(sentence, at) and at - first < _THAT_REACH:
            continue
        elif (at - first < _START_REACH and kind[at] not in MARKS) or (
            at > first and kind[at - 1] in ("that", "to", ":", behind)
        ):
            found.append(at)
    return found


def is_conjunction_that(sentence: Sentence, at: int) -> bool:
    """Whether a token is the "that" of "said that …", not that of "said that was so"."""
    return sentence.kind[at] == "that" and sentence.quoted[at] < 0 and sentence.low_at(at + 1) not in AUXILIARIES


def ends_behind(sentence: Sentence, cue: Cue) -> list[int]:
    """The tokens before which such a content may end: one behind its last token."""
    first, size, quoted, kind = cue.index + 2, sentence.size, sentence.quoted, sentence.kind
    last = size
    while last > first and quoted[last - 1] < 0 and kind[last - 1] in MARKS:
        last -= 1
    found: list[int] = []
    for at in range(first, min(last, first + _END_REACH)):
        inside = quoted[at - 1]
        if quoted[at] < 0 and _goes_on_saying(sentence, at):
            return found if kind[at - 1] in _PARTED else [*found, at]
        if inside >= 0:
            if quoted[at] != inside:
                found.append(at)
        elif _may_end(sentence, cue, at):
            found.append(at)
            if _speaks_on(sentence, cue, at) or _another_speaks(sentence, at):
                return found
    if last >= first:
        found.append(last)
    return found


def _may_end(sentence: Sentence, cue: Cue, at: int) -> bool:
    """Whether a content may end before this token, which stands behind words that are not quoted."""
    breaks = sentence.quoted[at] >= 0 or sentence.kind[at] in _BREAKS or _begins_time(sentence, at)
    return breaks and not _joins(sentence, at) and not _accuses_on(sentence, cue, at)


def _speaks_on(sentence: Sentence, cue: Cue, at: int) -> bool:
    """Whether who spoke goes on to speak here, in the cue's tense: "said the road was open and urged drivers to wait".

    Of 238 such places behind a marked statement of what the weights are fitted on it ended there in 213.
    """
    if sentence.kind[at] not in ("and", "but") or sentence.quoted[at] >= 0:
        return False
    verb_at = at + 1
    if sentence.low_at(verb_at) in ADVERBS or sentence.kind_at(verb_at) == "ly":
        verb_at += 1
    low = sentence.low_at(verb_at)
    verb = VERBS.get(low)
    if verb is None or verb.group not in _SPEAKING or sentence.quoted[verb_at] >= 0:
        return False
    if low == verb.lemma:
        return _are_many(sentence, cue, at) and _begins_clause(sentence, verb_at + 1)
    tense = _tense(low, verb.lemma)
    return tense != "" and tense == _tense(cue.word, cue.verb.lemma)


def _goes_on_saying(sentence: Sentence, at: int) -> bool:
    """Whether a participle begins another statement: "said the road was open, adding that it was narrow".

    Of 73 such places behind a marked statement of what the weights are fitted on it ended there in 70.
    """
    low = sentence.low[at]
    if not low.endswith("ing") or sentence.kind[at - 1] in PREPOSITIONS:
        return False
    verb = VERBS.get(low)
    return verb is not None and verb.group in ("say", "reveal") and sentence.kind_at(at + 1) in ("that", OPENING)


def _are_many(sentence: Sentence, cue: Cue, at: int) -> bool:
    """Whether a base form may be of those who speak: `residents deny it and say`, `have complained of it and say`."""
    many = cue.word == cue.verb.lemma or "have" in sentence.low[cue.group : cue.index]
    return many and _BEFORE_BASE.isdisjoint(sentence.low[cue.group : cue.index] + sentence.low[cue.index + 1 : at])


def _begins_clause(sentence: Sentence, at: int) -> bool:
    low = sentence.low_at(at)
    return low == "that" or low in PRONOUNS or low in DETERMINERS or sentence.kind_at(at) == "N"


def _accuses_on(sentence: Sentence, cue: Cue, at: int) -> bool:
    """Whether another misdeed follows: "accused the firm of hiding the leak and misleading the council".

    Of 15 such places behind the start of a marked accusation of what the weights are fitted on 13 stand within it, none at its
    end; a cue in "-ing" may itself have a second one: "criticising the plan and refusing to pay".
    """
    if cue.verb.group != "accuse" or cue.form == "ing" or sentence.kind[at] != "and":
        return False
    return sentence.kind_at(at + 1) == "ing" and sentence.low[at + 1] not in VERBS


def _another_speaks(sentence: Sentence, at: int) -> bool:
    """Whether another statement begins here: "said the road was open, and the mayor promised that the bridge would be".

    Of 48 such places behind a marked statement of what the weights are fitted on it ended there in 46.
    """
    if sentence.kind[at] != "," or sentence.low_at(at + 1) not in _OTHERWISE or sentence.quoted[at] >= 0:
        return False
    for verb_at in range(at + 2, min(sentence.size - 1, at + _SUBJECT_REACH)):
        if sentence.quoted[verb_at] >= 0:
            return False
        low = sentence.low[verb_at]
        verb = VERBS.get(low)
        reports = low in ("said", "says") or sentence.kind_at(verb_at + 1) == "that"
        if verb is not None and verb.group in _SPEAKING and reports and _tense(low, verb.lemma):
            return True
        if sentence.finite[verb_at + 1] > sentence.finite[verb_at]:
            return False
    return False


def _tense(word: str, lemma: str) -> str:
    """Whether a form of a verb is its past or its third person; nothing for others."""
    if word == lemma or not lemma or word.endswith("ing"):
        return ""
    return "s" if word.endswith("s") else "d"


def _begins_time(sentence: Sentence, at: int) -> bool:
    """Whether "last week" or the like begins here."""
    return sentence.low[at] in _POINTING and sentence.kind_at(at + 1) == "T"


def _joins(sentence: Sentence, at: int) -> bool:
    """Whether a dash stands between two numbers, a comma in a firm's name, or an example behind what it is one of.

    "The 2012–13 season", "Velmar Foods, Inc.", "shellfish, such as mussels".
    """
    if sentence.low[at] in _EXAMPLES or sentence.low[at - 1] in _EXAMPLES:
        return True
    if sentence.kind[at] == ",":
        return sentence.low_at(at + 1) in _COMPANIES or sentence.low_at(at + 1) in _EXAMPLES
    return sentence.kind[at] == "–" and sentence.low[at - 1][0].isdigit() and sentence.low_at(at + 1)[0].isdigit()


def ends_before(sentence: Sentence, cue: Cue) -> list[int]:
    """The tokens before which a content in front of the cue's attribution may end."""
    quoted, kind = sentence.quoted, sentence.kind
    found = []
    for at in range(cue.group, max(0, cue.group - _BEFORE_REACH), -1):
        if quoted[at - 1] >= 0:
            if quoted[at] != quoted[at - 1]:
                found.append(at)
        elif kind[at] in (",", "–", "("):
            found.append(at)
    return found


def starts_before(sentence: Sentence, end: int) -> list[int]:
    """The tokens with which a content that ends before `end` may begin."""
    quoted, kind = sentence.quoted, sentence.kind
    found = []
    first = 1 if end > 1 and kind[0] in CONJUNCTIONS else 0
    for at in range(end - 1, max(first - 1, end - _FAR_REACH), -1):
        if quoted[at] >= 0:
            if sentence.opens(at):
                found.append(at)
        elif (
            at == first or (kind[at - 1] in _OPEN and not (at == 1 and kind[0] in RELATIVES)) or kind[at - 1] == CLOSING
        ):
            found.append(at)
    if end and (not found or found[-1] != first) and end <= _FAR_REACH:
        found.append(first)
    return found
