"""Whether the words of a search stand in texts, and where. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from factcli.models.filters import Alternative, Condition, FilterWord
from factcli.text.folding import folded_spans, folded_words
from factcli.text.inflections import forms

_LONGEST_SNIPPET: Final = 240


def alternatives(one: Condition) -> tuple[Alternative, ...]:
    """The ways in which a condition of words may hold."""
    return tuple(
        Alternative(tuple(folded_words(value)), one.word is FilterWord.PHRASE, value.endswith("*"))
        for value in one.values
    )


def holds(way: Alternative, texts: Sequence[str]) -> bool:
    """Whether the texts hold an alternative: all its words, in any form, in any of them, or, adjacent, as they are, in one."""
    if way.adjacent:
        return any(next(_runs(way, folded_words(text)), None) is not None for text in texts)
    said = {word for text in texts for word in folded_words(text)}
    whole, last = (way.words[:-1], way.words[-1]) if way.beginning else (way.words, None)
    return not any(forms(word).isdisjoint(said) for word in whole) and (
        last is None or any(word.startswith(last) for word in said)
    )


def spans(ways: Iterable[Alternative], text: str) -> list[tuple[int, int]]:
    """Where words of the alternatives stand in a text: start and end in code points, in order, none within another."""
    found = folded_spans(text)
    words = [word for word, _, _ in found]
    marked: set[tuple[int, int]] = set()
    for way in ways:
        if way.adjacent:
            marked.update((found[at][1], found[at + len(way.words) - 1][2]) for at in _runs(way, words))
        else:
            marked.update((start, end) for word, start, end in found if _is_one(way, word))
    kept: list[tuple[int, int]] = []
    for start, end in sorted(marked, key=lambda span: (span[0], -span[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def _is_one(way: Alternative, word: str) -> bool:
    whole = way.words[:-1] if way.beginning else way.words
    return any(word in forms(one) for one in whole) or (way.beginning and word.startswith(way.words[-1]))


def _runs(way: Alternative, words: Sequence[str]) -> Iterator[int]:
    """The positions at which the words stand side by side."""
    length = len(way.words)
    whole = list(way.words[:-1]) if way.beginning else list(way.words)
    for at in range(len(words) - length + 1):
        if list(words[at : at + len(whole)]) == whole and (
            not way.beginning or words[at + length - 1].startswith(way.words[-1])
        ):
            yield at


def snippet(text: str, marks: Sequence[tuple[int, int]]) -> str:
    """The part of a text, of at most some 240 code points, that has the most of the marks; whole words, with "…" for the rest."""
    if len(text) <= _LONGEST_SNIPPET:
        return text
    starts = [start for start, _ in marks] or [0]
    first = max(starts, key=lambda start: sum(start <= one < start + _LONGEST_SNIPPET for one in starts))
    within = [end for start, end in marks if first <= start and end <= first + _LONGEST_SNIPPET]
    room = _LONGEST_SNIPPET - (max(within, default=first) - first)
    begin = max(0, min(first - room // 2, len(text) - _LONGEST_SNIPPET))
    end = min(len(text), begin + _LONGEST_SNIPPET)
    if begin:
        blank = text.find(" ", begin, first)
        begin = blank + 1 if blank >= 0 else begin
    if end < len(text):
        blank = text.rfind(" ", max(within, default=begin), end)
        end = blank if blank >= 0 else end
    return f"{'… ' if begin else ''}{text[begin:end].strip()}{' …' if end < len(text) else ''}"
