"""Reading and extracting, in this process or in several: from what the user names to what the tracker stores."""

import gc
import os
from collections import deque
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from factcli.extract import extract
from factcli.models.article import BadItem, Item
from factcli.models.identity import text_digest
from factcli.sources.forms import RECORDS, SUFFIXES
from factcli.sources.reading import Fetch, Given, read
from factcli.sources.targets import STDIN, Target, passed_over, targets
from factcli.tracker.intake import Prepared, found_in

if TYPE_CHECKING:
    from concurrent.futures import Future

__all__ = ["SUFFIXES", "Given", "ReadOptions", "extract", "passed_over", "prepare"]

_ITEMS_A_TASK: Final = 16
_TASKS_AHEAD: Final = 4


_Results = list[Prepared | BadItem]


class ReadOptions(Struct, frozen=True):
    """How targets are read: what the user states, the day, and the texts that need no extraction."""

    given: Given
    today: date
    known: frozenset[str]


def prepare(names: Iterable[str], how: ReadOptions, jobs: int, fetch: Fetch) -> Iterator[Prepared | BadItem]:
    """The items of the targets, read and extracted, in the order of the targets."""
    gc.enable()
    found = targets(names)
    if jobs == 1:
        for target in found:
            items = [target] if isinstance(target, BadItem) else read(target, how.given, how.today, fetch)
            yield from _prepared(items, how)
        return
    yield from _in_workers(found, how, jobs, fetch)


def _prepared(items: Iterable[Item | BadItem], how: ReadOptions) -> Iterator[Prepared | BadItem]:
    for item in items:
        if isinstance(item, BadItem):
            yield item
            continue
        digest = text_digest(item.text)
        yield Prepared(item, digest, None) if digest in how.known else found_in(item, digest, extract)


def _in_workers(
    found: Iterable[Target | BadItem], how: ReadOptions, jobs: int, fetch: Fetch
) -> Iterator[Prepared | BadItem]:
    """Hand whole files to the workers, but of a file with many articles a few articles at a time."""
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    pool = ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_begin, initargs=(how,))
    waiting: deque[Future[_Results] | _Results] = deque()
    try:
        for task in _tasks(found, how, fetch):
            if isinstance(task, BadItem):
                waiting.append([task])
            else:
                waiting.append(pool.submit(_work, task))
            while len(waiting) > jobs * _TASKS_AHEAD:
                yield from _result(waiting.popleft())
        while waiting:
            yield from _result(waiting.popleft())
    finally:
        pool.shutdown(cancel_futures=True)


def _tasks(
    found: Iterable[Target | BadItem], how: ReadOptions, fetch: Fetch
) -> Iterator[Target | list[Item | BadItem] | BadItem]:
    for target in found:
        if isinstance(target, BadItem):
            yield target
        elif (
            target.url is not None
            or target.location == STDIN
            or (target.path is not None and target.path.suffix.lower() in RECORDS)
        ):
            items = read(target, how.given, how.today, fetch)
            while some := list(islice(items, _ITEMS_A_TASK)):
                yield some
        else:
            yield target


def _result(done: "Future[_Results] | _Results") -> _Results:
    return done if isinstance(done, list) else done.result()


_how: ReadOptions


def _begin(how: ReadOptions) -> None:
    """In a worker: remember what holds for all tasks, and end when the parent does."""
    import threading
    from multiprocessing import parent_process

    global _how  # noqa: PLW0603 - a worker's one piece of state
    _how = how
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    from multiprocessing.connection import wait

    wait([sentinel])
    os._exit(1)


def _work(task: Target | list[Item | BadItem]) -> _Results:
    items = read(task, _how.given, _how.today) if isinstance(task, Target) else task
    return list(_prepared(items, _how))
