"""Who reports what in a sentence: cue, speaker phrase and content, by the grammar of reporting.

A unit is a sentence in which quotations are never cut apart. Nothing here looks beyond the unit:
`statements` joins what belongs together, and `speakers` finds out who "he" is.
"""

import re
from collections.abc import Iterator
from typing import Final

from msgspec import Struct, field

from factcli.extract import phrases
from factcli.extract.cues import (
    ADVERBS,
    AUXILIARIES,
    CONCERN,
    CONCERN_LINKS,
    CONCERN_NOUNS,
    CONCERN_VERBS,
    CONJUNCTIONS,
    NEGATIONS,
    PREPOSITIONS,
    PRONOUNS,
    TIMES,
    VERBS,
    Verb,
)
from factcli.extract.phrases import Range
from factcli.extract.tokens import Quote, Token
from factcli.models.vocabulary import Stance

_QUOTE_MARKS: Final = frozenset("“”\"‘’«»„'`")
_WINDOW: Final = 14
_PARTICIPLE: Final = "ing"
_SHORTEST_CLAUSE: Final = 3
_SHORTEST_REST: Final = 5
_SHORTEST_ADVERB: Final = 5


class Unit(Struct, frozen=True):
    """A sentence: its tokens, the index of the quotation each token stands in (-1: none), and the quotations."""

    text: str
    tokens: list[Token]
    quoted: list[int]
    quotes: list[Quote]

    @property
    def end(self) -> int:
        """The number of tokens."""
        return len(self.tokens)

    def outside(self, index: int) -> bool:
        """Whether a token stands outside quotation marks."""
        return self.quoted[index] < 0


class Attribution(Struct):
    """Token ranges of a reported statement. `inherits`: its speaker is that of the attribution before it."""

    cue: Range
    stance: Stance
    speaker: Range | None
    content: list[Range] = field(default_factory=list)
    inherits: bool = False
    role: Range | None = None


def attributions(unit: Unit) -> list[Attribution]:
    """The attributions of a unit, in the order of their cues."""
    found: list[Attribution] = []
    for cue, verb in _cues(unit):
        if any(start <= cue[0] < end for one in found for start, end in one.content) and not _breaks(unit, cue):
            continue
        attribution = _according(unit, cue) if verb is None else _verbal(unit, cue, verb, found)
        if attribution is not None and attribution.content:
            _end_before(unit, found, attribution)
            found.append(attribution)
    return [one for one in found if one.content]


def _cues(unit: Unit) -> Iterator[tuple[Range, Verb | None]]:
    for index, token in enumerate(unit.tokens):
        if not unit.outside(index):
            continue
        word = token.lower
        following = unit.tokens[index + 1].lower if index + 1 < unit.end else ""
        if word == "according" and following == "to":
            yield (index, index + 2), None
        elif word in CONCERN_VERBS and (end := _concern_end(unit, index)) is not None:
            yield (index, end), CONCERN
        elif word in VERBS and not _is_noun(unit, index) and not _is_negated(unit, index):
            yield (index, index + 1), VERBS[word]


def _concern_end(unit: Unit, index: int) -> int | None:
    """The end of "voiced his deep concern over" that begins at `index`; None if that is not what stands there."""
    for at in range(index + 1, min(unit.end - 1, index + 5)):
        if unit.tokens[at].lower in CONCERN_NOUNS:
            follows = unit.tokens[at + 1].lower
            return at + 2 if follows in CONCERN_LINKS and follows != "that" else at + 1 if follows == "that" else None
    return None


