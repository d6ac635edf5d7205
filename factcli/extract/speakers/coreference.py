"""Whom a pronoun means: those named and those who spoke before it, weighed by nearness, place in the sentence and gender."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final, Protocol

from msgspec import Struct, field

from factcli.extract.lexicon import FINITE, PREPOSITIONS, VERBS
from factcli.extract.speakers.bodies import Body
from factcli.extract.speakers.entities import Entities
from factcli.extract.speakers.people import Person
from factcli.extract.speakers.tokenised import TokenisedArticle
from factcli.text.words import word_set

# How far is looked. Set by hand, for the work to stay in proportion to the text. Half and several times as much change at
# most one name of data/gold (2,288 claims, their mentions given), but for the sentences back: with 2 in place of 7 19 are lost.
_MENTIONS_BACK: Final = 16
_SPEAKERS_BACK: Final = 4
_SENTENCES_BACK: Final = 7
_SENTENCES_AHEAD: Final = 2
_SUBJECT_REACH: Final = 20

_LEAST_POINTS: Final = -7.0
"""What somebody must come to at least, so that a pronoun far from all that fits stays as it is. Set by hand.

On data/gold -14 is the same; with -4 a name is lost and a role gained, and seven articles keep "she" or "the company" more often.
"""

# What speaks for and against somebody's being meant. All points were set by hand, while reading our own gold, and not fitted.
# "Without it" is how many of the 1,933 right names of data/gold (2,288 claims, their mentions given) are lost with 0 in its
# place; where it says none, the point decides cases that this gold does not have.
SENTENCE: Final = -1.5
"""For each sentence between. Without it 29; half as much loses 5, twice as much 8."""
SAME_PARAGRAPH: Final = 1.0
"""Without it none (2 are gained, and 3 roles lost)."""
SUBJECT: Final = 2.5
"""More than one sentence's distance: who the sentence is about goes on to speak. Without it 5."""
SPOKE_ELSEWHERE: Final = SUBJECT / 2
"""For a speaker of another paragraph, whose mention is no subject. Without it 1, and a role; the whole of SUBJECT loses none."""
OBJECT: Final = -0.7
"""Behind a preposition. Without it none."""
OWNER: Final = -1.0
"""In the possessive: "Novak's lawyer" is about the lawyer. Without it none."""
QUOTED: Final = -3.0
"""Whoever is only spoken of is hardly who speaks next. Without it none."""
SPOKE: Final = 0.3
"""Among the last speakers. Without it none; 1 loses 4."""
SPOKE_LAST: Final = 1.0
"""Less than SUBJECT: a sentence's subject outweighs the speaker before it. Without it none (2 are gained); 2 loses 5."""
KNOWN: Final = 1.5
"""Of the gender, by name or title. Without it 8."""
LEANS: Final = 1.0
"""Of the gender, by another pronoun, which may itself have been taken wrongly. Without it 1."""
UNNAMED: Final = -1.0
"""For somebody described whose gender nothing tells. Without it none."""
TIMES: Final = 0.12
"""For each time that the article names them: enough to part two who are alike in all else. Without it none."""
_MOST_TIMES: Final = 12
"""So that whom the article is about does not outweigh who has just been named. On data/gold 3 and 100 are the same."""
UNSURE: Final = -3.0
"""For a capitalised name that nothing tells to be a body's, as "it": as much as two sentences between. Without it 3 (2 are
gained, 4 roles lost and 4 gained); -6 loses 3, and 2 roles."""
GROUP: Final = 2.0
"""For several people, as "they", before a body: described or named alike, 1 is lost if only one of them has it. 0 and 4 lose
none."""
ONE_BODY: Final = -1.0
"""For a body that is no group, as "they". 0, 1 and -3 lose none."""


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
IN_APPOSITION: Final = "named in apposition"
SURNAME: Final = "surname of"
AGE: Final = "the age of"
TOGETHER: Final = "those named together last"


class SpeakerMention(Struct, frozen=True):
    """Who spoke, and the index of the word that says so."""

    entity: Entity
    at: int


class Fits(Protocol):
    """Whether somebody may be meant: None for no, else how much speaks for it."""

    def __call__(self, entity: Entity) -> float | None:
        """How well the entity fits."""


