"""Whose "the statement" is: whoever was told before to have issued one, or to have said something in one."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from factcli.extract.speakers.bodies import Body
from factcli.extract.speakers.coreference import Discourse, Entity, is_subject
from factcli.extract.speakers.tokenised import TokenisedArticle

_ARTICLES: Final = frozenset(("a", "an"))
_ADJECTIVES: Final = 3
"""How many words may stand between the article and the noun: "a short written statement". Set by hand; none and six were not tried."""


def issuer_before(noun: str, at: int, discourse: Discourse) -> Entity | None:
    """Who issued what a noun names before a word: who spoke in the sentence that tells of it last, or is its subject."""
    tokens = discourse.entities.tokens
    place = _told_last(tokens, noun, at)
    if place is None:
        return None
    sentence = tokens.sentence[place]
    for one in reversed(discourse.spoke):
        if tokens.sentence[one.at] == sentence:
            return one.entity
    return _subject(place, discourse)


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
