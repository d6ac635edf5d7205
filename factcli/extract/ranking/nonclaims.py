"""What is worded as reporting and reports nothing.

Signs that say, refusals to say, questions put to somebody, "said to be", the outlet's own "we should note", parts of names.
"""

from typing import Final

from factcli.extract.lexicon import DETERMINERS, NEGATIONS, NOUNS, PREPOSITIONS, QUESTIONS
from factcli.extract.ranking.complements import complement
from factcli.extract.ranking.cues import MARKS, Cue
from factcli.extract.sentences import Range, Sentence
from factcli.text.words import word_set

_SIGNS: Final = word_set("""
    sign signs banner banners placard placards posters plaque plaques sticker stickers t-shirt t-shirts shirt
    slogan slogans motto inscription noticeboard billboard headstone gravestone marquee mug button badge graffiti tattoo
    chalkboard blackboard epitaph label labels notice notices board boards poster
""")
_ALSO_SPEAKERS: Final = word_set("label labels notice notices board boards poster posters")
"""Of which some speak: a record label, a board of directors, a court's notice. What hangs somewhere or is read does not."""
_WHERE: Final = word_set("on at in above outside by near beside inside over under behind")
_ON_SIGNS: Final = word_set("say read call declare proclaim announce ask warn")
_REFUSING: Final = word_set("""
    declined declines decline declining refused refuses refuse refusing without failed fails unwilling unable
    hesitated
""")
_OPEN: Final = QUESTIONS | {"if", "which", "where", "about", "more", "much", "anything", "nothing", "either"}
_COMMENTING: Final = word_set("comment confirm discuss elaborate answer name identify disclose respond reveal")
_NOT_SAID: Final = word_set("say reveal accuse predict promise deny")
_ANSWERING: Final = word_set("respond reply comment answer elaborate")
_UNNAMED: Final = word_set("named identified quoted anonymity anonymous unnamed nameless")
_OF_CLAUSES: Final = word_set(
    "add answer continue count discover measure note observe post read recall record refer remember uncover write"
)
"""With a mere thing for an object they tell of a deed: who recalls cookers, notes each depth or posts a photo says nothing."""
_THINGS: Final = frozenset(("th-", "thd", "ev", "N", "9", "pp"))
_HOW_DENIED: Final = word_set("in on at with earlier later yesterday")
"""Time and manner: nothing that is denied begins so."""
_QUESTIONED: Final = word_set("man men woman women boy girl teenager teenagers suspect suspects witness witnesses")
"""Whom the police question; what somebody else questions is said to be doubtful."""
_DECIDED: Final = word_set("""
    plan plans rule rules law laws policy policies ban bans tariff tariffs tax taxes charge charges fee fees limit limits
    measure measures deal deals inquiry inquiries probe trial strike strikes talks curfew record curbs cuts aid to that
""")
"""What one decides or promises, however new; `to` and `that` open what is decided."""
_DOING: Final = frozenset(("tion", "ions", "sion", "ment", "ents"))
"""How nouns of doing end: `a new investigation`, `new sanctions`, `a new investment`."""
_EVENTS: Final = (["launch"], ["arrival"], ["engagement"], ["birth"])
"""What is told of by a nod to it alone: `the launch of a course`. With a number it is a statement."""
_OUTLET: Final = frozenset(
    f"{who}{verb}" for who, verbs in (("i", "'ve 'd 'll 'm"), ("we", "'ve 'd 'll 're")) for verb in ("", *verbs.split())
)
"""Outside quotations the outlet itself, or who writes for it: `We should note that`, `I later found that`."""
_PROPOSALS: Final = word_set("suggestion suggestions")
"""Nouns that with "to" behind them name what might be done, and state nothing: "a suggestion to sell the mill"."""
_BEFORE_QUESTION: Final = word_set("when if once")
_REACH: Final = 5
"""How many words before a cue "declined" may stand, and behind "asked" the "named" of "not to be named". Set by hand: on
data/gold 12 is the same, 2 lists one wrong claim more, 1 four."""
_PHRASE_REACH: Final = 7
"""How many words back the noun of a phrase is looked for: "a sign on the door of the old mill". Set by hand."""
_AMOUNT_REACH: Final = 60
"""How many words of a content are looked through for the amount that "put the toll at 22" has. With 6 14 claims of
data/gold are lost, since "put" is no report without one; any more are the same."""
_AMOUNT: Final = frozenset(("9", "half"))


def reports_nothing(sentence: Sentence, cue: Cue, content: tuple[Range, ...], mention: Range) -> bool:
    """Whether a possible statement is of a kind that is no claim."""
    first = content[0][0]
    lemma = cue.verb.lemma
    if _is_outlets(sentence, cue, mention) or _is_in_name(sentence, cue) or _is_contrast(sentence, cue, first):
        return True
    if mention[0] >= 0 and lemma in _ON_SIGNS and _is_sign(sentence, mention[1], lemma):
        return True
    if lemma in _OF_CLAUSES and complement(sentence, content, cue) in _THINGS:
        return True
    if _is_phrase(sentence, cue) or _is_no_comment(sentence, first) or _is_deed(sentence, cue, content):
        return True
    if cue.word == "asked" and _is_put_to_somebody(sentence, cue) and first > cue.index:
        return True
    if lemma == "put" and not any(
        sentence.kind[at] in _AMOUNT for start, end in content for at in range(start, min(end, start + _AMOUNT_REACH))
    ):
        return all(sentence.quoted[at] < 0 for at in (first, content[-1][1] - 1))
    return _is_refusal(sentence, cue, first)


