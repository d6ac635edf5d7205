"""Files that take the place of others: written beside them under a fresh name, synced, and renamed.

What fails is told as `failures.not_written` tells it: DiskFull where there is no room, else OutputError.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from factcli.store.journal.descriptors import write_all
from factcli.store.journal.failures import not_written
from factcli.store.journal.records import new_header


@contextmanager
def prepared(*paths: Path) -> Iterator[list[Path]]:
    """Files that are to take the place of these; none of them is left behind."""
    try:
        yield [_fresh_name(path) for path in paths]
    finally:
        clear(*paths)


def clear(*paths: Path) -> None:
    """Remove what was to take the place of these and did not."""
    for path in paths:
        with suppress(OSError):
            _fresh_name(path).unlink()


def take_place(fresh: Path, path: Path) -> None:
    """Put a file in the place of the one at `path`, durably."""
    try:
        fresh.replace(path)
        _sync_folder(path.parent)
    except OSError as error:
        raise not_written(path, error) from error


def write_journal(fresh: Path, token: str) -> None:
    """Write and sync a journal without records, with this token."""
    try:
        descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600)
        try:
            write_all(descriptor, new_header(token), 0)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except OSError as error:
        raise not_written(fresh, error) from error


def make_folder(folder: Path) -> None:
    """Make a folder that its owner alone may look into, if there is none."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise not_written(folder, error) from error


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _fresh_name(path: Path) -> Path:
    return path.with_name(path.name + ".new")
