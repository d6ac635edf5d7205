"""`factcli add`: a claim typed in."""

from typing import Annotated

import typer

from factcli.cli import context
from factcli.cli.claimlists import show_claims
from factcli.cli.options import By, Db, Form, Json, Note, Quiet, Wait, text
from factcli.cli.options import words as in_words
from factcli.cli.output import chosen_format, note
from factcli.cli.wiring import ledgers
from factcli.cli.wiring.figures_and_dates import figures_and_dates
from factcli.cli.wiring.http import canonical_address
from factcli.errors import UsageError
from factcli.models.claim import Spans, Statement
from factcli.models.vocabulary import Kind, Stance
from factcli.tracker.reviewing.adding import Heard, add

app = typer.Typer()

_TYPED_IN = "(typed in)"


@app.command(
    epilog="Example: factcli add --speaker 'Lena Novak' --text 'the fire killed 12 people' "
    "--where 'press conference, Kestrelport' --when 2026-03-14"
)
def add_command(
    ctx: typer.Context,
    speaker: Annotated[str, typer.Option(metavar="NAME", help="Who made it.", callback=in_words)],
    words: Annotated[str, typer.Option("--text", metavar="WORDS", help="What is claimed.", callback=in_words)],
    where: Annotated[
        str | None, typer.Option(metavar="PLACE", help="Where it was heard: an occasion, a broadcast.", callback=text)
    ] = None,
    when: Annotated[
        str | None, typer.Option(metavar="DAY", help="When it was heard: 2026-03-14, yesterday.", callback=text)
    ] = None,
    url: Annotated[
        str | None,
        typer.Option(metavar="URL", help="Where it stands; that of a known article, or another.", callback=text),
    ] = None,
    outlet: Annotated[str | None, typer.Option(metavar="NAME", help="Who published it.", callback=text)] = None,
    title: Annotated[str | None, typer.Option(metavar="TEXT", help="What it was published as.", callback=text)] = None,
    role: Annotated[str | None, typer.Option(metavar="TEXT", help="What the speaker is.", callback=text)] = None,
    stance: Annotated[
        Stance, typer.Option(metavar="STANCE", help=f"What is done by it: {', '.join(Stance)}.")
    ] = Stance.ASSERTS,
    kind: Annotated[Kind, typer.Option(metavar="KIND", help=f"How it is reported: {', '.join(Kind)}.")] = Kind.INDIRECT,
    why: Note = None,
    by: By = None,
    quiet: Quiet = False,
    form: Form = None,
    json: Json = False,
    db: Db = None,
    wait: Wait = None,
) -> None:
    """Add a claim that no article here has: its figures and dates are found in its words.

    At the url of a known article it is added to that; else it stands in a record of where it was heard,
    which `articles` lists and no ingest touches.
    """
    shape = chosen_format(form, json)
    day = context.read_past_day(when, "--when") if when else None
    address = canonical_address(url) if url else None
    if url and address is None:
        raise UsageError(f"--url {url!r} is no web address", hint="write https://example.org/story", subject="--url")
    spoken = words.strip()
    said = Statement(
        text=spoken,
        kind=kind,
        stance=stance,
        speaker=" ".join(speaker.split()),
        speaker_mention=None,
        speaker_role=role,
        speaker_inferred=False,
        cue=None,
        figures=(),
        context="",
        spans=Spans(()),
    )
    heard = Heard(where or address or _TYPED_IN, address, outlet, title, day)
    ledger = ledgers.open_ledger(ctx, db, wait)
    done = add(ledger, said, heard, figures_and_dates, context.author(by), why, context.now)
    if not done.new:
        note(f"the ledger has this claim already, as {done.claim.id}; nothing was recorded")
    elif done.in_known:
        unused = [
            name
            for name, value in (("--where", where), ("--when", when), ("--outlet", outlet), ("--title", title))
            if value
        ]
        more = f"; {', '.join(unused)} changed nothing of it" if unused else ""
        note(f"added to the article {done.claim.article.id}, which the ledger has{more}")
    ledgers.tidy(ledger)
    if not quiet:
        show_claims([done.claim], shape)
