"""Contents joined to statements.

Sentences that go on with a quotation, paragraphs that only go on quoting, answers, lists and block quotations behind a colon.
"""

import re
from collections.abc import Sequence
from typing import Final

from msgspec import Struct, field
from msgspec.structs import replace

from factcli.extract.charspans import content_spans, unquoted, whole
from factcli.extract.dialogue import Turn, turns
from factcli.extract.layout import Paragraph
from factcli.extract.lexicon import NOUNS
from factcli.extract.model import Model, step, total
from factcli.extract.ranking.cues import Cue, cues
from factcli.extract.ranking.nounchunks import chunks, extended
from factcli.extract.ranking.possibles import Possible
from factcli.extract.ranking.selection import selected
from factcli.extract.ranking.speakermentions import BEFORE, NOBODY, mentioned
from factcli.extract.sentences import CLOSING, Range, Sentence, sentences
from factcli.extract.unattributed import (
    is_left_open,
    is_quotation,
    issuer,
    name_in,
    named_before_colon,
    signature,
    signed,
)
from factcli.models.claim import Span
from factcli.models.vocabulary import Kind

ANSWER: Final = "answer"
"""What found the answer that follows a question; its speaker, if no label names him, is the one who is interviewed."""
_QUOTED_SHARE: Final = 0.8
"""How much of a sentence without a cue must stand in quotation marks for it to be a quotation that goes on; set by hand."""
_LEAST_WORDS: Final = 2
"""Of a content: one word is a scare quote or a piece, but for the answers and denials that `_says_enough` lets pass."""
_LEAST_STRENGTH: Final = 4
"""The strength (7 of 100 times a cue, `fit.alignment`) of a word that may lead to what follows a colon; set by hand."""
_MOST_REPORTED: Final = 4
"""How many statements of the sentence before a quotation may go on with; set by hand."""
_SPLIT_REACH: Final = 40
"""How many tokens an attribution takes that splits a quotation, or that follows "according to"; set by hand."""
_STOPS: Final = frozenset((",", ";", ":", "–", "."))
_WORD = re.compile(r"\w+")
_QUOTE_MARKS: Final = "“„«\"‘'`"


class Draft(Struct, kw_only=True, frozen=True):
    """A statement before its speaker is resolved; all spans are offsets into the article's text.

    `mention`: the phrase that names the speaker · `inherits`: the speaker is that of the draft before · `cue_word`: the
    reporting word without case · `paragraph`: the number of its paragraph · `found_by`, `likely`: what found it, and how
    likely it is right · `rebuts`: it says that its content is untrue.
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
    rebuts: bool = False


class _Lead(Struct, frozen=True):
    """An attribution whose content follows in the next paragraphs: `The company told its customers:`."""

    cue: Span | None
    cue_word: str
    mention: Span | None
    sentence: Span


class _State(Struct):
    """What the paragraph before leaves to the next.

    `spoke`: its number if it held a statement · `lead`: an attribution that waits · `items`: those of the list behind it that
    have been read; they are the content of the last draft as soon as the list has ended · `open`: the paragraphs, with their
    numbers, of a quotation that goes on and whose speaker nothing before it names.
    """

    spoke: int = -2
    lead: _Lead | None = None
    items: list[Span] = field(default_factory=list)
    open: list[tuple[int, int, int]] = field(default_factory=list)


def drafts(text: str, story: Sequence[Paragraph], model: Model) -> list[Draft]:
    """The statements of the story's paragraphs, in order."""
    found: list[Draft] = []
    state = _State()
    for number, (paragraph, turn) in enumerate(zip(story, turns(text, story), strict=True)):
        if turn is not None and not turn.question:
            _end_list(state, found)
            made = [_answer(paragraph, turn, number)]
        elif (signed := _signed(text, story, number)) is not None:
            _end_list(state, found)
            state.lead = None
            made = [signed]
        elif _waits(text, paragraph, state):
            _take_lead(text, paragraph, number, state, found)
            continue
        else:
            _end_list(state, found)
            start = turn.start if turn is not None else paragraph.start
            made = _of_paragraph(text, (start, paragraph.end), number, state, model)
        found += [draft for draft in _with_open(text, paragraph, number, state, made) if _says_enough(text, draft)]
        if made:
            state.spoke = number
    _end_list(state, found)
    return found


