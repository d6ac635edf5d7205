"""Sentences of a paragraph, in which quotations are never cut apart, with what the rankers want to know of each token."""

from typing import Final

from factcli.extract import lexicon
from factcli.extract.lexicon import (
    CONJUNCTIONS,
    DETERMINERS,
    FUNCTION,
    NUMBERS,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    TIMES,
    VERBS,
)
from factcli.extract.tokens import Quote, Token, quotes, tokenise

ENDS: Final = frozenset(".!?…")
"""What a sentence ends with."""
_STARTERS: Final = (DETERMINERS | PRONOUNS | SUBORDINATORS | PREPOSITIONS | CONJUNCTIONS) - {"of"}
"""Words that begin a sentence where one follows an abbreviation with a capital."""
_CALLING: Final = frozenset(("E", "Yahoo"))
"""Names with an exclamation mark of their own."""
_DASHES: Final = frozenset("-–—‐‑―")
_MOST_TOKENS: Final = 300
"""Where a sentence is cut that does not end: the features of a cue look at all of its sentence. Set by hand."""
_LETTERS_READ: Final = 30
"""Of a word, since features hold it; set by hand."""
_ASKING_REACH: Final = 5
"""How many tokens behind "…?" may hold the verb of its attribution ("the minister asked"); in what was fitted on."""

Range = tuple[int, int]
"""Some of a sentence's tokens: the index of the first, and the one behind the last."""

FINITE: Final = "f"
BASE: Final = "b"
QUOTED: Final = "Q"
OPENING: Final = "“"
CLOSING: Final = "”"


class Sentence:
    """A sentence: its tokens, and for each of them what the rankers read.

    `low`: the word without case · `kind`: its class (a function word is its own class; N a capital, 9 a number, T a time,
    v… a reporting verb, else its ending; “ and ” the outer marks of a quotation, Q the words inside) · `quoted`: the index
    into `quotes` of the quotation that holds it, -1 outside · `finite`, `commas`: how many finite verbs and commas
    stand outside quotations before it (one entry more than tokens).
    """

    __slots__ = ("commas", "finite", "kind", "low", "quoted", "quotes", "size", "text", "tokens")

    def __init__(
        self, text: str, tokens: list[Token], quoted: list[int], marks: list[Quote], words: dict[str, str]
    ) -> None:
        self.text = text
        self.tokens = tokens
        self.quoted = quoted
        self.quotes = marks
        self.size = len(tokens)
        self.low = [token.text[:_LETTERS_READ].lower().replace("’", "'") for token in tokens]
        self.kind = self._kinds(words)
        self.finite, self.commas = self._counts()

    def outside(self, index: int) -> bool:
        """Whether a token stands outside quotation marks."""
        return self.quoted[index] < 0

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The place of tokens[first:last] in the article's text."""
        return self.tokens[first].start, self.tokens[last - 1].end

    def kind_at(self, index: int) -> str:
        """The class of a token; `^` before the first and `$` behind the last."""
        return "^" if index < 0 else self.kind[index] if index < self.size else "$"

    def low_at(self, index: int) -> str:
        """The word of a token; `^` before the first and `$` behind the last."""
        return "^" if index < 0 else self.low[index] if index < self.size else "$"

    def opens(self, index: int) -> bool:
        """Whether a quotation opens with this token."""
        inside = self.quoted[index]
        return inside >= 0 and (index == 0 or self.quoted[index - 1] != inside)

    def closes(self, index: int) -> bool:
        """Whether a quotation ends with this token."""
        inside = self.quoted[index]
        return inside >= 0 and (index + 1 == self.size or self.quoted[index + 1] != inside)

    def _kinds(self, words: dict[str, str]) -> list[str]:
        kinds = []
        for index, (token, low) in enumerate(zip(self.tokens, self.low, strict=True)):
            if self.quoted[index] >= 0:
                kinds.append(OPENING if self.opens(index) else CLOSING if self.closes(index) else QUOTED)
            elif low in PREPOSITIONS and kinds and kinds[-1] == "N" and token.text[0].isupper():
                kinds.append("N")
            else:
                kinds.append(_KNOWN.get(low) or _kind(token.text, low, words))
        return kinds

    def _counts(self) -> tuple[list[int], list[int]]:
        finite, commas = [0], [0]
        verbs = marks = 0
        for low, kind in zip(self.low, self.kind, strict=True):
            if kind in ("ed", FINITE) or low in _FINITE:
                verbs += 1
            elif kind == ",":
                marks += 1
            finite.append(verbs)
            commas.append(marks)
        return finite, commas


