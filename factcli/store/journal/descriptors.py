"""What opening and writing files takes, below Python's own files."""

import os
from pathlib import Path

from factcli.store.journal.failures import unreadable


def open_regular(path: str, flags: int) -> int:
    """Open without waiting for the other end, should the path be a FIFO."""
    return os.open(path, flags | os.O_NONBLOCK | os.O_CLOEXEC)


def is_there(path: Path) -> bool:
    """Whether there is something at the path; raises DatabaseError where that cannot be told."""
    try:
        path.stat()
    except FileNotFoundError:
        return False
    except OSError as error:
        raise unreadable(path, error) from error
    return True


def write_all(descriptor: int, data: bytes, offset: int) -> None:
    """Write all of `data` from `offset` on."""
    rest = memoryview(data)
    while rest:
        written = os.pwrite(descriptor, rest, offset)
        rest = rest[written:]
        offset += written
