"""Linear models over named features: multinomial logistic regression, and softmax over candidates. Deterministic.

Fitted by L-BFGS (Liu and Nocedal 1989) on the penalised likelihood. All take features as lists of names.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Names = Sequence[str]


class Index:
    """The features that are seen often enough, numbered in alphabetical order."""

    def __init__(self, rows: Iterable[Names], least: int) -> None:
        counts = Counter(name for row in rows for name in set(row))
        self.names = sorted(name for name, times in counts.items() if times >= least)
        self.number = {name: at for at, name in enumerate(self.names)}

    def matrix(self, rows: Sequence[Names]) -> Any:
        """A sparse matrix with a row for each list of names."""
        get = self.number.get
        columns: list[int] = []
        ends = [0]
        for row in rows:
            columns += [at for name in row if (at := get(name)) is not None]
            ends.append(len(columns))
        data = np.ones(len(columns))
        return csr_matrix((data, np.array(columns, dtype=np.int32), np.array(ends)), shape=(len(rows), len(self.names)))


def minimised(objective: Callable[[Floats], tuple[float, Floats]], size: int, rounds: int) -> Floats:
    """Where the objective is least; it returns its value and gradient."""
    result = minimize(objective, np.zeros(size), jac=True, method="L-BFGS-B", options={"maxiter": rounds, "maxcor": 10})
    found: Floats = result.x
    return found


def classifier(
    rows: Sequence[Names], classes: Sequence[int], weights: Sequence[float], *, count: int, least: int, penalty: float
) -> dict[str, list[float]]:
    """Weights for each feature and class of a multinomial logistic regression.

    `classes`: the right class of each row, `weights`: how much the row counts, `least`: how often a feature must be seen.
    """
    index = Index(rows, least)
    matrix = index.matrix(rows)
    transposed = matrix.T.tocsr()
    right = np.asarray(classes)
    worth = np.asarray(weights, dtype=float)
    places = np.arange(len(right))
    width = len(index.names)

    def objective(flat: Floats) -> tuple[float, Floats]:
        parameters = flat.reshape(width, count)
        scores = matrix @ parameters
        scores -= scores.max(axis=1, keepdims=True)
        chances = np.exp(scores)
        chances /= chances.sum(axis=1, keepdims=True)
        loss = -(worth * np.log(chances[places, right] + 1e-300)).sum() + penalty / 2 * (flat @ flat)
        chances[places, right] -= 1
        chances *= worth[:, None]
        gradient = transposed @ chances + penalty * parameters
        return float(loss), gradient.ravel()

    flat = minimised(objective, width * count, 150)
    parameters = flat.reshape(width, count)
    return {name: [float(value) for value in parameters[at]] for at, name in enumerate(index.names)}


class Choice(Struct):
    """One choice among candidates: for each the rows of features that its score adds up, and the right ones.

    `parts`: names of features, each looked at once; `candidates`: indices into `parts` · `right`: candidates' indices.
    """

    parts: list[Names]
    candidates: list[tuple[int, ...]]
    right: list[int]
    weight: float = 1.0


def ranker(choices: Sequence[Choice], *, least: int, penalty: float) -> dict[str, float]:
    """Weights that give the right candidates the largest share of a softmax over the candidates of each choice."""
    parts = [part for choice in choices for part in choice.parts]
    index = Index(parts, least)
    matrix = index.matrix(parts)
    chooser, ends, right, worth = _layout(choices, len(parts))
    transposed, chooser_transposed = matrix.T.tocsr(), chooser.T.tocsr()
    starts = ends[:-1]
    sizes = np.diff(ends)

    def objective(flat: Floats) -> tuple[float, Floats]:
        scores = chooser @ (matrix @ flat)
        scores -= np.repeat(np.maximum.reduceat(scores, starts), sizes)
        powers = np.exp(scores)
        whole = np.add.reduceat(powers, starts)
        chances = powers / np.repeat(whole, sizes)
        hits = np.add.reduceat(chances * right, starts)
        loss = -(worth * np.log(hits + 1e-300)).sum() + penalty / 2 * (flat @ flat)
        target = chances * right / np.repeat(hits + 1e-300, sizes)
        difference = (chances - target) * np.repeat(worth, sizes)
        gradient = transposed @ (chooser_transposed @ difference) + penalty * flat
        return float(loss), gradient

    flat = minimised(objective, len(index.names), 120)
    return {name: float(flat[at]) for at, name in enumerate(index.names)}


def _layout(choices: Sequence[Choice], parts: int) -> tuple[Any, Ints, Floats, Floats]:
    """The matrix that adds up each candidate's parts, where each choice's candidates end, which are right, the weights."""
    columns: list[int] = []
    row_ends = [0]
    ends = [0]
    right: list[bool] = []
    base = 0
    for choice in choices:
        chosen = set(choice.right)
        for number, candidate in enumerate(choice.candidates):
            columns += [base + at for at in candidate]
            row_ends.append(len(columns))
            right.append(number in chosen)
        ends.append(len(right))
        base += len(choice.parts)
    chooser = csr_matrix(
        (np.ones(len(columns)), np.array(columns, dtype=np.int64), np.array(row_ends)), shape=(len(right), parts)
    )
    return chooser, np.array(ends), np.array(right, dtype=float), np.array([choice.weight for choice in choices])
