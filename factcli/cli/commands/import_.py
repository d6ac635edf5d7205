"""`factcli import`: another ledger, reviews or a table of claims, into this one."""

import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated, BinaryIO, Final

import typer

from factcli.cli import context
from factcli.cli.options import By, Db, Json, Wait, named
from factcli.cli.output import emit_value, note
from factcli.cli.wiring import ledgers
from factcli.cli.wiring.contents import contents
from factcli.cli.wiring.ledgers import LedgerFile
from factcli.errors import InputError, InputsFailed, NothingUsable, UsageError
from factcli.models.foreign import ForeignClaim, Unread
from factcli.models.location import printable
from factcli.sources.ledgerlines import LedgerLines, is_export
from factcli.tracker.exchanging.foreign import Manner, TakenIn, take_claims
from factcli.tracker.exchanging.importing import take_in
from factcli.tracker.exchanging.taking import Imported

app = typer.Typer()

_STDIN: Final = "-"
_PIECE: Final = 1 << 20
_BEGINNING: Final = 1 << 16
_MOST: Final = 1 << 28
_FEW: Final = 10


class ImportFormat(StrEnum):
    """What is read."""

    AUTO = "auto"
    JSONL = "jsonl"
    CLAIMREVIEW = "claimreview"
    CSV = "csv"


@app.command(epilog="Example: factcli import facts.jsonl")
def import_command(
    ctx: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE|-", help="What to read; - is standard input.", callback=named)],
    form: Annotated[
        ImportFormat,
        typer.Option("--format", metavar="FORMAT", help=f"{', '.join(ImportFormat)} (auto: as it begins)."),
    ] = ImportFormat.AUTO,
    columns: Annotated[
        str | None,
        typer.Option(
            metavar="NAME=HEADER,…",
            help="For csv: which columns are text, speaker, role, date, outlet, where, title, url, verdict, by, note, "
            "evidence, where their headers do not tell.",
            callback=named,
        ),
    ] = None,
    by: By = None,
    json: Json = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing where all went well.")] = False,
    db: Db = None,
    wait: Wait = None,
) -> None:
    """Take in an export of factcli, ClaimReview (JSON-LD or a page with it), or a CSV of claims.

    An export makes the same ledger of an empty one. Into another it is merged: ids stay one, what people recorded on
    both sides is kept, and of two verdicts the newer counts. Twice changes nothing. Claims from elsewhere are added
    with their verdicts, which `undo` takes back; an export that was merged stays, so make a backup first.
    """
    with _opened(file) as (opened, location):
        beginning = opened.read(_BEGINNING)
        opened.seek(0)
        shape = form if form is not ImportFormat.AUTO else _recognised(beginning, location)
        if columns and shape is not ImportFormat.CSV:
            raise UsageError("--columns is for csv", hint="say --format csv, or leave it out", subject="--columns")
        named_columns = _columns(columns)
        author = context.author(by)
        if shape is ImportFormat.JSONL:
            lines = LedgerLines(opened, location)
            ledger = ledgers.open_ledger(ctx, db, wait)
            _show_imported(_taken_in(ledger, lines, author), location, json=json, quiet=quiet)
        else:
            found = _claims(_text(opened, location), shape, named_columns)
            ledger = ledgers.open_ledger(ctx, db, wait)
            how = Manner(author, context.now, location, location)
            _show_claims(take_claims(ledger, found, contents, how), location, json=json, quiet=quiet)
        ledgers.tidy(ledger, thoroughly=True)


@contextmanager
def _opened(name: str) -> Iterator[tuple[BinaryIO, str]]:
    """The file, and what it is called; standard input and pipes are kept in a file, for they are read twice."""
    path = Path(name).expanduser()
    location = "(standard input)" if name == _STDIN else printable(name)
    try:
        if name != _STDIN and path.is_file():
            with path.open("rb") as file:
                yield file, location
            return
        source = sys.stdin.buffer if name == _STDIN else path.open("rb")
    except OSError as error:
        raise NothingUsable(
            f"{location} cannot be read: {error.strerror}",
            hint="check the path; nothing was changed", subject=location,
        ) from error  # fmt: skip
    with tempfile.TemporaryFile() as kept:
        try:
            while piece := source.read(_PIECE):
                kept.write(piece)
        except OSError as error:
            raise NothingUsable(
                f"{location} cannot be read: {error.strerror}", hint="nothing was changed", subject=location
            ) from error
        kept.seek(0)
        yield kept, location


