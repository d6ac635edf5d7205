"""What the system says of a ledger's files, as errors of ours."""

import errno
from pathlib import Path
from typing import Final

from factcli.errors import DatabaseError, DiskFull, OutputError

FROM_BEFORE: Final = (
    "a ledger from before the first release is carried over by its own `factcli export` and `import` here"
)
"""Those had higher numbers for their formats."""

AS_BEFORE: Final = "the ledger is as it was before"
STORED_SO_FAR: Final = "what this command had stored before that stays, and nothing else has changed"

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
            hint=f"free some space and run the command again; {AS_BEFORE}",
            subject=str(path),
        )
    return OutputError(
        f"cannot write {path}: {error.strerror}",
        hint=f"check the path and the folder's permissions, or name another ledger with --db; {AS_BEFORE}",
        subject=str(path),
    )
