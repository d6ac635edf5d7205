"""Whether a command takes twice as long for twice as much, for each form of input and output.

usage: python tests/benchmarks/growth.py [--runs N] [CASE ...]

Prints a row a case of `growth_inputs.CASES`: the CPU seconds for its size and for twice that (the least of the runs, less
what a command takes that has nothing to do), their ratio and the memory of the larger one. Exits with 1 if a ratio is
above what is allowed.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from growth_inputs import CASES, FACTCLI, Make

ALLOWED = 2.3
LEAST = 0.05
"""Seconds below which a difference is noise: nothing is said of a ratio then."""


def measured(command: list[str], environment: dict[str, str]) -> tuple[float, int]:
    """The CPU seconds and the most memory, in MiB, of one process; raises where it ends with another status than 0 or 4."""
    child = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    assert child.returncode in (0, 4), f"{command} ended with {child.returncode}"
    return used.ru_utime + used.ru_stime, used.ru_maxrss // 1024


def cost(make: Make, size: int, runs: int) -> tuple[float, int]:
    """What a case costs at a size, above what starting costs."""
    found = []
    for _ in range(runs):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            environment = {
                **os.environ,
                "FACTCLI_DB": str(folder / "facts.json"),
                "FACTCLI_CONFIG": str(folder / "none"),
            }
            os.environ.update(environment)
            command = [*FACTCLI, *make(folder, size)]
            idle, _ = measured([*FACTCLI, "db", "path"], environment)
            seconds, memory = measured(command, environment)
            found.append((max(seconds - idle, 0.0), memory))
    return min(found)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=2)
    parser.add_argument("cases", nargs="*", choices=[*CASES, []], metavar="CASE")
    options = parser.parse_args()
    late = False
    print(f"{'case':32} {'size':>8} {'once':>8} {'twice':>8} {'ratio':>6} {'MiB':>6}")
    for name in options.cases or CASES:
        case = CASES[name]
        once, _ = cost(case.make, case.size, options.runs)
        twice, memory = cost(case.make, 2 * case.size, options.runs)
        ratio = twice / max(once, LEAST)
        late = late or ratio > ALLOWED
        print(f"{name:32} {case.size:8,} {once:8.2f} {twice:8.2f} {ratio:6.2f} {memory:6}", flush=True)
    print(f"allowed: {ALLOWED}")
    return int(late)


if __name__ == "__main__":
    sys.exit(main())
