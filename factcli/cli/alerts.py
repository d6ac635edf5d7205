"""Filters as one string, typed or as the options of `list`: `speaker:"Lena Novak" @grain`, `--speaker "Lena Novak" --figures`."""

import re
import shlex
from itertools import takewhile
from typing import Any, Final

import typer
from msgspec.structs import replace
from typer.main import get_command

from factcli.cli import filtering
from factcli.cli.commands.list import app as list_app
from factcli.cli.filtering import FilterOptions
from factcli.cli.wiring.ledgers import LedgerFile
from factcli.errors import UsageError
from factcli.models.claim import Claim
from factcli.models.filters import Filter
from factcli.query.grammar import rejoined
from factcli.tracker.listing import claims
from factcli.tracker.ports import Reader

_OPTION: Final = re.compile(r"(?:^|\s)(?:--\w|-[swn]\b)")
"""What only options have."""


def read_filters(words: str, option: str, ledger: LedgerFile) -> Filter:
    """The filter that the words of an option are, read as `list` reads its own; raises UsageError for others, or for none.

    `ledger` has the saved filters that they may name.
    """
    try:
        wanted = _options(words, option, ledger) if _OPTION.search(words) else filtering.read_filter(ledger, words)
    except UsageError as error:
        message = error.message if error.message.startswith(option) else f"{option} {words!r}: {error.message}"
        raise UsageError(message, hint=error.hint, subject=option) from error
    if not wanted:
        raise _unreadable(words, option, "there is no filter in it")
    return wanted


def _options(words: str, option: str, ledger: LedgerFile) -> Filter:
    """The filter of options, beside which typed terms may stand."""
    command: Any = get_command(list_app)
    try:
        parsed = command.make_context("list", shlex.split(words), help_option_names=[])
    except ValueError as error:
        raise _unreadable(words, option, f"{error}".lower()) from None
    except typer.TyperException as error:
        raise _unreadable(words, option, error.format_message().rstrip(".")) from None
    terms = parsed.params.pop("typed")
    filters = FilterOptions(**{name: parsed.params.pop(name) for name in FilterOptions.__struct_fields__})
    defaults = {one.name: one.default for one in command.params}
    for name, value in parsed.params.items():
        if value not in (None, False, defaults[name]):
            raise _unreadable(words, option, f"{name} is no filter")
    typed = rejoined(terms)
    return filtering.make_filter(filters, ledger, [typed] if typed else ())


def _unreadable(words: str, option: str, reason: str) -> UsageError:
    return UsageError(
        f"{option} {words!r}: {reason}",
        hint="write the filters of `factcli list` as one word: --alert 'speaker:\"Lena Novak\" figures:yes'",
        subject=option,
    )


def met(ledger: Reader, alerts: list[Filter], run: int | None) -> list[Claim]:
    """The claims that meet one of the filters, each once, of those that a run brought.

    To these belong what syncs before it brought that were cut off, since they have told nobody.
    """
    since = _first_untold(ledger, run) if run is not None and alerts else None
    if since is None:
        return []
    found = (claim for wanted in alerts for claim in claims(ledger, replace(wanted, since_run=since)))
    return list({claim.id: claim for claim in found}.values())


def _first_untold(ledger: Reader, run: int) -> int | None:
    """The run from which on syncs brought something that nobody has been told; None if they brought nothing."""
    syncs = (one for one in ledger.runs() if one.command == "sync" and one.number <= run)
    untold = takewhile(lambda one: one.number == run or one.ended is None, syncs)
    return min((one.number for one in untold if one.entries), default=None)
