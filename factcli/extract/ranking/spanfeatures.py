"""The features that choose among the places where a statement may begin and end.

A span is scored as the sum of what its start, its end and the pair of them are worth, so that each place is
looked at once. `role` is A for a content behind its cue, R for the second half of one that its attribution
splits, B for one before its cue.
"""

from typing import Final

from factcli.extract.lexicon import SUBORDINATORS
from factcli.extract.model import step
from factcli.extract.ranking.cues import BOUNDARIES, Cue
from factcli.extract.sentences import CLOSING, OPENING, QUOTED, Sentence

_CLAUSE_REACH: Final = 25
"""How far behind an end its clause's verb is looked for, in tokens. Set by hand; another number needs a new fit."""


def _words_of(cue: Cue) -> tuple[str, str]:
    return cue.verb.lemma or cue.word, cue.verb.group + cue.form


def start_features(sentence: Sentence, cue: Cue, at: int, role: str) -> list[str]:
    """The features of a content's start behind the cue."""
    kind_at = sentence.kind_at
    lemma, verb = _words_of(cue)
    here, before, two = kind_at(at), kind_at(at - 1), kind_at(at - 2)
    gap = step(at - cue.index - 1)
    finite = sentence.finite[at] > sentence.finite[cue.index + 1]
    commas = min(sentence.commas[at] - sentence.commas[cue.index + 1], 2)
    that = (
        "0" if cue.that < 0 else "=" if cue.that == at - 1 else "<" if cue.that < at else ">" if cue.that > at else "t"
    )
    quote = "0" if cue.after < 0 else "=" if cue.after == at else "<" if cue.after < at else step(cue.after - at)
    following = kind_at(at + 1)
    return [
        f"{role}g{gap}",
        f"{role}h{here}",
        f"{role}p{before}",
        f"{role}hp{before}|{here}",
        f"{role}hpp{two}|{before}|{here}",
        f"{role}hf{here}|{following}",
        f"{role}gp{gap}|{before}",
        f"{role}gh{gap}|{here}",
        f"{role}gpv{gap}|{before}|{verb}",
        f"{role}ghl{gap}|{here}|{lemma}",
        f"{role}pl{before}|{lemma}",
        f"{role}gl{gap}|{lemma}",
        f"{role}t{that}",
        f"{role}tv{that}|{verb}",
        f"{role}tg{that}|{gap}",
        f"{role}q{quote}",
        f"{role}qv{quote}|{verb}",
        f"{role}qg{quote}|{gap}|{before}",
        f"{role}f{finite}{commas}|{gap}",
        f"{role}w{sentence.low[at] if sentence.quoted[at] < 0 else OPENING}",
        f"{role}wb{sentence.low_at(at - 1)}|{lemma}",
    ]


def end_features(sentence: Sentence, cue: Cue, at: int, role: str) -> list[str]:
    """The features of a content's end behind the cue."""
    kind_at = sentence.kind_at
    _, verb = _words_of(cue)
    here, last, following, third = kind_at(at), kind_at(at - 1), kind_at(at + 1), kind_at(at + 2)
    low = sentence.low_at(at)
    rest = sentence.size - at
    length = step(at - cue.index - 1)
    finite = min(sentence.finite[at] - sentence.finite[cue.index + 1], 3)
    left = sentence.finite[sentence.size] - sentence.finite[at]
    commas = min(sentence.commas[at] - sentence.commas[cue.index + 1], 3)
    behind = _verb_behind(sentence, at)
    final = "$" if rest <= 1 else ""
    context = f"{cue.left.mark}{_opened(sentence, cue)}"
    return [
        f"{role}e{here}{final}",
        f"{role}el{last}|{here}",
        f"{role}ef{here}|{following}",
        f"{role}eff{here}|{following}|{third}",
        f"{role}elf{last}|{here}|{following}",
        f"{role}ew{low}",
        f"{role}eww{low}|{sentence.low_at(at + 1)}",
        f"{role}er{step(rest)}",
        f"{role}erh{step(rest)}|{here}",
        f"{role}en{length}|{here}",
        f"{role}ev{here}|{verb}",
        f"{role}ec{commas}|{here}",
        f"{role}ei{finite}|{here}",
        f"{role}eif{finite}|{low}|{following}",
        f"{role}eb{behind}|{here}",
        f"{role}ebf{behind}|{here}|{following}",
        f"{role}ebl{behind}|{low}|{context}",
        f"{role}ex{context}|{here}{final}",
        f"{role}exf{context}|{here}|{following}",
        f"{role}exi{context}|{here}|{behind}|{min(left, 2)}",
        f"{role}ep{min(left, 2)}|{here}|{final}",
        f"{role}em{min(sentence.commas[sentence.size] - sentence.commas[at], 2)}|{here}|{context}",
        f"{role}ek{cue.rivals[1] > 0}|{here}|{following}",
    ]


