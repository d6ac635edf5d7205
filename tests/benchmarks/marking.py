"""How long one mark takes in a small and in a large ledger, beside stock TinyDB and sqlite3 doing the same.

usage: python tests/benchmarks/marking.py [--small N] [--large N] [--runs N]

Each time includes opening the database, finding the claim by the beginning of its id, storing a verdict durably, and
closing. Prints median and worst in ms; exits with 1 if factcli takes 5 ms more in the large ledger, by the median.
"""

import argparse
import itertools
import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import msgspec
from corpus import make_ledger
from tinydb import Query, TinyDB

from factcli.models.vocabulary import Status
from factcli.store.ledger import LedgerFile
from factcli.tracker.reviewing.judging import Judgement, mark

ALLOWED = 5.0
STATUSES = itertools.cycle(status for status in Status if status is not Status.UNVERIFIED)


def with_factcli(path: Path, identity: str) -> None:
    ledger = LedgerFile(path, wait=10)
    mark(ledger, [identity[:12]], Judgement(next(STATUSES), "benchmark", note="a note"), lambda: "2026-03-14T09:00:00Z")
    ledger.tidy(thoroughly=False)


def with_tinydb(path: Path, identity: str) -> None:
    with TinyDB(path) as db:
        db.table("claims").update({"status": next(STATUSES)}, Query().id == identity)


def with_sqlite(path: Path, identity: str) -> None:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("UPDATE claims SET status = ? WHERE id = ?", (next(STATUSES), identity))
    connection.commit()
    connection.close()


def copied(ledger: Path) -> tuple[Path, Path, list[str]]:
    """The ledger's claims in stock TinyDB and in sqlite3, and their ids."""
    rows = [msgspec.to_builtins(claim.record()) for claim in LedgerFile(ledger, wait=0).newest({})]
    stock, lite = ledger.with_suffix(".tinydb"), ledger.with_suffix(".sqlite")
    documents = {str(number): row for number, row in enumerate(rows, 1)}
    stock.write_bytes(msgspec.json.encode({"claims": documents}))
    connection = sqlite3.connect(lite)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("CREATE TABLE claims (id TEXT PRIMARY KEY, status TEXT, speaker TEXT, document TEXT)")
    connection.executemany(
        "INSERT INTO claims VALUES (?, ?, ?, ?)",
        ((row["id"], row["status"], row["speaker"], msgspec.json.encode(row).decode()) for row in rows),
    )
    connection.commit()
    connection.close()
    return stock, lite, [row["id"] for row in rows]


def timed(act: Callable[[Path, str], None], path: Path, ids: list[str], runs: int) -> list[float]:
    chance = random.Random(1)
    times = []
    for _ in range(runs):
        identity = chance.choice(ids)
        started = time.perf_counter()
        act(path, identity)
        times.append((time.perf_counter() - started) * 1000)
    return times


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--small", type=int, default=100)
    parser.add_argument("--large", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=200)
    options = parser.parse_args()
    medians: dict[tuple[str, int], float] = {}
    with tempfile.TemporaryDirectory() as folder:
        prepared = {}
        for size in (options.small, options.large):
            ledger = make_ledger(Path(folder), size)
            prepared[size] = (ledger, *copied(ledger))
        for size, (ledger, stock, lite, ids) in prepared.items():
            slow_runs = options.runs if size == options.small else 5
            for name, act, path, runs in (
                ("factcli", with_factcli, ledger, options.runs),
                ("sqlite3", with_sqlite, lite, options.runs),
                ("stock TinyDB", with_tinydb, stock, slow_runs),
            ):
                times = timed(act, path, ids, runs)
                medians[name, size] = statistics.median(times)
                print(
                    f"{name:13} {len(ids):7,} claims: median {statistics.median(times):8.2f} ms, "
                    f"worst {max(times):8.2f} ms ({runs} marks)"
                )
    more = medians["factcli", options.large] - medians["factcli", options.small]
    print(f"factcli takes {more:+.2f} ms more in the large ledger (at most {ALLOWED})")
    return int(more > ALLOWED)


if __name__ == "__main__":
    sys.exit(main())
