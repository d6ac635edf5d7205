"""Whom a phrase with words of its own means: a name, a role, a body, what belongs to somebody, or somebody described."""

from typing import Final

from factcli.extract.lexicon import DETERMINERS, PREPOSITIONS
from factcli.extract.speakers.bodies import Body
from factcli.extract.speakers.bodynames import body_named, called
from factcli.extract.speakers.coreference import (
    IN_APPOSITION,
    SELF,
    SURNAME,
    Described,
    Discourse,
    Entity,
    Meaning,
    of_gender,
    several,
    thing,
)
from factcli.extract.speakers.epithets import epithet
from factcli.extract.speakers.issuing import issuer_before
from factcli.extract.speakers.nounphrases import NounPhrase, apposed_at, cut, person_in
from factcli.extract.speakers.people import Person
from factcli.extract.speakers.roles import FULL, RELATIONS, Role, is_role, is_title, may_be_role
from factcli.extract.speakers.tokenised import TokenisedArticle
from factcli.extract.speakers.unnamed import described, heard, remembered, some_of, told_before
from factcli.extract.speakers.wordlists import (
    BODIES,
    DOCUMENTS,
    FIRMS,
    GROUP_NOUNS,
    ISSUED,
    MEN_ROLES,
    SPOKES,
    WOMEN_ROLES,
)
from factcli.text.words import word_set

_OWNERS: Final = {"his": "m", "her": "f"}
_BODY_OWNERS: Final = frozenset(("its", "their"))
_OFFICES: Final = frozenset(("ministry", "department"))
_NO_OFFICE: Final = word_set("prime first deputy general press")
_STOPS: Final = frozenset((",", ".", ";", "\n"))
_BY: Final = frozenset(("by", "from"))
_NAMED_KINDS: Final = BODIES | FIRMS
_MAKERS: Final = ("ers", "ors")
"""Nouns of several that may be a firm: "the owners, Velm & Sons"."""
_READERS: Final = word_set("obtained reviewed seen analysed analyzed examined read shared cited")
_FIGURES: Final = word_set("data figures statistics")
_SPEAKERS_BACK: Final = 8
"""How many speakers back one of several bearers of a role is looked for. Set by hand: on data/gold 3 and 100 are the same, with
1 a name and a role are lost."""
_SENTENCES_TO_SUBJECT: Final = 1
"""How far back "the striker" may be whom a sentence is about, of whom no role is known. Names and roles of data/gold that are
lost with 0: 5 and 10 (1 and 3 are gained); with 2: 1 and 1; with 7, as pronouns reach: 4 and 2 (2 roles are gained)."""


def by_words(phrase: NounPhrase, discourse: Discourse) -> Meaning:
    """Who is meant by a phrase that is no pronoun."""
    # From what is certain to what is guessed: names and what is joined to them, then roles, then kinds ("the company"), which
    # may mean many, and at last somebody who was described in the same words.
    for way in (
        called,
        some_of,
        _issued,
        _named_person,
        _followed_by_name,
        _owned,
        _spokesperson,
        epithet,
        _by_role,
        body_named,
        told_before,
    ):
        found = way(phrase, discourse)
        if found is not None:
            return found
    return described(phrase, discourse), SELF


def _named_person(phrase: NounPhrase, discourse: Discourse) -> Meaning | None:
    person, first, _ = person_in(phrase, discourse.entities)
    if person is None or (phrase.front > first + len(person.words) + 1):
        return None
    return person, f"{SURNAME} {person.name}" if first else SELF


def _issued(phrase: NounPhrase, discourse: Discourse) -> Meaning | None:
    """A statement, data, a letter: whose they are ("a letter from the council", "its figures", later "the letter")."""
    possessed = phrase.opener in _OWNERS or phrase.opener in _BODY_OWNERS
    if phrase.noun not in ISSUED and not (possessed and phrase.noun in DOCUMENTS):
        return None
    entity = _issuer(phrase, discourse)
    if entity is not None and not (isinstance(entity, Body) and entity.is_document):
        for noun in _FIGURES if phrase.noun in _FIGURES else (phrase.noun,):
            discourse.issuers[noun] = entity
        return entity, f"whose {phrase.noun} it is"
    return None


