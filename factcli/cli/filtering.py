"""Which claims are meant: the options that filter, declared here once for every command, and filters that are typed."""

import os
import re
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import partial, wraps
from inspect import Parameter, signature
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer
from msgspec import Struct
from typer.core import TyperCommand

from factcli.cli import options
from factcli.cli.context import moment
from factcli.errors import UsageError
from factcli.models.filters import Condition, Filter, FilterWord
from factcli.models.location import printable
from factcli.models.vocabulary import Kind, Stance, Status
from factcli.query.grammar import WORDS, Term, joined, written
from factcli.tracker.ports import Reader

if TYPE_CHECKING:
    from factcli.query.reading import FilterContext

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

    What each means is said in `Condition`: `terms` are what a person would have typed.
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

    def terms(self) -> Iterator[Term]:
        """The same as terms of a typed filter."""
        in_words = {
            "figures": None if self.figures is None else "yes" if self.figures else "no",
            "dismissed": "dismissed" if self.dismissed else None,
        }
        for name, (word, option) in _TERMS.items():
            given = in_words[name] if name in in_words else getattr(self, name)
            if given is not None and given != []:  # an empty text is one, and refused where it is read
                yield Term(word, (given,) if isinstance(given, str) else tuple(map(str, given)), option=option)


_TERMS: Final = {
    "statuses": (FilterWord.STATUS, "--status"),
    "speaker": (FilterWord.SPEAKER, "--speaker"),
    "outlet": (FilterWord.OUTLET, "--outlet"),
    "article": (FilterWord.ARTICLE, "--article"),
    "kinds": (FilterWord.KIND, "--kind"),
    "stances": (FilterWord.STANCE, "--stance"),
    "since": (FilterWord.SINCE, "--since"),
    "until": (FilterWord.UNTIL, "--until"),
    "new_since": (FilterWord.NEW, "--new-since"),
    "source": (FilterWord.SOURCE, "--source"),
    "tag": (FilterWord.TAG, "--tag"),
    "figures": (FilterWord.FIGURES, "--figures"),
    "words": (FilterWord.WORDS, "--words"),
    "dismissed": (FilterWord.IS, "--dismissed"),
}
"""What each option is as a word of a typed filter."""

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


_SHIELD: Final = "\ufdd0"
"""A character that no text has: it stands before a minus sign that begins a term and no option."""
_NEGATED: Final = rf"-(?:@|[\"“”]|(?:{'|'.join(WORDS)}):)"
_NEGATED_WORD: Final = rf"{_NEGATED}|-[^\W\d_]\w"


class FilterCommand(TyperCommand):
    """A command to which `-status:refuted` is a term of a filter, and not the option -s."""

    negated = _NEGATED

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """As typer does, terms that begin with a minus sign kept from it."""
        takes = {name for one in self.params for name in one.opts if not getattr(one, "is_flag", True)}
        shielded: list[str] = []
        for index, word in enumerate(args):
            is_value = index > 0 and args[index - 1] in takes
            is_term = re.match(self.negated, word, re.IGNORECASE) and not is_value
            shielded.append(_SHIELD + word if is_term else word)
        return super().parse_args(ctx, shielded)


class SearchCommand(FilterCommand):
    """The same where `-strike` is a word that is not wanted; its options have no short names glued to their values."""

    negated = _NEGATED_WORD


def unshielded(word: str) -> str:
    """A word as it was typed."""
    return word.removeprefix(_SHIELD)


def _unshielded(value: Sequence[str] | None) -> list[str]:
    """The words as they were typed; raises UsageError for an empty one, as `"$FILTER"` is where nobody has set it."""
    for one in value or ():
        if not one.strip():
            raise UsageError("a filter is empty", hint="leave it out, or say what is meant", subject="FILTER")
    return [unshielded(one) for one in value or ()]


Typed = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[FILTER]...",
        help='A typed filter: status:disputed speaker:"Lena Novak" after:7d -figures:no "grain terminal" @saved. '
        "`factcli filter --help` tells all.",
        callback=_unshielded,
        show_default=False,
    ),
]
Sought = Annotated[
    list[str],
    typer.Argument(
        metavar="WORDS...",
        help="Words, phrases in quotation marks ('\"grain terminal\"'), beginnings (harb*), words that are not wanted "
        "(-strike), and terms of filters (status:disputed).",
        callback=_unshielded,
        show_default=False,
    ),
]


def make_filter(given: FilterOptions, ledger: Reader, typed: Sequence[str] = ()) -> Filter:
    """The filter of a command's options, and of the one that was typed, which may name filters saved in the ledger.

    Raises UsageError for a day that is none, days in the wrong order, or words that are no filter.
    """
    terms = list(given.terms())
    of_options = map(partial(_condition, reading_context(ledger)), terms) if terms else ()
    conditions = (*of_options, *(read_typed(ledger, typed).conditions if typed else ()))
    days = {one.word: one.values[0] for one in conditions if not one.negated and len(one.values) == 1}
    since, until = days.get(FilterWord.SINCE), days.get(FilterWord.UNTIL)
    if since and until and since > until:
        raise UsageError(f"since {since} is after until {until}", hint="turn them round", subject="since")
    return Filter(conditions)


def _condition(context: "FilterContext", term: Term) -> Condition:
    from factcli.query.reading import read_term

    return read_term(term, context)


def read_typed(ledger: Reader, typed: Sequence[str]) -> Filter:
    """The filter that arguments mean together; raises UsageError where they mean none."""
    from factcli.query import reading

    return reading.read_filter(joined(typed), reading_context(ledger))


def explained(given: FilterOptions, ledger: Reader, typed: Sequence[str]) -> str:
    """A filter that was read, as one that can be typed and says what the saved filters in it mean; "" for none."""
    from factcli.query import reading

    of_options = written(list(given.terms()))
    of_typed = reading.explained(joined(typed), reading_context(ledger)) if typed else ""
    return " ".join(filter(None, (of_typed, of_options)))


def reading_context(ledger: Reader) -> "FilterContext":
    """What a filter is read by, here and now."""
    from factcli.query.reading import FilterContext

    return FilterContext(moment(), ledger.saved_filters, _article_names)


def _article_names(name: str) -> tuple[str, str | None]:
    """What --article may mean: a url as the ledger has it, or a file's name and its absolute path."""
    if name.lower().startswith(("http://", "https://")):
        from factcli.cli.wiring.http import canonical_address

        return canonical_address(name) or name, None
    shown = name if name.startswith("$'") else printable(name)  # as a location is shown that is not in UTF-8
    return shown, printable(os.path.abspath(name))
