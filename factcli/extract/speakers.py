"""Who is meant: names, roles, pronouns and role nouns resolved within the article."""

import re
from typing import Final

from msgspec import Struct, field
from msgspec.structs import replace

from factcli.extract.lexicon import FUNCTION
from factcli.extract.statements import Draft
from factcli.models.claim import Span

_HONORIFICS: Final = {
    "mr": "m", "mrs": "f", "ms": "f", "miss": "f", "sir": "m", "lord": "m", "lady": "f", "dame": "f", "dr": "", "prof": "",
    "professor": "",
}  # fmt: skip
_HE: Final = frozenset(("he", "him", "his"))
_SHE: Final = frozenset(("she", "her", "hers"))
_ORGANISATION: Final = frozenset(
    "ministry authority union party directorate university company inc ltd corp bank police council committee commission agency "
    "department office institute association federation group court army government board service team club hospital "
    "intelligence organisation organization foundation centre center parliament senate congress house forces command campaign "
    "network administration bureau fund society league".split()
)
_DETERMINER = re.compile(r"^(?:the|a|an|his|her|its|their|our|this|that|one|another)\s+", re.IGNORECASE)
_ROLE_NOUN: Final = re.compile(
    r"\b(?:president|minister|secretary|chief|director|leader|spokes(?:man|woman|person)|mayor|governor|senator|chairman|chairwoman|"
    r"chair|chancellor|commissioner|officer|judge|doctor|professor|researcher|scientist|author|lawyer|prosecutor|general|colonel|"
    r"commander|captain|coach|manager|executive|head|boss|analyst|economist|resident|witness|official|ambassador|"
    r"councillor|councilman|councilwoman|king|queen|prince|pope|bishop|founder|editor|owner|engineer|counterpart|colleague)s?\b",
    re.IGNORECASE,
)


class Person(Struct):
    """Somebody named in the article: the fullest name, where it first stands, role, and what tells the gender."""

    name: str
    first: int
    role: str | None = None
    gender: str = ""

    @property
    def surname(self) -> str:
        """The last word of the name."""
        return self.name.split()[-1]


class Speaker(Struct, frozen=True):
    """Who said it. `inferred`: concluded from other words than those of the mention; `span`: where the mention stands."""

    name: str | None
    mention: str | None
    role: str | None
    inferred: bool
    span: Span | None = None


_ADJACENT: Final = 4
_SUBJECT_REACH: Final = 60
_FULL_NAME: Final = 2
_SHORTEST_ROLE_WORD: Final = 3
NOBODY: Final = Speaker(None, None, None, inferred=False)


class _Memory(Struct):
    """Who was named and who spoke, up to the statement at hand."""

    people: list[Person]
    spoke: list[tuple[Speaker, int]] = field(default_factory=list)


def resolve(text: str, drafts: list[Draft]) -> list[Speaker]:
    """The speaker of each draft."""
    memory = _Memory(_people(text))
    found: list[Speaker] = []
    for draft in drafts:
        speaker = _inherited(draft, found[-1]) if draft.inherits and found else _of(text, draft, memory)
        if draft.mention is not None:
            speaker = replace(speaker, span=draft.mention)
        found.append(speaker)
        if speaker.name is not None:
            memory.spoke.append((speaker, draft.sentence[1]))
    return found


def _inherited(draft: Draft, before: Speaker) -> Speaker:
    """The speaker of the statement before: of a conjoined cue with its mention, of a quotation that goes on without."""
    if draft.cue is None:
        return Speaker(before.name, None, before.role, inferred=True)
    return before


def _of(text: str, draft: Draft, memory: _Memory) -> Speaker:
    if draft.mention is None:
        return NOBODY
    mention = " ".join(text[slice(*draft.mention)].split())
    role = None
    lower = mention.lower()
    if lower in _HE | _SHE:
        return _pronoun(text, mention, draft, memory)
    if lower in ("it", "they", "we", "who"):
        return _impersonal(mention, memory)
    named = _named(mention, memory.people)
    if named is not None:
        return Speaker(
            named.name, mention, _role_of(mention, named) or role or named.role, inferred=named.name != _bare(mention)
        )
    by_role = _by_role(mention, memory)
    if by_role is not None:
        return by_role
    return Speaker(_DETERMINER.sub("", mention) if is_organisation(mention) else mention, mention, role, inferred=False)