def _is_noun(unit: Unit, index: int) -> bool:
    """Whether a form such as "claims" or "reports" is a noun here: behind a determiner, an adjective or "of"."""
    word = unit.tokens[index].lower
    if index == 0:
        return not word.endswith(_PARTICIPLE)
    before = unit.tokens[index - 1].lower
    if before in _BEFORE_NOUNS:
        return True
    ambiguous = VERBS[word].lemma in _NOUN_TOO and not word.endswith(("ed", _PARTICIPLE))
    if ambiguous and not (before in PRONOUNS or phrases.is_name(unit.tokens[index - 1]) or before in ADVERBS):
        return not _has_complement(unit, index + 1)
    return word in ("found", "read", "began", "go", "went", "goes", "begins") and before in AUXILIARIES


_BEFORE_NOUNS: Final = frozenset("to the a an his her its their no of such any this those".split())
_NOUN_TOO: Final = frozenset(
    "claim report state note post answer comment request demand promise pledge estimate show find joke tweet project forecast "
    "signal counter vow hint praise shout blast slam remark appeal blame rule".split()
)


def _has_complement(unit: Unit, index: int) -> bool:
    return index < unit.end and (unit.tokens[index].lower == "that" or not unit.outside(index))


def _is_negated(unit: Unit, index: int) -> bool:
    before = [unit.tokens[at].lower for at in range(max(0, index - 3), index) if unit.outside(at)]
    return any(word in NEGATIONS for word in before) or any(word.endswith("n't") for word in before)


def _breaks(unit: Unit, cue: Range) -> bool:
    """Whether a cue inside what was taken for content begins a statement of its own."""
    at = _group_start(unit, cue[0]) - 1
    if at < 0 or unit.tokens[cue[0]].lower not in VERBS:
        return False
    before = unit.tokens[at]
    verb = unit.tokens[cue[0]].lower
    if verb.endswith(_PARTICIPLE):
        return before.text == ","
    if before.lower in ("and", "but"):
        return _starts_complement(unit, cue[1])
    subject = phrases.ending_at(unit.tokens, at, 0)
    if subject is None or not subject[0]:
        return False
    joint = unit.tokens[subject[0] - 1].lower
    if joint in ("while", "but", "whereas", ";") and _starts_complement(unit, cue[1]):
        return True
    return joint == "and" and unit.tokens[subject[0] - 2].text == "," and _starts_complement(unit, cue[1])


def _starts_complement(unit: Unit, index: int) -> bool:
    if index >= unit.end:
        return False
    token = unit.tokens[index]
    return not unit.outside(index) or phrases.is_word(token)


def _end_before(unit: Unit, found: list[Attribution], new: Attribution) -> None:
    """Cut the earlier contents where the new attribution begins."""
    start = (
        new.speaker[0]
        if new.speaker and not new.inherits and new.speaker[0] < new.cue[0]
        else _group_start(unit, new.cue[0])
    )
    for one in found:
        one.content = [
            (first, min(last, _trimmed(unit, first, start))) if first < start < last else (first, last)
            for first, last in one.content
        ]
        one.content = [(first, last) for first, last in one.content if first < last]


def _trimmed(unit: Unit, first: int, last: int) -> int:
    """The end of tokens[first:last] without a trailing conjunction or mark."""
    while (
        last > first
        and unit.outside(last - 1)
        and (
            unit.tokens[last - 1].text in (",", ";", "–", "—", ":", "-")
            or unit.tokens[last - 1].lower in ("and", "but", "while", "whereas")
        )
    ):
        last -= 1
    return last


def _group_start(unit: Unit, index: int) -> int:
    """The first of the auxiliaries and adverbs that go with the verb at `index`."""
    while index > 0 and unit.outside(index - 1):
        word = unit.tokens[index - 1].lower
        if (
            word in AUXILIARIES
            or word in ADVERBS
            or word in NEGATIONS
            or (word.endswith("ly") and len(word) >= _SHORTEST_ADVERB and word[0].islower())
        ):
            index -= 1
        else:
            break
    return index


