"""How well speakers are resolved: drafts made of what a person marked, and the names and roles that come out of them.

`given` measures the resolver alone, with the mentions of the gold; `score` sums it up.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable

from msgspec import Struct

from factcli.extract.drafts import Draft
from factcli.extract.fit.gold import Example, Marked
from factcli.extract.fit.scoring import named
from factcli.extract.layout import paragraphs
from factcli.extract.lexicon import VERBS
from factcli.extract.model import shipped
from factcli.extract.sentences import sentences
from factcli.extract.speakers.resolving import resolve
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


class SpeakerScore(Struct, frozen=True):
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


def score(judged: Iterable[Judged]) -> SpeakerScore:
    """The figures over claims that were judged."""
    ones = list(judged)
    return SpeakerScore(
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


_SMALL = frozenset(
    [
        "the",
        "of",
        "a",
        "an",
        "s",
        "and",
        "for",
        "in",
        "at",
        "on",
        "to",
        "by",
        "his",
        "her",
        "its",
        "their",
        "who",
        "that",
        "mr",
        "mrs",
        "ms",
        "dr",
        "sir",
        "lord",
    ]
)
_WORD = re.compile(r"\w+")
_ALIKE = 0.5
"""Which share of all words two names must have in common that are not part of each other."""


def same(marked: str, found: str) -> bool:
    """Whether two names are most likely of the same speaker: one holds the other, or they have half of their words in common."""
    long, short = _words(marked), _words(found)
    if not long or not short:
        return named(marked) == named(found)
    shared = set(long) & set(short)
    if shared == set(long) or (shared == set(short) and (long[-1] in short or len(shared) > 1)):
        return True
    return len(shared) >= _ALIKE * len({*long, *short})


def _words(name: str) -> list[str]:
    return [word for word in _WORD.findall(name.replace("’", "'").lower()) if word not in _SMALL]