class Discourse(Struct):
    """What the resolver knows at a place of the article: what is named in it, and who has spoken.

    `points`: what those came to among whom was chosen last, by their identity.
    """

    entities: Entities
    spoke: list[SpeakerMention] = field(default_factory=list)
    issuers: dict[str, Entity] = field(default_factory=dict)
    points: dict[int, float] = field(default_factory=dict)

    def before(
        self, at: int, places: Sequence[tuple[int, Entity]], fits: Fits, farthest: int = _SENTENCES_BACK
    ) -> Entity | None:
        """The likeliest of those mentioned or heard before a word."""
        tokens = self.entities.tokens
        scores: dict[int, float] = {}
        found: dict[int, Entity] = {}
        last = self.spoke[-1].entity if self.spoke else None
        heard = {id(one.entity) for one in self.spoke[-_SPEAKERS_BACK:]}
        end = bisect_left(places, at, key=lambda place: place[0])
        mentioned = [(place, entity, False) for place, entity in places[max(0, end - _MENTIONS_BACK) : end]]
        told = [(one.at, one.entity, True) for one in self.spoke[-_SPEAKERS_BACK:] if one.at < at]
        for place, entity, subject in mentioned + told:
            chance = fits(entity)
            if chance is None or tokens.sentence[at] - tokens.sentence[place] > farthest:
                continue
            points = chance + _nearness(tokens, place, at, subject=subject)
            if entity is last:
                points += SPOKE_LAST
            if id(entity) in heard:
                points += SPOKE
            if isinstance(entity, Person):
                points += TIMES * min(entity.times, _MOST_TIMES)
            if points > scores.get(id(entity), _LEAST_POINTS):
                scores[id(entity)] = points
                found[id(entity)] = entity
        self.points = scores
        if not scores:
            return None
        best = found[max(scores, key=lambda key: scores[key])]
        return self.entities.bodies.fullest(best) if isinstance(best, Body) else best

    def named_beside(self, at: int) -> set[int]:
        """The people named before a word in the same sentence, by `id`: in "Anna was told by the judge" she is not the judge."""
        tokens, places = self.entities.tokens, self.entities.people.places
        end = bisect_left(places, at, key=lambda place: place[0])
        return {
            id(one)
            for place, one in places[max(0, end - _MENTIONS_BACK) : end]
            if tokens.sentence[place] == tokens.sentence[at]
        }

    def behind(self, at: int, places: Sequence[tuple[int, Entity]], fits: Fits) -> Entity | None:
        """The first that is mentioned within two sentences behind a word."""
        tokens = self.entities.tokens
        start = bisect_left(places, at, key=lambda place: place[0])
        for place, entity in places[start : start + _MENTIONS_BACK]:
            if tokens.sentence[place] - tokens.sentence[at] > _SENTENCES_AHEAD:
                return None
            if not tokens.quoted[place] and fits(entity) is not None:
                return entity
        return None


def _nearness(tokens: TokenisedArticle, place: int, at: int, *, subject: bool) -> float:
    points = SENTENCE * (tokens.sentence[at] - tokens.sentence[place])
    if tokens.paragraph[at] == tokens.paragraph[place]:
        points += SAME_PARAGRAPH
    if tokens.quoted[place]:
        points += QUOTED
    elif is_subject(tokens, place) or (subject and tokens.paragraph[at] == tokens.paragraph[place]):
        points += SUBJECT
    elif subject:
        points += SPOKE_ELSEWHERE
    elif tokens.low[place - 1] in PREPOSITIONS:
        points += OBJECT
    if tokens.owner[place]:
        points += OWNER
    return points


def is_subject(tokens: TokenisedArticle, place: int) -> bool:
    """Whether what is named here stands where a sentence's subject does: first, with no comma or preposition before it."""
    opening = tokens.opening[place]
    if place - opening > _SUBJECT_REACH or (place > opening and tokens.low[place - 1] in PREPOSITIONS):
        return False
    return not any(low in _VERBS for low in tokens.low[opening:place])


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
            else UNSURE
        )
    return None if isinstance(entity, Person) or entity.plural or entity.human else 0.0


def several(entity: Entity) -> float | None:
    """Fits a group best, a body less."""
    if isinstance(entity, Person):
        return None
    if isinstance(entity, Described):
        return GROUP if entity.plural else None
    return GROUP if entity.is_plural else None if entity.is_document else ONE_BODY
