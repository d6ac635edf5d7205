"""Runs factcli as if finding the claims of a text took long: `hard_to_read.py SECONDS ARGUMENTS…`.

The seconds go by on a clock of its own. On a text with the word "unfathomable" it fails as if by a fault of ours.
"""

import sys
import time
from typing import Any

from factcli.cli.boundary import run
from factcli.cli.wiring import extraction as pipeline
from factcli.cli.wiring import syncing as outside

seconds = float(sys.argv[1])
spent = 0.0
extract, monotonic = outside.extract, time.monotonic


def after_long(text: str, published: str | None) -> Any:
    global spent  # noqa: PLW0603 - the clock of the whole process
    spent += seconds
    if "unfathomable" in text:
        raise IndexError("no such word")
    return extract(text, published)


time.monotonic = lambda: monotonic() + spent
outside.extract = pipeline.extract = after_long

if __name__ == "__main__":
    sys.exit(run(sys.argv[2:]))
