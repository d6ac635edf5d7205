"""How sure the engine is of a claim: from what it tells, and that it is fitted to be true of real pages."""

from math import exp

from msgspec.structs import replace

from factcli.extract import extract
from factcli.extract.fit.certaintyweights import Checked, certainty_weights
from factcli.extract.model import SCALE, shipped
from factcli.models.claim import Statement

STORY = (
    "Lock gates to be replaced\n\n"
    "“The gates leak,” the lock keeper, Runa Hald, said on Friday.\n\n"
    "Jens Orrey, the mayor, was there. He said the town would pay half of the cost.\n\n"
    "“We have put money aside for it since the flood, and we have waited long enough.”\n"
)


def found(**weights: int) -> list[Statement]:
    """The statements of the story, by a model that knows these weights alone of how sure it may be."""
    return list(extract(STORY, model=replace(shipped(), certainty=weights)).statements)


def test_without_weights_for_it_nothing_is_told_and_all_is_listed() -> None:
    statements = found()
    assert len(statements) == 3
    assert {one.sure for one in statements} == {None}


def test_it_is_a_probability_of_two_decimals() -> None:
    assert {one.sure for one in found(**{"1": 2 * SCALE})} == {round(1 / (1 + exp(-2)), 2)}


def test_a_quotation_that_goes_on_is_as_doubtful_as_whoever_is_quoted() -> None:
    named, concluded, goes_on = (one.sure for one in found(**{"1": 2 * SCALE, "sphe": -SCALE}))
    assert named is not None
    assert concluded is not None
    assert named > concluded
    assert goes_on == concluded


def test_likely_words_are_listed_however_doubtful_the_claim() -> None:
    statements = found(**{"1": -4 * SCALE})
    assert [one.sure for one in statements] == [0.02] * 3
    assert all(one.finding is not None and one.finding.sure >= 0.6 for one in statements)


def test_it_is_as_sure_as_real_pages_are_right_not_as_easier_articles_are() -> None:
    own = [Checked(["1", "t"], at % 20 > 0, None) for at in range(400)]
    pages = [Checked(["1", "t"], at % 5 > 1, f"page {at % 12}") for at in range(120)]
    weights = certainty_weights([*own, *pages])
    assert abs(1 / (1 + exp(-sum(weights.values()))) - 0.6) < 0.03
