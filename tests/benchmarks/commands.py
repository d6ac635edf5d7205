"""How long commands take as whole processes in a ledger of 10,000 claims, against `python -c "import typer, tinydb"`.

usage: python tests/benchmarks/commands.py [--runs N] [--claims N]

Prints a row a command: the median of the ratios to the baseline, run by run in turn, and what is allowed.
Exits with 1 if a ratio is above that.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from corpus import FACTCLI, make_ledger

COMMANDS: dict[str, float] = {
    "list --limit 50 --json": 1.4,
    "list --status disputed --limit 50 --json": 1.4,
    "list --speaker Novak7 --json": 1.4,
    "list --json": 3.5,
}


def seconds(command: list[str]) -> float:
    started = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - started


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=21)
    parser.add_argument("--claims", type=int, default=10_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        ledger = make_ledger(Path(folder), options.claims)
        os.environ["FACTCLI_DB"] = str(ledger)
        baseline = [sys.executable, "-c", "import typer, tinydb"]
        commands = {name: [*FACTCLI, *name.split()] for name in COMMANDS}
        for command in (baseline, *commands.values()):
            seconds(command)
        ratios: dict[str, list[float]] = {name: [] for name in commands}
        times: dict[str, list[float]] = {name: [] for name in commands}
        bases = []
        for _ in range(options.runs):
            base = seconds(baseline)
            bases.append(base)
            for name, command in commands.items():
                took = seconds(command)
                times[name].append(took)
                ratios[name].append(took / base)
        count = len(json.loads(subprocess.run([*FACTCLI, "list", "--json"], capture_output=True, check=True).stdout))
    print(f"{count} claims, {options.runs} runs each in turn; baseline {statistics.median(bases) * 1000:.0f} ms")
    late = False
    for name, found in ratios.items():
        median = statistics.median(found)
        late = late or median > COMMANDS[name]
        allowed = COMMANDS[name]
        print(
            f"{name:45} {statistics.median(times[name]) * 1000:6.0f} ms  {median:5.2f} times the baseline (at most {allowed})"
        )
    return int(late)


if __name__ == "__main__":
    sys.exit(main())
