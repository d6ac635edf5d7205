"""Who says of a statement that it is not so: a verb of rebuttal with a noun for what was said, active or passive.

`The mayor rubbished reports that …`, `called the claim “a lie”`, `Claims that … were rejected by the mayor`. The frame is looked
for, not the verb alone: who condemns a move or rejects a plan denies no statement.
"""

import re
from typing import Final, NamedTuple

from factcli.extract.lexicon import DETERMINERS, POSSESSIVES, PREPOSITIONS, PRONOUNS
from factcli.extract.sentences import FINITE, Range, Sentence
from factcli.text.words import word_set

STATEMENTS: Final = word_set("""
    claim claims allegation allegations accusation accusations rumour rumours rumor rumors suggestion suggestions
    insinuation insinuations assertion assertions contention report reports story stories theory theories notion idea
    talk speculation charge charges myth myths belief gossip complaint complaints argument arguments boast account
    accounts narrative concerns fears criticism criticisms testimony statement statements finding findings hypothesis
    premise implication innuendo perception smear smears whispers
""")
"""Nouns for what was said or is thought, of which one may say that it is not so."""
_ALSO_VERBS: Final = word_set("claim claims report reports charge charges boast talk fears concerns finding account accounts")
"""Those of them that are as often verbs: only a word before them tells."""

_FORM: Final = r"(?:s|es|ed|d|ing)?"
_VERBS: Final = "|".join(
    (
        rf"(?:refute|rebut|rebutt|rubbish|debunk|discredit|discount|quash|scotch|squash|dispel|dispell|ridicule|deride|mock){_FORM}",
        rf"(?:dispute|reject|dismiss|contest|contradict|repudiate|disavow|counter|disprove|scorn|trash|slam|blast){_FORM}",
        rf"(?:denounce|decry|condemn|lambast|downplay|disown|retract|recant|belie|challenge|attack){_FORM}",
        r"(?:refut|ridicul|derid|disput|repudiat|disprov|denounc|disavow|challeng)ing|denied|denies|deny|denying",
        r"(?:rebuffs?|rebuffed|withdraws?|withdrew|withdrawn|withdrawing|decried|decries|belied|belies)",
        rf"(?:brush|wave|bat|batt|swat|swatt|shrug|shrugg|laugh|fend|slap|slapp|knock){_FORM} (?:aside|off|away|back|down)",
        rf"push{_FORM} (?:back|aside|away)(?: (?:against|on|at))?|(?:sweep|sweeps|sweeping|swept) (?:aside|away)|play{_FORM} down",
        r"(?:shot|shoots?|shooting|struck|strikes?) down",
        rf"(?:lash{_FORM}|hit|hits) (?:out|back) at",
        rf"(?:scoff|sneer|laugh|jeer|bristle|bristl|balk|hoot){_FORM} at",
        rf"(?:walk|row|roll){_FORM} back(?: on| from)?|back{_FORM} (?:away|off|down) from|(?:backtrack|backpedal|backpedall){_FORM} (?:on|from)",
        rf"(?:pour|heap){_FORM} (?:\w+ )?(?:scorn|cold water|ridicule|derision) (?:on|over)",
        r"(?:cast|casts|casting|threw|throws?|thrown) (?:\w+ )?doubts? (?:on|over|upon)",
        r"(?:took|takes?|taken|taking) (?:issue|exception) (?:with|to)",
        r"(?:gave|gives?|given) short shrift to|(?:made|makes?) light of",
        rf"disagree{_FORM} with",
    )
)
_PARTICIPLES: Final = (
    r"(?:refuted|rebutted|rubbished|debunked|discredited|discounted|quashed|scotched|dispelled|ridiculed|derided|mocked|disputed"
    r"|rejected|dismissed|contested|contradicted|repudiated|disavowed|disproved|disproven|scorned|denied|denounced|condemned"
    r"|downplayed|retracted|withdrawn|challenged|brushed (?:aside|off)|waved away|shot down|laughed off|played down)"
)
_NOUN: Final = "|".join(sorted(STATEMENTS, key=len, reverse=True))
_NO_MODIFIER: Final = (
    r"(?:that|of|for|to|in|on|at|from|and|or|but|who|which|was|were|is|are|had|has|have|been|after|before|over|as|when|,|;|:|\.)"
)
_MODIFIERS: Final = rf"(?:(?!{_NO_MODIFIER} )[^ ]+ ){{0,7}}?"
"""What may stand between verb and noun: `any`, `her brother's`, `a newspaper's`, `“sensational”`; seven words, set by hand."""
_QUOTED: Final = r"(?:[“\"'‘] [^”\"’']{1,40} [”\"’'] )?"
_ACTIVE: Final = re.compile(
    rf"(?<![^ ])(?P<verb>{_VERBS}) (?P<as>as [“\"'‘] [^”\"’']{{1,60}} [”\"’'] )?(?P<phrase>{_QUOTED}{_MODIFIERS}(?P<noun>{_NOUN}))(?= )"
)
_FALSE: Final = (
    r"(?:lie|lies|false|falsehoods?|untrue|baseless|unfounded|groundless|nonsense|nonsensical|fabricated|fabrications?|fake"
    r"|hoax|fiction|fictitious|bogus|rubbish|garbage|fantasy|wrong|incorrect|inaccurate|untruthful|ludicrous|absurd|ridiculous"
    r"|preposterous|defamatory|libellous|slander|slanderous|malicious|smear|smears|propaganda|invented|scaremongering"
    r"|without (?:any )?(?:foundation|merit|basis|substance)|not true|not correct|mistaken|unsubstantiated|debunked|misleading|inventions?|concocted|disinformation"
    r"|misinformation|laughable|fanciful|outlandish|far-fetched|overblown|made up|not credible|fairy tales?)"
)
"""What is said of a statement that is not so."""
_CALLED: Final = re.compile(
    rf"(?:{_QUOTED}{_MODIFIERS}(?:{_NOUN}) (?:.* )?|(?:it|that|this|them|these|those) (?:all )?)(?:as )?(?:[“\"'‘] )?(?:[^ ]+ ){{0,4}}?{_FALSE}(?: |$)"
)
_UNTRUE: Final = re.compile(
    r"(?:it|that|this) (?:untrue|false)\b|(?:as )?(?:untrue|false) that "
)
_NAMING: Final = word_set("call brand label describe dub term characterise characterize depict portray denounce condemn slam")
_ADVERB: Final = r"(?:\w+ly|not|never|since|later|also|all|both|quite|just|simply|now|again|often|soon|a|an|the)"
_NAMED: Final = re.compile(
    r"(?<![^ ])(?P<verb>call(?:s|ed|ing)|(?:brand|label|labell|dub|dubb)(?:s|ed|ing)|describ(?:es|ed|ing)) "
    rf"(?P<as>as [“\"'‘] [^”\"’']{{1,60}} [”\"’'] )?(?P<phrase>{_QUOTED}{_MODIFIERS}(?P<noun>{_NOUN}))(?= )"
)
"""Verbs that only with `“a lie”` behind the noun's clause say that it is not so."""
_PASSIVE: Final = re.compile(
    rf"(?<![^ ])(?P<be>(?:was|were|is|are|(?:has|have|had) been|been|being) (?:{_ADVERB} ){{0,2}}?)(?P<verb>{_PARTICIPLES})(?= )"
)
_PREDICATE: Final = re.compile(
    rf"(?<![^ ])(?:was|were|is|are|has been|have been|proved|proves|turned out)(?: to be)?(?: {_ADVERB}){{0,2}}? {_FALSE}(?= )"
)
_OF_THINGS: Final = re.compile(r"(?:contradict|beli|disprov|discredit|counter)")
"""Verbs that facts are subjects of, too: where they speak against somebody's claim, that claim is what is reported."""
_NOT: Final = re.compile(r"(?:not|never|n't|nor|neither|hardly|cannot|nobody|without|[a-z]+n't)")
_NEGATION_REACH: Final = 4
"""How many words before a verb of rebuttal its negation may stand: "has not yet formally denied"; set by hand."""


