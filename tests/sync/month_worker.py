"""Syncs whenever it is told to, at the time that it is told: reads lines with seconds since 1970, answers with
what `sync --json` prints, on a line.

usage: month_worker.py LEDGER
"""

import gc
import random
import sys
from datetime import UTC, datetime
from pathlib import Path

from factcli.cli import context
from factcli.cli.wiring.syncing import RequestLimits, outside
from factcli.render.formats import json_value
from factcli.store.ledger import LedgerFile
from factcli.tracker.syncing.loop import SyncPlan, sync, told


def main() -> None:
    ledger = LedgerFile(Path(sys.argv[1]), wait=60)
    for line in sys.stdin:
        now = datetime.fromtimestamp(int(line), UTC)
        context.now = lambda now=now: now.strftime("%Y-%m-%dT%H:%M:%SZ")
        context.today = now.date
        report = sync(
            ledger,
            lambda: outside(ledger.sources(), ledger.hosts(), RequestLimits(jobs=8, delay=0)),
            SyncPlan("cron"),
            context.now,
        )
        told(ledger, report)
        ledger.tidy(thoroughly=False)
        sys.stdout.buffer.write(json_value(report.record()))
        sys.stdout.flush()
        gc.collect()


if __name__ == "__main__":
    random.seed(1)
    main()
