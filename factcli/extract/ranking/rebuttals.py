"""Who says of a statement that it is not so: a verb of rebuttal with a noun for what was said, active or passive.

`The mayor rubbished reports that …`, `called the claim “a lie”`, `Claims that … were rejected by the mayor`. The frame is looked
for, not the verb alone: who condemns a move or rejects a plan denies no statement.
"""

import re
from typing import Final, NamedTuple

from factcli.extract.lexicon import DETERMINERS, POSSESSIVES, PREPOSITIONS, PRONOUNS
from factcli.extract.ranking.rebuttalwords import (
    ACTIVE,
    CALLED,
    DONE,
    NAMED,
    NAMING,
    PASSIVE,
    PREDICATE,
    STATEMENTS,
    UNTRUE,
)
from factcli.extract.sentences import FINITE, Range, Sentence
from factcli.text.words import word_set

_ALSO_VERBS: Final = word_set(
    "claim claims report reports charge charges boast talk fears concerns finding account accounts"
)
"""Those of them that are as often verbs: only a word before them tells."""
_OF_THINGS: Final = re.compile(r"(?:contradict|beli|disprov|discredit|counter)")
"""Verbs that facts are subjects of, too: where they speak against somebody's claim, that claim is what is reported."""
_GOVERNING: Final = word_set("face faces said says")
_NOT: Final = re.compile(r"(?:not|never|n't|nor|neither|hardly|cannot|nobody|without|[a-z]+n't)")
_NEGATION_REACH: Final = 4
"""How many words before a verb of rebuttal its negation may stand: "has not yet formally denied"; set by hand."""


_OPENERS: Final = (DETERMINERS | PRONOUNS | {"that", "of", "about", "there"}) - {"who", "you"}
_DOCUMENTS: Final = word_set("report statement account testimony finding findings complaint argument narrative")
"""Of these one may call the whole a fairy tale, which says of no statement that it is untrue: only with `that …` behind."""
_THAT_REACH: Final = 12
"""How many words behind "claims by" its "that" may stand; set by hand."""


class Rebuttal(NamedTuple):
    """A statement that is said to be untrue: the verb's token, the noun's, the tokens of the noun phrase's begin.

    `negated`: the verb is ("did not deny reports that"), so that nothing is said to be untrue.
    """

    verb: int
    noun: int
    first: int
    negated: bool


class Ended(NamedTuple):
    """A noun's clause that ends in front of its sentence's own predicate: `The claim that … was rejected by the mayor`.

    `end`: the token behind the clause · `verb`: the participle of a rebuttal, -1 if it is called false · `by`: the first token
    of who rebuts, -1 where nobody is named · `denied`: it is said to be untrue, by whomever.
    """

    end: int
    verb: int
    by: int
    denied: bool


def line(sentence: Sentence, first: int = 0, end: int | None = None) -> str:
    """Tokens of the sentence without case, each with a blank behind it: a token's index is the number of blanks before it."""
    return " ".join(sentence.low[first : sentence.size if end is None else end]) + " "


def rebuttals(sentence: Sentence, words: str) -> list[Rebuttal]:
    """The active rebuttals of the sentence, whose `line` is `words`, in order."""
    found = []
    for match in (*ACTIVE.finditer(words), *NAMED.finditer(words)):
        verb, noun = words.count(" ", 0, match.start("verb")), words.count(" ", 0, match.start("noun"))
        first = words.count(" ", 0, match.start("as") if match["as"] else match.start("phrase"))
        if not sentence.outside(verb) or not sentence.outside(noun) or not _is_verb(sentence, verb):
            continue
        if NAMED.made(match) and not CALLED.match(words, match.start("phrase")):
            continue
        if not _opens_clause(sentence, noun + 1):
            continue
        if _OF_THINGS.match(sentence.low[verb]) and owner(sentence, noun):
            continue
        before = sentence.low[max(0, verb - _NEGATION_REACH) : verb]
        found.append(Rebuttal(verb, noun, first, any(_NOT.fullmatch(low) for low in before)))
    return found


