"""From annotated articles to a model, step by step."""

from collections.abc import Sequence
from typing import Final, TypeVar

from msgspec.structs import replace

from factcli.extract.fit.acceptanceweights import acceptance_weights, rows
from factcli.extract.fit.alignment import Case, CueLexicon, cases, read, worth
from factcli.extract.fit.certaintyweights import Checked, certainty_weights, checked
from factcli.extract.fit.contentweights import pattern_weights, span_weights
from factcli.extract.fit.gold import Example
from factcli.extract.fit.jointweights import joint_weights
from factcli.extract.fit.linkerweights import linker_weights
from factcli.extract.fit.mentionweights import mention_weights
from factcli.extract.fit.wordclasses import word_classes
from factcli.extract.model import SCALE, Model

Value = TypeVar("Value")

PARTS: Final = 3
"""Into how many shares the articles are parted to learn what to list."""
_LEAST_WEIGHT: Final = 4
"""In units of 1 / SCALE: smaller weights are dropped, for the file to stay small (weights.md)."""


def fitted(examples: Sequence[Example]) -> Model:
    """The model of these articles.

    What is listed, and how sure one may be of it, is learned from what models of the other articles find in a share of
    them, since a model trusts itself too much where it was fitted.
    """
    shares = [examples[part::PARTS] for part in range(PARTS)]
    models = [_without_acceptance(_others(shares, part)) for part in range(PARTS)]
    found = [list(rows(share, model)) for share, model in zip(shares, models, strict=True)]
    listed: list[Checked] = []
    for part, share in enumerate(shares):
        choosing = replace(models[part], acceptance=whole(acceptance_weights(_others(found, part))))
        listed += checked(share, with_linker(choosing, _others(shares, part)))
    model = replace(
        _without_acceptance(examples),
        acceptance=whole(acceptance_weights([row for rows_of in found for row in rows_of])),
        certainty=whole(certainty_weights(listed)),
    )
    return with_linker(model, examples)


def with_linker(model: Model, examples: Sequence[Example]) -> Model:
    """The model with the weights that tell who is meant fitted anew; it takes seconds, and needs none of the others."""
    return replace(model, linker=whole(linker_weights(examples)))


def _others(shares: Sequence[Sequence[Value]], part: int) -> list[Value]:
    """What is in all shares but one."""
    return [one for at, share in enumerate(shares) if at != part for one in share]


def _without_acceptance(examples: Sequence[Example]) -> Model:
    words = word_classes(one.text for one in examples)
    reads = [read(one, words) for one in examples]
    lexicon = CueLexicon(reads)
    found: list[Case] = []
    for one in reads:
        for case in cases(one, lexicon):
            case.weight *= worth(one.example)
            found.append(case)
    return Model(
        lexicon=lexicon.strengths(),
        words=words,
        patterns=_whole_rows(pattern_weights(found)),
        spans=whole(span_weights(found)),
        joints=whole(joint_weights(reads, lexicon)),
        mentions=whole(mention_weights(found)),
        acceptance={},
    )


def whole(weights: dict[str, float]) -> dict[str, int]:
    """Weights as whole numbers, without those that hardly count."""
    rounded = {name: round(value * SCALE) for name, value in weights.items()}
    return {name: value for name, value in rounded.items() if abs(value) >= _LEAST_WEIGHT}


def _whole_rows(weights: dict[str, list[float]]) -> dict[str, tuple[int, int, int, int]]:
    rows = {}
    for name, values in weights.items():
        null, after, before, around = (round(value * SCALE) for value in values)
        if max(abs(null), abs(after), abs(before), abs(around)) >= _LEAST_WEIGHT:
            rows[name] = (null, after, before, around)
    return rows