def _verbal(unit: Unit, cue: Range, verb: Verb, found: list[Attribution]) -> Attribution | None:
    group = _group_start(unit, cue[0])
    inverted = _inverted_subject(unit, cue[1], group)
    if inverted is not None:
        return Attribution(
            cue,
            verb.stance,
            inverted,
            _before(unit, group, verb) + _resumed(unit, _after_apposition(unit, inverted[1])),
        )
    subject, role, inherits = _subject(unit, group, found)
    attribution = Attribution((group, cue[1]), verb.stance, subject, inherits=inherits, role=role)
    passive = unit.tokens[group].lower in ("is", "was", "are", "were", "be", "been", "being") and verb.lemma not in (
        "say",
        "write",
    )
    if passive and not unit.tokens[cue[0]].lower.endswith(_PARTICIPLE):
        return None
    after = _complement(unit, cue[1], verb)
    if after is not None:
        attribution.content = [after]
    elif subject is not None and not inherits:
        attribution.content = _before(unit, subject[0], verb)
        if attribution.content:
            attribution.content += _resumed(unit, cue[1])
    return attribution


def _inverted_subject(unit: Unit, index: int, group: int) -> Range | None:
    """The subject behind the verb in `"…," said X` and `…, said X`."""
    if group == 0 or index >= unit.end or not unit.outside(index):
        return None
    before = unit.tokens[group - 1]
    if not (before.text == "," or before.text in _QUOTE_MARKS or not unit.outside(group - 1)):
        return None
    if unit.tokens[index - 1].lower.endswith(_PARTICIPLE) or _find_that(unit, index) is not None:
        return None
    return phrases.starting_at(unit.tokens, index, unit.end)


def _after_apposition(unit: Unit, index: int) -> int:
    """Behind ", the harbour master," and the like: where the rest of a split statement may begin."""
    at = index
    while at < unit.end and unit.outside(at) and unit.tokens[at].text not in (".", ":", ";"):
        at += 1
    return at


def _resumed(unit: Unit, index: int) -> list[Range]:
    """The second half of a statement that its attribution splits."""
    at = index
    while at < unit.end and at - index < _WINDOW and unit.outside(at):
        text = unit.tokens[at].text
        if text in (",", ":", "–", "—") and at + 1 < unit.end:
            if not unit.outside(at + 1):
                return [(at + 1, unit.end)]
            if at == index and text == "," and phrases.is_word(unit.tokens[at + 1]):
                return [(at + 1, _clause_end(unit, unit.end))] if unit.end - at >= _SHORTEST_REST else []
        at += 1
    return [(at, unit.end)] if at < unit.end and not unit.outside(at) else []


def _before(unit: Unit, end: int, verb: Verb) -> list[Range]:
    """The content in front of the attribution that begins at `end`."""
    last = end
    while last > 0 and unit.outside(last - 1) and unit.tokens[last - 1].text in (",", "–", "—", "-"):
        last -= 1
    if last == 0 or (last == end and unit.outside(last - 1)):
        return []
    first = _lead_in(unit, last)
    if first >= last or ("c" not in verb.takes and "q" not in verb.takes):
        return []
    if "c" not in verb.takes and all(unit.outside(at) for at in range(first, last)):
        return []
    return [(first, last)]


def _lead_in(unit: Unit, last: int) -> int:
    first = 0
    while first < last and unit.outside(first) and not phrases.is_word(unit.tokens[first]):
        first += 1
    if first < last and unit.tokens[first].lower in ("but", "and") and unit.outside(first):
        first += 1
        if first < last and unit.tokens[first].text == ",":
            first += 1
    return first


