"""Where a statement may begin and end, behind its cue and before it, and the features that choose among these places.

A span is scored as the sum of what its start, its end and the pair of them are worth, so that each place is
looked at once. `role` is A for a content behind its cue, R for the second half of one that its attribution
splits, B for one before its cue.
"""

from typing import Final

from factcli.extract.lexicon import ADVERBS, AUXILIARIES, CONJUNCTIONS, PREPOSITIONS, RELATIVES, SUBORDINATORS, VERBS
from factcli.extract.model import step
from factcli.extract.ranking.cues import BOUNDARIES, MARKS, Cue
from factcli.extract.sentences import CLOSING, OPENING, QUOTED, Sentence

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
_OTHERWISE: Final = frozenset(("and", "but", "while"))
_SUBJECT_REACH: Final = 12
"""How many tokens behind a comma the verb of another speaker stands at most; set by hand."""
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
    found = []
    for at in range(first, min(last, first + _END_REACH)):
        inside = quoted[at - 1]
        if inside >= 0:
            if quoted[at] != inside:
                found.append(at)
        elif (quoted[at] >= 0 or kind[at] in _BREAKS) and not _joins_numbers(sentence, at):
            found.append(at)
            if _speaks_on(sentence, cue, at) or _another_speaks(sentence, at):
                return found
    if last >= first:
        found.append(last)
    return found


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
    tense = _tense(low, verb.lemma)
    return tense != "" and tense == _tense(cue.word, cue.verb.lemma)


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


def _joins_numbers(sentence: Sentence, at: int) -> bool:
    """Whether a dash stands between two numbers: "the 2012–13 season"."""
    return sentence.kind[at] == "–" and sentence.kind[at - 1] == sentence.kind_at(at + 1) == "9"


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
    for at in range(end - 1, max(-1, end - _FAR_REACH), -1):
        if quoted[at] >= 0:
            if sentence.opens(at):
                found.append(at)
        elif at == 0 or kind[at - 1] in _OPEN or kind[at - 1] == CLOSING:
            found.append(at)
    if end and (not found or found[-1] != 0) and end <= _FAR_REACH:
        found.append(0)
    return found


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
        and position - start < _QUOTE_REACH
        and sentence.kind[position] not in (",", ";", "–", OPENING)
    ):
        if sentence.finite[position + 1] > sentence.finite[position]:
            return step(position - start)
        position += 1
    return sentence.kind_at(position) if position - start < _QUOTE_REACH else "-"


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
