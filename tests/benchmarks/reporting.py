"""How long a report of many claims takes to make, and a browser to open and to filter it.

`python tests/benchmarks/reporting.py [CLAIMS]`; the part in a browser needs chromium and chromedriver.
"""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from corpus import FACTCLI, make_ledger

from factcli.models.reports import COMPARED

sys.path.insert(0, str(Path(__file__).parents[1] / "report"))
from browser import MISSING, browser

FILTERED = """
const [word, done] = arguments, words = document.getElementById("words"), shown = document.getElementById("shown");
const before = shown.textContent, start = performance.now();
words.value = word;
words.dispatchEvent(new Event("input", {bubbles: true}));
const look = () => {
  if (shown.textContent === before) return setTimeout(look, 1);
  document.body.offsetHeight;
  requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
};
look();
"""


def main() -> None:
    claims = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ledger = [*FACTCLI, "--db", str(make_ledger(folder, claims))]
        ids = subprocess.run([*ledger, "list", "--format", "ids"], capture_output=True, check=True).stdout.split()
        for number, status in enumerate(COMPARED):
            words = [*ledger, "mark", "-", status, "-q", "--evidence", "https://port.example/log", "--note", "seen"]
            subprocess.run(words, input=b"\n".join(ids[number :: len(COMPARED)]), check=True)
        for file in ("report.md", "report.html"):
            start = time.perf_counter()
            subprocess.run([*ledger, "report", "-q", "--output", folder / file], check=True)
            size = (folder / file).stat().st_size / 1e6
            print(f"{file} of {len(ids):,} claims: {time.perf_counter() - start:.1f} s, {size:.1f} MB")
        if MISSING:
            print(MISSING)
            return
        with browser(folder) as page:
            page.screen(1280)
            start = time.perf_counter()
            page.open((folder / "report.html").as_uri())
            print(f"opened in {time.perf_counter() - start:.1f} s")
            for word in ("wiring", "dust", "bodies"):
                took = page.ask("POST", "/execute/async", {"script": FILTERED, "args": [word]})
                print(f"filtered by {word!r} in {took / 1000:.1f} s")


main()
