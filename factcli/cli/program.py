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
    """A path as one word for a shell: from here on, else from the user's home on, where it is below one of them."""
    shown = from_here(path)
    if shown.is_absolute() and shown.is_relative_to(Path.home()):
        return f"~/{shlex.quote(str(shown.relative_to(Path.home())))}"
    return shlex.quote(str(shown))


def from_here(path: Path) -> Path:
    """A path below this folder from it on, any other as it is, but absolute."""
    whole, here = path.absolute(), Path.cwd()
    return whole.relative_to(here) if whole.is_relative_to(here) else whole
