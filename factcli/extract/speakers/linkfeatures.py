"""What speaks for and against somebody's being meant by a mention, as names of features."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from factcli.extract.speakers.bodies import Body
from factcli.extract.speakers.coreference import SELF, Described, Entity
from factcli.extract.speakers.knownentities import GROUPS, HUMANS, THINGS, KnownEntities, KnownEntity
from factcli.extract.speakers.mentionkinds import AGED, BODY, GENDERS, GROUP, HE, NAME, RELATION, ROLE
from factcli.extract.speakers.nounphrases import NounPhrase
from factcli.extract.speakers.people import Person
from factcli.extract.speakers.wordlists import MEN_ROLES, WOMEN_ROLES

_SPEAKERS_BACK: Final = 4
_PARAGRAPHS_TO_SPEAKER: Final = 4
"""How far back "the expert", of whom the article has told before in other words, may have spoken."""
_NEAR: Final = 6
"""How many words beside a mention a noun is looked for that tells who it is."""
_PLACES_LOOKED_AT: Final = 12
_DISTANCES: Final = "01233555"
"""Sentences between, as a letter; more than seven are one."""
_LEADS: Final = (0.0, 0.6, 1.5, 3.0, 5.0)
"""Differences of the rules' points, as letters."""
_REASONS: Final = (
    (SELF, "="),
    ("described before", "b"),
    ("named in apposition", "a"),
    ("the sentence before is about", "s"),
    (": the role of ", "r"),
    ("surname of ", "n"),
    ("short for ", "f"),
    ("named or heard last", "l"),
    ("named or spoke last", "l"),
    ("whose words these are", "w"),
    ("those who spoke", "g"),
    ("of that name", "c"),
    ("whose ", "i"),
    ("of ", "o"),
    ("it cannot be told", "0"),
)
"""What the reasons of the rules are known by, and the letter of each."""


class Asked:
    """A mention whose meaning is looked for, and what is reckoned once for all candidates."""

    def __init__(
        self,
        phrase: NounPhrase,
        kind: str,
        words: frozenset[str],
        known: KnownEntities,
        ruled: Entity | None,
        how: str,
    ) -> None:
        self.phrase = phrase
        self.kind = kind
        self.words = words
        self.known = known
        self.ruled = ruled
        self.reason = next((letter for part, letter in _REASONS if part in how), "-")
        tokens = known.tokens
        self.at = phrase.first
        self.noun = phrase.noun
        self.sentence = tokens.sentence[self.at]
        self.paragraph = tokens.paragraph[self.at]
        self.spoke: dict[int, tuple[int, int]] = {}
        for back, (one, at) in enumerate(reversed(known.spoke[-_SPEAKERS_BACK:])):
            self.spoke.setdefault(id(one), (back, at))
        self.introduced = kind in NAME or kind == HE or tokens.low.index(self.noun) < phrase.front - 1
        self.titled = kind not in NAME and any(map(tokens.capital, range(phrase.core + 1, phrase.front)))
        self.attached = phrase.end > phrase.front
        self.length = min(len(words), 3)
        self.gender = GENDERS.get(phrase.words[0], "") if kind == HE else ""
        if kind in (ROLE, RELATION, AGED):
            self.gender = "f" if self.noun in WOMEN_ROLES else "m" if self.noun in MEN_ROLES else ""
        self.beside = self._beside()
        self.last_heard = self._last_heard()
        self.bearers = 0
        self.orders: dict[int, int] = {}
        self.last: dict[int, int] = {}
        self.behind: dict[int, str] = {}
        self.lead = "-"

    def _beside(self) -> KnownEntity | None:
        """Who is named right behind the phrase, or behind a comma."""
        tokens, end = self.known.tokens, self.phrase.end
        at = end + 1 if tokens.low[end] == "," else end
        for place, one in self.known.ahead(end, 0):
            if place > at + 2:
                break
            if place >= at and tokens.capital(at):
                return one
        return None

    def _last_heard(self) -> int:
        """The identity of the last speaker of the kind that the noun tells, not far back; 0 without."""
        allowed = (
            HUMANS
            if self.kind in (ROLE, RELATION, AGED, HE)
            else GROUPS
            if self.kind == GROUP
            else THINGS
            if self.kind == BODY
            else None
        )
        for one, at in reversed(self.known.spoke[-_SPEAKERS_BACK:]):
            if self.paragraph - self.known.tokens.paragraph[at] > _PARAGRAPHS_TO_SPEAKER:
                return 0
            if (allowed is None or one.kind in allowed) and _gender(one.entity, self.gender) != "x":
                return id(one)
        return 0

    def order(self, listed: Sequence[KnownEntity]) -> None:
        """Note of each who may be meant where it was named or heard last before, and which of them was so later."""
        for one in listed:
            here = bisect_left(one.places, self.at)
            self.last[id(one)] = one.places[here - 1] if here else -1
        heard = {key: at for key, (_, at) in self.spoke.items()}
        ordered = sorted(listed, key=lambda one: -max(self.last[id(one)], heard.get(id(one), -1)))
        self.bearers = min(sum(_role(self, one) in "an" for one in listed), 3)
        self.orders = {id(one): min(number, 4) for number, one in enumerate(ordered)}

    def weigh(self, points: dict[int, float]) -> None:
        """Note how far each is behind whom the rules gave most points, and how far that one leads."""
        if not points:
            return
        best = max(points.values())
        self.behind = {key: _bucket(best - value) for key, value in points.items()}
        others = sorted(points.values())[:-1]
        self.lead = _bucket(best - others[-1]) if others else "n"


