"""The command that fits the weights: the same again from the same articles, and honest about broken ones."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import PROJECT

from factcli.extract import extract
from factcli.extract.fit.fitting import fitted
from factcli.extract.fit.gold import read_folder
from factcli.extract.fit.scoring import report
from factcli.extract.model import packed, shipped, unpacked

FIT = PROJECT / "data" / "gold" / "fit"


def command(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    words = [sys.executable, "-m", "factcli.extract.fit", *map(str, arguments)]
    return subprocess.run(words, cwd=PROJECT, capture_output=True, text=True, check=False)


@pytest.fixture
def few(tmp_path: Path) -> Path:
    """A folder with some articles of the gold."""
    for path in sorted(FIT.glob("0*.*")):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    return tmp_path


@pytest.mark.long
def test_the_same_articles_give_the_same_weights(few: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "first.bin", tmp_path / "second.bin"
    assert command("fit", few, "--out", first).returncode == 0
    assert command("fit", few, "--out", second).returncode == 0
    assert first.read_bytes() == second.read_bytes()


@pytest.mark.long
def test_what_was_fitted_finds_claims(few: Path) -> None:
    model = fitted(read_folder(few))
    assert unpacked(packed(model)) == model
    found = extract("The harbour authority said that the quay was closed.", model=model).statements
    assert [one.text for one in found] == ["the quay was closed"]


def test_the_shipped_weights_are_small() -> None:
    assert len(packed(shipped())) <= 1_000_000


def test_scores_are_printed(few: Path) -> None:
    done = command("score", few)
    assert done.returncode == 0
    assert done.stdout.startswith("all ")
    assert "indirect" in done.stdout


def test_a_word_that_is_not_in_the_article_is_named(few: Path) -> None:
    path = next(few.glob("*.json"))
    written = json.loads(path.read_text(encoding="utf-8"))
    written["claims"][0]["content"] = ["words that nobody wrote"]
    path.write_text(json.dumps(written), encoding="utf-8")
    done = command("check", few)
    assert done.returncode == 1
    assert "words that nobody wrote" in done.stdout
    assert path.stem in done.stdout


def test_what_careful_readers_decide_either_way_counts_neither_way(tmp_path: Path) -> None:
    text = "Ferry stays in port\n\nThe ferry needs a new engine, harbour master Ilse Dorn said on Monday.\n"
    claim = {
        "content": ["The ferry needs a new engine"],
        "mention": "harbour master Ilse Dorn",
        "cue": "said",
        "speaker": "Ilse Dorn",
        "role": "harbour master",
        "stance": "asserts",
        "kind": "indirect",
    }
    (tmp_path / "ferry.txt").write_text(text, encoding="utf-8")
    scores = []
    for unsure in (False, True):
        article = {"genre": "real page", "outlet": None, "published": None, "claims": [claim | {"unsure": unsure}]}
        (tmp_path / "ferry.json").write_text(json.dumps(article), encoding="utf-8")
        total = report(read_folder(tmp_path), lambda example: extract(example.text)).total
        scores.append((total.right, total.wrong, total.missed))
    assert scores == [(1, 0, 0), (0, 0, 0)]
