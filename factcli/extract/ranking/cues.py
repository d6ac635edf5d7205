"""Words that may report a statement, and what surrounds each of them in its sentence."""

from typing import Final

from msgspec import Struct

from factcli.extract.lexicon import (
    ADVERBS,
    AUXILIARIES,
    BE,
    CONJUNCTIONS,
    NEGATIONS,
    RELATIVES,
    SUBORDINATORS,
    VERBS,
    Verb,
)
from factcli.extract.sentences import CLOSING, OPENING, Sentence

# What is looked at around a cue. These numbers are in the features that the weights were fitted on: another one needs a new
# fit (`python -m factcli.extract.fit fit`). They were set by hand, so that a sentence of thousands of words costs no square.
_SIDE_REACH: Final = 30
_GROUP_REACH: Final = 5
_MOST_RIVALS: Final = 30
_MOST_CUES: Final = 40
"""How many cues of a sentence are looked at: more than any sentence of sense has. On data/gold 8 is the same."""
_THAT_REACH: Final = 14
_PLAIN: Final = Verb("", "-")
_SHORTEST_ADVERB: Final = 5
"""Letters of an adverb in -ly: shorter words are as often others (ally, fly, rely). On data/gold 3 and 8 are the same."""
_JOINTS: Final = CONJUNCTIONS | SUBORDINATORS | RELATIVES
MARKS: Final = frozenset((",", ";", ":", "–", "(", ")", ".", "!", "?", "…", "..."))
"""Classes of the punctuation that parts clauses: a content neither begins nor ends with it."""
BOUNDARIES: Final = _JOINTS | MARKS | {OPENING, CLOSING}
"""Classes of the tokens between which a clause stands."""


class Side(Struct, kw_only=True):
    """What stands on one side of a cue.

    The class of the nearest boundary, its token, the number of tokens and of finite verbs up to it, and the class of what
    stands beyond it, seen from the cue.
    """

    mark: str
    at: int
    length: int
    finite: int
    beyond: str


class Cue(Struct, kw_only=True):
    """A word that may report: its token, and the first token of its group of auxiliaries and adverbs.

    `strength` tells how often such a word reports in what the weights were fitted on (0 never seen, 9 nearly always).
    `that` is the next token "that" without another cue between, or -1; `before` and `after` are the quotations' nearest
    tokens on each side, or -1; `rivals` how many other strong cues the sentence has before and behind.
    """

    index: int
    group: int
    word: str
    verb: Verb
    form: str
    strength: int
    left: Side
    right: Side
    that: int
    before: int
    after: int
    negated: bool
    passive: bool
    rivals: tuple[int, int]


_STRONG: Final = 5
"""The strength of a word that was a cue at least 15 of 100 times (`fit.alignment`); features that were fitted hold it."""


def cues(sentence: Sentence, lexicon: dict[str, int]) -> list[Cue]:
    """The words of the sentence outside quotations that may report a statement, in order.

    `lexicon` gives words the strength that was learned for them.
    """
    strengths = [
        (lexicon.get(low, 0 if low in VERBS else -1) if sentence.quoted[index] < 0 else -1)
        for index, low in enumerate(sentence.low)
    ]
    places = [index for index, strength in enumerate(strengths) if strength >= 0]
    if not places:
        return []
    if len(places) > _MOST_CUES:
        places = sorted(sorted(places, key=lambda index: -strengths[index])[:_MOST_CUES])
    strong = [index for index in places if strengths[index] >= _STRONG]
    before, after = _nearest_quotes(sentence)
    found = []
    for index in places:
        earlier = sum(1 for at in strong if at < index) if len(strong) <= _MOST_RIVALS else _MOST_RIVALS
        later = len(strong) - earlier - (strengths[index] >= _STRONG)
        found.append(_cue(sentence, index, strengths, before[index], after[index], (earlier, later)))
    return found


def cue_at(sentence: Sentence, index: int, lexicon: dict[str, int]) -> Cue:
    """The cue at a token that a rule found, whether or not `lexicon` knows its word."""
    strengths = [lexicon.get(low, 0) for low in sentence.low]
    before, after = _nearest_quotes(sentence)
    return _cue(sentence, index, strengths, before[index], after[index], (0, 0))


def _cue(sentence: Sentence, index: int, strengths: list[int], before: int, after: int, rivals: tuple[int, int]) -> Cue:
    word = sentence.low[index]
    group, negated, be = _group(sentence, index)
    form = _form(word)
    return Cue(
        index=index,
        group=group,
        word=word,
        verb=VERBS.get(word, _PLAIN),
        form=form,
        strength=strengths[index],
        left=_side(sentence, group - 1, -1),
        right=_side(sentence, index + 1, 1),
        that=_that(sentence, index + 1, strengths),
        before=before,
        after=after,
        negated=negated,
        passive=be and form != "ing",
        rivals=rivals,
    )


def _group(sentence: Sentence, index: int) -> tuple[int, bool, bool]:
    """The first token of the verb group, whether it is negated, and whether a form of "be" is in it."""
    negated = be = False
    at = index
    while at > 0 and sentence.quoted[at - 1] < 0 and index - at < _GROUP_REACH:
        low = sentence.low[at - 1]
        if (
            low not in AUXILIARIES
            and low not in ADVERBS
            and low not in NEGATIONS
            and not is_adverb(low, sentence.kind[at - 1])
        ):
            break
        negated = negated or low in NEGATIONS
        be = be or low in BE
        at -= 1
    return at, negated, be


def is_adverb(low: str, kind: str) -> bool:
    """Whether a word looks like "angrily"."""
    return kind == "ly" and len(low) >= _SHORTEST_ADVERB and not low.endswith(("ally's", "family"))


def _form(word: str) -> str:
    for ending in ("ing", "ed", "s"):
        if word.endswith(ending):
            return ending
    return "b"


def _side(sentence: Sentence, start: int, step: int) -> Side:
    at = start
    finite = 0
    kinds, counts = sentence.kind, sentence.finite
    while 0 <= at < sentence.size and abs(at - start) < _SIDE_REACH and kinds[at] not in BOUNDARIES:
        finite += counts[at + 1] - counts[at]
        at += step
    return Side(
        mark=sentence.kind_at(at), at=at, length=abs(at - start), finite=finite, beyond=sentence.kind_at(at + step)
    )


def _that(sentence: Sentence, start: int, strengths: list[int]) -> int:
    for at in range(start, min(sentence.size, start + _THAT_REACH)):
        if sentence.low[at] == "that" and sentence.quoted[at] < 0:
            return at
        if strengths[at] >= _STRONG or sentence.kind[at] in (";", OPENING):
            return -1
    return -1


def _nearest_quotes(sentence: Sentence) -> tuple[list[int], list[int]]:
    """For each token the last one of the nearest quotation before it, and the first of the nearest behind it; -1 if none."""
    before, last = [], -1
    for index, inside in enumerate(sentence.quoted):
        before.append(last)
        if inside >= 0:
            last = index
    after, following = [-1] * sentence.size, -1
    for index in range(sentence.size - 1, -1, -1):
        after[index] = following
        if sentence.quoted[index] >= 0 and sentence.opens(index):
            following = index
    return before, after
