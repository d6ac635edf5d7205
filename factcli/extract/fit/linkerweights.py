"""What the linker is fitted on: who was marked as the speaker of each mention, among all whom it may mean."""

from collections.abc import Sequence
from typing import Final

from msgspec import Struct, field

from factcli.extract.drafts import Draft
from factcli.extract.fit.alignment import worth
from factcli.extract.fit.gold import Example, Marked
from factcli.extract.fit.rankers import Choice, ranker
from factcli.extract.fit.scoring import NEARLY, named
from factcli.extract.fit.speakerscores import drafts_of, same
from factcli.extract.layout import paragraphs
from factcli.extract.model import shipped
from factcli.extract.speakers.linking import PossibleSpeaker
from factcli.extract.speakers.resolving import resolve
from factcli.extract.statements import drafts as drafted

# Chosen by five folds over the articles: 1.5, 3 and 6 answer the same but for three names of a thousand.
PENALTY: Final = 4.0
LEAST_SEEN: Final = 3


class _Teacher(Struct):
    """Chooses whom the marks tell, and remembers among whom the choice was."""

    marked: dict[int, str]
    worth: float
    choices: list[Choice] = field(default_factory=list)

    def __call__(self, draft: Draft, candidates: Sequence[PossibleSpeaker]) -> tuple[int, float]:
        """The right candidate, or the rules' where none is right."""
        name = self.marked.get(draft.content[0][0])
        right = [] if name is None else matching(name, candidates)
        if not right:
            return 0, 1.0
        self.choices.append(
            Choice(
                parts=[one.features for one in candidates],
                candidates=[(at,) for at in range(len(candidates))],
                right=right,
                weight=self.worth,
            )
        )
        return right[0], 1.0


def matching(name: str, candidates: Sequence[PossibleSpeaker]) -> list[int]:
    """Which candidates bear the name that was marked; where none has just that, those of much the same name."""
    names = [(at, one.entity.name) for at, one in enumerate(candidates) if one.entity is not None]
    exact = [at for at, found in names if named(found) == named(name)]
    return exact or [at for at, found in names if same(name, found)]


def choices(example: Example) -> list[Choice]:
    """The choices that the linker has in an article: among those whom the marked mentions may mean, and the engine's own."""
    given = list(drafts_of(example))
    names = {draft.content[0][0]: one.speaker for draft, one in zip(given, example.marked, strict=True) if one.speaker}
    found = _own_drafts(example)
    listed = []
    for drafts, marked in (
        (given, names),
        ([draft for draft, _ in found], {d.content[0][0]: n for d, n in found if n}),
    ):
        teacher = _Teacher(marked, worth(example) / 2)
        resolve(example.text, drafts, choose=teacher)
        listed += teacher.choices
    return listed


def _own_drafts(example: Example) -> list[tuple[Draft, str | None]]:
    """What the engine drafts, each with the speaker of the marked claim that it is most of."""
    story = [one for one in paragraphs(example.text) if one.story]
    return [(draft, _speaker_of(draft, example.marked)) for draft in drafted(example.text, story, shipped())]


def _speaker_of(draft: Draft, marked: Sequence[Marked]) -> str | None:
    best, name = 0.0, None
    for one in marked:
        common = sum(
            max(0, min(end, last) - max(start, first)) for start, end in draft.content for first, last in one.content
        )
        if common:
            whole = sum(end - start for start, end in (*draft.content, *one.content)) - common
            if common / whole > best:
                best, name = common / whole, one.speaker
    return name if best >= NEARLY else None


def linker_weights(examples: Sequence[Example]) -> dict[str, float]:
    """The weights of the linker's features."""
    found = [choice for one in examples if one.own for choice in choices(one)]
    return ranker(found, least=LEAST_SEEN, penalty=PENALTY)
