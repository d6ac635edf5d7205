"""What is at an address that is to become a source: a folder, a feed, a page that names one, or nothing yet."""

import os
from typing import Final

from factcli.cli.options import must_be_text
from factcli.cli.output import note
from factcli.cli.wiring.http import address, fetching, is_address, server_of, without_secret
from factcli.cli.wiring.syncing import feed_of
from factcli.errors import InputError, UsageError
from factcli.models.location import printable
from factcli.models.source import SourceKind
from factcli.models.web import Candidate, Failure, Fault, Feed, Response
from factcli.sources.links import absolute, of_feed
from factcli.tracker.syncing.sources import Wanted

_MOST_SHOWN: Final = 20


def probe(target: str) -> tuple[Wanted, Feed | None]:
    """The source that a target is, and its feed if it could be read; says on stderr what a person should know.

    Raises UsageError for what is no address, or names several feeds, InputError for what is no feed.
    """
    return _folder(target) if os.path.isdir(target) else _feed(target)  # noqa: PTH112 - as the user spelled it


def _folder(target: str) -> tuple[Wanted, None]:
    path = printable(os.path.abspath(target))  # noqa: PTH100 - as the user spelled it
    return Wanted(path, SourceKind.FOLDER), None


def _feed(target: str) -> tuple[Wanted, Feed | None]:
    """A feed at an address, asked for once to see what it is; None for the feed where it could not be reached."""
    url = _address(target)
    server = server_of(url)
    if isinstance(server, Failure):
        raise UsageError(f"{target}: {server.reason}", hint="write https://example.org/feed.xml", subject=target)
    wanted = Wanted(url, SourceKind.FEED, server)
    with fetching([url]) as fetch:
        answer = fetch(url)
        made = feed_of(answer) if isinstance(answer, Response) else answer
        if isinstance(answer, Response) and isinstance(made, tuple):
            url = _only(made, target)
            answer = fetch(url)
            made = feed_of(answer) if isinstance(answer, Response) else answer
            note(f"{target} is a page; the feed that it names, {url}, is added")
            place = server_of(url)
            wanted = Wanted(url, SourceKind.FEED, place if place == server else None)
    if isinstance(made, Failure):
        _judge(made, url)
        return wanted, None
    if isinstance(made, tuple) or isinstance(answer, Failure):
        raise InputError(
            f"{url} is a page, not a feed, though {target} names it as one", hint="nothing was added", subject=url
        )
    if answer.moved_to:
        note(f"{url} has moved to {answer.moved_to}, which is added")
    if not made.entries:
        note(f"{url} is a feed without entries, as it is now")
    return Wanted(answer.moved_to or url, SourceKind.FEED, wanted.named, title=made.title), made


def _address(target: str) -> str:
    """The url that was given, in one spelling; raises UsageError for what is neither url nor folder, or bears a password."""
    meant_for_us = of_feed(target)
    if is_address(meant_for_us):
        must_be_text("the address", target)
        url = address(meant_for_us)
        return absolute("", url) or url
    known = without_secret(target)
    if "://" in known:
        raise UsageError(
            f"{known} is no address that is read",
            hint="only http and https addresses are; nothing was added",
            subject=known,
        )
    meant = f", or https://{known}?" if "." in known else "?"
    raise UsageError(
        f"{known} is neither a folder nor a web address",
        hint=f"is it a folder that does not exist{meant}",
        subject=known,
    )


def _only(candidates: tuple[Candidate, ...], target: str) -> str:
    if not candidates:
        raise InputError(
            f"{target} is a page and names no feed",
            hint="name its feed, or read the page itself: factcli ingest URL; nothing was added",
            subject=target,
        )
    if len(candidates) > 1:
        shown = [f"{one.url} ({one.title})" if one.title else one.url for one in candidates[:_MOST_SHOWN]]
        raise UsageError(
            f"{target} is a page that names {len(candidates)} feeds",
            hint="\n".join(("nothing was added; add the one that you mean:", *shown)),
            subject=target,
        )
    return candidates[0].url


def _judge(failure: Failure, url: str) -> None:
    """Warn of an address that cannot be reached now; raise for one that will never be a feed."""
    if failure.fault is Fault.REFUSED:
        raise UsageError(
            f"{url}: {failure.reason}",
            hint='name it with its port, or allow it in the settings: allow = ["HOST:PORT"]; nothing was added',
            subject=url,
        )
    if failure.fault is Fault.UNUSABLE:
        raise InputError(f"{url}: {failure.reason}", hint="check the address; nothing was added", subject=url)
    note(f"{url} cannot be read now ({failure.reason}); it is added all the same, and `factcli sync` will try again")
