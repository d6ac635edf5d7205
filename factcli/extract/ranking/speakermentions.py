"""Who is said to have said it, in the words of the sentence: the noun phrases that may be meant, and their features.

Besides the phrases of the cue's sentence there are two candidates: `BEFORE`, the speaker of the statement before, and `NOBODY`.
"""

from typing import Final

from factcli.extract.lexicon import DETERMINERS, NOUNS, POSSESSIVES, PRONOUNS, RELATIVES, TIMES, VERBS
from factcli.extract.model import Model, softmax, step, total
from factcli.extract.ranking.cues import BOUNDARIES, Cue
from factcli.extract.ranking.nounchunks import chunks
from factcli.extract.sentences import Range, Sentence

BEFORE: Final = (-1, -1)
NOBODY: Final = (-2, -2)
# In tokens and in marks; both are in the choices and features that the weights were fitted on, and were set by hand.
_PHRASE_REACH: Final = 45
_MARKS_READ: Final = 3

ROLES: Final = (
    "er", "or", "ist", "man", "men", "woman", "women", "ian", "ant", "ent", "chief", "judge", "mayor", "head", "boss", "ers",
    "ors", "ists", "ians", "ants", "ents", "people", "team", "group", "company", "ministry", "police", "agency", "office",
    "officials", "official", "aide", "aides", "critics", "union", "party", "study", "report", "poll", "survey", "source",
    "sources",
)  # fmt: skip
"""What words for people and bodies end with."""
_SEVERAL: Final = frozenset(("people", "police", "men", "women", "both", "many", "some", "few", "others"))


def candidates(sentence: Sentence, cue: Cue, content: tuple[Range, ...]) -> list[Range]:
    """The phrases that may name the speaker of a content that `cue` reports, and the two other possibilities."""
    found: list[Range] = []
    inside = _bracketed(sentence, cue.index)
    for first, end in chunks(sentence):
        if first < cue.group < end:
            end = _front(sentence, first, cue)  # noqa: PLW2901 — a phrase may swallow its verb: "the ministry denies"
            if end - first == 1 and sentence.low[first] in DETERMINERS - POSSESSIVES:
                continue
        elif first <= cue.index < end or abs(first - cue.index) >= _PHRASE_REACH:
            continue
        if first in inside or _is_relative(sentence, first, found):
            continue
        if not any(start < end and first < last for start, last in content):
            found.append((first, end))
    return [*found, BEFORE, NOBODY]


def _front(sentence: Sentence, first: int, cue: Cue) -> int:
    """Where a phrase ends that the cue stands in: behind its owner, if the cue is its noun ("his own count"), else at the cue."""
    before = sentence.kind[cue.group - 1]
    noun = cue.word in NOUNS and (
        cue.word not in VERBS
        or cue.form == "ing"
        or before in ("ed", "ing", "ly")
        or sentence.low[cue.group - 1] == "own"
    )
    if not noun:
        return cue.group
    if sentence.low[first] in POSSESSIVES:
        return first + 1
    owners = [at + 1 for at in range(first, cue.group) if sentence.low[at].endswith(("'s", "s'"))]
    return owners[-1] if owners else cue.group


def _is_relative(sentence: Sentence, at: int, found: list[Range]) -> bool:
    """Whether a token is the "who" behind one of the phrases, which then may be meant itself."""
    ends = found[-1][1] if found else -1
    return sentence.low[at] in RELATIVES and (at == ends or (at == ends + 1 and sentence.kind[ends] == ","))


def _bracketed(sentence: Sentence, index: int) -> frozenset[int]:
    """The tokens that stand in brackets, if that of the cue does not."""
    if "(" not in sentence.kind:
        return frozenset()
    found: set[int] = set()
    opened = -1
    for at, kind in enumerate(sentence.kind):
        if kind == "(":
            opened = at
        elif kind == ")" and opened >= 0:
            if not opened < index < at:
                found.update(range(opened, at))
            opened = -1
    return frozenset(found)


def features(sentence: Sentence, cue: Cue, content: tuple[Range, ...], chunk: Range, *, rank: int) -> list[str]:
    """The features of a candidate; `rank` is how many other candidates lie between it and the cue."""
    lemma = cue.verb.lemma or cue.word
    verb = f"{cue.verb.group}{cue.form}"
    side = _side_of_content(cue, content)
    before = sentence.kind_at(cue.group - 1)
    after = sentence.kind_at(cue.index + 1)
    if chunk in (BEFORE, NOBODY):
        name = "B" if chunk == BEFORE else "O"
        return [
            name,
            f"{name}{side}",
            f"{name}{verb}|{before}",
            f"{name}{lemma}|{before}",
            f"{name}a{after}|{before}",
            f"{name}g{cue.group == 0}|{side}",
            f"{name}L{cue.left.mark}|{cue.left.length == 0}|{side}",
            f"{name}P{cue.passive}|{cue.form}|{cue.group == 0}",
        ]
    return _of_phrase(sentence, cue, chunk, lemma, verb, side, rank)


def _side_of_content(cue: Cue, content: tuple[Range, ...]) -> str:
    if content[0][0] > cue.index:
        return "a"
    return "r" if content[-1][0] > cue.index else "b"


