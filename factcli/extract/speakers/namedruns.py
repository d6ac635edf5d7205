"""Where a person's name begins and ends within capitals: behind titles, unknown ranks, places and roles, before degrees."""

from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from factcli.extract.speakers.forenames import FAMILY_NAMES, FORENAMES, is_forename
from factcli.extract.speakers.roles import NO_TITLE, RELATIONS, Title, is_role, split_title, title_of
from factcli.extract.speakers.tokenised import TokenisedArticle
from factcli.extract.speakers.wordlists import BODIES, DEGREES, OFFICES, PLACES, RANKS, SPOKES, STYLES
from factcli.text.words import word_set

_MOST_WORDS: Final = 3
"""Of a name from its forename on, where what stands before it is cut off. Set by hand."""
_MOST_LETTERS_OF_RANK: Final = 4
"""Of a rank in capitals alone before a surname: "DSP", "MEC". What is longer is a body's initials. Set by hand."""
_WORDS_OF_NAME: Final = 2
"""At least so many must be left behind an office: forename and surname."""
_DEMONYMS: Final = ("ian", "ean", "ese", "ish")
_FAMILIAR: Final = word_set("miss captain aunt auntie uncle")
"""Titles before a forename that somebody goes by who is named in no other way: "Miss Ada"."""
_HELD: Final = word_set("of for to at")
"""What stands between a role and the office, country or body that it is held of: "ambassador to Norway"."""
_SUFFIXES: Final = word_set("jr jr. sr sr. ii iii iv")
"""What belongs to a name, but is no surname."""


def bare(words: Sequence[str]) -> tuple[str, ...]:
    """The words of a name without marks, and without "Jr." and the like behind it."""
    kept = tuple(word for word in words if word[0].isalnum())
    return kept[:-1] if len(kept) > 1 and kept[-1] in _SUFFIXES else kept


class NameRun(Struct, frozen=True):
    """Capitalised words that stand together: `first` and `end` in the tokens, `name` where the name begins behind a title."""

    first: int
    name: int
    end: int
    title: Title


def styled(tokens: TokenisedArticle, run: NameRun) -> str:
    """A person's name as it is recorded; one of a single word with the title that belongs to it: "Pope Clement IV"."""
    first = run.name
    alone = all(tokens.words[at].strip("IVX") == "" for at in range(run.name + 1, run.end))
    familiar = tokens.low[first] in FORENAMES and tokens.low[first - 1] in _FAMILIAR and tokens.capital(first - 1)
    if alone and first > run.first and (tokens.low[first - 1] in STYLES or familiar):
        first -= 1
    name = tokens.phrase(first, run.end)
    if tokens.owner[run.end - 1]:
        return name[:-1] if name.endswith(("s'", "s’")) else name[:-2]
    return name


