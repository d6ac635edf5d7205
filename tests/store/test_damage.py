"""Whatever byte of a ledger is damaged: it is noticed, and a repair loses that document alone."""

import os
import random
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from conftest import ARTICLES

from factcli.errors import DamagedDatabase, NewerDatabase
from factcli.extract import extract
from factcli.models.article import Item
from factcli.models.filters import Filter
from factcli.models.identity import text_digest
from factcli.models.vocabulary import Status
from factcli.sources.reading import Given, read
from factcli.sources.targets import Target, targets
from factcli.store.ledger import LedgerFile
from factcli.tracker.comparing import compare
from factcli.tracker.ingesting import ingest
from factcli.tracker.intake import How, Prepared
from factcli.tracker.listing import claims, detail
from factcli.tracker.reviewing.judging import Judgement, mark

FLIPS = int(os.environ.get("FACTCLI_FLIPS", "25"))
TIME = "2026-03-14T09:00:00Z"


def opened(path: Path) -> LedgerFile:
    return LedgerFile(path, wait=1)


def journal_of(path: Path) -> Path:
    return path.with_name(path.name + ".journal")


def mark_some(path: Path, every: int) -> None:
    ledger = opened(path)
    for claim in list(ledger.newest({}))[::every]:
        mark(ledger, [claim.id], Judgement(Status.DISPUTED, "tester", note="first look"), lambda: TIME)


