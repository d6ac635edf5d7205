"""How well speakers are resolved: drafts made of what a person marked, and the names and roles that come out of them.

`given` measures the resolver alone, with the mentions of the gold; `whole` all of the extraction. `score` sums up either.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable
from typing import Final

from msgspec import Struct

from factcli.extract import extract
from factcli.extract.fit.gold import Example, Marked
from factcli.extract.layout import paragraphs
from factcli.extract.lexicon import VERBS
from factcli.extract.sentences import sentences
from factcli.extract.speakers import Speaker, resolve
from factcli.extract.statements import Draft
from factcli.models.claim import Span
from factcli.models.vocabulary import Kind

LEAST_OVERLAP: Final = 0.5
"""The share of tokens that a found and a marked content must have in common to be the same."""

_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)
_WORD = re.compile(r"\w+")


class Judged(Struct, frozen=True):
    """A marked claim beside the speaker that was found for it; None where the claim itself was not found."""

    example: str
    marked: Marked
    name: str | None
    role: str | None
    mention: str | None
    inferred: bool
    how: str

    @property
    def right(self) -> bool:
        """Whether it is the speaker that was marked."""
        return same(self.name, self.marked.speaker)

    @property
    def role_right(self) -> bool:
        """Whether it is the role that was marked, or both have none."""
        return same(self.role, self.marked.role)


class Score(Struct, frozen=True):
    """How many claims there were, and of how many the speaker and the role came out right.

    `with_role`: those that have a role in the gold; `guessed`: wrong names that were not called inferred.
    """

    claims: int
    names: int
    roles: int
    with_role: int
    roles_of_those: int
    guessed: int

    @property
    def name_share(self) -> float:
        """The share of claims with the right speaker."""
        return self.names / max(1, self.claims)

    @property
    def role_share(self) -> float:
        """The share of claims with the right role, none counting as one."""
        return self.roles / max(1, self.claims)


def same(found: str | None, wanted: str | None) -> bool:
    """Whether two names are the same but for case, white space, a leading article and the shape of apostrophes."""
    return _plain(found) == _plain(wanted)


def _plain(name: str | None) -> str:
    return _ARTICLE.sub("", " ".join((name or "").split())).replace("’", "'").casefold()


def score(judged: Iterable[Judged]) -> Score:
    """The figures over claims that were judged."""
    ones = list(judged)
    roled = [one for one in ones if one.marked.role is not None]
    return Score(
        claims=len(ones),
        names=sum(one.right for one in ones),
        roles=sum(one.role_right for one in ones),
        with_role=len(roled),
        roles_of_those=sum(one.role_right for one in roled),
        guessed=sum(not one.right and not one.inferred for one in ones),
    )


def given(example: Example) -> list[Judged]:
    """Each claim of an article of our gold with the speaker that `resolve` finds when it is given the marked mention."""
    drafts = list(drafts_of(example))
    found = resolve(example.text, drafts)
    return [_judged(example, marked, one) for marked, one in zip(example.marked, found, strict=True)]


def _judged(example: Example, marked: Marked, one: Speaker) -> Judged:
    return Judged(example.name, marked, one.name, one.role, one.mention, one.inferred, one.how)


def drafts_of(example: Example) -> Iterable[Draft]:
    """What the engine would draft if it found just what was marked.

    A claim with a speaker but no mention inherits that of the claim before.
    """
    places = [
        (*sentence.span(0, sentence.size), number)
        for number, paragraph in enumerate(one for one in paragraphs(example.text) if one.story)
        for sentence in sentences(example.text, paragraph.start, paragraph.end)
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


def whole(example: Example) -> list[Judged]:
    """Each claim of an article of our gold that extraction finds, with the speaker it gives."""
    found = extract(example.text).statements
    places = [_words(example.text, one.spans.content) for one in found]
    judged = []
    for marked in example.marked:
        wanted = _words(example.text, marked.content)
        shares = [2 * len(wanted & place) / max(1, len(wanted) + len(place)) for place in places]
        best = max(range(len(shares)), key=lambda at: shares[at], default=None)
        if best is not None and shares[best] >= LEAST_OVERLAP:
            one = found[best]
            judged.append(
                Judged(
                    example.name, marked, one.speaker, one.speaker_role, one.speaker_mention, one.speaker_inferred, ""
                )
            )
    return judged


def _words(text: str, spans: tuple[Span, ...]) -> set[int]:
    return {found.start() for start, end in spans for found in _WORD.finditer(text, start, end)}
