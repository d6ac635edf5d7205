"""The file of the settings changed in one place: every other line stays as it is, comments too."""

import os
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

import tomlkit

from factcli.cli.settings import parsed, read_text
from factcli.errors import OutputError


def put(path: Path, name: str, value: Any) -> None:
    """Give a setting a value. Raises UsageError where the file cannot be understood, OutputError where it cannot be written."""
    text = read_text(path)
    _write(path, with_value(text, name, value, path))


def take_out(path: Path, name: str) -> bool:
    """Take a setting out; returns whether it was there. Raises as `put` does."""
    text = read_text(path)
    if name not in parsed(text, path):
        return False
    _write(path, without(text, name, path))
    return True


def with_value(text: str, name: str, value: Any, path: Path) -> str:
    """The text with a setting's value; raises UsageError where it cannot be understood."""
    document = _document(text, path)
    document[name] = value
    return tomlkit.dumps(document)


def without(text: str, name: str, path: Path) -> str:
    """The text without a setting that it has; raises UsageError where it cannot be understood."""
    document = _document(text, path)
    del document[name]
    return tomlkit.dumps(document)


def _document(text: str, path: Path) -> tomlkit.TOMLDocument:
    parsed(text, path)  # which says what is wrong as every reader of the settings does
    return tomlkit.parse(text)


def _write(path: Path, text: str) -> None:
    """Put the text in the file's place, whole or not at all; a link stays one."""
    target = path.resolve()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        mode = target.stat().st_mode & 0o777 if target.exists() else 0o600
        with NamedTemporaryFile("wb", dir=target.parent, prefix=f".{target.name}-", delete=False) as file:
            made = Path(file.name)
            try:
                file.write(text.encode())
                file.flush()
                os.fsync(file.fileno())
                made.chmod(mode)
                made.replace(target)
            except OSError:
                made.unlink(missing_ok=True)
                raise
    except OSError as error:
        raise OutputError(
            f"the settings in {path} cannot be written: {error.strerror}",
            hint="they are as they were; look at the folder's rights and room",
            subject=str(path),
        ) from error
