"""Which body a phrase means: by its name, a part of the name, or its kind ("the company")."""

from typing import Final

from factcli.extract.lexicon import FUNCTION
from factcli.extract.speakers.antecedents import SELF, Described, Entity, Meaning, Memory
from factcli.extract.speakers.bodies import SURE, Body
from factcli.extract.speakers.phrasing import Phrase
from factcli.extract.speakers.reading import Reading
from factcli.extract.speakers.titles import BODIES, DOCUMENTS, FIRMS, GENERAL, GROUP_NOUNS
from factcli.text.words import word_set

_GROUP_SYNONYMS: Final = word_set("researchers scientists authors team academics investigators")
_VAGUE: Final = word_set("""
    firm bloc watchdog charity regulator retailer manufacturer operator carrier supplier grocer
""")
_GENERIC: Final = word_set("company firm business group giant outfit employer conglomerate")
_NAMING: Final = word_set("called named itself themselves")
_LATEST: Final = 8
_FEW: Final = 2


def body_named(phrase: Phrase, memory: Memory) -> Meaning | None:
    """A body by its name, by a part of it, or as "the company"."""
    found = _body_as_told(phrase, memory)
    if found is None or not isinstance(found[0], Body):
        return found
    fullest = memory.named.bodies.fullest(found[0])
    return (fullest, f"short for {fullest.name}") if fullest is not found[0] else found


def _body_as_told(phrase: Phrase, memory: Memory) -> Meaning | None:
    bodies = memory.named.bodies
    reading = memory.named.reading
    if phrase.opener in ("a", "an", "one", "another"):
        return None
    last = _name_at_end(phrase, memory)
    if last is not None:
        return last
    words = phrase.words
    named = bodies.exact(words)
    if named is not None and len(named.words) > len(words):
        return named, f"short for {named.name}"
    capital = reading.capital(phrase.core) and not reading.initial[phrase.core]
    if phrase.definite and len(words) == 1 and phrase.noun in _GENERIC:
        found = _class_of(phrase, memory)
        if found is not None:
            return found
    if phrase.definite or capital or words == ("police",):
        longer = bodies.holding(words, phrase.first) if len(words) <= _FEW or phrase.definite else None
        if longer is not None and (phrase.noun in BODIES or phrase.noun in DOCUMENTS or phrase.noun in GROUP_NOUNS):
            return longer, f"short for {longer.name}"
    if (
        phrase.definite
        and phrase.end == phrase.front
        and (len(words) == 1 or (len(words) == _FEW and phrase.noun in _VAGUE))
    ):
        found = _class_of(phrase, memory)
        if found is not None:
            return found
    return (named, SELF) if named is not None else None


def _name_at_end(phrase: Phrase, memory: Memory) -> Meaning | None:
    """A name behind or before the noun of a body: "the lens maker Halden", "the Maxima chain"."""
    reading, bodies = memory.named.reading, memory.named.bodies
    if phrase.front - phrase.core > 1 and phrase.noun in FIRMS and reading.words[phrase.front - 1].islower():
        body = bodies.exact(tuple(reading.low[phrase.core : phrase.front - 1]))
        if body is not None and body.kind == "name" and body.evidence >= 0:
            return body, f"the {phrase.noun} of that name"
    for end in {phrase.end, phrase.front}:
        for first in range(phrase.core + 1, end):
            if _is_kind(reading, first - 1) and reading.capital(first) and not reading.owner[first - 1]:
                body = bodies.exact(tuple(reading.low[first:end]))
                if body is not None and body.kind == "name":
                    return body, SELF
    return None


def _is_kind(reading: Reading, at: int) -> bool:
    """Whether a word is a noun or adjective in small letters."""
    return reading.words[at].islower() and reading.low[at] not in FUNCTION


def called(phrase: Phrase, memory: Memory) -> Meaning | None:
    """As in "A group calling itself X", "a user called X"."""
    reading = memory.named.reading
    for at in range(phrase.core + 1, phrase.end - 1):
        if reading.low[at] in _NAMING and reading.capital(at + 1):
            words = tuple(reading.low[at + 1 : phrase.end])
            found = memory.named.people.named(words) or memory.named.bodies.exact(words)
            if found is not None:
                return found, SELF
    return None


def _class_of(phrase: Phrase, memory: Memory) -> Meaning | None:
    """As in "The company", "the watchdog": the last of the kind that spoke or was named."""
    noun = phrase.noun
    if noun in _GROUP_SYNONYMS:
        for one in reversed(memory.spoke[-_LATEST:]):
            if isinstance(one.entity, (Body, Described)) and _is_plural(one.entity):
                return one.entity, f"{noun}: those who spoke before"
        return None
    firm = noun in FIRMS
    if not firm and noun not in GENERAL:
        return None

    def fits(entity: Entity) -> float | None:
        if not isinstance(entity, Body) or entity.is_plural or entity.is_document:
            return None
        if firm:
            return 2.0 if entity.is_firm else 0.0 if entity.may_be_firm else None
        return None if entity.is_firm or (entity.kind == "name" and entity.evidence < SURE) else 0.0

    entity = memory.before(phrase.first, memory.named.bodies.places, fits)
    return (entity, f"{noun}: the one named or heard last") if entity is not None else None


def _is_plural(entity: Body | Described) -> bool:
    return entity.is_plural if isinstance(entity, Body) else entity.plural
