"""The people whom an article names: full names, roles, gender, and where each of them is mentioned."""

from typing import Final

from msgspec import Struct, field

from factcli.extract.speakers.forenames import FORENAMES, gender_of
from factcli.extract.speakers.reading import BREAK, Reading, verbs_of_saying
from factcli.extract.speakers.roles import WEAK, Role, Title, role_before, role_behind, split_title
from factcli.extract.speakers.titles import BODIES, DEGREES, MEN_ROLES, PLACES, WOMEN_ROLES
from factcli.text.words import word_set

_MOST_WORDS: Final = 5
_MOST_NAMESAKES: Final = 20
_MOST_ROLES: Final = 8
_SURE: Final = 3
_ENOUGH: Final = 1
_RELATIVES: Final = {"who": 3, "whose": 1, "which": -5}
_PRONOUN_REACH: Final = 25
_TELLING: Final = 2
_GENDERS: Final = {"he": "m", "his": "m", "him": "m", "she": "f", "her": "f", "it": "", "its": ""}
_PLACED: Final = word_set("in at near to from of on across outside around towards toward into")


class Person(Struct, kw_only=True, eq=False):
    """Somebody named, and what the article calls them.

    `words`: those of the name without case; `gender`: `m`, `f` or empty, as names and titles tell; `leans`: as pronouns do;
    `evidence`: how much speaks for its being a person; `seen`: where first; `times`: how often.
    """

    name: str
    words: tuple[str, ...]
    gender: str = ""
    leans: str = ""
    roles: list[Role] = field(default_factory=list)
    evidence: int = 0
    placed: bool = False
    seen: int = 0
    times: int = 0

    def take(self, role: Role) -> None:
        """Remember a role, if there is anything new in it."""
        if len(self.roles) < _MOST_ROLES and role.text not in (one.text for one in self.roles):
            self.roles.append(role)

    @property
    def role(self) -> str | None:
        """The best of the roles: the first that is more than a rank, else the rank."""
        best = self.best_role
        return best.text if best else None

    @property
    def best_role(self) -> Role | None:
        """The first of those that weigh most, without what somebody is only to another."""
        return max((one for one in self.roles if one.weight), key=lambda one: one.weight, default=None)

    @property
    def role_words(self) -> set[str]:
        """The words of all roles, without case."""
        return {noun for one in self.roles for noun in one.nouns} | {
            word.removesuffix("'s").removesuffix("’s") for one in self.roles for word in one.text.lower().split()
        }


class Run(Struct, frozen=True):
    """Capitalised words that stand together: `first` and `end` in the reading, `name` where the name begins behind a title."""

    first: int
    name: int
    end: int
    title: Title


