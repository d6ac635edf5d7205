"""The options that commands share."""

from typing import Annotated, NamedTuple

import typer

from factcli.models.vocabulary import Kind, Stance, Status
from factcli.query import Sort
from factcli.render.records import Format


class Globals(NamedTuple):
    """What was given before the command."""

    db: str | None
    wait: float | None


Db = Annotated[
    str | None,
    typer.Option("--db", metavar="PATH", help="The ledger's file. [default: $FACTCLI_DB, else in your data folder]"),
]
Wait = Annotated[
    float | None,
    typer.Option("--wait", metavar="SECONDS", min=0, help="How long to wait for another writer. [default: 10]"),
]
Form = Annotated[
    Format | None, typer.Option("--format", help="[default: a table on a terminal, tab-separated in a pipe]")
]
Json = Annotated[bool, typer.Option("--json", help="Short for --format json.")]
Fields = Annotated[
    str | None, typer.Option("--fields", metavar="A,B", help="Only these fields, such as id,speaker,article.title.")
]
Limit = Annotated[int | None, typer.Option("--limit", "-n", min=0, help="At most so many. [default: all]")]
Order = Annotated[Sort, typer.Option("--sort", help="The order; within it the newest first.")]
By = Annotated[
    str | None,
    typer.Option("--by", metavar="NAME", help="Who records this. [default: the settings' author, else your login]"),
]

_FILTERS = "Which claims"
Statuses = Annotated[
    list[Status] | None,
    typer.Option("--status", "-s", help="With this verdict; may be repeated.", rich_help_panel=_FILTERS),
]
Speaker = Annotated[
    str | None,
    typer.Option("--speaker", metavar="NAME", help="Whose speaker's name has these words.", rich_help_panel=_FILTERS),
]
Outlet = Annotated[
    str | None,
    typer.Option("--outlet", metavar="NAME", help="Whose outlet's name has these words.", rich_help_panel=_FILTERS),
]
InArticle = Annotated[
    str | None, typer.Option("--article", metavar="ID|URL|PATH", help="Of this article.", rich_help_panel=_FILTERS)
]
Kinds = Annotated[
    list[Kind] | None, typer.Option("--kind", help="Reported so; may be repeated.", rich_help_panel=_FILTERS)
]
Stances = Annotated[
    list[Stance] | None, typer.Option("--stance", help="Said so; may be repeated.", rich_help_panel=_FILTERS)
]
Since = Annotated[
    str | None,
    typer.Option(
        "--since", metavar="DAY", help="Published then or later: 2026-03-14, 7d, yesterday.", rich_help_panel=_FILTERS
    ),
]
Until = Annotated[
    str | None, typer.Option("--until", metavar="DAY", help="Published then or before.", rich_help_panel=_FILTERS)
]
Figures = Annotated[
    bool | None,
    typer.Option("--figures/--no-figures", help="With, or without, a number in it.", rich_help_panel=_FILTERS),
]
Words = Annotated[
    str | None,
    typer.Option(
        "--words",
        "-w",
        metavar="WORDS",
        help="With all these words in it, or in its speaker's name.",
        rich_help_panel=_FILTERS,
    ),
]
