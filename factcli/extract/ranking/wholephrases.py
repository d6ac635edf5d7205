"""The whole phrase that names a speaker: a noun phrase with its like and with what is attached to it."""

from typing import Final

from factcli.extract.lexicon import (
    ADVERBS,
    CONJUNCTIONS,
    MONTHS,
    OBJECTS,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    TIMES,
)
from factcli.extract.ranking.cues import Cue
from factcli.extract.ranking.nominals import OPENERS
from factcli.extract.ranking.nounchunks import chunks, contracted, is_name, phrase_end
from factcli.extract.sentences import CLOSING, Range, Sentence
from factcli.models.claim import Span
from factcli.text.words import word_set

_LINKS: Final = word_set("of for at from in with on against to inside")
_OUTER_LINKS: Final = word_set("by under into among behind")
_PARTICIPLES: Final = word_set("seen held written made given sent shown known taken drawn led run paid brought")
_PARTICLES: Final = TIMES | word_set("up out for down off on to last this earlier itself themselves")
"""What may stand between a participle and its preposition: "drawn up by", "published last year by"."""
_STARTS: Final = (CONJUNCTIONS | SUBORDINATORS | {"that", "^", ",", ";", ":", "–", ")", CLOSING}) - {
    "before",
    "after",
    "since",
}
"""What stands before a clause's subject."""
_BEFORE_CLAUSES: Final = word_set("after before since until as than")
_STOPS: Final = frozenset((",", ";", ":", "–", ".", "(", ")"))
_RELATIVES: Final = word_set("who that which")
_JOINTS: Final = CONJUNCTIONS | _RELATIVES
_BEFORE_TIMES: Final = word_set("last this next early late earlier in on")
_REACH: Final = 40
"""How many tokens an attribution takes that follows its cue; set by hand."""
_COMMON: Final = word_set("data police research evidence people residents")
"""What is no name where it begins a sentence."""
_PARTICLES_READ: Final = 3
_MOST_LISTED: Final = 6
"""How many phrases a list of speakers holds. Both bound the work; set by hand."""
_LONGEST_CLAUSE: Final = 3
"""Finite verbs and their auxiliaries in a relative clause that belongs to the phrase before it; set by hand."""

_ALONE: Final = OBJECTS | POSSESSIVES | PRONOUNS


def whole_phrase(sentence: Sentence, cue: Cue, chunk: Range, content: tuple[Range, ...] = ()) -> Span:
    """The place in the text of the phrase that `chunk`, the noun phrase said to have spoken, is the head of.

    `content`: what was said, of which nothing belongs to the phrase.
    """
    if sentence.low[chunk[0]] == "cent" and sentence.low_at(chunk[0] - 1) == "per":
        chunk = (max(0, chunk[0] - 2), chunk[1])
    if cue.word == "according" and chunk[0] > cue.index and sentence.low_at(cue.index + 1) == "to":
        return sentence.span(
            cue.index + 2, _before_time(sentence, _behind_source(sentence, cue.index + 2, chunk), chunk)
        )
    if sentence.low[chunk[1] - 1] != (one := contracted(sentence.low[chunk[1] - 1])):
        start, _ = sentence.span(*chunk)
        return start, sentence.tokens[chunk[1] - 1].start + len(one)
    limit = _front(sentence, cue) if chunk[0] < cue.index else clause_end(sentence, chunk[1])
    limit = min([limit, *(first for first, _ in content if first >= chunk[1])])
    first, end = _extended(sentence, chunk, limit, cue)
    taken = any(start < chunk[0] and first < last for start, last in content)
    if taken or first <= cue.index < chunk[0] or sentence.low[chunk[1] - 1] in _ALONE:
        first = chunk[0]
    return sentence.span(first, end)


def _behind_source(sentence: Sentence, first: int, chunk: Range) -> int:
    """Behind whom "according to" names from `first` on; what "and none at all" adds behind a comma belongs to what is told."""
    end = clause_end(sentence, first)
    listed = is_name(sentence, chunk) or sentence.low[chunk[0]] in OPENERS
    return end if first < end <= chunk[0] and not listed else max(chunk[1], clause_end(sentence, chunk[1]))


