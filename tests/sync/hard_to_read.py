"""Runs factcli as if finding the claims of a text took long, by a clock of its own: `hard_to_read.py SECONDS ARGUMENTS…`."""

import sys
import time
from typing import Any

from factcli.cli import outside
from factcli.cli.boundary import run

seconds = float(sys.argv[1])
spent = 0.0
extract, monotonic = outside.extract, time.monotonic


def after_long(*arguments: Any, **named: Any) -> Any:
    global spent  # noqa: PLW0603 - the clock of the whole process
    spent += seconds
    return extract(*arguments, **named)


time.monotonic = lambda: monotonic() + spent
outside.extract = after_long

if __name__ == "__main__":
    sys.exit(run(sys.argv[2:]))
