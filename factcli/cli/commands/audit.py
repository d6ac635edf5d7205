"""`factcli audit`: how often the extractor is right, by a person's answers on a random sample."""

import secrets
import sys
from typing import Annotated, Any, Final

import typer

from factcli.cli import context, filtering
from factcli.cli.filtering import FilterCommand, FilterOptions, Typed, filtered
from factcli.cli.options import By, Db, Form, Json, Wait
from factcli.cli.output import chosen_format, emit, emit_table, emit_value, note
from factcli.cli.wiring import ledgers
from factcli.cli.wiring.ledgers import LedgerFile
from factcli.errors import NotFound, UsageError
from factcli.models.audit import Audit, AuditGroup
from factcli.models.ledger import Sample
from factcli.render.formats import Format
from factcli.tracker.reviewing.auditing import AuditSession, audit, draw, no_claims, open_claims
from factcli.tracker.reviewing.dismissing import dismiss

app = typer.Typer()

_USUAL: Final = 50
_SEEDS: Final = 2**32
_LEAVE: Final = ("q", "ctrl-d", "escape")
_COLUMNS: Final = (
    "group", "name", "answered", "claims", "claims_low", "claims_high", "exact", "exact_low", "exact_high", "filters",
)  # fmt: skip


@app.command(cls=FilterCommand, epilog="Example: factcli audit --report --json")
@filtered(without=("dismissed",))
def audit_command(
    ctx: typer.Context,
    typed: Typed = None,
    *,
    size: Annotated[
        int | None,
        typer.Option("--sample", metavar="NUMBER", min=1, help=f"How many claims to draw (default: {_USUAL})."),
    ] = None,
    seed: Annotated[
        int | None, typer.Option(metavar="NUMBER", min=0, max=_SEEDS - 1, help="Draw the same ones again.")
    ] = None,
    new: Annotated[bool, typer.Option("--new", help="Draw a new sample, even where one is not answered yet.")] = False,
    report: Annotated[bool, typer.Option("--report", help="Print the figures, ask nothing.")] = False,
    filters: FilterOptions,
    by: By = None,
    form: Form = None,
    json: Json = False,
    db: Db = None,
    wait: Wait = None,
) -> None:
    """Judge a random sample of what was extracted, and learn how often the extractor is right.

    One key answers: y right, e right but for its edges, s wrong speaker, n no claim, u takes the last
    answer back, q leaves. Every answer is stored at once, and the next audit goes on where this one was
    left. Printed are the share that are claims at all and the share found exactly, with 95 % intervals
    (Wilson), in all, by kind and by outlet, with the filter that the sample was drawn under. Dismissed
    claims are drawn too, but where -is:dismissed is asked for. Off a terminal the report is printed.
    """
    shape = chosen_format(form, json)
    asking = not report and shape is Format.TABLE and sys.stdin.isatty() and sys.stdout.isatty()
    if new and not asking:
        raise UsageError("--new needs a terminal to ask at", hint="leave out --report and --format", subject="--new")
    ledger = ledgers.open_ledger(ctx, db, wait) if asking else ledgers.open_to_read(ctx, db, silent=shape.is_json)
    sample = ledger.sample()
    wanted = filtering.make_filter(filters, ledger, typed or ())
    asked = filtering.explained(filters, ledger, typed or ())
    if not asking:
        known = _known(sample)
        _see_that_it_is_meant(known, size, seed, asked)
        _show(audit(ledger, known), shape)
        return
    if sample is None or new:
        by_seed = secrets.randbelow(_SEEDS) if seed is None else seed
        empty = Sample(
            number=0, at="", by=context.author(by), seed=by_seed, size=size or _USUAL, claims=(), filters=asked
        )
        sample = draw(ledger, wanted, empty, context.now)
    else:
        _see_that_it_is_meant(sample, size, seed, asked)
    session = AuditSession(ledger, sample, context.author(by), context.now)
    if open_claims(ledger, sample):
        _ask(ledger, sample, session)
        _offer(ledger, sample, session, context.author(by))
    found = audit(ledger, sample)
    _show(found, shape)
    if found.full:
        note("the sample is answered; `factcli audit --new` draws another")
    ledgers.tidy(ledger)


def _known(sample: Sample | None) -> Sample:
    if sample is None:
        raise NotFound("no sample has been drawn yet", hint="`factcli audit` at a terminal draws one and asks")
    return sample


def _see_that_it_is_meant(sample: Sample, size: int | None, seed: int | None, filters: str) -> None:
    """Do nothing where what was asked for is the sample that there is; raises UsageError where it is another one."""
    if (size in (None, sample.size)) and (seed in (None, sample.seed)) and filters in ("", sample.filters):
        return
    of = f" of {sample.filters}" if sample.filters else ""
    raise UsageError(
        f"sample {sample.number} ({sample.size} claims{of}, seed {sample.seed}) is another one",
        hint="`factcli audit` goes on with it; --new draws one as you want it",
        subject="--sample",
    )


def _ask(ledger: LedgerFile, sample: Sample, session: AuditSession) -> None:
    """Ask about one claim after the other until all are answered, or the person leaves."""
    from factcli.render.audit import KEYS, WORDS, question

    while waiting := open_claims(ledger, sample):
        claim = session.again or waiting[0]
        text = ledger.text(ledger.article(claim.article.id))
        emit_table(question(claim, text, len(sample.claims) - len(waiting), len(sample.claims)), paged=False)
        key = _key()
        while key not in (*KEYS, "u", *_LEAVE):
            key = _key()
        if key in _LEAVE:
            return
        if key == "u":
            back = session.take_back()
            note("there is no answer to take back" if back is None else f"took back the answer on {back.id}")
            continue
        session.answer(claim, KEYS[key])
        note(f"{claim.id}: {WORDS[KEYS[key]]}")


def _key() -> str:
    from factcli.cli.interactive.terminal import Terminal

    with Terminal(screen=False) as terminal:
        return terminal.key().lower()


def _offer(ledger: LedgerFile, sample: Sample, session: AuditSession, by: str) -> None:
    """Offer to dismiss what the person has just said to be no claim."""
    none = [claim for claim in no_claims(ledger, sample) if claim.id in session.answered]
    if not none:
        return
    note(
        f"dismiss the {len(none)} that {'is' if len(none) == 1 else 'are'} no claim? y dismisses, any other key does not"
    )
    if _key() == "y":
        done = dismiss(ledger, [claim.id for claim in none], f"audit, sample {sample.number}", by, context.now)
        note(f"dismissed {len(done.changed)}; `factcli undo` brings them back")


def _show(found: Audit, shape: Format) -> None:
    if shape is Format.JSON:
        emit_value(found.record())
    elif shape is Format.TABLE:
        from factcli.render.audit import audit_page

        emit_table(audit_page(found))
    else:
        groups = [
            ("all", found.whole),
            *(("kind", one) for one in found.kinds),
            *(("outlet", one) for one in found.outlets),
        ]
        emit([_row(name, one) | {"filters": found.sample.filters} for name, one in groups], shape, [], _COLUMNS)


def _row(group: str, one: AuditGroup) -> dict[str, Any]:
    row: dict[str, Any] = {"group": group, "name": one.name, "answered": one.claims.of}
    for name, share in (("claims", one.claims), ("exact", one.exact)):
        row |= {name: share.value, f"{name}_low": share.low, f"{name}_high": share.high}
    return row
