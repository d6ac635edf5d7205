"""Sentences that only tell whose the one before them is.

`Rents fell again. That is according to the tenants' union.`
"""

from typing import Final

from factcli.extract.charspans import content_spans, whole
from factcli.extract.drafts import Draft
from factcli.extract.leads import cue_range, mention_of
from factcli.extract.model import Model
from factcli.extract.ranking.cues import cue_at
from factcli.extract.ranking.speakermentions import BEFORE, NOBODY, mentioned
from factcli.extract.sentences import ENDS, Sentence
from factcli.text.words import word_set

_REFERRING: Final = word_set("that this that's")
_LINKING: Final = word_set("is was comes came are all at least that's")
_REACH: Final = 5
"""How many words a sentence has at most before its "according to": `That is all according to`. Set by hand."""


def attributed_by(text: str, before: Sentence | None, sentence: Sentence, number: int, model: Model) -> Draft | None:
    """The sentence `before` as the statement of whom `sentence` names; None where that one is no such attribution.

    `number`: the paragraph's.
    """
    at = _according(sentence)
    if at < 0 or before is None or before.low[-1] not in ENDS or before.low[-1] == "?":
        return None
    cue = cue_at(sentence, at, model.lexicon)
    mention, _ = mentioned(sentence, cue, ((0, 1),), model)
    if mention in (BEFORE, NOBODY):
        return None
    content, kind = content_spans(text, before, (whole(before),))
    return Draft(
        content=content,
        kind=kind,
        sentence=(before.span(0, before.size)[0], sentence.span(0, sentence.size)[1]),
        paragraph=number,
        found_by="sentence that the next one attributes",
        likely=1.0,
        cue=sentence.span(*cue_range(sentence, at)),
        cue_word="according",
        mention=mention_of(sentence, cue, mention),
    )


def _according(sentence: Sentence) -> int:
    """The "according" of `That is according to`; -1 where the sentence does not begin so."""
    if sentence.low[0] not in _REFERRING or "according" not in sentence.low[1 : _REACH + 1]:
        return -1
    at = sentence.low.index("according", 1)
    linked = sentence.low[0] == "that's" or at > 1
    return (
        at if linked and all(low in _LINKING for low in sentence.low[1:at]) and sentence.low_at(at + 1) == "to" else -1
    )
