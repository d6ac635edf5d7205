"""A statement that a sentence may report: its content, and who is said to have said it."""

from msgspec import Struct

from factcli.extract.ranking.contents import CueContent
from factcli.extract.sentences import Range


class Possible(Struct):
    """A content that may be listed, and who is said to have said it: a phrase of the sentence, `BEFORE` or `NOBODY`.

    `sure` is the probability that it is right · `rebuts`: what the content says is said to be untrue · `least_sure`: what
    `sure` is at least, where a rule found it.
    """

    content: CueContent
    mention: Range
    mention_chance: float
    sure: float = 0.0
    rebuts: bool = False
    least_sure: float = 0.0