def _of_phrase(sentence: Sentence, cue: Cue, chunk: Range, lemma: str, verb: str, side: str, rank: int) -> list[str]:
    first, end = chunk
    behind = first > cue.index
    low, high = (cue.index + 1, first) if behind else (end, cue.group)
    gap = max(0, high - low)
    way = f"{'>' if behind else '<'}{side}"
    between = _between(sentence, low, high)
    kind = _kind(sentence, chunk)
    prior, following = sentence.kind_at(first - 1), sentence.kind_at(end)
    head = sentence.low[end - 1]
    finite = min(sentence.finite[high] - sentence.finite[low], 2) if gap else 0
    commas = min(sentence.commas[high] - sentence.commas[low], 3) if gap else 0
    cue_before = sentence.kind_at(cue.group - 1)
    ranked = f"{way}{min(rank, 4)}"
    return [
        f"{way}g{step(gap)}",
        f"{ranked}",
        f"{ranked}|{kind}",
        f"{ranked}|{finite}{commas}",
        f"{way}|{kind}",
        f"{way}{between}",
        f"{way}{between}|{kind}",
        f"{way}{between}|{cue.form}",
        f"{way}v{verb}|{step(gap)}",
        f"{way}l{lemma}|{min(gap, 3)}",
        f"{way}p{prior}",
        f"{way}p{prior}|{min(rank, 2)}|{finite}",
        f"{way}f{following}",
        f"{way}f{following}|{prior}|{finite}{min(commas, 2)}",
        f"{way}c{cue_before}|{kind}|{min(rank, 3)}",
        f"{way}c{cue_before}|{prior}|{finite}{min(commas, 2)}",
        f"{way}c{cue_before}|{cue.form}|{min(rank, 3)}|{finite}",
        f"{way}P{cue.passive}|{min(rank, 2)}|{prior}",
        f"{way}0{first == 0}|{finite}{min(commas, 2)}",
        f"{way}F{first == 0 or prior in (',', 'and', 'but')}|{cue_before}|{finite}",
        f"h{head}",
        f"{way}e{head[-3:]}|{kind}",
        f"{way}x{cue.left.mark}|{finite}{min(commas, 2)}|{cue_before}",
        f"k{kind}|{prior}",
        f"n{way}{min(end - first, 4)}|{kind}",
        f"{way}#{_number(sentence, end - 1)}|{sentence.low[cue.group] if cue.group < cue.index else cue.form}",
        f"{way}A{prior}{sentence.kind_at(first - 2)}|{following}|{kind}",
        f"{way}P{cue.passive}|{prior == 'by'}|{cue.form}",
        f"{way}d{sentence.low[first] if sentence.low[first] in DETERMINERS else '-'}|{kind}",
    ]


def _number(sentence: Sentence, at: int) -> str:
    """Whether a phrase that ends with this word looks like one or several."""
    low = sentence.low[at]
    if low in ("they", "we") or low in _SEVERAL:
        return "s"
    if low in PRONOUNS:
        return "1" if low in ("he", "she", "it") else "-"
    return "s" if low.endswith("s") and not low.endswith(("ss", "'s")) and sentence.kind[at] != "N" else "1"


def _between(sentence: Sentence, low: int, high: int) -> str:
    """The boundaries between phrase and cue, in order, as far as a few."""
    marks = [sentence.kind[at] for at in range(low, min(high, low + _PHRASE_REACH)) if sentence.kind[at] in BOUNDARIES]
    return (
        "="
        if high <= low
        else "_"
        if not marks
        else "".join(marks[:_MARKS_READ]) + ("+" if len(marks) > _MARKS_READ else "")
    )


def _kind(sentence: Sentence, chunk: Range) -> str:
    first, end = chunk
    head = sentence.low[end - 1]
    if head in PRONOUNS:
        return head if head in ("he", "she", "it", "they", "who", "i", "we") else "pro"
    if head in TIMES:
        return "T"
    if sentence.kind[end - 1] == "9":
        return "9"
    if head.endswith("'s"):
        return "'s"
    name = sentence.kind[end - 1] == "N"
    role = head.endswith(ROLES)
    if name:
        return "N" if end - first == 1 else "NN" if sentence.kind[end - 2] == "N" else "wN"
    if head in RELATIVES:
        return "rel"
    if head in NOUNS or head in VERBS:
        return "said"
    return "role" if role else "s" if head.endswith("s") else "w"


def mentioned(sentence: Sentence, cue: Cue, content: tuple[Range, ...], model: Model) -> tuple[Range, float]:
    """The likeliest candidate and its probability."""
    possible = candidates(sentence, cue, content)
    scores = [
        total(model.mentions, features(sentence, cue, content, chunk, rank=rank))
        for chunk, rank in zip(possible, ranks(cue, possible), strict=True)
    ]
    chances = softmax(scores)
    best = max(range(len(possible)), key=lambda at: chances[at])
    return possible[best], chances[best]


def ranks(cue: Cue, possible: list[Range]) -> list[int]:
    """For each candidate how many others lie between it and the cue."""
    before = [chunk for chunk in possible if 0 <= chunk[0] < cue.index]
    after = [chunk for chunk in possible if chunk[0] > cue.index]
    places = {chunk: at for at, chunk in enumerate(reversed(before))} | {chunk: at for at, chunk in enumerate(after)}
    return [places.get(chunk, 0) for chunk in possible]
