"""Exports and imports in this process, for tests of many ledgers."""

import io
from pathlib import Path

from factcli.cli.wiring.figures_and_dates import figures_and_dates
from factcli.models.exchange import SCHEMA, ExportHead
from factcli.render.export_lines import ledger_lines
from factcli.sources.ledgerlines import LedgerLines
from factcli.store.ledger import FORMAT, LedgerFile
from factcli.tracker.exchanging.exporting import everything
from factcli.tracker.exchanging.importing import take_in
from factcli.tracker.exchanging.taking import Imported


def exported(ledger: LedgerFile) -> bytes:
    """What `export` writes."""
    return b"".join(ledger_lines(ExportHead(SCHEMA, FORMAT), everything(ledger)))


def imported(ledger: LedgerFile, data: bytes) -> Imported:
    """What `import` does."""
    lines = LedgerLines(io.BytesIO(data), "facts.jsonl")
    return take_in(ledger, lines, figures_and_dates, "eve", lambda: "2026-04-01T08:00:00Z", "facts.jsonl")


def empty(folder: Path) -> LedgerFile:
    """A ledger that is not there yet."""
    return LedgerFile(folder / "facts.json", wait=1)