_OPENERS: Final = (DETERMINERS | PRONOUNS | {"that", "of", "about", "there"}) - {"who", "you"}
_THAT_REACH: Final = 12
"""How many words behind "claims by" its "that" may stand; set by hand."""


class Rebuttal(NamedTuple):
    """A statement that is said to be untrue: the verb's token, the noun's, the tokens of the noun phrase's begin.

    `negated`: the verb is ("did not deny reports that"), so that nothing is said to be untrue.
    """

    verb: int
    noun: int
    first: int
    negated: bool


class Ended(NamedTuple):
    """A noun's clause that ends in front of its sentence's own predicate: `The claim that … was rejected by the mayor`.

    `end`: the token behind the clause · `verb`: the participle of a rebuttal, -1 if it is called false · `by`: the first token
    of who rebuts, -1 where nobody is named · `negated`: it was not rebutted.
    """

    end: int
    verb: int
    by: int
    negated: bool


def line(sentence: Sentence, first: int = 0, end: int | None = None) -> str:
    """Tokens of the sentence without case, each with a blank behind it: a token's index is the number of blanks before it."""
    return " ".join(sentence.low[first : sentence.size if end is None else end]) + " "


def rebuttals(sentence: Sentence, words: str) -> list[Rebuttal]:
    """The active rebuttals of the sentence, whose `line` is `words`, in order."""
    found = []
    for match in (*_ACTIVE.finditer(words), *_NAMED.finditer(words)):
        verb, noun = words.count(" ", 0, match.start("verb")), words.count(" ", 0, match.start("noun"))
        first = words.count(" ", 0, match.start("as") if match["as"] else match.start("phrase"))
        if not sentence.outside(verb) or not sentence.outside(noun) or not _is_verb(sentence, verb):
            continue
        if match.re is _NAMED and not _CALLED.match(words, match.start("phrase")):
            continue
        if not _opens_clause(sentence, noun + 1):
            continue
        if _OF_THINGS.match(sentence.low[verb]) and owner(sentence, noun):
            continue
        before = sentence.low[max(0, verb - _NEGATION_REACH) : verb]
        found.append(Rebuttal(verb, noun, first, any(_NOT.fullmatch(low) for low in before)))
    return found