def _before_time(sentence: Sentence, end: int, chunk: Range) -> int:
    """Before the time in "figures released by the ministry last week", which tells when they were released."""
    at = end
    while at > chunk[1] and (sentence.kind[at - 1] == "T" or sentence.low[at - 1] in MONTHS):
        at -= 1
    while chunk[1] < at < end and sentence.low[at - 1] in _BEFORE_TIMES:
        at -= 1
    return at


def outermost(sentence: Sentence, chunk: Range) -> int:
    """The first token of the phrase that a noun phrase is attached to: "officials at the ministry"."""
    return _outermost(sentence, *chunk, {end: start for start, end in chunks(sentence)})


def clause_end(sentence: Sentence, start: int, limit: int | None = None) -> int:
    """The next comma, colon, bracket or quotation, the limit or the sentence's end."""
    at, last = start, sentence.size if limit is None else limit
    while at < last and at - start < _REACH and sentence.quoted[at] < 0 and sentence.kind[at] not in _STOPS:
        at += 1
    return at


def _front(sentence: Sentence, cue: Cue) -> int:
    """The cue's group, without the month in front of it: "a report published in May found"."""
    at = cue.group
    while at and at < cue.index and sentence.tokens[at].text[0].isupper():
        at += 1
    return at


def _extended(sentence: Sentence, chunk: Range, limit: int, cue: Cue) -> Range:
    """The phrase with its like before and behind ("A and B", "a doctor at the hospital"), up to tokens[limit]."""
    starts = {end: start for start, end in chunks(sentence)}
    first = _outermost(sentence, *chunk, starts)
    end = _with_clause(sentence, _with_attached(sentence, chunk, limit), limit, cue, named=_is_called(sentence, *chunk))
    first = _with_those_before(sentence, first, starts, cue)
    return first, _with_those_behind(sentence, first, end, limit)


def _with_attached(sentence: Sentence, chunk: Range, limit: int) -> int:
    """Behind what prepositions attach to the phrase: "a doctor at the hospital", "a report by the union"."""
    first, end = chunk
    called = _is_called(sentence, first, end)
    while end + 1 < limit and sentence.quoted[end] < 0:
        link = sentence.kind[end]
        if link not in _LINKS and not (link == "by" and not called):
            break
        follows = phrase_end(sentence, end + 1)
        if follows <= end + 1 or follows > limit or (called and link != "of"):
            break
        if link == "to" and sentence.kind[end + 1] == "w":
            break
        end = follows
        called = called or _is_called(sentence, first, end)
    return end


def _is_called(sentence: Sentence, first: int, end: int) -> bool:
    """Whether the phrase is a name, behind which "in Paris" tells where it was said; a sentence's first "Doctors" is none."""
    initial = first == 0 and end == 1 and (sentence.low[0].endswith("s") or sentence.low[0] in _COMMON)
    return sentence.kind[end - 1] == "N" and sentence.low[first] not in OPENERS and not initial


def _with_clause(sentence: Sentence, at: int, limit: int, cue: Cue, *, named: bool) -> int:
    """Behind the clause that tells whom the phrase means: "a study commissioned by the union", "a man who saw it"."""
    if at + 1 >= limit:
        return at
    end = clause_end(sentence, at + 1, limit)
    joined = any(sentence.low[one] in _JOINTS for one in range(at + 1, end))
    joined = joined or (at < cue.index and sentence.low_at(cue.group - 1) == "to")  # "A man rang up to say": he rang
    if named or joined or sentence.quoted[at] >= 0:
        return at
    if sentence.low[at] in _RELATIVES:
        if at > cue.index:
            return at
        verbs = sentence.finite[end] - sentence.finite[at + 1]
        return end if end - at > 2 and 0 < verbs <= _LONGEST_CLAUSE else at
    if not _is_participle(sentence, at) or (cue.form == "ing" and at < cue.index) or cue.index == end == at:
        return at
    whole = end == limit or sentence.low[at + 1] == "by"
    return _before_verb(sentence, at + 1, end) if whole else at


def _before_verb(sentence: Sentence, first: int, end: int) -> int:
    """The first verb of a main clause from a token on, or the end: "a poll released Friday put"."""
    for at in range(first + 1, end):
        if sentence.finite[at + 1] > sentence.finite[at] and sentence.kind[at - 1] not in OPENERS | PREPOSITIONS:
            return at
    return end


