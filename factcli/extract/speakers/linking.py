"""Who may be meant by a mention, and what speaks for each: candidates with their features, weighed by fitted weights.

What the rules say (`coreference`, `entitylinking`) is one feature among others.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from msgspec import Struct

from factcli.extract.drafts import Draft
from factcli.extract.lexicon import FUNCTION, POSSESSIVES
from factcli.extract.model import softmax, total
from factcli.extract.speakers.bodies import Body
from factcli.extract.speakers.bodynames import NAMED_BESIDE
from factcli.extract.speakers.coreference import (
    AGE,
    IN_APPOSITION,
    SELF,
    SURNAME,
    TOGETHER,
    Described,
    Discourse,
    Entity,
    Meaning,
)
from factcli.extract.speakers.epithets import kindred
from factcli.extract.speakers.knownentities import GROUPS, HUMANS, PEOPLE, THINGS, WRITINGS, KnownEntities, KnownEntity
from factcli.extract.speakers.linkfeatures import Asked, features_of_itself, features_of_known
from factcli.extract.speakers.mentionkinds import (
    AGED,
    BODY,
    DOCUMENT,
    FEW,
    GROUP,
    HE,
    INDEFINITE,
    IT,
    NAME,
    OFFICE,
    OWNED,
    PLAIN,
    RELATION,
    ROLE,
    SELVES,
    THEY,
    TITLED,
    kind_of,
)
from factcli.extract.speakers.nounphrases import NounPhrase
from factcli.extract.speakers.people import Person
from factcli.extract.speakers.unnamed import described

# How far is looked for whom a pronoun or a description may mean. Set by hand, to keep the candidates few (3 on average); other
# values were not tried.
_PRONOUN_SENTENCES: Final = 8
_DESCRIBED_SENTENCES: Final = 2
_AHEAD_SENTENCES: Final = 2
_SPEAKERS_BACK: Final = 4

_UNTOLD: Final = "it cannot be told who is meant"
_COMPATIBLE: Final = {
    HE: HUMANS,
    SELVES: HUMANS | GROUPS | THINGS,
    IT: THINGS | WRITINGS,
    THEY: GROUPS | THINGS,
    ROLE: HUMANS,
    AGED: HUMANS,
    RELATION: HUMANS,
    BODY: THINGS,
    OFFICE: THINGS,
    DOCUMENT: WRITINGS | THINGS | GROUPS,
    GROUP: GROUPS | THINGS,
}
"""The kinds of entities that a kind of mention may mean; all, where it is not here."""


class PossibleSpeaker(Struct, frozen=True):
    """Somebody who may be meant, None for the words as they stand; why; and the names of what speaks for it."""

    entity: Entity | None
    how: str
    features: list[str]
    itself: bool = False


Choose = Callable[[Draft, Sequence[PossibleSpeaker]], tuple[int, float]]
"""Which of the candidates is meant in a draft, and how likely that is."""


def by_weights(weights: dict[str, int]) -> Choose:
    """The choice of the candidate whose features weigh most."""

    def choose(_: Draft, candidates: Sequence[PossibleSpeaker]) -> tuple[int, float]:
        scores = [total(weights, one.features) for one in candidates]
        best = max(range(len(scores)), key=scores.__getitem__)
        return best, softmax(scores)[best]

    return choose


def _is_bare(phrase: NounPhrase) -> bool:
    """Whether it is `the statement`, without more words."""
    return phrase.definite and len(phrase.words) == 1


def binds(phrase: NounPhrase, meaning: Meaning) -> bool:
    """Whether there is no choice: the mention holds a person's name or age, or a body's name, or means two named together.

    Nor is there one for `the statement`, where it was told who issued it, or for `the group`, where its name stood beside it.
    """
    entity, how = meaning
    if how == f"whose {phrase.noun} it is" and (_is_bare(phrase) or phrase.end > phrase.front):
        return True
    if how.endswith(NAMED_BESIDE):
        return True
    if how == IN_APPOSITION or how.startswith(SURNAME) or how.endswith(TOGETHER) or f": {AGE} " in how:
        return True
    if how != SELF or entity is None or isinstance(entity, Described):
        return False
    if isinstance(entity, Person):
        return len(entity.words) > 1
    if "&" in phrase.words and entity.words == phrase.words:
        return True
    return entity.kind == "name" and len(entity.words) < len(phrase.words) and phrase.words[0] != entity.words[0]


def candidates(phrase: NounPhrase, discourse: Discourse, known: KnownEntities, ruled: Meaning) -> list[PossibleSpeaker]:
    """All who may be meant by a phrase; `ruled`: what the rules say."""
    kind = kind_of(phrase, discourse.entities)
    itself: Entity | None = None
    if kind not in (HE, IT, THEY, SELVES):
        itself = ruled[0] if ruled[1] == SELF and isinstance(ruled[0], Described) else described(phrase, discourse)
    words = frozenset(phrase.words) - FUNCTION
    asked = Asked(phrase, kind, words, known, None if ruled[0] is itself else ruled[0], ruled[1])
    found: dict[int, KnownEntity] = {}
    if ruled[0] is not None and ruled[0] is not itself:
        one = known.of(ruled[0])
        found[id(one)] = one  # first, so that the rules decide where nothing else does
    found.update((id(one), one) for one in _possible(asked))
    listed = list(found.values())
    asked.order(listed)
    asked.weigh(discourse.points)
    answer = [
        PossibleSpeaker(
            one.entity, ruled[1] if one.entity is ruled[0] else _why(asked, one), features_of_known(asked, one)
        )
        for one in listed
    ]
    told = phrase.opener in POSSESSIVES and ruled[0] is not None and ruled[0] is not itself
    if itself is None or not (told or any(one.entity.name.casefold() == itself.name.casefold() for one in listed)):
        how = SELF if itself is not None else _UNTOLD
        own = PossibleSpeaker(itself, how, features_of_itself(asked, listed), itself=True)
        answer.insert(0 if ruled[0] is itself else len(answer), own)
    return answer


def _why(asked: Asked, one: KnownEntity) -> str:
    """The reason that is given for a choice that is none of the rules'."""
    words = " ".join(asked.phrase.words)
    if asked.kind in NAME:
        return f"{words}: part of {one.entity.name}"
    return f"{words}: {one.entity.name}, by what stands around it"


