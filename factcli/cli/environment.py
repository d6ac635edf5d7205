"""What factcli meets on this machine: settings, shell, editor, pager, terminal, versions; for `doctor`, without the network."""

import os
import platform
import shlex
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from factcli import __version__
from factcli.cli.editor import usual_editor
from factcli.cli.output import pager
from factcli.cli.settings import nearest, parsed, read_text, setting, settings_path
from factcli.cli.wiring.ledgers import FORMAT
from factcli.errors import FactcliError
from factcli.models.reports import Check, State

_LIBRARIES: Final = ("tinydb", "typer", "rich", "msgspec", "trafilatura", "feedparser", "urllib3")
_COMPLETIONS: Final = {
    "bash": ".bash_completions/factcli.sh",
    "zsh": ".zfunc/_factcli",
    "fish": ".config/fish/completions/factcli.fish",
}
"""Where each shell's completion is installed, below the user's home."""
_LEAST_COLUMNS: Final = 60
_LEAST_LINES: Final = 20


def settings_check() -> Check:
    """Whether the file of the settings can be read, and each value in it is one that the setting can have."""
    path = settings_path()
    try:
        found = parsed(read_text(path), path)
    except FactcliError as error:
        return Check("settings", State.BAD, error.message, error.hint)
    if not path.exists():
        return Check("settings", State.OK, f"none at {path}, which is well")
    wrong = []
    for name, value in found.items():
        known = setting(name)
        if known is None:
            near = nearest(name)
            wrong.append(f"there is no setting {name}{f' (did you mean {near}?)' if near else ''}")
        elif said := known.wrong(value):
            wrong.append(f"{name} = {value!r}, but {said}")
    if wrong:
        advice = "`factcli config set NAME VALUE` puts one right, `factcli config unset NAME` takes it out"
        return Check("settings", State.BAD, f"{path}: {'; '.join(wrong)}", advice)
    return Check("settings", State.OK, f"{path}: {', '.join(found) or 'nothing is set'}")


def surroundings() -> Iterator[Check]:
    """Completion, editor, pager, terminal and versions."""
    yield _completion()
    yield _editor()
    yield _pager()
    yield _terminal()
    yield Check("versions", State.OK, _versions())


def _completion() -> Check:
    """Whether the user's shell completes the commands."""
    shell = Path(os.environ.get("SHELL", "")).name
    if shell not in _COMPLETIONS:
        known = f"{shell} is none that" if shell else "$SHELL names none, so none"
        return Check("completion", State.OK, f"{known} it can be installed for: that is {', '.join(_COMPLETIONS)}")
    path = Path.home() / _COMPLETIONS[shell]
    if _is_file(path):
        return Check("completion", State.OK, f"{shell} completes commands, statuses and ids: {path}")
    return Check(
        "completion",
        State.ADVICE,
        f"{shell} does not complete factcli's commands yet",
        f"factcli --install-completion {shell}",
    )


def _is_file(path: Path) -> bool:
    """Whether it is a file; what no file can be called is none."""
    try:
        return path.is_file()
    except OSError:
        return False


def _editor() -> Check:
    named = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    command = named or usual_editor()
    if not command:
        return Check("editor", State.ADVICE, "there is none, for `fix --edit`", "name one in $EDITOR")
    return _program("editor", command, "" if named else " ($EDITOR names another)")


def _pager() -> Check:
    command = pager()
    if not command:
        return Check(
            "pager", State.OK, "none is named: long lists run through ($PAGER or `factcli config set pager less`)"
        )
    return _program("pager", command, "")


def _program(check: str, command: str, more: str) -> Check:
    try:
        found = shutil.which(next(iter(shlex.split(command)), ""))
    except ValueError:
        found = None
    if found is None:
        return Check(check, State.ADVICE, f"{command!r} cannot be found", f"install it, or name another {check}")
    return Check(check, State.OK, f"{command}{more}")


def _terminal() -> Check:
    """What can be drawn; nothing is wrong with a pipe."""
    encoding = (sys.stdout.encoding or "").lower().replace("-", "")
    if encoding != "utf8":
        return Check(
            "terminal", State.ADVICE, f"text goes out as {sys.stdout.encoding}", "use a locale with UTF-8: LANG=C.UTF-8"
        )
    term = os.environ.get("TERM", "")
    if not sys.stdout.isatty():
        return Check("terminal", State.OK, "none: output goes to a pipe or a file, in UTF-8")
    columns, lines = shutil.get_terminal_size()
    said = f"{term or 'of no kind'}, {columns} by {lines}, UTF-8{', without colours' if os.environ.get('NO_COLOR') else ''}"
    if term in ("", "dumb"):
        return Check("terminal", State.OK, f"{said}: `review` asks line by line, tables have no colours")
    if columns < _LEAST_COLUMNS or lines < _LEAST_LINES:
        wanted = f"{_LEAST_COLUMNS} by {_LEAST_LINES} and more"
        return Check("terminal", State.ADVICE, said, f"tables and `review` read well on {wanted}")
    return Check("terminal", State.OK, said)


def _versions() -> str:
    from importlib.metadata import PackageNotFoundError, version

    found = [f"factcli {__version__} (ledgers of format {FORMAT})", f"Python {platform.python_version()}"]
    for name in _LIBRARIES:
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            found.append(f"{name} of no known version")
    return ", ".join(found)
