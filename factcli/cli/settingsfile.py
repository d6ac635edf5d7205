"""The file of the settings changed in one place: every other line stays as it is, comments too.

A change is tried, and what comes of it parsed: it is only written if it says just what is meant.
"""

import os
import tomllib
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any, Final

from factcli.cli.settings import parsed, read_text
from factcli.errors import OutputError, UsageError

_MOST_LINES: Final = 200


def put(path: Path, name: str, value: Any) -> None:
    """Give a setting a value. Raises UsageError where the file cannot be understood, OutputError where it cannot be written."""
    text = read_text(path) if path.exists() else ""
    _write(path, with_value(text, name, value, path))


def take_out(path: Path, name: str) -> bool:
    """Take a setting out; returns whether it was there. Raises as `put` does."""
    text = read_text(path) if path.exists() else ""
    if name not in parsed(text, path):
        return False
    _write(path, without(text, name, path))
    return True


def with_value(text: str, name: str, value: Any, path: Path) -> str:
    """The text with a setting's value; raises UsageError where it cannot be understood."""
    now = parsed(text, path)
    wanted = {**now, name: value}
    lines = text.splitlines(keepends=True)
    end = "\r\n" if lines and lines[0].endswith("\r\n") else "\n"
    assignment = f"{name} = {_toml(value)}"
    if name in now:
        for first, last in _places(lines, name, now[name]):
            comment = _comment(lines[first], name, now[name]) if last == first + 1 else ""
            kept = end if lines[last - 1].endswith("\n") else ""
            tried = "".join([*lines[:first], f"{assignment}{comment}{kept}", *lines[last:]])
            if _says(tried, wanted):
                return tried
    else:
        joint = "" if not text or text.endswith("\n") else end
        # At the end it would belong to a table, if there is one.
        for tried in (f"{text}{joint}{assignment}{end}", f"{assignment}{end}{text}"):
            if _says(tried, wanted):
                return tried
    raise _not_by_machine(path, name)


def without(text: str, name: str, path: Path) -> str:
    """The text without a setting that it has."""
    now = parsed(text, path)
    wanted = {key: value for key, value in now.items() if key != name}
    lines = text.splitlines(keepends=True)
    for first, last in _places(lines, name, now[name]):
        tried = "".join([*lines[:first], *lines[last:]])
        if _says(tried, wanted):
            return tried
    raise _not_by_machine(path, name)


def _places(lines: list[str], name: str, value: Any) -> list[tuple[int, int]]:
    """The lines, first and behind the last, that give the setting this value if they stand alone."""
    return [
        (first, last)
        for first in range(len(lines))
        if name in lines[first]
        for last in range(first + 1, min(len(lines), first + _MOST_LINES) + 1)
        if _says("".join(lines[first:last]), {name: value})
    ]


def _comment(line: str, name: str, value: Any) -> str:
    """What stands behind the value in its line, with the blanks before it."""
    body = line.rstrip("\r\n")
    for at, character in enumerate(body):
        if character == "#" and _says(body[:at], {name: value}):
            return body[len(body[:at].rstrip()) :]
    return ""


def _says(text: str, wanted: dict[str, Any]) -> bool:
    try:
        return tomllib.loads(text) == wanted
    except tomllib.TOMLDecodeError:
        return False


def _toml(value: Any) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(_toml, value))}]"
    if not isinstance(value, str):
        return repr(value)
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(one if one.isprintable() else f"\\U{ord(one):08X}" for one in escaped) + '"'


def _not_by_machine(path: Path, name: str) -> UsageError:
    return UsageError(
        f"the place of {name} in {path} cannot be told",
        hint="change it in an editor; nothing was changed",
        subject=name,
    )


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
