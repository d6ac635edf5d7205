"""Who denies, who asserts, who says nothing and who accuses, passage by passage: `tests/cases/polarity.toml`."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from factcli.extract import extract

CASES = tomllib.loads((Path(__file__).parent.parent / "cases" / "polarity.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:60] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    found = [
        {"text": one.text, "speaker": one.speaker, "stance": one.stance.value}
        for one in extract(case["text"]).statements
    ]
    assert found == [{"speaker": None, "stance": "asserts", **one} for one in case.get("claims", [])]
