"""What a content does by its own words, where the reporting word only says: it denies, promises, foresees or asks.

Frames of its first clause, by pronouns, modal verbs and closed lists of words, not by what it is about. A frame is kept where
those who marked real pages mostly read it so. Who says of himself that he will do something promises it, who says it of another
foresees it.
"""

import re
from typing import Final

from factcli.models.vocabulary import Kind, Stance
from factcli.text.patterns import Pattern
from factcli.text.words import word_set

_NO_MARKS: Final = str.maketrans({"’": "'", **dict.fromkeys('“”„«»"‘[]()')})
_CLOSING: Final = re.compile(r"'(?!\w)")
"""The mark that ends a quotation, which is an apostrophe, too: `That was ‘simply not true’`."""
_LETTERS: Final = 240
"""How much of a content is looked at: more than any of the frames takes. Set by hand."""

_FALSE: Final = (
    r"(?:(?:lies?|false|falsehoods?|untrue|baseless|unfounded|groundless|nonsense|fabricated|fabrications?|hoax|fiction"
    r"|rubbish|invented|inventions?|defamatory|slander|smears?|forgery|fakes?|foolishness|figments?|made up|not (?:\w+ )?true"
    r"|not correct|not the case)(?=$|[.,;:!?…]| (?:and|but|or|from|of|that|to|against|designed|meant|…)))"
)
"""What is said of a claim that is not so; before another noun it would tell of a thing: `It was a hoax call`."""
_BE: Final = r"(?:is|are|was|were|'s|'re)"
_ADVERB: Final = r"(?: (?!not\b|never\b)(?:\w+ly|also|now|still|soon|then))?"
_SELF: Final = r"(?:i|we|he|she|they)"
"""Who may be the speaker himself: of others one speaks in the third person, too."""
_FINITE: Final = r"(?:is|are|was|were|has|have|had|do|does|did|said|that|which|who)\b"
_OTHERS: Final = (
    r"(?!(?:i|we|he|she|they|it|you|whether|if|who|what|some|somebody|someone)\b)"
    rf"(?:(?!{_FINITE})[\w'-]+ ){{1,5}}?(?<!\bthe )(?<!\ba )(?<!\bhis )(?<!\bher )"
)
"""A short subject that is none of the persons of the conversation; five words, set by hand. `The will was forged` has none."""
_DOES: Final = (
    r" (?!(?:be|have|not|never|like|love|hate|say|prefer|seem|need|know|think|want|expect|mean|take|see|hear|find|get|become"
    r"|remain|miss|rather)\b)\w"
)
"""A verb of doing behind a modal one: who will be or know something promises nothing."""

_NO_PART: Final = (
    r"(?:no (?:prior |personal |direct |\w+ or )?(?:(?:knowledge|memory|involvement)\b"
    r"|(?:part|role|hand)(?: whatsoever| at all)?(?: in\b|$|[.,]))|nothing to do with\b"
    r"|(?:did|done) nothing (?:wrong|illegal|improper)\b|(?:completely |entirely |totally )?innocent\b)"
)
_HAD: Final = r"(?: (?:has|have|had|played|plays|took|was|were|is|am|are)|'ve|'d|'m)?(?: had| played)?(?: absolutely)?"
_NOT_SO: Final = rf" ?{_BE}(?: (?!(?:if|that|not|no|never|hardly|neither)\b)[\w'-]+){{0,3}}? {_FALSE}"

_DENIALS: Final = (
    rf"(?:it|that|this|they|these|those|everything|all of (?:it|this|that|them)){_NOT_SO}",
    r"at no (?:point|time|stage|moment) (?:had|have|has|did|was|were)\b",
    rf"(?:{_SELF}|having){_HAD} {_NO_PART}",
)
_HAS: Final = "(?:has|have|had|'ve|'d)"
_INSISTED: Final = Pattern(
    r"(?:no one|nobody|none|neither|nothing|no \w+(?: \w+)?)(?: of (?:\w+ )?\w+)? (?:was|were|is|are|has|have|had|did|does)\b"
    rf"|(?:(?!{_FINITE})[\w'-]+ ){{0,5}}?(?:{_HAS} )?never (?!(?:be|have)\b|(?:been )?(?:so|more|\w+er)\b)\w"
    r"|there (?:is|was|are|were|has been|had been|have been) (?:no|nothing)\b(?! (?:doubt|alternative|need|reason|time|way)\b)"
    rf"|(?:(?!{_FINITE})[\w'-]+ ){{1,5}}?(?:(?:has|have|had|did) not|(?:has|have|had|did)n't)\b"
)
"""What was not done, or is not there: `no one was hurt`, `he had never met her`. Five words of a subject, set by hand.

What is not such or such denies less often: `it is not too late` is no answer to a charge.
"""
_CALLED_FALSE: Final = Pattern(
    r"(?:as )?(?:[\w'-]+ ){0,6}?(?:as )?(?:an? )?(?:(?!not\b|no\b)\w+ )?"
    r"(?:lies?|false|falsehoods?|untrue|baseless|unfounded|groundless|fabrications?|fabricated)"
    r"(?=$|[.,;:!?…]| (?:and|but|or|from|that|to|by|designed|meant|…))"
)
"""Words of untruth alone: what is called nonsense or rubbish may be a plan. Six words of what is called so, set by hand."""

