"""Names that mean the same, as a person has said. Pure."""

from collections.abc import Iterable, Sequence
from itertools import islice, product
from typing import Final

from msgspec.structs import replace

from factcli.models.filters import Condition, FilterWord
from factcli.text.folding import folded_words

_NAMED: Final = (FilterWord.SPEAKER, FilterWord.OUTLET, FilterWord.SOURCE, FilterWord.WORDS, FilterWord.PHRASE)
"""The words of conditions whose values are compared by names."""
_MOST_WAYS: Final = 64
"""How many ways to say one phrase are looked for."""

Words = tuple[str, ...]


class Aliases:
    """Groups of names that mean the same; those that share a name are one group."""

    def __init__(self, groups: Iterable[Sequence[str]]) -> None:
        self._groups: dict[Words, tuple[Words, ...]] = {}
        self._firsts: dict[Words, str] = {}
        for names in groups:
            self._add(names)
        self._longest = max(map(len, self._groups), default=0)

    def _add(self, names: Sequence[str]) -> None:
        first = names[0]
        together = dict.fromkeys(tuple(folded_words(name)) for name in names)
        for known in [name for name in together if name in self._groups]:
            first = self._firsts[known]
            together = dict.fromkeys([*self._groups[known], *together])
        for name in together:
            self._groups[name] = tuple(together)
            self._firsts[name] = first

    def __bool__(self) -> bool:
        return bool(self._groups)

    def first(self, name: str) -> str:
        """The name that this one is counted under: itself where it has no aliases."""
        return self._firsts.get(tuple(folded_words(name)), name) if self._groups else name

    def variants(self, phrase: str) -> tuple[str, ...]:
        """The phrase, and the ways to say it with other names in it, in folded words; the longest names count."""
        words = folded_words(phrase)
        ways: list[tuple[Words, ...]] = []
        at = 0
        while at < len(words):
            name = self._name_at(words, at)
            ways.append(self._groups.get(name, (name,)))
            at += len(name)
        said = (" ".join(word for part in chosen for word in part) for chosen in islice(product(*ways), _MOST_WAYS))
        plain = " ".join(words)
        return (phrase, *dict.fromkeys(way for way in said if way != plain))

    def _name_at(self, words: list[str], at: int) -> Words:
        for length in range(min(self._longest, len(words) - at), 0, -1):
            name = tuple(words[at : at + length])
            if name in self._groups:
                return name
        return (words[at],)

    def widened(self, conditions: Iterable[Condition]) -> tuple[Condition, ...]:
        """The conditions, with the aliases of the names that they name."""
        if not self._groups:
            return tuple(conditions)
        return tuple(self._widened(one) if one.word in _NAMED else one for one in conditions)

    def _widened(self, one: Condition) -> Condition:
        values = [way for value in one.values for way in (value, *self._beginnings(value))]
        return replace(one, values=tuple(dict.fromkeys(values)))

    def _beginnings(self, value: str) -> tuple[str, ...]:
        """The variants of a value; one that ends with the beginning of a word has none."""
        return () if value.endswith("*") else self.variants(value)[1:]
