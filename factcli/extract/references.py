"""Whom a phrase with words of its own means: a name, a role, a body, what belongs to somebody, or somebody described."""

from typing import Final

from factcli.extract.antecedents import Described, Entity, Memory, of_gender, several, thing
from factcli.extract.bodies import Body, without_ending
from factcli.extract.lexicon import DETERMINERS, FUNCTION, PREPOSITIONS
from factcli.extract.people import Person
from factcli.extract.phrasing import Phrase, cut, person_in
from factcli.extract.reading import Reading
from factcli.extract.roles import FULL, RELATIONS, Role, is_role
from factcli.extract.titles import BODIES, DOCUMENTS, FIRMS, GENERAL, GROUP_NOUNS, HONORIFICS, ISSUED, MEN_ROLES, WOMEN_ROLES

Meaning = tuple[Entity | None, str]

_OWNERS: Final = {"his": "m", "her": "f"}
_BODY_OWNERS: Final = frozenset(("its", "their"))
_OFFICES: Final = frozenset(("ministry", "department"))
_NO_OFFICE: Final = frozenset("prime first deputy general press".split())
_BY: Final = frozenset(("by", "from"))
_SPOKES: Final = frozenset("spokesman spokeswoman spokesperson".split())
_GROUP_SYNONYMS: Final = frozenset("researchers scientists authors team academics investigators".split())
_READERS: Final = frozenset("obtained reviewed seen analysed analyzed examined read shared cited".split())
_VAGUE: Final = frozenset("firm bloc watchdog charity regulator retailer manufacturer operator carrier supplier grocer".split())
_GENERIC: Final = frozenset("company firm business group giant outfit employer conglomerate".split())
_NAMING: Final = frozenset("called named itself themselves".split())
_ANY_DOCUMENT: Final = frozenset("document documents filing paper research report study files file text".split())
_THEM: Final = frozenset(("them", "these", "those"))
_FIGURES: Final = frozenset("data figures statistics".split())
_PERSONS: Final = ("er", "or", "ist", "ian", "ant", "ee")
_LOOK_BACK: Final = 40
_LATEST: Final = 8
SELF: Final = "the words themselves"


def by_words(phrase: Phrase, memory: Memory) -> Meaning:
    """Who is meant by a phrase that is no pronoun."""
    for way in (_called, _several, _issued, _named_person, _followed_by_name, _owned, _spokesperson, _by_role, _body, _told_before):
        found = way(phrase, memory)
        if found is not None:
            return found
    return _described(phrase, memory), SELF


def _named_person(phrase: Phrase, memory: Memory) -> Meaning | None:
    person, first, _ = person_in(phrase, memory.named)
    if person is None or (phrase.front > first + len(person.words) + 1):
        return None
    return person, f"surname of {person.name}" if first else SELF


def _several(phrase: Phrase, memory: Memory) -> Meaning | None:
    """ "A and B" by their full names, "one of them" with whom it is of."""
    reading = memory.named.reading
    low = reading.low
    if low[phrase.end - 1] in _THEM and low[phrase.end - 2] == "of":
        whole = memory.before(phrase.first, memory.named.bodies.places, several)
        if whole is None:
            return None
        name = f"{reading.phrase(phrase.first, phrase.end - 1)} {whole.name[0].lower()}{whole.name[1:]}"
        return _remembered(name, phrase.noun, memory), f"{low[phrase.end - 1]}: {whole.name}"
    if "and" not in phrase.words or not reading.capital(phrase.end - 1):
        return None
    middle = phrase.core + phrase.words.index("and")
    if middle == phrase.core or middle + 1 == phrase.end:
        return None
    one, _, _ = person_in(cut(reading, phrase.first, middle), memory.named)
    other, _, _ = person_in(cut(reading, middle + 1, phrase.end), memory.named)
    if one is None or other is None:
        return None
    return Described(f"{one.name} and {other.name}", (*one.words, *other.words), plural=True), SELF


def _issued(phrase: Phrase, memory: Memory) -> Meaning | None:
    """A statement, data, a letter: whose they are ("a letter from the council", "its figures", later "the letter")."""
    possessed = phrase.opener in _OWNERS or phrase.opener in _BODY_OWNERS
    if phrase.noun not in ISSUED and not (possessed and phrase.noun in DOCUMENTS):
        return None
    entity = _issuer(phrase, memory)
    if entity is not None and not (isinstance(entity, Body) and entity.is_document):
        for noun in _FIGURES if phrase.noun in _FIGURES else (phrase.noun,):
            memory.issuers[noun] = entity
        return entity, f"whose {phrase.noun} it is"
    return None


def _issuer(phrase: Phrase, memory: Memory) -> Entity | None:
    reading = memory.named.reading
    for at in range(phrase.front, phrase.end - 1):
        if reading.low[at] in _BY and reading.low[at - 1] not in _READERS:
            return by_words(cut(reading, at + 1, phrase.end), memory)[0]
        if reading.low[at] in _OWNERS or reading.low[at] in _BODY_OWNERS:
            return _owner(cut(reading, at, phrase.end), memory)
    if phrase.opener in _OWNERS or phrase.opener in _BODY_OWNERS:
        return _owner(phrase, memory)
    for at in range(phrase.core, phrase.front - 1):
        if reading.owner[at] and reading.low[at + 1] != "own":
            return by_words(cut(reading, phrase.first, at + 1), memory)[0]
    return memory.issuers.get(phrase.noun) if phrase.definite and len(phrase.words) == 1 else None


