"""`factcli evidence`: what speaks for a claim, against it, or gives its context."""

import sys
from pathlib import Path
from typing import Annotated, Any, Final

import typer
from msgspec.structs import asdict

from factcli.cli import context
from factcli.cli.claim_ids import Id, Ids, named_ids
from factcli.cli.claimlists import show_claims, show_recorded
from factcli.cli.options import By, Db, Fields, Form, Json, Note, Quiet, Wait, text
from factcli.cli.output import chosen_fields, chosen_format, emit, note
from factcli.cli.references import digest, reference
from factcli.cli.usage_errors import Commands
from factcli.cli.wiring import ledgers
from factcli.errors import InputError, UsageError
from factcli.models.claim import Evidence
from factcli.models.vocabulary import Bearing, Credibility, EvidenceKind, Reliability
from factcli.tracker.reviewing.evidencing import Exhibit, add_evidence, withdraw_evidence

app = typer.Typer(cls=Commands, help="Evidence on claims: add, list, withdraw.", no_args_is_help=True)

_COLUMNS: Final = ("id", "stance", "kind", "url", "excerpt", "reliability", "credibility", "by", "at", "withdrawn")
_MOST_EXCERPT: Final = 1 << 20


@app.command(
    "add",
    epilog="Example: factcli evidence add 7f3a9c2e --url https://example.org/log --stance refutes --kind primary "
    "--excerpt 'eleven casualties' --reliability B --credibility 2",
)
def add_command(
    ctx: typer.Context,
    ids: Ids,
    url: Annotated[
        str | None,
        typer.Option("--url", "-u", metavar="URL|FILE", help="A page, an identifier, or a file.", callback=text),
    ] = None,
    words: Annotated[
        str | None, typer.Option("--text", metavar="WORDS", help="A document in words.", callback=text)
    ] = None,
    stance: Annotated[
        Bearing, typer.Option(metavar="STANCE", help=f"What it does to the claim: {', '.join(Bearing)}.")
    ] = Bearing.CONTEXT,
    kind: Annotated[EvidenceKind | None, typer.Option(metavar="KIND", help=f"{', '.join(EvidenceKind)}.")] = None,
    archive_url: Annotated[
        str | None, typer.Option(metavar="URL", help="Where a copy of it is kept.", callback=text)
    ] = None,
    excerpt: Annotated[
        str | None,
        typer.Option(metavar="TEXT|@FILE|-", help="Its words that matter; - is standard input.", callback=text),
    ] = None,
    retrieved: Annotated[
        str | None, typer.Option(metavar="DAY", help="When you saw it: 2026-03-14, yesterday.", callback=text)
    ] = None,
    reliability: Annotated[
        Reliability | None,
        typer.Option(
            metavar="A-F", case_sensitive=False, help="Of its source: A completely reliable, E not, F cannot be told."
        ),
    ] = None,
    credibility: Annotated[
        Credibility | None,
        typer.Option(metavar="1-6", help="Of what it says: 1 confirmed by others, 5 improbable, 6 cannot be told."),
    ] = None,
    remark: Annotated[str | None, typer.Option("--note", metavar="TEXT", help="A note on it.", callback=text)] = None,
    by: By = None,
    quiet: Quiet = False,
    form: Form = None,
    json: Json = False,
    db: Db = None,
    wait: Wait = None,
) -> None:
    """Add a piece of evidence to one or many claims, and print them.

    Kept with it is the SHA-256 of the file, where it is one, else of the excerpt.
    """
    if (url is None) == (words is None):
        raise UsageError("evidence is --url or --text, one of them", hint="factcli evidence add ID --url URL|FILE")
    if excerpt == "-" and "-" in ids:
        raise UsageError("ids and excerpt cannot both come from standard input", hint="write --excerpt @FILE")
    shape = chosen_format(form, json)
    shown = reference(url, "--url") if url is not None else " ".join((words or "").split())
    quoted = _excerpt(excerpt)
    exhibit = Exhibit(
        stance, shown, kind, _archive(archive_url), quoted, digest(shown if url else None, quoted),
        context.read_past_day(retrieved, "--retrieved") if retrieved else None, reliability, credibility, remark,
    )  # fmt: skip
    named = named_ids(ids, "evidence add - --url URL")
    ledger = ledgers.open_ledger(ctx, db, wait)
    done = add_evidence(ledger, named, exhibit, context.author(by), context.now)
    show_recorded(ledger, done, shape, "bears this evidence already", quiet=quiet)


@app.command("list", epilog="Example: factcli evidence list 7f3a9c2e --json")
def list_command(
    ctx: typer.Context, claim: Id, fields: Fields = None, form: Form = None, json: Json = False, db: Db = None
) -> None:
    """List the evidence on a claim; what was withdrawn is there too, and marked."""
    shape = chosen_format(form, json)
    names = chosen_fields(fields, Evidence.__struct_fields__)
    found = ledgers.open_to_read(ctx, db, silent=shape.is_json).claim(claim).work.evidence

    def table() -> object:
        from factcli.render.evidence import evidence_page

        return evidence_page(found)

    emit(map(_record, found), shape, names, _COLUMNS, table)


@app.command("withdraw", epilog="Example: factcli evidence withdraw 7f3a9c2e/4be1 --note 'the page was a forgery'")
def withdraw_command(
    ctx: typer.Context,
    name: Annotated[
        str,
        typer.Argument(
            metavar="EVIDENCE", help="Its id, or four or more of its first digits; a claim's id and / may stand before."
        ),
    ],
    why: Note = None,
    by: By = None,
    quiet: Quiet = False,
    form: Form = None,
    json: Json = False,
    db: Db = None,
    wait: Wait = None,
) -> None:
    """Withdraw a piece of evidence: it stays on its claim, marked, and counts no more."""
    shape = chosen_format(form, json)
    ledger = ledgers.open_ledger(ctx, db, wait)
    claim, evidence, stood = withdraw_evidence(ledger, name, why, context.author(by), context.now)
    if not stood:
        note(f"evidence {evidence.id} is withdrawn already; nothing was recorded")
    ledgers.tidy(ledger)
    if not quiet:
        show_claims([claim], shape)


def _record(one: Evidence) -> dict[str, Any]:
    return asdict(one)


def _archive(url: str | None) -> str | None:
    if url is not None and not url.lower().startswith(("http://", "https://")):
        raise UsageError(
            f"--archive-url {url!r} is no web address",
            hint="write https://…; nothing was recorded",
            subject="--archive-url",
        )
    return reference(url, "--archive-url") if url is not None else None


def _excerpt(given: str | None) -> str | None:
    """The words of the excerpt, those of a file or of standard input without their last line end."""
    if given is None or not (given == "-" or given.startswith("@")):
        return given
    try:
        raw = sys.stdin.buffer.read(_MOST_EXCERPT + 1) if given == "-" else _head(Path(given[1:]))
        words = raw.decode("utf-8").strip("\r\n")
    except (OSError, ValueError) as error:
        reason = (
            "it is not in UTF-8" if isinstance(error, UnicodeDecodeError) else getattr(error, "strerror", None) or error
        )
        raise InputError(
            f"the excerpt {given} cannot be read: {reason}", hint="nothing was recorded", subject=given
        ) from error
    if len(raw) > _MOST_EXCERPT:
        raise InputError(
            f"the excerpt {given} is above 1 MiB",
            hint="give the words that matter; nothing was recorded",
            subject=given,
        )
    if not words.strip():
        raise UsageError(f"the excerpt {given} is empty", hint="nothing was recorded", subject="--excerpt")
    return words


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_MOST_EXCERPT + 1)
