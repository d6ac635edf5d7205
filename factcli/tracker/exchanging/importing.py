"""An export into a ledger."""

from collections.abc import Callable

from factcli.tracker.exchanging.copying import copy
from factcli.tracker.exchanging.merging import Merging
from factcli.tracker.exchanging.planning import Here, Lines, Plan
from factcli.tracker.exchanging.taking import Imported, Taking
from factcli.tracker.ports import Clock, Contents, Ledger


def take_in(
    ledger: Ledger,
    lines: Lines,
    contents: Contents,
    by: str,
    clock: Clock,
    detail: str,
    tell: Callable[[int], None] = lambda _: None,
) -> Imported:
    """Take in an export: as it is into a ledger that is empty or a part of it, else merged with what is there.

    Twice changes nothing; cut short, the same again completes it. Lines that are no records are left out. Raises
    DatabaseLocked where another process writes meanwhile.
    """
    plan = Plan(lines)
    here = Here(ledger)
    taking = Taking(ledger, plan, here, tell)
    part = here.is_part(here.known(plan))
    if part:
        copy(ledger, lines, plan, taking)
    else:
        Merging(ledger, lines, plan, here, taking, contents, by, clock, detail).merge()
    return taking.done(merged=not part)