def _followed_by_name(phrase: Phrase, memory: Memory) -> Meaning | None:
    """ "The mayor, Dilan Ferro, said": the name in apposition."""
    reading = memory.named.reading
    if reading.low[phrase.end] != "," or not reading.capital(phrase.end + 1):
        return None
    if not is_role(phrase.noun) and phrase.noun not in BODIES:
        return None
    end = phrase.end + 1
    while reading.capital(end) and not reading.owner[end]:
        end += 1
    if not is_role(phrase.noun):
        body = memory.named.bodies.exact(tuple(reading.low[phrase.end + 1 : end]))
        return (body, "named in apposition") if body is not None else None
    person, _, _ = person_in(cut(reading, phrase.end + 1, end), memory.named)
    return (person, "named in apposition") if person is not None else None


def _owner(phrase: Phrase, memory: Memory) -> Entity | None:
    """Whose: "his", "its", "their" at the phrase's beginning."""
    gender = _OWNERS.get(phrase.opener)
    named = memory.named
    if gender:
        return memory.before(phrase.first, named.people.places, of_gender(gender))
    return memory.before(phrase.first, named.bodies.places, thing if phrase.opener == "its" else several)


def _owned(phrase: Phrase, memory: Memory) -> Meaning | None:
    """What belongs to somebody: "his office", "its director", "Novak's lawyer"."""
    reading = memory.named.reading
    owner: Entity | None = None
    if phrase.opener in _OWNERS or phrase.opener in _BODY_OWNERS:
        owner, rest = _owner(phrase, memory), phrase.first + 1
    else:
        rest = next((at + 1 for at in range(phrase.core, phrase.front - 1) if reading.owner[at]), 0)
        if not rest:
            return None
        found = by_words(cut(reading, phrase.first, rest), memory)[0]
        owner = found
    if rest >= phrase.end:
        return None
    if is_role(phrase.noun):
        person = _of_role(tuple(reading.low[rest : phrase.front]), phrase.first, memory, owner)
        if person is not None:
            return person, f"{phrase.noun}: the role of {person.name}"
    if owner is None or (phrase.opener not in _OWNERS and phrase.opener not in _BODY_OWNERS and not isinstance(owner, Person)):
        return None
    words = reading.phrase(rest, phrase.end)
    if isinstance(owner, Person) and phrase.noun in _OFFICES and (held := _held(owner)):
        name = f"{held} {words}"
    elif isinstance(owner, Body) and phrase.noun in _SPOKES:
        name = f"{owner.name} {words}"
    elif isinstance(owner, Body) and (is_role(phrase.noun) or phrase.noun in GROUP_NOUNS) and len(words.split()) == 1:
        name = f"{words} of {owner.with_article}"
    else:
        name = f"{owner.name}’s {words}" if "’" in reading.text else f"{owner.name}'s {words}"
    return _remembered(name, phrase.noun, memory), f"of {owner.name}"


def _held(person: Person) -> str:
    """What a minister is minister of: "finance"."""
    words = (person.role or "").lower().split()
    return " ".join(words[:-1]) if len(words) > 1 and words[-1] in ("minister", "secretary") and words[-2] not in _NO_OFFICE else ""


def _of_role(words: tuple[str, ...], at: int, memory: Memory, owner: Entity | None = None) -> Person | Described | None:
    """Whose role the words are: of those who bear it whoever spoke last, was named last, or is the only one."""
    people = memory.named.people
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
    for one in reversed(memory.spoke[-_LATEST:]):
        if isinstance(one.entity, Person) and one.entity in fit:
            return one.entity
    earlier = [one for one in fit if one.seen < at]
    return max(earlier, key=lambda one: one.seen) if earlier else fit[0]


def _spokesperson(phrase: Phrase, memory: Memory) -> Meaning | None:
    """ "A spokesman" without a name: that of the body heard or named last."""
    if phrase.noun not in _SPOKES or phrase.end != phrase.core + 1:
        return None
    if phrase.definite:
        before = _heard(phrase.words, memory)
        if before is not None:
            return before, "described before"
    body = memory.before(phrase.first, memory.named.bodies.places, thing)
    if body is None or (isinstance(body, Body) and body.is_document):
        return None
    return _remembered(f"{body.name} {phrase.noun}", phrase.noun, memory), f"of {body.name}"


def _by_role(phrase: Phrase, memory: Memory) -> Meaning | None:
    """ "The minister": who has that role."""
    if not phrase.definite or not is_role(phrase.noun):
        return None
    before = _heard(phrase.words, memory)
    if before is not None:
        return before, "described before"
    words = tuple(word for word in phrase.words if word not in PREPOSITIONS and word not in DETERMINERS)
    noun_first = (*[word for word in words if word != phrase.noun], phrase.noun)
    person = _of_role(noun_first, phrase.first, memory)
    if person is not None:
        return person, f"{phrase.noun}: the role of {person.name}"
    return _subject_before(phrase, memory)


