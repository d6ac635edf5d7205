"""Where the statement stands that a cue reports: nowhere, behind it, before it, or around it. The features of that choice."""

from typing import Final, NamedTuple

from factcli.extract.lexicon import AUXILIARIES, PRONOUNS
from factcli.extract.model import step
from factcli.extract.ranking.cues import Cue
from factcli.extract.sentences import Sentence

PATTERNS: Final = ("null", "after", "before", "around")

# In the names of features that the weights were fitted on: another number needs a new fit.
_APPOSITION_REACH: Final = 20


class _Parts(NamedTuple):
    """What most features of a cue are made of."""

    word: str
    lemma: str
    form: str
    verb: str
    """Its group in the lexicon, and its form."""
    strength: str
    """That of the `Cue`, as a digit."""
    subject: str
    before1: str
    """The kind of the token in front of the verb group; `before2`: of the one before that."""
    before2: str
    after1: str
    """The kind of the token behind the cue; `after2` and `after3`: of the next ones."""
    after2: str
    after3: str


def features(sentence: Sentence, cue: Cue) -> list[str]:
    """The names of the features of `cue` in `sentence`, for the model of patterns.

    The letters that a name begins with say what it tells of. The weights know features by their names: another name is
    another feature, and needs a new fit.
    """
    parts = _parts(sentence, cue)
    return [
        *_of_neighbours(sentence, cue, parts),
        *_of_helpers(sentence, cue, parts),
        *_of_quotes(sentence, cue, parts),
        *_of_boundaries(cue, parts),
        *_of_room(sentence, cue, parts),
        *_of_clauses(sentence, cue, parts),
        *_of_few(sentence, cue, parts),
    ]


def _parts(sentence: Sentence, cue: Cue) -> _Parts:
    kind_at, index = sentence.kind_at, cue.index
    return _Parts(
        word=cue.word,
        lemma=cue.verb.lemma or cue.word,
        form=cue.form,
        verb=f"{cue.verb.group}{cue.form}",
        strength=f"{cue.strength}",
        subject=_subject(sentence, cue),
        before1=kind_at(cue.group - 1),
        before2=kind_at(cue.group - 2),
        after1=kind_at(index + 1),
        after2=kind_at(index + 2),
        after3=kind_at(index + 3),
    )


def _of_neighbours(sentence: Sentence, cue: Cue, parts: _Parts) -> list[str]:
    """The cue itself, and the tokens before and behind it: their kinds, and the words of the nearest."""
    word, lemma, form, verb, strength, subject, before1, before2, after1, after2, after3 = parts
    low_at, index = sentence.low_at, cue.index
    return [
        f"w{word}",
        f"v{verb}",
        f"b{strength}",
        f"b{strength}{form}",
        f"a1{after1}",
        f"a2{after2}",
        f"a3{after3}",
        f"p1{before1}",
        f"p2{before2}",
        f"d1{sentence.kind_at(index - 1)}",
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
        f"ba{strength}|{after1}",
        f"ba2{strength}|{form}|{after1}|{after2}",
        f"bp{strength}|{before1}",
        f"bs{strength}|{form}|{subject}",
        f"pa{before1}|{after1}",
        f"pp{before2}|{before1}|{after1}",
        f"aa{after1}|{after2}|{after3}",
        f"s{subject}",
        f"vs{verb}|{subject}",
        f"ws{word}|{subject}",
    ]


def _of_helpers(sentence: Sentence, cue: Cue, parts: _Parts) -> list[str]:
    """The auxiliaries of the verb group, and how far behind the cue a `that` stands."""
    helper = "+".join(low for low in sentence.low[cue.group : cue.index] if low in AUXILIARIES) or "-"
    that = "0" if cue.that < 0 else step(cue.that - cue.index)
    return [
        f"h{helper}",
        f"hf{helper}|{parts.form}",
        f"hv{helper}|{parts.verb}",
        f"hw{helper}|{parts.word}",
        f"t{that}",
        f"tv{that}|{parts.verb}",
        f"tw{'+' if cue.that >= 0 else '-'}{parts.word}",
        f"tb{that}|{parts.strength}",
        f"ta{that}|{parts.after1}",
    ]


