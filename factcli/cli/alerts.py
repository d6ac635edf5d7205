"""Filters as one string, typed or as the options of `list`: `speaker:"Lena Novak" @grain`, `--speaker "Lena Novak" --figures`."""

import re
import shlex
from typing import Any, Final

import typer
from msgspec.structs import replace
from typer.main import get_command

from factcli.cli import context
from factcli.cli.filtering import FilterOptions
from factcli.cli.listing import app as list_app
from factcli.errors import UsageError
from factcli.models.claim import Claim
from factcli.models.filters import Filter
from factcli.query.grammar import rejoined
from factcli.store.ledger import LedgerFile
from factcli.tracker.listing import claims
from factcli.tracker.ports import Reader

_OPTION: Final = re.compile(r"(?:^|\s)(?:--\w|-[swn]\b)")
"""What only options have."""


def read_filters(words: str, option: str, ledger: LedgerFile) -> Filter:
    """The filter that the words of an option are, read as `list` reads its own; raises UsageError for others, or for none.

    `ledger` has the saved filters that they may name.
    """
    try:
        wanted = _options(words, option, ledger) if _OPTION.search(words) else context.read_filter(ledger, words)
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
    return context.make_filter(filters, ledger, [typed] if typed else ())


def _unreadable(words: str, option: str, reason: str) -> UsageError:
    return UsageError(
        f"{option} {words!r}: {reason}",
        hint="write the filters of `factcli list` as one word: --alert 'speaker:\"Lena Novak\" figures:yes'",
        subject=option,
    )


def met(ledger: Reader, alerts: list[Filter], run: int | None) -> list[Claim]:
    """The claims that a run brought and that meet one of the filters, each once."""
    if run is None or not alerts or not ledger.run(run).entries:
        return []
    found = (claim for wanted in alerts for claim in claims(ledger, replace(wanted, since_run=run)))
    return list({claim.id: claim for claim in found}.values())
