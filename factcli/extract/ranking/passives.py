"""Who accuses, not who is accused: the speaker of a passive cue, and of a noun like `allegations` without an owner.

The subject of `was told`, `is alleged to have` and `faces accusations that` has said nothing: the by-phrase has, or nobody.
"""

from typing import Final

from factcli.extract.lexicon import BE
from factcli.extract.ranking.cues import Cue
from factcli.extract.ranking.nounchunks import chunks
from factcli.extract.ranking.rebuttals import is_statement, owner
from factcli.extract.ranking.speakermentions import BEFORE, NOBODY
from factcli.extract.sentences import Range, Sentence
from factcli.text.words import word_set

_ADDRESSED: Final = word_set("tell inform warn assure remind notify accuse allege charge blame urge ask advise order")
"""Verbs whose passive has as its subject who is spoken to, or of: `was quoted` and `was reported` are none."""
_ACCUSING: Final = word_set("""
    allegation allegations accusation accusations claim claims suggestion suggestions rumour rumours rumor rumors
    complaint complaints report reports charge charges speculation testimony
""")
_UNDERGOING: Final = word_set("""
    face faces faced facing over amid after following despite about by under against into answer answers answered
    investigate investigates investigated investigating probe probes probed probing
""")
"""What stands before such a noun where its sentence's subject is who is accused, or only hears of it."""
_SURFACING: Final = word_set("surface surfaced emerge emerged appear appeared circulate circulated leaked published")
_PARTICIPLES: Final = word_set("suggesting showing indicating alleging claiming revealing saying accusing implying")
_BY_REACH: Final = 12
"""How many words behind a cue its "by" may stand; set by hand."""


def sayer(sentence: Sentence, cue: Cue, content: tuple[Range, ...], mention: Range) -> Range:
    """Who says a content, given the phrase that was chosen: that phrase, the by-phrase, or `NOBODY`."""
    if mention == NOBODY:
        return mention
    if content[0][0] > cue.index or len(content) > 1:
        if cue.passive and cue.verb.lemma in _ADDRESSED and cue.form != "ing" and _is_subject(cue, mention):
            return _by(sentence, cue.index, content[-1][1], ("by",))
        if cue.word in _ACCUSING and is_statement(sentence, cue.index) and not owner(sentence, cue.index):
            return _of_noun(sentence, cue, content, mention)
        if cue.word in _PARTICIPLES and sentence.low_at(cue.index - 1) in _SURFACING:
            return next((chunk for chunk in chunks(sentence) if chunk[1] == cue.index - 1), NOBODY)
    return mention


def _is_subject(cue: Cue, mention: Range) -> bool:
    return mention == BEFORE or mention[1] <= cue.group


def _of_noun(sentence: Sentence, cue: Cue, content: tuple[Range, ...], mention: Range) -> Range:
    """Of `faces allegations that`: nobody; of `amid claims by nurses that`, the nurses."""
    at = cue.index - 1
    while at > 0 and sentence.kind[at] in ("w", "s", "ed", "ing", "9", "N", "the", "a", "an", "and", "any"):
        if sentence.low[at] in _UNDERGOING:
            break
        at -= 1
    if sentence.low_at(at) not in _UNDERGOING or (mention[0] > cue.index and mention != BEFORE):
        return mention
    if at > 0 and sentence.low[at - 1] in BE and sentence.low[at] == "about":
        return mention
    return _by(sentence, cue.index, content[0][0], ("by", "from"))


def _by(sentence: Sentence, first: int, end: int, words: tuple[str, ...]) -> Range:
    """The phrase behind the first "by" within reach, or nobody."""
    for at in range(first + 1, min(first + _BY_REACH, sentence.size - 1, max(end + 2, first + 3))):
        if sentence.low[at] in words and sentence.outside(at):
            return next((chunk for chunk in chunks(sentence) if chunk[0] == at + 1), NOBODY)
    return NOBODY
