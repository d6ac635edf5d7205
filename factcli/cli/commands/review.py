"""`factcli review`: claims one by one at the terminal, each answered with one key."""

import os
import sys
import time
from typing import Annotated

import typer

from factcli.cli import context, filtering
from factcli.cli.filtering import FilterCommand, FilterOptions, Typed, filtered
from factcli.cli.options import By, Db, Limit, Order, Wait
from factcli.cli.output import emit_table, end_output, indexing, note
from factcli.cli.wiring import ledgers
from factcli.errors import UsageError
from factcli.models.filters import Condition, Filter, FilterWord
from factcli.models.vocabulary import Status
from factcli.query.ordering import Sort
from factcli.tracker.listing import claims

app = typer.Typer()

_OPEN = (Status.UNVERIFIED, Status.CHECKING)


@app.command(cls=FilterCommand, epilog="Example: factcli review --speaker Novak --sort sure")
@filtered(without=("dismissed",))
def review_command(
    ctx: typer.Context,
    typed: Typed = None,
    *,
    filters: FilterOptions,
    sort: Order = Sort.NEWEST,
    limit: Limit = None,
    lines: Annotated[
        bool, typer.Option("--lines", help="Ask line by line: a letter and Enter, as where TERM is dumb.")
    ] = False,
    by: By = None,
    db: Db = None,
    wait: Wait = None,
) -> None:
    """Go through claims one by one at the terminal, those without a finding if no status is asked for.

    `--sort sure` begins with those of which the engine is least sure; `is:doubtful` leaves out all others.

    One key answers: c confirmed, d disputed, m misleading, r refuted, u unverifiable, k checking, x no
    claim; space skips, b goes back, n writes a note, e adds evidence, o opens the article at the claim,
    f corrects speaker or words, z takes the last answer back, q leaves, ? tells them all. Every answer is
    stored at once, as a command of its own, which `undo` takes back too.
    """
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError(
            "review asks at a terminal, and there is none",
            hint="`factcli list --status unverified` shows the claims, `factcli mark ID STATUS` answers",
        )
    ledger = ledgers.open_ledger(ctx, db, wait)
    wanted = filtering.make_filter(filters, ledger, typed or ())
    if not any(one.word is FilterWord.STATUS for one in wanted.conditions):
        wanted = Filter((*wanted.conditions, Condition(FilterWord.STATUS, _OPEN)))
    found = list(claims(ledger, wanted, sort, limit, indexing))
    if not found:
        note("there is no such claim to go through; `factcli list` with the same filters shows why")
        return
    from factcli.cli.interactive import loop, machine
    from factcli.render.review import summary

    progress = loop.Progress(machine.begin(tuple(claim.id for claim in found)))
    began = time.monotonic()
    try:
        if lines or os.environ.get("TERM", "dumb") in ("dumb", ""):
            loop.line_by_line(progress, ledger, context.author(by))
        else:
            loop.on_screen(progress, ledger, context.author(by))
    finally:
        now = progress.now
        took = _length(time.monotonic() - began)
        emit_table(summary(machine.tally(now), len(now.skipped), now.left, len(now.settled), took), paged=False)
        end_output()
    ledgers.tidy(ledger)


def _length(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"
