"""A person's role as it is recorded: in the article's words, with the body named where they say "its director"."""

from typing import Final

from factcli.extract.speakers.bodies import Body
from factcli.extract.speakers.coreference import Discourse, Entity, several, thing
from factcli.extract.speakers.entitylinking import by_words
from factcli.extract.speakers.nounphrases import cut
from factcli.extract.speakers.people import Person
from factcli.extract.speakers.roles import Role
from factcli.extract.speakers.wordlists import BODIES

_HAS_NAME: Final = 1.5
"""For a body with a name of its own before "the company", where "its director" tells a role: as much as a sentence between takes
(`coreference.SENTENCE`). Set by hand; of the roles of data/gold 0 loses 3 and gains 1, 4 loses 6 and gains 2."""


def role_of(person: Person, discourse: Discourse) -> str | None:
    """The best of the person's roles."""
    role = person.best_role
    if role is None:
        return None
    if role.whose >= 0:
        return _with_owner(role, discourse)
    return _with_full_form(role.text.split(), person, discourse)


def _with_owner(role: Role, discourse: Discourse) -> str:
    """As in "Director of the Retail Council", where the article says "its director" or "the council's director"."""
    tokens = discourse.entities.tokens
    at = role.whose
    if tokens.owner[at]:
        if tokens.capital(at) and not tokens.initial[at]:
            return role.text
        body = by_words(cut(tokens, at - 1, at + 1), discourse)[0]
        rest = role.text.partition(" ")[2]
        return f"{rest} of {body.with_article}" if isinstance(body, Body) and len(body.words) > 1 else role.text
    body = discourse.before(at, discourse.entities.bodies.places, _named_first if tokens.low[at] == "its" else several)
    return f"{role.text} of {body.with_article}" if isinstance(body, Body) and " of " not in role.text else role.text


def _with_full_form(words: list[str], person: Person, discourse: Discourse) -> str:
    """As in "Bureau chair" with the bureau's name."""
    if len(words) > 1 and words[0].lower() in BODIES:
        body = discourse.entities.bodies.holding((words[0].lower(),), person.seen)
        if body is not None and body.kind == "name":
            words = [body.name, *words[1:]]
    return " ".join(words)


def _named_first(entity: Entity) -> float | None:
    """Fits a body, one with a name of its own best."""
    chance = thing(entity)
    return chance if chance is None or not isinstance(entity, Body) or entity.kind != "name" else chance + _HAS_NAME