def is_organisation(mention: str) -> bool:
    """Whether the words name a body, not a person."""
    return any(word in _ORGANISATION for word in mention.lower().split()) and any(
        word[0].isupper() for word in mention.split()
    )


def _pronoun(text: str, mention: str, draft: Draft, memory: _Memory) -> Speaker:
    """He or she: whoever was named last as a subject or spoke last, of that gender."""
    gender = "m" if mention.lower() in _HE else "f"
    before = _subject_before(text, draft.sentence[0], memory.people)
    if memory.spoke and memory.spoke[-1][1] >= draft.sentence[0] - _ADJACENT:
        before = []
    spoke = [
        person for speaker, _ in reversed(memory.spoke[-3:]) for person in memory.people if person.name == speaker.name
    ]
    for person in [*before, *spoke]:
        if person.gender in ("", gender):
            person.gender = gender
            return Speaker(person.name, mention, person.role, inferred=True)
    return Speaker(mention, mention, None, inferred=False)


def _subject_before(text: str, position: int, people: list[Person]) -> list[Person]:
    """The people who stand first in the sentence before `position`, if it begins with one."""
    start = max(
        text.rfind(". ", 0, max(0, position - 2)),
        text.rfind("\n", 0, position),
        text.rfind("” ", 0, max(0, position - 2)),
    )
    sentence = text[start + 1 : position]
    places = sorted(
        (found.start(), index)
        for index, person in enumerate(people)
        if (found := re.search(rf"\b{re.escape(person.surname)}\b(?!['’]s)", sentence)) is not None
    )
    return [people[index] for at, index in places[:1] if at < _SUBJECT_REACH]


def _impersonal(mention: str, memory: _Memory) -> Speaker:
    """It or they: the body that spoke last, if it is near."""
    names = {person.name for person in memory.people}
    for speaker, _ in reversed(memory.spoke[-2:]):
        if speaker.name not in names:
            return Speaker(speaker.name, mention, speaker.role, inferred=True)
    return Speaker(mention, mention, None, inferred=False)


def _named(mention: str, people: list[Person]) -> Person | None:
    """The person whose name, or last name, the mention ends with."""
    bare = _bare(mention)
    if not bare:
        return None
    for person in people:
        if person.name == bare or bare.endswith(" " + person.name):
            return person
    fits = [person for person in people if person.surname == bare.split()[-1]]
    with_first = [person for person in fits if person.name.split()[0] == bare.split()[0]]
    if len(bare.split()) > 1:
        return with_first[0] if with_first else None
    return fits[0] if len(fits) == 1 else None


def _bare(mention: str) -> str:
    """The name in a mention: its last run of capitalised words, without honorifics."""
    words = mention.split()
    run: list[str] = []
    for word in reversed(words):
        if word[0].isupper() or (run and word.lower() in ("de", "la", "van", "von", "der", "al", "bin", "di")):
            run.insert(0, word)
        else:
            break
    while run and run[0].lower().rstrip(".") in _HONORIFICS:
        run.pop(0)
    return " ".join(run)


def _role_of(mention: str, person: Person) -> str | None:
    before = mention[: -len(person.name)].strip() if mention.endswith(person.name) else ""
    role = _DETERMINER.sub("", before).strip()
    return role if role and role.lower().rstrip(".") not in _HONORIFICS else None


