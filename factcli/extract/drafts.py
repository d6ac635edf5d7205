"""A statement as it is drafted, before its speaker is resolved."""

from typing import Final

from msgspec import Struct

from factcli.models.claim import Span
from factcli.models.vocabulary import Kind

ANSWER: Final = "answer"
"""What found the answer that follows a question; its speaker, if no label names him, is the one who is interviewed."""


class Draft(Struct, kw_only=True, frozen=True):
    """A statement before its speaker is resolved; all spans are offsets into the article's text.

    `mention`: the phrase that names the speaker · `inherits`: the speaker is that of the draft before · `cue_word`: the
    reporting word without case · `paragraph`: the number of its paragraph · `found_by`, `likely`: what found it, and how
    likely it is right · `rebuts`: it says that its content is untrue · `edges`, `named`: how likely its edges are, and that this
    phrase names the speaker.
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
    edges: float = 1.0
    named: float = 1.0
