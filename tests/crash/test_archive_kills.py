"""An archiving that is killed before any single call that changes the disk: nothing is lost, nothing comes twice."""

from pathlib import Path
from typing import Any

import msgspec
import pytest
from test_kill_points import killed_at

from factcli.cli.wiring.figures_and_dates import figures_and_dates
from factcli.extract import extract
from factcli.models.article import Item
from factcli.models.identity import text_digest
from factcli.store.ledger import LedgerFile
from factcli.tracker import archiving
from factcli.tracker.archiving import Archived, Archiving, archivable, archive
from factcli.tracker.ingesting import ingest
from factcli.tracker.intake import How, Prepared

BEFORE = "2026-02-01"
HOW = Archiving("tester", lambda: "2026-03-14T09:00:00Z", "out", "in", figures_and_dates)


def opened(path: Path) -> LedgerFile:
    return LedgerFile(path, wait=0)


def add(ledger: LedgerFile, number: int, ships: int) -> None:
    text = (
        f"Anna Brandt said that {ships} ships had left berth {number}. Omar Reyes denied that berth {number} was shut."
    )
    item = Item(location=f"{number}.txt", text=text, url=f"https://dock.example/{number}", published="2026-01-10")
    at = f"2026-03-0{ships % 9 + 1}T09:00:00Z"
    ingest(ledger, [Prepared(item, text_digest(text), extract(text, None))], How(extract, lambda: at, "tester", "one"))


def fill(path: Path) -> None:
    """Six articles: the second was edited, the last one is to stay."""
    ledger = opened(path)
    for number in range(5):
        add(ledger, number, number + 2)
    add(ledger, 1, 40)
    add(ledger, 5, 9)
    ledger.compact()


def move(folder: Path) -> Archived:
    """What the command does."""
    source, target = opened(folder / "facts.json"), opened(folder / "archive.json")
    done = archive(source, target, archivable(source, BEFORE), HOW)
    for one in (source, target):
        if one.exists():
            one.compact()
    return done


def claims(path: Path) -> dict[str, bytes]:
    return {claim.id: msgspec.json.encode(claim.record()) for claim in opened(path).newest({})}


def revisions(path: Path) -> list[tuple[str, int, str | None]]:
    """Every revision of every article, by what does not change when it is moved."""
    ledger = opened(path)
    found = [ledger.revision(entry) for entries in ledger.entries_by_article().values() for entry in entries]
    return sorted((one.article.id, one.article.revision, one.text) for one in found)


@pytest.mark.long
def test_a_killed_archiving_is_completed_by_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archiving, "BATCH", 2)
    number = 0
    going = True
    in_both = 0
    expected: dict[str, Any] = {}
    while going:
        folder = tmp_path / str(number)
        folder.mkdir()
        source, target = folder / "facts.json", folder / "archive.json"
        fill(source)
        before, history = claims(source), revisions(source)
        going = killed_at(number, lambda folder=folder: move(folder))  # type: ignore[misc]
        assert opened(source).check() == []
        assert not opened(target).exists() or opened(target).check() == []
        here, there = claims(source), claims(target)
        assert {**here, **there} == before
        in_both += bool(here.keys() & there.keys())
        move(folder)
        here, there = claims(source), claims(target)
        assert {**here, **there} == before
        assert not here.keys() & there.keys()
        assert (len(here), len(there)) == (2, 10)
        assert sorted(revisions(source) + revisions(target)) == history
        assert opened(source).check() == opened(target).check() == []
        assert expected.setdefault("texts", [one[2] for one in revisions(target)]) == [
            one[2] for one in revisions(target)
        ]
        add(opened(source), 7, 3)
        assert opened(source).check() == []
        number += 1
    assert number > 30, "too few calls were counted"
    assert in_both > 5, "it was never killed between the two ledgers"
