"""`factcli tag`: words that people put on claims."""

from typing import Annotated

import typer

from factcli.cli import context
from factcli.cli.claim_ids import Ids, named_ids
from factcli.cli.claimlists import show_recorded
from factcli.cli.options import By, Db, Form, Json, Quiet, Wait
from factcli.cli.output import chosen_format
from factcli.cli.wiring import ledgers
from factcli.errors import UsageError
from factcli.text.folding import folded_words
from factcli.tracker.reviewing.tagging import tag

app = typer.Typer()


@app.command(epilog="Example: factcli tag 7f3a9c2e --add grain --remove port")
def tag_command(
    ctx: typer.Context,
    ids: Ids,
    add: Annotated[
        list[str] | None, typer.Option("--add", "-a", metavar="TAG", help="Put this on them; may be repeated.")
    ] = None,
    remove: Annotated[
        list[str] | None, typer.Option("--remove", "-r", metavar="TAG", help="Take this off them; may be repeated.")
    ] = None,
    by: By = None,
    quiet: Quiet = False,
    form: Form = None,
    json: Json = False,
    db: Db = None,
    wait: Wait = None,
) -> None:
    """Put tags on claims or take them off; `list --tag` finds claims by them, `tags` lists them.

    Case and accents make no other tag. Those that an article has from its source stay on it.
    """
    added, removed = _tags(add, "--add"), _tags(remove, "--remove")
    if not added and not removed:
        raise UsageError("no tag is named", hint="factcli tag ID... --add TAG, or --remove TAG", subject="--add")
    keys = {" ".join(folded_words(one)) for one in removed}
    for one in added:
        if " ".join(folded_words(one)) in keys:
            raise UsageError(f"the tag {one!r} is both added and removed", hint="leave one out", subject=one)
    named = named_ids(ids, "tag - --add TAG")
    shape = chosen_format(form, json)
    ledger = ledgers.open_ledger(ctx, db, wait)
    done = tag(ledger, named, added, removed, context.author(by), context.now)
    show_recorded(ledger, done, shape, "is tagged so already", quiet=quiet)


def _tags(given: list[str] | None, option: str) -> list[str]:
    """The tags with single blanks; raises UsageError for one without a word in it, or with characters that do not print."""
    tags = [" ".join(one.split()) for one in given or ()]
    for one in tags:
        if not folded_words(one) or not one.isprintable():
            raise UsageError(f"{option} {one!r} is no tag", hint="write a word or a few", subject=option)
    return tags
