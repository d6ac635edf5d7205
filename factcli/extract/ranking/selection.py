"""Which of a sentence's possible statements are listed: those that look right together with their speakers and their rivals."""

from typing import Final, NamedTuple

from factcli.extract.lexicon import NOUNS, VERBS
from factcli.extract.model import Model, softmax, step, total
from factcli.extract.ranking.accusals import with_accusals
from factcli.extract.ranking.announcements import with_announcements
from factcli.extract.ranking.bareobjects import with_bare_objects
from factcli.extract.ranking.bypassives import with_by_passives
from factcli.extract.ranking.clauseverbs import with_clause_verbs
from factcli.extract.ranking.complements import complement, standing
from factcli.extract.ranking.contents import CueContent, likeliest
from factcli.extract.ranking.continuations import with_own_edges, without_others
from factcli.extract.ranking.cues import Cue, cues
from factcli.extract.ranking.denials import with_denials
from factcli.extract.ranking.hearings import with_hearings
from factcli.extract.ranking.invertedclauses import with_inversions
from factcli.extract.ranking.nonclaims import reports_nothing
from factcli.extract.ranking.openings import with_own_start
from factcli.extract.ranking.passives import sayer
from factcli.extract.ranking.possibles import Possible
from factcli.extract.ranking.rebuttals import calls_untrue
from factcli.extract.ranking.relativeclauses import with_relative_clauses
from factcli.extract.ranking.speakermentions import BEFORE, NOBODY, mentioned
from factcli.extract.ranking.standpoints import with_standpoints
from factcli.extract.ranking.unsaid import nobody_says
from factcli.extract.ranking.verdicts import gives_verdict, without_verdict
from factcli.extract.sentences import Range, Sentence

THRESHOLD: Final = 0.5
"""How sure one must be of a statement to list it; where precision and recall balance on articles held out in fitting.

A third of PolNeAR's development split: .3 finds 4 more of 411 and loses .002 of F1, .6 finds 8 fewer at the same F1.
"""
LEAST: Final = 0.12
"""How likely a content must be to be looked at. `acceptance` was fitted on what this leaves: another value needs a new fit."""
_FRAMES: Final = (
    with_accusals,
    with_inversions,
    with_standpoints,
    with_announcements,
    with_hearings,
    with_bare_objects,
    with_clause_verbs,
    with_relative_clauses,
    with_denials,
    with_by_passives,
)
"""The closed frames that are read where the weights have read the sentence."""
_MOST_SHARED: Final = 0.3
"""Two contents that share more of the shorter one are one statement. Set by hand; on our floors 0 and .7 give the same."""


def possible(sentence: Sentence, model: Model) -> list[Possible]:
    """The statements that the sentence may report, in the order of their cues."""
    found = []
    for cue in cues(sentence, model.lexicon):
        content = likeliest(sentence, cue, model)
        if content is None or content.likely < LEAST:
            continue
        said = with_own_start(sentence, cue, without_verdict(sentence, content.ranges))
        said = content.ranges = with_own_edges(sentence, cue, said)
        mention, chance = mentioned(sentence, cue, said, model)
        ranked, mention = mention, sayer(sentence, cue, said, mention)
        if not _is_no_claim(sentence, cue, said, mention):
            rebuts = calls_untrue(sentence, cue.verb.lemma, said)
            found.append(Possible(content, mention, ranked, chance, rebuts=rebuts))
    for rule in _FRAMES:
        found = rule(sentence, found, model)
    return sorted(without_others(sentence, found), key=lambda one: one.content.cue.index)


def _is_no_claim(sentence: Sentence, cue: Cue, said: tuple[Range, ...], mention: Range) -> bool:
    return (
        reports_nothing(sentence, cue, said, mention)
        or nobody_says(sentence, cue, said, mention)
        or gives_verdict(sentence, cue)
    )


def selected(sentence: Sentence, model: Model) -> list[Possible]:
    """The statements that are listed, in the order of their cues."""
    found = possible(sentence, model)
    for one in found:
        one.sure = softmax([total(model.acceptance, features(sentence, one, found)), 0.0])[0]
        one.sure = max(one.sure, one.least_sure)
    accepted: list[Possible] = []
    for one in sorted(found, key=lambda one: (-one.sure, one.content.cue.index)):
        if one.sure < THRESHOLD:
            break
        if not any(_clash(one.content, other.content) for other in accepted):
            accepted.append(one)
    return sorted(accepted, key=lambda one: one.content.cue.index)