def _of_quotes(sentence: Sentence, cue: Cue, parts: _Parts) -> list[str]:
    """The nearest quotations on both sides."""
    before, after = _quote_before(sentence, cue), _quote_after(sentence, cue)
    return [
        f"qb{before}",
        f"qa{after}",
        f"qq{before}|{after}",
        f"qbs{before}|{parts.subject}",
        f"qbv{before}|{parts.verb}",
        f"qav{after}|{parts.verb}",
        f"qaa{after}|{parts.after1}",
        f"qbb{before}|{parts.strength}",
        f"qab{after}|{parts.strength}",
        f"qw{before[0]}{after[0]}{parts.word}",
    ]


def _of_boundaries(cue: Cue, parts: _Parts) -> list[str]:
    """The nearest boundaries on both sides, how far they are, and whether there is a finite verb before them."""
    left, right, verb, strength = cue.left, cue.right, parts.verb, parts.strength
    return [
        f"L{left.mark}{step(left.length)}",
        f"Lb{left.mark}|{left.beyond}|{left.finite > 0}",
        f"Lf{left.mark}|{left.finite > 0}|{strength}",
        f"Lv{left.mark}|{verb}",
        f"Ls{left.mark}|{parts.subject}",
        f"R{right.mark}{step(right.length)}",
        f"Rb{right.mark}|{right.beyond}|{right.finite > 0}",
        f"Rv{right.mark}|{right.finite > 0}|{verb}",
        f"Rl{step(right.length)}|{right.finite > 0}|{strength}",
        f"LR{left.mark}{step(left.length)}|{right.mark}{step(right.length)}",
        f"LRf{left.mark}{left.finite > 0}|{right.mark}{right.finite > 0}|{strength}",
    ]


def _of_room(sentence: Sentence, cue: Cue, parts: _Parts) -> list[str]:
    """How much of the sentence is left on both sides, and how many other cues stand there."""
    mark, strength, subject = cue.left.mark, parts.strength, parts.subject
    rest = step(sentence.size - cue.index - 1)
    before, behind = min(cue.rivals[0], 2), min(cue.rivals[1], 2)
    return [
        f"r{rest}",
        f"rv{rest}|{parts.verb}",
        f"rb{rest}|{strength}|{mark}",
        f"rs{rest}|{subject}|{mark}",
        f"i{step(cue.index)}",
        f"is{step(cue.group)}|{subject}",
        f"k{before}{behind}",
        f"kb{before}{behind}|{strength}",
        f"kl{before}|{mark}|{strength}",
    ]


def _of_clauses(sentence: Sentence, cue: Cue, parts: _Parts) -> list[str]:
    """The clauses before the cue, and the kind of the one that it stands in."""
    left, after1, strength = cue.left, parts.after1, parts.strength
    context, earlier = _context(sentence, cue), _earlier_clause(sentence, left.at)
    return [
        f"fb{min(sentence.finite[cue.group], 3)}|{left.mark}",
        f"fl{min(_finite_before_comma(sentence, left.at), 2)}|{left.mark}|{step(left.length)}",
        f"fc{earlier}|{left.mark}|{step(left.length)}",
        f"fa{earlier}|{after1}|{step(sentence.size - cue.index - 1)}",
        f"x{context}",
        f"xv{context}|{parts.verb}",
        f"xb{context}|{strength}",
        f"xa{context}|{after1}|{strength}",
    ]


def _of_few(sentence: Sentence, cue: Cue, parts: _Parts) -> list[str]:
    """What only some cues have: they are negated, passive, or in no group of the lexicon, so that their ending tells more."""
    word, verb, after1 = parts.word, parts.verb, parts.after1
    found: list[str] = []
    if cue.negated:
        found += ("n", f"n{verb}", f"n{word}")
    if cue.passive:
        found += ("P", f"P{verb}", f"P{word}", f"P{after1}", f"P{word}|{after1}")
    if cue.verb.group == "-":
        direct1 = sentence.kind_at(cue.index - 1)
        found += (f"e{word[-3:]}", f"e{word[-3:]}|{after1}", f"g{direct1}|{after1}|{parts.strength}")
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
