"""Which sentences and paragraphs without an attribution of their own go on with the statement before them."""

from typing import Final

from msgspec.structs import replace

from factcli.extract.charspans import content_spans, whole
from factcli.extract.drafts import Draft
from factcli.extract.model import Model, step, total
from factcli.extract.sentences import CLOSING, ENDS, Sentence
from factcli.models.vocabulary import Kind

_QUOTED_SHARE: Final = 0.8
"""How much of a sentence without a cue must stand in quotation marks for it to be a quotation that goes on; set by hand."""
_LEAST_QUOTED: Final = 2
"""Words of such a quotation; set by hand."""
_MOST_IN_HEADING: Final = 12
"""Words of a quotation that ends without a stop and is a heading or the name of something: longer ones lack it by mistake.
Set by hand."""
_MOST_REPORTED: Final = 4
"""How many statements of the sentence before a quotation may go on with; set by hand."""


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


def gone_on_with(found: list[Draft], sentence: Sentence) -> int:
    """Which of the statements a sentence goes on with: the last; a quotation with the last one quoted in the same sentence."""
    last = len(found) - 1
    if sentence.quoted[0] < 0:
        return last
    same = [at for at in range(last, max(-1, last - _MOST_REPORTED), -1) if found[at].sentence == found[last].sentence]
    return next((at for at in same if found[at].kind is not Kind.INDIRECT), last)


def joined(text: str, draft: Draft, sentence: Sentence) -> Draft:
    """The draft with the sentence as one more piece of its content."""
    spans, kind = content_spans(text, sentence, (whole(sentence),))
    joined = draft.kind if draft.kind is kind else Kind.MIXED
    return replace(
        draft, content=draft.content + spans, kind=joined, sentence=(draft.sentence[0], sentence.tokens[-1].end)
    )


def going_on(text: str, sentence: Sentence, number: int) -> Draft:
    """The sentence as a statement of whoever spoke in the paragraph before; `number`: its own paragraph's."""
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


def is_quotation(sentence: Sentence) -> bool:
    """Whether the sentence begins with a quotation and is little else."""
    if sentence.quoted[0] < 0:
        return False
    words = [index for index, token in enumerate(sentence.tokens) if token.text[0].isalnum()]
    inside = sum(1 for index in words if sentence.quoted[index] >= 0)
    if len(words) <= _MOST_IN_HEADING and not _is_stopped(sentence):
        return False
    return inside > _LEAST_QUOTED and inside >= _QUOTED_SHARE * len(words)


def _is_stopped(sentence: Sentence) -> bool:
    """Whether a stop or a comma stands at the sentence's end or before its last closing mark, or nothing closes it."""
    last = sentence.tokens[-1].text
    quote = sentence.quotes[sentence.quoted[0]]
    ends = ENDS | set(",;:—–-")
    return last in ends or not quote.closed or sentence.text[quote.inner_end - 1] in ends
