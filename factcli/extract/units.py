"""Sentences of a paragraph, in which quotations are never cut apart."""

import re
from typing import Final

from factcli.extract.attributions import Unit
from factcli.extract.cues import VERBS
from factcli.extract.tokens import Quote, Token, quotes, tokenise

_ABBREVIATIONS: Final = frozenset(
    "mr mrs ms dr prof sen rep gov gen col lt sgt capt st jr sr inc corp co ltd no vs etc dept u.s u.n u.k a.m p.m jan feb mar "
    "apr aug sept oct nov dec maj adm hon rev".split()
)
_ENDS: Final = frozenset(".!?…")
_WORD_BEHIND = re.compile(r"[\w.]*$")


def units(text: str, start: int, end: int) -> list[Unit]:
    """The sentences of the paragraph text[start:end]; every quotation lies whole within one of them."""
    marks = quotes(text, start, end)
    tokens = tokenise(text, start, end)
    quoted = _quoted(tokens, marks)
    found: list[Unit] = []
    first = 0
    for index in range(len(tokens)):
        if _ends_unit(text, tokens, quoted, marks, index):
            found.append(_unit(text, tokens, quoted, marks, first, index + 1))
            first = index + 1
    if first < len(tokens):
        found.append(_unit(text, tokens, quoted, marks, first, len(tokens)))
    return found


def _unit(text: str, tokens: list[Token], quoted: list[int], marks: list[Quote], first: int, last: int) -> Unit:
    return Unit(text, tokens[first:last], quoted[first:last], marks)


def _quoted(tokens: list[Token], marks: list[Quote]) -> list[int]:
    quoted = []
    current = 0
    for token in tokens:
        while current < len(marks) and marks[current].end <= token.start:
            current += 1
        inside = current < len(marks) and marks[current].start <= token.start
        quoted.append(current if inside else -1)
    return quoted


def _ends_unit(text: str, tokens: list[Token], quoted: list[int], marks: list[Quote], index: int) -> bool:
    if index + 1 >= len(tokens):
        return False
    token, following = tokens[index], tokens[index + 1]
    if quoted[index] >= 0:
        quote = marks[quoted[index]]
        if quoted[index + 1] == quoted[index]:
            return False
        last = text[quote.inner_end - 1 : quote.inner_end]
        if last not in _ENDS:
            return False
        if last in "!?…" and _reports(tokens, quoted, index + 1):
            return False
        return following.text[0].isupper() or quoted[index + 1] >= 0 or following.text[0].isdigit()
    if token.text not in _ENDS:
        return False
    if following.start == token.end:
        return False
    if token.text == "." and _is_abbreviation(text, token):
        return False
    return (
        following.text[0].isupper()
        or quoted[index + 1] >= 0
        or following.text[0].isdigit()
        or not following.text[0].isalnum()
    )


def _is_abbreviation(text: str, token: Token) -> bool:
    behind = _WORD_BEHIND.search(text, max(0, token.start - 12), token.start)
    word = behind[0].lower() if behind else ""
    return word in _ABBREVIATIONS or (len(word) == 1 and word.isalpha() and word != "i")


def _reports(tokens: list[Token], quoted: list[int], index: int) -> bool:
    """Whether the attribution of the quotation before follows, as in `"…?" Novak asked`."""
    for token, inside in zip(tokens[index : index + 5], quoted[index : index + 5], strict=True):
        if inside >= 0 or token.text in _ENDS or token.text == ",":
            return False
        if token.lower in VERBS:
            return True
    return False