class _Parts(NamedTuple):
    """What most features of a possible statement are made of."""

    likely: str
    """How likely the content is, as a letter."""
    pattern: str
    """Where it stands beside its cue: one of `PATTERNS`."""
    lemma: str
    verb: str
    """The cue's group in the lexicon, and its form."""
    head: str
    """The last word of the mention; B for the speaker before, O for nobody. `head_kind`: the kind of that word."""
    head_kind: str
    quoted: str
    """How much of the content is quoted: q all, m some, i nothing."""
    begins: str
    """The kind of its first token, the quotation mark where all is quoted."""
    length: str


def features(sentence: Sentence, one: Possible, others: list[Possible]) -> list[str]:
    """The names of the features of a possible statement among the sentence's others, for the model of acceptance.

    The letters that a name begins with say what it tells of: each is explained where it is made, below. The weights know
    features by their names, so that another name is another feature, and needs a new fit.
    """
    parts = _parts(sentence, one)
    return [
        "1",  # of every statement: its weight is what speaks for listing one of which nothing else is known
        *_of_likelihood(one, others, parts),
        *_of_cue(one, parts),
        *_of_mention(parts),
        *_of_extent(sentence, one, parts),
        *_of_company(one, others, parts),
        *_of_negation(one, parts),
        *_of_complement(sentence, one, parts),
    ]


def _parts(sentence: Sentence, one: Possible) -> _Parts:
    content, cue = one.content, one.content.cue
    head = "B" if one.ranked == BEFORE else "O" if one.ranked == NOBODY else sentence.low[one.ranked[1] - 1]
    quoted = _quoted(sentence, content)
    return _Parts(
        likely=_level(content.likely),
        pattern=content.pattern,
        lemma=cue.verb.lemma or cue.word,
        verb=f"{cue.verb.group}{cue.form}",
        head=head,
        head_kind=head if head in ("B", "O") else sentence.kind[one.ranked[1] - 1],
        quoted=quoted,
        begins=sentence.kind[content.ranges[0][0]] if quoted != "q" else "“",
        length=step(sum(end - start for start, end in content.ranges)),
    )


def _quoted(sentence: Sentence, content: CueContent) -> str:
    """Whether all, some or nothing of the content is quoted, as the letter in the names; one token may be left out of all."""
    first, last = content.ranges[0][0], content.ranges[-1][1]
    quotes = sum(
        1
        for start, end in content.ranges
        for at in range(start, min(end, start + _TOKENS_SEEN))
        if sentence.quoted[at] >= 0
    )
    return "q" if quotes >= min(_TOKENS_SEEN, last - first) - 1 else "m" if quotes else "i"


def _of_likelihood(one: Possible, others: list[Possible], parts: _Parts) -> list[str]:
    """How likely the content is: `l` alone, `lp` where it stands, `lq` quoted or not, `lm` beside how likely its mention is.

    `lh`: who is named. Then its rivals (`_rivals`): `li` it stands inside one, `lo` it holds one, `ls` it shares words with
    one, `io` all three.
    """
    likely = parts.likely
    inside, holds, shares = _rivals(one, others)
    return [
        f"l{likely}",
        f"lp{likely}|{parts.pattern}",
        f"lq{likely}|{parts.quoted}",
        f"lm{likely}|{_level(one.mention_chance)}",
        f"lh{likely}|{parts.head_kind}",
        f"li{inside}|{likely}",
        f"lo{holds}|{likely}",
        f"ls{shares}|{likely}",
        f"io{inside}|{holds}|{shares}",
    ]


def _of_cue(one: Possible, parts: _Parts) -> list[str]:
    """The word that reports: `w` itself or its lemma, `v` its group and form; `b` how the content begins, `n` its length."""
    lemma, verb = parts.lemma, parts.verb
    return [
        f"v{verb}|{parts.pattern}|{parts.quoted}",
        f"w{one.content.cue.word}",
        f"wq{lemma}|{parts.quoted}",
        f"wn{lemma}|{parts.length}",
        f"wb{lemma}|{parts.begins}",
        f"vb{verb}|{parts.begins}|{parts.pattern}",
    ]


def _of_mention(parts: _Parts) -> list[str]:
    """Who is named: `h` by the word, `wh` and `vh` by its kind, beside the cue; `hs` whether a word of reporting names it."""
    head, lemma, verb, head_kind = parts.head, parts.lemma, parts.verb, parts.head_kind
    said = "said" if head in NOUNS else "verb" if head in VERBS else "-"
    return [
        f"wh{lemma}|{head_kind}",
        f"vh{verb}|{head_kind}|{parts.pattern}",
        f"h{head}",
        f"hv{head}|{lemma}",
        f"hs{said}|{verb}",
    ]


