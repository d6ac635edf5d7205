"""What is found in the shapes that news has, case by case: `tests/cases/statements.toml`. Every mended extraction adds one."""

import tomllib
from pathlib import Path

import pytest

from factcli.extract import extract

CASES = tomllib.loads((Path(__file__).parent.parent / "cases" / "statements.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_case(case: dict) -> None:
    found = [
        {
            "text": one.text,
            "speaker": one.speaker,
            "mention": one.speaker_mention,
            "cue": one.cue,
            "stance": one.stance.value,
            "kind": one.kind.value,
        }
        for one in extract(case["text"]).statements
    ]
    wanted = [
        {"speaker": None, "mention": None, "cue": None, "stance": "asserts", **one} for one in case.get("claims", [])
    ]
    assert found == wanted


def test_every_claim_tells_how_it_was_found() -> None:
    for case in CASES:
        for one in extract(case["text"]).statements:
            assert one.finding is not None
            assert one.finding.by
            assert 0 < one.finding.sure <= 1
            assert one.finding.speaker
