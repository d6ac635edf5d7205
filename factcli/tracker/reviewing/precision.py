"""What a person's answers say of the extractor's precision, with an interval. Pure."""

from collections import Counter
from collections.abc import Callable, Iterable
from math import sqrt
from typing import Final

from factcli.models.audit import Audit, Group, Proportion
from factcli.models.claim import Claim
from factcli.models.ledger import Sample
from factcli.models.vocabulary import Answer

_Z: Final = 1.959963984540054
"""Of the standard normal distribution, 95 % lie within so many deviations."""


def audit_of(sample: Sample, answered: Iterable[tuple[Claim, Answer]], missing: int) -> Audit:
    """What the answers that there are say, of all, and by kind and outlet, those with most answers first."""
    found = list(answered)
    counts = Counter(answer for _, answer in found)
    answers = {answer: counts[answer] for answer in Answer}
    return Audit(
        sample=sample,
        answered=len(found),
        missing=missing,
        answers=answers,
        whole=_group(None, [answer for _, answer in found]),
        kinds=_groups(found, lambda claim: claim.extracted.kind.value),
        outlets=_groups(found, lambda claim: claim.article.outlet),
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
        return Proportion(count=count, of=of, value=None, low=None, high=None)
    share, square = count / of, _Z * _Z
    middle = share + square / (2 * of)
    spread = _Z * sqrt(share * (1 - share) / of + square / (4 * of * of))
    scale = 1 + square / of
    low = 0.0 if count == 0 else (middle - spread) / scale
    high = 1.0 if count == of else (middle + spread) / scale
    return Proportion(count=count, of=of, value=round(share, 4), low=round(low, 4), high=round(high, 4))
