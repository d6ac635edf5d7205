"""The writers' lock: advisory, on a file of its own that is never deleted. Readers do not take it."""

import errno
import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from factcli.errors import DatabaseError, DatabaseLocked
from factcli.store.journal.failures import not_written

_FIRST_PAUSE = 0.001
_LONGEST_PAUSE = 0.05


@contextmanager
def exclusive(path: Path, wait: float) -> Iterator[None]:
    """Hold the lock file at `path`, waiting up to `wait` seconds for it.

    Raises DatabaseLocked when another process still holds it then, OutputError when the file cannot
    be opened for writing, DatabaseError when it cannot be locked.
    """
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise not_written(path, error) from error
    try:
        _acquire(descriptor, path, wait)
        yield
    finally:
        # Closing the descriptor releases the lock.
        with suppress(OSError):
            os.close(descriptor)


def _acquire(descriptor: int, path: Path, wait: float) -> None:
    deadline = time.monotonic() + wait
    pause = _FIRST_PAUSE
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno not in (errno.EACCES, errno.EAGAIN):
                raise DatabaseError(
                    f"this file system cannot lock {path}: {error.strerror}",
                    hint="keep the ledger on a local disk; nothing was changed",
                    subject=str(path),
                ) from error
        else:
            return
        if time.monotonic() >= deadline:
            raise DatabaseLocked(
                f"another factcli is writing to this ledger, and was not done after {wait:g} s",
                hint="try again in a moment, or wait longer with --wait SECONDS; nothing was changed",
                subject=str(path.with_suffix("")),
            )
        time.sleep(pause)
        pause = min(pause * 2, _LONGEST_PAUSE)
