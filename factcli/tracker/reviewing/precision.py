"""What a person's answers say of the extractor's precision, with an interval. Pure."""

from collections import Counter
from collections.abc import Callable, Iterable
from math import sqrt
from typing import Any, Final

from msgspec import Struct

from factcli.models.claim import Claim
from factcli.models.ledger import Sample
from factcli.models.vocabulary import Answer

_Z: Final = 1.959963984540054
"""Of the standard normal distribution, 95 % lie within so many deviations."""


class Proportion(Struct, frozen=True):
    """A share of `of` answers, and the ends of its 95 % interval (Wilson's); None where there are no answers."""

    count: int
    of: int
    value: float | None
    low: float | None
    high: float | None


class Group(Struct, frozen=True):
    """The answers on some of the claims: how many were `claims` at all, and how many were found `exact`ly."""

    name: str | None
    claims: Proportion
    exact: Proportion


class Audit(Struct, frozen=True):
    """A sample, how far it has been answered, and what the answers say; `missing` are claims that stand no more."""

    sample: Sample
    answered: int
    missing: int
    answers: dict[Answer, int]
    whole: Group
    kinds: tuple[Group, ...]
    outlets: tuple[Group, ...]

    @property
    def full(self) -> bool:
        """Whether there is nothing left to ask."""
        return self.answered + self.missing >= len(self.sample.claims)

    def record(self) -> dict[str, Any]:
        """The object that `audit --report --json` prints."""
        sample = self.sample
        return {
            "sample": sample.number,
            "at": sample.at,
            "by": sample.by,
            "seed": sample.seed,
            "filters": sample.filters or None,
            "extractor": sample.extractor,
            "drawn": len(sample.claims),
            "answered": self.answered,
            "missing": self.missing,
            "answers": {answer.value: self.answers[answer] for answer in Answer},
            "claims": self.whole.claims,
            "exact": self.whole.exact,
            "by_kind": [{"kind": one.name, "claims": one.claims, "exact": one.exact} for one in self.kinds],
            "by_outlet": [{"outlet": one.name, "claims": one.claims, "exact": one.exact} for one in self.outlets],
        }


def audit_of(sample: Sample, answered: Iterable[tuple[Claim, Answer]], missing: int) -> Audit:
    """What the answers that there are say, of all, and by kind and outlet, those with most answers first."""
    found = list(answered)
    counts = Counter(answer for _, answer in found)
    answers = {answer: counts[answer] for answer in Answer}
    return Audit(
        sample,
        len(found),
        missing,
        answers,
        _group(None, [answer for _, answer in found]),
        _groups(found, lambda claim: claim.extracted.kind.value),
        _groups(found, lambda claim: claim.article.outlet),
    )


def _groups(found: list[tuple[Claim, Answer]], name: Callable[[Claim], str | None]) -> tuple[Group, ...]:
    answers: dict[str | None, list[Answer]] = {}
    for claim, answer in found:
        answers.setdefault(name(claim), []).append(answer)
    ordered = sorted(answers.items(), key=lambda one: (-len(one[1]), one[0] is None, one[0] or ""))
    return tuple(_group(key, some) for key, some in ordered)


def _group(name: str | None, answers: list[Answer]) -> Group:
    claims = sum(answer is not Answer.NO_CLAIM for answer in answers)
    exact = sum(answer is Answer.RIGHT for answer in answers)
    return Group(name, proportion(claims, len(answers)), proportion(exact, len(answers)))


def proportion(count: int, of: int) -> Proportion:
    """The share with Wilson's interval, which holds for few answers, and for none or all of them, too."""
    if not of:
        return Proportion(count, of, None, None, None)
    share, square = count / of, _Z * _Z
    middle = share + square / (2 * of)
    spread = _Z * sqrt(share * (1 - share) / of + square / (4 * of * of))
    scale = 1 + square / of
    low = 0.0 if count == 0 else (middle - spread) / scale
    high = 1.0 if count == of else (middle + spread) / scale
    return Proportion(count, of, round(share, 4), round(low, 4), round(high, 4))
