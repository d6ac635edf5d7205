"""What the system says of a ledger's files, as errors of ours."""

import errno
from pathlib import Path
from typing import Final

from factcli.errors import DatabaseError, DiskFull, OutputError

_NO_ROOM: Final = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def unreadable(path: Path, error: OSError) -> DatabaseError:
    """The error for a file that is there and cannot be read, or a path that cannot be one."""
    return DatabaseError(
        f"cannot read the ledger: {path}: {error.strerror}",
        hint="check the path and its permissions, or name another ledger with --db; nothing was changed",
        subject=str(path),
    )


def not_written(path: Path, error: OSError) -> OutputError:
    """The error for a file that cannot be written: DiskFull where there is no room for it."""
    if error.errno in _NO_ROOM:
        return DiskFull(
            f"no room to write {path}: {error.strerror}",
            hint="free some space and run the command again; the ledger is as it was before",
            subject=str(path),
        )
    return OutputError(
        f"cannot write {path}: {error.strerror}",
        hint="check the path and the folder's permissions, or name another ledger with --db; the ledger is as it was before",
        subject=str(path),
    )
