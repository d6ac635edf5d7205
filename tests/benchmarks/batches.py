"""How long batches of rows and ids take, and whether twice as many take twice as long.

usage: python tests/benchmarks/batches.py [--size N] [CASE ...]

Prints a row a case: the CPU seconds of one process for N rows or ids (10,000), for twice that, and the ratio of both.
Exits with 1 if a ratio is above 2.3 or the larger batch takes more than 5 seconds.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from corpus import FACTCLI

ALLOWED_RATIO = 2.3
ALLOWED_SECONDS = 5.0
Make = Callable[[Path, int], tuple[list[str], Path | None]]
"""Prepares the ledger of FACTCLI_DB, and returns the arguments that are to be timed, and what stands on their standard input."""


def run(*arguments: str | Path) -> bytes:
    return subprocess.run([*FACTCLI, *arguments], capture_output=True, check=True).stdout


def rows(folder: Path, size: int) -> Path:
    path = folder / "claims.csv"
    lines = (
        f"Ship number {number} had left the port.,Speaker {number % 50},refuted,2026-03-14\n" for number in range(size)
    )
    path.write_text(f"text,speaker,verdict,date\n{''.join(lines)}", encoding="utf-8")
    return path


def csv_rows(folder: Path, size: int) -> tuple[list[str], None]:
    return ["import", str(rows(folder, size)), "-q"], None


def json_lines(folder: Path, size: int) -> tuple[list[str], None]:
    """Into a ledger that has something else, with as many lines as that."""
    other = folder / "other.json"
    run(
        "import", rows(folder, size // 5), "-q", "--db", other
    )  # five records each: article, revision, claim, two events
    run("export", "-o", folder / "facts.jsonl", "--db", other)
    run("add", "--speaker", "Ann", "--text", "the quay was dry", "-q")
    return ["import", str(folder / "facts.jsonl"), "-q"], None


def on_ids(*arguments: str) -> Callable[[Path, int], tuple[list[str], Path]]:
    def make(folder: Path, size: int) -> tuple[list[str], Path]:
        run("import", rows(folder, size), "-q")
        path = folder / "ids"
        path.write_bytes(run("list", "--format", "ids"))
        return [*arguments, "-q"], path

    return make


def exported(folder: Path, size: int) -> tuple[list[str], None]:
    run("import", rows(folder, size), "-q")
    return ["export", "-o", str(folder / "facts.jsonl")], None


def import_undone(folder: Path, size: int) -> tuple[list[str], None]:
    run("import", rows(folder, size), "-q")
    return ["undo", "--json"], None


def turned(*commands: str) -> Make:
    """The last of the commands, behind a dismissal of all claims and the others."""

    def make(folder: Path, size: int) -> tuple[list[str], None]:
        arguments, ids = on_ids("dismiss", "-")(folder, size)
        with ids.open("rb") as stdin:
            subprocess.run([*FACTCLI, *arguments], stdin=stdin, capture_output=True, check=True)
        for command in commands[:-1]:
            run(command)
        return [commands[-1], "--json"], None

    return make


CASES: dict[str, Make] = {
    "import CSV": csv_rows,
    "import JSON lines": json_lines,
    "mark -": on_ids("mark", "-", "confirmed"),
    "tag -": on_ids("tag", "-", "--add", "harbour"),
    "evidence add -": on_ids("evidence", "add", "-", "--url", "https://port.example/list"),
    "dismiss -": on_ids("dismiss", "-"),
    "export": exported,
    "undo import": import_undone,
    "undo dismiss": turned("undo"),
    "redo dismiss": turned("undo", "redo"),
}


def seconds(make: Make, size: int) -> float:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ.update(FACTCLI_DB=str(folder / "facts.json"), FACTCLI_CONFIG=str(folder / "none"))
        arguments, stdin = make(folder, size)
        with (stdin or Path(os.devnull)).open("rb") as ids:
            child = subprocess.Popen([*FACTCLI, *arguments], stdin=ids, stdout=subprocess.DEVNULL)
            _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        assert child.returncode == 0, arguments
        return used.ru_utime + used.ru_stime


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, default=10_000)
    parser.add_argument("cases", nargs="*", choices=[*CASES, []], metavar="CASE")
    options = parser.parse_args()
    late = []
    for name in options.cases or CASES:
        once, twice = (seconds(CASES[name], size) for size in (options.size, 2 * options.size))
        if twice / once > ALLOWED_RATIO or twice > ALLOWED_SECONDS:
            late.append(name)
        print(
            json.dumps(
                {"case": name, "once": round(once, 2), "twice": round(twice, 2), "ratio": round(twice / once, 2)}
            )
        )
    print(
        f"for {options.size:,} and twice that; at most {ALLOWED_SECONDS} s, and {ALLOWED_RATIO} times: {late or 'all'}"
    )
    return int(bool(late))


if __name__ == "__main__":
    sys.exit(main())
