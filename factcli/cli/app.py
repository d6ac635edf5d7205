"""The commands of factcli. A command's module is loaded when the command is called, or when help lists it."""

import os
import sys
from importlib import import_module
from typing import Annotated, Any, Final, Literal, NamedTuple

import typer
from typer.main import get_command

from factcli import __version__
from factcli.cli.options import Db, Globals, Wait
from factcli.cli.usage_errors import Commands


class Part(NamedTuple):
    """A command: the module of `commands` that it stands in, what the list says of it, and its name in the module."""

    module: str
    phrase: str
    app: str = "app"


_GROUPS: Final = {
    "Beginning": {
        "demo": Part("demo", "the main job on sample articles, step by step"),
    },
    "Articles in": {
        "ingest": Part("ingest", "read articles, and store the claims in them"),
        "source": Part("source", "the feeds and folders that are read again and again"),
        "sync": Part("sync", "read what is new in the sources; what cron runs"),
        "cron": Part("cron", "print the crontab line, or the units of systemd"),
        "extract": Part("extract", "print the claims in texts, store nothing"),
    },
    "Finding": {
        "list": Part("list", "claims, the newest first, by filters"),
        "search": Part("search", "claims by their words, the best first"),
        "show": Part("show", "one claim in its context, with all that is known of it"),
        "articles": Part("articles", "what the claims were found in"),
        "count": Part("count", "claims in numbers, by speaker, outlet, tag, status or month"),
        "changes": Part("changes", "what was edited after it was published"),
        "filter": Part("filter", "filters under names"),
        "alias": Part("alias", "names that mean the same"),
    },
    "Judging": {
        "review": Part("review", "go through claims one by one, a key for each verdict"),
        "mark": Part("mark", "record a verdict on one or many claims"),
        "evidence": Part("evidence", "what supports or refutes a claim"),
        "tag": Part("tag", "put tags on claims, or take them off"),
        "compare": Part("compare", "the confirmed beside the disputed and refuted"),
        "report": Part("report", "the same as a page, or as Markdown, for others"),
    },
    "Putting right": {
        "add": Part("add", "a claim that no article has"),
        "fix": Part("fix", "correct what was extracted"),
        "dismiss": Part("dismiss", "put aside what is no claim"),
        "restore": Part("dismiss", "bring dismissed claims back", "restore_app"),
        "audit": Part("audit", "measure the extractor on a sample"),
        "history": Part("history", "what was recorded on a claim, or by which commands"),
        "undo": Part("undo", "take the last command back"),
        "redo": Part("undo", "bring it back", "redo_app"),
    },
    "The ledger": {
        "export": Part("export", "all of it, or a part, for other programs and ledgers"),
        "import": Part("import_", "what others exported: ledgers, ClaimReview, tables"),
        "forget": Part("forget", "erase an article, and all that hangs on it"),
        "config": Part("config", "the settings, and where each comes from"),
        "doctor": Part("doctor", "how everything stands, and what to do"),
        "db": Part("db", "care of the ledger's files"),
    },
}
"""Each command, as the help groups and orders them."""
_PARTS: Final = {name: part for group in _GROUPS.values() for name, part in group.items()}
_RENAMED: Final = {
    "speakers": "count speaker",
    "outlets": "count outlet",
    "tags": "count tag",
    "runs": "history",
    "archive": "db archive",
    "schema": "db schema",
}
"""What commands of before are called now."""
_COMPLETION: Final = ("install_completion", "show_completion")


class _Commands(Commands):
    """The commands by name, each loaded when it is asked for."""

    renamed = _RENAMED

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - typer's signature
        return list(_PARTS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002 - typer's signature
        if cmd_name not in self.commands and cmd_name in _PARTS:
            part = _PARTS[cmd_name]
            module = import_module(f"factcli.cli.commands.{part.module}")
            loaded: Any = get_command(getattr(module, part.app))
            loaded.name = cmd_name
            loaded.short_help = part.phrase
            loaded.rich_help_panel = next(title for title, group in _GROUPS.items() if cmd_name in group)
            self.commands[cmd_name] = _as_part(loaded)
        return self.commands.get(cmd_name)

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002 - typer's signature
        """List the commands without loading them, in a pipe."""
        for title, group in _GROUPS.items():
            with formatter.section(title):
                formatter.write_dl([(name, part.phrase) for name, part in group.items()])


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
        epilog="Try: factcli demo, then factcli ingest article.html && factcli list",
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
