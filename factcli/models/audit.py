"""What a person's answers on a random sample say of the extractor."""

from typing import Any

from msgspec import Struct

from factcli.models.ledger import Sample
from factcli.models.vocabulary import Answer


class Proportion(Struct, frozen=True, kw_only=True):
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


class Audit(Struct, frozen=True, kw_only=True):
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