def _recognised(beginning: bytes, location: str) -> ImportFormat:
    if is_export(beginning):
        return ImportFormat.JSONL
    start = beginning.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not start:
        raise NothingUsable(
            f"{location} is empty", hint="`factcli export` writes what can be imported", subject=location
        )
    return ImportFormat.CLAIMREVIEW if start[:1] in (b"{", b"[", b"<") else ImportFormat.CSV


def _text(file: BinaryIO, location: str) -> str:
    from factcli.sources.decoding import decode  # noqa: PLC0415 - only for these formats

    data = file.read(_MOST + 1)
    text = decode(data) if len(data) <= _MOST else None
    if text is None:
        reason = "is no text" if len(data) <= _MOST else f"has more than {_MOST >> 20} MiB"
        raise InputError(f"{location} {reason}", hint="nothing was changed", subject=location)
    return text


def _claims(text: str, shape: ImportFormat, columns: Mapping[str, str]) -> Iterator[ForeignClaim | Unread]:
    if shape is ImportFormat.CSV:
        from factcli.sources.claimtable import read_table  # noqa: PLC0415 - only for this format

        return read_table(text, columns)
    from factcli.sources.reviews import read_reviews  # noqa: PLC0415 - only for this format

    return read_reviews(text)


def _columns(given: str | None) -> dict[str, str]:
    from factcli.sources.claimtable import NAMES  # noqa: PLC0415 - only for this format

    named_columns = {}
    for one in (given or "").split(",") if given else ():
        name, sign, header = (part.strip() for part in one.partition("="))
        if name not in NAMES or not sign or not header:
            raise UsageError(
                f"--columns {one!r} does not say what a column is",
                hint=f"write text=claim,speaker=who; a column may be {', '.join(NAMES)}", subject="--columns",
            )  # fmt: skip
        named_columns[name] = header
    return named_columns


def _taken_in(ledger: LedgerFile, lines: LedgerLines, by: str) -> Imported:
    def tell(_: int) -> None:
        ledger.tidy(thoroughly=False)

    return take_in(ledger, lines, contents, by, context.now, lines.location, tell)


def _show_imported(done: Imported, location: str, *, json: bool, quiet: bool) -> None:
    bad = [(f"line {one.line}", one.reason) for one in done.bad]
    if json:
        emit_value({"stored": done.stored, "merged": done.merged, "kept": done.kept, "failed": _failed(bad)})
    elif not quiet:
        what = ", ".join(f"{number:,} {_plural(name, number)}" for name, number in done.stored.items())
        note(f"{what} new or changed" if what else "all of it was here already; nothing was changed")
    for one in done.kept if not (json or quiet) else ():
        note(one)
    _end(bad, location, usable=done.read > 0)


def _show_claims(done: TakenIn, location: str, *, json: bool, quiet: bool) -> None:
    bad = [(one.place, one.reason) for one in done.bad]
    if json:
        counts = {"added": done.added, "known": done.known, "verdicts": done.judged, "kept": done.kept}
        emit_value({"run": done.run, **counts, "failed": _failed(bad)})
    elif not quiet:
        known = f"; {done.known:,} {'was' if done.known == 1 else 'were'} here already" if done.known else ""
        note(f"{done.added:,} {_plural('claim', done.added)} added, {done.judged:,} with a verdict{known}")
        if done.kept:
            note(f"{done.kept:,} {_plural('claim', done.kept)} had another verdict here, which stays")
    _end(bad, location, usable=done.added + done.known > 0)


def _failed(bad: list[tuple[str, str]]) -> list[dict[str, str]]:
    return [{"place": place, "reason": reason} for place, reason in bad]


def _end(bad: list[tuple[str, str]], location: str, *, usable: bool) -> None:
    """Name what was left out; raises InputsFailed, or NothingUsable where that is all."""
    if not bad:
        return
    for place, reason in bad[:_FEW] if len(bad) > 1 else ():
        note(f"{location}, {place}: {reason}")
    if len(bad) > _FEW:
        note(f"and {len(bad) - _FEW:,} more")
    first = f"{location}, {bad[0][0]}: {bad[0][1]}"
    if not usable:
        raise NothingUsable(first, hint="nothing of it could be taken in; nothing was lost", subject=location)
    what = first if len(bad) == 1 else f"{len(bad):,} places of {location} could not be taken in"
    raise InputsFailed(what, hint="the rest is in the ledger; mend these and import it again", subject=location)


def _plural(name: str, number: int) -> str:
    if number == 1:
        return name
    return f"{name}es" if name.endswith("s") else f"{name}s"
