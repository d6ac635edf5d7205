"""An export into a ledger."""

from factcli.tracker.exchanging.copying import copy
from factcli.tracker.exchanging.merging import Merging
from factcli.tracker.exchanging.planning import Here, ImportPlan, Lines
from factcli.tracker.exchanging.taking import Imported, Taking
from factcli.tracker.ports import Clock, FiguresAndDates, Ledger


def take_in(
    ledger: Ledger, lines: Lines, figures_and_dates: FiguresAndDates, by: str, clock: Clock, detail: str
) -> Imported:
    """Take in an export: as it is into a ledger that is empty or a part of it, else merged with what is there.

    All of it becomes durable at once, or nothing. Twice changes nothing. Lines that are no records, or contradict others,
    are left out. What was merged bears a run, which `undo` takes back.
    """
    plan = ImportPlan(lines)
    taking = Taking(ledger, plan)
    with ledger.transaction():
        here = Here(ledger)
        if here.is_part(here.known(plan)):
            copy(ledger, lines, plan, taking)
            return taking.done(merged=False)
        run = Merging(ledger, lines, plan, here, taking, figures_and_dates, by, clock, detail).merge()
        if run is not None:
            ledger.keep_import(run.number)
    return taking.done(merged=True, run=run.number if run else None)
