"""Ledgers of a size for the benchmarks: the sample articles again and again, each time with other names."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

from factcli.models.article import Item
from factcli.sources.reading import Given, read
from factcli.sources.targets import Target, targets

ARTICLES = Path(__file__).parents[2] / "data" / "articles"
FACTCLI = [sys.executable, "-m", "factcli"]


def make_ledger(folder: Path, claims: int) -> Path:
    """A compacted ledger with at least `claims` claims, an eighth of them marked, in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    ledger, lines = folder / f"{claims}.json", folder / f"{claims}.jsonl"
    stored = 0
    part = 0
    while stored < claims:
        write_articles(lines, part * 1000, min(1000, max(1, (claims - stored) // 18)))
        report = subprocess.run([*FACTCLI, "--db", ledger, "ingest", lines, "--json"], capture_output=True, check=True)
        stored += json.loads(report.stdout)["claims"]
        part += 1
    ids = subprocess.run(
        [*FACTCLI, "--db", ledger, "list", "--format", "ids"], capture_output=True, check=True
    ).stdout.split()
    for start, status in ((0, "disputed"), (4, "confirmed")):
        chosen = b"\n".join(ids[start::16])
        subprocess.run([*FACTCLI, "--db", ledger, "mark", "-", status, "-q"], input=chosen, check=True)
    subprocess.run([*FACTCLI, "--db", ledger, "db", "compact"], capture_output=True, check=True)
    lines.unlink()
    return ledger


def write_articles(path: Path, first: int, count: int) -> None:
    """Write `count` articles as JSON lines, numbered from `first`."""
    found = [target for target in targets([str(ARTICLES)]) if isinstance(target, Target)]
    items = [item for target in found for item in read(target, Given(), date.today()) if isinstance(item, Item)]
    with path.open("w", encoding="utf-8") as file:
        for number in range(first, first + count):
            item = items[number % len(items)]
            text = item.text.replace("Novak", f"Novak{number % 40}").replace("Soll", f"Soll{number % 97}")
            record = {
                "title": item.title,
                "text": f"{text}\n\nThe clerk said that case number {number} was closed.",
                "url": f"https://outlet{number % 40}.example/{number}",
                "date": f"2026-0{1 + number % 8}-{1 + number % 28:02d}",
                "sitename": item.outlet or f"Outlet {number % 40}",
            }
            file.write(json.dumps(record, ensure_ascii=False) + "\n")
