"""A ledger to report on: three articles, and a finding of every kind."""

import json
from pathlib import Path

from conftest import Run

PAGE = "https://port.example/log"
HARBOUR = """The ship left at noon, the port said. "We counted eleven boxes on the quay," Anna Brandt, head of the port, said.

Omar Reyes said the crane had fallen in March. "Nobody was hurt," Reyes said.
"""
COURIER = """Minister Dario Venn denied that the port had been warned. "Thirty boxes were lost," Venn said."""
HOSTILE = (
    '"We saw <script>document.title = 1</script> and <img src=http://evil.example/x.png> there," Lena Novak said. '
    "Omar Reyes said the file was called user\u202egnp.exe at https://evil.example/ that day."
)


def fill(run: Run, folder: Path) -> None:
    """Ingest the articles and mark their claims."""
    articles = [
        {
            "text": HARBOUR,
            "title": "Boxes on the quay",
            "sitename": "Harbour Wire",
            "date": "2026-03-14",
            "url": "https://harbour.example/boxes",
        },
        {"text": COURIER, "title": "Minister denies", "sitename": "Courier", "date": "2026-04-02"},
        {
            "text": HOSTILE,
            "title": "</title></style><script>document.title = 2</script> & “more”",
            "sitename": "<b>Wire</b> מבט",
            "author": "a",
            "date": "2026-03-20",
            "url": "https://hostile.example/?a=1&b=<script>",
        },
    ]
    lines = folder / "articles.jsonl"
    lines.write_text("".join(json.dumps(one) + "\n" for one in articles), encoding="utf-8")
    assert run("ingest", lines, "-q").status == 0

    def mark(words: str, *verdict: str) -> None:
        """Mark the one claim with these words."""
        (found,) = (one for text, one in ids.items() if words in text)
        done = run("mark", found, *verdict, "--by", "Mina <Reyl>", "-q")
        assert done.status == 0, done.err

    ids = {one["text"]: one["id"] for one in run("list", "--json").json}
    mark("eleven boxes", "confirmed", "-e", PAGE, "--excerpt", "11 boxes", "-c", "high", "--note", "the log agrees")
    mark("crane", "disputed", "-e", "port log of 14 March", "--stance", "context")
    mark("hurt", "misleading", "--note", "two were treated <b>on board</b>")
    mark("Thirty", "checking")
    mark("Thirty", "refuted", "-e", PAGE)
    mark("script", "confirmed", "-e", "javascript:alert(1) of the log", "--note", "<script>document.title = 3</script>")
    mark("file was called", "unverifiable")
