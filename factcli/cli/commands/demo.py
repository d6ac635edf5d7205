"""`factcli demo`: the main job on the sample articles, each step shown as one would type it.

What is shown is what is done: a test types the shown commands one by one and compares the two ledgers.
"""

import shlex
import textwrap
from collections.abc import Sequence
from filecmp import cmpfiles
from pathlib import Path
from typing import Annotated, Final

import typer
from msgspec import Struct

import factcli
from factcli.cli import context
from factcli.cli.filtering import FilterOptions, make_filter
from factcli.cli.options import Wait, named
from factcli.cli.output import emit_table, end_output, say, screen_width
from factcli.cli.program import from_here, typed_from_anywhere, typed_path, typed_program
from factcli.cli.wiring import ledgers
from factcli.cli.wiring.extraction import Given, ReadOptions, extract, prepare
from factcli.cli.wiring.http import fetching
from factcli.cli.wiring.ledgers import LedgerFile
from factcli.errors import NotFound, UsageError
from factcli.models.claim import Claim
from factcli.models.filters import Filter
from factcli.models.location import printable
from factcli.models.vocabulary import Status
from factcli.tracker.comparing import compare
from factcli.tracker.ingesting import ingest
from factcli.tracker.intake import How
from factcli.tracker.listing import claims
from factcli.tracker.reviewing.judging import Judgement, mark, usual_bearing

app = typer.Typer()

_DEMO: Final = "factcli demo"
"""Who records what a demo does: the user has judged nothing, and by this name a ledger is known for a demo's own."""

_ABOUT: Final = (
    "This reads sample articles into a ledger of its own, looks at who claimed what, records verdicts with their "
    "evidence, and sets the disputed beside the confirmed. Each step is shown as you would type it "
    "for your own ledger. The papers, and the pages that serve as evidence, are invented."
)
_READING: Final = "Read the articles, and store the claims in them:"
_LOOKING: Final = "Three papers report a fire in a port. Which figures does the head of the port give?"
_JUDGING: Final = "Who is right? A verdict is a person's; here are some, with evidence, and a note that says why:"
_COMPARING: Final = "The confirmed beside the disputed, misleading and refuted:"

_LOOKED_AT: Final = "Novak"
_LONGEST: Final = 76
"""How many columns a shown command has, so that it stands whole on a common screen."""
_WIDEST: Final = 100
"""How many columns a text has at most, so that it reads well."""


class SampleVerdict(Struct, frozen=True):
    """What is recorded on the claims of a speaker in which these words are."""

    speaker: str
    words: str
    status: Status
    evidence: tuple[str, ...]
    note: str


VERDICTS: Final = (
    SampleVerdict(
        "Novak",
        "bodies",
        Status.CONFIRMED,
        ("https://kestrelport.example/lists/14-march",),
        "the list of 14 March: eleven dead, three missing",
    ),
    SampleVerdict(
        "Faro",
        "four times",
        Status.CONFIRMED,
        ("https://dockers.example/letters",),
        "four letters about the fans: November, January, two in February",
    ),
    SampleVerdict(
        "Soll",
        "sabotage",
        Status.DISPUTED,
        ("https://fire-inquiry.example/interim-report", "https://interior.example/laboratory"),
        "the inquiry found no explosive, the laboratory of the ministry did",
    ),
    SampleVerdict(
        "Halden",
        "at no time",
        Status.MISLEADING,
        ("https://fire-inquiry.example/control-log",),
        "never off, but turned down to a fifth from ten every evening",
    ),
    SampleVerdict(
        "Venn",
        "thirty people",
        Status.REFUTED,
        ("https://kestrelport.example/lists/15-march",),
        "the list of 15 March: twelve dead, nobody missing",
    ),
)


@app.command(epilog="Example: factcli demo --db demo/facts.json")
def demo_command(
    ctx: typer.Context,
    force: Annotated[
        bool, typer.Option("--force", help="Start anew even where somebody has worked in the last demo's ledger.")
    ] = False,
    db: Annotated[
        str | None,
        typer.Option(
            "--db",
            metavar="PATH",
            help="The demo's ledger (default: demo/facts.json in your data folder).",
            callback=named,
        ),
    ] = None,
    wait: Wait = None,
) -> None:
    """Show the main job on sample articles: ingest, list, mark and compare, in a ledger of its own.

    Your own ledger is left alone, also where $FACTCLI_DB or the settings name it. Run again, the demo starts
    anew; a ledger that no demo made it never touches.
    """
    samples = _samples()
    ledger = ledgers.open_ledger(ctx, ledgers.demo_path(ctx, db), wait)
    _start_anew(ledger, force=force)
    program = typed_program()
    _tell(_ABOUT)
    _read(ledger, program, samples)
    _look(ledger, program)
    judged = _judge(ledger, program)
    _compare(ledger, program)
    ledgers.tidy(ledger, thoroughly=True)
    _say_what_is_next(ledger.path, program, judged[0])


