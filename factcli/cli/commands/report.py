"""`factcli report`: the comparison as a file for others to read."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final

import typer

from factcli.cli import context, filtering
from factcli.cli.filtering import FilterCommand, FilterOptions, Typed, filtered
from factcli.cli.options import Authors, Db, History, named, text
from factcli.cli.output import note
from factcli.cli.output_file import STDOUT, Force, write_to
from factcli.cli.wiring import ledgers
from factcli.errors import UsageError
from factcli.models.location import printable
from factcli.models.reporting import Introduction, Masthead, Report
from factcli.tracker.comparing import Group
from factcli.tracker.publishing import Disclosure
from factcli.tracker.reporting import report

app = typer.Typer()

_TITLE: Final = "Who claimed what, and whether it holds"
_SLOW: Final = 5_000
"""With more claims than this a page takes a browser seconds to open and to filter."""


class ReportFormat(StrEnum):
    """What a report is written as."""

    MARKDOWN = "markdown"
    HTML = "html"


_LONGEST_INTRODUCTION: Final = 256 * 1024
"""How many bytes an introduction has at most: a book's chapter."""
_MARKDOWN: Final = (".md", ".markdown")
_SUFFIXES: Final = {".html": ReportFormat.HTML, ".htm": ReportFormat.HTML}


@app.command(cls=FilterCommand, epilog="Example: factcli report --since 90d --output report.html")
@filtered()
def report_command(
    ctx: typer.Context,
    typed: Typed = None,
    form: Annotated[
        ReportFormat | None,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help=f"{', '.join(ReportFormat)} (default: as the output's name ends, else markdown).",
        ),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="FILE", help="Where to (default: standard output).", callback=named),
    ] = None,
    force: Force = False,
    title: Annotated[
        str, typer.Option(metavar="TEXT", help="The report's heading.", callback=text, show_default=False)
    ] = _TITLE,
    intro: Annotated[
        str | None,
        typer.Option(
            metavar="FILE", help="What you say below it: Markdown (*.md) or plain text, in UTF-8.", callback=named
        ),
    ] = None,
    by: Annotated[Group | None, typer.Option(metavar="speaker|outlet", help="Group the claims so.")] = None,
    whole: Annotated[
        bool, typer.Option("--all", help="List the claims that are not compared too, in short, at the end.")
    ] = False,
    history: History = False,
    authors: Authors = False,
    *,
    filters: FilterOptions,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Do not say where the report is.")] = False,
    db: Db = None,
) -> None:
    """Write a report of disputed, misleading and refuted claims beside the confirmed, for others to read.

    It holds what stands now: each claim with speaker, outlet, date, the article's title and url, verdict, confidence, note,
    time, evidence, tags and context; the filters that chose them; a figure of them over time. It names nobody who
    recorded something, and no path of this machine: a file is called by its plain name. Notes and excerpts are in it as you
    wrote them. HTML is one page that needs no network, with filters in it; it goes to a file or a pipe.
    """
    shape = form or _SUFFIXES.get(Path(output or "").suffix.lower(), ReportFormat.MARKDOWN)
    to_stdout = output in (None, STDOUT)
    if shape is ReportFormat.HTML and to_stdout and sys.stdout.isatty():
        raise UsageError(
            "an HTML page is no use on a terminal", hint="write it to a file: --output report.html", subject="--format"
        )
    ledger = ledgers.open_to_read(ctx, db, silent=False)
    wanted = filtering.make_filter(filters, ledger, typed or ())
    masthead = Masthead(title, None if intro is None else _introduction(intro))
    told = Disclosure(history=history, authors=authors)
    made = report(ledger, wanted, masthead, context.now(), by, whole=whole, told=told)
    data = _rendered(made, shape)
    write_to(output, [data], ledger.path, force=force)
    if not to_stdout and not quiet:
        note(f"the report was written to {Path(output or '').expanduser()}")
    shown = len(made.accounts) + len(made.others)
    if shape is ReportFormat.HTML and shown > _SLOW and not quiet:
        note(
            f"the page holds {shown:,} claims and will be slow in a browser; fewer, as with --since, serve readers better"
        )


def _introduction(name: str) -> Introduction:
    """What the file says; raises UsageError where it cannot be read, or is no text of a size that one would write."""
    path = Path(name).expanduser()
    try:
        with path.open("rb") as file:
            data = file.read(_LONGEST_INTRODUCTION + 1)
    except OSError as error:
        raise _not_introduced(name, f"cannot be read: {error.strerror}", "check the path") from error
    if len(data) > _LONGEST_INTRODUCTION:
        raise _not_introduced(name, f"is longer than {_LONGEST_INTRODUCTION:,} bytes", "is it the file that you meant?")
    try:
        return Introduction(data.decode("utf-8-sig"), markdown=path.suffix.lower() in _MARKDOWN)
    except UnicodeDecodeError:
        raise _not_introduced(name, "is not in UTF-8", "convert it with iconv") from None


def _not_introduced(name: str, reason: str, hint: str) -> UsageError:
    return UsageError(f"--intro {printable(name)} {reason}", hint=f"{hint}; nothing was written", subject="--intro")


def _rendered(made: Report, shape: ReportFormat) -> bytes:
    if shape is ReportFormat.HTML:
        from factcli.render.report.web_page import web_page

        return web_page(made)
    from factcli.render.report.markdown import markdown

    return markdown(made)
