"""Speakers without a name: "a doctor at the hospital" in the article's words, and "the doctor" who is the same again."""

from bisect import bisect_left
from itertools import pairwise
from typing import Final

from factcli.extract.lexicon import POSSESSIVES
from factcli.extract.speakers.ages import OLD
from factcli.extract.speakers.bodies import in_running_text
from factcli.extract.speakers.coreference import AGE, SELF, TOGETHER, Described, Discourse, Entity, Meaning, several
from factcli.extract.speakers.nounphrases import NounPhrase, cut, person_in
from factcli.extract.speakers.roles import is_role
from factcli.extract.speakers.wordlists import BODIES, DOCUMENTS, GROUP_NOUNS, HONORIFICS, MEN_ROLES, WOMEN_ROLES
from factcli.text.words import word_set

_ANY_DOCUMENT: Final = word_set("document documents filing paper research report study files file text")
_THEM: Final = frozenset(("them", "these", "those"))
_PERSONS: Final = ("er", "or", "ist", "ian", "ant", "ee")
_TWO: Final = word_set("couple pair duo two brothers sisters twins siblings spouses")
_GENDERS: Final = {"men": "m", "brothers": "m", "women": "f", "sisters": "f"}
# How many names back a pair is looked for, and how far apart its two may stand: "Anna Oro, a widow of 60, and Tom". Set by hand.
_PLACES_BACK: Final = 16
_WORDS_BETWEEN: Final = 8
# How many speakers back "the doctor" and "the report" may mean. Set by hand: a description holds for most of an article, while
# "the report" is the one that was heard last. On data/gold and in the tests 2 in place of 40 and 1 in place of 8 are the same.
_SPEAKERS_BACK: Final = 40
_DOCUMENTS_BACK: Final = 8


def some_of(phrase: NounPhrase, discourse: Discourse) -> Meaning | None:
    """As in "A and B" by their full names, "one of them" with whom it is of."""
    tokens = discourse.entities.tokens
    low = tokens.low
    if low[phrase.end - 1] in _THEM and low[phrase.end - 2] == "of":
        whole = discourse.before(phrase.first, discourse.entities.bodies.places, several)
        if whole is None:
            return None
        name = f"{tokens.phrase(phrase.first, phrase.end - 1)} {whole.name[0].lower()}{whole.name[1:]}"
        return remembered(name, phrase.noun, discourse), f"{low[phrase.end - 1]}: {whole.name}"
    aged = _aged(phrase, discourse)
    if aged is not None:
        return aged
    two = _pair(phrase, discourse)
    if two is not None:
        return two
    if "and" not in phrase.words:
        return None
    middle = phrase.core + phrase.words.index("and")
    if middle == phrase.core or middle + 1 == phrase.end:
        return None
    one, _, _ = person_in(cut(tokens, phrase.first, middle), discourse.entities)
    if one is not None and low[middle + 1] in POSSESSIVES:
        name = f"{one.name} {tokens.phrase(middle, phrase.end)}"
        return remembered(name, low[phrase.end - 1], discourse), f"{one.name} and those who belong to them"
    if not tokens.capital(phrase.end - 1):
        return None
    other, _, _ = person_in(cut(tokens, middle + 1, phrase.end), discourse.entities)
    if one is None or other is None:
        return None
    return Described(name=f"{one.name} and {other.name}", words=(*one.words, *other.words), plural=True), SELF


def _aged(phrase: NounPhrase, discourse: Discourse) -> Meaning | None:
    """As in "The 37-year-old", "the 37-year-old baker", who was named with that age: the last one, if there are several."""
    if phrase.opener != "the" or phrase.front != phrase.end or not phrase.words[0].endswith(OLD):
        return None
    age = phrase.words[0].removesuffix(OLD)
    for at, person in reversed(discourse.entities.people.places):
        if at < phrase.first and person.age == age:
            return person, f"{phrase.words[0]}: {AGE} {person.name}"
    return None


def _pair(phrase: NounPhrase, discourse: Discourse) -> Meaning | None:
    """As in "The couple", "both men": the two who were named last in one breath."""
    if phrase.front != phrase.end or not (phrase.opener == "both" or (phrase.opener == "the" and phrase.noun in _TWO)):
        return None
    if phrase.noun not in _TWO | _GENDERS.keys() and not is_role(phrase.noun.removesuffix("s")):
        return None
    gender = _GENDERS.get(phrase.noun, "")
    tokens, places = discourse.entities.tokens, discourse.entities.people.places
    end = bisect_left(places, phrase.first, key=lambda place: place[0])
    for (at, one), (behind, other) in pairwise(reversed(places[max(0, end - _PLACES_BACK) : end])):
        linked = 0 < at - behind <= _WORDS_BETWEEN and "and" in tokens.low[behind + 1 : at]
        if linked and one is not other and not any(gender and two.gender not in (gender, "") for two in (one, other)):
            name = f"{other.name} and {one.name}"
            return remembered(name, phrase.noun, discourse), f"{phrase.noun}: {TOGETHER}"
    return None


def told_before(phrase: NounPhrase, discourse: Discourse) -> Meaning | None:
    """As in "The doctor" who was "a doctor at the hospital" before."""
    if not phrase.definite:
        return None
    before = heard(phrase.words, discourse)
    if before is None and len(phrase.words) == 1 and phrase.noun in _ANY_DOCUMENT:
        before = next(
            (
                one.entity
                for one in reversed(discourse.spoke[-_DOCUMENTS_BACK:])
                if isinstance(one.entity, Described) and one.entity.noun in DOCUMENTS
            ),
            None,
        )
    return (before, "described before") if before is not None else None


def heard(words: tuple[str, ...], discourse: Discourse) -> Described | None:
    """A speaker without a name who was described with these words and more."""
    wanted = set(words)
    for one in reversed(discourse.spoke[-_SPEAKERS_BACK:]):
        if isinstance(one.entity, Described) and one.entity.noun in wanted and wanted.issubset(one.entity.words):
            return one.entity
    return None


def described(phrase: NounPhrase, discourse: Discourse) -> Entity:
    """Somebody without a name, in the words of the phrase."""
    tokens = discourse.entities.tokens
    titled = tokens.low[phrase.core].rstrip(".") in HONORIFICS and phrase.end - phrase.core > 1
    end = phrase.end
    grouped = phrase.noun in GROUP_NOUNS or (phrase.noun in DOCUMENTS and tokens.low[end] in ("by", "of"))
    if grouped and end == phrase.front and not phrase.definite:
        end = discourse.entities.bodies.attached(end)
    name = in_running_text(tokens, phrase.core + titled, end) or tokens.phrase(phrase.first, phrase.end)
    return remembered(name, phrase.noun, discourse)


def remembered(name: str, noun: str, discourse: Discourse) -> Described:
    """Somebody described; the same one if that was done before in the same words."""
    words = tuple(word.removesuffix("'s").removesuffix("’s") for word in name.lower().split())
    for one in reversed(discourse.spoke[-_SPEAKERS_BACK:]):
        if isinstance(one.entity, Described) and one.entity.words == words:
            return one.entity
    gender = "f" if noun in WOMEN_ROLES else "m" if noun in MEN_ROLES else ""
    plural = noun in GROUP_NOUNS or (noun.endswith("s") and is_role(noun[:-1]))
    human = not plural and noun not in BODIES and (is_role(noun) or noun.endswith(_PERSONS))
    return Described(name=name, words=words, gender=gender, plural=plural, noun=noun, human=human)
