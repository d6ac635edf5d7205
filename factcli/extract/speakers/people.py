"""The people whom an article names: full names, roles, gender, and where each of them is mentioned."""

from typing import Final

from msgspec import Struct, field

from factcli.extract.speakers.ages import age_beside
from factcli.extract.speakers.forenames import FORENAMES, gender_of
from factcli.extract.speakers.namedruns import NameRun, NameRuns, bare, styled
from factcli.extract.speakers.nameevidence import (
    BEHIND_PLACING,
    CERTAIN,
    INITIALS,
    LEAST_EVIDENCE,
    TELLING,
    around,
    innate,
)
from factcli.extract.speakers.pronouns import gender_behind, genders_told
from factcli.extract.speakers.roles import WEAK, Role, role_before, role_behind
from factcli.extract.speakers.samepeople import is_initial, joined
from factcli.extract.speakers.tokenised import TokenisedArticle
from factcli.extract.speakers.wordlists import (
    BODIES,
    CORPORATE,
    DEGREES,
    MEN_ROLES,
    NAME_PARTICLES,
    PLACES,
    PLACING,
    WOMEN_ROLES,
)

# They bound the work in an article that names thousands or gives somebody a role in each sentence; set by hand. On data/gold
# 2 namesakes and 4 roles are the same; with 1 namesake 6 names are gained and 1 lost, with 1 role 53 roles lost and 16 gained.
_MOST_NAMESAKES: Final = 20
_MOST_ROLES: Final = 8

_MOST_LETTERS_NO_NAME: Final = 2
"""Of an initial with its full stop, which nobody is called by."""
_WORDS_SHARING: Final = 2
"""Of a name that two share: forename and surname."""
_PLACED: Final = PLACING | {"of"}


class Person(Struct, kw_only=True, eq=False):
    """Somebody named, and what the article calls them.

    `words`: those of the name without case; `gender`: `m`, `f` or empty, as names and titles tell; `leans`: as pronouns do;
    `age`: as it stands behind the name; `evidence`: how much speaks for its being a person; `seen`: where first; `times`: how
    often.
    """

    name: str
    words: tuple[str, ...]
    gender: str = ""
    leans: str = ""
    roles: list[Role] = field(default_factory=list)
    evidence: int = 0
    placed: bool = False
    age: str = ""
    seen: int = 0
    times: int = 0

    def take(self, role: Role) -> None:
        """Remember a role, if there is anything new in it."""
        if len(self.roles) < _MOST_ROLES and role.text not in (one.text for one in self.roles):
            self.roles.append(role)

    def join(self, other: "Person") -> None:
        """Take in what the article tells of the same person under another form of the name."""
        self.gender = self.gender or other.gender
        self.leans = self.leans or other.leans
        self.evidence = max(self.evidence, other.evidence)
        self.seen = min(self.seen, other.seen)
        for role in other.roles:
            self.take(role)

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
        """The words of all roles, without case; of a co-founder "founder", too."""
        words = {noun for one in self.roles for noun in one.nouns} | {
            word.removesuffix("'s").removesuffix("’s") for one in self.roles for word in one.text.lower().split()
        }
        return words | {word.removeprefix("co-") for word in words}


