"""Filters that are typed as arguments of a command."""

import re
from collections.abc import Sequence
from typing import Annotated, Any, Final

import typer
from typer.core import TyperCommand

from factcli.errors import UsageError
from factcli.query.grammar import WORDS

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
