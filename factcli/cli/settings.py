"""The user's settings: one TOML file with any of those that `declared` names."""

import os
from pathlib import Path
from typing import Any, Final

from factcli.errors import UsageError

WAIT: Final = 10.0
JOBS: Final = 8
MANY_JOBS: Final = 64
DELAY: Final = 1.0
LONGEST_DELAY: Final = 3600
"""What holds where nothing is said, and the most that may be."""


def settings_path() -> Path:
    """Where the settings are: $FACTCLI_CONFIG, else in the user's folder for settings."""
    named = os.environ.get("FACTCLI_CONFIG")
    if named:
        return Path(named)
    from platformdirs import user_config_path  # noqa: PLC0415 - only where nothing names the file

    return user_config_path("factcli") / "config.toml"


def read_settings() -> dict[str, Any]:
    """The settings; none where there is no file.

    Raises UsageError for a file that cannot be understood, a name that is none of a setting, or a value that it cannot have.
    """
    path = settings_path()
    if not path.exists():
        return {}
    settings = parsed(read_text(path), path)
    if settings:
        _check(settings, path)
    return settings


def read_text(path: Path) -> str:
    """What the file holds, its line ends as they are; raises UsageError where it cannot be read."""
    if path.is_dir():
        raise UsageError(
            f"the settings {path} are a folder, not a file",
            hint=f"name the file in it: FACTCLI_CONFIG={path / 'config.toml'}",
            subject=str(path),
        )
    try:
        return path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not in UTF-8"
        raise UsageError(
            f"cannot read the settings in {path}: {reason}", hint="mend or remove the file", subject=str(path)
        ) from error


def parsed(text: str, path: Path) -> dict[str, Any]:
    """What a file of settings says, its values not looked at; raises UsageError, naming the line, where it is no TOML."""
    import tomllib  # noqa: PLC0415 - only where there are settings

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UsageError(
            f"cannot read the settings in {path}: {error}",
            hint="mend the line, or remove the file; nothing was changed",
            subject=str(path),
        ) from error


def _check(settings: dict[str, Any], path: Path) -> None:
    from factcli.cli.declared import setting  # noqa: PLC0415 - only where there are settings

    for name, value in settings.items():
        known = setting(name)
        if known is None:
            raise unknown(name, f"the settings in {path} say {name} = {value!r}, and there is no such setting")
        wrong = known.wrong(value)
        if wrong is not None:
            raise UsageError(
                f"the settings in {path} say {name} = {value!r}, but {wrong}",
                hint=f"`factcli config set {name} VALUE` puts it right, `factcli config unset {name}` takes it out",
                subject=name,
            )


def unknown(name: str, message: str) -> UsageError:
    """The error of a name that is none of a setting, with the nearest that is one."""
    from factcli.cli.declared import SETTINGS, nearest  # noqa: PLC0415 - only for this message

    near = nearest(name)
    hint = f"did you mean {near}? " if near else ""
    return UsageError(message, hint=f"{hint}the settings are {', '.join(one.name for one in SETTINGS)}", subject=name)