def _signed(text: str, story: Sequence[Paragraph], number: int) -> Draft | None:
    """The quotation of a paragraph that a dash and a name follow, there or in the paragraph behind it."""
    paragraph = story[number]
    found = signed(text, paragraph.start, paragraph.end)
    if found is None and number + 1 < len(story) and is_quotation(text, paragraph.start, paragraph.end):
        name = signature(text, story[number + 1].start, story[number + 1].end)
        found = None if name is None else (unquoted(text, paragraph.start, paragraph.end), name)
    if found is None:
        return None
    content, name = found
    return Draft(
        content=(content,),
        kind=Kind.DIRECT,
        sentence=(paragraph.start, max(paragraph.end, name[1])),
        paragraph=number,
        found_by="quotation that is signed",
        likely=1.0,
        mention=name,
    )


def _waits(text: str, paragraph: Paragraph, state: _State) -> bool:
    """Whether the paragraph is what the attribution before it leads to: without a reporting word only a quotation is."""
    if state.lead is None or not (paragraph.item or not state.items):
        return False
    return state.lead.cue is not None or is_quotation(text, paragraph.start, paragraph.end)


def _with_open(text: str, paragraph: Paragraph, number: int, state: _State, made: list[Draft]) -> list[Draft]:
    """The paragraph's statements, with the paragraphs before it of a quotation that it ends and whose speaker it names."""
    waiting, state.open = state.open, []
    if not made:
        if is_left_open(text, paragraph.start, paragraph.end):
            state.open = [*waiting, (paragraph.start, paragraph.end, number)]
        return made
    if not waiting or made[0].content[0][0] != paragraph.start + 1 or made[0].inherits:
        return made
    earlier = [
        Draft(
            content=(unquoted(text, start, end),),
            kind=Kind.DIRECT,
            sentence=(start, end),
            paragraph=place,
            found_by="quotation whose speaker is named behind it",
            likely=1.0,
            inherits=True,
        )
        for start, end, place in waiting
    ]
    return [made[0], *earlier, *made[1:]]


def _end_list(state: _State, found: list[Draft]) -> None:
    """Make all items of the list that was read the content of its draft, at once: item by item would cost their square."""
    if state.items:
        last = found[-1]
        found[-1] = replace(last, content=tuple(state.items), sentence=(last.sentence[0], state.items[-1][1]))
        state.items = []


def _answer(paragraph: Paragraph, turn: Turn, number: int) -> Draft:
    return Draft(
        content=((turn.start, paragraph.end),),
        kind=Kind.DIRECT,
        sentence=(turn.start, paragraph.end),
        paragraph=number,
        found_by="answer that goes on" if turn.goes_on else ANSWER,
        likely=1.0,
        mention=turn.label,
        inherits=turn.label is None,
    )


def _take_lead(text: str, paragraph: Paragraph, number: int, state: _State, found: list[Draft]) -> None:
    """Make the paragraph the content, or the next item of the content, of the attribution that waits."""
    lead = state.lead
    assert lead is not None
    quoted = text[paragraph.start] in _QUOTE_MARKS
    start, end = unquoted(text, paragraph.start, paragraph.end) if quoted else (paragraph.start, paragraph.end)
    if paragraph.item:
        end -= len(text[start:end]) - len(text[start:end].rstrip(".;,"))
    if _WORD.search(text, start, end) is None:
        return
    if not state.items:
        found.append(
            Draft(
                content=((start, end),),
                kind=Kind.INDIRECT if paragraph.item and not quoted else Kind.DIRECT,
                sentence=(lead.sentence[0], end),
                paragraph=number,
                found_by="list behind a colon" if paragraph.item else "paragraph behind a colon",
                likely=1.0,
                cue=lead.cue,
                cue_word=lead.cue_word,
                mention=lead.mention,
            )
        )
    state.spoke = number
    if paragraph.item:
        state.items.append((start, end))
    else:
        state.lead = None