@pytest.fixture(scope="module")
def originals(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Two ledgers: one whose articles are all in one transaction of the journal, one compacted with verdicts behind."""
    folder = tmp_path_factory.mktemp("originals")
    path = folder / "facts.json"
    found = [target for target in targets([str(ARTICLES)]) if isinstance(target, Target)]
    items = [item for target in found for item in read(target, Given(), date(2026, 3, 14)) if isinstance(item, Item)]
    prepared = [Prepared(item, text_digest(item.text), extract(item.text)) for item in items]
    ingest(opened(path), prepared, How(extract, lambda: TIME, "tester", "samples"))
    mark_some(path, 60)
    compacted = copied(path, folder / "compacted")
    opened(compacted).compact()
    mark_some(compacted, 50)
    return {"journal": path, "snapshot": compacted}


def copied(path: Path, folder: Path) -> Path:
    folder.mkdir()
    for file in (path, journal_of(path)):
        shutil.copy(file, folder / file.name)
    return folder / path.name


def contents(path: Path) -> dict[str, dict[str, Any]]:
    """All that commands show of a ledger, by kind and id."""
    ledger = opened(path)
    found = {claim.id: detail(ledger, claim.id) for claim in claims(ledger, Filter())}
    compare(ledger, Filter())
    return {
        "claims": {key: (one.claim.statement, one.claim.work, one.claim.entry) for key, one in found.items()},
        "texts": {article.id: ledger.text(article) for article in ledger.articles()},
        "places": {key: one.claim.article for key, one in found.items()},
        "events": {event.seq: event for one in found.values() for event in one.events},
        "runs": {run.number: run for run in ledger.runs()},
    }


def differing(before: dict[str, Any], after: dict[str, Any]) -> set[str]:
    return {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}


def assert_mended(path: Path, before: dict[str, dict[str, Any]]) -> None:
    """After a repair all is sound and shown, and no more than one document's worth of it is not as it was."""
    ledger = opened(path)
    damage = ledger.check()
    assert damage, "a flipped byte was not noticed"
    found, kept = ledger.repair("now")
    assert found == damage
    assert kept
    assert opened(path).check() == []
    after = contents(path)
    changed = {kind: differing(before[kind], after[kind]) for kind in before}
    articles = {before["places"][key].id for key in changed.pop("places") if key in after["places"]}
    lost = [kind for kind, keys in {**changed, "articles": articles}.items() if keys]
    assert all(len(keys) <= 1 for keys in changed.values()), changed
    assert len(articles) <= 1
    assert set(lost) in ({"claims"}, {"texts"}, {"articles"}, {"events"}, {"runs"}, {"claims", "events"}, set()), lost


def flipped(path: Path, at: int, change: int) -> None:
    whole = bytearray(path.read_bytes())
    whole[at] ^= change
    path.write_bytes(whole)


@pytest.mark.long
@pytest.mark.parametrize("kind", ["journal", "snapshot"])
@pytest.mark.parametrize("file", ["facts.json", "facts.json.journal"])
def test_a_flipped_byte_costs_one_document_at_most(
    originals: dict[str, Path], tmp_path: Path, kind: str, file: str
) -> None:
    original = originals[kind]
    before = contents(original)
    chance = random.Random(f"{kind} {file}")
    size = original.with_name(file).stat().st_size
    for number in range(FLIPS):
        path = copied(original, tmp_path / str(number))
        at, change = chance.randrange(size), chance.randrange(1, 256)
        flipped(path.with_name(file), at, change)
        try:
            assert_mended(path, before)
        except Exception as error:
            raise AssertionError(f"byte {at} of {file}, changed by {change}") from error


def test_each_byte_of_the_last_transaction_is_missed(originals: dict[str, Path], tmp_path: Path) -> None:
    """What was acknowledged is never taken for a write that was cut off."""
    original = originals["snapshot"]
    whole = journal_of(original).read_bytes()
    path = copied(original, tmp_path / "copy")
    for at in range(whole.rindex(b"\n= ") + 1, len(whole)):
        journal_of(path).write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        with pytest.raises(DamagedDatabase):
            opened(path).state()


@pytest.mark.long
def test_each_byte_of_the_first_line_is_missed(originals: dict[str, Path], tmp_path: Path) -> None:
    original = originals["snapshot"]
    before = contents(original)
    whole = journal_of(original).read_bytes()
    for at in range(whole.index(b"\n") + 1):
        path = copied(original, tmp_path / str(at))
        journal_of(path).write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        with pytest.raises(DamagedDatabase):
            opened(path).state()
        assert opened(path).check()
        opened(path).repair("now")
        assert contents(path) == before


LOSSES: dict[str, Callable[[Path], None]] = {
    "removed": lambda journal: journal.unlink(),
    "emptied": lambda journal: journal.write_bytes(b""),
    "cut within its first line": lambda journal: journal.write_bytes(journal.read_bytes()[:20]),
}


@pytest.mark.parametrize("kind", ["journal", "snapshot"])
@pytest.mark.parametrize("loss", LOSSES)
def test_a_lost_journal_is_refused_until_a_repair_goes_on_without_it(
    originals: dict[str, Path], tmp_path: Path, kind: str, loss: str
) -> None:
    path = copied(originals[kind], tmp_path / "copy")
    whole = journal_of(path).read_bytes()
    held = len(contents(path)["claims"])
    LOSSES[loss](journal_of(path))
    for act in (lambda: list(opened(path).newest({})), opened(path).compact, lambda: mark_some(path, 1)):
        with pytest.raises(DamagedDatabase, match="journal"):
            act()
    assert [damage.file for damage in opened(path).check()] == [journal_of(path)]

    opened(path).repair("now")
    assert opened(path).check() == []
    assert len(contents(path)["claims"]) == (held if kind == "snapshot" else 0)

    back = copied(originals[kind], tmp_path / "back")
    LOSSES[loss](journal_of(back))
    journal_of(back).write_bytes(whole)
    assert len(contents(back)["claims"]) == held


def test_a_journal_of_another_ledger_is_refused(originals: dict[str, Path], tmp_path: Path) -> None:
    path = copied(originals["snapshot"], tmp_path / "copy")
    other = tmp_path / "other.json"
    opened(originals["snapshot"]).backup(other)
    mark_some(other, 20)
    shutil.copy(journal_of(other), journal_of(path))
    with pytest.raises(DamagedDatabase):
        list(opened(path).newest({}))
    assert opened(path).check()


def test_a_snapshot_taken_alone_is_refused(originals: dict[str, Path], tmp_path: Path) -> None:
    for kind, path in originals.items():
        copy = tmp_path / f"{kind}.json"
        shutil.copy(path, copy)
        with pytest.raises(DamagedDatabase, match="is missing"):
            list(opened(copy).newest({}))
        assert opened(copy).check()


def test_a_ledger_without_its_first_snapshot_is_whole(originals: dict[str, Path], tmp_path: Path) -> None:
    path = copied(originals["journal"], tmp_path / "copy")
    before = contents(path)
    path.unlink()
    assert contents(path) == before
    mark_some(path, 100)
    opened(path).compact()
    assert opened(path).check() == []
    assert contents(path)["texts"] == before["texts"]


def test_a_later_layout_is_no_damage(originals: dict[str, Path], tmp_path: Path) -> None:
    from zlib import crc32

    path = copied(originals["journal"], tmp_path / "copy")
    first = b"factcli-journal 9 something else"
    journal_of(path).write_bytes(b"%s %08x\n" % (first, crc32(first)))
    for act in (opened(path).check, opened(path).state, lambda: opened(path).repair("now")):
        with pytest.raises(NewerDatabase):
            act()


def cut_from_snapshot(path: Path, numbers: dict[str, int]) -> None:
    """Take a document out of each of some tables, as a program that knows nothing of ledgers would, and leave all else."""
    from tinydb import TinyDB

    opened(path).compact()
    with TinyDB(path) as stock:
        for table, number in numbers.items():
            stock.table(table).remove(doc_ids=[number])


def test_what_refers_to_a_lost_document_is_mended(originals: dict[str, Path], tmp_path: Path) -> None:
    before = contents(originals["snapshot"])
    some = next(iter(before["places"].values()))
    article = opened(originals["snapshot"]).article(some.id)

    path = copied(originals["snapshot"], tmp_path / "article")
    cut_from_snapshot(path, {"articles": int(article.id, 16)})
    assert any(article.id in damage.what for damage in opened(path).check())
    opened(path).repair("now")
    assert opened(path).check() == []
    assert contents(path) == before

    path = copied(originals["snapshot"], tmp_path / "both")
    cut_from_snapshot(path, {"articles": int(article.id, 16), "revisions": article.entry})
    opened(path).repair("now")
    assert opened(path).check() == []
    assert contents(path)["claims"] == before["claims"]
    assert "lost" in opened(path).article(article.id).location


def test_a_lost_text_and_a_lost_claim_come_back_with_the_next_ingest(
    originals: dict[str, Path], tmp_path: Path
) -> None:
    original = originals["snapshot"]
    before = contents(original)
    claim = next(claim for claim in opened(original).newest({}) if not claim.touched)
    article = opened(original).article(claim.article.id)
    text = opened(original).text(article)
    for table, number in (("claims", int(claim.id, 16)), ("revisions", article.entry)):
        path = copied(original, tmp_path / table)
        cut_from_snapshot(path, {table: number})
        opened(path).repair("now")
        item = Item(location=article.location, text=text, url=article.url, path=article.appearances[0].path)
        ingest(opened(path), [Prepared(item, text_digest(text), None)], How(extract, lambda: TIME, "t", "again"))
        assert opened(path).check() == []
        after = contents(path)
        assert after["texts"] == before["texts"]
        assert {key: one[1] for key, one in after["claims"].items()} == {
            key: one[1] for key, one in before["claims"].items()
        }
