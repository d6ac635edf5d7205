"""`factcli mark`: a verdict on claims."""

from typing import Annotated

import typer

from factcli.cli import context
from factcli.cli.claim_ids import ids_and_statuses, named_ids
from factcli.cli.claimlists import show_claims
from factcli.cli.options import By, Db, Form, Json, Quiet, Wait, readable, text
from factcli.cli.output import chosen_format
from factcli.cli.references import reference
from factcli.cli.wiring import ledgers
from factcli.errors import UsageError
from factcli.models.vocabulary import Bearing, Confidence, Status
from factcli.tracker.reviewing.judging import Judgement, mark, usual_bearing

app = typer.Typer()


@app.command(
    epilog="Example: factcli mark 7f3a9c2e disputed --evidence https://example.org/report --stance refutes "
    "--note 'the port counts eleven'"
)
def mark_command(
    ctx: typer.Context,
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="ID... STATUS",
            help="Claims, then their status; - takes ids from standard input.",
            autocompletion=ids_and_statuses,
        ),
    ],
    evidence: Annotated[
        list[str] | None,
        typer.Option(
            "--evidence", "-e", metavar="URL|FILE", help="A page, a file, or a document in words; may be repeated."
        ),
    ] = None,
    stance: Annotated[
        Bearing | None,
        typer.Option(
            metavar="STANCE",
            help=f"What the evidence does to the claim: {', '.join(Bearing)} "
            "(default: supports for confirmed, refutes for refuted, else context).",
            show_default=False,
        ),
    ] = None,
    excerpt: Annotated[
        str | None, typer.Option(metavar="TEXT", help="The words of the evidence that matter.", callback=text)
    ] = None,
    evidence_note: Annotated[
        str | None, typer.Option(metavar="TEXT", help="A note on the evidence.", callback=text)
    ] = None,
    confidence: Annotated[
        Confidence | None,
        typer.Option("--confidence", "-c", metavar="LEVEL", help=f"How sure you are: {', '.join(Confidence)}."),
    ] = None,
    why: Annotated[
        str | None, typer.Option("--note", metavar="TEXT", help='Why; "" clears the note.', callback=readable)
    ] = None,
    by: By = None,
    quiet: Quiet = False,
    form: Form = None,
    json: Json = False,
    db: Db = None,
    wait: Wait = None,
) -> None:
    """Record a verdict on one or many claims: on all of them, or, where an id is wrong, on none.

    Statuses: unverified, checking, confirmed, disputed, misleading, refuted, unverifiable. Where the
    status stays the same, so do confidence and note that are not given.
    """
    status = _status(words)
    ids = named_ids(words[:-1], f"mark - {status}")
    if (excerpt or evidence_note or stance) and not evidence:
        raise UsageError("--stance, --excerpt and --evidence-note say something of --evidence, which is missing")
    shape = chosen_format(form, json)
    judgement = Judgement(
        status, context.author(by), confidence, why, tuple(map(reference, evidence or ())),
        stance or usual_bearing(status), excerpt, evidence_note,
    )  # fmt: skip
    ledger = ledgers.open_ledger(ctx, db, wait)
    marked = mark(ledger, ids, judgement, context.now)
    ledgers.tidy(ledger)
    if not quiet:
        show_claims(marked, shape)


def _status(words: list[str]) -> Status:
    given = words[-1]
    try:
        status = Status(given.lower())
    except ValueError:
        raise _no_status(given) from None
    if len(words) == 1:
        raise UsageError("no claim is named", hint=f"factcli mark ID... {status}", subject="ID")
    return status


def _no_status(given: str) -> UsageError:
    """The error of a word that is no status, with the status that stands for it here, or the nearest."""
    from difflib import get_close_matches

    from factcli.models.ratings import status_in_words

    meant = status_in_words(given)
    near = next(iter(get_close_matches(given.lower(), list(Status), n=1)), None)
    hint = f"here that is called {meant}; " if meant else f"did you mean {near}? " if near else ""
    return UsageError(f"{given!r} is no status", hint=f"{hint}the statuses are {', '.join(Status)}", subject=given)
