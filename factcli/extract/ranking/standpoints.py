"""Statements without a verb of saying: `is adamant that`, `made it plain that`, `the mayor's view is that`, `in her telling, …`.

Who is confident, convinced or afraid only thinks it: that is no statement.
"""

import re
from typing import Final

from factcli.extract.lexicon import DETERMINERS, POSSESSIVES, PRONOUNS
from factcli.extract.model import Model
from factcli.extract.ranking.cues import cue_at
from factcli.extract.ranking.forced import content_end, phrase_at, put, subject
from factcli.extract.ranking.nounchunks import chunks
from factcli.extract.ranking.possibles import Possible
from factcli.extract.ranking.rebuttals import line
from factcli.extract.sentences import Range, Sentence
from factcli.text.patterns import Pattern
from factcli.text.words import word_set

_HINTS: Final = word_set("""
    adamant insistent unequivocal categorical emphatic clear plain secret doubt fact view belief contention position
    argument verdict conclusion opinion message stance telling words estimation judgment judgement account assessment
""")
"""One of these stands in each of the frames: in other sentences none is looked for."""
_BE: Final = r"(?:is|are|was|were|remains|remained|been|'s)"
_ADVERBS: Final = r"(?:\w+ly |very |quite |also |just |always |equally |as |still ){0,2}"
_ATTENTION: Final = r"(?:draws?|drew|drawn|drawing|calls?|called|calling) (?:\w+ )?attention to"
_TURNED: Final = (
    r"(?:points?|pointed|pointing|alludes?|alluded) to|stress(?:es|ed)?|highlight(?:s|ed|ing)?|underlin(?:es|ed)"
    r"|emphasi[sz](?:es|ed)|lament(?:s|ed)|bemoan(?:s|ed)"
)
_WORDED: Final = Pattern(
    rf"(?<![^ ])(?:{_BE} {_ADVERBS}(?P<adamant>adamant|insistent|unequivocal|categorical|emphatic|clear) "
    rf"|(?:ma(?:de|kes?|king)) (?:it )?{_ADVERBS}(?P<made>plain|clear) (?:to (?:[^ ,;:.]+ ){1, 8}?(?=that ))?"
    r"|(?:ma(?:de|kes?|king)) no (?P<secret>secret) of the fact "
    r"|(?:left|leaves?|leaving) (?:\w+ ){0,2}no (?P<doubt>doubt) "
    rf"|(?:(?P<fact>{_ATTENTION}|{_TURNED}) the fact ))(?P<that>that )?"
)
_VIEWS: Final = r"view|belief|contention|position|argument|verdict|conclusion|opinion|message|stance"
_VIEW: Final = Pattern(
    rf"(?<![^ ])(?:(?:it is|it was|it remains) [^,;]{{1,60}}? (?P<noun>{_VIEWS}) that "
    rf"|(?P<own>{_VIEWS}) {_BE} {_ADVERBS}that )"
)
_OWNED: Final = r"(?:view|opinion|telling|words|estimation|judgment|judgement|account|assessment)"
_OWNER: Final = r"(?:(?:[^ ,;:]+ ){0,6}?(?:[^ ,;:]+(?:'s|s')|his|her|their|its))"
_IN: Final = re.compile(
    rf"(?<![^ ])in (?:{_OWNER} (?:own )?(?P<owned>{_OWNED})(?= (?:[,.]|the |it |this |there |a ))"
    r"|the (?P<of>view|words|opinion|judgment|judgement|estimation) of (?:[^ ,;:]+ ){0,7}?[^ ,;:]+(?= [,.]))"
)
_LEAST: Final = 3
"""How many words stand in front of `, in her view`, at least; set by hand."""
_RELATIVES: Final = word_set("who which whose")
_NO_PERSON: Final = word_set("it this that what there which")
_SUPPOSED: Final = word_set("should would could can must may might to will")
_OPENERS: Final = (DETERMINERS | PRONOUNS | {"that", "there", "if", "when", "what", "how"}) - {"who"}