def _issuer(phrase: NounPhrase, discourse: Discourse) -> Entity | None:
    tokens = discourse.entities.tokens
    for at in range(phrase.front, phrase.end - 1):
        if tokens.low[at] in _BY and tokens.low[at - 1] not in _READERS:
            end = next((one for one in range(at + 2, phrase.end) if tokens.low[one] == "to"), phrase.end)
            return by_words(cut(tokens, at + 1, end), discourse)[0]
        if tokens.low[at] in _OWNERS or tokens.low[at] in _BODY_OWNERS:
            return _owner(cut(tokens, at, phrase.end), discourse)
    if phrase.opener in _OWNERS or phrase.opener in _BODY_OWNERS:
        return _owner(phrase, discourse)
    for at in range(phrase.core, phrase.front - 1):
        if tokens.owner[at] and tokens.low[at + 1] != "own":
            return by_words(cut(tokens, phrase.first, at + 1), discourse)[0]
    if not phrase.definite or len(phrase.words) > 1:
        return None
    return issuer_before(phrase.noun, phrase.first, discourse) or discourse.issuers.get(phrase.noun)


def _followed_by_name(phrase: NounPhrase, discourse: Discourse) -> Meaning | None:
    """As in "The mayor, Dilan Ferro, said", "The builder, Velm & Sons, said": the name in apposition."""
    tokens = discourse.entities.tokens
    role = may_be_role(phrase.noun)
    of_body = phrase.noun in _NAMED_KINDS or phrase.noun.endswith(_MAKERS)
    start = apposed_at(tokens, phrase.end, role=role)
    if not start or not (role or of_body):
        return None
    start, end = _apposed(tokens, start, role=role)
    if end == start:
        return None  # a possessive, which begins another phrase: "The firm, Solmar's owner, said"
    if role:
        if tokens.low[end] == "of":  # "the force's spokesman, Superintendent of Police Anna Oro"
            end = next((at for at in range(end, tokens.size) if tokens.words[at] in _STOPS), end)
        person, _, _ = person_in(cut(tokens, start, end), discourse.entities)
        if person is not None:
            return person, IN_APPOSITION
    if role and not of_body:
        return None
    body = discourse.entities.bodies.exact(tuple(tokens.low[start:end]))
    return (body, IN_APPOSITION) if body is not None else None


def _apposed(tokens: TokenisedArticle, start: int, *, role: bool) -> tuple[int, int]:
    """The capitals of a name in apposition; behind whom a person belongs to: "The chair, Labour's Anna Oro, said"."""
    end = _capitals_end(tokens, start)
    if end == start and role:
        behind = _capitals_end(tokens, start + 1)
        if behind - start > 2 and tokens.low[behind] == ",":
            return start + 1, behind
    return start, end


def _capitals_end(tokens: TokenisedArticle, start: int) -> int:
    end = start
    while (tokens.capital(end) and not tokens.owner[end]) or (tokens.words[end] == "&" and tokens.capital(end + 1)):
        end += 1
    return end


def _owner(phrase: NounPhrase, discourse: Discourse) -> Entity | None:
    """Whose: "his", "its", "their" at the phrase's beginning."""
    gender = _OWNERS.get(phrase.opener)
    if gender:
        return discourse.before(phrase.first, discourse.entities.people.places, of_gender(gender))
    return discourse.before(
        phrase.first, discourse.entities.bodies.places, thing if phrase.opener == "its" else several
    )


def _owned(phrase: NounPhrase, discourse: Discourse) -> Meaning | None:
    """What belongs to somebody: "his office", "its director", "Novak's lawyer"."""
    tokens = discourse.entities.tokens
    owner: Entity | None = None
    if phrase.opener in _OWNERS or phrase.opener in _BODY_OWNERS:
        owner, rest = _owner(phrase, discourse), phrase.first + 1
    else:
        rest = next((at + 1 for at in range(phrase.core, phrase.front - 1) if tokens.owner[at]), 0)
        if not rest:
            return None
        found = by_words(cut(tokens, phrase.first, rest), discourse)[0]
        owner = found
    if rest >= phrase.end:
        return None
    if is_role(phrase.noun):
        person = _of_role(tuple(tokens.low[rest : phrase.front]), phrase.first, discourse, owner)
        if person is not None:
            return person, f"{phrase.noun}: the role of {person.name}"
    if owner is None or (
        phrase.opener not in _OWNERS and phrase.opener not in _BODY_OWNERS and not isinstance(owner, Person)
    ):
        return None
    words = tokens.phrase(rest, phrase.end)
    if isinstance(owner, Person) and phrase.noun in _OFFICES and (held := _held(owner)):
        name = f"{held} {words}"
    elif isinstance(owner, Body) and phrase.noun in SPOKES:
        name = f"{owner.name} {words}"
    elif isinstance(owner, Body) and (is_role(phrase.noun) or phrase.noun in GROUP_NOUNS) and len(words.split()) == 1:
        name = f"{words} of {owner.with_article}"
    else:
        name = f"{owner.name}’s {words}" if "’" in tokens.text else f"{owner.name}'s {words}"
    return remembered(name, phrase.noun, discourse), f"of {owner.name}"