def _subject(unit: Unit, group: int, found: list[Attribution]) -> tuple[Range | None, Range | None, bool]:
    """The subject before the verb group: its range, that of its apposition, and whether it is that of the statement before."""
    at = group - 1
    if at < 0:
        return None, None, bool(found)
    before = unit.tokens[at]
    participle = unit.tokens[group].lower.endswith(_PARTICIPLE)
    if participle and (
        before.text in (",", "–", "—") or before.lower in ("by", "after", "before", "while", "and", "in")
    ):
        return (None, None, True) if found else (_first_subject(unit, at), None, False)
    if before.lower in ("and", "but") or (before.text == "," and found and at > found[-1].cue[1]):
        if found:
            return None, None, True
        return _first_subject(unit, at), None, False
    if before.lower in ("who", "which", "that") and at > 0:
        at -= 1 + (unit.tokens[at - 1].text == ",")
        return phrases.ending_at(unit.tokens, at, 0), None, False
    if before.text in (",", "–", "—", ")", "-"):
        return _behind_apposition(unit, at)
    if not unit.outside(at):
        return None, None, False
    return phrases.ending_at(unit.tokens, at, 0), None, False


def _behind_apposition(unit: Unit, at: int) -> tuple[Range | None, Range | None, bool]:
    opening = "(" if unit.tokens[at].text == ")" else unit.tokens[at].text
    other = at - 1
    while other > 0 and unit.tokens[other].text != opening:
        other -= 1
    if other > 0:
        subject = phrases.ending_at(unit.tokens, other - 1, 0)
        if subject is not None:
            return subject, (other + 1, at), False
    return phrases.ending_at(unit.tokens, at - 1, 0), None, False


def _first_subject(unit: Unit, limit: int) -> Range | None:
    """The subject of the unit's first verb: the name or pronoun that it begins with, behind adverbials."""
    at = 0
    while at < limit:
        if unit.outside(at) and phrases.is_word(unit.tokens[at]):
            if unit.tokens[at].lower in PREPOSITIONS or unit.tokens[at].lower in CONJUNCTIONS:
                comma = next((k for k in range(at, limit) if unit.tokens[k].text == ","), None)
                if comma is None:
                    return None
                at = comma + 1
                continue
            return phrases.starting_at(unit.tokens, at, _first_verb(unit, at, limit))
        at += 1
    return None


def _first_verb(unit: Unit, at: int, limit: int) -> int:
    for index in range(at + 1, limit):
        word = unit.tokens[index].lower
        if word in VERBS or word in AUXILIARIES or (word.endswith("ed") and not phrases.is_name(unit.tokens[index])):
            return index
    return limit


def _complement(unit: Unit, index: int, verb: Verb) -> Range | None:
    """The content behind the verb, with the objects and adverbials in between left out."""
    that = _find_that(unit, index)
    if that is not None and ("t" in verb.takes or "o" in verb.takes):
        return _content(unit, that + 1)
    at = index + (index < unit.end and unit.tokens[index].text == ":")
    if at >= unit.end:
        return None
    start = _phrase_complement(unit, at, verb)
    if start is None and "o" in verb.takes and unit.outside(at):
        start = _behind_object(unit, at, verb)
    if start is None and "q" in verb.takes:
        start = _find_quote(unit, index, verb)
    if start is None and "c" in verb.takes:
        start = _bare_clause(unit, at, verb)
    return None if start is None else _content(unit, start)


def _phrase_complement(unit: Unit, at: int, verb: Verb) -> int | None:
    """The start of a content that is a noun phrase or an infinitive."""
    word = unit.tokens[at].lower
    if verb.lemma == "suggest" and word in ("the", "a", "an"):
        return at
    if "n" in verb.takes and phrases.is_word(unit.tokens[at]) and word not in ("on", "in", "at"):
        return at
    return at if "i" in verb.takes and word == "to" else None


def _behind_object(unit: Unit, at: int, verb: Verb) -> int | None:
    """The start of the content behind the person who is told or asked."""
    person = phrases.starting_at(unit.tokens, at, unit.end)
    if person is None or person[1] >= unit.end:
        return None
    rest = person[1]
    if unit.tokens[rest].lower == "to" or not unit.outside(rest):
        return rest
    return rest if "c" in verb.takes and unit.tokens[rest].lower in (PRONOUNS | {"the", "it", "there"}) else None


