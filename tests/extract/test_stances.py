"""What a speaker does with the words: `tests/cases/stances.toml`, by stances."""

import tomllib
from pathlib import Path

import pytest

from factcli.extract import extract

CASES = tomllib.loads((Path(__file__).parent.parent / "cases" / "stances.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("stance", "text"), [(stance, text) for stance, texts in CASES.items() for text in texts])
def test_a_sentence_is_read_as_what_its_speaker_does(stance: str, text: str) -> None:
    assert [one.stance.value for one in extract(text).statements] == [stance]
