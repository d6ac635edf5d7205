"""The options that say which claims are meant: declared here once, and given to every command that filters."""

from collections.abc import Callable, Collection
from functools import partial, wraps
from inspect import Parameter, signature
from typing import Annotated, Any, Final

import typer
from msgspec import Struct

from factcli.cli import options
from factcli.models.vocabulary import Kind, Stance, Status

_option = partial(typer.Option, rich_help_panel="Which claims")

Speaker = Annotated[
    str | None,
    _option("--speaker", metavar="NAME", help="Whose speaker's name has these words.", callback=options.words),
]
Outlet = Annotated[
    str | None,
    _option(
        "--outlet",
        metavar="NAME",
        help="Whose article appeared in an outlet with these words in its name.",
        callback=options.words,
    ),
]


class FilterOptions(Struct, frozen=True, kw_only=True):
    """Filters as they were given, days and times not read yet; in the order of the help.

    What a field means is said in `Filter`, which `context.make_filter` makes of them.
    """

    statuses: Annotated[
        list[Status] | None,
        _option("--status", "-s", metavar="STATUS", help=f"With this verdict: {', '.join(Status)}; may be repeated."),
    ] = None
    speaker: Speaker = None
    outlet: Outlet = None
    article: Annotated[
        str | None,
        _option(
            "--article",
            metavar="ID|URL|PATH",
            help="Of this article, or of those in this file.",
            callback=options.named,
        ),
    ] = None
    kinds: Annotated[
        list[Kind] | None,
        _option("--kind", metavar="KIND", help=f"Reported so: {', '.join(Kind)}; may be repeated."),
    ] = None
    stances: Annotated[
        list[Stance] | None,
        _option("--stance", metavar="STANCE", help=f"Said so: {', '.join(Stance)}; may be repeated."),
    ] = None
    since: Annotated[
        str | None,
        _option("--since", metavar="DAY", help="Published then or later: 2026-03-14, 7d, yesterday."),
    ] = None
    until: Annotated[str | None, _option("--until", metavar="DAY", help="Published then or before.")] = None
    new_since: Annotated[
        str | None,
        _option(
            "--new-since",
            metavar="RUN|TIME",
            help="Brought by that run or a later one; or first seen then or later: 2026-03-14, 2026-03-14T09:00, today, "
            "30m (minutes), 2h, 7d, 2w.",
            callback=options.named,
        ),
    ] = None
    source: Annotated[
        str | None,
        _option(
            "--source",
            metavar="NAME",
            help="Whose article came through a source with these words in its name.",
            callback=options.words,
        ),
    ] = None
    tag: Annotated[
        str | None,
        _option("--tag", metavar="TAG", help="With this tag, or whose article has it.", callback=options.words),
    ] = None
    figures: Annotated[bool | None, _option("--figures/--no-figures", help="With, or without, a number in it.")] = None
    words: Annotated[
        str | None,
        _option(
            "--words",
            "-w",
            metavar="WORDS",
            help="With all these words in it, or in its speaker's name.",
            callback=options.words,
        ),
    ] = None
    dismissed: Annotated[bool, _option("--dismissed", help="Those that were dismissed, which are hidden else.")] = False


OF_CLAIMS_ALONE: Final = ("statuses", "speaker", "kinds", "stances", "figures", "words", "dismissed")
"""The filters that articles cannot meet."""


def filtered(*, without: Collection[str] = ()) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command the options of `FilterOptions`, but those named in `without`.

    They stand, for typer, in the place of the command's parameter of that type, which gets them as one value.
    """
    given = dict(signature(FilterOptions).parameters)
    for name in without:
        del given[name]

    def decorate(command: Callable[..., None]) -> Callable[..., None]:
        own = signature(command)
        (place,) = (one for one in own.parameters.values() if one.annotation is FilterOptions)

        @wraps(command)
        def called(**values: Any) -> None:
            filters = FilterOptions(**{name: values.pop(name) for name in given})
            command(**values, **{place.name: filters})

        shown: list[Parameter] = []
        for one in own.parameters.values():
            shown += given.values() if one is place else [one]
        called.__signature__ = own.replace(parameters=shown)  # type: ignore[attr-defined] # what inspect looks for
        called.__annotations__ = {one.name: one.annotation for one in shown}
        return called

    return decorate
