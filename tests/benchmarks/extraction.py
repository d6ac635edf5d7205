"""How fast claims are extracted, as whole processes on one core, and what the engine adds to a start.

usage: python tests/benchmarks/extraction.py [--runs N] [FOLDER…]

FOLDER: plain-text articles (default: data/gold/fit). Prints words a second, start included, and the milliseconds that
`import factcli.extract` and the load of its weights add to that of the models. Exits with 1 below 15,000 words a second or above
60 ms.
"""

import argparse
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

from corpus import FACTCLI

GOLD = Path(__file__).parent.parent.parent / "data" / "gold" / "fit"
LEAST_WORDS, MOST_MILLISECONDS = 15_000, 60
ADDED = (
    "import time, factcli.models.claim; start = time.perf_counter(); import factcli.extract; "
    "from factcli.extract.model import shipped; shipped(); print(time.perf_counter() - start)"
)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("folders", nargs="*", type=Path, default=[GOLD])
    options = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    paths = [path for folder in options.folders for path in sorted(folder.glob("*.txt"))]
    words = sum(len(path.read_text(encoding="utf-8").split()) for path in paths)
    speeds, added = [], []
    for _ in range(options.runs):
        started = time.perf_counter()
        subprocess.run(
            [*FACTCLI, "extract", "--format", "jsonl", *map(str, paths)], stdout=subprocess.DEVNULL, check=True
        )
        speeds.append(words / (time.perf_counter() - started))
        done = subprocess.run([sys.executable, "-P", "-c", ADDED], capture_output=True, text=True, check=True)
        added.append(float(done.stdout) * 1000)
    speed, start = statistics.median(speeds), statistics.median(added)
    print(f"{len(paths)} articles, {words} words, {options.runs} runs on one core: medians")
    print(f"{speed:8,.0f} words a second, start included (at least {LEAST_WORDS:,})")
    print(f"{start:8.0f} ms added by the import and the weights (at most {MOST_MILLISECONDS})")
    return int(speed < LEAST_WORDS or start > MOST_MILLISECONDS)


if __name__ == "__main__":
    sys.exit(main())
