"""The user's settings: one TOML file with any of those named here."""

import os
from pathlib import Path
from typing import Any

from factcli.errors import UsageError

_TYPES: dict[str, tuple[type, ...]] = {
    "author": (str,),
    "db": (str,),
    "wait": (int, float),
    "contact": (str,),
    "jobs": (int,),
    "delay": (int, float),
    "allow": (list,),
}


def settings_path() -> Path:
    """Where the settings are: $FACTCLI_CONFIG, else in the user's folder for settings."""
    named = os.environ.get("FACTCLI_CONFIG")
    if named:
        return Path(named)
    from platformdirs import user_config_path  # noqa: PLC0415 - only where nothing names the file

    return user_config_path("factcli") / "config.toml"


def read_settings() -> dict[str, Any]:
    """The settings; none where there is no file. Raises UsageError for a file that cannot be understood."""
    path = settings_path()
    if not path.exists():
        return {}
    import tomllib  # noqa: PLC0415 - only where there are settings

    try:
        settings = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(
            f"cannot read the settings in {path}: {error}", hint="mend or remove the file", subject=str(path)
        ) from error
    for name, value in settings.items():
        if name not in _TYPES or not isinstance(value, _TYPES[name]) or isinstance(value, bool):
            raise UsageError(
                f"the settings in {path} say {name} = {value!r}, which means nothing",
                hint='they may say author = "NAME", db = "PATH", wait = SECONDS, contact = "MAIL", jobs = NUMBER, '
                'delay = SECONDS, allow = ["HOST:PORT"]',
                subject=str(path),
            )
    return settings
