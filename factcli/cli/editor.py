"""A text in the user's own editor."""

import os
import shlex
import shutil
import subprocess
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Final

from factcli.errors import UsageError

_USUAL: Final = ("editor", "nano", "vi")


def edit(content: str, prefix: str) -> Path:
    """Open a new file with the content in $VISUAL, $EDITOR or a usual editor, and return its path when that has ended.

    Raises UsageError, naming the file, where the editor cannot be run or fails.
    """
    command = os.environ.get("VISUAL") or os.environ.get("EDITOR") or usual_editor()
    with NamedTemporaryFile("w", encoding="utf-8", prefix=prefix, suffix=".toml", delete=False) as file:
        file.write(content)
    path = Path(file.name)
    try:
        done = subprocess.run([*shlex.split(command), str(path)], check=False)  # noqa: S603 - the user's own choice
    except (OSError, ValueError) as error:
        path.unlink(missing_ok=True)
        reason = getattr(error, "strerror", None) or str(error)
        raise UsageError(
            f"the editor {command!r} cannot be run: {reason}",
            hint="name one in $VISUAL or $EDITOR; nothing was recorded",
            subject=command,
        ) from error
    if done.returncode:
        raise UsageError(
            f"the editor {command!r} ended with status {done.returncode}",
            hint=f"nothing was recorded; what you wrote is in {path}",
            subject=command,
        )
    return path


def usual_editor() -> str:
    """The editor where the user names none; "" where there is none."""
    return next(filter(shutil.which, _USUAL), "")
