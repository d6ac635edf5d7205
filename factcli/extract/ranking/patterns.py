"""Where the statement stands that a cue reports: nowhere, behind it, before it, or around it. The features of that choice."""

from typing import Final

from factcli.extract.lexicon import AUXILIARIES, PRONOUNS
from factcli.extract.ranking.cues import Cue
from factcli.extract.sentences import Sentence

PATTERNS: Final = ("null", "after", "before", "around")

# Both are in the names of features that the weights were fitted on: another number needs a new fit.
_APPOSITION_REACH: Final = 20
_STEPS: Final = (0, 1, 2, 3, 5, 8, 14, 25)
"""Small lengths apart, large ones together, so that each feature is seen often enough to be fitted."""


def step(number: int) -> str:
    """A number as one of few letters, so that like lengths are one feature."""
    for letter, limit in zip("abcdefgh", _STEPS, strict=True):
        if number <= limit:
            return letter
    return "z"


def features(sentence: Sentence, cue: Cue) -> list[str]:
    """The names of the features of `cue` in `sentence`, for the model of patterns."""
    index, word, group_name, form, left, right = cue.index, cue.word, cue.verb.group, cue.form, cue.left, cue.right
    kind_at, low_at = sentence.kind_at, sentence.low_at
    after1, after2, after3 = kind_at(index + 1), kind_at(index + 2), kind_at(index + 3)
    before1, before2 = kind_at(cue.group - 1), kind_at(cue.group - 2)
    direct1 = kind_at(index - 1)
    verb = f"{group_name}{form}"
    bucket = f"{cue.strength}"
    lemma = cue.verb.lemma or word
    subject = _subject(sentence, cue)
    quote_before, quote_after = _quote_before(sentence, cue), _quote_after(sentence, cue)
    helper = "+".join(low for low in sentence.low[cue.group : index] if low in AUXILIARIES) or "-"
    that = "0" if cue.that < 0 else step(cue.that - index)
    ends_left = f"{left.mark}{step(left.length)}"
    ends_right = f"{right.mark}{step(right.length)}"
    context = _context(sentence, cue)
    earlier = _earlier_clause(sentence, left.at)
    rest = step(sentence.size - index - 1)
    found = [
        f"w{word}",
        f"v{verb}",
        f"b{bucket}",
        f"b{bucket}{form}",
        f"a1{after1}",
        f"a2{after2}",
        f"a3{after3}",
        f"p1{before1}",
        f"p2{before2}",
        f"d1{direct1}",
        f"aw{low_at(index + 1)}",
        f"aw2{low_at(index + 2)}",
        f"pw{low_at(cue.group - 1)}",
        f"dw{low_at(index - 1)}",
        f"wa{word}|{after1}",
        f"wp{word}|{before1}",
        f"wd{word}|{low_at(index - 1)}",
        f"wA{word}|{low_at(index + 1)}",
        f"la{lemma}|{after1}|{after2}",
        f"ls{lemma}|{subject}",
        f"lp{lemma}|{form}|{before1}",
        f"va{verb}|{after1}",
        f"va2{verb}|{after1}|{after2}",
        f"vp{verb}|{before1}",
        f"ba{bucket}|{after1}",
        f"ba2{bucket}|{form}|{after1}|{after2}",
        f"bp{bucket}|{before1}",
        f"bs{bucket}|{form}|{subject}",
        f"pa{before1}|{after1}",
        f"pp{before2}|{before1}|{after1}",
        f"aa{after1}|{after2}|{after3}",
        f"s{subject}",
        f"vs{verb}|{subject}",
        f"ws{word}|{subject}",
        f"h{helper}",
        f"hf{helper}|{form}",
        f"hv{helper}|{verb}",
        f"hw{helper}|{word}",
        f"t{that}",
        f"tv{that}|{verb}",
        f"tw{'+' if cue.that >= 0 else '-'}{word}",
        f"tb{that}|{bucket}",
        f"ta{that}|{after1}",
        f"qb{quote_before}",
        f"qa{quote_after}",
        f"qq{quote_before}|{quote_after}",
        f"qbs{quote_before}|{subject}",
        f"qbv{quote_before}|{verb}",
        f"qav{quote_after}|{verb}",
        f"qaa{quote_after}|{after1}",
        f"qbb{quote_before}|{bucket}",
        f"qab{quote_after}|{bucket}",
        f"qw{quote_before[0]}{quote_after[0]}{word}",
        f"L{ends_left}",
        f"Lb{left.mark}|{left.beyond}|{left.finite > 0}",
        f"Lf{left.mark}|{left.finite > 0}|{bucket}",
        f"Lv{left.mark}|{verb}",
        f"Ls{left.mark}|{subject}",
        f"R{ends_right}",
        f"Rb{right.mark}|{right.beyond}|{right.finite > 0}",
        f"Rv{right.mark}|{right.finite > 0}|{verb}",
        f"Rl{step(right.length)}|{right.finite > 0}|{bucket}",
        f"LR{left.mark}{step(left.length)}|{right.mark}{step(right.length)}",
        f"LRf{left.mark}{left.finite > 0}|{right.mark}{right.finite > 0}|{bucket}",
        f"r{rest}",
        f"rv{rest}|{verb}",
        f"rb{rest}|{bucket}|{left.mark}",
        f"rs{rest}|{subject}|{left.mark}",
        f"i{step(index)}",
        f"is{step(cue.group)}|{subject}",
        f"k{min(cue.rivals[0], 2)}{min(cue.rivals[1], 2)}",
        f"kb{min(cue.rivals[0], 2)}{min(cue.rivals[1], 2)}|{bucket}",
        f"kl{min(cue.rivals[0], 2)}|{left.mark}|{bucket}",
        f"fb{min(sentence.finite[cue.group], 3)}|{left.mark}",
        f"fl{min(_finite_before_comma(sentence, left.at), 2)}|{left.mark}|{step(left.length)}",
        f"fc{earlier}|{left.mark}|{step(left.length)}",
        f"fa{earlier}|{after1}|{rest}",
        f"x{context}",
        f"xv{context}|{verb}",
        f"xb{context}|{bucket}",
        f"xa{context}|{after1}|{bucket}",
    ]
    if cue.negated:
        found += ("n", f"n{verb}", f"n{word}")
    if cue.passive:
        found += ("P", f"P{verb}", f"P{word}", f"P{after1}", f"P{word}|{after1}")
    if group_name == "-":
        found += (f"e{word[-3:]}", f"e{word[-3:]}|{after1}", f"g{direct1}|{after1}|{bucket}")
    return found


