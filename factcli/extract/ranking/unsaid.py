"""What nobody said: statements of nobody, of conditions, questions and suppositions, and what somebody stops short of saying."""

from typing import Final

from factcli.extract.lexicon import DETERMINERS, PREPOSITIONS
from factcli.extract.ranking.cues import Cue
from factcli.extract.ranking.objects import has_mere_object
from factcli.extract.sentences import Range, Sentence
from factcli.text.words import word_set

_NOBODY: Final = word_set("nobody no-one none nothing neither noone")
_ALL: Final = word_set("all everyone everybody every many")
_NOT_ONE: Final = word_set("no neither nor few hardly")
_COUNTED: Final = word_set("fewer less more longer doubt")
"""Behind "no" where somebody speaks none the less: `No fewer than 40 doctors said`."""
_SHORT_OF: Final = word_set("without of from than")
_STOPPING: Final = word_set("short far shy refrain refrains refrained refraining instead rather away")
_ASKING_IF: Final = word_set("if unless whether")
_PROOF: Final = word_set("evidence suggestion indication sign record proof hint")
_INVERTED: Final = word_set("""
    did does do has have had will would could should can may might is was are were didn't doesn't don't won't
    wouldn't couldn't
""")
_SUPPOSED: Final = word_set("would could might may")
_SUPPOSING: Final = frozenset(("say", "accuse", "deny"))
"""The groups of verbs that `would`, `could` and the like make a supposition of; "we would urge" asks."""
_PERFORMED: Final = word_set("declare agree swear plead")
"""What somebody who could do it would do, not say."""
_NOT_YET: Final = word_set("""
    hard difficult easy impossible tempting fair safe reasonable suffice pressed asked want wants wanted afraid scared
    reluctant loath unable able tempted wish wished yet invited
""")
"""What stands before "to say" where it is not said: `hard to say`, `was asked to confirm`, `wants to claim`."""
_OWN_DETERMINERS: Final = word_set("the a an his her its their our my your")
_CONJOINING: Final = word_set("as than after since until before by like")


def nobody_says(sentence: Sentence, cue: Cue, content: tuple[Range, ...], mention: Range) -> bool:
    """Whether a possible statement is worded so that nobody made it."""
    behind = content[0][0] > cue.index
    if mention[0] >= 0 and mention[1] <= cue.group and _is_of_nobody(sentence, cue, mention):
        return True
    if sentence.quoted[content[0][0]] >= 0:
        return False
    if _is_supposed(sentence, cue):
        return True
    return behind and (
        _stops_short(sentence, cue)
        or _is_condition(sentence, mention)
        or _is_question(sentence, cue, mention)
        or _is_not_yet(sentence, cue)
        or _is_unproven(sentence, mention)
        or _is_attribute(sentence, cue, content[0][0])
        or has_mere_object(sentence, cue, content)
    )


def _is_of_nobody(sentence: Sentence, cue: Cue, mention: Range) -> bool:
    """Whether the subject is nobody, the phrase that was chosen or the one that it is attached to: `none of the guests`."""
    clause = cue.left.at + 1
    return _is_nobody(sentence, mention[0]) or (clause <= mention[0] and sentence.low[clause] in _NOBODY)


def _is_nobody(sentence: Sentence, first: int) -> bool:
    """Whether the phrase that begins at `first` is `nobody`, `none of the guests`, `no witness`."""
    if sentence.low[first] in _NOBODY:
        return True
    if sentence.low_at(first - 1) == "not" and sentence.low[first] in _ALL:
        return True
    at = first if sentence.low[first] in _NOT_ONE else first - 1
    low = sentence.low_at(at)
    if low == "one" and sentence.low_at(at - 1) in ("no", "not"):
        return True
    if sentence.low[first] == "one" and low in ("no", "not"):
        return True
    if low not in _NOT_ONE or sentence.low_at(at + 1) in _COUNTED or sentence.kind_at(at + 1) in ("9", "."):
        return False
    if low == "nor":
        return "neither" in sentence.low[:at]
    if low == "hardly":
        return sentence.low[first] == "any"
    if low == "few":
        return sentence.low_at(at - 1) not in DETERMINERS and at == first
    return at == 0 or sentence.tokens[at].text[0].islower()


def _stops_short(sentence: Sentence, cue: Cue) -> bool:
    """Whether it is `without saying`, `stopped short of saying`, `far from claiming`, `rather than say`."""
    before = sentence.low_at(cue.group - 1)
    if before == "without":
        return cue.form == "ing" and sentence.low_at(cue.group - 2) not in ("not", "goes", "went")
    return before in _SHORT_OF and sentence.low_at(cue.group - 2) in _STOPPING


def _is_condition(sentence: Sentence, mention: Range) -> bool:
    return mention[0] > 0 and sentence.low[mention[0] - 1] in _ASKING_IF and sentence.low_at(mention[0] - 2) != "as"


def _is_unproven(sentence: Sentence, mention: Range) -> bool:
    """Whether it is `no evidence that the doctor said`, or `contrary to what the doctor claimed`."""
    at = mention[0] - 1
    low = sentence.low_at(at)
    if low == "what":
        return sentence.low_at(at - 1) == "to" and sentence.low_at(at - 2) == "contrary"
    return low == "that" and sentence.low_at(at - 1) in _PROOF and "no" in sentence.low[max(0, at - 3) : at - 1]


def _is_question(sentence: Sentence, cue: Cue, mention: Range) -> bool:
    """Whether the sentence asks whether it was said, as in `Did she say that …?`."""
    if sentence.low[-1] != "?" or sentence.quoted[-1] >= 0 or mention[0] < 0 or mention[1] > cue.group:
        return False
    return sentence.low_at(mention[0] - 1) in _INVERTED or sentence.low[mention[0]] == "who"


def _is_supposed(sentence: Sentence, cue: Cue) -> bool:
    """Whether it might be said, but by nobody yet: `Critics may argue that`."""
    if cue.verb.group not in _SUPPOSING or cue.verb.lemma in _PERFORMED or cue.passive:
        return False
    group = sentence.low[cue.group : cue.index]
    only = "only" in group or sentence.low_at(cue.index + 1) == "only"
    return any(low in _SUPPOSED for low in group) and "have" not in group and not only


def _is_not_yet(sentence: Sentence, cue: Cue) -> bool:
    if sentence.low_at(cue.index - 1) != "to" or cue.verb.group in ("ask", "promise"):
        return sentence.low_at(cue.index - 2) == "let"
    return sentence.low_at(cue.index - 2) in _NOT_YET or (
        sentence.low_at(cue.index - 2) in ("it", "us") and sentence.low_at(cue.index - 3) in ("suffice", "let")
    )


def _is_attribute(sentence: Sentence, cue: Cue, first: int) -> bool:
    """Whether the cue is an adjective: `an alleged breach`, `his proposed law`."""
    if cue.form != "ed" or cue.group != cue.index or first != cue.index + 1:
        return False
    before = sentence.low_at(cue.index - 1)
    attributive = before in _OWN_DETERMINERS or (before in PREPOSITIONS and before not in _CONJOINING)
    return attributive and sentence.kind_at(first) in ("w", "s", "ing", "N", "ed")