class NameRuns:
    """The runs of an article with what may stand before a name cut off."""

    def __init__(self, tokens: TokenisedArticle, runs: Sequence[tuple[int, int]], ordinary: frozenset[str]) -> None:
        self._tokens = tokens
        self._ordinary = ordinary
        self._whole = {tuple(tokens.low[first:end]) for first, end in runs}
        self._surnames = {
            words[-1] for words in self._whole if len(words) > 1 and any(one in FORENAMES for one in words[:-1])
        }
        self.split = [run for one in runs if (run := self._split(*one)) is not None]

    def _split(self, first: int, end: int) -> NameRun | None:
        """The run without the title before the name and the degree behind it; None where no name is left."""
        tokens = self._tokens
        low = tokens.low
        name, title = split_title(tokens, first, end)
        while end > name and low[end - 1] in DEGREES - _SUFFIXES:
            end -= 1
        if end - first == 1 and low[first] in self._surnames:
            return NameRun(first, first, end, NO_TITLE)  # "Cook", who is Anna Cook
        if end <= name:
            return None
        start = self._behind_office(first, end)
        if start > first:
            return self._officer(first, start, end)
        start = self._forename(name, end)
        if start > name == first and self._held(first):
            return self._officer(first, start, end)
        if start == name:
            start = self._surname(name, end)
        if start > name:
            return NameRun(first, start, end, title_of(tokens, first, start, end))
        if (
            name == first
            and tokens.initial[first]
            and low[first] in self._ordinary
            and end - first > 1
            and low[first] not in FORENAMES
        ):
            name = first + 1
        return NameRun(first, name, end, title)

    def _behind_office(self, first: int, end: int) -> int:
        """Where a name begins behind the office that somebody holds: "Minister of National Security Anna Oro"."""
        low = self._tokens.low
        if not self._held(first):
            return first
        office = max((at for at in range(first, end) if low[at] in OFFICES), default=end)
        name = split_title(self._tokens, office + 1, end)[0] if end - office > _WORDS_OF_NAME else end
        return name if name < end else first

    def _held(self, first: int) -> int:
        """Where the role ends before an office: behind "Minister" in "Minister of State for Trade Anna Oro"; 0 without."""
        low = self._tokens.low
        at = first - 2 if low[first - 1] == "the" else first - 1
        if low[at] not in _HELD:
            return 0
        if low[at - 1] in OFFICES and low[at - 2] == "of":
            at -= 2
        noun = low[at - 1].rstrip(".")
        return at if is_role(noun) and noun not in RELATIONS and noun not in SPOKES else 0

    def _officer(self, first: int, name: int, end: int) -> NameRun:
        """The name of somebody with the role before the office, in capitals or the one word: "Commissioner of Police"."""
        tokens = self._tokens
        role = self._held(first) - 1
        while tokens.capital(role - 1) and not tokens.owner[role - 1] and is_role(tokens.low[role - 1]):
            role -= 1
        return NameRun(role, name, end, title_of(tokens, role, name, end))

    def _forename(self, first: int, end: int) -> int:
        """Where a known forename begins the name behind words that are none: "Harbour Board Chair Anna Oro"."""
        low = self._tokens.low
        size = end - 1 if low[end - 1] in _SUFFIXES else end
        if is_forename(low[first]) or any(word in BODIES or word in PLACES for word in low[size - 1 : end]):
            return first
        held = self._held(first)
        for at in range(max(first + 1, size - _MOST_WORDS), size - 1):
            known = is_forename(low[at]) and (held or self._stands_before(first, at, end))
            known = known or (held and low[at] in FAMILY_NAMES)
            if known or (at - 1 > first and low[at - 1] not in BODIES and self._tokens.initials(at - 1)):
                return at
        return first

    def _stands_before(self, first: int, at: int, end: int) -> bool:
        """Whether the words before a forename are no name: a role, a rank, a people, a body, or what stands elsewhere alone."""
        tokens = self._tokens
        word, low = tokens.words[at - 1], tokens.low[at - 1].rstrip(".")
        return (
            is_role(low)
            or low in RANKS
            or low in BODIES
            or self._tokens.initials(at - 1)
            or low in self._ordinary
            or low.endswith(_DEMONYMS)
            or word.endswith("-based")
            or tuple(tokens.low[first:at]) in self._whole
            or tuple(tokens.low[at:end]) in self._whole
        )

    def _surname(self, first: int, end: int) -> int:
        """Where a surname stands behind a rank that no list has: one with a hyphen, or in capitals before a surname known."""
        tokens = self._tokens
        if end - first != 2 or tokens.low[first] in FORENAMES:
            return first
        word, low = tokens.words[first], tokens.low[first]
        ranked = low.partition("-")[0] in RANKS or (
            word.isupper()
            and 1 < len(word) <= _MOST_LETTERS_OF_RANK
            and "." not in word
            and self._is_surname(tokens.low[first + 1], (low, tokens.low[first + 1]))
        )
        return first + 1 if ranked else first

    def _is_surname(self, last: str, but: tuple[str, ...]) -> bool:
        """Whether other words than these end with it, a name's."""
        return any(words[-1] == last and len(words) > 1 and words != but for words in self._whole)
