"""Runs factcli with a clock that is ahead: `at_time.py SECONDS ARGUMENTS…`."""

import sys
from datetime import UTC, datetime, timedelta

from factcli.cli import context
from factcli.cli.boundary import run

AHEAD = timedelta(seconds=float(sys.argv[1]))

context.now = lambda: (datetime.now(UTC) + AHEAD).strftime("%Y-%m-%dT%H:%M:%SZ")
context.today = (datetime.now().astimezone() + AHEAD).date

if __name__ == "__main__":
    sys.exit(run(sys.argv[2:]))
