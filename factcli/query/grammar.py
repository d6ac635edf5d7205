r"""The filters that people type: text to terms, and terms to text again. Knows words, not what they mean.

    status:disputed,refuted -speaker:"Lena Novak" after:2026-01-01 figures:yes "grain terminal" harb* -strike @ports

A term is `word:value`, with several values parted by commas any of which may hold; a bare word; a phrase in
quotation marks; or `@name`, a saved filter. A minus sign before it turns it round. All terms must hold. A value
in quotation marks may hold anything; in them `\\` stands before a quotation mark or itself.
"""

import re
from collections.abc import Sequence
from typing import Final, Literal

from msgspec import Struct

from factcli.errors import UsageError
from factcli.models.filters import FilterWord

WORDS: Final = tuple(word for word in FilterWord if word is not FilterWord.PHRASE)
"""The words that may stand before a colon."""
SAVED: Final = "@"

_NAME: Final = r"[^\W\d_]+(?=:)"
_SAVED: Final = r"@(\S*)"
SAVED_NAME: Final = r"[^\W_][\w.-]*"
"""What a saved filter may be called."""
_BARE_VALUE: Final = r"""[^\s,"“”\\]+"""
_BARE_WORD: Final = r"""[^\s"“”]+"""
_QUOTED: Final = r'["“”]((?:[^"“”\\]|\\.)*)["“”]'
_OPTION: Final = r"--([\w-]+)"
_SPECIAL: Final = r'([\\"“”])'


class Term(Struct, frozen=True):
    """One term: bare words are `words`, and a word of `@` is a saved filter. `option`: the option that it was given by."""

    word: FilterWord | Literal["@"]
    values: tuple[str, ...]
    negated: bool = False
    option: str | None = None

    def spelled(self, value: str) -> str:
        """One of its values as it was written: `since:7d`, or --since '7d'."""
        return f"{self.word}:{value}" if self.option is None else f"{self.option} {value!r}"


def parse(text: str) -> tuple[Term, ...]:
    """The terms of a typed filter; raises UsageError for what is none, naming the nearest word there is."""
    reading = _Reading(text)
    terms = []
    while reading.more():
        terms.append(reading.term())
    return tuple(terms)


def joined(arguments: Sequence[str]) -> str:
    """The filter that several arguments of a command line make together.

    The shell has taken away quotation marks: where one of several has blanks and no terms of its own, it is one term.
    """
    return arguments[0] if len(arguments) == 1 else rejoined(arguments)


def rejoined(arguments: Sequence[str]) -> str:
    """The same where quotation marks have been taken away in any case."""
    return " ".join(_rejoined(argument) for argument in arguments)


def _rejoined(argument: str) -> str:
    if not re.search(r"\s", argument.strip()) or re.search(r'["“”]', argument):
        return argument
    head = re.match(rf"\s*-?(?:{_NAME}:)?", argument)
    start = head.end() if head else 0
    if re.search(rf"\s-?(?:{_NAME}|@)|\s-\S", argument[start:]) or argument[start:].startswith("@"):
        return argument
    return argument[:start] + quoted(argument[start:])


def written(terms: Sequence[Term]) -> str:
    """The terms as text, which `parse` reads as the same terms."""
    return " ".join(map(_written, terms))


def quoted(value: str) -> str:
    """A value in quotation marks."""
    return '"' + re.sub(_SPECIAL, r"\\\1", value) + '"'


def _written(term: Term) -> str:
    sign = "-" if term.negated else ""
    if term.word == SAVED:
        return f"{sign}@{term.values[0]}"
    if term.word is FilterWord.PHRASE:
        return sign + quoted(term.values[0])
    if term.word is FilterWord.WORDS and len(term.values) == 1 and _is_bare(term.values[0]):
        return sign + term.values[0]
    return f"{sign}{term.word}:{','.join(map(_value, term.values))}"


def _value(value: str) -> str:
    return value if re.fullmatch(_BARE_VALUE, value) else quoted(value)


def _is_bare(word: str) -> bool:
    """Whether a word stands for itself where a term begins."""
    return re.fullmatch(_BARE_WORD, word) is not None and not re.match(rf"[-@]|{_NAME}", word)


def nearest(word: str, known: Sequence[str]) -> str:
    """The hint that names the known word that is most like this one, and all of them."""
    import difflib

    near = difflib.get_close_matches(word.lower(), known, n=1)
    return f"did you mean {near[0]}? " if near else ""


class _Reading:
    """A text and how far it has been read."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0

    def more(self) -> bool:
        self._take(r"\s*")
        return self._at < len(self._text)

    def term(self) -> Term:
        if option := self._take(_OPTION):
            word = option[1] if option[1] in WORDS else "speaker"
            raise UsageError(
                f"{option[0]} is an option, not a term of a filter", hint=f"write {word}:VALUE", subject=option[0]
            )
        negated = self._take("-") is not None
        if saved := self._take(_SAVED):
            return Term(SAVED, (self._saved(saved[1]),), negated)
        if name := self._take(_NAME):
            self._at += 1
            return Term(_known(name[0]), self._values(name[0]), negated)
        if self._text[self._at : self._at + 1] in tuple('"“”'):
            return Term(FilterWord.PHRASE, (self._quoted(),), negated)
        word = self._take(_BARE_WORD)
        if word is None:
            raise UsageError(
                f"a minus sign stands alone in the filter {self._text!r}",
                hint='it turns round the term that it stands before: -status:refuted, -strike, -"grain terminal"',
                subject="-",
            )
        return Term(FilterWord.WORDS, (word[0],), negated)

    def _values(self, word: str) -> tuple[str, ...]:
        values = [self._one(word)]
        while self._take(","):
            values.append(self._one(word))
        return tuple(values)

    def _one(self, word: str) -> str:
        if self._text[self._at : self._at + 1] in tuple('"“”'):
            return self._quoted()
        value = self._take(_BARE_VALUE)
        if value is None:
            raise UsageError(
                f"{word}: has no value in the filter {self._text!r}",
                hint=f'write {word}:VALUE without a blank, or {word}:"TWO WORDS"',
                subject=f"{word}:",
            )
        return value[0]

    def _quoted(self) -> str:
        found = self._take(_QUOTED)
        if found is None:
            raise UsageError(
                f"a quotation mark is not closed in the filter {self._text!r}",
                hint='write "grain terminal", and \\" for a quotation mark within',
                subject=self._text,
            )
        if not found[1].strip():
            raise UsageError(
                f"nothing stands between the quotation marks in the filter {self._text!r}",
                hint="leave them out, or say what is meant",
                subject=found[0],
            )
        return re.sub(r"\\(.)", r"\1", found[1], flags=re.DOTALL)

    def _saved(self, name: str) -> str:
        if not re.fullmatch(SAVED_NAME, name):
            raise UsageError(
                f"@{name} is no name of a saved filter",
                hint="write @NAME; `factcli filter list` shows the names",
                subject=f"@{name}",
            )
        return name

    def _take(self, pattern: str) -> re.Match[str] | None:
        found = re.compile(pattern, re.DOTALL).match(self._text, self._at)
        if found is not None:
            self._at = found.end()
        return found


def _known(name: str) -> FilterWord:
    if name.lower() not in WORDS:
        raise UsageError(
            f"a filter has no word {name}:",
            hint=f"{nearest(name, WORDS)}the words are {', '.join(WORDS)}; put quotation marks around text with a colon",
            subject=name,
        )
    return FilterWord(name.lower())
