"""From ranges of tokens to places in the text: which marks belong to a content, and of what kind it is."""

from typing import Final

from factcli.extract.ranking.openings import behind_joining
from factcli.extract.ranking.spans import is_conjunction_that
from factcli.extract.sentences import Range, Sentence
from factcli.models.claim import Span
from factcli.models.vocabulary import Kind

_OPENERS: Final = "“„«‟”\"‘'`"
_CLOSERS: Final = "”»\"’'“`"
_STOPS: Final = frozenset((",", ";", ":", "–"))


def content_spans(text: str, sentence: Sentence, ranges: tuple[Range, ...]) -> tuple[tuple[Span, ...], Kind]:
    """The places of a content without the marks that do not belong to it, and its kind; no places where it holds no word."""
    ranges = behind_joining(sentence, ranges)
    words = [
        sentence.quoted[index] < 0
        for first, last in ranges
        for index in range(first, last)
        if sentence.tokens[index].text[0].isalnum()
    ]
    if not words:
        return (), Kind.INDIRECT
    kind = Kind.INDIRECT if all(words) else Kind.MIXED if any(words) else Kind.DIRECT
    spans = []
    for first, last in ranges:
        start, end = (
            unquoted(text, *sentence.span(first, last)) if kind is Kind.DIRECT else _trimmed(sentence, first, last)
        )
        if start < end:
            spans.append((start, end))
    return tuple(spans), kind


def unquoted(text: str, start: int, end: int) -> Span:
    """Without the outer marks, and without the comma before them."""
    while start < end and (text[start] in _OPENERS or text[start].isspace()):
        start += 1
    while end > start and (text[end - 1] in _CLOSERS or text[end - 1].isspace()):
        end -= 1
    while end > start and (text[end - 1] == "," or text[end - 1].isspace()):
        end -= 1
    return start, end


def whole(sentence: Sentence) -> Range:
    """A sentence's tokens without its full stop."""
    last = sentence.size
    while last > 1 and sentence.quoted[last - 1] < 0 and not sentence.tokens[last - 1].text[0].isalnum():
        last -= 1
    return 0, last


def _trimmed(sentence: Sentence, first: int, last: int) -> Span:
    """Mixed and indirect content: inner marks stay; a comma at the edge and a leading "that" go."""
    while last > first and sentence.quoted[last - 1] < 0 and sentence.kind[last - 1] in _STOPS:
        last -= 1
    while (
        first < last
        and sentence.quoted[first] < 0
        and (sentence.kind[first] in _STOPS or (first > 0 and is_conjunction_that(sentence, first)))
    ):
        first += 1
    inside = sentence.kind[first:last]
    if sentence.kind_at(last) == ")" and inside.count("(") > inside.count(")"):
        last += 1
    return sentence.span(first, last) if first < last else (0, 0)
