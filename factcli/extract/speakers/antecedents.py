"""Whom a pronoun means: those named and those who spoke before it, weighed by nearness, place in the sentence and gender."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final, Protocol

from msgspec import Struct, field

from factcli.extract.lexicon import FINITE, PREPOSITIONS, VERBS
from factcli.extract.speakers.bodies import Body
from factcli.extract.speakers.named import Named
from factcli.extract.speakers.people import Person
from factcli.extract.speakers.reading import Reading
from factcli.text.words import word_set

_LOOK_BACK: Final = 16
_SPOKE_BACK: Final = 4
_FARTHEST: Final = 7
_LEAST: Final = -7.0
_SUBJECT_REACH: Final = 20
_AHEAD: Final = 2
_MOST_TIMES: Final = 12

# What speaks for and against somebody's being meant.
SENTENCE: Final = -1.5
"""For each sentence between."""
SAME_PARAGRAPH: Final = 1.0
SUBJECT: Final = 2.5
OBJECT: Final = -0.7
"""Behind a preposition."""
OWNER: Final = -1.0
QUOTED: Final = -3.0
SPOKE: Final = 0.3
SPOKE_LAST: Final = 1.0
KNOWN: Final = 1.5
"""Of the gender, by name or title."""
LEANS: Final = 1.0
"""Of the gender, by another pronoun."""
UNNAMED: Final = -1.0
TIMES: Final = 0.12
"""For each time that the article names them."""


class Described(Struct, kw_only=True, eq=False):
    """A speaker without a name, in the article's words."""

    name: str
    words: tuple[str, ...]
    gender: str = ""
    plural: bool = False
    noun: str = ""
    human: bool = False


Entity = Person | Body | Described
Meaning = tuple[Entity | None, str]
"""Who is meant, None where it cannot be told, and why."""
SELF: Final = "the words themselves"


class Spoke(Struct, frozen=True):
    """Who spoke, and the index of the word that says so."""

    entity: Entity
    at: int


class Fits(Protocol):
    """Whether somebody may be meant: None for no, else how much speaks for it."""

    def __call__(self, entity: Entity) -> float | None:
        """How well the entity fits."""


class Memory(Struct):
    """What the resolver knows at a place of the article: what is named in it, and who has spoken."""

    named: Named
    spoke: list[Spoke] = field(default_factory=list)
    issuers: dict[str, Entity] = field(default_factory=dict)

    def before(
        self, at: int, places: Sequence[tuple[int, Entity]], fits: Fits, farthest: int = _FARTHEST
    ) -> Entity | None:
        """The likeliest of those mentioned or heard before a word."""
        reading = self.named.reading
        scores: dict[int, float] = {}
        entities: dict[int, Entity] = {}
        last = self.spoke[-1].entity if self.spoke else None
        heard = {id(one.entity) for one in self.spoke[-_SPOKE_BACK:]}
        end = bisect_left(places, at, key=lambda place: place[0])
        mentioned = [(place, entity, False) for place, entity in places[max(0, end - _LOOK_BACK) : end]]
        told = [(one.at, one.entity, True) for one in self.spoke[-_SPOKE_BACK:] if one.at < at]
        for place, entity, subject in mentioned + told:
            chance = fits(entity)
            if chance is None or reading.sentence[at] - reading.sentence[place] > farthest:
                continue
            points = chance + _nearness(reading, place, at, subject=subject)
            if entity is last:
                points += SPOKE_LAST
            if id(entity) in heard:
                points += SPOKE
            if isinstance(entity, Person):
                points += TIMES * min(entity.times, _MOST_TIMES)
            if points > scores.get(id(entity), _LEAST):
                scores[id(entity)] = points
                entities[id(entity)] = entity
        if not scores:
            return None
        best = entities[max(scores, key=lambda key: scores[key])]
        return self.named.bodies.fullest(best) if isinstance(best, Body) else best

    def behind(self, at: int, places: Sequence[tuple[int, Entity]], fits: Fits) -> Entity | None:
        """The first that is mentioned within two sentences behind a word."""
        reading = self.named.reading
        start = bisect_left(places, at, key=lambda place: place[0])
        for place, entity in places[start : start + _LOOK_BACK]:
            if reading.sentence[place] - reading.sentence[at] > _AHEAD:
                return None
            if not reading.quoted[place] and fits(entity) is not None:
                return entity
        return None


def _nearness(reading: Reading, place: int, at: int, *, subject: bool) -> float:
    points = SENTENCE * (reading.sentence[at] - reading.sentence[place])
    if reading.paragraph[at] == reading.paragraph[place]:
        points += SAME_PARAGRAPH
    if reading.quoted[place]:
        points += QUOTED
    elif is_subject(reading, place) or (subject and reading.paragraph[at] == reading.paragraph[place]):
        points += SUBJECT
    elif subject:
        points += SUBJECT / 2
    elif reading.low[place - 1] in PREPOSITIONS:
        points += OBJECT
    if reading.owner[place]:
        points += OWNER
    return points


def is_subject(reading: Reading, place: int) -> bool:
    """Whether what is named here stands where a sentence's subject does: first, with no comma or preposition before it."""
    opening = reading.opening[place]
    if place - opening > _SUBJECT_REACH or (place > opening and reading.low[place - 1] in PREPOSITIONS):
        return False
    return not any(low in _VERBS for low in reading.low[opening:place])


_VERBS: Final = FINITE | VERBS.keys() | word_set("when while after as that if because although who which")


def of_gender(gender: str) -> Fits:
    """Fits people of a gender, those of whom it is known best."""

    def fits(entity: Entity) -> float | None:
        if isinstance(entity, Body) or (isinstance(entity, Described) and (entity.plural or not entity.human)):
            return None
        if not gender:
            return 0.0
        if not entity.gender:
            return (
                UNNAMED
                if isinstance(entity, Described)
                else LEANS
                if entity.leans == gender
                else -LEANS
                if entity.leans
                else 0.0
            )
        return KNOWN if entity.gender == gender else None

    return fits


def thing(entity: Entity) -> float | None:
    """Fits a body or document."""
    if isinstance(entity, Body):
        return (
            None
            if entity.is_plural or entity.is_issued
            else 0.0
            if entity.kind != "name" or entity.evidence > 0
            else -3.0
        )
    return None if isinstance(entity, Person) or entity.plural or entity.human else 0.0


def several(entity: Entity) -> float | None:
    """Fits a group best, a body less."""
    if isinstance(entity, Person):
        return None
    if isinstance(entity, Described):
        return 2.0 if entity.plural else None
    return 2.0 if entity.is_plural else None if entity.is_document else -1.0