class People:
    """Everybody named in an article, found by full name, surname or forename."""

    def __init__(
        self,
        tokens: TokenisedArticle,
        runs: list[tuple[int, int]],
        doubtful: list[tuple[int, int]],
        ordinary: frozenset[str],
    ) -> None:
        self.tokens = tokens
        self.ordinary = ordinary
        self.by_name: dict[tuple[str, ...], Person] = {}
        self.by_last: dict[str, list[Person]] = {}
        self.by_first: dict[str, list[Person]] = {}
        self.by_middle: dict[str, list[Person]] = {}
        self.places: list[tuple[int, Person]] = []
        single: list[NameRun] = []
        split = NameRuns(tokens, runs, ordinary).split
        self._of_bodies = {tokens.low[first] for first, end in runs if _is_body(tokens.low[first + 1 : end])}
        alone = self._alone(split)
        found: list[tuple[NameRun, Person]] = []
        for run in split:
            if len(bare(tokens.low[run.name : run.end])) == 1:
                single.append(run)
            else:
                found.append((run, self._noted(run, alone)))
        full = {run.name: person for run, person in found if run.first == run.name}
        shared = [(run, person) for run in single if (person := self._sharing(run, full)) is not None]
        sharing = {run.name for run, _ in shared}
        single = [run for run in single if run.name not in sharing]
        found = self._joined(found + shared)
        self._keep()
        kept = {id(person) for person in self.by_name.values()}
        self.places = [(run.name, person) for run, person in found if id(person) in kept]
        self.taken = {run.name for run, person in found if id(person) in kept}
        for run in single:
            self._single(run)
        for first, _ in doubtful:
            person = self.named((tokens.low[first],), position=first) if tokens.low[first] in self.by_last else None
            if person is not None:
                self.places.append((first, person))
        self.places.sort(key=lambda place: place[0])
        for _, person in self.places:
            person.times += 1
        self._vote()
        self._roles: dict[str, list[Person]] = {}
        for person in {id(one): one for one in self.by_name.values()}.values():
            nouns = {noun for role in person.roles for noun in role.nouns}
            for noun in nouns | {noun.removeprefix("co-") for noun in nouns}:
                _add(self._roles, noun, person)

    def _alone(self, runs: list[NameRun]) -> dict[str, int]:
        """The names of one word, without case, with the most that the words next to one say for its being a person's."""
        found: dict[str, int] = {}
        for run in runs:
            if run.end - run.name == 1:
                low = self.tokens.low[run.name]
                titled = CERTAIN if run.title.text else 0
                found[low] = max(found.get(low, 0), around(self.tokens, run) + titled)
        return found

    def _sharing(self, run: NameRun, full: dict[int, Person]) -> Person | None:
        """The first of two who share a surname: Tom Farr, in "Tom and Mary Farr"."""
        tokens = self.tokens
        if tokens.low[run.name] not in FORENAMES or tokens.low[run.end] != "and" or run.title.text:
            return None
        other = full.get(run.end + 1)
        if other is None or other.words[0] not in FORENAMES or len(other.words) != _WORDS_SHARING:
            return None
        words = (tokens.low[run.name], other.words[-1])
        if words not in self.by_name:
            name = f"{tokens.phrase(run.name, run.end)} {other.name.split()[-1]}"
            self.by_name[words] = Person(
                name=name, words=words, gender=gender_of(words[0]), seen=run.name, evidence=CERTAIN
            )
        return self.by_name[words]

    def _noted(self, run: NameRun, alone: dict[str, int]) -> Person:
        tokens = self.tokens
        words = bare(tokens.low[run.name : run.end])
        person = self.by_name.get(words)
        if person is None:
            person = self.by_name[words] = Person(
                name=styled(tokens, run), words=words, gender=gender_of(words[0]), seen=run.name
            )
            linked = tokens.low[run.name : run.end]
            person.evidence = innate(tuple(linked) if "&" in linked else words, alone, self.ordinary)
            if words[0] not in FORENAMES and any(tokens.initials(at) for at in range(run.name, run.end)):
                person.evidence += INITIALS
        self._learn(person, run)
        return person

    def _learn(self, person: Person, run: NameRun) -> None:
        """Take in what stands around the name: title, role, degree, and what comes before and after."""
        tokens, title = self.tokens, run.title
        person.gender = title.gender or person.gender
        if title.text:
            person.evidence += CERTAIN
        roles = [title.role]
        if run.first == run.name or title.role is None or not title.role.full:
            roles.append(role_before(tokens, run.first))
        roles.append(role_behind(tokens, run.end))
        for role in roles:
            if role is not None:
                person.take(role)
                person.evidence += CERTAIN if role is not title.role else 0
                person.gender = person.gender or _gender_by_role(role)
        person.age = person.age or age_beside(tokens, run.first, run.end)
        if tokens.low[run.end] in DEGREES:
            person.evidence += CERTAIN
            person.take(Role(tokens.words[run.end], frozenset((tokens.low[run.end],)), WEAK))
        person.evidence += around(tokens, run)
        if person.evidence < CERTAIN or not person.gender:
            self._pronoun_behind(person, run.end)
        placed = tokens.low[run.first - 1] in _PLACED and not tokens.owner[run.end - 1] and not title.text
        if placed and not person.placed and person.evidence < CERTAIN:
            person.placed = True
            person.evidence += BEHIND_PLACING

    def _pronoun_behind(self, person: Person, end: int) -> None:
        """Take the first pronoun behind the name, with nobody else named between, for what tells of it."""
        gender = gender_behind(self.tokens, end)
        if gender is not None:
            person.evidence += TELLING if gender else -TELLING
            person.leans = person.leans or gender

    def _vote(self) -> None:
        """Let the pronouns behind all mentions of somebody tell the gender that no name or title does."""
        told = genders_told(self.tokens, ((at, id(one)) for at, one in self.places if not one.gender))
        for one in self.by_name.values():
            if id(one) in told:
                one.leans, sure = told[id(one)]
                one.gender = one.leans if sure else one.gender

    def _joined(self, found: list[tuple[NameRun, Person]]) -> list[tuple[NameRun, Person]]:
        """Make one person of those who bear a shorter and a fuller form of a name."""
        fullest = joined(self.by_name)
        for words, fuller in fullest.items():
            self.by_name[fuller].join(self.by_name[words])
        for words, fuller in fullest.items():
            self.by_name[words] = self.by_name[fuller]
        return [(run, self.by_name[person.words]) for run, person in found]

    def _keep(self) -> None:
        """Drop the names that are nobody's, and tell the rest by surname and forename."""
        self.by_name = {words: one for words, one in self.by_name.items() if one.evidence >= LEAST_EVIDENCE}
        for person in {id(one): one for one in self.by_name.values()}.values():
            self._index(person)

    def _index(self, person: Person) -> None:
        last = person.words[-1]
        _add(self.by_last, last, person)
        if "-" in last:
            _add(self.by_last, last.rpartition("-")[2], person)
        if len(person.words) > 1:
            _add(self.by_first, person.words[0], person)
        for word in person.words[1:-1]:
            if len(word) > _MOST_LETTERS_NO_NAME and word not in NAME_PARTICLES:
                _add(self.by_middle, word, person)

    def _single(self, run: NameRun) -> None:
        """A name of one word: the surname of somebody, or somebody called by this alone."""
        tokens = self.tokens
        low = tokens.low[run.name]
        if not low[0].isalnum():
            return
        person = self.named((low,), run.title.gender, run.name)
        if person is not None:
            if run.title.role is not None:
                person.take(run.title.role)
            person.gender = person.gender or run.title.gender
            behind = role_behind(tokens, run.end)
            if behind is not None:
                person.take(behind)
            self.places.append((run.name, person))
            self.taken.add(run.name)
            return
        if low in self.by_last or low in self.by_first or low in BODIES or low in PLACES or low in self._of_bodies:
            return
        before = role_before(tokens, run.first)
        called = before is not None and low not in self.ordinary and low in FORENAMES
        if run.title.text or called:
            gender = run.title.gender or gender_of(low) or (_gender_by_role(before) if before else "")
            person = Person(
                name=styled(tokens, run),
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
        words = bare(words)
        if not words:
            return None
        whole = self.by_name.get(words)
        if whole is not None and len(words) > 1:
            return whole
        possible = self.by_last.get(words[-1], ())
        if len(words) > 1:
            possible = [
                one
                for one in possible
                if one.words[0] == words[0]
                or is_initial(words[0], one.words[0])
                or is_initial(one.words[0], words[0])
                or one.words[-len(words) :] == words
            ]
            return possible[0] if len(possible) == 1 else None
        possible = possible or self.by_first.get(words[0], ()) or self.by_middle.get(words[0], ())
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


def _is_body(rest: list[str]) -> bool:
    """Whether what follows a word within capitals makes them a firm's name: "Tarn" of "Tarn Stores Inc."."""
    return bool(rest) and (rest[-1] in BODIES or rest[-1].rstrip(".") in CORPORATE)


def _add(index: dict[str, list[Person]], word: str, person: Person) -> None:
    same = index.setdefault(word, [])
    if len(same) < _MOST_NAMESAKES:
        same.append(person)


def _gender_by_role(role: Role) -> str:
    if role.nouns & WOMEN_ROLES:
        return "f"
    return "m" if role.nouns & MEN_ROLES else ""
