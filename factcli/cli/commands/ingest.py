"""`factcli ingest`: articles in."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from msgspec.structs import replace

from factcli.cli import context
from factcli.cli.options import Db, Form, Json, Wait, text
from factcli.cli.output import chosen_format, emit, emit_value, note
from factcli.cli.wiring import ledgers
from factcli.cli.wiring.extraction import SUFFIXES, Given, ReadOptions, extract, passed_over, prepare
from factcli.cli.wiring.http import address, canonical_address, fetching, is_address
from factcli.errors import InputsFailed, NothingUsable, UsageError
from factcli.models.location import printable
from factcli.models.reports import IngestReport, ItemReport, Outcome
from factcli.render.formats import Format
from factcli.render.wording import not_read
from factcli.text.dates import read_date
from factcli.tracker.ingesting import ingest, known_digests
from factcli.tracker.intake import How

app = typer.Typer()

_COLUMNS = ("outcome", "location", "article", "claims", "reason")
_MANY_JOBS = 64


@app.command(epilog="Example: factcli ingest articles/ --outlet 'Harbour Wire'")
def ingest_command(
    ctx: typer.Context,
    targets: Annotated[
        list[str] | None,
        typer.Argument(metavar="[FILE|FOLDER|GLOB|URL|-]...", help="What to read; - is standard input."),
    ] = None,
    title: Annotated[
        str | None, typer.Option(metavar="TEXT", help="The title of a single article.", callback=text)
    ] = None,
    outlet: Annotated[
        str | None, typer.Option(metavar="NAME", help="The outlet of all that is read.", callback=text)
    ] = None,
    byline: Annotated[
        str | None, typer.Option(metavar="NAME", help="The author of all that is read.", callback=text)
    ] = None,
    url: Annotated[
        str | None, typer.Option(metavar="URL", help="The address of a single article.", callback=text)
    ] = None,
    published: Annotated[
        str | None, typer.Option(metavar="DAY", help="The day of publication of all that is read.")
    ] = None,
    again: Annotated[
        bool, typer.Option("--again", help="Extract known articles anew, as after an update of factcli.")
    ] = False,
    jobs: Annotated[
        int, typer.Option("--jobs", "-j", metavar="NUMBER", min=1, max=_MANY_JOBS, help="Extract in so many processes.")
    ] = 1,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Report what would be done, store nothing.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print failures only.")] = False,
    form: Form = None,
    json: Json = False,
    db: Db = None,
    wait: Wait = None,
) -> int:
    """Read articles and store the claims in them: text, Markdown, HTML (6 MiB, 40,000 elements at most), JSON lines.

    The same article again changes nothing; a changed one becomes a revision, and verdicts stay on
    their claims.
    """
    names = _names(targets, single=bool(title or url))
    shape = chosen_format(form, json)
    given = Given(title, outlet, byline, _url(url), _day(published))
    ledger = ledgers.open_ledger(ctx, db, wait)
    known = frozenset[str]() if again else known_digests(ledger)
    options = ReadOptions(given, context.today(), known)
    how = How(extract, context.now, context.author(None), detail=_detail(names), again=again, dry=dry_run)
    with (
        ledgers.telling_what_stays(ledger),
        _progress(names, show=not quiet) as (tell, watched),
        fetching(names) as fetch,
    ):
        report = ingest(ledger, prepare(watched, options, jobs, fetch), how, tell)
    if not dry_run:
        ledgers.tidy(ledger, thoroughly=True)
    report = replace(report, unread=passed_over(names))
    _show(report, shape, quiet=quiet, dry=dry_run)
    if not quiet and shape is not Format.JSON:
        _say_what_is_missing(report, how.detail)
    stored = "nothing was stored, for this was a dry run" if dry_run else f"the others are in {ledger.path}"
    return _status(report, stored)


def _say_what_is_missing(report: IngestReport, detail: str) -> None:
    if not report.items:
        note(f"there is nothing to read in {detail}; in a folder, {', '.join(sorted(SUFFIXES))} are read")
    if report.unread:
        note(not_read(report.unread))
    if report.undated:
        what = "1 article has" if report.undated == 1 else f"{report.undated:,} articles have"
        note(
            f"{what} no date, and --since and --until pass over {'it' if report.undated == 1 else 'them'}: "
            "ingest again with --published DAY"
        )


def _names(targets: list[str] | None, *, single: bool) -> list[str]:
    if not targets:
        raise UsageError(
            "nothing to read", hint="name files, folders, patterns or web addresses, or - for standard input"
        )
    if "" in targets:
        raise UsageError("the name of a file is empty", hint="name a file, or . for this folder", subject="FILE")
    if single and (len(targets) > 1 or Path(targets[0]).is_dir()):
        raise UsageError("--title and --url are for a single article", hint="name one file, or leave them out")
    return [address(name) if is_address(name) else name for name in targets]


def _day(published: str | None) -> str | None:
    if published is None:
        return None
    in_words = read_date(published)
    day = in_words.isoformat() if in_words else context.read_day(published, "--published")
    if day > context.today().isoformat():
        raise UsageError(f"--published {published} is after today", hint="check the year", subject="--published")
    return day


def _url(url: str | None) -> str | None:
    if url is not None and canonical_address(url) is None:
        raise UsageError(f"--url {url!r} is no web address", hint="write https://example.org/story", subject="--url")
    return url


def _detail(names: list[str]) -> str:
    shown = ", ".join(map(printable, names[:3]))
    return f"{shown} and {len(names) - 3} more" if len(names) > 3 else shown  # as many as were shown


@contextmanager
def _progress(names: list[str], *, show: bool) -> Iterator[tuple[Callable[[ItemReport], None], Iterator[str]]]:
    """A bar on a terminal; what tells it of an item that is done, and the names as it sees them taken."""
    if not show or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield lambda _: None, iter(names)
        return
    from factcli.render.progress import ingest_bar

    with ingest_bar() as bar:
        yield bar, iter(names)


def _show(report: IngestReport, shape: Format, *, quiet: bool, dry: bool) -> None:
    if quiet:
        failed = [item for item in report.items if item.outcome is Outcome.FAILED]
        for item in failed if len(report.items) > 1 else []:
            note(f"{item.location}: {item.reason}")
    elif shape is Format.JSON:
        emit_value(report.record())
    elif shape is Format.TABLE:
        from factcli.cli.output import emit_table
        from factcli.render.ingest import ingest_table

        emit_table(ingest_table(report, dry=dry))
    else:
        emit(report.items, shape, [], _COLUMNS)


def _status(report: IngestReport, stored: str) -> int:
    failed = report.count(Outcome.FAILED)
    if not failed:
        return 0
    first = next(item for item in report.items if item.outcome is Outcome.FAILED)
    total = len(report.items)
    what = f"{first.location}: {first.reason}"
    if failed == total:
        raise NothingUsable(
            what if total == 1 else f"none of {total} inputs could be read; the first is {what}",
            hint="nothing was stored, and nothing was lost",
            subject=first.location,
        )
    raise InputsFailed(
        f"{failed} of {total} inputs failed; the first is {what}",
        hint=f"{stored}; mend these and ingest them again",
        subject=first.location,
    )
