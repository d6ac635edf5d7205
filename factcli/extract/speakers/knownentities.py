"""Everybody and everything that an article names, each once, with where it is named: what the linker chooses among."""

from bisect import bisect_left
from typing import Final

from msgspec import Struct, field

from factcli.extract.lexicon import FUNCTION, PREPOSITIONS
from factcli.extract.speakers.bodies import Body
from factcli.extract.speakers.coreference import Described, Entity, is_subject
from factcli.extract.speakers.entities import Entities
from factcli.extract.speakers.people import Person
from factcli.extract.speakers.wordlists import DOCUMENTS

PERSON: Final = "p"
_PERHAPS: Final = "q"
_CERTAIN: Final = 3
"""The evidence from which on a name is certainly a person's: one strong sign (see `people`)."""
# The kinds of entities, as letters in the names of features: other ones need a new fit.
_NAME, _DOUBTFUL, _TOLD, _GROUP, _DOCUMENT = "n", "u", "t", "g", "d"
_HUMAN, _SEVERAL, _WRITTEN, _OTHER = "h", "l", "w", "o"
HUMANS: Final = frozenset((PERSON, _PERHAPS, _HUMAN))
PEOPLE: Final = frozenset((PERSON, _PERHAPS))
GROUPS: Final = frozenset((_GROUP, _SEVERAL))
WRITINGS: Final = frozenset((_DOCUMENT, _WRITTEN))
THINGS: Final = frozenset((_NAME, _DOUBTFUL, _TOLD, _OTHER))

_MOST_PLACES: Final = 60
"""How many mentions are looked back at, which bounds the work in an article that names something in every line. Set by hand:
out of fold 25 loses 3 names of 830 on marked pages and gains one of 2,443 on data/gold."""


class KnownEntity(Struct, kw_only=True, eq=False):
    """An entity as the linker knows it.

    `kind`: a letter (see `HUMANS` and the like) · `words`: of its name and role, without case · `names`: of its name alone ·
    `places`: where it is named, as indices of tokens · `rank`: how many of its like are named more often.
    """

    entity: Entity
    kind: str
    names: frozenset[str]
    words: frozenset[str]
    places: list[int] = field(default_factory=list)
    rank: int = 0


class KnownEntities:
    """The entities of an article by their words and places, and those who have spoken so far."""

    def __init__(self, entities: Entities) -> None:
        self.entities = entities
        self.tokens = entities.tokens
        self._of: dict[int, KnownEntity] = {}
        self.marks: list[tuple[int, KnownEntity]] = [(at, self.of(person)) for at, person in entities.people.places]
        fullest: dict[int, KnownEntity] = {}
        for at, body in entities.bodies.places:
            known = fullest.get(id(body))
            if known is None:
                known = fullest[id(body)] = self.of(entities.bodies.fullest(body))
            self.marks.append((at, known))
        self.marks.sort(key=lambda mark: mark[0])
        for at, known in self.marks:
            known.places.append(at)
        self._by_word: dict[str, list[KnownEntity]] = {}
        for known in self._of.values():
            for word in known.names:
                self._by_word.setdefault(word, []).append(known)
        self.spoke: list[tuple[KnownEntity, int]] = []
        self.main = self._ranked()
        self._flags: dict[int, str] = {}

    def of(self, entity: Entity) -> KnownEntity:
        """What is known of an entity."""
        known = self._of.get(id(entity))
        if known is None:
            names = frozenset(entity.words) - FUNCTION
            words = names | entity.role_words if isinstance(entity, Person) else names
            known = self._of[id(entity)] = KnownEntity(entity=entity, kind=_kind(entity), names=names, words=words)
        return known

    def sharing(self, words: frozenset[str]) -> list[KnownEntity]:
        """Those with one of these words in their names, in an order that does not change from run to run."""
        return [known for word in sorted(words) for known in self._by_word.get(word, ())]

    def bearing(self, noun: str) -> list[KnownEntity]:
        """Those who have a role of that name."""
        return [self.of(person) for person in self.entities.people.by_role(noun)]

    def recent(self, at: int, sentences: int) -> dict[int, KnownEntity]:
        """Those named before a word, at most so many sentences before, the last first; by their identity."""
        found: dict[int, KnownEntity] = {}
        oldest = self.tokens.sentence[at] - sentences
        end = bisect_left(self.marks, at, key=lambda mark: mark[0])
        for place, known in reversed(self.marks[max(0, end - _MOST_PLACES) : end]):
            if self.tokens.sentence[place] < oldest:
                break
            found[id(known)] = known
        return found

    def ahead(self, at: int, sentences: int) -> list[tuple[int, KnownEntity]]:
        """The mentions behind a word, at most so many sentences behind."""
        newest = self.tokens.sentence[at] + sentences
        start = bisect_left(self.marks, at, key=lambda mark: mark[0])
        found = []
        for place, known in self.marks[start : start + _MOST_PLACES]:
            if self.tokens.sentence[place] > newest:
                break
            found.append((place, known))
        return found

    def speaks(self, entity: Entity, at: int) -> None:
        """Remember that an entity spoke, by the word that says so."""
        known = self.of(entity)
        self.spoke.append((known, at))
        if isinstance(entity, Described):
            known.places.append(at)

    def goes_on(self, at: int) -> None:
        """Remember that whoever spoke last was still speaking at a word."""
        if self.spoke:
            self.spoke[-1] = (self.spoke[-1][0], max(at, self.spoke[-1][1]))

    def flag(self, place: int) -> str:
        """What a mention is in its sentence: a letter."""
        found = self._flags.get(place)
        if found is None:
            found = self._flags[place] = _flag(self, place)
        return found

    def _ranked(self) -> KnownEntity | None:
        """Rank all by how often they are named, people and others apart; the person named most."""
        ordered = sorted(self._of.values(), key=lambda known: -len(known.places))
        people = [known for known in ordered if known.kind in PEOPLE]
        others = [known for known in ordered if known.kind not in PEOPLE]
        for same in (people, others):
            for rank, known in enumerate(same):
                known.rank = rank
        return people[0] if people else None


def _kind(entity: Entity) -> str:
    if isinstance(entity, Person):
        return PERSON if entity.gender or entity.evidence >= _CERTAIN else _PERHAPS
    if isinstance(entity, Body):
        if entity.is_document:
            return _DOCUMENT
        return (
            _GROUP
            if entity.is_plural
            else _TOLD
            if entity.kind != "name"
            else _NAME
            if entity.evidence > 0
            else _DOUBTFUL
        )
    return _SEVERAL if entity.plural else _HUMAN if entity.human else _WRITTEN if entity.noun in DOCUMENTS else _OTHER


def _flag(known: KnownEntities, place: int) -> str:
    tokens = known.tokens
    if tokens.quoted[place]:
        return "q"
    if tokens.owner[place]:
        return "w"
    if is_subject(tokens, place):
        return "s"
    return "o" if tokens.low[place - 1] in PREPOSITIONS else "-"
