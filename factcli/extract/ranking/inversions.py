"""Speakers behind their verbs: `says a spokesman for the port`. What names them is no part of what they said."""

from typing import Final

from factcli.extract.lexicon import RELATIVES
from factcli.extract.ranking.cues import Cue
from factcli.extract.ranking.nounchunks import is_name, phrase_end
from factcli.extract.ranking.speakermentions import ROLES
from factcli.extract.ranking.wholephrases import clause_end
from factcli.extract.sentences import CLOSING, OPENING, Range, Sentence

_CLAUSES: Final = frozenset((",", ";", ":", "–", CLOSING))
_BEHIND: Final = frozenset((",", ":", ".", ";", "–", "(", "$", "who", OPENING))


def speaker_behind(sentence: Sentence, cue: Cue) -> Range | None:
    """Where the subject stands that follows a verb of saying, with what is attached to it; None where there is none."""
    first = cue.index + 1
    inverted = cue.verb.group == "say" and cue.form != "ing" and cue.group == cue.index
    if not inverted or not _follows_words(sentence, cue.index) or first >= sentence.size or sentence.quoted[first] >= 0:
        return None
    end = phrase_end(sentence, first)
    if end == first or not _is_somebody(sentence, first, end):
        return None
    last = clause_end(sentence, end)
    if sentence.finite[last] > sentence.finite[first] or sentence.kind_at(last) not in _BEHIND:
        return None
    if cue.index == 0 and cue.after > last:
        return first, cue.after
    return first, last


def _is_somebody(sentence: Sentence, first: int, end: int) -> bool:
    """Whether the phrase is a name, or ends as words for people do."""
    if sentence.kind[end - 1] == "N":
        return is_name(sentence, (first, end))
    return sentence.low[end - 1].endswith(ROLES)


def _follows_words(sentence: Sentence, at: int) -> bool:
    """Whether a verb has no subject in front of it: it begins its sentence, or a whole clause or a quotation precedes it."""
    before = sentence.kind_at(at - 1)
    if before in ("^", CLOSING):
        return True
    if before != "," or at < 2:
        return False
    if sentence.quoted[at - 2] >= 0:
        return True
    first = at - 1
    while first > 0 and sentence.kind[first - 1] not in _CLAUSES:
        first -= 1
    return sentence.kind[first] not in RELATIVES and sentence.finite[at - 1] > sentence.finite[first]
