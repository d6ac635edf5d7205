"""`factcli forget`: the only command that erases."""

import sys
from pathlib import Path
from typing import Annotated, Final

import typer

from factcli.cli import context
from factcli.cli.article_ids import article_id
from factcli.cli.options import By, Db, Json, Wait, named
from factcli.cli.output import emit_value, note
from factcli.cli.wiring import ledgers
from factcli.errors import UsageError
from factcli.tracker.exchanging.forgetting import Belongings, belongings, forget

app = typer.Typer()

_WORD: Final = "forget"
_CLAIMS_NAMED: Final = 20
_TEXT_SHOWN: Final = 100
"""In characters, of each claim that is named."""


@app.command(epilog="Example: factcli forget 3c1f09ab --yes")
def forget_command(
    ctx: typer.Context,
    article: Annotated[str, typer.Argument(metavar="ARTICLE", help="An article's id, url or file.", callback=named)],
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
    by: By = None,
    json: Json = False,
    db: Db = None,
    wait: Wait = None,
) -> None:
    """Erase an article with its texts, its claims, and all that was recorded on them, for good.

    Says first what that is. `undo` cannot bring it back, and no source does: its page is never read again, unless you
    ingest it yourself. Nothing of it is left in the ledger's files; backups, exports, archives and files that
    `db repair` kept are other files, and are not touched.
    """
    ledger = ledgers.open_ledger(ctx, db, wait)
    found = belongings(ledger, article_id(ledger, article, "one is forgotten at a time"))
    if not json:
        _tell(found)
    if not _may(found, yes=yes):
        note("nothing was changed")
        return
    done = forget(ledger, found.article.id, context.author(by), context.now)
    kept = sorted(str(path) for path in _kept_aside(ledger.path))
    if json:
        emit_value({"article": done.article.id, **done.counts, "pages": len(done.pages), "not_covered": kept})
        return
    note(f"article {done.article.id} was erased; nothing of it is left in {ledger.path}")
    if any(page.sources for page in done.pages):
        note("a source lists its page, which will not be read again")
    for path in kept:
        note(f"{path} was kept by a repair and may still hold it")
    note("backups, exports and archives that you made may still hold it")


def _tell(found: Belongings) -> None:
    article = found.article
    about = ", ".join(filter(None, (article.outlet, article.published)))
    note(f"article {article.id}: {article.title or article.location}{f' ({about})' if about else ''}")
    counts = [f"{number:,} {_named(name, number)}" for name, number in found.counts.items() if number]
    note(f"with it go {', '.join(counts)}")
    marked = found.marked
    for claim in marked[:_CLAIMS_NAMED]:
        text = claim.statement.text
        short = text if len(text) <= _TEXT_SHOWN else f"{text[:_TEXT_SHOWN]}…"
        note(f"  {claim.id[:8]} {claim.status.value}: {claim.statement.speaker or 'nobody named'}: {short}")
    if len(marked) > _CLAIMS_NAMED:
        note(f"  and {len(marked) - _CLAIMS_NAMED:,} more that people worked on")


def _named(name: str, number: int) -> str:
    return name.removesuffix("s") if number == 1 else name


def _may(found: Belongings, *, yes: bool) -> bool:
    """Whether a person agrees by typing a word; raises UsageError where there is nobody to ask."""
    if yes:
        return True
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise UsageError(
            f"article {found.article.id} would be erased for good",
            hint="say --yes to erase it; nothing was changed",
            subject="--yes",
        )
    sys.stderr.write(f"This cannot be undone. Type {_WORD} to erase it: ")
    sys.stderr.flush()
    return sys.stdin.readline().strip().lower() == _WORD


def _kept_aside(path: Path) -> list[Path]:
    """Copies of damaged files that a repair has left beside the ledger."""
    return [one for one in path.parent.glob("*.damaged-*") if one.name.startswith(path.name)]
