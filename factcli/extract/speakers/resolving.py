"""Who is meant: names, roles, pronouns and role nouns resolved within the article."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from factcli.extract.drafts import ANSWER, Draft
from factcli.extract.layout import Paragraph, paragraphs
from factcli.extract.model import shipped
from factcli.extract.speakers.coreference import (
    SELF,
    Described,
    Discourse,
    Entity,
    Meaning,
    SpeakerMention,
    of_gender,
    several,
    thing,
)
from factcli.extract.speakers.entities import Entities, is_written_as_initials
from factcli.extract.speakers.entitylinking import by_words
from factcli.extract.speakers.knownentities import KnownEntities
from factcli.extract.speakers.linking import Choose, binds, by_weights, candidates
from factcli.extract.speakers.mentionkinds import NAME, kind_of
from factcli.extract.speakers.nounphrases import NounPhrase, phrase_at
from factcli.extract.speakers.people import Person
from factcli.extract.speakers.recordedroles import role_of
from factcli.models.claim import Span
from factcli.text.words import word_set


class Speaker(Struct, kw_only=True, frozen=True):
    """Who said it, and why that is thought.

    `inferred`: concluded from other words than those of the mention; `span`: where the mention stands; `how`: the reason;
    `chance`: how likely it is, as far as the linker can tell.
    """

    name: str | None
    mention: str | None
    role: str | None
    inferred: bool
    span: Span | None = None
    how: str = ""
    chance: float = 1.0


_ARTICLE: Final = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)
NOBODY: Final = Speaker(name=None, mention=None, role=None, inferred=False, how="nobody is named")
_ANSWERS: Final = ("\nA:", "\nA.", "\nA", "\nAnswer:")
_LEAST_CHANCE: Final = 0.6
"""Below it a pronoun or description stands as it is, in place of a name. Set by hand: out of fold it undoes 33 wrong names of
marked articles for 19 right ones at .5, 17 for 7 at .4, and 60 for 53 at .6: a wrong name is worse than none."""
_LABEL_REACH: Final = 12
"""How many characters before an answer its label may take: "Answer: “" on a line of its own are ten. With 9 it is not seen."""

# An interview's headline (0) and first paragraphs introduce who is interviewed; a name there counts as three. Set by hand; no
# interview of data/gold hangs on them. With 1 in place of 3, or the headline alone, whoever the first question names twice
# would be taken for the one who answers and was introduced once; so with 3 paragraphs, if the first question is the third.
_OPENING_PARAGRAPHS: Final = 2
_WORTH_IN_OPENING: Final = 3
_PERSONAL: Final = {
    "he": "m",
    "him": "m",
    "his": "m",
    "himself": "m",
    "she": "f",
    "her": "f",
    "hers": "f",
    "herself": "f",
}
_IMPERSONAL: Final = frozenset(("it", "itself"))
_PLURAL: Final = frozenset(("they", "them", "themselves", "both"))
_BEING: Final = re.compile(r"\s+(?:is|was|has been|had been)(?:\s+(?:also|even|\w+ly))?\s+", re.IGNORECASE)
_SAID: Final = word_set("""
    said told claimed alleged reported announced argued suggested asserted rumoured rumored understood believed
    thought feared hoped expected agreed stated revealed disclosed noted added confirmed denied
