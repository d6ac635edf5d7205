"""What a court hears and what papers show: the court has said nothing, the papers are who says it.

`The court heard from a nurse that …`, `The inquest was told that …`, `Minutes seen by the paper show that …`.
"""

import re
from typing import Final

from factcli.extract.lexicon import AUXILIARIES, DETERMINERS
from factcli.extract.model import Model
from factcli.extract.ranking.cues import Cue, cue_at
from factcli.extract.ranking.forced import content_end, phrase_at, put
from factcli.extract.ranking.possibles import Possible
from factcli.extract.ranking.rebuttals import line
from factcli.extract.ranking.speakermentions import NOBODY
from factcli.extract.sentences import FINITE, Range, Sentence
from factcli.text.words import word_set

_COURTS: Final = word_set(
    "court jury jurors inquest tribunal inquiry hearing trial magistrates commission panel committee"
)
_HEARD: Final = re.compile(
    rf"(?<![^ ])(?:{'|'.join(sorted(_COURTS))}) (?:has |had |also |then |later )?(?P<verb>heard|hears)"
    r"(?: (?P<from>from) (?:[^ ,;:.]+ ){0,9}?[^ ,;:.]+| on \w+| evidence| testimony)? that "
)
_PAPERS: Final = word_set("""
    document documents footage minutes message messages email emails e-mail e-mails record records file files memo memos
    paper papers figures data letter letters video videos transcript transcripts statistics filing filings log logs
    photographs images recording recordings results
""")
_SHOW: Final = word_set("""
    show shows showed suggest suggests suggested reveal reveals revealed indicate indicates indicated confirm confirms
    confirmed
""")
_SUBJECT_REACH: Final = 16
"""How many words the papers' phrase takes; set by hand."""
_REDUCED: Final = word_set(
    "seen obtained reviewed leaked released published filed read sent shared taken submitted made shown"
)
_DESCRIBING: Final = frozenset(("w", "s", "N", "9", "ed", "ing"))
_OPENING: Final = frozenset((",", ";", "–", "but", "and"))
_SUBJECTS: Final = word_set("the a an he she they it")
_LINKS: Final = word_set("of from for in on at between by to under about")


def with_hearings(sentence: Sentence, found: list[Possible], model: Model) -> list[Possible]:
    """The possible statements `found`, those of courts and papers among them."""
    if not _COURTS.isdisjoint(sentence.low):
        found = _heard(sentence, found, model)
    if not _SHOW.isdisjoint(sentence.low) and not _PAPERS.isdisjoint(sentence.low):
        found = _shown(sentence, found, model)
    return found


def _heard(sentence: Sentence, found: list[Possible], model: Model) -> list[Possible]:
    words = line(sentence)
    for match in _HEARD.finditer(words):
        at, start = words.count(" ", 0, match.start("verb")), words.count(" ", 0, match.end())
        named = phrase_at(sentence, words.count(" ", 0, match.start("from")) + 1) if match["from"] else NOBODY
        if named is not None and sentence.outside(at):
            found = _put(sentence, cue_at(sentence, at, model.lexicon), start, named, found, model)
    return found


def _put(sentence: Sentence, cue: Cue, start: int, named: Range, found: list[Possible], model: Model) -> list[Possible]:
    end = content_end(sentence, cue, start, model)
    if end - start < 2 or sentence.finite[end] == sentence.finite[start]:
        return found
    return put(sentence, found, cue, ((start, end),), named)


def _shown(sentence: Sentence, found: list[Possible], model: Model) -> list[Possible]:
    for at in range(1, sentence.size - 2):
        if sentence.low[at] not in _SHOW or not sentence.outside(at):
            continue
        start = at + 2 if sentence.low[at + 1] == "that" else at + 1
        if sentence.low[at + 1] != "that" and not _opens_clause(sentence, at + 1):
            continue
        cue = cue_at(sentence, at, model.lexicon)
        papers = _papers(sentence, cue.group)
        if papers is not None and not cue.negated and not cue.passive:
            found = _put(sentence, cue, start, papers, found, model)
    return found


def _opens_clause(sentence: Sentence, at: int) -> bool:
    """Whether a clause without "that" begins with a token: its first verb is one that only can be finite."""
    if sentence.low[at] not in _SUBJECTS:
        return False
    verb = next((one for one in range(at, sentence.size) if sentence.finite[one + 1] > sentence.finite[at]), at)
    return sentence.kind[verb] == FINITE or sentence.low[verb] in AUXILIARIES


def _papers(sentence: Sentence, group: int) -> Range | None:
    """The phrase whose noun is that of papers in front of a verb, up to which only what describes them stands."""
    for at in range(max(0, group - _SUBJECT_REACH), group):
        if sentence.low[at] not in _PAPERS or not sentence.outside(at):
            continue
        between = sentence.low[at + 1 : group]
        first = at
        while first > 0 and sentence.kind[first - 1] in _DESCRIBING | DETERMINERS:
            first -= 1
        opens = first == 0 or sentence.kind[first - 1] in _OPENING
        if opens and (not between or between[0] in _REDUCED | _LINKS) and "," not in between:
            return first, group
    return None