def _opens_clause(sentence: Sentence, at: int) -> bool:
    """Whether behind the noun stands what was said: `that …`, `of …`, `he had …`."""
    low = sentence.low_at(at)
    if sentence.kind_at(at) == "N" or low in _OPENERS:
        return at < sentence.size and sentence.outside(at)
    return low in ("by", "from", "made", "in") and "that" in sentence.low[at : at + _THAT_REACH]


def _is_verb(sentence: Sentence, at: int) -> bool:
    """Whether a form of a verb is none of a noun or an adjective: `the attack claims`, `his disputed claim`."""
    before = sentence.low_at(at - 1)
    return at > 0 and before not in DETERMINERS and not before.endswith(("'s", "s'"))


def is_statement(sentence: Sentence, at: int) -> bool:
    """Whether the token is a noun for a statement, and not the verb `claims` or `reports`."""
    low = sentence.low[at]
    if low not in STATEMENTS or sentence.quoted[at] >= 0:
        return False
    if low not in _ALSO_VERBS or at == 0:
        return True
    before = sentence.low[at - 1]
    return (
        before in DETERMINERS
        or before in PREPOSITIONS
        or before.endswith(("'s", "s'"))
        or sentence.kind[at - 1] in ("ed", "ing", FINITE)
        or sentence.kind[at - 1].startswith("v")
        or before in _GOVERNING
    )


def ended(sentence: Sentence, noun: int, words: str) -> Ended | None:
    """Where the clause of a noun ends, if what follows calls it untrue; `words`: the sentence's `line`."""
    start = _place(words, noun + 1)
    best: Ended | None = None
    for match in PASSIVE.finditer(words, start):
        end, verb = words.count(" ", 0, match.start("be")), words.count(" ", 0, match.start("verb"))
        behind = words.count(" ", 0, match.end("verb")) + 1
        if sentence.outside(verb) and _closes(sentence, noun, end):
            by = behind + 1 if sentence.low_at(behind) == "by" else -1
            best = Ended(end, verb, by, denied=not any(_NOT.fullmatch(low) for low in sentence.low[end:verb]))
    if best is not None:
        return best
    for match in (*PREDICATE.finditer(words, start), *DONE.finditer(words, start)):
        end = words.count(" ", 0, match.start())
        if sentence.outside(end) and _closes(sentence, noun, end):
            return Ended(end, -1, -1, denied=PREDICATE.made(match))
    return None


def _place(words: str, index: int) -> int:
    place = 0
    for _ in range(index):
        place = words.index(" ", place) + 1
    return place


def _closes(sentence: Sentence, noun: int, end: int) -> bool:
    """Whether a predicate at `end` may be the sentence's own: the noun's clause before it has a verb of its own, or is `of …`."""
    if end <= noun + 1:
        return True
    if sentence.low[noun + 1] in ("of", "about", "by", "from", "over"):
        return sentence.finite[end] == sentence.finite[noun + 1]
    return sentence.finite[end] > sentence.finite[noun + 1] and end - noun > 2


def calls_untrue(sentence: Sentence, lemma: str, content: tuple[Range, ...]) -> bool:
    """Whether a content of `called`, `branded` and the like names a statement and what it is: `the claim “a lie”`."""
    return lemma in NAMING and any(_is_untrue(line(sentence, *part)) for part in content)


def _is_untrue(words: str) -> bool:
    match = CALLED.match(words)
    if match is None:
        return UNTRUE.match(words) is not None
    behind = words[match.end("noun") :].split(" ", 2)[1] if match["noun"] in _DOCUMENTS else "that"
    return behind in _OPENERS


def phrase_start(sentence: Sentence, noun: int) -> int:
    """Where the phrase of a noun for a statement begins: at its determiner, or at the words that describe it."""
    at = noun
    while at > 0 and sentence.outside(at - 1) and sentence.kind[at - 1] in ("w", "ed", "ing", "9", "ly"):
        at -= 1
    return at - 1 if at > 0 and sentence.low[at - 1] in DETERMINERS else at


def owner(sentence: Sentence, noun: int) -> bool:
    """Whether a noun for a statement tells whose it is: `the mayor's claim that`, `claims by the mayor that`."""
    at = phrase_start(sentence, noun)
    before = sentence.low_at(at - 1)
    return (
        before.endswith(("'s", "s'")) or sentence.low[at] in POSSESSIVES or sentence.low_at(noun + 1) in ("by", "from")
    )