def _held(person: Person) -> str:
    """What a minister is minister of: "finance"."""
    words = (person.role or "").lower().split()
    return (
        " ".join(words[:-1])
        if len(words) > 1 and words[-1] in ("minister", "secretary") and words[-2] not in _NO_OFFICE
        else ""
    )


def _of_role(
    words: tuple[str, ...], at: int, discourse: Discourse, owner: Entity | None = None
) -> Person | Described | None:
    """Whose role the words are: of those who bear it whoever spoke last, was named last, or is the only one."""
    people = discourse.entities.people
    noun = words[-1]
    bearers = people.by_role(noun)
    wanted = set(words) - DETERMINERS - PREPOSITIONS
    fit = [one for one in bearers if wanted.issubset(one.role_words)]
    if isinstance(owner, Person):
        fit = [one for one in fit if one is not owner]
    if isinstance(owner, Body) and len(fit) > 1:
        fit = [one for one in fit if set(owner.words) & one.role_words] or fit
    if len(fit) <= 1:
        return fit[0] if fit else None
    for one in reversed(discourse.spoke[-_SPEAKERS_BACK:]):
        if isinstance(one.entity, Person) and one.entity in fit:
            return one.entity
    earlier = [one for one in fit if one.seen < at]
    return max(earlier, key=lambda one: one.seen) if earlier else fit[0]


def _spokesperson(phrase: NounPhrase, discourse: Discourse) -> Meaning | None:
    """As in "A spokesman" without a name: that of the body heard or named last."""
    if phrase.noun not in SPOKES or phrase.end != phrase.core + 1:
        return None
    if phrase.definite:
        before = heard(phrase.words, discourse)
        if before is not None:
            return before, "described before"
    body = discourse.before(phrase.first, discourse.entities.bodies.places, thing)
    if body is None or (isinstance(body, Body) and body.is_document):
        return None
    return remembered(f"{body.name} {phrase.noun}", phrase.noun, discourse), f"of {body.name}"


def _by_role(phrase: NounPhrase, discourse: Discourse) -> Meaning | None:
    """As in "The minister": who has that role."""
    if not phrase.definite or not (is_role(phrase.noun) or is_title(phrase.noun)):
        return None
    before = heard(phrase.words, discourse)
    if before is not None:
        return before, "described before"
    words = tuple(word for word in phrase.words if word not in PREPOSITIONS and word not in DETERMINERS)
    noun_first = (*[word for word in words if word != phrase.noun], phrase.noun)
    person = _of_role(noun_first, phrase.first, discourse)
    if person is not None:
        return person, f"{phrase.noun}: the role of {person.name}"
    return _subject_before(phrase, discourse)


def _subject_before(phrase: NounPhrase, discourse: Discourse) -> Meaning | None:
    """As in "The striker", where the sentence before is about somebody of whom no role is known."""
    tokens = discourse.entities.tokens
    if phrase.opener != "the" or phrase.noun in RELATIONS or phrase.front != phrase.end:
        return None
    gender = "f" if phrase.noun in WOMEN_ROLES else "m" if phrase.noun in MEN_ROLES else ""
    beside = discourse.named_beside(phrase.first)

    def fits(entity: Entity) -> float | None:
        if not isinstance(entity, Person) or (entity.best_role is not None and entity.best_role.full):
            return None
        if id(entity) in beside:
            return None
        return of_gender(gender)(entity)

    person = discourse.before(phrase.first, discourse.entities.people.places, fits, farthest=_SENTENCES_TO_SUBJECT)
    if not isinstance(person, Person):
        return None
    person.take(Role(tokens.phrase(phrase.core, phrase.end), frozenset((phrase.noun,)), FULL))
    return person, f"{phrase.noun}: whom the sentence before is about"
