"""Text to statements: who said what, found by rules over the words of reporting. Pure: no file, clock or network.

`layout` finds the story's paragraphs · `tokens` and `units` words, quotations and sentences · `attributions`
cue, speaker phrase and content (with the lexicon of `cues` and the noun phrases of `phrases`) ·
`statements` joins what belongs together · `speakers` resolves who it was · `figures` reads the numbers, `days` the dates.
"""

from typing import Final

from factcli.extract.days import dates
from factcli.extract.figures import figures
from factcli.extract.language import is_english
from factcli.extract.layout import paragraphs
from factcli.extract.speakers import Speaker, resolve
from factcli.extract.statements import Draft, drafts
from factcli.models.claim import Extraction, Spans, Statement

EXTRACTOR: Final = "rules-1"
"""The extractor's version, recorded with every article: raised whenever the same text gives other claims."""

SEPARATOR: Final = " … "
"""What joins the pieces of a content that its attribution splits."""


def extract(text: str, published: str | None = None) -> Extraction:
    """The statements of an article, in the order of their contents; spans count code points of `text`.

    `published` is its day of publication in ISO 8601, against which "yesterday" and the like are resolved.
    """
    if not is_english(text):
        return Extraction((), language=None, extractor=EXTRACTOR)
    layout = paragraphs(text)
    found = drafts(text, [paragraph for paragraph in layout if paragraph.story])
    speakers = resolve(text, found)
    statements = [_statement(text, draft, speaker, published) for draft, speaker in zip(found, speakers, strict=True)]
    ordered = tuple(sorted(statements, key=lambda one: one.spans.content[0]))
    return Extraction(ordered, language="en", extractor=EXTRACTOR)


def _statement(text: str, draft: Draft, speaker: Speaker, published: str | None) -> Statement:
    content = SEPARATOR.join(text[start:end] for start, end in draft.content)
    return Statement(
        text=content,
        kind=draft.kind,
        stance=draft.stance,
        speaker=speaker.name,
        speaker_mention=speaker.mention,
        speaker_role=speaker.role,
        speaker_inferred=speaker.inferred,
        cue=" ".join(text[slice(*draft.cue)].split()) if draft.cue else None,
        figures=figures(content),
        context=text[slice(*draft.sentence)],
        spans=Spans(
            content=draft.content,
            speaker=(draft.speaker,) if draft.speaker else (),
            cue=(draft.cue,) if draft.cue else (),
        ),
        dates=dates(content, published),
    )