def _of_paragraph(text: str, place: Span, number: int, state: _State, model: Model) -> list[Draft]:
    found: list[Draft] = []
    gap = 0
    inside = sentences(text, *place, model.words)
    state.lead = None
    for sentence in inside:
        chosen = selected(sentence, model)
        if chosen:
            found += _reported(text, sentence, chosen, number)
            gap = 0
        elif (named := named_before_colon(sentence)) is not None:
            found.append(_behind_colon(text, sentence, *named, number))
            gap = 0
        elif found:
            gap += 1
            at = _gone_on_with(found, sentence)
            if goes_on(sentence, found[at].kind, gap, model):
                found[at] = _joined(text, found[at], sentence)
                gap = 0
        elif _is_quotation(sentence) and state.spoke == number - 1:
            found.append(_going_on(text, sentence, number))
        if sentence is inside[-1] and sentence.low[-1] == ":":
            state.lead = _lead(sentence, chosen, model)
    return found


def _behind_colon(text: str, sentence: Sentence, speaker: Range, quotation: Range, number: int) -> Draft:
    spans, kind = content_spans(text, sentence, (quotation,))
    return Draft(
        content=spans,
        kind=kind,
        sentence=sentence.span(0, sentence.size),
        paragraph=number,
        found_by="quotation behind a name and a colon",
        likely=1.0,
        mention=sentence.span(*speaker),
    )


def _lead(sentence: Sentence, chosen: list[Possible], model: Model) -> _Lead | None:
    """The attribution of a sentence that ends with a colon, if its last cue reports nothing in the sentence."""
    possible = [
        cue
        for cue in cues(sentence, model.lexicon)
        if cue.strength >= _LEAST_STRENGTH or cue.verb.group != "-" or cue.word in NOUNS
    ]
    if not possible and not chosen and (name := name_in(sentence, sentence.size - 1)) is not None:
        return _Lead(None, "", sentence.span(*name), sentence.span(0, sentence.size))
    if not possible or any(one.content.cue.index == possible[-1].index for one in chosen):
        return None
    cue = possible[-1]
    chunk, _ = mentioned(sentence, cue, ((sentence.size, sentence.size),), model)
    named = issuer(sentence)
    return _Lead(
        sentence.span(*_cue_range(sentence, cue.index)),
        cue.word,
        _mention(sentence, cue, chunk) if named is None else sentence.span(*named),
        sentence.span(0, sentence.size),
    )


def _reported(text: str, sentence: Sentence, chosen: list[Possible], number: int) -> list[Draft]:
    found = []
    for one in chosen:
        spans, kind = content_spans(text, sentence, (*one.content.ranges, *_resumed(sentence, one, chosen)))
        if not spans:
            continue
        cue = one.content.cue
        found.append(
            Draft(
                content=spans,
                kind=kind,
                sentence=sentence.span(0, sentence.size),
                paragraph=number,
                found_by=one.content.pattern,
                likely=one.sure,
                cue=sentence.span(*_cue_range(sentence, cue.index)),
                cue_word=cue.word,
                mention=_mention(sentence, cue, one.mention, one.content.ranges),
                inherits=one.mention == BEFORE,
                rebuts=one.rebuts,
            )
        )
    return found


