"""The options that commands share."""

from typing import Annotated, NamedTuple

import typer

from factcli.cli.usage_errors import called
from factcli.errors import UsageError
from factcli.query.ordering import Sort
from factcli.render.formats import Format
from factcli.text.folding import folded_words


class Globals(NamedTuple):
    """What was given before the command."""

    db: str | None
    wait: float | None


def named(param: typer.CallbackParam, value: str | None) -> str | None:
    """The value of an option that names something; raises UsageError for an empty one."""
    if value is not None and not value.strip():
        raise UsageError(f"{called(param)} is empty", hint="leave it out, or say what is meant", subject=called(param))
    return value


def all_named(param: typer.CallbackParam, values: list[str]) -> list[str]:
    """The values of an argument that names several things; raises UsageError where one is empty."""
    for value in values:
        named(param, value)
    return values


def readable(param: typer.CallbackParam, value: str | None) -> str | None:
    """The value of an option whose text is stored; raises UsageError for bytes that are no text."""
    must_be_text(called(param), value or "")
    return value


def all_readable(param: typer.CallbackParam, values: list[str] | None) -> list[str] | None:
    """The values of what may be repeated, and is stored; raises UsageError for bytes that are no text."""
    for value in values or ():
        must_be_text(called(param), value)
    return values


def must_be_text(name: str, value: str) -> None:
    """Raise UsageError for a value of the command line whose bytes are no text, under the name that a user knows it by."""
    try:
        value.encode()
    except UnicodeEncodeError:
        raise UsageError(
            f"{name} is not in UTF-8", hint="type it anew, or convert it with iconv", subject=name
        ) from None


def text(param: typer.CallbackParam, value: str | None) -> str | None:
    """The value of an option that is neither empty nor in another encoding; raises UsageError otherwise."""
    return named(param, readable(param, value))


def words(param: typer.CallbackParam, value: str | None) -> str | None:
    """The value of an option that is compared by words; raises UsageError for one without any."""
    option = called(param)
    if text(param, value) is not None and not folded_words(value or ""):
        raise UsageError(f"{option} {value!r} has no words", hint="give a word, or leave it out", subject=option)
    return value


Db = Annotated[
    str | None,
    typer.Option(
        "--db",
        metavar="PATH",
        help="The ledger's file (default: $FACTCLI_DB, else in your data folder).",
        callback=named,
    ),
]
Wait = Annotated[
    float | None,
    typer.Option("--wait", metavar="SECONDS", min=0, help="How long to wait for another writer (default: 10)."),
]
Form = Annotated[
    Format | None,
    typer.Option(
        "--format",
        metavar="FORMAT",
        help=f"{', '.join(Format)} (default: a table on a terminal, tab-separated in a pipe).",
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Short for --format json.")]
Fields = Annotated[
    str | None, typer.Option("--fields", metavar="A,B", help="Only these fields, such as id,speaker,article.title.")
]
History = Annotated[
    bool,
    typer.Option("--history", help="Also what was there before: earlier verdicts, withdrawn evidence, corrections."),
]
Authors = Annotated[bool, typer.Option("--authors", help="Also who recorded what, by name.")]
Limit = Annotated[
    int | None, typer.Option("--limit", "-n", metavar="NUMBER", min=0, help="At most so many (default: all).")
]
FailEmpty = Annotated[bool, typer.Option("--fail-empty", help="End with status 1 where nothing is found.")]
Order = Annotated[
    Sort,
    typer.Option(
        "--sort", metavar="ORDER", help=f"{', '.join(Sort)} (the least sure first); within it the newest first."
    ),
]
By = Annotated[
    str | None,
    typer.Option(
        "--by", metavar="NAME", help="Who records this (default: the settings' author, else your login).", callback=text
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing.")]
Note = Annotated[str | None, typer.Option("--note", metavar="TEXT", help="Why, for the history.", callback=text)]