_PROMISES: Final = (
    rf"(?:(?:i|we)'ll|{_SELF}(?: will| won't| shall)){_ADVERB}{_DOES}",
    rf"(?:he|she|they)(?: would| wouldn't){_ADVERB}{_DOES}",
    r"(?:i|we|he|she|they)(?: am| are| is|'m|'re) going to (?!be\b|have\b|need\b|see\b)",
)
_FORECASTS: Final = (
    r"(?:[\w'-]+ ){1,7}?(?:is|are|was|were|will|would)(?: very| more| most)? (?:un)?likely\b",
    r"(?:[\w'-]+ ){1,7}?(?:is|are|was|were)(?: \w+)? expected to\b",
    r"(?:i|we|he|she|they|it)(?: would)?(?: \w+ly)? (?:expects?|expected|predicts?|predicted|anticipates?|anticipated)\b",
    rf"{_OTHERS}(?:will|won't)(?! (?:be able|need|have to|have been)\b)\b",
)
_NO_ORDER: Final = (
    r"(?:i|you|we|they|he|she|it|ever|once|again|before|in|at|a|the|had|has|have|was|did|been|seen|heard|known|felt|thought"
    r"|said|told|know|think|care|believe|see|want|like|need|remember|even)\b"
)
"""What stands behind `never` and `don't` where only a subject is left out: `Never seen it`, `Don't know`."""
_REQUESTS: Final = (
    r"(?:let us|let's|please)\b",
    r"let (?!me\b|alone\b)\w+ \w+ \w+",
    rf"(?:don't|do not|never) (?!{_NO_ORDER})\w+(?<!ed)\b",
    r"(?:i|we)(?: \w+)?(?: would|'d)? (?:ask|urge|call on|call upon|appeal|demand|implore|advise|beg|request)\b",
    r"you (?:must|need to|have to|should|gotta|have got to)\b",
    r"(?!(?:i|he|she|there|it|this|that|these|those)\b)(?:[\w'-]+ ){1,4}?must(?! (?:have|say|ask|admit)\b)\b",
)
_FRAMES: Final = tuple(
    (stance, Pattern("|".join(frames)))
    for stance, frames in (
        (Stance.DENIES, _DENIALS),
        (Stance.ASKS, _REQUESTS),
        (Stance.PROMISES, _PROMISES),
        (Stance.PREDICTS, _FORECASTS),
    )
)


_PERSON: Final = re.compile(r"\w+")
_THIRD: Final = word_set("he she they")
_PRONOUNS: Final = word_set("he she they it i we")


def by_content(content: str, kind: Kind, mention: str) -> Stance:
    """The stance of words that are merely said, by their first clause; `mention`: the phrase that names who says them."""
    first = _first(content)
    stance = next((stance for stance, frame in _FRAMES if frame.match(first)), Stance.ASSERTS)
    if stance is Stance.PROMISES and _is_of_another(first, kind, mention.lower()):
        return Stance.PREDICTS
    return stance


def insisted_not(content: str) -> bool:
    """Whether words on which one insists say that something is not so: `he had never met her`, `no one was hurt`."""
    return _INSISTED.match(_first(content)) is not None


def called_false(content: str) -> bool:
    """Whether what is called something is called untrue: `the advert false`, `a lie from people who owed him rent`."""
    return _CALLED_FALSE.match(_first(content)) is not None


def _first(content: str) -> str:
    """The beginning of a content without case and marks of quotation."""
    return " ".join(_CLOSING.sub("", content[:_LETTERS].lower().translate(_NO_MARKS)).split())


def _is_of_another(first: str, kind: Kind, mention: str) -> bool:
    """Whether `he will` is not who says so: what is quoted would be `I will`, and what she says is not of him."""
    found = _PERSON.match(first)
    if found is None or found[0] not in _THIRD:
        return False
    return kind is Kind.DIRECT or (mention in _PRONOUNS and mention != found[0] and found[0] != "they")
