"""Who accuses, not who is accused: the speaker of a passive cue, and of a noun like `allegations` without an owner.

The subject of `was told`, `is alleged to have` and `faces accusations that` has said nothing: the by-phrase has, or nobody.
"""

from typing import Final

from factcli.extract.lexicon import AUXILIARIES, BE
from factcli.extract.ranking.cues import Cue
from factcli.extract.ranking.nounchunks import chunks
from factcli.extract.ranking.rebuttals import is_statement, owner
from factcli.extract.ranking.speakermentions import BEFORE, NOBODY
from factcli.extract.sentences import Range, Sentence
from factcli.text.words import word_set

_OWN_WORDS: Final = word_set("quote report cite agree")
"""Verbs whose passive may have its speaker as the subject: `the mayor was quoted`, `was reported as saying`, `was agreed`."""
_IRREGULAR: Final = word_set("told said found shown put sworn written held given")
_ACCUSING: Final = word_set("""
    allegation allegations accusation accusations claim claims suggestion suggestions rumour rumours rumor rumors
    complaint complaints report reports charge charges speculation testimony
""")
_UNDERGOING: Final = word_set("""
    face faces faced facing over amid after following despite about by under against into answer answers answered
    probe probes probed probing
""")
"""What stands before such a noun where its sentence's subject is who is accused, or only hears of it."""
_SURFACING: Final = word_set("surface surfaced emerge emerged appear appeared circulate circulated leaked published")
_PARTICIPLES: Final = word_set("suggesting showing indicating alleging claiming revealing saying accusing implying")
_NAMING: Final = frozenset(("by", "from"))
_RELATIVE: Final = frozenset(("who", "which"))
_BY_REACH: Final = 12
"""How many words behind a cue its "by" may stand; set by hand."""


def sayer(sentence: Sentence, cue: Cue, content: tuple[Range, ...], mention: Range) -> Range:
    """Who says a content, given the phrase that was chosen: that phrase, the by-phrase, or `NOBODY`."""
    if mention == NOBODY:
        return mention
    antecedent = _antecedent(sentence, cue)
    if antecedent is not None and (mention == BEFORE or mention[1] <= antecedent[0]):
        apposed = mention != BEFORE and mention[1] + 1 == antecedent[0] and sentence.kind[mention[1]] == ","
        return mention if apposed else antecedent
    if content[0][0] > cue.index or len(content) > 1:
        if _is_passive(cue) and _is_subject(cue, mention):
            return _by(sentence, cue.index, content[-1][1], frozenset(("by",)))
        if cue.word in _ACCUSING and is_statement(sentence, cue.index):
            return _of_noun(sentence, cue, content, mention)
        if cue.word in _PARTICIPLES:
            return _surfaced(sentence, cue, mention)
    return mention


def _antecedent(sentence: Sentence, cue: Cue) -> Range | None:
    """Who says what follows "who" or "which": the phrase next before it, not the subject of the sentence around it."""
    at = cue.group - 1
    if sentence.low_at(at) not in _RELATIVE or not sentence.outside(at):
        return None
    end = at - 1 if sentence.kind_at(at - 1) == "," else at
    return next((chunk for chunk in chunks(sentence) if chunk[1] == end), None)


def _is_passive(cue: Cue) -> bool:
    participle = cue.form == "ed" or cue.word in _IRREGULAR
    return cue.passive and participle and cue.verb.group != "-" and cue.verb.lemma not in _OWN_WORDS


def _is_subject(cue: Cue, mention: Range) -> bool:
    return mention == BEFORE or mention[1] <= cue.group


def _of_noun(sentence: Sentence, cue: Cue, content: tuple[Range, ...], mention: Range) -> Range:
    """Of `faces allegations that`: nobody; of `amid claims by nurses that`, the nurses."""
    named = sentence.low_at(cue.index + 1) in _NAMING
    if not named and owner(sentence, cue.index):
        return _owner(sentence, cue.index) or mention
    at = cue.index - 1
    while at > 0 and sentence.kind[at] in ("w", "s", "ed", "ing", "9", "N", "the", "a", "an", "and", "any"):
        if sentence.low[at] in _UNDERGOING:
            break
        at -= 1
    if sentence.low_at(at) not in _UNDERGOING or (mention[0] > cue.index and mention != BEFORE):
        return mention
    if at > 0 and sentence.low[at - 1] in BE and sentence.low[at] == "about":
        return mention
    return _by(sentence, cue.index, content[0][0], _NAMING)


def _owner(sentence: Sentence, noun: int) -> Range | None:
    """Whose the noun is: of "rejected his colleague's suggestion" the colleague."""
    first, _ = next((chunk for chunk in chunks(sentence) if chunk[0] <= noun < chunk[1]), (noun, noun))
    owned = [at for at in range(first, noun) if sentence.low[at].endswith(("'s", "s'"))]
    return (first, owned[-1] + 1) if owned else None


def _surfaced(sentence: Sentence, cue: Cue, mention: Range) -> Range:
    """Of `emails surfaced suggesting that`: the emails."""
    at = cue.index - 1
    if sentence.low[max(0, at - 2) : at + 1] == ["came", "to", "light"]:
        at -= 2
    elif sentence.low[at] not in _SURFACING:
        return mention
    while at > 0 and sentence.low[at - 1] in AUXILIARIES:
        at -= 1
    return next((chunk for chunk in chunks(sentence) if chunk[1] == at), NOBODY)


def _by(sentence: Sentence, first: int, end: int, words: frozenset[str]) -> Range:
    """The phrase behind the first "by" within reach, or nobody."""
    for at in range(first + 1, min(first + _BY_REACH, sentence.size - 1, max(end + 2, first + 3))):
        if sentence.low[at] in words and sentence.outside(at):
            return next((chunk for chunk in chunks(sentence) if chunk[0] == at + 1), NOBODY)
    return NOBODY
