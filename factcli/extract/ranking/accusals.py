"""What somebody is accused of, asked to do or found to be, by whom: `X was accused by Z of Y`, `was blamed on`, `was urged to`.

The content is who is accused and of what. Who said it is the by-phrase's, or nobody; never who is accused.
"""

import re
from typing import Final

from factcli.extract.lexicon import DETERMINERS, TIMES
from factcli.extract.model import Model
from factcli.extract.ranking.cues import Cue, cue_at
from factcli.extract.ranking.forced import content_end, may_say, phrase_at, put, subject
from factcli.extract.ranking.possibles import Possible
from factcli.extract.ranking.rebuttals import line
from factcli.extract.ranking.speakermentions import NOBODY
from factcli.extract.sentences import Range, Sentence
from factcli.text.patterns import Pattern
from factcli.text.words import word_set

_ACCUSED: Final = word_set("accused blamed alleged")
_THOUGHT: Final = word_set("said believed reported understood thought estimated")
_FOUND: Final = word_set("found ruled deemed judged adjudged held")
_ASKED: Final = word_set("""
    urged advised ordered told warned asked instructed reminded encouraged requested begged pressed implored directed
""")
_APPEALING: Final = word_set("urged advised warned asked reminded encouraged requested")
"""Of these the present tense is an appeal to all, whoever made it: `Drivers are asked to keep away`."""
_DESCRIBED: Final = word_set("described characterised characterized portrayed hailed praised")
VERBS: Final = _ACCUSED | _THOUGHT | _FOUND | _ASKED | _DESCRIBED
_MARKERS: Final = (
    {"accused": frozenset(("of",)), "blamed": frozenset(("for", "on"))}
    | dict.fromkeys(_THOUGHT | _FOUND | _ASKED | {"alleged"}, frozenset(("to",)))
    | dict.fromkeys(_DESCRIBED, frozenset(("as",)))
)
"""What opens that of which somebody is accused, and the like."""
_PASSIVE: Final = Pattern(
    r"(?<![^ ])(?:is|are|was|were|been|being|'s|'re) (?:\w+ly |also |now |since |then |twice |once ){0,2}"
    rf"(?P<verb>{'|'.join(sorted(VERBS))}) "
)
_QUOTED: Final = Pattern(
    r"(?<![^ ])(?P<verb>quoted|cited|reported|recorded|filmed|heard) (?P<by>by (?:[^ ,;:.]+ ){1,8}?)?(?:in (?:[^ ,;:.]+ ){1,6}?)?"
    r"(?:as )?(?P<saying>saying|telling|claiming|complaining|admitting|warning) (?:that )?"
)
"""Where the one who is quoted is the subject, and the by-phrase is a paper's."""
_SAYING: Final = word_set("saying telling claiming complaining admitting warning")
_SUPPOSED: Final = word_set("would could might may if should can not never cannot to")
_PAST: Final = word_set("was were had")
_BEING: Final = word_set("be have been being")
_UNDONE: Final = word_set("been being be")
_BY_REACH: Final = 14
"""How many words behind a passive's "by" what follows it may begin; set by hand."""


def with_accusals(sentence: Sentence, found: list[Possible], model: Model) -> list[Possible]:
    """The possible statements `found`, those of such passives among them."""
    quoted = "as" in sentence.low and not _SAYING.isdisjoint(sentence.low)
    if VERBS.isdisjoint(sentence.low) and not quoted:
        return found
    words = line(sentence)
    for match in _QUOTED.finditer(words) if quoted else ():
        found = _quoted(sentence, match, found, model)
    for match in _PASSIVE.finditer(words):
        at = words.count(" ", 0, match.start("verb"))
        cue = cue_at(sentence, at, model.lexicon)
        if sentence.outside(at) and not _is_supposed(sentence, cue) and sentence.low[-1] != "?":
            found = _with(sentence, cue, found, model)
    return found


