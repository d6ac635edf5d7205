"""Whose "the statement" is: whoever was told before to have issued one, or to have said something in one."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from factcli.extract.lexicon import PREPOSITIONS
from factcli.extract.speakers.bodies import Body
from factcli.extract.speakers.coreference import Discourse, Entity, is_subject
from factcli.extract.speakers.tokenised import TokenisedArticle
from factcli.text.words import word_set

_ARTICLES: Final = frozenset(("a", "an"))
_ADJECTIVES: Final = 3
"""How many words may stand between the article and the noun: "a short written statement". Set by hand."""
_VERB_REACH: Final = 2
"""How many words before those the verb may stand: itself, and the article."""
_ISSUING: Final = word_set("""
    issued issues issuing released releases releasing published publishes publishing posted posts posting sent sends
    sending shared shares sharing wrote writes
""")


def issuer_before(noun: str, at: int, discourse: Discourse) -> Entity | None:
    """Who issued what a noun names before a word: its verb's subject, else who spoke next to it where it was told of last."""
    tokens = discourse.entities.tokens
    place = _told_last(tokens, noun, at)
    if place is None:
        return None
    issued = _issued_at(tokens, place)
    if issued is not None:
        return _named_before(issued, discourse) or _subject(issued, discourse)
    sentence = tokens.sentence[place]
    spoke = [one for one in discourse.spoke if tokens.sentence[one.at] == sentence]
    if spoke:
        return min(spoke, key=lambda one: abs(one.at - place)).entity
    return _subject(place, discourse)


def _issued_at(tokens: TokenisedArticle, place: int) -> int | None:
    """The verb of which the noun is the object: "issued a short statement"."""
    for before in range(place - 1, max(0, place - _ADJECTIVES - _VERB_REACH), -1):
        if tokens.low[before] in _ISSUING:
            return before
    return None


def _named_before(verb: int, discourse: Discourse) -> Entity | None:
    """Who is named last before a verb in its sentence, if not behind a preposition or as an owner: who does what it says."""
    tokens, entities = discourse.entities.tokens, discourse.entities
    near = [
        (place, entity)
        for places in (entities.people.places, entities.bodies.places)
        for place, entity in _between(places, tokens.opening[verb], verb)
        if not tokens.owner[place] and tokens.low[place - 1] not in PREPOSITIONS and not _is_document(entity)
    ]
    if not near:
        return None
    entity = max(near, key=lambda one: one[0])[1]
    return entities.bodies.fullest(entity) if isinstance(entity, Body) else entity


def _subject(place: int, discourse: Discourse) -> Entity | None:
    """Who is the subject of the sentence before a word."""
    tokens, entities = discourse.entities.tokens, discourse.entities
    for places in (entities.people.places, entities.bodies.places):
        for before, entity in _between(places, tokens.opening[place], place):
            if is_subject(tokens, before) and not tokens.owner[before] and not _is_document(entity):
                return entities.bodies.fullest(entity) if isinstance(entity, Body) else entity
    return None


def _between(places: Sequence[tuple[int, Entity]], first: int, end: int) -> Sequence[tuple[int, Entity]]:
    start = bisect_left(places, first, key=lambda place: place[0])
    return places[start : bisect_left(places, end, key=lambda place: place[0])]


def _is_document(entity: Entity) -> bool:
    return isinstance(entity, Body) and entity.is_document


def _told_last(tokens: TokenisedArticle, noun: str, at: int) -> int | None:
    """Where "a statement" stands last before a word."""
    for place in range(at - 1, 0, -1):
        if tokens.low[place] == noun and not tokens.quoted[place]:
            before = tokens.low[max(0, place - 1 - _ADJECTIVES) : place]
            if _ARTICLES.intersection(before):
                return place
    return None