def _by_role(mention: str, memory: _Memory) -> Speaker | None:
    """`the minister`: the one person whose role has that word."""
    if not mention.lower().startswith(("the ", "his ", "her ", "its ")):
        return None
    noun = mention.rsplit(maxsplit=1)[-1].lower()
    spoke = [speaker for speaker, _ in reversed(memory.spoke)]
    for speaker in spoke:
        if speaker.role and noun in speaker.role.lower().split():
            return Speaker(speaker.name, mention, speaker.role, inferred=True)
        if (
            noun in _ORGANISATION
            and speaker.name
            and noun in speaker.name.lower().split()
            and noun != speaker.name.lower()
        ):
            return Speaker(speaker.name, mention, None, inferred=True)
    fits = [person for person in memory.people if person.role and noun in person.role.lower().split()]
    if len(fits) == 1 and _ROLE_NOUN.search(mention):
        return Speaker(fits[0].name, mention, fits[0].role, inferred=True)
    return None


_UPPER: Final = "".join(
    re.escape(chr(code))
    for start, end in ((0x41, 0x250), (0x370, 0x530))
    for code in range(start, end)
    if chr(code).isupper()
)
_NAME = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Lord|Lady|Dame)\.? )?"
    rf"[{_UPPER}][\w’'-]+(?: (?:[{_UPPER}]\.|de|la|van|von|der|al|bin|di|Mc|O['’])){{0,3}}(?: [{_UPPER}][\w’'-]+){{1,3}}"
)
_ROLE_BEFORE = re.compile(r"((?:(?:[A-Z]?[\w-]+) ){1,4})$")
_ROLE_BEHIND = re.compile(r", (?:the |a |an )?((?:[^,.;“”\"]|(?<=\bU)\.|(?<=\bS)\.){4,90}),")


def _people(text: str) -> list[Person]:
    """The people who are named in full anywhere in the text, in the order of their first mention."""
    people: dict[str, Person] = {}
    for found in _NAME.finditer(text):
        words = re.sub(r"['’]s$", "", found[0]).split()
        gender = _HONORIFICS.get(words[0].lower().rstrip("."), "")
        if words[0].lower().rstrip(".") in _HONORIFICS:
            words = words[1:]
        words, role = _without_role(words)
        if (
            len(words) < _FULL_NAME
            or any(word.lower() in _ORGANISATION for word in words)
            or not _is_person_name(words)
        ):
            continue
        name = " ".join(words)
        person = people.setdefault(name, Person(name, found.start()))
        person.gender = person.gender or gender
        person.role = person.role or _role_near(text, found, role)
    return list(people.values())


_TITLES: Final = frozenset(
    "president minister secretary chief director leader spokesman spokeswoman mayor governor senator chairman chairwoman "
    "chancellor "
    "commissioner officer judge doctor professor general colonel commander captain coach manager prime vice foreign interior "
    "defence defense finance health deputy former acting sen rep gov gen col councilwoman councilman councillor king queen "
    "prince pope russian american british french german ukrainian belarusian chinese the on in at for but and when while after "
    "before as if it he she they this that these those his her their our its a an by with from since".split()
)


def _without_role(words: list[str]) -> tuple[list[str], str | None]:
    """Split "Interior Minister Marek Soll" into name and role."""
    cut = 0
    for index, word in enumerate(words):
        if word.lower().rstrip(".") in _TITLES:
            cut = index + 1
    role = [word for word in words[:cut] if _ROLE_NOUN.search(word) or word.lower() in _TITLES]
    has_noun = any(_ROLE_NOUN.search(word) for word in role)
    return words[cut:], " ".join(role) if has_noun else None


def _is_person_name(words: list[str]) -> bool:
    return words[0][0].isupper() and words[0].lower() not in FUNCTION and not words[-1].isupper()


def _role_near(text: str, found: re.Match[str], role: str | None) -> str | None:
    if role is not None:
        return role
    behind = _ROLE_BEHIND.match(text, found.end())
    if behind is not None and _ROLE_NOUN.search(behind[1][:60]):
        return " ".join(behind[1].split())
    before = _ROLE_BEFORE.search(text[max(0, found.start() - 60) : found.start()])
    if before is not None:
        words = before[1].split()
        for count in range(len(words), 0, -1):
            if _ROLE_NOUN.search(words[-1]) and all(
                word.islower() and len(word) >= _SHORTEST_ROLE_WORD for word in words[-count:]
            ):
                return " ".join(word for word in words[-count:] if word not in ("the", "and", "but", "said", "told"))
    return None