def _opens_clause(sentence: Sentence, at: int) -> bool:
    """Whether behind the noun stands what was said: `that …`, `of …`, `he had …`."""
    low = sentence.low_at(at)
    if sentence.kind_at(at) == "N" or low in _OPENERS:
        return at < sentence.size and sentence.outside(at)
    return low in ("by", "from", "made", "in") and "that" in sentence.low[at : at + _THAT_REACH]


def _is_verb(sentence: Sentence, at: int) -> bool:
    """Whether a form of a verb is none of a noun or an adjective: `the attack claims`, `his disputed claim`."""
    before = sentence.low_at(at - 1)
    return at > 0 and before not in DETERMINERS and not before.endswith(("'s", "s'"))


def is_statement(sentence: Sentence, at: int) -> bool:
    """Whether the token is a noun for a statement, and not the verb `claims` or `reports`."""
    low = sentence.low[at]
    if low not in STATEMENTS or sentence.quoted[at] >= 0:
        return False
    if low not in _ALSO_VERBS or at == 0:
        return True
    before = sentence.low[at - 1]
    return (
        before in DETERMINERS
        or before in PREPOSITIONS
        or before.endswith(("'s", "s'"))
        or sentence.kind[at - 1] in ("ed", "ing", FINITE)
    )


def ended(sentence: Sentence, noun: int, words: str) -> Ended | None:
    """Where the clause of a noun ends, if what follows calls it untrue; `words`: the sentence's `line`."""
    start = _place(words, noun + 1)
    best: Ended | None = None
    for match in _PASSIVE.finditer(words, start):
        end, verb = words.count(" ", 0, match.start("be")), words.count(" ", 0, match.start("verb"))
        behind = words.count(" ", 0, match.end("verb")) + 1
        if sentence.outside(verb) and _closes(sentence, noun, end, behind):
            by = behind + 1 if sentence.low_at(behind) == "by" else -1
            best = Ended(end, verb, by, any(_NOT.fullmatch(low) for low in sentence.low[end:verb]))
    if best is None:
        for match in _PREDICATE.finditer(words, start):
            end = words.count(" ", 0, match.start())
            behind = words.count(" ", 0, match.end()) + 1
            if sentence.outside(end) and _closes(sentence, noun, end, behind):
                best = Ended(end, -1, -1, negated=False)
    return best


def _place(words: str, index: int) -> int:
    place = 0
    for _ in range(index):
        place = words.index(" ", place) + 1
    return place


def _closes(sentence: Sentence, noun: int, end: int, behind: int) -> bool:
    """Whether a predicate at `end` may be the sentence's own: the noun's clause before it has a verb of its own, or is `of …`."""
    if end <= noun + 1:
        return True
    if sentence.low[noun + 1] in ("of", "about", "by", "from", "over"):
        return sentence.finite[end] == sentence.finite[noun + 1]
    return sentence.finite[end] > sentence.finite[noun + 1] and end - noun > 2  # noqa: PLR2004 — that, subject, verb


def calls_untrue(sentence: Sentence, lemma: str, content: tuple[Range, ...]) -> bool:
    """Whether a content of `called`, `branded` and the like names a statement and what it is: `the claim “a lie”`."""
    return lemma in _NAMING and any(
        _CALLED.match(words) or _UNTRUE.match(words) for words in (line(sentence, *part) for part in content)
    )


def phrase_start(sentence: Sentence, noun: int) -> int:
    """Where the phrase of a noun for a statement begins: at its determiner, or at the words that describe it."""
    at = noun
    while at > 0 and sentence.outside(at - 1) and sentence.kind[at - 1] in ("w", "ed", "ing", "9", "ly"):
        at -= 1
    return at - 1 if at > 0 and sentence.low[at - 1] in DETERMINERS else at


def owner(sentence: Sentence, noun: int) -> bool:
    """Whether a noun for a statement tells whose it is: `the mayor's claim that`, `claims by the mayor that`."""
    at = phrase_start(sentence, noun)
    before = sentence.low_at(at - 1)
    return (
        before.endswith(("'s", "s'"))
        or sentence.low[at] in POSSESSIVES
        or sentence.low_at(noun + 1) in ("by", "from")
    )
