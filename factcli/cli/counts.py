"""What `factcli speakers` and `factcli outlets` have in common."""

from factcli.cli.output import chosen_fields, emit, indexing
from factcli.models.filters import Filter
from factcli.models.reports import COUNTED_FIELDS, CountedBy
from factcli.models.vocabulary import Status
from factcli.render.records import Format
from factcli.store.ledger import LedgerFile
from factcli.tracker.counting import counted

_COLUMNS = ("name", "claims", *(f"statuses.{status}" for status in Status), "first", "last")


def show_counts(
    ledger: LedgerFile, by: CountedBy, wanted: Filter, limit: int | None, fields: str | None, shape: Format
) -> None:
    """Print the speakers or outlets of the claims that a filter means."""
    names = chosen_fields(fields, COUNTED_FIELDS)
    found = counted(ledger, by, wanted, limit, indexing)

    def table() -> object:
        from factcli.render.counts import counts_table  # noqa: PLC0415 - rich is for tables alone

        return counts_table(found, by, limit)

    emit((one.record() for one in found), shape, names, _COLUMNS, table)