def _resumed(sentence: Sentence, one: Possible, chosen: list[Possible]) -> tuple[Range, ...]:
    """The second half of a quotation that a long attribution splits: behind a comma, and without a capital."""
    index, ranges = one.content.cue.index, one.content.ranges
    ends = ranges[-1][1] - 1
    if (
        one.content.pattern != "before"
        or sentence.quoted[ends] < 0
        or sentence.text[sentence.tokens[ends].start - 1] != ","
    ):
        return ()
    at = next(
        (at for at in range(index + 1, min(sentence.size, index + _SPLIT_REACH)) if sentence.quoted[at] >= 0), None
    )
    if at is None or sentence.kind[at - 1] not in (",", "–"):
        return ()
    quote = sentence.quotes[sentence.quoted[at]]
    others = [other.content for other in chosen if other is not one]
    taken = any(index < other.cue.index < at or other.ranges[-1][1] > at for other in others)
    if taken or not sentence.text[quote.inner_start : quote.inner_start + 1].islower():
        return ()
    end = at + 1
    while end < sentence.size and sentence.quoted[end] == sentence.quoted[at]:
        end += 1
    return ((at, end),)


def _mention(sentence: Sentence, cue: Cue, chunk: Range, content: tuple[Range, ...] = ()) -> Span | None:
    if chunk in (BEFORE, NOBODY):
        return None
    if cue.word == "according" and chunk[0] > cue.index and sentence.low_at(cue.index + 1) == "to":
        return sentence.span(cue.index + 2, max(chunk[1], _clause_end(sentence, chunk[1])))
    limit = cue.group if chunk[0] < cue.index else _clause_end(sentence, chunk[1])
    limit = min([limit, *(first for first, _ in content if first >= chunk[1])])
    first, end = extended(sentence, chunk, limit, chunks(sentence))
    return sentence.span(first if first > cue.index or chunk[0] < cue.index else chunk[0], end)


def _clause_end(sentence: Sentence, start: int) -> int:
    """The next comma, colon or quotation, or the sentence's end."""
    at = start
    while (
        at < sentence.size and at - start < _SPLIT_REACH and sentence.quoted[at] < 0 and sentence.kind[at] not in _STOPS
    ):
        at += 1
    return at


def _cue_range(sentence: Sentence, index: int) -> Range:
    return (
        (index, index + 2)
        if sentence.low[index] == "according" and sentence.low_at(index + 1) == "to"
        else (index, index + 1)
    )


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


def _gone_on_with(found: list[Draft], sentence: Sentence) -> int:
    """Which of the statements a sentence goes on with: the last; a quotation with the last one quoted in the same sentence."""
    last = len(found) - 1
    if sentence.quoted[0] < 0:
        return last
    same = [at for at in range(last, max(-1, last - _MOST_REPORTED), -1) if found[at].sentence == found[last].sentence]
    return next((at for at in same if found[at].kind is not Kind.INDIRECT), last)


def _joined(text: str, draft: Draft, sentence: Sentence) -> Draft:
    spans, kind = content_spans(text, sentence, (whole(sentence),))
    joined = draft.kind if draft.kind is kind else Kind.MIXED
    return replace(
        draft, content=draft.content + spans, kind=joined, sentence=(draft.sentence[0], sentence.tokens[-1].end)
    )


def _going_on(text: str, sentence: Sentence, number: int) -> Draft:
    spans, kind = content_spans(text, sentence, (whole(sentence),))
    return Draft(
        content=spans,
        kind=kind,
        sentence=sentence.span(0, sentence.size),
        paragraph=number,
        found_by="quotation that goes on",
        likely=1.0,
        inherits=True,
    )


def _is_quotation(sentence: Sentence) -> bool:
    """Whether the sentence begins with a quotation and is little else."""
    if sentence.quoted[0] < 0:
        return False
    words = [index for index, token in enumerate(sentence.tokens) if token.text[0].isalnum()]
    inside = sum(1 for index in words if sentence.quoted[index] >= 0)
    return inside > _LEAST_WORDS and inside >= _QUOTED_SHARE * len(words)


def _says_enough(text: str, draft: Draft) -> bool:
    """Whether a content has two words, or is the one word of an answer or of what was denied: `denied responsibility`."""
    words = sum(len(_WORD.findall(text, start, end)) for start, end in draft.content)
    return words >= _LEAST_WORDS or (words > 0 and (draft.kind is Kind.DIRECT or draft.cue_word.startswith("den")))