def _bare_clause(unit: Unit, at: int, verb: Verb) -> int | None:
    """The start of a clause without "that"."""
    at = _behind_time(unit, at)
    if "o" in verb.takes or unit.end - at < _SHORTEST_CLAUSE or not phrases.is_word(unit.tokens[at]):
        return None
    return at if unit.tokens[at].lower not in PREPOSITIONS - {"about", "as", "if"} else None


def _find_that(unit: Unit, index: int) -> int | None:
    """A "that" behind the verb with nothing but an object or adverbials between."""
    for at in range(index, min(unit.end, index + _WINDOW)):
        if not unit.outside(at):
            return None
        word = unit.tokens[at].lower
        if word == "that":
            return at
        if unit.tokens[at].text in (";", ":", ".") or (word in VERBS and at > index) or word in ("who", "which", "and"):
            return None
    return None


def _find_quote(unit: Unit, index: int, verb: Verb) -> int | None:
    """A quotation close behind the verb; where a clause begins before it, that is taken in."""
    reach = _WINDOW if verb.takes != "q" else 8
    for at in range(index, min(unit.end, index + reach)):
        if not unit.outside(at):
            bare = all(unit.tokens[k].lower in PREPOSITIONS | TIMES | {"the", "a", ":", ","} for k in range(index, at))
            return at if bare or "c" not in verb.takes or unit.tokens[at - 1].text in (":", ",") else None
        if unit.tokens[at].text in (";", "."):
            return None
    return None


def _behind_time(unit: Unit, index: int) -> int:
    """Behind "on Friday", "in a statement on Monday", "Tuesday" where a clause follows."""
    at = index
    while at < unit.end and unit.outside(at):
        word = unit.tokens[at].lower
        if word in TIMES or (word.isdigit() and at > index):
            at += 1
        elif word in ("on", "in", "at", "late", "early") and at + 1 < unit.end and unit.tokens[at + 1].lower in TIMES:
            at += 2
        else:
            break
    if at < unit.end and at > index and unit.tokens[at].text == ",":
        at += 1
    return at


def _content(unit: Unit, start: int) -> Range | None:
    while start < unit.end and unit.outside(start) and unit.tokens[start].text in (":", ",", "–", "—"):
        start += 1
    end = _clause_end(unit, unit.end)
    tail = _trailing_attribution(unit, start, end)
    end = _trimmed(unit, start, tail if tail is not None else end)
    return (start, end) if start < end else None


def _trailing_attribution(unit: Unit, start: int, end: int) -> int | None:
    """Where ", according to …" at the end of a content begins."""
    for at in range(start, end - 1):
        if unit.outside(at) and unit.tokens[at].text == "," and unit.tokens[at + 1].lower == "according":
            return at
    return None


def _clause_end(unit: Unit, end: int) -> int:
    while end > 0 and unit.outside(end - 1) and unit.tokens[end - 1].text in (".", "!", "?", "…", ";", ":"):
        end -= 1
    return end


_ACCORDING_START: Final = re.compile(r"[\w“\"‘]")


def _according(unit: Unit, cue: Range) -> Attribution | None:
    """`according to X, …` and `…, according to X`."""
    speaker = phrases.starting_at(unit.tokens, cue[1], unit.end)
    if speaker is None:
        return None
    before = cue[0]
    if before == 0 or unit.tokens[before - 1].lower in ("and", "but"):
        at = speaker[1]
        while at < unit.end and unit.tokens[at].text != ",":
            at += 1
        content = _content(unit, at + 1) if at + 1 < unit.end else None
        return Attribution(cue, Stance.ASSERTS, speaker, [content] if content else [])
    first = _lead_in(unit, before)
    last = _trimmed(unit, first, before)
    return Attribution(cue, Stance.ASSERTS, speaker, [(first, last)] if first < last else [])