class People:
    """Everybody named in an article, found by full name, surname or forename."""

    def __init__(
        self, reading: Reading, runs: list[tuple[int, int]], doubtful: list[tuple[int, int]], ordinary: frozenset[str]
    ) -> None:
        self.reading = reading
        self.ordinary = ordinary
        self.by_name: dict[tuple[str, ...], Person] = {}
        self.by_last: dict[str, list[Person]] = {}
        self.by_first: dict[str, list[Person]] = {}
        self.places: list[tuple[int, Person]] = []
        single: list[Run] = []
        split = [run for one in runs if (run := self._split(*one)) is not None]
        alone = self._alone(split)
        found: list[tuple[Run, Person]] = []
        for run in split:
            if run.end - run.name == 1:
                single.append(run)
            else:
                found.append((run, self._noted(run, alone)))
        self._keep()
        kept = {id(person) for person in self.by_name.values()}
        self.places = [(run.name, person) for run, person in found if id(person) in kept]
        self.taken = {run.name for run, person in found if id(person) in kept}
        for run in single:
            self._single(run)
        for first, _ in doubtful:
            person = self.named((reading.low[first],), position=first) if reading.low[first] in self.by_last else None
            if person is not None:
                self.places.append((first, person))
        self.places.sort(key=lambda place: place[0])
        for _, person in self.places:
            person.times += 1
        self._roles: dict[str, list[Person]] = {}
        for person in self.by_name.values():
            for noun in {noun for role in person.roles for noun in role.nouns}:
                _add(self._roles, noun, person)

    def _alone(self, runs: list[Run]) -> dict[str, int]:
        """The names of one word, without case, with the most that the words next to one say for its being a person's."""
        found: dict[str, int] = {}
        for run in runs:
            if run.end - run.name == 1:
                low = self.reading.low[run.name]
                found[low] = max(found.get(low, 0), self._around(run))
        return found

    def _split(self, first: int, end: int) -> Run | None:
        """The run without the title before the name and the degree behind it; None where no name is left."""
        reading = self.reading
        name, title = split_title(reading, first, end)
        while end > name and reading.low[end - 1] in DEGREES:
            end -= 1
        if end <= name:
            return None
        if (
            name == first
            and reading.initial[first]
            and reading.low[first] in self.ordinary
            and end - first > 1
            and reading.low[first] not in FORENAMES
        ):
            name = first + 1
        return Run(first, name, end, title)

    def _noted(self, run: Run, alone: dict[str, int]) -> Person:
        reading = self.reading
        words = tuple(reading.low[run.name : run.end])
        person = self.by_name.get(words)
        if person is None:
            name = reading.phrase(run.name, run.end)
            if reading.owner[run.end - 1]:
                name = name[:-1] if name.endswith(("s'", "s’")) else name[:-2]
            person = self.by_name[words] = Person(name=name, words=words, gender=gender_of(words[0]), seen=run.name)
            person.evidence = self._innate(words, alone)
        self._learn(person, run)
        return person

    def _innate(self, words: tuple[str, ...], alone: dict[str, int]) -> int:
        """What the words of a name say for its being a person's; `alone`: what is told around those that stand alone."""
        points = 3 if words[0] in FORENAMES else 0
        if any(word in BODIES or word == "&" for word in words) or len(words) > _MOST_WORDS:
            points -= 9
        elif words[0] not in FORENAMES and any(word in PLACES for word in words):
            points -= 3
        if words[-1] in alone:
            points += 2 + alone[words[-1]]
        elif words[0] in alone and words[0] not in FORENAMES:
            points -= 2
        if words[-1] in self.ordinary:
            points -= 1
        return points

    def _learn(self, person: Person, run: Run) -> None:
        """Take in what stands around the name: title, role, degree, and what comes before and after."""
        reading, title = self.reading, run.title
        person.gender = title.gender or person.gender
        if title.text:
            person.evidence += _SURE
        roles = [title.role]
        if run.first == run.name or title.role is None or not title.role.full:
            roles.append(role_before(reading, run.first))
        roles.append(role_behind(reading, run.end))
        for role in roles:
            if role is not None:
                person.take(role)
                person.evidence += _SURE if role is not title.role else 0
                person.gender = person.gender or _gender_by_role(role)
        if reading.low[run.end] in DEGREES:
            person.evidence += _SURE
            person.take(Role(reading.words[run.end], frozenset((reading.low[run.end],)), WEAK))
        person.evidence += self._around(run)
        if person.evidence < _SURE or not person.gender:
            self._pronoun_behind(person, run.end)
        placed = reading.low[run.first - 1] in _PLACED and not reading.owner[run.end - 1]
        if placed and not person.placed and person.evidence < _SURE:
            person.placed = True
            person.evidence -= 2

    def _around(self, run: Run) -> int:
        """What the words next to a name say for its being a person's."""
        reading = self.reading
        points = 0
        following, prior = reading.low[run.end], reading.low[run.first - 1]
        if verbs_of_saying(following) or verbs_of_saying(prior):
            points += 1
        if following == ",":
            points += _SURE if reading.words[run.end + 1][0].isdigit() else _RELATIVES.get(reading.low[run.end + 1], 0)
        if prior in BODIES and not reading.owner[run.first - 1]:
            points -= 4
        return points

    def _pronoun_behind(self, person: Person, end: int) -> None:
        """Take the first pronoun behind the name, with nobody else named between, for what tells of it."""
        reading = self.reading
        for at in range(end, min(end + _PRONOUN_REACH, reading.size)):
            if reading.quoted[at]:
                continue
            low = reading.low[at]
            if low in _GENDERS:
                person.evidence += _TELLING if _GENDERS[low] else -_TELLING
                person.leans = person.leans or _GENDERS[low]
                return
            if reading.words[at] == BREAK or (reading.capital(at) and not reading.initial[at]):
                return

    def _keep(self) -> None:
        """Drop the names that are nobody's, and tell the rest by surname and forename."""
        self.by_name = {words: one for words, one in self.by_name.items() if one.evidence >= _ENOUGH}
        for person in self.by_name.values():
            self._index(person)

    def _index(self, person: Person) -> None:
        last = person.words[-1]
        _add(self.by_last, last, person)
        if "-" in last:
            _add(self.by_last, last.rpartition("-")[2], person)
        if len(person.words) > 1:
            _add(self.by_first, person.words[0], person)

    def _single(self, run: Run) -> None:
        """A name of one word: the surname of somebody, or somebody called by this alone."""
        reading = self.reading
        low = reading.low[run.name]
        person = self.named((low,), run.title.gender, run.name)
        if person is not None:
            if run.title.role is not None:
                person.take(run.title.role)
            person.gender = person.gender or run.title.gender
            behind = role_behind(reading, run.end)
            if behind is not None:
                person.take(behind)
            self.places.append((run.name, person))
            self.taken.add(run.name)
            return
        if low in self.by_last or low in self.by_first or low in BODIES or low in PLACES:
            return
        before = role_before(reading, run.first)
        called = before is not None and low not in self.ordinary and low in FORENAMES
        if run.title.text or called:
            word = reading.words[run.name]
            bare = word[: len(low)] if reading.owner[run.name] else word
            gender = run.title.gender or gender_of(low) or (_gender_by_role(before) if before else "")
            person = Person(
                name=bare,
                words=(low,),
                gender=gender,
                roles=[one for one in (run.title.role, before) if one],
                seen=run.name,
            )
            self.by_name[low,] = person
            self._index(person)
            self.taken.add(run.name)
            self.places.append((run.name, person))

    def named(self, words: tuple[str, ...], gender: str = "", position: int = -1) -> Person | None:
        """Who bears the name; None where nobody does, or several do and nothing tells them apart."""
        whole = self.by_name.get(words)
        if whole is not None and len(words) > 1:
            return whole
        possible = self.by_last.get(words[-1], ())
        if len(words) > 1:
            possible = [one for one in possible if one.words[0] == words[0] or _initial(one.words[0], words[0])]
            return possible[0] if len(possible) == 1 else None
        possible = possible or self.by_first.get(words[0], ())
        full = [one for one in possible if len(one.words) > 1] or list(possible)
        return self._one_of(full, gender, position)

    def by_role(self, noun: str) -> list[Person]:
        """Those who may be called by that noun."""
        return self._roles.get(noun, [])

    def _one_of(self, possible: list[Person], gender: str, position: int) -> Person | None:
        """Of namesakes the only one of that gender, or whoever alone was named before."""
        if gender and len(possible) > 1:
            possible = [one for one in possible if one.gender == gender] or [one for one in possible if not one.gender]
        if len(possible) > 1 and position >= 0:
            possible = [one for one in possible if one.seen < position]
        return possible[0] if len(possible) == 1 else None


def _add(index: dict[str, list[Person]], word: str, person: Person) -> None:
    same = index.setdefault(word, [])
    if len(same) < _MOST_NAMESAKES:
        same.append(person)


def _initial(one: str, other: str) -> bool:
    """Whether one forename is the initial of the other."""
    short, full = sorted((one.rstrip("."), other.rstrip(".")), key=len)
    return len(short) == 1 and full.startswith(short)


def _gender_by_role(role: Role) -> str:
    if role.nouns & WOMEN_ROLES:
        return "f"
    return "m" if role.nouns & MEN_ROLES else ""