def _of_extent(sentence: Sentence, one: Possible, parts: _Parts) -> list[str]:
    """The content's edges: `n` its length, `b` its first word, `e` its end, `f` how many finite verbs it has, two at most.

    `bl`, `bf`: how it begins beside what stands before the cue's group, and what stands around the cue.
    """
    content, cue = one.content, one.content.cue
    first, last = content.ranges[0][0], content.ranges[-1][1]
    left, quoted, length = sentence.kind_at(cue.group - 1), parts.quoted, parts.length
    finite = sum(sentence.finite[end] - sentence.finite[start] for start, end in content.ranges)
    return [
        f"n{length}|{quoted}|{parts.pattern}",
        f"b{sentence.low[first] if quoted != 'q' else '“'}|{parts.verb}",
        f"bl{left}|{cue.form}|{parts.begins}",
        f"bf{left}|{sentence.kind_at(cue.index + 1)}|{cue.verb.group}",
        f"e{sentence.kind_at(last)}|{sentence.kind[last - 1]}|{parts.pattern}",
        f"f{min(finite, 2)}|{quoted}|{length}",
    ]


def _of_complement(sentence: Sentence, one: Possible, parts: _Parts) -> list[str]:
    """`S` what the cue takes (`complements`), beside as what it stands there, its word, its group, who is named, the length."""
    cue = one.content.cue
    taken = complement(sentence, one.content.ranges, cue)
    stands = standing(sentence, cue)
    return [
        f"S{taken}|{stands}",
        f"Sl{taken}|{parts.lemma}",
        f"Sv{taken}|{parts.verb}|{stands}",
        f"Sh{taken}|{parts.head_kind}|{parts.verb}",
        f"Sn{taken}|{parts.length}",
        f"Sp{taken}|{parts.likely}",
        f"Sw{stands}|{parts.lemma}",
        f"Ss{stands}|{parts.likely}",
    ]


def _of_company(one: Possible, others: list[Possible], parts: _Parts) -> list[str]:
    """`c` how many statements the sentence may hold, four at most; `s` the cue's strength; `p` whether it is passive."""
    cue = one.content.cue
    return [
        f"c{min(len(others), 4)}|{parts.likely}",
        f"s{cue.strength}|{parts.quoted}|{parts.likely}",
        f"p{cue.passive}|{parts.verb}|{parts.head_kind}",
    ]


def _of_negation(one: Possible, parts: _Parts) -> list[str]:
    """`N`: the cue is negated, as in "did not say"; nothing where it is not."""
    if not one.content.cue.negated:
        return []
    return ["N", f"N{parts.lemma}", f"Nb{parts.begins}", f"N{parts.verb}|{parts.quoted}"]


# All are in the features that `acceptance` was fitted on, so that others need a new fit: with rivals' steps .1 lower 3 claims of
# data/gold are lost and 3 wrong ones listed. The steps are narrower where most of what is listed lies.
_TOKENS_SEEN: Final = 60
_LEVELS: Final = (0.2, 0.28, 0.36, 0.44, 0.52, 0.6, 0.68, 0.76, 0.84, 0.9, 0.95, 0.98)
_RIVAL_LEVELS: Final = (0.3, 0.6, 0.85)


def _level(chance: float) -> str:
    """A probability as one of few letters."""
    return "abcdefghijklm"[sum(chance >= limit for limit in _LEVELS)]


def _rivals(one: Possible, others: list[Possible]) -> tuple[str, str, str]:
    """How likely the likeliest content is that holds this cue, whose cue this content holds, and that shares its words."""
    inside = holds = shares = 0.0
    for other in others:
        if other is one:
            continue
        chance = other.content.likely
        if _holds(other.content, one.content.cue.index):
            inside = max(inside, chance)
        if _holds(one.content, other.content.cue.index):
            holds = max(holds, chance)
        elif _shared(one.content, other.content) > _MOST_SHARED:
            shares = max(shares, chance)
    return _coarse(inside), _coarse(holds), _coarse(shares)


def _coarse(chance: float) -> str:
    return "0" if chance == 0 else "abcd"[sum(chance >= limit for limit in _RIVAL_LEVELS)]


def _clash(new: CueContent, old: CueContent) -> bool:
    """Whether one's cue stands inside the other, or they share much of their words."""
    return _holds(old, new.cue.index) or _holds(new, old.cue.index) or _shared(new, old) > _MOST_SHARED


def _shared(one: CueContent, other: CueContent) -> float:
    """The share of the shorter content's tokens that is the other's too."""
    shared = sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in one.ranges for b in other.ranges)
    return shared / min(sum(end - start for start, end in content.ranges) for content in (one, other))


def _holds(content: CueContent, index: int) -> bool:
    return any(start <= index < end for start, end in content.ranges)
