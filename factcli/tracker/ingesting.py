"""A row of articles in, in batches."""

from collections.abc import Callable, Iterable
from typing import Final

from factcli.models.article import BadItem
from factcli.models.reports import IngestReport, ItemReport
from factcli.tracker.intake import How, Intake, Prepared
from factcli.tracker.ports import Ledger

_BATCH_ITEMS: Final = 64
_BATCH_CHARACTERS: Final = 2_000_000


def known_digests(ledger: Ledger) -> frozenset[str]:
    """The digests of the texts that the ledger has, which need not be extracted."""
    return frozenset(key.digest for key in ledger.article_keys() if not key.withdrawn)


def ingest(
    ledger: Ledger,
    prepared: Iterable[Prepared | BadItem],
    how: How,
    tell: Callable[[ItemReport], None] = lambda _: None,
) -> IngestReport:
    """Store the items as articles with claims; `tell` hears of each when it is durable.

    An interruption, or an error of the ledger, leaves the batches before it stored.
    """
    intake = Intake(ledger, how)
    reports: list[ItemReport] = []
    batch: list[Prepared | BadItem] = []
    size = 0

    def flush() -> None:
        taken = batch.copy()
        batch.clear()
        done = intake.store(taken)
        if not how.dry:
            ledger.tidy(thoroughly=False)  # whatever cuts it off leaves little to go through
        reports.extend(done)
        for report in done:
            tell(report)

    try:
        for one in prepared:
            batch.append(one)
            size += len(one.item.text) if isinstance(one, Prepared) else 0
            if len(batch) >= _BATCH_ITEMS or size >= _BATCH_CHARACTERS:
                flush()
                size = 0
    finally:
        flush()
    return IngestReport(intake.run.number if intake.run else None, tuple(reports))
