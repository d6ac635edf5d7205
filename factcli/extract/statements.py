"""Contents joined to statements: sentences that go on with a quotation, paragraphs that only go on quoting, answers, block quotations."""

import re
from collections.abc import Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from factcli.extract.contents import Content
from factcli.extract.layout import Paragraph
from factcli.extract.mentions import BEFORE, NOBODY, mentioned
from factcli.extract.model import Model, total
from factcli.extract.patterns import step
from factcli.extract.phrases import chunks, extended
from factcli.extract.selection import selected
from factcli.extract.sentences import CLOSING, Sentence, sentences
from factcli.models.claim import Span
from factcli.models.vocabulary import Kind

Range = tuple[int, int]
_QUOTED_SHARE: Final = 0.8
_LEAST_WORDS: Final = 2
_OPENERS: Final = "“„«‟\"‘'`"
_CLOSERS: Final = "”»\"’'“`"
_STOPS: Final = frozenset((",", ";", ":", "–"))


class Draft(Struct, frozen=True):
    """A statement before its speaker is resolved; all spans are offsets into the article's text.

    `mention`: the phrase that names the speaker · `inherits`: the speaker is that of the draft before · `cue_word`: the reporting
    word without case · `paragraph`: the number of its paragraph · `found_by`, `likely`: what found it, and how likely it is right.
    """

    content: tuple[Span, ...]
    kind: Kind
    sentence: Span
    paragraph: int
    found_by: str
    likely: float
    cue: Span | None = None
    cue_word: str = ""
    mention: Span | None = None
    inherits: bool = False


class Told(Struct):
    """A paragraph's sentences, with the contents that were selected in each."""

    number: int
    start: int
    end: int
    sentences: list[Sentence]
    contents: list[list[Content]]


def told(text: str, story: Sequence[Paragraph], model: Model) -> list[Told]:
    """The paragraphs of the story, read."""
    found = []
    for number, paragraph in enumerate(story):
        inside = sentences(text, paragraph.start, paragraph.end)
        found.append(Told(number, paragraph.start, paragraph.end, inside, [selected(one, model) for one in inside]))
    return found


def drafts(text: str, story: Sequence[Paragraph], model: Model) -> list[Draft]:
    """The statements of the story's paragraphs, in order."""
    found: list[Draft] = []
    before: Told | None = None
    for paragraph in told(text, story, model):
        found += _of_paragraph(text, paragraph, before, found[-1] if found else None, model)
        before = paragraph
    return found


def _of_paragraph(text: str, paragraph: Told, before: Told | None, last: Draft | None, model: Model) -> list[Draft]:
    found: list[Draft] = []
    gap = 0
    for sentence, contents in zip(paragraph.sentences, paragraph.contents, strict=True):
        if contents:
            found += _reported(text, sentence, contents, paragraph.number, model)
            gap = 0
        elif found:
            gap += 1
            if goes_on(sentence, found[-1].kind, gap, model):
                found[-1] = _joined(text, found[-1], sentence)
                gap = 0
        elif _is_quotation(sentence) and last is not None and _continues(before, last, paragraph.number):
            found.append(_going_on(text, sentence, paragraph.number))
    return [draft for draft in found if _words(text, draft) >= _LEAST_WORDS]


def _reported(text: str, sentence: Sentence, contents: list[Content], number: int, model: Model) -> list[Draft]:
    found = []
    for content in contents:
        spans, kind = content_spans(text, sentence, content.ranges)
        if not spans:
            continue
        cue = content.cue
        chunk, _ = mentioned(sentence, cue, content.ranges, model)
        mention = None
        if chunk not in (BEFORE, NOBODY):
            limit = cue.group if chunk[0] < cue.index else sentence.size
            mention = sentence.span(*extended(sentence, chunk, limit, chunks(sentence)))
        found.append(
            Draft(
                content=spans,
                kind=kind,
                sentence=sentence.span(0, sentence.size),
                paragraph=number,
                found_by=content.pattern,
                likely=content.likely,
                cue=sentence.span(*_cue_range(sentence, cue.index)),
                cue_word=cue.word,
                mention=mention,
                inherits=chunk == BEFORE,
            )
        )
    return found


