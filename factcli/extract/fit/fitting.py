"""From annotated articles to a model, step by step."""

from collections.abc import Sequence
from typing import Final

from factcli.extract.fit.alignment import Case, Lexicon, Read, cases
from factcli.extract.fit.contents import pattern_weights, span_weights
from factcli.extract.fit.joints import joint_weights
from factcli.extract.fit.mentions import mention_weights
from factcli.extract.model import SCALE, Model

_LEAST_WEIGHT: Final = 2


def fitted(reads: Sequence[Read]) -> Model:
    """The model of these articles."""
    lexicon = Lexicon(reads)
    found: list[Case] = [case for one in reads for case in cases(one, lexicon)]
    return Model(
        lexicon=lexicon.strengths(),
        patterns=_whole_rows(pattern_weights(found)),
        spans=whole(span_weights(found)),
        joints=whole(joint_weights(reads, lexicon)),
        mentions=whole(mention_weights(found)),
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
