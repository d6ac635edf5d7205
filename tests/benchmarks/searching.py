"""How long search and every filter take as whole processes in a ledger of 100,000 claims, beside sqlite-utils doing the same.

usage: python tests/benchmarks/searching.py [--runs N] [--claims N] [--ledger FILE]

sqlite-utils (pip install sqlite-utils; no dependency of ours) has the same records in a table with an index on each
field that is asked for, and full-text search (FTS5) over text, context, speaker and title. Both print the same claims
as JSON; that they are as many is looked at first. Without it only our own times are printed. Exits with 1 where the
median of ours, run by run in turn, is more than twice its. `--ledger`: one that is there already.

Also printed: what the index costs to make, and its size.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import msgspec
from corpus import FACTCLI, make_ledger

from factcli.store.ledger import LedgerFile

ALLOWED = 2.0
SQLITE_UTILS = [sys.executable, "-m", "sqlite_utils"]
WORDS = "harbour fire"
PHRASE = '"grain terminal"'
SPEAKER = "Lena Novak7"
OUTLET = "Coastal Courier"
DAY = "2026-08-01"
FIELDS = ("text", "context", "speaker", "title")


def query(where: str) -> list[str]:
    return ["rows", "DB", "claims", "--where", where, "--order", "rowid"]


def matching(words: str, columns: str = "") -> str:
    return f"rowid in (select rowid from claims_fts where claims_fts match '{columns}{words}')"


QUESTIONS: dict[str, tuple[list[str], list[str]]] = {
    "search, 2 words, best 20": (
        ["search", WORDS, "--json"],
        ["search", "DB", "claims", WORDS, "--limit", "20"],
    ),
    "search, phrase, best 20": (
        ["search", PHRASE, "--json"],
        ["search", "DB", "claims", PHRASE, "--limit", "20"],
    ),
    "search, 2 words, all": (
        ["search", WORDS, "--json", "--limit", "1000000"],
        ["search", "DB", "claims", WORDS],
    ),
    "list --speaker": (["list", "--speaker", SPEAKER, "--json"], query(f"speaker = '{SPEAKER}'")),
    "list --status": (["list", "--status", "disputed", "--json"], query("status = 'disputed'")),
    "list --outlet": (["list", "--outlet", OUTLET, "--json"], query(f"outlet = '{OUTLET}'")),
    "list --since": (["list", "--since", DAY, "--json"], query(f"published >= '{DAY}'")),
    "list --words": (["list", "--words", "grain", "--json"], query(matching("grain", "{text speaker}: "))),
    "list --figures": (["list", "--figures", "--json"], query("has_figures = 1")),
    "list --limit 50": (["list", "--limit", "50", "--json"], ["rows", "DB", "claims", "--limit", "50"]),
    "list a typed filter": (
        ["list", f'status:unverified figures:yes speaker:"{SPEAKER}" after:2026-01-01', "--json"],
        query(f"status = 'unverified' and has_figures = 1 and speaker = '{SPEAKER}' and published > '2026-01-01'"),
    ),
}


def in_sqlite(ledger: Path, target: Path) -> None:
    """The ledger's claims in a table, the newest first, indexed."""
    lines = target.with_suffix(".jsonl")
    with lines.open("wb") as file:
        for claim in LedgerFile(ledger, wait=0).newest({}):
            row: dict[str, Any] = msgspec.to_builtins(claim.record())
            article = row.pop("article")
            row |= {"article": article["id"]} | {name: article[name] for name in ("title", "outlet", "published")}
            row |= {"location": article["location"], "url": article["url"], "has_figures": int(bool(row["figures"]))}
            file.write(msgspec.json.encode(row) + b"\n")
    call("insert", target, "claims", lines, "--nl")
    for name in ("status", "speaker", "outlet", "published", "has_figures"):
        call("create-index", target, "claims", name)
    call("enable-fts", target, "claims", *FIELDS, "--fts5")
    call("analyze", target)
    lines.unlink()


def call(*arguments: str | Path) -> None:
    subprocess.run([*SQLITE_UTILS, *map(str, arguments)], stdout=subprocess.DEVNULL, check=True)


def seconds(command: list[str]) -> float:
    started = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - started


def count(command: list[str]) -> int:
    return len(json.loads(subprocess.run(command, capture_output=True, check=True).stdout))


def indexed(ledger: Path) -> None:
    """Make the index, and say what it costs."""
    index = ledger.with_name(ledger.name + ".index")
    index.unlink(missing_ok=True)
    first = seconds([*FACTCLI, "search", WORDS, "--json"])
    print(
        f"the first search took {first:.1f} s and made an index of {index.stat().st_size / 2**20:.1f} MiB "
        f"beside a ledger of {ledger.stat().st_size / 2**20:.1f} MiB"
    )


def measured(commands: dict[str, tuple[list[str], list[str] | None]], runs: int) -> bool:
    """Print a row a question; whether one took too long."""
    late = False
    for name, (ours, theirs) in commands.items():
        own: list[float] = []
        other: list[float] = []
        for _ in range(runs):
            own.append(seconds(ours))
            if theirs is not None:
                other.append(seconds(theirs))
        row = f"{name:26} {count(ours):7,} claims  factcli {statistics.median(own) * 1000:6.0f} ms"
        if theirs is not None:
            ratio = statistics.median(one / two for one, two in zip(own, other, strict=True))
            late = late or ratio > ALLOWED
            row += f"  sqlite-utils {statistics.median(other) * 1000:6.0f} ms  {ratio:5.2f} times"
            if count(ours) != count(theirs):
                row += f" (but {count(theirs):,} claims there)"
        print(row, flush=True)
    return late


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=11)
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--ledger", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if options.ledger:
            ledger = Path(shutil.copyfile(options.ledger, Path(folder) / "facts.json"))
            journal = options.ledger.with_name(options.ledger.name + ".journal")
            shutil.copyfile(journal, Path(folder) / "facts.json.journal")
        else:
            ledger = make_ledger(Path(folder), options.claims)
        os.environ["FACTCLI_DB"] = str(ledger)
        indexed(ledger)
        there = find_spec("sqlite_utils") is not None
        table = Path(folder) / "claims.db"
        if there:
            in_sqlite(ledger, table)
        else:
            print("sqlite-utils is not installed (pip install sqlite-utils): our own times alone")
        commands = {
            name: (
                [*FACTCLI, *ours],
                [*SQLITE_UTILS, *(str(table) if word == "DB" else word for word in theirs)] if there else None,
            )
            for name, (ours, theirs) in QUESTIONS.items()
        }
        return int(measured(commands, options.runs))


if __name__ == "__main__":
    sys.exit(main())