def _subject(sentence: Sentence, cue: Cue) -> str:
    """The class of the word before the verb group, told a little closer."""
    at = cue.group - 1
    kind = sentence.kind_at(at)
    if kind in PRONOUNS:
        return "pro"
    if kind in ("w", "s", "ing", "ed"):
        return "noun"
    return kind


def _quote_before(sentence: Sentence, cue: Cue) -> str:
    """How far back the nearest quotation ends, whether a comma stands in it, and what lies between."""
    if cue.before < 0:
        return "0"
    gap = cue.group - cue.before - 1
    quote = sentence.quotes[sentence.quoted[cue.before]]
    last = sentence.text[quote.inner_end - 1 : quote.inner_end]
    comma = "," if last == "," else "." if last in ".!?…—" else "'"
    commas = sentence.commas[cue.group] - sentence.commas[cue.before + 1]
    return f"{step(gap)}{comma}{min(commas, 2)}{sentence.finite[cue.group] > sentence.finite[cue.before + 1]:d}"


def _quote_after(sentence: Sentence, cue: Cue) -> str:
    """How far on the next quotation begins, whether with a capital, and what lies between."""
    if cue.after < 0:
        return "0"
    gap = cue.after - cue.index - 1
    quote = sentence.quotes[sentence.quoted[cue.after]]
    capital = "N" if sentence.text[quote.inner_start : quote.inner_start + 1].isupper() else "w"
    return f"{step(gap)}{capital}{sentence.kind[cue.after - 1]}{sentence.finite[cue.after] > sentence.finite[cue.index + 1]:d}"


def _finite_before_comma(sentence: Sentence, at: int) -> int:
    """How many finite verbs stand before the boundary on the left."""
    return sentence.finite[at] if at > 0 else 0


def _earlier_clause(sentence: Sentence, at: int) -> str:
    """What stands before the comma before the boundary on the left, as before `, Reyl, the minister, said`."""
    position = at - 1
    while position > 0 and at - position < _APPOSITION_REACH and sentence.kind[position] != ",":
        position -= 1
    if position <= 0 or sentence.kind[position] != ",":
        return "0"
    between = sentence.finite[at] - sentence.finite[position] if at > 0 else 0
    return f"{step(at - position)}{min(sentence.finite[position], 2)}{min(between, 1)}"


def _context(sentence: Sentence, cue: Cue) -> str:
    """What kind of clause the cue stands in: of the sentence's start, relative, participle, conjoined, or behind a comma."""
    before = sentence.kind_at(cue.group - 1)
    if before in ("who", "which", "that"):
        return "rel" + ("," if sentence.kind_at(cue.group - 2) == "," else "")
    if before in ("and", "or", "but"):
        return "conj" + before
    if cue.form == "ing" and cue.index == cue.group:
        return "part" + before
    if before in ("to", "of", "by", "for", "in", "the", "a", "his", "her", "their", "its"):
        return before
    return f"{cue.left.mark}>{cue.left.beyond}" if cue.left.mark in (",", "–") else cue.left.mark
