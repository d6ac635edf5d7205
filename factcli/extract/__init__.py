"""Text to statements: who said what. Pure: no file, clock or network; the weights are read from the package once.

`language` is it English · `layout` finds the story's paragraphs · `tokens` and `sentences` words, quotations and sentences
· `lexicon` closed lists of words · `ranking` what each sentence reports and in whose words, by weights that were fitted
(`model`) · `dialogue` interviews · `unattributed` quotations without a verb of saying · `leads`, `joints` what a colon
leads to, and what goes on · `backreferences` what the next sentence attributes · `statements` makes `drafts` of them all ·
`charspans` places it in the text · `speakers` resolves who it was · `stances` (with `stanceframes`) and `figures` read the
content · `certainty` how sure one may be of it
all. How the weights are fitted stands in `fit`.
"""

from typing import Final

from msgspec.structs import replace

from factcli.extract.certainty import Reading, sure, worth_listing
from factcli.extract.drafts import Draft
from factcli.extract.figures.datementions import dates
from factcli.extract.figures.quantities import figures
from factcli.extract.language import is_english
from factcli.extract.layout import paragraphs
from factcli.extract.model import Model, shipped
from factcli.extract.speakers.linking import by_weights
from factcli.extract.speakers.resolving import Speaker, resolve
from factcli.extract.stances import stance_of
from factcli.extract.statements import drafts
from factcli.models.claim import Extraction, Finding, Spans, Statement
from factcli.models.vocabulary import Stance

__all__ = ["EXTRACTOR", "SEPARATOR", "dates", "extract", "figures", "readings"]

EXTRACTOR: Final = "ranker-4"
"""The extractor's version, recorded with every article: raised whenever the same text gives other claims."""

_FOUND_BY: Final = {
    "after": "ranked behind its cue",
    "before": "ranked in front of its cue",
    "around": "ranked around its cue",
}

SEPARATOR: Final = " … "
"""What joins the pieces of a content that its attribution splits."""


def extract(text: str, published: str | None = None, model: Model | None = None) -> Extraction:
    """The statements of an article, in the order of their contents; spans count code points of `text`.

    `published` is its day of publication in ISO 8601, against which "yesterday" and the like are resolved.
    `model`: the weights, if not those of the package.
    """
    if not is_english(text):
        return Extraction((), language=None, extractor=EXTRACTOR)
    weights = model or shipped()
    found = readings(text, published, weights)
    chances = sure(weights, text, found)
    statements = [
        replace(one.said, sure=chance) for one, chance in zip(found, chances, strict=True) if worth_listing(one, chance)
    ]
    ordered = tuple(sorted(statements, key=lambda one: one.spans.content[0]))
    return Extraction(ordered, language="en", extractor=EXTRACTOR)


def readings(text: str, published: str | None, model: Model) -> list[Reading]:
    """The statements of a text with what the engine knew when it made them, in the order of the drafts."""
    laid = paragraphs(text)
    found = drafts(text, [paragraph for paragraph in laid if paragraph.story], model)
    speakers = resolve(text, found, laid, by_weights(model.linker))
    return [
        Reading(draft, speaker, _statement(text, draft, speaker, published))
        for draft, speaker in zip(found, speakers, strict=True)
    ]


def _statement(text: str, draft: Draft, speaker: Speaker, published: str | None) -> Statement:
    content = SEPARATOR.join(text[start:end] for start, end in draft.content)
    behind = draft.cue[1] if draft.cue else 0
    return Statement(
        text=content,
        kind=draft.kind,
        stance=Stance.DENIES
        if draft.rebuts
        else stance_of(draft.cue_word, text, behind, content, draft.kind, speaker.mention or ""),
        speaker=speaker.name,
        speaker_mention=speaker.mention,
        speaker_role=speaker.role,
        speaker_inferred=speaker.inferred,
        cue=" ".join(text[slice(*draft.cue)].split()) if draft.cue else None,
        figures=figures(content),
        context=text[slice(*draft.sentence)],
        spans=Spans(
            content=draft.content,
            speaker=(speaker.span,) if speaker.span else (),
            cue=(draft.cue,) if draft.cue else (),
        ),
        dates=dates(content, published),
        finding=Finding(_FOUND_BY.get(draft.found_by, draft.found_by), round(draft.likely, 2), speaker.how),
    )
