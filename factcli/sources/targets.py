"""What the user names, as a row of files to read."""

import glob
import math
import os
import stat
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from msgspec import Struct

from factcli.models.article import BadItem
from factcli.models.location import printable
from factcli.sources.forms import SUFFIXES

STDIN: Final = "-"
_MIB: Final = 1024 * 1024
LARGEST_FILE: Final = 32 * _MIB
"""The size in bytes above which a file is refused."""


class Target(Struct, frozen=True):
    """What to read: `location` as the user named it, its absolute `path` or its `url`; neither for standard input."""

    location: str
    path: Path | None
    url: str | None = None


def targets(names: Iterable[str]) -> Iterator[Target | BadItem]:
    """The files that the names stand for, each once, in the order of the names and by name within a folder."""
    seen: set[Path] = set()
    for name in names:
        for target in _expanded(name):
            if isinstance(target, Target) and target.path is not None:
                if target.path in seen:
                    continue
                seen.add(target.path)
            yield target


def passed_over(names: Iterable[str]) -> dict[str, int]:
    """How many files of the folders among the names are not read, by their endings ("" for none), the most first."""
    found: Counter[str] = Counter()
    for name in names:
        places = glob.glob(name, recursive=True) if glob.has_magic(name) and not os.path.lexists(name) else [name]
        for folder in filter(os.path.isdir, places):
            found += Counter(_suffix(file) for file in _files(folder, []) if not _is_read(file))
    return dict(found.most_common())


def _expanded(name: str) -> Iterator[Target | BadItem]:
    if name == STDIN:
        yield Target(STDIN, None)
    elif name.lower().startswith(("http://", "https://")):
        yield Target(printable(name), None, printable(name))
    elif os.path.isdir(name):
        yield from _in_folder(name)
    elif os.path.lexists(name) or not glob.has_magic(name):
        yield _file(name)
    else:
        found = sorted(glob.glob(name, recursive=True))
        if not found:
            yield BadItem(printable(name), "no file fits this pattern")
        for path in found:
            yield from _in_folder(path) if os.path.isdir(path) else [_file(path)]


def _file(name: str) -> Target:
    return Target(printable(name), Path(os.path.abspath(name)))


def _in_folder(folder: str) -> Iterator[Target | BadItem]:
    problems: list[OSError] = []
    yield from (_file(name) for name in _files(folder, problems) if _is_read(name))
    for problem in problems:
        yield BadItem(printable(str(problem.filename)), f"cannot be opened: {problem.strerror}")


def _files(folder: str, problems: list[OSError]) -> Iterator[str]:
    """The files of a folder, to its bottom, but for hidden ones; why folders in it cannot be opened goes to `problems`."""
    for root, folders, files in os.walk(folder, onerror=problems.append):
        folders[:] = sorted(one for one in folders if not one.startswith("."))
        yield from (os.path.join(root, name) for name in sorted(files) if not name.startswith("."))


def _is_read(name: str) -> bool:
    return _suffix(name) in SUFFIXES


def _suffix(name: str) -> str:
    return printable(os.path.splitext(name)[1].lower())


def listed_files(folder: str) -> Iterator[tuple[str, str]] | str:
    """The files that are read in a folder, each with what changes when it does, or who may read it: its size and times.

    What cannot be looked at is listed too, so that reading it says why. The reason where the folder itself cannot be opened.
    """
    try:
        os.scandir(folder).close()
    except OSError as error:
        return (
            "there is no such folder" if isinstance(error, FileNotFoundError) else f"cannot be opened: {error.strerror}"
        )
    return _stamped(folder)


def _stamped(folder: str) -> Iterator[tuple[str, str]]:
    for found in _in_folder(folder):
        name = found.location if isinstance(found, BadItem) else str(found.path)
        try:
            status = os.stat(name)
        except OSError:
            yield name, "unreadable"
        else:
            yield name, f"{status.st_size} {status.st_mtime_ns} {status.st_ctime_ns}"


def read_bytes(path: Path) -> bytes | str:
    """The content of a regular file of at most LARGEST_FILE bytes; otherwise the reason why it is not read."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except FileNotFoundError:
        return "the link points to nothing" if path.is_symlink() else "no such file"
    except OSError as error:
        return f"cannot be opened: {error.strerror}"
    status = os.fstat(descriptor)
    if not stat.S_ISREG(status.st_mode):
        os.close(descriptor)
        return f"{_kind(status.st_mode)}, not a file"
    with os.fdopen(descriptor, "rb") as file:
        if status.st_size > LARGEST_FILE:
            return too_large(status.st_size)
        try:
            data = file.read(LARGEST_FILE + 1)
        except OSError as error:
            return f"cannot be read: {error.strerror}"
    return too_large(len(data)) if len(data) > LARGEST_FILE else data


def too_large(size: int) -> str:
    """The reason why something of `size` bytes is not read."""
    tenths = math.ceil(size * 10 / _MIB)
    return f"{tenths / 10:.1f} MiB; files above {LARGEST_FILE // _MIB} MiB are refused"


def _kind(mode: int) -> str:
    kinds = (
        (stat.S_ISDIR, "a folder"),
        (stat.S_ISFIFO, "a FIFO"),
        (stat.S_ISSOCK, "a socket"),
        (stat.S_ISCHR, "a device"),
        (stat.S_ISBLK, "a device"),
    )
    return next((name for test, name in kinds if test(mode)), "something else")