def _bucket(points: float) -> str:
    for letter, limit in zip("01234", _LEADS, strict=True):
        if points <= limit:
            return letter
    return "5"


def features_of_known(asked: Asked, one: KnownEntity) -> list[str]:
    """The features of somebody who may be meant."""
    known = asked.known
    tokens = known.tokens
    key = id(one)
    kind = asked.kind
    both = kind + one.kind
    place = asked.last[key]
    if place >= 0:
        between = asked.sentence - tokens.sentence[place]
        far = _DISTANCES[between] if between < len(_DISTANCES) else "z"
        flag = known.flag(place)
        paragraphs = min(asked.paragraph - tokens.paragraph[place], 3)
    else:
        far, flag, paragraphs = "y", "-", 4
    back, at = asked.spoke.get(key, (9, 0))
    since = min(asked.paragraph - tokens.paragraph[at], 5) if back < 9 else 9
    order = asked.orders[key]
    last = key == asked.last_heard
    shared = _shared(asked.words, one.names)
    role = _role(asked, one)
    gender = _gender(one.entity, asked.gender)
    head = "h" if one.places and tokens.paragraph[one.places[0]] == 0 else "-"
    found = [
        both,
        f"{both}d{far}{flag}",
        f"{kind}d{far}",
        f"{kind}d{far}{order}",
        f"{kind}p{paragraphs}{back}",
        f"{both}s{back}",
        f"{kind}s{back}{since}",
        f"{both}o{order}",
        f"{kind}of{order}{flag}",
        *(() if kind == HE else (f"{kind}t{min(one.rank, 4)}{head}", f"{both}t{min(one.rank, 2)}")),
        f"{both}w{shared}",
        f"{kind}w{shared}{role}",
        f"{kind}w{shared}{asked.length}{asked.titled:d}",
        f"{both}r{role}",
        f"{kind}g{gender}{order}",
        f"{kind}e{asked.attached:d}{shared}{role}",
        f"{kind}E{asked.attached:d}",
        f"{kind}B{asked.bearers}{role}",
        f"{kind}B{asked.bearers}{role}{order}",
        f"{kind}l{last:d}{asked.introduced:d}",
        f"{both}l{last:d}{asked.introduced:d}{min(back, 1)}",
    ]
    behind = asked.behind.get(id(one.entity), "-")
    found.append(f"{kind}m{behind}")
    found.append(f"{both}m{behind}")
    if behind == "0":
        found.append(f"{kind}L{asked.lead}")
        found.append(f"{kind}L{asked.lead}{order}{min(back, 1)}")
    if far == "1" and flag == "s":
        found.append(f"{kind}b{min(back, 2)}")
    if one is asked.beside:
        found.append(f"{both}a")
        found.append(f"{kind}a")
    if kind not in NAME and kind != HE and asked.noun and _near(asked, one):
        found.append(f"{both}n")
    if one.entity is asked.ruled:
        found.append(f"{kind}R{asked.reason}")
        found.append(f"{both}R")
        found.append("R" + asked.reason)
        found.append(f"{kind}Rd{far}")
    else:
        found.append(f"{kind}X{asked.reason}")
    return found


def features_of_itself(asked: Asked, listed: Sequence[KnownEntity]) -> list[str]:
    """The features of the words as they stand: that nobody else is meant."""
    phrase, kind = asked.phrase, asked.kind
    length = min(len(phrase.words), 4)
    found = [
        f"{kind}-",
        f"{kind}-i{asked.introduced:d}",
        f"{kind}-n{min(len(listed), 4)}",
        f"{kind}-a{asked.attached:d}{asked.introduced:d}",
        f"{kind}-B{asked.bearers}{asked.attached:d}",
        f"{kind}-l{length}{asked.titled:d}",
        f"{kind}-h{bool(asked.last_heard):d}{asked.introduced:d}",
        f"{kind}-R{asked.reason}",
        f"-R{asked.reason}",
    ]
    if asked.ruled is None or asked.reason == "=":
        found.append(f"{kind}-R")
    return found


def _shared(asked: frozenset[str], names: frozenset[str]) -> str:
    """What the words of a mention and of a name have in common, as a letter."""
    common = asked & names
    if not common:
        return "0"
    if len(common) == len(asked):
        return "=" if len(common) == len(names) else "<"
    return ">" if len(common) == len(names) else "~"


def _role(asked: Asked, one: KnownEntity) -> str:
    """How far the words of a mention are the person's role, as a letter."""
    entity = one.entity
    if isinstance(entity, Person):
        if not entity.roles:
            return "0"
        if asked.words <= one.words:
            return "a"
        return "n" if asked.noun in one.words else "-"
    return "n" if asked.noun in one.words else "x"


def _gender(entity: Entity, gender: str) -> str:
    """Whether an entity's gender is that asked for, as a letter."""
    if not gender or isinstance(entity, Body):
        return "-"
    if entity.gender:
        return "=" if entity.gender == gender else "x"
    if isinstance(entity, Described):
        return "d"
    return "u" if not entity.leans else "l" if entity.leans == gender else "o"


def _near(asked: Asked, one: KnownEntity) -> bool:
    """Whether the mention's noun stands beside the name somewhere before."""
    tokens, noun, at = asked.known.tokens, asked.noun, asked.at
    for place in one.places[:_PLACES_LOOKED_AT]:
        if place >= at:
            return False
        if noun in tokens.low[max(0, place - _NEAR) : place + _NEAR]:
            return True
    return False
