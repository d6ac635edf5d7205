"""Rare shapes of reporting, passage by passage: passives, inversions, courts, papers, nouns: `tests/cases/reporting.toml`."""

import tomllib
from pathlib import Path

import pytest

from factcli.extract import extract

CASES = tomllib.loads((Path(__file__).parent.parent / "cases" / "reporting.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:60] for case in CASES])
def test_case(case: dict) -> None:
    found = [
        {"text": one.text, "speaker": one.speaker, "stance": one.stance.value}
        for one in extract(case["text"]).statements
    ]
    assert found == [{"speaker": None, "stance": "asserts", **one} for one in case.get("claims", [])]
