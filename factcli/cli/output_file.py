"""Output that may go to a file: written beside it piece by piece, and put in its place when all is there."""

import errno
import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Annotated, Final

import typer

from factcli.cli.output import write
from factcli.errors import OutputError, UsageError

STDOUT: Final = "-"
Force = Annotated[bool, typer.Option("--force", help="Write over a file that is there.")]
_PERMISSIONS: Final = 0o777
_NO_LINKS: Final = (errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS)
"""What file systems without hard links answer."""


def write_to(output: str | None, pieces: Iterable[bytes], ledger: Path, *, force: bool) -> None:
    """Write to a file, or, without one, to stdout. What fails leaves nothing of it.

    With `force` also over a file that is there, whose permissions it keeps. Raises UsageError where the file is there
    already, or is the ledger's; OutputError.
    """
    if output is None or output == STDOUT:
        for piece in pieces:
            write(piece)
        return
    path = Path(output).expanduser()
    target = Path(os.path.realpath(path))
    draft = target.parent / f".{target.name[:200]}.{os.getpid()}.part"
    try:
        _check(path, target, ledger, force=force)
        if target.exists() and not target.is_file():
            _fill(target, pieces)
        else:
            _fill(draft, pieces)
            _put_in_place(draft, target, force=force)
    except FileExistsError:
        raise _exists(path) from None
    except OSError as error:
        raise _unwritten(path, error) from error
    finally:
        with suppress(OSError):
            draft.unlink()


def _put_in_place(draft: Path, target: Path, *, force: bool) -> None:
    """Give the draft its name; raises FileExistsError where somebody has made the file meanwhile."""
    if not force:
        try:
            os.link(draft, target)
        except OSError as error:
            if error.errno not in _NO_LINKS:
                raise
        else:
            return
    if target.exists():
        draft.chmod(target.stat().st_mode & _PERMISSIONS)
    draft.replace(target)


def _check(path: Path, target: Path, ledger: Path, *, force: bool) -> None:
    own = os.path.realpath(ledger)
    if str(target) == own or str(target).startswith((f"{own}.journal", f"{own}.lock", f"{own}.index")):
        raise UsageError(
            f"--output {path} is the ledger", hint="name another file; nothing was written", subject=str(path)
        )
    if target.is_file() and not force:
        raise _exists(path)


def _fill(target: Path, pieces: Iterable[bytes]) -> None:
    with target.open("wb") as file:
        for piece in pieces:
            file.write(piece)
        file.flush()
        if target.is_file():
            os.fsync(file.fileno())


def _exists(path: Path) -> UsageError:
    return UsageError(
        f"{path} exists already", hint="name another file, or say --force; nothing was written", subject=str(path)
    )


def _unwritten(path: Path, error: OSError) -> OutputError:
    return OutputError(
        f"cannot write {path}: {error.strerror}",
        hint="check the path, its permissions and the room there, or name another file",
        subject=str(path),
    )
