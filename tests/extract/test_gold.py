"""How well the engine does on articles that it was never fitted on, and that the gold keeps its own rules."""

from pathlib import Path

import pytest

from factcli.extract import extract
from factcli.extract.fit.gold import complaints, read_folder
from factcli.extract.fit.scoring import ScoreReport, report
from factcli.models.vocabulary import Kind

# Below what `python -m factcli.extract.fit score data/gold/floors` shows today, by about two claims in a hundred.
FLOOR_F1, FLOOR_PRECISION = 0.875, 0.885
FLOOR_RECALL = {Kind.DIRECT: 0.88, Kind.INDIRECT: 0.81, Kind.MIXED: 0.92}
FLOOR_MENTION, FLOOR_SPEAKER, FLOOR_STANCE, FLOOR_KIND = 0.94, 0.69, 0.93, 0.97
FLOOR_FIGURES = 0.89

PAGES_F1, PAGES_SPEAKER, PAGES_STANCE = 0.93, 0.79, 0.86
"""The same for data/gold/floors-pages."""

GOLD = Path(__file__).parent.parent.parent / "data" / "gold"


@pytest.fixture(scope="module")
def floors() -> ScoreReport:
    return report(read_folder(GOLD / "floors"), lambda example: extract(example.text))


@pytest.mark.parametrize("folder", ["floors", "floors-pages", "fit"])
def test_the_gold_keeps_its_rules(folder: str) -> None:
    assert [line for example in read_folder(GOLD / folder) for line in complaints(example)] == []


def test_the_floors_are_of_many_genres() -> None:
    examples = read_folder(GOLD / "floors")
    assert len(examples) >= 20
    assert sum(len(example.marked) for example in examples) >= 220
    assert len({example.group for example in examples}) >= 20


def test_nothing_is_fitted_on_the_floors() -> None:
    floors_of, fitted_on = ({one.text for one in read_folder(GOLD / name)} for name in ("floors", "fit"))
    assert not floors_of & fitted_on


def test_claims_are_found_and_little_else(floors: ScoreReport) -> None:
    assert floors.total.f1 >= FLOOR_F1
    assert floors.total.precision >= FLOOR_PRECISION


@pytest.mark.parametrize("kind", list(Kind))
def test_each_kind_of_claim_is_found(floors: ScoreReport, kind: Kind) -> None:
    assert floors.kinds[kind].recall >= FLOOR_RECALL[kind]


def test_who_and_what_of_the_found_claims(floors: ScoreReport) -> None:
    total = floors.total
    assert total.mention >= FLOOR_MENTION * total.right
    assert total.speaker >= FLOOR_SPEAKER * total.right
    assert total.stance >= FLOOR_STANCE * total.right
    assert total.kind >= FLOOR_KIND * total.right


def test_figures(floors: ScoreReport) -> None:
    assert floors.figures >= FLOOR_FIGURES


def test_claims_in_the_shapes_of_real_pages_are_found_with_their_speakers() -> None:
    total = report(read_folder(GOLD / "floors-pages"), lambda example: extract(example.text)).total
    assert total.f1 >= PAGES_F1
    assert total.speaker >= PAGES_SPEAKER * total.right
    assert total.stance >= PAGES_STANCE * total.right


def test_nothing_is_fitted_on_the_floors_in_the_shapes_of_real_pages() -> None:
    floors_of, fitted_on = ({one.text for one in read_folder(GOLD / name)} for name in ("floors-pages", "fit"))
    assert not floors_of & fitted_on
