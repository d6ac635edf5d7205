"""Verbs of speech with a mere thing or person as their object, which report nothing: `said goodbye`, `was denied a visa`."""

from typing import Final

from factcli.extract.lexicon import DETERMINERS, POSSESSIVES
from factcli.extract.ranking.cues import Cue
from factcli.extract.sentences import Range, Sentence
from factcli.text.words import word_set

_LITTLE: Final = word_set("little nothing much")
_GREETINGS: Final = word_set("goodbye hello farewell sorry prayers prayer grace mass goodbyes rosary")
_CALLED: Final = word_set("""
    mother father wife husband son daughter brother sister parents family friend friends neighbour neighbours
    neighbor neighbors police ambulance doctor lawyer boss
""")
_BEHIND_CALLED: Final = word_set("from at on in to after before when while and for with by") | frozenset(".,;")
_PARTICLES: Final = word_set("in up off round back over")
_WITHHELD: Final = word_set("""
    visa visas entry bail parole boarding access admission permission asylum promotion planning leave entrance
    passage treatment food water nothing
""")
_SCORED: Final = word_set("goal goals penalty penalties try tries corner corners free-kick point points run runs")
_TAKEN: Final = word_set("lives victim victims title titles medals wicket wickets prize prizes")
"""What a flood or a sportsman claims; "claimed 52 percent" and "claimed 40 killed" report a number."""
_ITSELF: Final = word_set("himself herself itself themselves")
_STORIES: Final = word_set("story stories joke jokes lie lies tale tales truth fib fibs")
_OWN: Final = POSSESSIVES | {"a", "an"}
_OBJECT_REACH: Final = 4
"""How many words of an object are looked at for its noun; set by hand."""


def has_mere_object(sentence: Sentence, cue: Cue, content: tuple[Range, ...]) -> bool:
    """Whether what stands behind the cue is no statement, but what was given, called, won or withheld."""
    at, lemma = cue.index + 1, cue.verb.lemma
    low, following = sentence.low_at(at), sentence.low[at : at + _OBJECT_REACH]
    if lemma == "say" and (low in _GREETINGS or (low in DETERMINERS and sentence.low_at(at + 1) in _GREETINGS)):
        return True
    if lemma == "call":
        person = low in DETERMINERS and sentence.low_at(at + 1) in _CALLED
        return low in _PARTICLES or (person and sentence.low_at(at + 2) in _BEHIND_CALLED)
    if lemma == "deny":
        withheld = not low.endswith("ing") and "that" not in following and any(word in _WITHHELD for word in following)
        return withheld or (cue.passive and low != "by")
    if lemma in ("promise", "announce"):
        return low in _ITSELF
    if lemma == "point":
        return low == "of" or (low == "out" and sentence.low_at(at + 1) == "of")
    if lemma == "request":
        return low == "for" and sentence.low_at(at + 1) in ("comment", "comments")
    if lemma == "tell":
        return any(word in _STORIES for word in following[:2])
    return _is_thing(sentence, cue, content, following)


def _is_thing(sentence: Sentence, cue: Cue, content: tuple[Range, ...], following: list[str]) -> bool:
    """The verbs whose content is a statement as soon as it has a verb of its own: `said little had changed`."""
    at, lemma = cue.index + 1, cue.verb.lemma
    if sentence.finite[content[-1][1]] > sentence.finite[at]:
        return False
    low = sentence.low_at(at)
    if lemma in ("report", "protest", "argue", "complain") and low in ("to", "with"):
        return cue.word != "reports" and sentence.low_at(at + 1) not in ("be", "have")
    if lemma == "say":
        return low in _LITTLE or (low == "no" and sentence.low_at(at + 1) == "more")
    amount = sentence.kind_at(at) == "9" or low in ("$", "£", "€")
    if lemma == "claim":
        return low in _OWN or (amount and any(word in _TAKEN for word in following))
    return (lemma in ("add", "charge") and amount) or (
        lemma == "concede" and any(word in _SCORED for word in following)
    )