def with_standpoints(sentence: Sentence, found: list[Possible], model: Model) -> list[Possible]:
    """The possible statements `found`, those of such frames among them."""
    if _HINTS.isdisjoint(sentence.low):
        return found
    words = line(sentence)
    for match in _WORDED.finditer(words):
        found = _worded(sentence, match, found, model)
    for match in _VIEW.finditer(words):
        found = _viewed(sentence, match, found, model)
    for match in _IN.finditer(words):
        found = _in_words(sentence, match, found, model)
    return found


def _at(match: re.Match[str], place: int) -> int:
    """The token that begins at a place of the sentence's line."""
    return match.string.count(" ", 0, place)


def _worded(sentence: Sentence, match: re.Match[str], found: list[Possible], model: Model) -> list[Possible]:
    group = next(name for name in ("adamant", "made", "secret", "doubt", "fact") if match[name])
    at, start = _at(match, match.start(group)), _at(match, match.end())
    if group in ("secret", "doubt", "fact") and not match["that"]:
        return found
    if not (match["that"] or _opens_clause(sentence, start)) or not sentence.outside(at):
        return found
    verb = cue_at(sentence, _at(match, match.start()), model.lexicon)
    named = subject(sentence, verb.group)
    supposed = not _SUPPOSED.isdisjoint(sentence.low[max(0, verb.group - 1) : at])
    if named is None or verb.negated or supposed or sentence.low[named[0]] in _NO_PERSON:
        return found
    return _put(sentence, at, start, named, found, model)


def _opens_clause(sentence: Sentence, at: int) -> bool:
    return sentence.outside(min(at, sentence.size - 1)) and (
        sentence.low_at(at) in _OPENERS or sentence.kind_at(at) in ("N", "s", "9")
    )


def _put(sentence: Sentence, at: int, start: int, named: Range, found: list[Possible], model: Model) -> list[Possible]:
    cue = cue_at(sentence, at, model.lexicon)
    end = content_end(sentence, cue, start, model)
    if end - start < 2 or sentence.finite[end] == sentence.finite[start]:
        return found
    others = [one for one in found if not named[1] <= one.content.cue.index < start]
    return put(sentence, others, cue, ((start, end),), named)


def _viewed(sentence: Sentence, match: re.Match[str], found: list[Possible], model: Model) -> list[Possible]:
    at, start = _at(match, match.start("noun" if match["noun"] else "own")), _at(match, match.end())
    owner = _owner(sentence, at)
    return found if owner is None or not sentence.outside(at) else _put(sentence, at, start, owner, found, model)


def _owner(sentence: Sentence, noun: int) -> Range | None:
    """Whose the noun is: `the mayor's` of `the mayor's firm view`, `her` of `her view`."""
    for first, end in chunks(sentence):
        if first < noun <= end:
            last = next((at for at in range(noun - 1, first - 1, -1) if _is_owner(sentence.low[at])), -1)
            return None if last < 0 else (first, last + 1)
    return None


def _is_owner(low: str) -> bool:
    return low in POSSESSIVES or low.endswith(("'s", "s'"))


def _in_words(sentence: Sentence, match: re.Match[str], found: list[Possible], model: Model) -> list[Possible]:
    first, behind = _at(match, match.start()), _at(match, match.end()) + 1
    at = _at(match, match.start("owned" if match["owned"] else "of"))
    named = _owner(sentence, at) if match["owned"] else phrase_at(sentence, at + 2)
    if named is None or not sentence.outside(first) or not sentence.outside(behind):
        return found
    if first == 0 and sentence.low[behind] in _OPENERS:
        return _put(sentence, at, behind, named, found, model)
    if (
        sentence.low[behind] == ","
        and sentence.low_at(behind + 1) not in _RELATIVES
        and (first == 0 or sentence.kind[first - 1] in ("and", "but"))
    ):
        return _put(sentence, at, behind + 1, named, found, model)
    ends = behind == sentence.size - 1 and sentence.low[behind] == "."
    if (
        ends
        and first > _LEAST
        and sentence.kind[first - 1] == ","
        and sentence.finite[first - 1] > 0
        and sentence.outside(first - 2)
    ):
        return put(sentence, found, cue_at(sentence, at, model.lexicon), ((0, first - 1),), named)
    return found
