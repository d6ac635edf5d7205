"""Alerts: filters that new claims of a sync are held against."""

from itertools import takewhile
from typing import Final

from factcli.cli import filtering
from factcli.errors import UsageError
from factcli.models.claim import Claim
from factcli.models.filters import Condition, Filter, FilterWord
from factcli.tracker.listing import claims
from factcli.tracker.ports import Reader

_OPTION: Final = "--alert"


def read_alert(words: str, ledger: Reader) -> Filter:
    """The filter that the words of an `--alert` are; raises UsageError for what is none, or means everything.

    `ledger` has the saved filters that they may name.
    """
    try:
        wanted = filtering.read_typed(ledger, [words])
    except UsageError as error:
        raise UsageError(f"{_OPTION} {words!r}: {error.message}", hint=error.hint, subject=_OPTION) from error
    if not wanted:
        raise UsageError(
            f"{_OPTION} {words!r}: there is no filter in it",
            hint="write a filter as one word: --alert 'speaker:\"Lena Novak\" figures:yes'",
            subject=_OPTION,
        )
    return wanted


def met(ledger: Reader, alerts: list[Filter], run: int | None) -> list[Claim]:
    """The claims that meet one of the filters, each once, of those that a run brought.

    To these belong what syncs before it brought that were cut off, since they have told nobody.
    """
    since = _first_untold(ledger, run) if run is not None and alerts else None
    if since is None:
        return []
    new = Condition(FilterWord.NEW, (str(since),))
    found = (claim for wanted in alerts for claim in claims(ledger, Filter((*wanted.conditions, new))))
    return list({claim.id: claim for claim in found}.values())


def _first_untold(ledger: Reader, run: int) -> int | None:
    """The run from which on syncs brought something that nobody has been told; None if they brought nothing."""
    syncs = (one for one in ledger.runs() if one.command == "sync" and one.number <= run)
    untold = takewhile(lambda one: one.number == run or one.ended is None, syncs)
    return min((one.number for one in untold if one.entries), default=None)