_FINITE: Final = lexicon.FINITE | {
    form for form, verb in VERBS.items() if form.endswith("ed") and verb.group != "promise"
}
_KNOWN: Final = (
    {form: "v" + verb.group for form, verb in VERBS.items()}
    | dict.fromkeys(TIMES, "T")
    | dict.fromkeys(NUMBERS, "9")
    | {word: word for word in FUNCTION}
    | dict.fromkeys(_DASHES, "–")
)


def _kind(text: str, low: str, words: dict[str, str]) -> str:
    first = text[0]
    if not first.isalnum():
        return text
    if first.isdigit():
        return "9"
    if first.isupper():
        return "N"
    if low in words:
        return words[low]
    for ending in ("ing", "ed", "ly", "s"):
        if low.endswith(ending) and len(low) > len(ending) + 1:
            return ending
    return "w"


def sentences(text: str, start: int, end: int, words: dict[str, str]) -> list[Sentence]:
    """The sentences of the paragraph text[start:end]; every quotation lies whole within one of them.

    `words`: the classes of words that were learned.
    """
    marks = quotes(text, start, end)
    tokens = tokenise(text, start, end)
    quoted = _quoted(tokens, marks)
    found: list[Sentence] = []
    first = 0
    for index in range(len(tokens)):
        if _ends_sentence(text, tokens, quoted, marks, index) or (index - first >= _MOST_TOKENS and quoted[index] < 0):
            found.append(Sentence(text, tokens[first : index + 1], quoted[first : index + 1], marks, words))
            first = index + 1
    if first < len(tokens):
        found.append(Sentence(text, tokens[first:], quoted[first:], marks, words))
    return found


def _quoted(tokens: list[Token], marks: list[Quote]) -> list[int]:
    quoted = []
    current = 0
    for token in tokens:
        while current < len(marks) and marks[current].end <= token.start:
            current += 1
        inside = current < len(marks) and marks[current].start <= token.start
        quoted.append(current if inside else -1)
    return quoted


def _ends_sentence(text: str, tokens: list[Token], quoted: list[int], marks: list[Quote], index: int) -> bool:
    if index + 1 >= len(tokens):
        return False
    token = tokens[index]
    inside = quoted[index]
    if inside >= 0:
        return quoted[index + 1] != inside and _ends_behind_quote(text, tokens, quoted, marks[inside], index)
    following = tokens[index + 1]
    if following.start == token.end or (token.text == "!" and index and tokens[index - 1].text in _CALLING):
        return False
    if token.text not in ENDS:
        return token.text[-1] == "." and following.text[0].isupper() and following.text.lower() in _STARTERS
    return _begins(following, quoted[index + 1]) or not following.text[0].isalnum()


def _begins(token: Token, quoted: int) -> bool:
    return quoted >= 0 or token.text[0].isupper() or token.text[0].isdigit()


def _ends_behind_quote(text: str, tokens: list[Token], quoted: list[int], quote: Quote, index: int) -> bool:
    last = text[quote.inner_end - 1 : quote.inner_end]
    if last not in ENDS or (last in "!?…" and _reports(tokens, quoted, index + 1)):
        return False
    behind = index + 1
    if tokens[behind].text == "(" and behind + 1 < len(tokens):
        behind += 1
    return _begins(tokens[behind], quoted[behind])


def _reports(tokens: list[Token], quoted: list[int], index: int) -> bool:
    """Whether the attribution of the quotation before follows, as in `"…?" Novak asked`."""
    for token, inside in zip(tokens[index : index + _ASKING_REACH], quoted[index : index + _ASKING_REACH], strict=True):
        if inside >= 0 or token.text in ENDS or token.text == ",":
            return False
        if token.text.lower() in VERBS:
            return True
    return False
