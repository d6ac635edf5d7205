"""What `growth.py` measures: inputs of a size, and the command that reads or prints them."""

import functools
import http.server
import json
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

FACTCLI = [sys.executable, "-m", "factcli"]

Make = Callable[[Path, int], list[str]]
"""Writes the input of a size into an empty folder, prepares the ledger of FACTCLI_DB, and returns what is to be timed."""


class Case(NamedTuple):
    """An input at its smaller size; `growth.py` measures it at twice that, too."""

    size: int
    make: Make


def sentence(number: int) -> str:
    return f"Anna Brandt said on Monday that ship number {number} had left the port of Aldmoor."


def prepared(*arguments: str) -> None:
    """Run a command of factcli that is not timed."""
    subprocess.run([*FACTCLI, *arguments], check=True, capture_output=True)


def written(name: str, text: Callable[[int], str]) -> Make:
    """An `ingest` of one file."""

    def make(folder: Path, size: int) -> list[str]:
        (folder / name).write_text(text(size), encoding="utf-8")
        return ["ingest", str(folder / name), "-q"]

    return make


def page(body: str) -> str:
    return f"<html><head><title>Ships</title></head><body>{body}</body></html>"


def records(size: int) -> list[str]:
    return [json.dumps({"text": sentence(number), "title": f"Ship {number}"}) for number in range(size)]


def feed(folder: Path, size: int) -> list[str]:
    """A `sync` of a feed whose entries have their articles."""
    items = "".join(
        f"<item><title>Ship {number}</title><link>http://localhost/{number}</link><guid>{number}</guid><description>"
        f"{sentence(number)}</description><encoded>&lt;p&gt;{f'{sentence(number)} ' * 20}&lt;/p&gt;</encoded></item>"
        for number in range(size)
    )
    rss = f'<rss version="2.0"><channel><title>Ships</title>{items}</channel></rss>'
    (folder / "feed.xml").write_text(rss.replace("encoded>", "content:encoded>").replace(
        "<rss ", '<rss xmlns:content="http://purl.org/rss/1.0/modules/content/" '), encoding="utf-8")  # fmt: skip
    handler = functools.partial(Silent, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("localhost", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    prepared("source", "add", f"http://localhost:{server.server_port}/feed.xml")
    return ["sync", "--all", "-q", "--delay", "0"]


class Silent(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


def blanks(form: str) -> Make:
    """A claim with a run of blanks and line ends, printed in a format."""

    def make(folder: Path, size: int) -> list[str]:
        text = sentence(1).replace("had left", f"had{' ' * size}left")
        (folder / "a.txt").write_text(text, encoding="utf-8")
        prepared("ingest", str(folder / "a.txt"), "-q")
        return ["list", "--format", form]

    return make


CASES: dict[str, Case] = {
    "text, paragraphs": Case(400, written("a.txt", lambda size: "\n\n".join(map(sentence, range(size))))),
    "text, one paragraph": Case(400, written("a.txt", lambda size: " ".join(map(sentence, range(size))))),
    "text, blanks": Case(500_000, written("a.txt", lambda size: sentence(1).replace(" had ", f" had{' ' * size}"))),
    "text, line ends": Case(500_000, written("a.txt", lambda size: f"{sentence(1)}{chr(10) * size}{sentence(2)}")),
    "Markdown, paragraphs": Case(400, written("a.md", lambda size: "\n\n".join(map(sentence, range(size))))),
    "page, short paragraphs": Case(18_000, written("a.html", lambda size: page("<p>x</p>" * size))),
    "page, paragraphs": Case(
        400, written("a.html", lambda size: page("".join(f"<p>{sentence(one)}</p>" for one in range(size))))
    ),
    "page, words in elements": Case(
        18_000, written("a.html", lambda size: page(f"<p>{''.join(f'<b>w{one}</b> ' for one in range(size))}.</p>"))
    ),
    "page, table": Case(
        6_000,
        written(
            "a.html",
            lambda size: page(f"<table>{''.join(f'<tr><td>{one}</td><td>x</td></tr>' for one in range(size))}</table>"),
        ),
    ),
    "page, comments": Case(
        100_000, written("a.html", lambda size: page(f"<p>{sentence(1)}{'<!-- -->' * size} {sentence(2)}</p>"))
    ),
    "JSON lines": Case(400, written("a.jsonl", lambda size: "\n".join(records(size)))),
    "JSON array": Case(400, written("a.json", lambda size: f"[{','.join(records(size))}]")),
    "feed, entries": Case(60, feed),
    "blanks as TSV": Case(500_000, blanks("tsv")),
    "blanks as CSV": Case(500_000, blanks("csv")),
    "blanks as Markdown": Case(500_000, blanks("markdown")),
    "blanks as JSON": Case(500_000, blanks("json")),
}
