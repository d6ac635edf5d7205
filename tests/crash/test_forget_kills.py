"""A `forget` that is killed before any single call that changes the disk: the article is whole, or nothing is left of it."""

from pathlib import Path

from test_kill_points import every_kill

from factcli.extract import extract
from factcli.models.article import Article, Item
from factcli.models.identity import text_digest
from factcli.models.vocabulary import Status
from factcli.store.ledger import LedgerFile
from factcli.tracker.exchanging.forgetting import forget
from factcli.tracker.ingesting import ingest
from factcli.tracker.intake import How, Prepared
from factcli.tracker.reviewing.judging import Judgement, mark

TIME = "2026-03-14T09:00:00Z"
SECRET = "quartzite"


def opened(path: Path) -> LedgerFile:
    return LedgerFile(path, wait=0)


def fill(path: Path) -> None:
    """A secret article in the snapshot, with a verdict on it in the journal, and another one."""
    ledger = opened(path)
    for name in (SECRET, "granite"):
        text = f"Anna Brandt said the {name} fire had killed 12. Omar Reyes denied that the {name} hall was shut."
        item = Item(location=f"{name}.txt", text=text)
        prepared = Prepared(item, text_digest(text), None)
        ingest(ledger, [prepared], How(extract, lambda: TIME, "tester", "one"))
    ledger.compact()
    mark(ledger, [secret(path).claim_ids[0]], Judgement(Status.DISPUTED, "tester", note=SECRET), lambda: TIME)


def secret(path: Path) -> Article:
    return next(one for one in opened(path).articles() if SECRET in one.location)


def holding(path: Path) -> list[str]:
    return sorted(one.name for one in path.parent.iterdir() if SECRET.encode() in one.read_bytes())


def test_a_killed_forget_has_not_begun_or_is_finished_by_the_next_write(tmp_path: Path) -> None:
    unfinished = 0
    for path in every_kill(tmp_path, fill, lambda path: forget(opened(path), secret(path).id, "tester", lambda: TIME)):
        ledger = opened(path)
        assert ledger.check() == []
        there = [one for one in ledger.articles() if SECRET in one.location]
        if there:
            assert ledger.text(there[0])
            forget(ledger, there[0].id, "tester", lambda: TIME)
        else:
            unfinished += ledger.unfinished()
            assert ledger.unfinished() == (path.name + ".journal" in holding(path))
            mark(ledger, [next(ledger.newest({})).id], Judgement(Status.CONFIRMED, "tester"), lambda: TIME)
        assert holding(path) == []
        assert not opened(path).unfinished()
        assert not [one for one in path.parent.iterdir() if one.name.endswith(".new")]
        assert opened(path).check() == []
    assert unfinished, "it was never killed between the two files"