def _cue_range(sentence: Sentence, index: int) -> Range:
    return (index, index + 2) if sentence.low[index] == "according" and sentence.low_at(index + 1) == "to" else (index, index + 1)


def joint_features(sentence: Sentence, kind: Kind, gap: int) -> list[str]:
    """The features of a sentence without a statement of its own that may go on with that before it.

    `kind`: of the statement before; `gap`: how many sentences further it is.
    """
    words = [index for index, token in enumerate(sentence.tokens) if token.text[0].isalnum()]
    inside = sum(1 for index in words if sentence.quoted[index] >= 0)
    share = round(4 * inside / len(words)) if words else 0
    opens = sentence.quoted[0] >= 0
    closes = sentence.quoted[-1] >= 0 or (sentence.size > 1 and sentence.kind[-2] == CLOSING)
    shape = f"{share}{opens:d}{closes:d}"
    near = min(gap, 3)
    first = sentence.low[0] if not opens else "“"
    finite = min(sentence.finite[sentence.size], 2)
    return [
        "1",
        f"s{shape}",
        f"k{kind}|{shape}",
        f"g{near}|{shape}",
        f"kg{kind}|{near}|{shape}",
        f"f{first}|{share}",
        f"v{finite}|{shape}",
        f"n{step(len(words))}|{shape}",
    ]


def goes_on(sentence: Sentence, kind: Kind, gap: int, model: Model) -> bool:
    """Whether the sentence belongs to the statement before it in its paragraph."""
    return total(model.joints, joint_features(sentence, kind, gap)) > 0


def _joined(text: str, draft: Draft, sentence: Sentence) -> Draft:
    spans, kind = content_spans(text, sentence, (_whole(sentence),))
    start, end = draft.sentence[0], sentence.tokens[-1].end
    joined = draft.kind if draft.kind is kind else Kind.MIXED
    return replace(draft, content=draft.content + spans, kind=joined, sentence=(start, end))


def _going_on(text: str, sentence: Sentence, number: int) -> Draft:
    spans, kind = content_spans(text, sentence, (_whole(sentence),))
    return Draft(
        content=spans,
        kind=kind,
        sentence=sentence.span(0, sentence.size),
        paragraph=number,
        found_by="quotation that goes on",
        likely=1.0,
        inherits=True,
    )


def _whole(sentence: Sentence) -> Range:
    last = sentence.size
    while last > 1 and sentence.quoted[last - 1] < 0 and not sentence.tokens[last - 1].text[0].isalnum():
        last -= 1
    return 0, last


def _continues(before: Told | None, last: Draft, number: int) -> bool:
    """Whether the paragraph before may be gone on with: it held a statement, or left its quotation open."""
    return before is not None and last.paragraph == number - 1


def _is_quotation(sentence: Sentence) -> bool:
    """Whether the sentence begins with a quotation and is little else."""
    if sentence.quoted[0] < 0:
        return False
    words = [index for index, token in enumerate(sentence.tokens) if token.text[0].isalnum()]
    inside = sum(1 for index in words if sentence.quoted[index] >= 0)
    return inside > _LEAST_WORDS and inside >= _QUOTED_SHARE * len(words)


def content_spans(text: str, sentence: Sentence, ranges: tuple[Range, ...]) -> tuple[tuple[Span, ...], Kind]:
    """The places of a content without the marks that do not belong to it, and its kind."""
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
        start, end = _unquoted(text, *sentence.span(first, last)) if kind is Kind.DIRECT else _trimmed(sentence, first, last)
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


def _trimmed(sentence: Sentence, first: int, last: int) -> Span:
    """Mixed and indirect content: inner marks stay; a comma at the edge and a leading "that" go."""
    while last > first and sentence.quoted[last - 1] < 0 and sentence.kind[last - 1] in _STOPS:
        last -= 1
    while first < last and sentence.quoted[first] < 0 and (sentence.kind[first] in _STOPS or sentence.low[first] == "that"):
        first += 1
    return sentence.span(first, last) if first < last else (0, 0)


_WORD = re.compile(r"\w+")


def _words(text: str, draft: Draft) -> int:
    return sum(len(_WORD.findall(text, start, end)) for start, end in draft.content)


