"""The program's entry: `python -m factcli`, and the console script."""

import gc
import os
import sys
from typing import Final

_INTERRUPTED: Final = 130


def main() -> None:
    """Run the command line and end with its status."""
    # Commands that only read make no cycles and end soon: without the collector they take a third less time.
    # What runs long (`ingest`, `extract`) turns it on again.
    gc.disable()
    try:
        from factcli.cli.boundary import end_errors, run

        status = run(sys.argv[1:])
    except KeyboardInterrupt:
        # Ctrl-C while the boundary itself is loading, or once more while it tells of the first.
        os._exit(_INTERRUPTED)
    if "multiprocessing" in sys.modules:
        end_errors()
        sys.exit(status)
    # All that was to be written has been flushed and synced: to take ten thousand claims apart is time for nothing.
    os._exit(status)


if __name__ == "__main__":
    main()