def _is_phrase(sentence: Sentence, cue: Cue) -> bool:
    """Whether the cue belongs to a set phrase: `needless to say`, `to say the least`, `said to be`, `a suggestion to sell`."""
    before, behind = sentence.low[max(0, cue.index - 2) : cue.index], sentence.low[cue.index + 1 : cue.index + 3]
    if cue.word == "said" and behind in (["to", "be"], ["to", "have"]):
        return True
    if cue.verb.lemma == "say":
        return before == ["needless", "to"] or (before[-1:] == ["to"] and behind == ["the", "least"])
    return cue.word in _PROPOSALS and behind[:1] == ["to"]


def _is_deed(sentence: Sentence, cue: Cue, content: tuple[Range, ...]) -> bool:
    """Whether behind the cue no statement stands but a thing, a time or manner: `announced her new book`, `called to a guard`."""
    first, lemma = content[0][0], cue.verb.lemma
    behind = sentence.low[cue.index + 1 : cue.index + 3]
    if lemma == "beg" and behind == ["to", "differ"]:
        return True
    if first <= cue.index:
        return False
    if lemma == "call":
        return (behind[:1] == ["to"] or behind == ["out", "to"]) and sentence.quoted[first] < 0
    if lemma == "deny":
        return sentence.low[first] in _HOW_DENIED and sentence.quoted[first] < 0
    if lemma == "question":
        return any(low in _QUESTIONED or low.endswith("-year-old") for low in sentence.low[first : first + _REACH])
    return lemma == "announce" and first == cue.index + 1 and _is_new_thing(sentence, content)


def _is_new_thing(sentence: Sentence, content: tuple[Range, ...]) -> bool:
    """Whether what is announced is a thing or person, not what is to be done: `a new manager`, but no `new ban on nets`."""
    first, end = content[0][0], content[-1][1]
    if sentence.finite[end] > sentence.finite[first] or sentence.low[first] not in DETERMINERS:
        return False
    words = sentence.low[first + 1 : end]
    if words[:1] == ["new"]:
        return not any(low in _DECIDED or low[-4:] in _DOING or low[:1].isdigit() for low in words)
    return words[:1] in _EVENTS and not any(low[:1].isdigit() for low in words)


def _is_outlets(sentence: Sentence, cue: Cue, mention: Range) -> bool:
    """Whether the writer of the article is the subject: nobody else says "I" outside quotations."""
    return (
        0 <= mention[0] < mention[1] <= cue.group
        and sentence.low[mention[1] - 1] in _OUTLET
        and sentence.outside(mention[0])
    )


def _is_in_name(sentence: Sentence, cue: Cue) -> bool:
    """Whether the cue is a noun of a name: `the journal Coastal Reports`, `Harbour Watch Claims Ltd`."""
    at = cue.index
    if cue.word not in NOUNS:
        return False
    before = sentence.tokens[at - 1].text if at > 0 and sentence.outside(at - 1) else ""
    return before[:1].isalpha() and sentence.tokens[at].text[0].isupper()


def _is_contrast(sentence: Sentence, cue: Cue, first: int) -> bool:
    """Whether behind the cue the outlet goes on by itself: `It is less than the mayor said, but it is much`."""
    return first > cue.index and sentence.low[first] == "but" and sentence.outside(first)


def _is_sign(sentence: Sentence, end: int, lemma: str) -> bool:
    """Whether the phrase that ends before tokens[end] is of a sign: "the banner", "a label on the lid"."""
    at = end - 1
    while at >= max(0, end - _PHRASE_REACH) and sentence.kind[at] not in MARKS:
        behind = sentence.kind_at(at + 1)
        if sentence.low[at] in _SIGNS and (at == end - 1 or behind in PREPOSITIONS):
            return sentence.low[at] not in _ALSO_SPEAKERS or lemma == "read" or sentence.low_at(at + 1) in _WHERE
        at -= 1
    return False


def _is_no_comment(sentence: Sentence, first: int) -> bool:
    """Whether a quotation only refuses to comment: “We do not comment on leaks”."""
    if sentence.quoted[first] < 0:
        return False
    words = [low for low in sentence.low[first : first + _REACH] if low[0].isalpha()]
    return words[:2] == ["no", "comment"] or (
        words[:1] in (["we"], ["i"]) and "comment" in words and bool(NEGATIONS & set(words))
    )


def _is_put_to_somebody(sentence: Sentence, cue: Cue) -> bool:
    """Whether "asked" stands for "when he was asked"."""
    opens = sentence.low_at(cue.index + 1) in _OPEN | {"by"}
    bare = cue.group == cue.index and (cue.group == 0 or sentence.low[cue.group - 1] in _BEFORE_QUESTION)
    return opens and (bare or cue.passive)


def _is_refusal(sentence: Sentence, cue: Cue, first: int) -> bool:
    if first <= cue.index or sentence.quoted[first] >= 0:
        return False
    if cue.verb.lemma == "ask" and _asks_for_anonymity(sentence, cue):
        return True
    before = sentence.low[max(0, cue.group - _REACH) : cue.index]
    refused = any(low in _REFUSING for low in before)
    if cue.negated and cue.verb.group in _NOT_SAID | {"-"} and "only" not in before:
        return True
    if not (cue.negated or refused):
        return False
    if cue.verb.lemma in _ANSWERING:
        return True
    if refused and sentence.low_at(cue.group - 1) == "to":
        return True
    return sentence.low[first] in _OPEN or (refused and cue.verb.lemma in _COMMENTING)


def _asks_for_anonymity(sentence: Sentence, cue: Cue) -> bool:
    """Whether somebody "asked not to be named" or "asked for anonymity"."""
    following = sentence.low[cue.index + 1 : cue.index + 1 + _REACH]
    return any(low in _UNNAMED for low in following) and following[0] in ("not", "for", "that", "to")