def _quoted(sentence: Sentence, match: re.Match[str], found: list[Possible], model: Model) -> list[Possible]:
    verb, at = (match.string.count(" ", 0, match.start(name)) for name in ("verb", "saying"))
    quoted, cue = cue_at(sentence, verb, model.lexicon), cue_at(sentence, at, model.lexicon)
    named = subject(sentence, quoted.group)
    if named is None or not quoted.passive or quoted.negated or not sentence.outside(at):
        return found
    own = next((one for one in found if one.content.cue.index == at), None)
    if own is not None:
        return put(sentence, found, cue, own.content.ranges, named)
    start = match.string.count(" ", 0, match.end())
    end = content_end(sentence, cue, start, model) if start < sentence.size else start
    return put(sentence, found, cue, ((start, end),), named) if end > start + 1 else found


def _is_supposed(sentence: Sentence, cue: Cue) -> bool:
    return cue.negated or any(low in _SUPPOSED for low in sentence.low[max(0, cue.group - 1) : cue.index])


def _with(sentence: Sentence, cue: Cue, found: list[Possible], model: Model) -> list[Possible]:
    by = _by(sentence, cue.index + 1)
    start = _marker(sentence, cue, by)
    if start < 0:
        return found
    end = content_end(sentence, cue, start + 1, model)
    if by is None:
        by, end = _trailing(sentence, start + 1, end)
    if end <= start + 1 or (by is None and not _stands_alone(sentence, cue)):
        return found
    named = subject(sentence, cue.group)
    front = () if named is None or _says_nothing(sentence, named) else (named,)
    return put(sentence, found, cue, (*front, (start, end)), by or NOBODY)


def _by(sentence: Sentence, at: int) -> Range | None:
    """The phrase behind a "by" that stands at a token."""
    return phrase_at(sentence, at + 1) if sentence.low_at(at) == "by" and sentence.outside(at) else None


def _marker(sentence: Sentence, cue: Cue, by: Range | None) -> int:
    """The token that opens what is said of the subject; -1 where there is none."""
    first = cue.index + 1 if by is None else by[1]
    markers = _MARKERS[cue.word]
    end = _behind_time(sentence, first) + 1 if by is None else first + _BY_REACH
    places = [
        at
        for at in range(first, min(end, sentence.size - 1))
        if sentence.low[at] in markers and sentence.outside(at) and _opens(sentence, cue, at)
    ]
    stops = (".", ";") if cue.word == "accused" else (".", ";", ",")
    stop = next((at for at in range(first, sentence.size) if sentence.kind[at] in stops), sentence.size)
    places = [at for at in places if at < stop]
    doing = [at for at in places if sentence.kind_at(at + 1) == "ing"]
    return (doing or places or [-1])[0]


def _behind_time(sentence: Sentence, at: int) -> int:
    """The token behind `on Monday`, `last week`."""
    start = at
    while at < sentence.size and (sentence.kind[at] == "T" or (at == start and sentence.low[at] in ("on", "last"))):
        at += 1
    return at if at == start or sentence.low[at - 1] in TIMES else start


def _opens(sentence: Sentence, cue: Cue, at: int) -> bool:
    """Whether the word belongs to the verb: `to` stands before a verb, before `have` or `be` where one finds something."""
    if sentence.low[at] != "to":
        return True
    following = sentence.low_at(at + 1)
    if cue.word in _ASKED:
        return following not in DETERMINERS and sentence.kind_at(at + 1) not in ("N", "9", "T")
    return following in _BEING


def _trailing(sentence: Sentence, first: int, end: int) -> tuple[Range | None, int]:
    """Who stands behind a "by" at the end of `accused of fraud by her partners`, and where the content ends without it."""
    for at in range(end - 1, first, -1):
        if sentence.low[at] == "by" and sentence.outside(at):
            by = phrase_at(sentence, at + 1)
            done = any(low in _UNDONE for low in sentence.low[first:at]) or sentence.kind[at - 1] == "ed"
            if by is not None and may_say(sentence, by) and not done:
                return by, at
    return None, end


def _stands_alone(sentence: Sentence, cue: Cue) -> bool:
    """Whether one may say it of somebody without saying who does: `is accused of`, `are asked to`; not `is said to`."""
    if cue.word in _APPEALING:
        group = sentence.low[cue.group : cue.index]
        perfect = "has" in group or (cue.word == "asked" and sentence.low_at(cue.group - 1) == "who")
        return _PAST.isdisjoint(group) and not perfect
    return cue.word in _ACCUSED


def _says_nothing(sentence: Sentence, named: Range) -> bool:
    return sentence.low[named[0]] in ("it", "there")
