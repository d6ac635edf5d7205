"""The factcli that is running, as others call it, and paths as a person would type them where he is."""

import os
import shlex
import shutil
import sys
from pathlib import Path


def program() -> tuple[str, ...]:
    """The words that start it, by absolute paths: its script where that stands beside this interpreter, else the module."""
    interpreter = Path(sys.executable).absolute()
    script = interpreter.with_name("factcli")
    return (str(script),) if os.access(script, os.X_OK) else (str(interpreter), "-m", "factcli")


def typed_program() -> str:
    """The same as a person types it here: `factcli` where his shell finds this very one by that name."""
    path, *more = program()
    found = shutil.which("factcli")
    if not more and found is not None and Path(found).samefile(path):
        return "factcli"
    return " ".join((typed_path(Path(path)), *more))


def typed_path(path: Path) -> str:
    """A path as one word for a shell: from this folder on where it is below it, else as from anywhere."""
    shown = from_here(path)
    return typed_from_anywhere(shown) if shown.is_absolute() else shlex.quote(str(shown))


def typed_from_anywhere(path: Path) -> str:
    """A path as one word for a shell, wherever that stands: from the user's home on where it is below that."""
    whole = path.absolute()
    if whole.is_relative_to(Path.home()):
        return f"~/{shlex.quote(str(whole.relative_to(Path.home())))}"
    return shlex.quote(str(whole))


def from_here(path: Path) -> Path:
    """A path from this folder on where it is below it, else the whole of it."""
    whole, here = path.absolute(), Path.cwd()
    return whole.relative_to(here) if whole.is_relative_to(here) else whole
