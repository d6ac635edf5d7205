"""Forty outlets for a month: what they publish, when they edit it, and how their servers fail; as a real HTTP server.

The time is the test's, not the machine's. What was served to whom is in `log`.
"""

import asyncio
import hashlib
import random
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from email.utils import formatdate

HALF_HOUR = 1800
DAY = 86400
SHOWN = 12
"""How many articles a feed lists."""
LONG_ARCHIVE = 90
"""How many one in ten lists, which thus still has those whose pages have long been let go of."""

_PEOPLE = ("Lena Novak", "Marek Soll", "Dario Venn", "Ida Kessel", "Tomas Reyl", "Anna Brandt")
_THINGS = ("ships", "workers", "houses", "trucks", "schools", "wells")


@dataclass
class Story:
    """An article: its address, when it appeared, and the times and figures of its versions."""

    host: int
    number: int
    published: int
    versions: list[tuple[int, int]]

    @property
    def path(self) -> str:
        return f"/news/{self.number}"

    def version(self, now: int) -> int:
        return max(index for index, (since, _) in enumerate(self.versions) if since <= now)

    def paragraphs(self, version: int) -> list[str]:
        who, thing = _PEOPLE[self.number % 6], _THINGS[(self.number // 6) % 6]
        count = self.versions[version][1]
        filler = (
            f"The council of district {self.number} met in the old hall on the square, as it does in every month of the "
            f"year, and those who came had to stand, since the chairs of room {self.number} had been lent to the school. "
            "The clerk read the list of what was open from the time before, and nobody asked to have anything changed in it."
        )
        return [
            f"{who} said on the steps of hall {self.number} that {count} {thing} had been counted in the district.",
            filler,
            f"“Nobody told us about number {self.number} before the morning,” {who} said.",
            f"Those who had waited at gate {self.number} went home when it began to rain, and the hall was closed at nine.",
        ]

    def text(self, version: int) -> str:
        return "\n".join(self.paragraphs(version))


@dataclass
class Outlet:
    """A feed on a port of its own: how often it is polled, whether it has whole articles, whether its server gives etags."""

    number: int
    every: int
    whole: bool
    etags: bool
    port: int = 0
    shown: int = SHOWN
    shares_with: int | None = None
    stories: list[Story] = field(default_factory=list)


@dataclass(frozen=True)
class Served:
    """One request: when, by which outlet, for what, and how it was answered. `version` is None unless it was served whole."""

    time: int
    run: int
    outlet: int
    path: str
    status: int
    version: int | None = None
    listed: tuple[tuple[int, int, int], ...] = ()


class World:
    """All outlets, the clock, and the log."""

    def __init__(self, seed: int, begin: int, days: int, outlets: int = 40) -> None:
        self.chance = random.Random(seed)
        self.begin, self.days = begin, days
        self.now = begin
        self.run = 0
        self.fault_rate = 0.03
        self.log: list[Served] = []
        intervals = (HALF_HOUR, 2 * HALF_HOUR, 6 * HALF_HOUR, 24 * HALF_HOUR)
        self.outlets = [
            Outlet(
                number,
                intervals[number % 4],
                whole=number % 5 == 0,
                etags=number % 3 != 0,
                shown=LONG_ARCHIVE if number in (5, 6, 17, 35) else SHOWN,
            )
            for number in range(outlets)
        ]
        number = 0
        for outlet in self.outlets:
            time = begin - self.chance.randrange(DAY)
            while time < begin + days * DAY:
                outlet.stories.append(self._story(outlet, number, time))
                number += 1
                time += int(self.chance.expovariate(1 / DAY)) + 600
        for outlet in self.outlets[3::10]:
            outlet.shares_with = outlet.number + 1

    def _story(self, outlet: Outlet, number: int, published: int) -> Story:
        count = self.chance.randrange(2, 40)
        versions = [(published, count)]
        while self.chance.random() < 0.25:
            count += self.chance.randrange(1, 9)
            versions.append((versions[-1][0] + self.chance.randrange(HALF_HOUR, 5 * DAY), count))
        return Story(outlet.number, number, published, versions)

    def listed(self, outlet: Outlet) -> list[Story]:
        """What the outlet's feed shows now: its newest stories, and perhaps those of another outlet."""
        own = [story for story in outlet.stories if story.published <= self.now][-outlet.shown :]
        if outlet.shares_with is not None and outlet.shares_with < len(self.outlets):
            own += [one for one in self.outlets[outlet.shares_with].stories if one.published <= self.now][-4:]
        return own

    def url(self, story: Story) -> str:
        return f"http://127.0.0.1:{self.outlets[story.host].port}{story.path}"

    def answer(self, outlet: Outlet, path: str, known: str | None) -> tuple[int, bytes, dict[str, str], Served]:
        """Status, body, headers and the log's entry for a request."""
        if path == "/robots.txt":
            served = Served(self.now, self.run, outlet.number, path, 404)
            return 404, b"", {}, served
        if self.chance.random() < self.fault_rate:
            status = self.chance.choice((500, 503, 404, 0))
            headers = {"Retry-After": str(self.chance.randrange(60, 7200))} if status == 503 else {}
            return status, b"", headers, Served(self.now, self.run, outlet.number, path, status)
        if path == "/feed.xml":
            stories = self.listed(outlet)
            body = self._feed(outlet, stories)
            listed = tuple((one.host, one.number, one.version(self.now)) for one in stories)
            return self._content(outlet, path, body, "application/rss+xml", known, None, listed)
        story = next((one for one in outlet.stories if one.path == path), None)
        if story is None:
            return 404, b"", {}, Served(self.now, self.run, outlet.number, path, 404)
        version = story.version(self.now)
        return self._content(outlet, path, self._page(story, version), "text/html; charset=utf-8", known, version, ())

    def _content(
        self,
        outlet: Outlet,
        path: str,
        body: bytes,
        kind: str,
        known: str | None,
        version: int | None,
        listed: tuple[tuple[int, int, int], ...],
    ) -> tuple[int, bytes, dict[str, str], Served]:
        headers = {"Content-Type": kind}
        status = 200
        if outlet.etags:
            tag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
            headers["ETag"] = tag
            if known == tag:
                status, body = 304, b""
        return status, body, headers, Served(self.now, self.run, outlet.number, path, status, version, listed)

    def _feed(self, outlet: Outlet, stories: list[Story]) -> bytes:
        items = []
        for story in stories:
            paragraphs = story.paragraphs(story.version(self.now))
            whole = (
                "".join(f"<p>{one}</p>" for one in paragraphs * 2)
                if outlet.whole and story.host == outlet.number
                else ""
            )
            content = f"<content:encoded><![CDATA[{whole}]]></content:encoded>" if whole else ""
            items.append(
                f"<item><title>Story {story.number}</title><link>{self.url(story)}</link>"
                f"<guid isPermaLink='false'>s{story.number}</guid>"
                f"<pubDate>{formatdate(story.published, usegmt=True)}</pubDate>"
                f"<description>{paragraphs[0][:60]}</description>{content}</item>"
            )
        return (
            '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" '
            'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
            f"<title>Outlet {outlet.number}</title>{''.join(items)}</channel></rss>"
        ).encode()

    def _page(self, story: Story, version: int) -> bytes:
        text = "".join(f"<p>{one}</p>" for one in story.paragraphs(version))
        day = formatdate(story.published, usegmt=True)
        return (
            f"<!doctype html><html lang='en'><head><title>Story {story.number}</title>"
            f"<link rel='canonical' href='{self.url(story)}'><meta name='date' content='{day}'></head>"
            f"<body><nav>Home</nav><article><h1>Story {story.number}</h1>{text}</article>"
            f"<footer>drawn {self.chance.random()}</footer></body></html>"
        ).encode()


class Servers:
    """The outlets' servers, on ports of their own, in one thread."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._loop = asyncio.new_event_loop()
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()
        self._ready.wait(10)

    def _serve(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._servers = [self._loop.run_until_complete(self._start(outlet)) for outlet in self._world.outlets]
        self._ready.set()
        self._loop.run_forever()
        self._loop.close()

    async def _start(self, outlet: Outlet) -> asyncio.Server:
        def connected() -> asyncio.Protocol:
            return _Connection(lambda path, known: self._world.answer(outlet, path, known), self._world.log)

        server = await self._loop.create_server(connected, "127.0.0.1", 0)
        outlet.port = server.sockets[0].getsockname()[1]
        return server

    def close(self) -> None:
        for server in self._servers:
            self._loop.call_soon_threadsafe(server.close)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(5)


class _Connection(asyncio.Protocol):
    """One connection: requests without bodies, one after the other."""

    def __init__(
        self, answer: Callable[[str, str | None], tuple[int, bytes, dict[str, str], Served]], log: list[Served]
    ) -> None:
        self._answer = answer
        self._log = log
        self._buffer = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        while b"\r\n\r\n" in self._buffer:
            head, _, self._buffer = self._buffer.partition(b"\r\n\r\n")
            lines = head.decode("latin-1").split("\r\n")
            headers = dict(line.lower().split(": ", 1) for line in lines[1:] if ": " in line)
            known = next(
                (line.split(": ", 1)[1] for line in lines[1:] if line.lower().startswith("if-none-match")), None
            )
            assert "host" in headers
            status, body, more, served = self._answer(lines[0].split(" ")[1], known)
            self._log.append(served)
            if status == 0:
                self._transport.abort()
                return
            fields = "".join(f"{name}: {value}\r\n" for name, value in more.items())
            length = "" if status == 304 else f"Content-Length: {len(body)}\r\n"
            self._transport.write(f"HTTP/1.1 {status} X\r\n{fields}{length}\r\n".encode() + body)