def _start_anew(ledger: LedgerFile, *, force: bool) -> None:
    """Empty the ledger of an earlier demo; raises UsageError, before anything is changed, for one that is not its own."""
    if not ledger.exists():
        return
    _check(ledger, force=force)
    with ledger.transaction(erasing=True):
        _check(ledger, force=force)  # somebody may have written while this waited for the lock
        ledger.clear()


def _check(ledger: LedgerFile, *, force: bool) -> None:
    recorded_by = [run.by for run in ledger.runs()]  # the newest first; a demo that was killed at once has none
    if all(by == _DEMO for by in recorded_by):
        return
    if recorded_by[-1] != _DEMO:
        raise UsageError(
            f"{ledger.path} is a ledger that no demo made",
            hint="name another place with --db, or leave it out; nothing was changed",
            subject=str(ledger.path),
        )
    if not force:
        raise UsageError(
            f"somebody has worked in the ledger of the last demo, {ledger.path}",
            hint="`factcli demo --force` starts anew without that work, `--db PATH` elsewhere; nothing was changed",
            subject=str(ledger.path),
        )


def _read(ledger: LedgerFile, program: str, samples: Path) -> None:
    from factcli.render.ingest import ingest_table

    _tell(_READING)
    _show((program, "ingest", typed_path(samples)))
    names = [str(from_here(samples))]
    reading = ReadOptions(Given(), context.today(), frozenset())
    how = How(extract, context.now, _DEMO, detail=printable(names[0]))
    with fetching(names) as fetch:
        report = ingest(ledger, prepare(names, reading, 1, fetch), how)
    emit_table(ingest_table(report, dry=False), paged=False)


def _look(ledger: LedgerFile, program: str) -> None:
    from factcli.render.claims import claims_table

    _tell(_LOOKING)
    _show((program, "list", "--speaker", _LOOKED_AT, "--figures"))
    wanted = make_filter(FilterOptions(speaker=_LOOKED_AT, figures=True), ledger)
    emit_table(claims_table(list(claims(ledger, wanted))), paged=False)


def _judge(ledger: LedgerFile, program: str) -> list[Claim]:
    _tell(_JUDGING)
    judged: list[Claim] = []
    for one in VERDICTS:
        _show(
            (program, "list", "--speaker", one.speaker, "--words", shlex.quote(one.words), "--format", "ids", "|"),
            (program, "mark", "-", one.status.value, "--quiet"),
            *(("--evidence", page) for page in one.evidence),
            ("--note", shlex.quote(one.note)),
        )
        wanted = make_filter(FilterOptions(speaker=one.speaker, words=one.words), ledger)
        judgement = Judgement(
            one.status, _DEMO, note=one.note, evidence=one.evidence, bearing=usual_bearing(one.status)
        )
        judged += mark(ledger, [claim.id for claim in claims(ledger, wanted)], judgement, context.now)
    return judged


def _compare(ledger: LedgerFile, program: str) -> None:
    from factcli.render.comparison import comparison_table

    _tell(_COMPARING)
    _show((program, "compare"))
    emit_table(comparison_table(compare(ledger, Filter()), screen_width()), paged=False)


def _say_what_is_next(path: Path, program: str, claim: Claim) -> None:
    from factcli.render.table import SHORT_ID

    say(f"\nThe ledger of this demo: {path}\n")
    _tell("What you could type next, to see one claim whole, to search, and to judge claims one by one:")
    for words in (f"show {claim.id[:SHORT_ID]}", "search explosive", "review"):
        _show((program, "--db", typed_from_anywhere(path), words))
    _tell(f"Your own ledger begins with your first article: {program} ingest FILE")


def _samples() -> Path:
    """The folder of the sample articles: the checkout's where one stands in it, else that of the package.

    Of an editable install, the package's are those of the checkout that it is installed from.
    """
    package = Path(factcli.__file__).parent
    checkout = Path.cwd() / "data" / "articles"
    for folder in (package / "samples", package.parent / "data" / "articles"):
        if folder.is_dir():
            return checkout if _hold_the_same(checkout, folder) else folder
    raise NotFound(
        f"this installation has no sample articles: there is no {package / 'samples'}",
        hint="install factcli again; nothing was changed",
        subject=str(package / "samples"),
    )


def _hold_the_same(one: Path, other: Path) -> bool:
    """Whether two folders hold the same files, to the byte."""
    names = _names_in(other)
    return _names_in(one) == names and len(cmpfiles(one, other, names, shallow=False)[0]) == len(names)


def _names_in(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def _tell(words: str) -> None:
    say(f"\n{textwrap.fill(words, min(screen_width(), _WIDEST), break_long_words=False, break_on_hyphens=False)}\n")


def _show(*parts: Sequence[str]) -> None:
    """Print a command as it is typed, a long one broken between its parts; at once, for what it does may take its time."""
    lines: list[str] = []
    for part in map(" ".join, parts):
        if lines and len(lines[-1]) + len(part) <= _LONGEST:
            lines[-1] += f" {part}"
        else:
            lines.append(part)
    say("$ " + " \\\n    ".join(lines) + "\n")
    end_output()
