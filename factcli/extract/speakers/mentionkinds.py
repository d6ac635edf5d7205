"""What kind of phrase a mention is: a pronoun, a name, a role, a body, somebody indefinite."""

from typing import Final

from factcli.extract.lexicon import NUMBERS
from factcli.extract.speakers.entities import Entities
from factcli.extract.speakers.nounphrases import NounPhrase
from factcli.extract.speakers.roles import RELATIONS, is_role
from factcli.extract.speakers.wordlists import BODIES, DOCUMENTS, FIRMS, GENERAL, GROUP_NOUNS, KIN
from factcli.text.words import word_set

# Letters in the names of features: other ones need a new fit.
HE: Final = "H"
IT: Final = "I"
THEY: Final = "T"
SELVES: Final = "W"
"""`I`, `we`, `who`."""
NAME: Final = frozenset("NM")
_SINGLE_NAME, _LONG_NAME = "N", "M"
ROLE: Final = "r"
RELATION: Final = "h"
"""What says that it is somebody, and little else: "the man", "the friend"."""
AGED: Final = "y"
"""What is said of somebody who has been named: "the 40-year-old", "the mother of two"."""
BODY: Final = "b"
"""What a body may be called whatever its name: "the company", "the agency"."""
OFFICE: Final = "c"
"""A body's own noun: "the ministry", "the city council"."""
DOCUMENT: Final = "d"
GROUP: Final = "g"
OTHER: Final = "x"
OWNED: Final = "w"
"""What belongs to somebody: "his lawyer", "the firm's director"."""
TITLED: Final = "t"
"""A common noun behind a name: "the Velm spokesman"."""
INDEFINITE: Final = "a"
PLAIN: Final = "p"
"""Common words without an article."""
FEW: Final = "f"
"""`Some`, `many` and the like, alone or before a noun."""

GENDERS: Final = {
    "he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f",
}  # fmt: skip
_PRONOUNS: Final = (
    dict.fromkeys(GENDERS, HE)
    | dict.fromkeys(("it", "itself"), IT)
    | dict.fromkeys(("they", "them", "themselves", "both"), THEY)
    | dict.fromkeys(("i", "we", "me", "us", "who"), SELVES)
)
_INDEFINITE: Final = frozenset(("a", "an", "one", "another"))
_FEW: Final = word_set("some several many most few all both others any each no two three four five six")
_AGE: Final = "-year-old"


def kind_of(phrase: NounPhrase, entities: Entities) -> str:
    """The kind of a phrase, as a letter."""
    words = phrase.words
    tokens = entities.tokens
    if len(words) == 1 and words[0] in _PRONOUNS and not is_initials(tokens.words[phrase.core]):
        return _PRONOUNS[words[0]]
    if phrase.opener in _INDEFINITE:
        return INDEFINITE
    if words[0] in _FEW:
        return FEW
    capital = [
        at
        for at in range(phrase.core, phrase.front)
        if tokens.capital(at) and not (tokens.initial[at] and tokens.low[at] in entities.ordinary)
    ]
    if capital and capital[-1] == phrase.front - 1:
        return _SINGLE_NAME if phrase.front - phrase.core == 1 else _LONG_NAME
    if phrase.opener in ("his", "her", "its", "their") or any(tokens.owner[phrase.core : phrase.end - 1]):
        return OWNED
    if capital and phrase.opener not in ("the", "this", "that"):
        return TITLED
    if phrase.opener and _tells_age(words, phrase.noun):
        return AGED
    return _by_noun(phrase.noun) if phrase.opener else PLAIN


def is_initials(word: str) -> bool:
    """Whether a word that reads as a pronoun is a name in capitals: "WHO", "US"."""
    return len(word) > 1 and word.isupper()


def _tells_age(words: tuple[str, ...], noun: str) -> bool:
    """As in "the 40-year-old", "the mother of two"."""
    return any(word.endswith(_AGE) for word in words) or (
        noun in KIN and words[-2:-1] == ("of",) and words[-1] in NUMBERS
    )


def _by_noun(noun: str) -> str:
    if noun in RELATIONS:
        return RELATION
    if noun in GROUP_NOUNS or (noun.endswith("s") and is_role(noun[:-1])):
        return GROUP
    if noun in DOCUMENTS:
        return DOCUMENT
    if noun in FIRMS or noun in GENERAL:
        return BODY
    if noun in BODIES:
        return OFFICE
    return ROLE if is_role(noun) else OTHER
