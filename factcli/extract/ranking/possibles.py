"""A statement that a sentence may report: its content, and who is said to have said it."""

from msgspec import Struct

from factcli.extract.ranking.contents import CueContent
from factcli.extract.sentences import Range


class Possible(Struct):
    """A content that may be listed, and who is said to have said it: a phrase of the sentence, `BEFORE` or `NOBODY`.

    `ranked`: the phrase that the weights chose, which the weights of acceptance look at; `mention` is another where a rule
    knows that it is who is accused · `sure`: the probability that it is right · `least_sure`: what that is at least, where a
    rule found it · `rebuts`: what the content says is said to be untrue.
    """

    content: CueContent
    mention: Range
    ranked: Range
    mention_chance: float
    sure: float = 0.0
    rebuts: bool = False
    least_sure: float = 0.0
