"""How well figures agree with what people marked."""

from collections import Counter
from collections.abc import Hashable, Iterable
from typing import Final

from msgspec import Struct

from factcli.extract.figures.quantities import figures
from factcli.extract.figures.units import DURATIONS
from factcli.extract.fit.gold import Example
from factcli.models.claim import Figure

_BETWEEN: Final = " … "


class Agreement(Struct, frozen=True):
    """How many figures were marked, were found, and are in both."""

    marked: int
    found: int
    both: int

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 1 where there is nothing to find and nothing found."""
        total = self.marked + self.found
        return 2 * self.both / total if total else 1.0


class FigureScores(Struct, frozen=True):
    """Agreement on a figure's text and value, then also on what it counts, then also on its unit."""

    value: Agreement
    of: Agreement
    unit: Agreement
    whole: Agreement


def figure_scores(examples: Iterable[Example]) -> FigureScores:
    """Compare the figures found in the marked contents of our own gold with those that stand there.

    White space and case do not count. A duration marked as counting "years" is one measured in years.
    """
    pairs = [
        (one.figures, figures(_BETWEEN.join(example.text[slice(*span)] for span in one.content)))
        for example in examples
        if example.own
        for one in example.marked
    ]
    return FigureScores(
        value=_agreement(pairs, with_of=False, with_unit=False),
        of=_agreement(pairs, with_of=True, with_unit=False),
        unit=_agreement(pairs, with_of=False, with_unit=True),
        whole=_agreement(pairs, with_of=True, with_unit=True),
    )


def _agreement(
    pairs: list[tuple[tuple[Figure, ...], tuple[Figure, ...]]], *, with_of: bool, with_unit: bool
) -> Agreement:
    marked = found = both = 0
    for gold, ours in pairs:
        wanted = Counter(_key(one, with_of=with_of, with_unit=with_unit) for one in gold)
        given = Counter(_key(one, with_of=with_of, with_unit=with_unit) for one in ours)
        marked, found, both = marked + len(gold), found + len(ours), both + (wanted & given).total()
    return Agreement(marked, found, both)


def _key(figure: Figure, *, with_of: bool, with_unit: bool) -> Hashable:
    of, unit = _folded(figure.of), figure.unit
    if unit is None and of in DURATIONS:
        of, unit = None, of
    return _folded(figure.text), figure.value, of if with_of else None, unit if with_unit else None


def _folded(text: str | None) -> str | None:
    return " ".join(text.split()).lower() if text else None
