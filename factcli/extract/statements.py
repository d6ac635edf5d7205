"""Attributions joined to statements: split quotations, sentences that go on, paragraphs that go on quoting."""

from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from factcli.extract import attributions as grammar
from factcli.extract.attributions import Attribution, Unit
from factcli.extract.layout import Paragraph
from factcli.extract.units import units
from factcli.models.claim import Span
from factcli.models.vocabulary import Kind, Stance

_LEAST_WORDS: Final = 2
_QUOTED_SHARE: Final = 0.8
_OPENERS: Final = "“„«‟\"‘'`"
_CLOSERS: Final = "”»\"’'“`"


class Draft(Struct, frozen=True):
    """A statement before its speaker is resolved; all spans are offsets into the article's text.

    `goes_on`: it has no attribution of its own and belongs to the speaker before.
    """

    content: tuple[Span, ...]
    cue: Span | None
    speaker: Span | None
    role: Span | None
    stance: Stance
    kind: Kind
    sentence: Span
    goes_on: bool = False
    subjects: tuple[Span, ...] = ()


def drafts(text: str, story: list[Paragraph]) -> list[Draft]:
    """The statements of the article's paragraphs, in order."""
    found: list[Draft] = []
    open_quote = False
    for paragraph in story:
        in_paragraph, open_quote = _of_paragraph(text, paragraph, going_on=open_quote and bool(found))
        found += in_paragraph
    return found


def _of_paragraph(text: str, paragraph: Paragraph, *, going_on: bool) -> tuple[list[Draft], bool]:
    """The paragraph's statements, and whether it ends inside a quotation that the next one may go on with."""
    found: list[Draft] = []
    left_open = False
    for unit in units(text, paragraph.start, paragraph.end):
        sentence = (unit.tokens[0].start, unit.tokens[-1].end)
        reported = grammar.attributions(unit)
        if reported:
            found += _with_inherited(text, unit, reported, sentence)
        elif _is_quotation(unit):
            _go_on(text, unit, sentence, found, going_on=going_on)
        left_open = any(not quote.closed for quote in unit.quotes)
    return [draft for draft in found if _words(text, draft) >= _LEAST_WORDS], left_open


def _with_inherited(text: str, unit: Unit, reported: list[Attribution], sentence: Span) -> list[Draft]:
    made: list[Draft] = []
    for one in reported:
        speaker = _span(unit, one.speaker)
        if speaker is None and one.inherits and made:
            speaker = made[-1].speaker
        spans, kind = _content(text, unit, one)
        if spans:
            made.append(Draft(spans, _span(unit, one.cue), speaker, _span(unit, one.role), one.stance, kind, sentence))
    return made


def _go_on(text: str, unit: Unit, sentence: Span, found: list[Draft], *, going_on: bool) -> None:
    """A sentence in quotation marks without attribution: part of the statement before it in the paragraph, or one of its own."""
    spans, kind = _content(text, unit, Attribution((0, 0), Stance.ASSERTS, None, [(0, unit.end)]))
    if not spans:
        return
    if found:
        last = found[-1]
        joined = last.kind if last.kind is kind else Kind.MIXED
        found[-1] = replace(last, content=last.content + spans, kind=joined, sentence=(last.sentence[0], sentence[1]))
    elif going_on or _is_mostly_quoted(unit):
        found.append(Draft(spans, None, None, None, Stance.ASSERTS, kind, sentence, goes_on=True))


def _is_quotation(unit: Unit) -> bool:
    """Whether the unit begins with a quotation and is little else."""
    return not unit.outside(0) and _is_mostly_quoted(unit)


def _is_mostly_quoted(unit: Unit) -> bool:
    words = [index for index, token in enumerate(unit.tokens) if token.text[0].isalnum()]
    inside = sum(1 for index in words if not unit.outside(index))
    return bool(words) and inside >= _QUOTED_SHARE * len(words) and inside > _LEAST_WORDS


def _span(unit: Unit, tokens: tuple[int, int] | None) -> Span | None:
    return None if tokens is None else (unit.tokens[tokens[0]].start, unit.tokens[tokens[1] - 1].end)


def _content(text: str, unit: Unit, one: Attribution) -> tuple[tuple[Span, ...], Kind]:
    words = [
        unit.outside(index)
        for first, last in one.content
        for index in range(first, last)
        if unit.tokens[index].text[0].isalnum()
    ]
    if not words:
        return (), Kind.INDIRECT
    kind = Kind.INDIRECT if all(words) else Kind.MIXED if any(words) else Kind.DIRECT
    spans = []
    for first, last in one.content:
        start, end = unit.tokens[first].start, unit.tokens[last - 1].end
        start, end = _unquoted(text, start, end) if kind is Kind.DIRECT else _balanced(unit, first, last)
        if start < end:
            spans.append((start, end))
    return tuple(spans), kind


def _unquoted(text: str, start: int, end: int) -> Span:
    """Without the outer marks, and without the comma before them."""
    while start < end and (text[start] in _OPENERS or text[start].isspace()):
        start += 1
    while end > start and (text[end - 1] in _CLOSERS or text[end - 1].isspace()):
        end -= 1
    while end > start and (text[end - 1] == "," or text[end - 1].isspace()):
        end -= 1
    return start, end


def _balanced(unit: Unit, first: int, last: int) -> Span:
    """Mixed and indirect content: inner marks stay, a comma or stop at the end goes."""
    while last > first and unit.tokens[last - 1].text in (",", ";") and unit.outside(last - 1):
        last -= 1
    return unit.tokens[first].start, unit.tokens[last - 1].end


def _words(text: str, draft: Draft) -> int:
    return sum(len(text[start:end].split()) for start, end in draft.content)
