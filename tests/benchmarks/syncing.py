"""How much faster several servers at once are than one by one, and whether a sync of many entries takes more memory.

usage: python tests/benchmarks/syncing.py [--feeds 40] [--entries 50] [--latency 0.2] [--memory-only | --speed-only]

40 feeds on 40 ports of this machine, each with 50 entries whose pages are to be read, answer after 200 ms. `sync
--jobs 8` must be at least 5 times as fast as `--jobs 1`, as whole processes; and the peak of memory for 10,000
entries at most 1.3 times that for 1,000. Exits with 1 if either is not so.
"""

import argparse
import asyncio
import os
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from corpus import FACTCLI

LEAST_SPEEDUP = 5.0
MOST_MEMORY = 1.3

STORY = (
    "Lena Novak said on the steps of hall {number} that {number} boats had been counted in the harbour.\n"
    "The council met in the old hall on the square, as it does in every month of the year, and those who came had to "
    "stand, since the chairs of room {number} had been lent to the school for the week.\n"
    "“Nobody told us about number {number} before the morning,” Marek Soll said.\n"
    "Those who had waited at gate {number} went home when it began to rain, and the hall was closed at nine."
)


class Feeds:
    """Feeds on ports of their own in a thread, each answer after `latency` seconds."""

    def __init__(self, feeds: int, entries: int, latency: float) -> None:
        self.ports: list[int] = []
        self._entries, self._latency = entries, latency
        self._loop = asyncio.new_event_loop()
        ready = threading.Event()
        threading.Thread(target=self._serve, args=(feeds, ready), daemon=True).start()
        ready.wait(30)

    def _serve(self, feeds: int, ready: threading.Event) -> None:
        asyncio.set_event_loop(self._loop)
        for number in range(feeds):
            server = self._loop.run_until_complete(
                asyncio.start_server(
                    lambda reader, writer, number=number: self._talk(number, reader, writer), "127.0.0.1", 0
                )
            )
            self.ports.append(server.sockets[0].getsockname()[1])
        ready.set()
        self._loop.run_forever()

    async def _talk(self, number: int, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                await asyncio.sleep(self._latency)
                path = head.split(b" ")[1].decode()
                status, kind, body = self._answer(number, path)
                writer.write(
                    f"HTTP/1.1 {status} X\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode()
                    + body
                )
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    def _answer(self, number: int, path: str) -> tuple[int, str, bytes]:
        if path == "/feed.xml":
            place = f"http://127.0.0.1:{self.ports[number]}/news"
            items = "".join(
                f"<item><title>Story {one}</title><link>{place}/{one}</link><guid>{place}/{one}</guid></item>"
                for one in range(self._entries)
            )
            return (
                200,
                "application/rss+xml",
                f"<rss version='2.0'><channel><title>F{number}</title>{items}</channel></rss>".encode(),
            )
        if path.startswith("/news/"):
            text = STORY.format(number=number * 100_000 + int(path.rsplit("/", 1)[1]))
            paragraphs = "".join(f"<p>{one}</p>" for one in text.split("\n"))
            return (
                200,
                "text/html; charset=utf-8",
                f"<html><body><article><h1>Story</h1>{paragraphs}</article></body></html>".encode(),
            )
        return 404, "text/plain", b"none"


def synced(folder: Path, name: str, ports: list[int], jobs: int) -> tuple[float, float]:
    """Seconds and peak memory in MiB of one sync of all feeds into a new ledger."""
    environment = {**os.environ, "FACTCLI_DB": str(folder / name), "FACTCLI_CONFIG": str(folder / "none.toml")}
    outlines = "".join(f'<outline text="f{port}" xmlUrl="http://127.0.0.1:{port}/feed.xml"/>' for port in ports)
    opml = f'<opml version="2.0"><body>{outlines}</body></opml>'
    subprocess.run(
        [*FACTCLI, "source", "import", "-", "--json"],
        input=opml.encode(),
        env=environment,
        check=True,
        capture_output=True,
    )
    started = time.perf_counter()
    process = subprocess.Popen(
        [*FACTCLI, "sync", "--jobs", str(jobs), "--delay", "0", "-q"], env=environment, stdout=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    took = time.perf_counter() - started
    if status:
        raise SystemExit(f"the sync ended with {os.waitstatus_to_exitcode(status)}")
    count = subprocess.run([*FACTCLI, "articles", "--format", "ids"], env=environment, check=True, capture_output=True)
    print(
        f"  jobs {jobs}: {len(count.stdout.split())} articles in {took:.1f} s, {usage.ru_maxrss / 1024:.0f} MiB",
        flush=True,
    )
    return took, usage.ru_maxrss / 1024


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--feeds", type=int, default=40)
    parser.add_argument("--entries", type=int, default=50)
    parser.add_argument("--latency", type=float, default=0.2)
    parser.add_argument("--memory-only", action="store_true")
    parser.add_argument("--speed-only", action="store_true")
    options = parser.parse_args()
    missed = False
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if not options.memory_only:
            feeds = Feeds(options.feeds, options.entries, options.latency)
            fast, _ = synced(folder, "fast.json", feeds.ports, 8)
            slow, _ = synced(folder, "slow.json", feeds.ports, 1)
            missed = slow / fast < LEAST_SPEEDUP
            print(f"8 at once are {slow / fast:.1f} times as fast as one by one (at least {LEAST_SPEEDUP})")
        if not options.speed_only:
            _, few = synced(folder, "few.json", Feeds(40, 25, 0).ports, 8)
            _, many = synced(folder, "many.json", Feeds(40, 250, 0).ports, 8)
            missed = missed or many / few > MOST_MEMORY
            print(f"10,000 entries take {many / few:.2f} times the memory of 1,000 (at most {MOST_MEMORY})")
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
