"""Wires the web and the disk to what a sync needs of them."""

import random
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct

from factcli.cli import context
from factcli.cli.settings import DELAY, JOBS, read_settings
from factcli.cli.wiring.http import client
from factcli.extract import extract
from factcli.models.article import BadItem, Item
from factcli.models.location import named_by, printable
from factcli.models.source import Host, Listed, Source, SourceKind
from factcli.models.web import Candidate, Failure, Fault, Feed, PageText, Response
from factcli.sources.feeds.parsing import NotAFeed, read_feed
from factcli.sources.reading import Given, read
from factcli.sources.targets import Target, listed_files, passed_over
from factcli.sources.web.scheduler import Scheduler
from factcli.sources.webpage import read_page
from factcli.tracker.syncing.ports import FileSeen, Outside


class RequestLimits(Struct, frozen=True):
    """How servers are asked: how many at once, and how many seconds each is left alone between two requests."""

    jobs: int
    delay: float


def request_limits(jobs: int | None, delay: float | None) -> RequestLimits:
    """The options', else the settings', else ours."""
    settings = read_settings()
    return RequestLimits(
        jobs or int(settings.get("jobs", JOBS)), float(settings.get("delay", DELAY)) if delay is None else delay
    )


def outside(sources: Iterable[Source], hosts: Iterable[Host], how: RequestLimits) -> Outside:
    """All that a sync of the sources needs beside the ledger."""
    named = [one.named for one in sources if one.kind is SourceKind.FEED and one.named]
    scheduler: Scheduler[Any, Any] = Scheduler(
        client(named), jobs=how.jobs, delay=how.delay, hosts=hosts, clock=context.now
    )
    return Outside(
        requests=scheduler,
        read_feed=feed_of,
        read_page=page_of,
        files=files,
        read_file=items_in,
        unread=unread,
        extract=extract,
        clock=context.now,
        random=random.random,
    )


def feed_of(response: Response) -> Feed | tuple[Candidate, ...] | Failure:
    """The feed that an answer is, or those that it names if it is a page."""
    found = read_feed(response, context.today())
    return found.candidates if isinstance(found, NotAFeed) else found


def page_of(response: Response, listed: Listed | None) -> PageText | Failure:
    """The article that an answer is."""
    return read_page(response, listed, context.today())


def files(folder: str) -> Iterator[FileSeen] | Failure:
    """The files below a folder, each with its size and the time of its last change."""
    found = listed_files(named_by(folder))
    if isinstance(found, str):
        return Failure(reason=found, fault=Fault.MISSING)
    return (FileSeen(printable(path), stamp) for path, stamp in found)


def unread(folder: str) -> dict[str, int]:
    """How many files below a folder are not read, by their endings."""
    return passed_over([named_by(folder)])


def items_in(path: str) -> Iterator[Item | BadItem]:
    """What a file of a folder holds."""
    return read(Target(path, Path(named_by(path))), Given(), context.today())
