"""`factcli config`: the settings, where each value comes from, and changing them."""

import os
from collections.abc import Iterator
from typing import Annotated, Any, Final

import typer
from msgspec import Struct

from factcli.cli import context
from factcli.cli.options import Db, Fields, Form, Globals, Json, Wait, all_readable
from factcli.cli.output import chosen_fields, chosen_format, emit, note, print_path
from factcli.cli.settings import SETTINGS, Setting, read_settings, setting, settings_path, unknown
from factcli.cli.usage_errors import Commands
from factcli.cli.wiring import ledgers
from factcli.errors import UsageError
from factcli.models.location import legible

app = typer.Typer(cls=Commands, invoke_without_command=True)


class SettingShown(Struct, frozen=True):
    """A setting as `config` prints it: `source` is option, environment, file or default, `detail` which."""

    name: str
    value: Any
    source: str
    detail: str | None
    meaning: str


_COLUMNS: Final = SettingShown.__struct_fields__


@app.callback(epilog="Example: factcli config --json")
def config_command(
    ctx: typer.Context,
    fields: Fields = None,
    form: Form = None,
    json: Json = False,
    db: Db = None,
    wait: Wait = None,
) -> None:
    """Show each setting with its value, where that comes from, and what it means; or change one.

    An option counts more than the environment, that more than the file, and the file more than what is
    built in; $PAGER alone counts less than the file.
    """
    if ctx.invoked_subcommand is not None:
        return
    shape = chosen_format(form, json)
    names = chosen_fields(fields, _COLUMNS)
    before = ctx.obj if isinstance(ctx.obj, Globals) else Globals(None, None)
    found = list(_shown(ctx, {"db": db or before.db, "wait": before.wait if wait is None else wait}))

    def table() -> object:
        from factcli.render.settings import settings_table

        return settings_table([(one.name, one.value, one.detail or one.source, one.meaning) for one in found])

    emit(found, shape, names, _COLUMNS, table)


def _shown(ctx: typer.Context, options: dict[str, Any]) -> Iterator[SettingShown]:
    settings = read_settings()
    path = str(settings_path())
    for one in SETTINGS:
        value, source, detail = _value(ctx, one, options, settings, path)
        known = legible(value) if isinstance(value, str) else value
        yield SettingShown(one.name, known, source, detail and legible(detail), one.meaning)


def _value(
    ctx: typer.Context, one: Setting, options: dict[str, Any], settings: dict[str, Any], path: str
) -> tuple[Any, str, str | None]:
    if options.get(one.name) is not None:
        return options[one.name], "option", f"--{one.name}"
    if one.before and os.environ.get(one.before):
        return os.environ[one.before], "environment", f"${one.before}"
    if one.name in settings:
        return settings[one.name], "file", path
    if one.behind and os.environ.get(one.behind):
        return os.environ[one.behind], "environment", f"${one.behind}"
    return _default(ctx, one), "default", None


def _default(ctx: typer.Context, one: Setting) -> Any:
    """What holds where nothing is said."""
    if one.name == "author":
        return context.author(None)
    return str(ledgers.ledger_path(ctx, None)) if one.name == "db" else one.default


@app.command("path", epilog="Example: factcli config path")
def path_command() -> None:
    """Print where the settings are, or would be."""
    print_path(settings_path())


@app.command("set", epilog="Example: factcli config set author 'Lena Novak'")
def set_command(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The setting.", autocompletion=lambda: _NAMES)],
    words: Annotated[
        list[str],
        typer.Argument(metavar="VALUE...", help="Its value; of a list, several.", callback=all_readable),
    ],
) -> None:
    """Give a setting a value in the file; its other lines and comments stay as they are."""
    known = _known(name)
    try:
        value = known.read(words)
    except ValueError as error:
        raise UsageError(
            f"{name} cannot be {' '.join(words)!r}: {error}", hint=f"{name} is {known.meaning}", subject=name
        ) from None
    from factcli.cli.settingsfile import put

    put(settings_path(), name, value)
    if known.before and os.environ.get(known.before):
        note(f"${known.before} is set, and counts more than the file")


@app.command("unset", epilog="Example: factcli config unset contact")
def unset_command(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The setting.", autocompletion=lambda: _NAMES)],
) -> None:
    """Take a setting out of the file, so that what is built in holds again."""
    from factcli.cli.settingsfile import take_out

    if not take_out(settings_path(), name):
        _known(name)
        note(f"the file does not say {name}")


def _known(name: str) -> Setting:
    found = setting(name)
    if found is None:
        raise unknown(name, f"there is no setting {name!r}")
    return found


_NAMES: Final = [one.name for one in SETTINGS]