def _is_participle(sentence: Sentence, at: int) -> bool:
    """Whether a participle's clause begins: a preposition, a time or a name follows."""
    low, following = sentence.low[at], sentence.kind_at(at + 1)
    if low in _PARTICIPLES or (sentence.kind[at] in ("ed", "ing") or low.endswith("ed")):
        return following in PREPOSITIONS or following == "T" or (following == "N" and low in ("called", "named"))
    return False


def _outermost(sentence: Sentence, first: int, end: int, starts: dict[int, int]) -> int:
    """The start of the phrase that this one is attached to ("officials at …", "the head of …"), if that begins its clause.

    `starts`: the starts of the sentence's phrases by their ends.
    """
    at = first
    while True:
        if (
            at - 1 in starts
            and sentence.low[starts[at - 1]] not in _PARTICIPLES
            and (sentence.kind_at(at - 1) in _LINKS | _OUTER_LINKS or _is_title(sentence, starts[at - 1], at))
        ):
            at = starts[at - 1]
        elif (start := _with_participle(sentence, at, starts)) >= 0:
            at = start
        else:
            break
    return (
        at
        if sentence.kind_at(at - 1) not in PREPOSITIONS - _BEFORE_CLAUSES
        else _behind_adverbial(sentence, first, end)
    )


def _with_participle(sentence: Sentence, at: int, starts: dict[int, int]) -> int:
    """The start of the subject before a participle: of "records obtained by the paper", "scientists using it"; -1 if none."""
    end = at - 1
    if sentence.kind_at(end) in PREPOSITIONS:
        end -= 1
        while at - end <= _PARTICLES_READ + 1 and sentence.low_at(end) in _PARTICLES:
            end -= 1
        low = sentence.low_at(end)
        if not (low in _PARTICIPLES or low.endswith("ed") or sentence.kind_at(end) == "ing"):
            return -1
    elif sentence.kind_at(end) != "ing":
        return -1
    start = starts.get(end, -1)
    if start < 0 or _is_called(sentence, start, end):
        return -1
    return start if sentence.kind_at(start - 1) in _STARTS else -1


def _is_title(sentence: Sentence, first: int, at: int) -> bool:
    """Whether "and" stands inside a body's name: "a Department of Health and Social Care spokesperson"."""
    names = all(sentence.kind[one] == "N" for one in range(first, at - 1)) and sentence.kind[at] == "N"
    return sentence.low[at - 1] == "and" and names and sentence.kind_at(first - 1) == "of"


def _behind_adverbial(sentence: Sentence, first: int, end: int) -> int:
    """The start of the name in "In this context Lena Novak said", whose first words belong to the preposition."""
    at = end
    while at > first and sentence.kind[at - 1] == "N":
        at -= 1
    opened = first < at < end and sentence.low[first] in OPENERS and sentence.kind_at(first - 1) in PREPOSITIONS
    return at if opened and first == 1 else first


def _with_those_before(sentence: Sentence, first: int, starts: dict[int, int], cue: Cue) -> int:
    """The start of the list that the phrase ends: of "the mayor, the union and the port", where it is a clause's subject."""
    end = first - 1
    if end < 1 or sentence.low[end] != "and":
        return first
    end -= sentence.kind[end - 1] == ","
    found = first
    for _ in range(_MOST_LISTED):
        if end not in starts:
            break
        start = _outermost(sentence, starts[end], end, starts)
        if sentence.kind_at(start - 1) not in _STARTS and start - 1 != cue.index:
            break
        found, end = start, start - 1
        if sentence.kind_at(end) != ",":
            break
    return found


def _with_those_behind(sentence: Sentence, first: int, end: int, limit: int) -> int:
    """Behind "and" and the phrase behind it, where that ends at the limit."""
    if end + 1 >= limit or sentence.kind[end] != "and":
        return end
    follows = phrase_end(sentence, end + 1)
    if follows == limit:
        alike = is_name(sentence, (first, end)) == is_name(sentence, (end + 1, follows))
        return follows if alike else end
    acting = follows > end + 1 and (
        sentence.finite[follows + 1] > sentence.finite[follows] or sentence.low_at(follows) in ADVERBS
    )
    return follows if acting and follows < limit and sentence.kind_at(first - 1) in _STARTS else end
