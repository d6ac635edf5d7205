"""How well speakers are resolved: drafts made of what a person marked, and the names and roles that come out of them.

`given` measures the resolver alone, with the mentions of the gold; `score` sums it up.
"""

from bisect import bisect_right
from collections.abc import Iterable

from msgspec import Struct

from factcli.extract.fit.gold import Example, Marked
from factcli.extract.fit.scoring import named
from factcli.extract.layout import paragraphs
from factcli.extract.lexicon import VERBS
from factcli.extract.model import shipped
from factcli.extract.sentences import sentences
from factcli.extract.speakers.resolving import resolve
from factcli.extract.statements import Draft
from factcli.models.vocabulary import Kind


class Judged(Struct, frozen=True):
    """A marked claim beside the speaker that was found for it; None where the claim itself was not found."""

    marked: Marked
    name: str | None
    role: str | None

    @property
    def right(self) -> bool:
        """Whether it is the speaker that was marked."""
        return named(self.name) == named(self.marked.speaker)

    @property
    def role_right(self) -> bool:
        """Whether it is the role that was marked, or both have none."""
        return named(self.role) == named(self.marked.role)


class Score(Struct, frozen=True):
    """How many claims there were, and of how many the speaker and the role came out right."""

    claims: int
    names: int
    roles: int

    @property
    def name_share(self) -> float:
        """The share of claims with the right speaker."""
        return self.names / max(1, self.claims)

    @property
    def role_share(self) -> float:
        """The share of claims with the right role, none counting as one."""
        return self.roles / max(1, self.claims)


def score(judged: Iterable[Judged]) -> Score:
    """The figures over claims that were judged."""
    ones = list(judged)
    return Score(
        claims=len(ones),
        names=sum(one.right for one in ones),
        roles=sum(one.role_right for one in ones),
    )


def given(example: Example) -> list[Judged]:
    """Each claim of an article of our gold with the speaker that `resolve` finds when it is given the marked mention."""
    drafts = list(drafts_of(example))
    found = resolve(example.text, drafts)
    return [Judged(marked, one.name, one.role) for marked, one in zip(example.marked, found, strict=True)]


def drafts_of(example: Example) -> Iterable[Draft]:
    """What the engine would draft if it found just what was marked.

    A claim with a speaker but no mention inherits that of the claim before.
    """
    places = [
        (*sentence.span(0, sentence.size), number)
        for number, paragraph in enumerate(one for one in paragraphs(example.text) if one.story)
        for sentence in sentences(example.text, paragraph.start, paragraph.end, shipped().words)
    ]
    starts = [place[0] for place in places]
    for one in example.marked:
        anchor = one.cue[0][0] if one.cue else one.content[0][0]
        start, end, number = places[max(0, bisect_right(starts, anchor) - 1)]
        words = example.text[slice(*one.cue[0])].lower().split() if one.cue else []
        yield Draft(
            content=one.content,
            kind=one.kind or Kind.INDIRECT,
            sentence=(start, end),
            paragraph=number,
            found_by="gold",
            likely=1.0,
            cue=one.cue[0] if one.cue else None,
            cue_word=next((word for word in words if word in VERBS), words[0] if words else ""),
            mention=one.source[0] if one.source else None,
            inherits=not one.source and one.speaker is not None,
        )
