"""A ledger with a handful of claims whose words, speakers, outlets and days are known."""

import json
from pathlib import Path

from conftest import Run

ARTICLES = [
    {
        "url": "https://wire.example/1",
        "sitename": "Harbour Wire",
        "date": "2026-03-14",
        "title": "Blaze in the old granary",
        "text": "Lena Brandt said that 11 sailors had left the grain terminal in Kiev.\n\n"
        "Omar Reyes denied that the terminal had a permit.",
    },
    {
        "url": "https://courier.example/2",
        "sitename": "Coastal Courier",
        "date": "2026-04-02",
        "title": "A quiet week",
        "text": "Lena Brandt said that the strike in Kyiv was over.\n\n"
        "Zoë Orbán promised that the ferry would sail on Monday, whatever the weather.",
    },
    {
        "url": "https://courier.example/3",
        "sitename": "Coastal Courier",
        "title": "Without a date",
        "text": "Mayor Reyes said that the terminal for grain cost $5 million.",
    },
]


def ingested(run: Run, folder: Path) -> Run:
    """The ledger with the articles."""
    for number, article in enumerate(ARTICLES):
        path = folder / f"{number}.jsonl"
        path.write_text(json.dumps(article, ensure_ascii=False))
        assert run("ingest", path, "-q").status == 0
    return run


def texts(run: Run, *arguments: str) -> list[str]:
    """The words of the claims that a command lists, in its order."""
    done = run(*arguments, "--json")
    assert done.status == 0, done.err
    return [claim["text"] for claim in done.json]
