"""What somebody named is called instead: "the 44-year-old", "the mother of twins", "the lawmaker" who is a senator."""

from typing import Final

from factcli.extract.lexicon import NUMBERS
from factcli.extract.speakers.ages import OLD
from factcli.extract.speakers.coreference import Discourse, Entity, Fits, Meaning, of_gender
from factcli.extract.speakers.nounphrases import NounPhrase
from factcli.extract.speakers.people import Person
from factcli.text.words import word_set

_WOMEN: Final = word_set("mother mum mom grandmother mummy gran stepmother woman girl schoolgirl actress widow")
_MEN: Final = word_set("father dad grandfather daddy grandad stepfather man boy schoolboy widower")
_PARENTS: Final = word_set("mother father mum mom dad grandmother grandfather parent")
_CHILDREN: Final = word_set("twins triplets several many")
_ANYBODY: Final = word_set("""
    star teenager youngster veteran ace hopeful favourite frenchman englishman irishman scotsman welshman dutchman
""")
"""What anybody may be called who has just been named."""
_QUALIFYING: Final = word_set("""
    top senior veteran former retired young old outspoken embattled newly-elected ruling opposition local
    county state city town regional provincial district federal village national
""")
"""Adjectives before such a noun that tell nothing of whom it means."""
_KINDS: Final = tuple(
    (word_set(general), word_set(special))
    for general, special in (
        ("lawmaker legislator politician parliamentarian", """mp senator congressman congresswoman representative councillor
          councilman councilwoman councilmember assemblyman assemblywoman msp mla mna parliament alderman"""),
        ("cop officer policeman policewoman", "detective sergeant inspector superintendent constable sheriff police"),
        ("boss chief head leader", """executive ceo president chairman chairwoman chairperson chair director governor mayor
          manager"""),
        ("official", "minister secretary commissioner administrator registrar undersecretary director"),
        ("performer entertainer artist", "actor actress singer musician comedian rapper songwriter"),
        ("doctor physician medic", "surgeon gp cardiologist oncologist paediatrician psychiatrist consultant"),
        ("scientist researcher academic", "professor lecturer biologist ecologist geologist physicist astronomer"),
        ("lawyer attorney", "solicitor barrister counsel advocate"),
        ("player footballer", "striker goalkeeper keeper midfielder defender winger forward captain"),
        ("cleric clergyman", "priest vicar pastor bishop archbishop reverend imam rabbi canon"),
        ("businessman businesswoman entrepreneur", "founder tycoon billionaire industrialist magnate owner"),
        ("writer author", "novelist poet playwright biographer"),
        ("journalist", "reporter correspondent columnist broadcaster presenter editor"),
        ("expert specialist", "analyst economist professor consultant strategist researcher scientist"),
    )
)  # fmt: skip
"""Nouns that the same person may bear: those of the first kind stand for one of the second, and the other way; closed, and set
by hand. Two of the second kind are two people: the striker is not the winger."""
_SENTENCES_BACK: Final = 3
"""How far back the one so called may have been named or heard. Set by hand."""


def epithet(phrase: NounPhrase, discourse: Discourse) -> Meaning | None:
    """Who was named or spoke last of those who may be called so; None where the phrase is nothing of the kind."""
    tokens = discourse.entities.tokens
    if phrase.opener != "the" or any(tokens.owner[phrase.core : phrase.end]):
        return None
    if phrase.words[0].endswith(OLD) or _is_parent(phrase, tokens.low):
        fits = _of_age(phrase.words[0].removesuffix(OLD), of_gender(_gender(phrase.noun)))
    elif phrase.front != phrase.end or (tokens.capital(phrase.end - 1) and not tokens.initials(phrase.end - 1)):
        return None
    elif phrase.noun in _ANYBODY:
        fits = of_gender(_gender(phrase.noun))
    else:
        alike = kindred(phrase.noun)
        if not alike or discourse.entities.people.by_role(phrase.noun):
            return None
        fits = _of_kind(alike, frozenset(phrase.words[:-1]) - _QUALIFYING)
    places = discourse.entities.people.places
    found = discourse.before(phrase.first, places, fits, farthest=_SENTENCES_BACK)
    return (found, f"{' '.join(phrase.words)}: who was named or spoke last") if isinstance(found, Person) else None


def _is_parent(phrase: NounPhrase, low: list[str]) -> bool:
    """As in "mother of two", "father of twins"."""
    rest = low[phrase.front : phrase.end]
    return (
        phrase.noun in _PARENTS and len(rest) > 1 and rest[0] == "of" and (rest[1] in NUMBERS or rest[1] in _CHILDREN)
    )


def kindred(noun: str) -> frozenset[str]:
    """The other nouns of those who may be called by this one."""
    found: frozenset[str] = frozenset()
    for general, special in _KINDS:
        if noun in general:
            found |= general | special
        elif noun in special:
            found |= general
    return found


def _gender(noun: str) -> str:
    return "f" if noun in _WOMEN else "m" if noun in _MEN or noun.endswith("man") else ""


def _of_age(age: str, fits: Fits) -> Fits:
    """Fits those who fit otherwise and have no other age."""

    def aged(entity: Entity) -> float | None:
        if not isinstance(entity, Person) or (age.isdigit() and entity.age not in ("", age)):
            return None
        return fits(entity)

    return aged


def _of_kind(kind: frozenset[str], qualified: frozenset[str]) -> Fits:
    """Fits people with a role of the kind that bears these words, too."""

    def fits(entity: Entity) -> float | None:
        if not isinstance(entity, Person):
            return None
        nouns = {noun for role in entity.roles if role.weight for noun in (*role.nouns, *role.text.lower().split())}
        return 0.0 if nouns & kind and qualified <= entity.role_words else None

    return fits
