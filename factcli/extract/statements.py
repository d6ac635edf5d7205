"""Contents joined to statements.

Sentences that go on with a quotation, paragraphs that only go on quoting, answers, lists and block quotations behind a colon.
"""

import re
from collections.abc import Sequence
from typing import Final

from msgspec import Struct, field
from msgspec.structs import replace

from factcli.extract import joints
from factcli.extract.backreferences import attributed_by
from factcli.extract.charspans import content_spans, unquoted
from factcli.extract.dialogue import Turn, turns
from factcli.extract.drafts import ANSWER, Draft
from factcli.extract.joints import goes_on, going_on, gone_on_with, joined
from factcli.extract.layout import Paragraph
from factcli.extract.leads import Lead, cue_range, lead_of, led, mention_of
from factcli.extract.model import Model
from factcli.extract.ranking.possibles import Possible
from factcli.extract.ranking.selection import selected
from factcli.extract.ranking.speakermentions import BEFORE
from factcli.extract.sentences import Range, Sentence, sentences
from factcli.extract.unattributed import is_left_open, is_quotation, named_before_colon, signature, signed
from factcli.models.claim import Span
from factcli.models.vocabulary import Kind

_LEAST_WORDS: Final = 2
"""Of a content: one word is a scare quote or a piece, but for the answers and denials that `_says_enough` lets pass."""
_OF_ONE_WORD: Final = ("den", "promis", "pledg", "urg", "call", "demand", "recommend")
"""How the verbs begin of which one word is enough: `denied responsibility`, `urged caution`, `promised fireworks`."""
_SPLIT_REACH: Final = 40
"""How many tokens an attribution takes that splits a quotation, or that follows "according to"; set by hand."""
_WORD = re.compile(r"\w+")


class _State(Struct):
    """What the paragraph before leaves to the next.

    `spoke`: its number if it held a statement · `lead`: an attribution that waits · `items`: those of the list behind it that
    have been read; they are the content of the last draft as soon as the list has ended · `open`: the paragraphs, with their
    numbers, of a quotation that goes on and whose speaker nothing before it names · `unsaid`: the sentence just read, where it
    reports nothing.
    """

    spoke: int = -2
    lead: Lead | None = None
    items: list[Span] = field(default_factory=list)
    open: list[tuple[int, int, int]] = field(default_factory=list)
    unsaid: Sentence | None = None


def drafts(text: str, story: Sequence[Paragraph], model: Model) -> list[Draft]:
    """The statements of the story's paragraphs, in order."""
    found: list[Draft] = []
    state = _State()
    for number, (paragraph, turn) in enumerate(zip(story, turns(text, story), strict=True)):
        if turn is not None and not turn.question:
            _end_list(state, found)
            state.unsaid = None
            made = [_answer(paragraph, turn, number)]
        elif (signed := _signed(text, story, number)) is not None:
            _end_list(state, found)
            state.lead = state.unsaid = None
            made = [signed]
        elif _waits(text, paragraph, state):
            state.unsaid = None
            _take(text, paragraph, number, state, found)
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


def _take(text: str, paragraph: Paragraph, number: int, state: _State, found: list[Draft]) -> None:
    """Make the paragraph the content, or the next item of the content, of the attribution that waits."""
    draft = led(text, paragraph, number, state.lead) if state.lead is not None else None
    if draft is None:
        return
    if not state.items:
        found.append(draft)
    state.spoke = number
    if paragraph.item:
        state.items += draft.content
    else:
        state.lead = None


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


def _of_paragraph(text: str, place: Span, number: int, state: _State, model: Model) -> list[Draft]:
    found: list[Draft] = []
    gap = 0
    inside = sentences(text, *place, model.words)
    state.lead = None
    for sentence in inside:
        chosen = selected(sentence, model)
        unsaid, state.unsaid = state.unsaid, None
        if (attributed := attributed_by(text, unsaid, sentence, number, model)) is not None:
            found.append(attributed)
            gap = 0
        elif chosen:
            found += _reported(text, sentence, chosen, number)
            gap = 0
        elif (named := named_before_colon(sentence)) is not None:
            found.append(_behind_colon(text, sentence, *named, number))
            gap = 0
        elif _continues(text, found, sentence, gap + 1, model):
            gap = 0
        elif not found and joints.is_quotation(sentence) and state.spoke == number - 1:
            found.append(going_on(text, sentence, number))
            gap = 0
        else:
            gap += 1
            state.unsaid = sentence
        if sentence is inside[-1] and sentence.low[-1] == ":":
            state.lead = lead_of(sentence, chosen, model)
    return found


def _continues(text: str, found: list[Draft], sentence: Sentence, gap: int, model: Model) -> bool:
    """Whether the sentence goes on with a statement of its paragraph, which then takes it in."""
    if not found:
        return False
    at = gone_on_with(found, sentence)
    if not goes_on(sentence, found[at].kind, gap, model):
        return False
    found[at] = joined(text, found[at], sentence)
    return True


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
                cue=sentence.span(*cue_range(sentence, cue.index)),
                cue_word=cue.word,
                mention=mention_of(sentence, cue, one.mention, one.content.ranges),
                inherits=one.mention == BEFORE,
                rebuts=one.rebuts,
                edges=one.content.likely,
                named=one.mention_chance,
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


def _says_enough(text: str, draft: Draft) -> bool:
    """Whether a content has two words, or is the one word of an answer or of what was denied, promised or asked for."""
    words = sum(len(_WORD.findall(text, start, end)) for start, end in draft.content)
    one_word = draft.kind is Kind.DIRECT or draft.rebuts or draft.cue_word.startswith(_OF_ONE_WORD)
    return words >= _LEAST_WORDS or (words > 0 and one_word)