def _verb_behind(sentence: Sentence, at: int) -> str:
    """Whether a finite verb follows before the next comma, and how soon: what is cut off would be a clause."""
    position = at + (sentence.kind_at(at) in BOUNDARIES)
    start = position
    while (
        position < sentence.size
        and position - start < _CLAUSE_REACH
        and sentence.kind[position] not in (",", ";", "–", OPENING)
    ):
        if sentence.finite[position + 1] > sentence.finite[position]:
            return step(position - start)
        position += 1
    return sentence.kind_at(position) if position - start < _CLAUSE_REACH else "-"


def _opened(sentence: Sentence, cue: Cue) -> str:
    """Whether the cue stands in a clause that an outer one waits for: behind "while", or in a relative clause."""
    first = sentence.kind_at(0)
    before = sentence.kind_at(cue.group - 1)
    relative = "r" if before in ("who", "which", "that") else ""
    if cue.left.mark in SUBORDINATORS:
        return relative + ("S" if cue.left.at <= 1 else "s")
    if first in SUBORDINATORS and sentence.commas[cue.index] == 0:
        return relative + "S"
    return relative + ("p" if cue.form == "ing" and cue.group == cue.index else "")


def pair_features(sentence: Sentence, cue: Cue, start: int, end: int, role: str) -> list[str]:
    """The features of start and end together, for every role."""
    first, last = sentence.kind[start], sentence.kind_at(end)
    closing = sentence.kind[end - 1]
    length = step(end - start)
    finite = min(sentence.finite[end] - sentence.finite[start], 2)
    one_quote = sentence.quoted[start] >= 0 and sentence.quoted[start] == sentence.quoted[end - 1]
    shape = f"{first == OPENING:d}{closing in (CLOSING, OPENING, QUOTED):d}{one_quote:d}"
    commas = min(sentence.commas[end] - sentence.commas[start], 2)
    return [
        f"{role}+l{length}",
        f"{role}+ll{length}|{last}",
        f"{role}+s{shape}|{last}",
        f"{role}+sv{shape}|{cue.verb.group}",
        f"{role}+fl{first}|{last}",
        f"{role}+p{sentence.kind_at(start - 1)}|{last}|{finite}",
        f"{role}+f{finite}|{length}",
        f"{role}+fv{finite}|{cue.verb.group}|{last}",
        f"{role}+y{finite}|{last}|{sentence.kind_at(end + 1)}",
        f"{role}+z{finite}|{commas}|{last}|{sentence.kind_at(end + 1)}",
        f"{role}+fp{finite}|{sentence.kind_at(start - 1)}|{first}",
        f"{role}+c{commas}|{last}|{finite}",
    ]


def before_end_features(sentence: Sentence, cue: Cue, at: int) -> list[str]:
    """The features of the end of a content in front of its attribution."""
    kind_at = sentence.kind_at
    _, verb = _words_of(cue)
    here, last = kind_at(at), kind_at(at - 1)
    gap = step(cue.group - at)
    finite = min(sentence.finite[cue.group] - sentence.finite[at], 2)
    commas = min(sentence.commas[cue.group] - sentence.commas[at], 3)
    nearest = cue.before == at - 1
    subject = kind_at(cue.group - 1)
    following = kind_at(at + 1)
    return [
        f"Be{here}",
        f"Bel{last}|{here}",
        f"Beg{gap}|{here}",
        f"Bef{here}|{following}",
        f"Befs{here}|{following}|{subject}",
        f"Bei{finite}|{commas}|{here}",
        f"Beig{finite}|{gap}|{last}",
        f"Beq{nearest}|{last}|{gap}",
        f"Bev{verb}|{gap}|{here}",
        f"Bes{subject}|{gap}|{here}",
        f"Bea{kind_at(cue.index + 1)}|{gap}|{here}",
        f"Beb{min(sentence.finite[at], 2)}|{here}|{commas}",
    ]


def before_start_features(sentence: Sentence, cue: Cue, at: int) -> list[str]:
    """The features of the start of a content in front of its attribution."""
    kind_at = sentence.kind_at
    here, before, two = kind_at(at), kind_at(at - 1), kind_at(at - 2)
    finite = min(sentence.finite[at], 2)
    rival = cue.rivals[0] > 0
    return [
        f"Bs{before}",
        f"Bsh{before}|{here}",
        f"Bst{two}|{before}|{here}",
        f"Bsf{finite}|{before}",
        f"Bsfh{finite}|{before}|{here}",
        f"Bsr{rival}|{before}",
        f"Bsr2{rival}|{before}|{here}|{finite}",
        f"Bsi{step(at)}",
        f"Bsc{min(sentence.commas[at], 2)}|{before}|{here}",
        f"Bsw{sentence.low_at(at - 1)}|{here}",
        f"Bsz{at == 0}|{here}|{kind_at(1)}",
        f"Bsq{cue.before >= at}|{before}",
    ]