def _subject_before(phrase: Phrase, memory: Memory) -> Meaning | None:
    """ "The striker", where the sentence before is about somebody of whom no role is known."""
    reading = memory.named.reading
    if phrase.opener != "the" or phrase.noun in RELATIONS or phrase.front != phrase.end:
        return None
    gender = "f" if phrase.noun in WOMEN_ROLES else "m" if phrase.noun in MEN_ROLES else ""

    def fits(entity: Entity) -> float | None:
        if not isinstance(entity, Person) or (entity.best_role is not None and entity.best_role.full):
            return None
        return of_gender(gender)(entity)

    person = memory.before(phrase.first, memory.named.people.places, fits, farthest=1)
    if not isinstance(person, Person):
        return None
    person.roles.append(Role(reading.phrase(phrase.core, phrase.end), frozenset((phrase.noun,)), FULL))
    return person, f"{phrase.noun}: whom the sentence before is about"


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
        longer = bodies.holding(words, phrase.first) if len(words) <= 2 or phrase.definite else None
        if longer is not None and (phrase.noun in BODIES or phrase.noun in DOCUMENTS or phrase.noun in GROUP_NOUNS):
            return longer, f"short for {longer.name}"
    if phrase.definite and phrase.end == phrase.front and (len(words) == 1 or (len(words) == 2 and phrase.noun in _VAGUE)):
        found = _class_of(phrase, memory)
        if found is not None:
            return found
    return (named, SELF) if named is not None else None


def _body(phrase: Phrase, memory: Memory) -> Meaning | None:
    """A body by its name, by a part of it, or as "the company"."""
    found = _body_as_told(phrase, memory)
    if found is None or not isinstance(found[0], Body):
        return found
    fullest = memory.named.bodies.fullest(found[0])
    return (fullest, f"short for {fullest.name}") if fullest is not found[0] else found


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


def _called(phrase: Phrase, memory: Memory) -> Meaning | None:
    """ "A group calling itself X", "a user called X"."""
    reading = memory.named.reading
    for at in range(phrase.core + 1, phrase.end - 1):
        if reading.low[at] in _NAMING and reading.capital(at + 1):
            words = tuple(reading.low[at + 1 : phrase.end])
            found = memory.named.people.named(words) or memory.named.bodies.exact(words)
            if found is not None:
                return found, SELF
    return None


def _class_of(phrase: Phrase, memory: Memory) -> Meaning | None:
    """ "The company", "the watchdog": the last of the kind that spoke or was named."""
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
        return None if entity.is_firm or entity.kind == "name" and entity.evidence < 2 else 0.0

    entity = memory.before(phrase.first, memory.named.bodies.places, fits)
    return (entity, f"{noun}: the one named or heard last") if entity is not None else None


def _is_plural(entity: Body | Described) -> bool:
    return entity.is_plural if isinstance(entity, Body) else entity.plural


def _told_before(phrase: Phrase, memory: Memory) -> Meaning | None:
    """ "The doctor" who was "a doctor at the hospital" before."""
    if not phrase.definite:
        return None
    before = _heard(phrase.words, memory)
    if before is None and len(phrase.words) == 1 and phrase.noun in _ANY_DOCUMENT:
        before = next((one.entity for one in reversed(memory.spoke[-_LATEST:]) if isinstance(one.entity, Described) and one.entity.noun in DOCUMENTS), None)
    return (before, "described before") if before is not None else None


def _heard(words: tuple[str, ...], memory: Memory) -> Described | None:
    """A speaker without a name who was described with these words and more."""
    wanted = set(words)
    for one in reversed(memory.spoke[-_LOOK_BACK:]):
        if isinstance(one.entity, Described) and one.entity.noun in wanted and wanted.issubset(one.entity.words):
            return one.entity
    return None


def _described(phrase: Phrase, memory: Memory) -> Entity:
    reading = memory.named.reading
    titled = reading.low[phrase.core].rstrip(".") in HONORIFICS and phrase.end - phrase.core > 1
    name = without_ending(reading, phrase.core + titled, phrase.end)
    return _remembered(name, phrase.noun, memory)


def _remembered(name: str, noun: str, memory: Memory) -> Described:
    """Somebody described; the same one if that was done before in the same words."""
    words = tuple(word.removesuffix("'s").removesuffix("’s") for word in name.lower().split())
    for one in reversed(memory.spoke[-_LOOK_BACK:]):
        if isinstance(one.entity, Described) and one.entity.words == words:
            return one.entity
    gender = "f" if noun in WOMEN_ROLES else "m" if noun in MEN_ROLES else ""
    plural = noun in GROUP_NOUNS or (noun.endswith("s") and is_role(noun[:-1]))
    human = not plural and noun not in BODIES and (is_role(noun) or noun.endswith(_PERSONS))
    return Described(name, words, gender, plural=plural, noun=noun, human=human)
