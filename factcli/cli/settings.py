"""The user's settings: each one's name, what its value may be and what it means; and the TOML file that holds them."""

import os
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from msgspec import Struct

from factcli.errors import UsageError

WAIT: Final = 10.0
JOBS: Final = 8
MANY_JOBS: Final = 64
DELAY: Final = 1.0
LONGEST_DELAY: Final = 3600
"""What holds where nothing is said, and the most that may be."""


class Holds(StrEnum):
    """What a setting's value is."""

    TEXT = "text"
    SECONDS = "seconds"
    NUMBER = "number"
    LIST = "list"


class Setting(Struct, frozen=True):
    """One setting. `least` and `most` are the smallest and largest number it may be, `default` what holds without it.

    `before` names the variable of the environment that counts more than the file, `behind` one that counts less.
    """

    name: str
    holds: Holds
    meaning: str
    example: str
    default: Any = None
    least: int = 0
    most: int = 1_000_000
    before: str | None = None
    behind: str | None = None
    may_be_empty: bool = False

    def wrong(self, value: Any) -> str | None:
        """What is wrong with a value, None for one that is well."""
        if self.holds is Holds.LIST:
            ok = isinstance(value, list) and all(isinstance(one, str) and one.strip() for one in value)
            return None if ok else f"it is a list, such as {self.example}"
        if self.holds is Holds.TEXT:
            if not isinstance(value, str) or "\n" in value:
                return f"it is a text, such as {self.example}"
            return None if value.strip() or self.may_be_empty else "it is empty"
        number = int if self.holds is Holds.NUMBER else (int, float)
        if not isinstance(value, number) or isinstance(value, bool) or not self.least <= value <= self.most:
            kind = "a whole number" if self.holds is Holds.NUMBER else "a number"
            return f"it is {kind} from {self.least} to {self.most}, such as {self.example}"
        return None

    def read(self, words: Sequence[str]) -> Any:
        """The value that words of a command line mean; raises ValueError, saying what is wrong."""
        if self.holds is Holds.LIST:
            value: Any = [one.strip() for word in words for one in word.split(",") if one.strip()]
        elif self.holds is Holds.TEXT:
            value = " ".join(words)
        else:
            try:
                value = float(words[0]) if len(words) == 1 else None
            except ValueError:
                value = None
            if value is not None and value.is_integer():
                value = int(value)
        wrong = self.wrong(value)
        if wrong is not None:
            raise ValueError(wrong)
        return value


SETTINGS: Final = (
    Setting("author", Holds.TEXT, "who records verdicts, notes and corrections, where no --by says", '"Lena Novak"'),
    Setting("db", Holds.TEXT, "the ledger's file", '"~/news/facts.json"', before="FACTCLI_DB"),
    Setting("wait", Holds.SECONDS, "how many seconds to wait for another writer", "10", default=WAIT),
    Setting("contact", Holds.TEXT, "a mail address or page that servers are told, so that they can reach you",
            '"desk@example.org"'),
    Setting("jobs", Holds.NUMBER, "how many servers a sync asks at once", "8", default=JOBS, least=1,
            most=MANY_JOBS),
    Setting("delay", Holds.SECONDS, "how many seconds a sync leaves a server alone between two requests", "1.0",
            default=DELAY, most=LONGEST_DELAY),
    Setting("allow", Holds.LIST, "servers that may have a private address, as HOST:PORT", '["localhost:8080"]', default=()),
    Setting("pager", Holds.TEXT, 'what shows texts that do not fit on the screen; "" for nothing', '"less"',
            default="", behind="PAGER", may_be_empty=True),
)  # fmt: skip


def setting(name: str) -> Setting | None:
    """The setting of that name; None if there is none."""
    return next((one for one in SETTINGS if one.name == name), None)


def nearest(name: str) -> str | None:
    """The setting whose name is most like this one; None where none is."""
    import difflib

    found = difflib.get_close_matches(name.lower(), [one.name for one in SETTINGS], n=1, cutoff=0.5)
    return found[0] if found else None


def settings_path() -> Path:
    """Where the settings are: $FACTCLI_CONFIG, else in the user's folder for settings."""
    named = os.environ.get("FACTCLI_CONFIG")
    if named:
        return Path(named)
    from platformdirs import user_config_path

    return user_config_path("factcli") / "config.toml"


def read_settings() -> dict[str, Any]:
    """The settings; none where there is no file.

    Raises UsageError for a file that cannot be understood, a name that is none of a setting, or a value that it cannot have.
    """
    path = settings_path()
    text = read_text(path)
    if not text:
        return {}
    settings = parsed(text, path)
    if settings:
        _check(settings, path)
    return settings


def read_text(path: Path) -> str:
    """What the file holds, its line ends as they are; nothing where there is none. Raises UsageError where it cannot be read."""
    try:
        return path.read_bytes().decode("utf-8")
    except (FileNotFoundError, NotADirectoryError):
        return ""
    except IsADirectoryError:
        raise UsageError(
            f"the settings {path} are a folder, not a file",
            hint=f"name the file in it: FACTCLI_CONFIG={path / 'config.toml'}",
            subject=str(path),
        ) from None
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not in UTF-8"
        raise UsageError(
            f"cannot read the settings in {path}: {reason}", hint="mend or remove the file", subject=str(path)
        ) from error


def parsed(text: str, path: Path) -> dict[str, Any]:
    """What a file of settings says, its values not looked at; raises UsageError, naming the line, where it is no TOML."""
    import tomllib

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UsageError(
            f"cannot read the settings in {path}: {error}",
            hint="mend the line, or remove the file; nothing was changed",
            subject=str(path),
        ) from error


def _check(settings: dict[str, Any], path: Path) -> None:
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
    near = nearest(name)
    hint = f"did you mean {near}? " if near else ""
    return UsageError(message, hint=f"{hint}the settings are {', '.join(one.name for one in SETTINGS)}", subject=name)
