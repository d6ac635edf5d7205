"""The article's words as the resolver of speakers reads them: flat lists over all paragraphs, by word.

Headlines and captions are read as quotations are; bylines, credits and dates are left out.
"""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from factcli.extract.layout import Paragraph
from factcli.extract.lexicon import DETERMINERS, VERBS
from factcli.extract.sentences import ENDS
from factcli.extract.tokens import Quote, Token, quotes, tokenise
from factcli.text.head import is_furniture

BREAK: Final = "\n"
"""Stands for a word between two paragraphs."""

_OPENS: Final = frozenset("\"“„«‟‘'`:([") | {"``", BREAK}
_ASKING_REACH: Final = 4
"""How many words behind "…?" may hold the verb of its attribution ("the minister asked"). Set by hand: on data/gold 1 and 12
are the same, in the tests 1."""
_LETTERS_READ: Final = 40
"""Of a word: it is no word that is longer, and would be folded at the cost of its length each time. In the tests 12 is the
same."""
_SAID: Final = frozenset(("said", "says"))
_ALSO: Final = frozenset(("also", "has", "had", "later", "will", "would"))
_OPENS_CLAUSE: Final = frozenset(("that", "it", "they", "there"))
_HYPHENS: Final = frozenset("-‐‑")
_APOSTROPHES: Final = frozenset("'’")


class TokenisedArticle:
    """Parallel lists, an entry a word or mark.

    `words` as written · `low` without case and possessive ending · `owner` whether there was one · `starts`, `ends` offsets in
    text · `quoted` whether inside quotation marks · `opening` the index of the first word of its sentence, in which quotations
    count as one word · `sentence`, `paragraph` their numbers · `initial` whether it has a capital for its place alone.
    `asides`: the numbers of the paragraphs that are headlines or captions.
    """

    def __init__(self, text: str, laid: Sequence[Paragraph]) -> None:
        self.text = text
        self.words: list[str] = []
        self.low: list[str] = []
        self.owner: list[bool] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.quoted: list[bool] = []
        self.opening: list[int] = []
        self.initial: list[bool] = []
        self.sentence: list[int] = []
        self.paragraph: list[int] = []
        self.asides: set[int] = set()
        for paragraph in laid:
            if paragraph.story or not is_furniture(text[paragraph.start : paragraph.end]):
                self._break(paragraph.start)
                if not paragraph.story:
                    self.asides.add(self.paragraph[-1])
                marks = quotes(text, paragraph.start, paragraph.end) if paragraph.story else _aside(paragraph)
                self._add(tokenise(text, paragraph.start, paragraph.end), marks)
        self._break(len(text))
        self.size = len(self.words)
        for at in range(1, self.size - 2):
            if self.owner[at] and self._names(at):
                self.owner[at] = False
                self.low[at] = self.words[at].lower().replace("’", "'")

    def at(self, offset: int) -> int:
        """The index of the first word that starts at or behind an offset of the text."""
        return bisect_left(self.starts, offset)

    def phrase(self, first: int, end: int) -> str:
        """The words from `first` up to `end` as they stand in the text, on one line."""
        return " ".join(self.text[self.starts[first] : self.ends[end - 1]].split())

    def capital(self, index: int) -> bool:
        """Whether the word begins with a capital, behind "al-" or "d'", too."""
        word = self.words[index]
        return (
            word[0].isupper()
            or (word[2:3] in _HYPHENS and word[3:4].isupper())
            or (word[1:2] in _APOSTROPHES and word[2:3].isupper())
        )

    def initials(self, index: int) -> bool:
        """Whether the word is all capitals: "BBK"."""
        word = self.words[index]
        return len(word) > 1 and word.isalpha() and word.isupper()

    def aside(self, index: int) -> bool:
        """Whether the word stands in a headline or caption."""
        return self.paragraph[index] in self.asides

    def _names(self, at: int) -> bool:
        """Whether a possessive ending belongs to a name, since a verb follows it: "Hadley's said", "Hadley's denied that"."""
        low, behind = self.low[at + 1], self.low[at + 2]
        if not self.capital(at) or self.quoted[at]:
            return False
        if low in _SAID or (low in _ALSO and verbs_of_saying(behind)):
            return True
        return low.endswith("ed") and verbs_of_saying(low) and (behind in DETERMINERS or behind in _OPENS_CLAUSE)

    def _break(self, offset: int) -> None:
        self.opening.append(len(self.words))
        self.words.append(BREAK)
        self.low.append(BREAK)
        self.owner.append(False)
        self.starts.append(offset)
        self.ends.append(offset)
        self.quoted.append(False)
        self.initial.append(False)
        self.sentence.append(self.sentence[-1] + 1 if self.sentence else 0)
        self.paragraph.append(self.paragraph[-1] + 1 if self.paragraph else 0)

    def _add(self, tokens: list[Token], marks: list[Quote]) -> None:
        current = 0
        opening = len(self.words)
        before = BREAK
        inside_before = False
        number, paragraph = self.sentence[-1], self.paragraph[-1]
        for index, token in enumerate(tokens):
            while current < len(marks) and marks[current].end <= token.start:
                current += 1
            inside = current < len(marks) and marks[current].start <= token.start
            word = token.text
            if not inside and _begins(tokens, index, before, inside_before, self.words):
                opening = len(self.words)
                number += 1
            self.sentence.append(number)
            self.paragraph.append(paragraph)
            low, owner = _bare(word)
            self.words.append(word)
            self.low.append(low)
            self.owner.append(owner)
            self.starts.append(token.start)
            self.ends.append(token.end)
            self.quoted.append(inside)
            self.opening.append(opening)
            self.initial.append(before in ENDS or before in _OPENS)
            before, inside_before = word, inside


def _aside(paragraph: Paragraph) -> list[Quote]:
    """A headline or caption counts as one quotation: its names are known, and nobody there is gone on about."""
    start, end = paragraph.start, paragraph.end
    return [Quote(start=start, end=end, closed=True, inner_start=start, inner_end=end)]


def _bare(word: str) -> tuple[str, bool]:
    low = word[:_LETTERS_READ].lower()
    if low[-1] in "'’s" and len(low) > 1:
        low = low.replace("’", "'")
        if low.endswith("'s"):
            return low[:-2] or low, True
        if low.endswith("s'"):
            return low[:-1], True
    return low, False


def _begins(tokens: list[Token], index: int, before: str, inside_before: bool, words: list[str]) -> bool:
    """Whether a word outside quotations begins a sentence."""
    if before in ENDS and not inside_before:
        return True
    if not inside_before or words[-2] not in ENDS or not tokens[index].text[0].isupper():
        return False
    return words[-2] == "." or not any(one.text.lower() in VERBS for one in tokens[index : index + _ASKING_REACH])


def verbs_of_saying(low: str) -> bool:
    """Whether the word is a form of a verb that reports."""
    found = VERBS.get(low)
    return found is not None and found.group in _SAYING


_SAYING: Final = frozenset(("say", "reveal", "accuse", "deny", "promise", "ask", "predict", "question", "sorry"))
