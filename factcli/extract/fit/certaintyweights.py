"""What the certainty is fitted on: the statements that models find in articles which they were not fitted on.

Statements of our own gold and of marked real pages alone: the corpus names no speakers. Our own articles are easier than real
pages, so that what was fitted on both is too sure of itself there: a slope and a shift, fitted on pages which the weights had
not seen (Platt 1999), put that right.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

import numpy as np

from factcli.extract import readings
from factcli.extract.certainty import features
from factcli.extract.fit.alignment import weight_of
from factcli.extract.fit.gold import REAL_PAGE, Example, Marked
from factcli.extract.fit.rankers import Floats, Names, classifier, minimised
from factcli.extract.fit.scoring import matches
from factcli.extract.model import Model
from factcli.models.claim import Statement
from factcli.models.vocabulary import Stance
from factcli.text.words import word_set

# Chosen among nine on the real pages, in four parts, each held out: a penalty of 20 has the log loss at .438 in place of .428,
# one of 200 at .431.
PENALTY: Final = 60.0
LEAST_SEEN: Final = 3
PAGE_WORTH: Final = 3.0
"""How much a statement of a real page counts beside one of our own articles.

Set by hand: with 1 and 5 the area under the curve is the same within .006.
"""
PARTS: Final = 6
"""Into how many shares the pages are parted, to scale the certainty on those that it was not fitted on."""
_ALIKE: Final = 0.5
_SMALL: Final = word_set("the of a an s and for in at on to by his her its their who that mr mrs ms dr sir lord")
_WORD: Final = re.compile(r"\w+")


class Checked(NamedTuple):
    """A statement's features, whether words, speaker and stance are all right, and which real page it is of, if of one."""

    names: Names
    right: bool
    page: str | None


def checked(examples: Sequence[Example], model: Model) -> Iterator[Checked]:
    """What the model, fitted on other articles, lists in those that are marked by our rules.

    What another reader might not take for a claim is neither right nor wrong, and left out.
    """
    for example in examples:
        if not example.own:
            continue
        found = readings(example.text, None, model)
        pairs, claims = matches(example, [one.said for one in found])
        marked = {at: claims[claim] for claim, at in pairs}
        page = example.name if example.group == REAL_PAGE else None
        for at, (reading, names) in enumerate(zip(found, features(example.text, found), strict=True)):
            one = marked.get(at)
            if one is None or weight_of(example, one) > 0:
                yield Checked(names, one is not None and _is_right(one, reading.said), page)


def certainty_weights(found: Sequence[Checked]) -> dict[str, float]:
    """The weights for all being right, scaled on the real pages."""
    pages = sorted({one.page for one in found if one.page is not None})
    scores: list[float] = []
    right: list[bool] = []
    for part in range(PARTS):
        held = set(pages[part::PARTS])
        if not held:
            continue
        weights = _fitted([one for one in found if one.page not in held])
        those = [one for one in found if one.page in held]
        scores += [_total(weights, one.names) for one in those]
        right += [one.right for one in those]
    slope, shift = _scale(scores, right) if scores else (1.0, 0.0)
    weights = {name: slope * value for name, value in _fitted(found).items()}
    weights["1"] = weights.get("1", 0.0) + shift
    return weights


def _fitted(found: Sequence[Checked]) -> dict[str, float]:
    weights = classifier(
        [one.names for one in found],
        [int(one.right) for one in found],
        [PAGE_WORTH if one.page else 1.0 for one in found],
        count=2,
        least=LEAST_SEEN,
        penalty=PENALTY,
    )
    return {name: yes - no for name, (no, yes) in weights.items()}


def _total(weights: dict[str, float], names: Names) -> float:
    return sum(weights.get(name, 0.0) for name in names)


def _scale(scores: Sequence[float], right: Sequence[bool]) -> tuple[float, float]:
    """The slope and the shift with which the scores are the likeliest log odds of being right."""
    score, is_right = np.asarray(scores), np.asarray(right, dtype=float)

    def objective(flat: Floats) -> tuple[float, Floats]:
        odds = (1 + flat[0]) * score + flat[1]
        difference = 1 / (1 + np.exp(-odds)) - is_right
        loss = np.logaddexp(0, odds).sum() - (odds * is_right).sum()
        return float(loss), np.array([(difference * score).sum(), difference.sum()])

    slope, shift = minimised(objective, 2, 100)
    return float(1 + slope), float(shift)


def _is_right(marked: Marked, said: Statement) -> bool:
    """Whether the speaker is the one that was marked, and the words are not turned round: denied for said, or said for denied."""
    turned = (marked.stance is Stance.DENIES) != (said.stance is Stance.DENIES)
    return not turned and _same_speaker(marked.speaker, said.speaker)


def _same_speaker(marked: str | None, found: str | None) -> bool:
    """Whether two names mean one speaker: one is the other's initials, has all its words or its last one, or shares half."""
    if marked is None or found is None:
        return marked is found
    ours, theirs = _name_words(marked), _name_words(found)
    if not ours or not theirs:
        return marked.lower() == found.lower()
    for short, long in ((ours, theirs), (theirs, ours)):
        if len(short) == 1 < len(long) and short[0] == "".join(word[0] for word in long):
            return True
    one, other = set(ours), set(theirs)
    shorter = other <= one and (ours[-1] in other or len(other) > 1)
    return one <= other or shorter or len(one & other) >= _ALIKE * len(one | other)


def _name_words(name: str) -> list[str]:
    words = [word.lower() for word in _WORD.findall(name.replace("’", "'"))]
    return [word for word in words if word not in _SMALL]
