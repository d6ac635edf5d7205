"""Attributions whose content follows in the next paragraphs: `The company told its customers:`, before a quotation or a list."""

import re
from typing import Final

from msgspec import Struct

from factcli.extract.charspans import unquoted
from factcli.extract.drafts import Draft
from factcli.extract.layout import Paragraph
from factcli.extract.lexicon import NOUNS
from factcli.extract.model import Model
from factcli.extract.ranking.cues import Cue, cues
from factcli.extract.ranking.possibles import Possible
from factcli.extract.ranking.speakermentions import BEFORE, NOBODY, mentioned
from factcli.extract.ranking.wholephrases import whole_phrase
from factcli.extract.sentences import Range, Sentence
from factcli.extract.unattributed import issuer, name_in
from factcli.models.claim import Span
from factcli.models.vocabulary import Kind
from factcli.text.words import word_set

_LEAST_STRENGTH: Final = 4
"""The strength (7 of 100 times a cue, `fit.alignment`) of a word that may lead to what follows a colon; set by hand."""
_PRESENTING: Final = word_set("here below these following")
"""How the outlet begins a sentence that presents what follows: `Here are the highlights:`; nobody is named in it."""
_WORD = re.compile(r"\w+")
_QUOTE_MARKS: Final = "“„«\"‘'`"


class Lead(Struct, frozen=True):
    """An attribution whose content follows in the next paragraphs: `The company told its customers:`."""

    cue: Span | None
    cue_word: str
    mention: Span | None
    sentence: Span


def lead_of(sentence: Sentence, chosen: list[Possible], model: Model) -> Lead | None:
    """The attribution of a sentence that ends with a colon, if its last cue reports nothing in the sentence."""
    possible = [
        cue
        for cue in cues(sentence, model.lexicon)
        if cue.strength >= _LEAST_STRENGTH or cue.verb.group != "-" or cue.word in NOUNS
    ]
    if not possible and not chosen and (name := name_in(sentence, sentence.size - 1)) is not None:
        return Lead(None, "", sentence.span(*name), sentence.span(0, sentence.size))
    if not possible or any(one.content.cue.index == possible[-1].index for one in chosen):
        return None
    cue = possible[-1]
    chunk, _ = mentioned(sentence, cue, ((sentence.size, sentence.size),), model)
    named = issuer(sentence)
    if named is None and chunk in (BEFORE, NOBODY) and sentence.low[0] in _PRESENTING:
        return None
    return Lead(
        sentence.span(*cue_range(sentence, cue.index)),
        cue.word,
        mention_of(sentence, cue, chunk) if named is None else sentence.span(*named),
        sentence.span(0, sentence.size),
    )


def led(text: str, paragraph: Paragraph, number: int, lead: Lead) -> Draft | None:
    """The paragraph, or item of a list, as what `lead` attributes; None where it holds no word. `number`: the paragraph's."""
    quoted = text[paragraph.start] in _QUOTE_MARKS
    start, end = unquoted(text, paragraph.start, paragraph.end) if quoted else (paragraph.start, paragraph.end)
    if paragraph.item:
        end -= len(text[start:end]) - len(text[start:end].rstrip(".;,"))
    if _WORD.search(text, start, end) is None:
        return None
    return Draft(
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


def mention_of(sentence: Sentence, cue: Cue, chunk: Range, content: tuple[Range, ...] = ()) -> Span | None:
    """Where the whole phrase stands that names the speaker of `content`; None where `chunk` is no phrase of the sentence."""
    return None if chunk in (BEFORE, NOBODY) else whole_phrase(sentence, cue, chunk, content)


def cue_range(sentence: Sentence, index: int) -> Range:
    """The tokens of the cue at `index`: two for "according to"."""
    return (
        (index, index + 2)
        if sentence.low[index] == "according" and sentence.low_at(index + 1) == "to"
        else (index, index + 1)
    )