def _possible(asked: Asked) -> Iterable[KnownEntity]:
    """Those whom a mention may mean, by its kind."""
    kind = asked.kind
    if kind in NAME:
        return _named_alike(asked)
    if kind in (INDEFINITE, PLAIN, FEW):
        return _beside(asked)
    if kind in (HE, IT, THEY, SELVES):
        return _by_pronoun(asked)
    if kind in (OWNED, OFFICE, TITLED) or (kind == ROLE and asked.known.bearing(asked.noun)):
        return _called_so(asked)
    return _described(asked)


def _beside(asked: Asked) -> list[KnownEntity]:
    return [] if asked.beside is None else [asked.beside]


def _called_so(asked: Asked) -> list[KnownEntity]:
    """Those whose role, name or description has the mention's noun."""
    known = asked.known
    heard = [one for one, _ in known.spoke if asked.kind == ROLE or isinstance(one.entity, Described)]
    alike = known.sharing(asked.words) if asked.kind in (OFFICE, TITLED) else []
    return [
        *known.bearing(asked.noun),
        *(one for one in (*alike, *heard) if asked.noun in one.words),
        *_beside(asked),
    ]


def _by_pronoun(asked: Asked) -> list[KnownEntity]:
    """Those named or heard not far from a pronoun, of a kind that it may mean."""
    kind, known = asked.kind, asked.known
    near = known.recent(asked.at, _PRONOUN_SENTENCES)
    near.update((id(one), one) for one in _heard(asked))
    if kind == HE:
        near.update((id(one), one) for _, one in known.ahead(asked.at, _AHEAD_SENTENCES))
    if known.main is not None:
        near[id(known.main)] = known.main
    return [one for one in near.values() if one.kind in _COMPATIBLE[kind] and _may_be(one, asked.gender)]


def _described(asked: Asked) -> list[KnownEntity]:
    """Those whom a description may mean: named or heard right before, called so, or whom the article is about."""
    kind, known = asked.kind, asked.known
    near = known.recent(asked.at, _DESCRIBED_SENTENCES)
    near.update((id(one), one) for one in (*_heard(asked), *known.sharing(asked.words), *_beside(asked)))
    if known.main is not None and kind in (ROLE, RELATION, AGED):
        near[id(known.main)] = known.main
    allowed = _COMPATIBLE.get(kind)
    return [
        one
        for one in near.values()
        if (allowed is None or one.kind in allowed) and not (kind == ROLE and _is_something_else(one, asked.noun))
    ]


def _is_something_else(one: KnownEntity, noun: str) -> bool:
    """Whether somebody has a role of another kind: a guard is not "the judge"."""
    entity = one.entity
    role = entity.best_role if isinstance(entity, Person) else None
    if role is None or not role.full or not isinstance(entity, Person):
        return False
    return noun not in entity.role_words and not (kindred(noun) & entity.role_words)


def _heard(asked: Asked) -> list[KnownEntity]:
    return [one for one, at in asked.known.spoke[-_SPEAKERS_BACK:] if at < asked.at]


def _named_alike(asked: Asked) -> Iterable[KnownEntity]:
    """Those whom a name may mean; none of several people whose surname it is, whom the rules could not tell apart."""
    words = asked.words
    found = asked.known.sharing(words)
    if len(words) > 1:
        return [one for one in found if one.names <= words or len(one.names & words) > 1]
    namesakes = [one for one in found if one.kind in PEOPLE and one.entity.words[-1] in words]
    return found if len(namesakes) <= 1 else [one for one in found if one not in namesakes]


def _may_be(one: KnownEntity, gender: str) -> bool:
    """Whether nothing known of the gender speaks against it."""
    entity = one.entity
    return not gender or isinstance(entity, Body) or not entity.gender or entity.gender == gender
