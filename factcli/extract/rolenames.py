"""A person's role as it is recorded: in the article's words, with the body named where they say "its director"."""

from typing import Final

from factcli.extract.antecedents import Memory, several, thing
from factcli.extract.bodies import Body
from factcli.extract.people import Person
from factcli.extract.roles import Role
from factcli.extract.titles import BODIES

_ENDINGS: Final = ("'s", "’s", "s'", "s’")


def role_of(person: Person, memory: Memory) -> str | None:
    """The best of the person's roles."""
    role = person.best_role
    if role is None:
        return None
    if role.whose >= 0:
        return _with_owner(role, memory)
    words = role.text.split()
    owner = next((at for at, word in enumerate(words[:-1]) if word.endswith(_ENDINGS)), None)
    if " of " in role.text or owner is None:
        return _with_full_form(words, person, memory)
    rest = " ".join(words[owner + 1 :])
    names = tuple(word.lower().replace("’", "'").removesuffix("'s").removesuffix("'") for word in words[: owner + 1])
    bodies = memory.named.bodies
    body = bodies.exact(names) or bodies.holding(names, person.seen)
    longer = bodies.holding(names, person.seen) if len(names) == 1 else None
    body = longer or body
    if words[0][0].isupper() and words[0].lower() not in BODIES:
        return f"{rest} of {body.with_article}" if body is not None and body.is_firm else role.text
    return f"{rest} of {body.with_article}" if body is not None and len(body.words) > len(names) else rest


def _with_owner(role: Role, memory: Memory) -> str:
    reading = memory.named.reading
    fits = thing if reading.low[role.whose] == "its" else several
    body = memory.before(role.whose, memory.named.bodies.places, fits)
    return f"{role.text} of {body.with_article}" if isinstance(body, Body) and " of " not in role.text else role.text


def _with_full_form(words: list[str], person: Person, memory: Memory) -> str:
    """ "Bureau chair" with the bureau's name."""
    if len(words) > 1 and words[0].lower() in BODIES:
        body = memory.named.bodies.holding((words[0].lower(),), person.seen)
        if body is not None and body.kind == "name":
            words = [body.name, *words[1:]]
    return " ".join(words)
