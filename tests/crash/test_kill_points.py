"""Killed before each single call that changes the disk: what was acknowledged is there, and the ledger goes on."""

import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from factcli.store.journal import JournalDB
from factcli.store.journal.examining import Examination, examine
from factcli.store.journal.repair import repair

CALLS = ("open", "pwrite", "fsync", "fdatasync", "ftruncate", "replace", "write", "unlink")
KILLED = -signal.SIGKILL


def opened(path: Path) -> JournalDB:
    return JournalDB(path, columns={"people": ("age", "name")})


def names(path: Path) -> list[str]:
    return [person["name"] for person in opened(path).table("people")]


def add(path: Path, name: str) -> None:
    opened(path).table("people").insert({"name": name, "age": 1})


def sound(path: Path) -> Examination:
    storage = opened(path).storage
    return examine(storage.path, storage.journal, 1, lambda *_: None)


def killed_at(number: int, act: Callable[[], Any]) -> bool:
    """Do `act` in a process of its own that ends before its call of that number; returns whether it got so far."""
    child = os.fork()
    if child == 0:
        left = iter(range(number, -1, -1))

        def counted(call: Callable[..., Any]) -> Callable[..., Any]:
            def wrapped(*arguments: Any, **options: Any) -> Any:
                if next(left) == 0:
                    os.kill(os.getpid(), signal.SIGKILL)
                return call(*arguments, **options)

            return wrapped

        for name in CALLS:
            if hasattr(os, name):
                setattr(os, name, counted(getattr(os, name)))
        from factcli.store.journal import storage

        storage._sync = counted(storage._sync)
        try:
            act()
        except BaseException:  # noqa: BLE001 - a forked test must never go on as one
            os._exit(1)
        os._exit(0)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert status in (0, KILLED)
    return status == KILLED


def every_kill(folder: Path, prepare: Callable[[Path], Any], act: Callable[[Path], Any]) -> Iterator[Path]:
    """A ledger for each call that `act` makes, killed there; the last one was not killed."""
    number = 0
    going = True
    while going:
        path = folder / str(number) / "facts.json"
        path.parent.mkdir()
        prepare(path)
        going = killed_at(number, lambda path=path: act(path))  # type: ignore[misc]
        yield path
        number += 1
    assert number > 3, "no call was counted"


def filled(path: Path) -> None:
    for name in ("Ada", "Ben", "Cleo"):
        add(path, name)


def compact(path: Path) -> None:
    opened(path).storage.compact(above=-1)


def compacted(path: Path) -> None:
    filled(path)
    compact(path)


def backed_up(path: Path) -> None:
    source = path.parent / "source.json"
    filled(source)
    opened(source).storage.copy_to(path)


def nothing(_: Path) -> None:
    pass


@pytest.mark.parametrize("prepare", [nothing, filled, compacted, backed_up])
def test_a_write_is_there_or_not_and_the_next_one_goes_on(tmp_path: Path, prepare: Callable[[Path], Any]) -> None:
    held = [] if prepare is nothing else ["Ada", "Ben", "Cleo"]
    for path in every_kill(tmp_path, prepare, lambda path: add(path, "New")):
        there = names(path)
        assert there in (held, [*held, "New"])
        assert sound(path).damage == []
        add(path, "Next")
        assert names(path) == [*there, "Next"]
        assert sound(path).damage == []
    assert there == [*held, "New"]


def test_a_compaction_changes_nothing(tmp_path: Path) -> None:
    for path in every_kill(tmp_path, filled, compact):
        assert sound(path).damage == []
        assert names(path) == ["Ada", "Ben", "Cleo"]
        add(path, "Next")
        compact(path)
        assert sound(path).damage == []
        assert names(path) == ["Ada", "Ben", "Cleo", "Next"]


def test_a_process_that_read_before_a_killed_compaction_writes_on(tmp_path: Path) -> None:
    held: dict[Path, JournalDB] = {}

    def prepare(path: Path) -> None:
        filled(path)
        held[path] = opened(path)
        assert len(held[path].table("people")) == 3

    for path in every_kill(tmp_path, prepare, compact):
        held[path].table("people").insert({"name": "Next", "age": 1})
        assert sound(path).damage == []
        assert names(path) == ["Ada", "Ben", "Cleo", "Next"]


def test_a_repair_can_be_made_again(tmp_path: Path) -> None:
    def damaged(path: Path) -> None:
        filled(path)
        journal = path.with_name("facts.json.journal")
        journal.write_bytes(journal.read_bytes().replace(b"Ben", b"Bem"))

    def mend(path: Path) -> None:
        repair(opened(path).storage, "now", lambda: sound(path))

    for path in every_kill(tmp_path, damaged, mend):
        if sound(path).damage:
            mend(path)
        assert sound(path).damage == []
        assert names(path) == ["Ada", "Cleo"]
        add(path, "Next")
        assert names(path) == ["Ada", "Cleo", "Next"]