""")
_OWN: Final = frozenset(("i", "we", "me", "us"))


class _Resolver(Struct):
    """What is needed for one mention after the other: what the article tells, and the choice among those who may be meant."""

    text: str
    discourse: Discourse
    known: KnownEntities
    choose: Choose


def resolve(
    text: str, drafts: Sequence[Draft], laid: Sequence[Paragraph] | None = None, choose: Choose | None = None
) -> list[Speaker]:
    """The speaker of each draft.

    `laid`: the article's paragraphs, if they have been found already; `choose`: which of several is meant, if not by the
    weights in the package.
    """
    if not drafts:
        return []
    entities = Entities(text, paragraphs(text) if laid is None else laid)
    resolver = _Resolver(text, Discourse(entities), KnownEntities(entities), choose or by_weights(shipped().linker))
    found: list[Speaker] = []
    answers: Speaker | None = None
    for draft in drafts:
        if not draft.inherits or not (found or _is_answer(text, draft)):
            found.append(_of(draft, resolver))
            continue
        if draft.cue is None and _is_answer(text, draft):
            answers = answers or _interviewee(resolver.discourse, draft)
            found.append(_going_on(draft, answers or NOBODY))
        else:
            found.append(_going_on(draft, found[-1]))
            resolver.known.goes_on(entities.tokens.at(draft.content[-1][1]) - 1)
    return found


def _interviewee(discourse: Discourse, draft: Draft) -> Speaker | None:
    """Who is named most often before the first answer, at the beginning above all; None where nobody is."""
    tokens = discourse.entities.tokens
    times: Counter[str] = Counter()
    people: dict[str, Person] = {}
    for at, person in discourse.entities.people.places:
        if tokens.starts[at] >= draft.content[0][0]:
            break
        times[person.name] += _WORTH_IN_OPENING if tokens.paragraph[at] <= _OPENING_PARAGRAPHS else 1
        people[person.name] = person
    if not times:
        return None
    name = times.most_common(1)[0][0]
    how = "who answers: named most before the questions"
    return Speaker(name=name, mention=None, role=role_of(people[name], discourse), inferred=True, how=how)


def _is_answer(text: str, draft: Draft) -> bool:
    """Whether the words answer an interviewer: the engine found them so, or the label of an answer stands before them."""
    start = draft.content[0][0]
    return draft.found_by == ANSWER or text[max(0, start - _LABEL_REACH) : start].rstrip(" “\"'‘").endswith(_ANSWERS)


def _going_on(draft: Draft, before: Speaker) -> Speaker:
    """The speaker of the statement before; a cue of its own shares the mention, a quotation that goes on has none."""
    how = "goes on from the statement before" if before.name is not None else before.how
    if draft.cue is None:
        return replace(before, mention=None, span=None, inferred=before.name is not None, how=how)
    return replace(before, how=how)


def _of(draft: Draft, resolver: _Resolver) -> Speaker:
    text, discourse = resolver.text, resolver.discourse
    if draft.mention is None or _is_empty(text, draft.mention, draft.cue):
        return NOBODY
    mention = " ".join(text[slice(*draft.mention)].split())
    phrase = phrase_at(discourse.entities, *draft.mention)
    if phrase is None:
        return Speaker(
            name=_ARTICLE.sub("", mention) or None,
            mention=mention,
            role=None,
            inferred=False,
            span=draft.mention,
            how=SELF,
        )
    (entity, how), chance = _linked(draft, phrase, resolver)
    if entity is None:
        return Speaker(
            name=mention, mention=mention, role=None, inferred=False, span=draft.mention, how=how, chance=chance
        )
    _learn(phrase, entity)
    discourse.spoke.append(SpeakerMention(entity, phrase.first))
    resolver.known.speaks(entity, phrase.first)
    name = entity.name
    said = discourse.entities.tokens.phrase(phrase.core, phrase.end)
    inferred = name not in said
    role = role_of(entity, discourse) if isinstance(entity, Person) else None
    return Speaker(
        name=name,
        mention=mention,
        role=role,
        inferred=inferred,
        span=draft.mention,
        how=how if inferred else SELF,
        chance=chance,
    )


def _linked(draft: Draft, phrase: NounPhrase, resolver: _Resolver) -> tuple[Meaning, float]:
    """Who is meant, and how likely."""
    resolver.discourse.points = {}
    ruled = _meant(phrase, resolver.discourse)
    if binds(phrase, ruled):
        return ruled, 1.0
    possible = candidates(phrase, resolver.discourse, resolver.known, ruled)
    if len(possible) == 1:
        return (possible[0].entity, possible[0].how), 1.0
    best, chance = resolver.choose(draft, possible)
    if chance < _LEAST_CHANCE and kind_of(phrase, resolver.discourse.entities) not in NAME:
        best = next((at for at, one in enumerate(possible) if one.itself or one.how == SELF), best)
    return (possible[best].entity, possible[best].how), chance


def _learn(phrase: NounPhrase, entity: Entity) -> None:
    """Take a pronoun for what tells of the gender of whom it means."""
    gender = _PERSONAL.get(phrase.words[0], "") if len(phrase.words) == 1 else ""
    if isinstance(entity, Person):
        entity.leans = entity.leans or gender
    elif isinstance(entity, Described):
        entity.gender = entity.gender or gender


def _is_empty(text: str, mention: Span, cue: Span | None) -> bool:
    """Whether the mention is the "it" of "It was said that", which stands for nobody."""
    if cue is None or text[slice(*mention)].lower() not in _IMPERSONAL:
        return False
    return text[slice(*cue)].lower() in _SAID and _BEING.fullmatch(text, mention[1], cue[0]) is not None


def _meant(phrase: NounPhrase, discourse: Discourse) -> Meaning:
    """Who is meant by a phrase, and why; None where that cannot be told."""
    single = len(phrase.words) == 1 and not is_written_as_initials(discourse.entities.tokens, phrase.core)
    low = phrase.words[0] if single else ""
    people = discourse.entities.people.places
    if low in _PERSONAL:
        fits = of_gender(_PERSONAL[low])
        entity = discourse.before(phrase.first, people, fits) or discourse.behind(phrase.first, people, fits)
        return entity, f"{low}: who was named or spoke last" if entity else "it cannot be told who is meant"
    if low in _IMPERSONAL or low in _PLURAL:
        entity = discourse.before(
            phrase.first, discourse.entities.bodies.places, thing if low in _IMPERSONAL else several
        )
        return entity, f"{low}: the body named or heard last" if entity else "it cannot be told who is meant"
    if low in _OWN or low == "who":
        entity = (
            discourse.spoke[-1].entity
            if low in _OWN and discourse.spoke
            else discourse.before(phrase.first, people, of_gender(""))
        )
        return entity, f"{low}: whose words these are" if entity else "it cannot be told who is meant"
    return by_words(phrase, discourse)
