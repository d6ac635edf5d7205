"""The commands of factcli. A command's module is loaded when the command is called, or when help lists it."""

import os
import sys
from importlib import import_module
from typing import Annotated, Any, Final, Literal

import typer
from typer.core import TyperGroup
from typer.main import get_command

from factcli import __version__
from factcli.cli.options import Db, Globals, Wait

_MODULES: Final = {
    "ingest": "ingest",
    "source": "source",
    "sync": "sync",
    "extract": "extract",
    "list": "listing",
    "search": "search",
    "show": "show",
    "articles": "articles",
    "speakers": "speakers",
    "outlets": "outlets",
    "changes": "changes",
    "review": "review",
    "mark": "mark",
    "add": "add",
    "fix": "fix",
    "dismiss": "dismiss",
    "restore": "restore",
    "evidence": "exhibits",
    "tag": "tag",
    "tags": "tags",
    "audit": "audit",
    "compare": "compare",
    "report": "report",
    "history": "history",
    "runs": "runs",
    "undo": "undo",
    "redo": "redo",
    "filter": "filters",
    "alias": "alias",
    "cron": "cron",
    "archive": "archive",
    "config": "config",
    "doctor": "doctor",
    "db": "db",
}
"""Each command, in the order of the help, and the module of this package that it stands in."""
_COMPLETION: Final = ("install_completion", "show_completion")


class _Commands(TyperGroup):
    """The commands by name, each loaded when it is asked for."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - typer's signature
        return list(_MODULES)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002 - typer's signature
        if cmd_name not in self.commands and cmd_name in _MODULES:
            module = import_module(f"factcli.cli.{_MODULES[cmd_name]}")
            loaded = get_command(module.app)
            loaded.name = cmd_name
            self.commands[cmd_name] = _as_part(loaded)
        return self.commands.get(cmd_name)


def _as_part(loaded: Any) -> Any:
    """A command, or a group of them, with help as the whole has it, and completion's options left to the whole."""
    loaded.rich_markup_mode = markup_mode()
    loaded.params = [one for one in loaded.params if one.name not in _COMPLETION]
    for command in getattr(loaded, "commands", {}).values():
        _as_part(command)
    return loaded


def markup_mode() -> Literal["rich"] | None:
    """Help in rich's boxes on a terminal, plain in a pipe."""
    return "rich" if sys.stdout.isatty() and os.environ.get("TERM") != "dumb" else None


def command() -> Any:
    """The whole command line, for typer to run."""
    app = typer.Typer(
        cls=_Commands,
        help="A ledger of who claimed what in the news, and whether it holds.",
        epilog="Try: factcli ingest article.html && factcli list",
        rich_markup_mode=markup_mode(),
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback(invoke_without_command=True)(_main)
    return get_command(app)


def _main(
    ctx: typer.Context,
    db: Db = None,
    wait: Wait = None,
    version: Annotated[bool, typer.Option("--version", help="Show the version and end.")] = False,
) -> None:
    if version:
        typer.echo(f"factcli {__version__}")
        raise typer.Exit
    ctx.obj = Globals(db, wait)
    if ctx.invoked_subcommand is None:
        typer.echo(ctx.get_help())
