"""How well claims fit the words of a search. Pure.

BM25 over three fields, the claim's words, their context and the speaker, which count as one text with weights (as
in BM25F). What does not depend on the search, the weight of one word in one claim, is a whole number from 1 to 255,
so that an index can hold it in a byte; the rarity of the word and its place in the article's title come on top.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from math import log
from typing import Final, Protocol

from factcli.models.filters import Alternative
from factcli.text.folding import folded_words
from factcli.text.inflections import forms

_TEXT, _SPEAKER = 2, 3
"""How often a word of the claim and of its speaker's name counts; a word of the context counts once."""
_SATURATION: Final = 1.5
_BY_LENGTH: Final = 0.6
_USUAL_LENGTH: Final = 80
"""k1 and b of BM25, and the weighted number of words of a claim like most."""
MOST_WEIGHT: Final = 255
IN_TITLE: Final = 80
"""The most that a word can weigh in a claim, and what it weighs in the title of its article."""
_OTHER_FORM: Final = 0.75
"""The share of a word's weight that "strikes" has where "strike" is sought: whoever writes a form mostly means that one."""
_LONGEST_TEXT: Final = 2000
"""Beyond so many weighted words all texts count as equally long."""

Weights = Mapping[int, int]
"""What a word weighs in claims, by their numbers."""


class WordIndex(Protocol):
    """The words of all claims that may be searched, which it numbers as it likes."""

    @property
    def count(self) -> int:
        """How many claims there are."""

    def weights(self, word: str, *, beginning: bool) -> Weights:
        """The claims with a word, or with one that begins so."""


def weighed(text: str, context: str, speaker: str | None) -> dict[str, int]:
    """The folded words of a claim, each with its weight."""
    counts: dict[str, int] = {}
    for one, times in ((context, 1), (text, _TEXT), (speaker or "", _SPEAKER)):
        for word in folded_words(one):
            counts[word] = counts.get(word, 0) + times
    row = _row(min(sum(counts.values()), _LONGEST_TEXT))
    return {word: row(count) for word, count in counts.items()}


@cache
def _row(length: int) -> Callable[[int], int]:
    """The weights of words in a text of this weighted length, by how often they stand there."""
    norm = _SATURATION * (1 - _BY_LENGTH + _BY_LENGTH * length / _USUAL_LENGTH)

    @cache
    def weight(count: int) -> int:
        return max(1, round(MOST_WEIGHT * count / (count + norm)))

    return weight


def scores(lexicon: WordIndex, sought: Iterable[Sequence[Alternative]]) -> dict[int, float]:
    """The claims that have, of each that is sought, the words of an alternative, with their scores.

    Whether words stand side by side is not asked.
    """
    found: dict[int, float] | None = None
    for ways in sought:
        fits = _best(lexicon, ways)
        if found is not None:
            small, large = sorted((found, fits), key=len)
            fits = {claim: score + large[claim] for claim, score in small.items() if claim in large}
        found = fits
        if not found:
            break
    return found or {}


def _best(lexicon: WordIndex, ways: Sequence[Alternative]) -> dict[int, float]:
    """The claims that have the words of an alternative, with the score of the best of them."""
    best: dict[int, float] = {}
    for way in ways:
        fits = _together(lexicon, way)
        if not best:
            best = fits
            continue
        for claim, score in fits.items():
            if score > best.get(claim, 0.0):
                best[claim] = score
    return best


def _together(lexicon: WordIndex, way: Alternative) -> dict[int, float]:
    """The claims that have all words of an alternative, with the sums of their scores."""
    last = len(way.words) - 1
    columns = []
    for at, word in enumerate(way.words):
        if way.beginning and at == last:
            columns.append(lexicon.weights(word, beginning=True))
        elif word not in way.words[:at]:
            columns.append(lexicon.weights(word, beginning=False) if way.adjacent else _any_form(lexicon, word))
    columns.sort(key=len)
    found: dict[int, float] = {}
    for number, column in enumerate(columns):
        table = _table(lexicon.count, len(column))
        if number == 0:
            found = dict(zip(column, map(table.__getitem__, column.values()), strict=True))
        else:
            found = {claim: score + table[column[claim]] for claim, score in found.items() if claim in column}
    return found


def _any_form(lexicon: WordIndex, word: str) -> Weights:
    """What a word weighs in claims, or another of its forms, which counts for less."""
    found = dict(lexicon.weights(word, beginning=False))
    for other in forms(word) - {word}:
        for claim, weight in lexicon.weights(other, beginning=False).items():
            found[claim] = max(found.get(claim, 0), int(weight * _OTHER_FORM) or 1)
    return found


def _table(claims: int, holders: int) -> list[float]:
    """What each weight of a word scores that so many of the claims have."""
    rarity = log(1 + (claims - holders + 0.5) / (holders + 0.5)) if holders <= claims else 0.0
    return [rarity * weight / MOST_WEIGHT for weight in range(MOST_WEIGHT + IN_TITLE + 1)]
