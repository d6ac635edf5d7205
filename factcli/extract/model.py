"""The weights: what they are, how a file holds them, the sums that the rankers make of them, and lengths in their names."""

import pkgutil
import zlib
from bisect import bisect_left
from collections.abc import Iterable
from functools import cache
from math import exp
from typing import Final

import msgspec
from msgspec import Struct

WEIGHTS: Final = "weights.bin"
SCALE: Final = 50
"""Weights are kept as whole numbers: so many to one."""

_STEPS: Final = (0, 1, 2, 3, 5, 8, 14, 25)
"""Small lengths apart, large ones together, so that each feature is seen often enough to be fitted. They are in the names of
features: other ones need a new fit."""
_LETTERS: Final = "".join("abcdefgh"[bisect_left(_STEPS, number)] for number in range(_STEPS[-1] + 1))


class Model(Struct, kw_only=True, frozen=True):
    """All that was learned. Keys are names of features, as the modules of `ranking`, `statements` and `speakers` give them.

    `certainty` may be empty: then nothing is told of how sure a claim is.

    `lexicon`: the strength of words as cues · `words`: the classes of verbs · `patterns`: four weights a feature, in the
    order of `PATTERNS` · all others: one weight a feature, in units of 1 / `SCALE`.
    """

    lexicon: dict[str, int]
    words: dict[str, str]
    patterns: dict[str, tuple[int, int, int, int]]
    spans: dict[str, int]
    joints: dict[str, int]
    mentions: dict[str, int]
    acceptance: dict[str, int]
    certainty: dict[str, int] = {}
    linker: dict[str, int] = {}


def packed(model: Model) -> bytes:
    """The model as the package holds it: JSON, compressed by zlib."""
    return zlib.compress(msgspec.json.encode(model), 9)


def unpacked(data: bytes) -> Model:
    """The model that `packed` made the data of."""
    return msgspec.json.decode(zlib.decompress(data), type=Model)


@cache
def shipped() -> Model:
    """The model in the package; read once."""
    data = pkgutil.get_data("factcli.extract", WEIGHTS)
    assert data is not None, "the package holds its weights"
    return unpacked(data)


def total(weights: dict[str, int], names: Iterable[str]) -> float:
    """The sum of the weights of these features."""
    get = weights.get
    return sum([get(name, 0) for name in names]) / SCALE


def softmax(scores: list[float]) -> list[float]:
    """Probabilities that are to one another as the exponentials of the scores."""
    highest = max(scores)
    powers = [exp(score - highest) for score in scores]
    whole = sum(powers)
    return [power / whole for power in powers]


def step(number: int) -> str:
    """A number as one of few letters, so that like lengths are one feature."""
    return _LETTERS[max(number, 0)] if number < len(_LETTERS) else "z"
