"""`factcli source`: the places that articles come from again and again."""

from typing import Annotated, Final

import typer
from msgspec.structs import replace

from factcli.cli import context
from factcli.cli.durations import read_duration
from factcli.cli.options import By, Db, Fields, Form, Json, Wait, all_named, all_readable, named, readable, text
from factcli.cli.output import chosen_fields, chosen_format, emit, note
from factcli.cli.output_file import STDOUT, Force, write_to
from factcli.cli.usage_errors import Commands
from factcli.cli.wiring import exchange, ledgers
from factcli.cli.wiring.http import server_of, without_secret
from factcli.errors import NothingUsable, UsageError
from factcli.models.source import SOURCE_FIELDS, Source, SourceKind
from factcli.models.web import Failure
from factcli.render.formats import Format
from factcli.render.wording import counted
from factcli.tracker.syncing import sources
from factcli.tracker.syncing.entries import catch_up
from factcli.tracker.syncing.sources import Changes, Wanted

app = typer.Typer(
    cls=Commands,
    help="The feeds and folders that `factcli sync` reads: add, list, edit, pause, resume, remove, import, export.",
    no_args_is_help=True,
)

LEAST_EVERY: Final = 60
_LONGEST_NAME: Final = 80
_COLUMNS = ("name", "state", "last_success", "next_due", "failures", "articles", "claims", "target", "reason", "unread")

Every = Annotated[
    str | None, typer.Option("--every", metavar="TIME", help="How often to look: 30m (minutes), 2h, 1d (default: 30m).")
]
Outlet = Annotated[
    str | None,
    typer.Option("--outlet", metavar="NAME", help="The outlet of all that comes through it.", callback=text),
]
Tags = Annotated[
    list[str] | None,
    typer.Option(
        "--tag", metavar="TAG", help="A tag for all that comes through it; may be repeated.", callback=all_readable
    ),
]
Names = Annotated[list[str], typer.Argument(metavar="NAME...", help="Sources, by name or address.")]


@app.command("add", epilog="Example: factcli source add https://harbourwire.example/feed.xml --every 1h --tag port")
def add_command(
    ctx: typer.Context,
    targets: Annotated[
        list[str],
        typer.Argument(metavar="URL|FOLDER...", help="Feeds, pages that name one, or folders.", callback=all_named),
    ],
    name: Annotated[
        str | None, typer.Option(metavar="NAME", help="What to call it (default: by its title).", callback=text)
    ] = None,
    every: Every = None,
    outlet: Outlet = None,
    tags: Tags = None,
    catch_up_: Annotated[
        bool, typer.Option("--catch-up", help="Take what is there now as seen; read only what comes.")
    ] = False,
    by: By = None,
    form: Form = None,
    json: Json = False,
    db: Db = None,
    wait: Wait = None,
) -> None:
    """Add feeds (RSS, Atom, RDF, JSON Feed) or folders to what `factcli sync` reads: all that are named, or none.

    Of a page that names one feed that feed is added; where it names several, say which. An address that
    cannot be reached now is added all the same.
    """
    from factcli.cli.wiring.discovery import probe

    shape = chosen_format(form, json)
    seconds = _interval(every)
    if name is not None and len(targets) > 1:
        raise UsageError("--name is one name, for one source", hint="add it by itself", subject="--name")
    settled = {"name": name, "every": seconds, "outlet": outlet, "tags": _tags(tags), "catch_up": catch_up_}
    found = [(replace(one, **settled), feed) for one, feed in map(probe, targets)]
    ledger = ledgers.open_ledger(ctx, db, wait)
    new = {one.target for one in sources.add(ledger, [one for one, _ in found], context.author(by), context.now)}
    for one, feed in found:
        source = sources.named(ledger, one.target)
        if one.target not in new:
            note(f"{one.target} is there already, as {source.name}; `factcli source edit` changes it")
        elif catch_up_ and feed is not None:
            seen = catch_up(ledger, source, feed, context.now)
            note(f"{source.name}: {seen} entries that are there now are taken as seen")
    _show([sources.named(ledger, target) for target in dict.fromkeys(one.target for one, _ in found)], shape, [])


def _interval(every: str | None) -> int | None:
    return None if every is None else read_duration(every, "--every", least=LEAST_EVERY)


def _tags(tags: list[str] | None) -> tuple[str, ...]:
    cleaned = tuple(dict.fromkeys(tag.strip() for tag in tags or ()))
    for tag in cleaned:
        if not tag or any(character.isspace() or character == "," for character in tag):
            raise UsageError(f"--tag {tag!r} is no tag", hint="one word, such as harbour", subject="--tag")
    return cleaned


@app.command("list", epilog="Example: factcli source list --json | jq -r '.[] | select(.failures > 0) | .name'")
def list_command(
    ctx: typer.Context, fields: Fields = None, form: Form = None, json: Json = False, db: Db = None
) -> None:
    """List the sources: their state, when they last answered, when they are due, and what came through them."""
    shape = chosen_format(form, json)
    names = chosen_fields(fields, SOURCE_FIELDS)
    _show(ledgers.open_to_read(ctx, db, silent=shape.is_json).sources(), shape, names)


def _show(found: list[Source], shape: Format, names: list[str]) -> None:
    def table() -> object:
        from factcli.render.sources import sources_table

        return sources_table(found, context.now())

    emit((one.record() for one in found), shape, names, _COLUMNS, table)


@app.command("edit", epilog="Example: factcli source edit harbour-wire --every 2h --outlet 'Harbour Wire'")
def edit_command(
    ctx: typer.Context,
    source: Annotated[str, typer.Argument(metavar="NAME", help="A source, by name or address.")],
    name: Annotated[str | None, typer.Option("--name", metavar="NAME", help="Call it this.", callback=text)] = None,
    every: Every = None,
    outlet: Annotated[
        str | None, typer.Option(metavar="NAME", help='The outlet; "" for the pages\' own.', callback=readable)
    ] = None,
    tags: Tags = None,
    no_tags: Annotated[bool, typer.Option("--no-tags", help="Take its tags away.")] = False,
    by: By = None,
    form: Form = None,
    json: Json = False,
    db: Db = None,
    wait: Wait = None,
) -> None:
    """Change what a source is called, how often it is looked at, and what its articles are given."""
    shape = chosen_format(form, json)
    seconds = _interval(every)
    changes = Changes(name, seconds, outlet, () if no_tags else _tags(tags) if tags else None)
    if changes == Changes():
        raise UsageError("nothing to change", hint="give --name, --every, --outlet, --tag or --no-tags")
    ledger = ledgers.open_ledger(ctx, db, wait)
    _show([sources.edit(ledger, source, changes, context.author(by), context.now)], shape, [])


@app.command("pause", epilog="Example: factcli source pause harbour-wire")
def pause_command(ctx: typer.Context, names: Names, by: By = None, db: Db = None, wait: Wait = None) -> None:
    """Look at sources no more, nor at their pages, until they are resumed."""
    ledger = ledgers.open_ledger(ctx, db, wait)
    _said(sources.pause(ledger, names, context.author(by), context.now), "paused")


@app.command("resume", epilog="Example: factcli source resume harbour-wire")
def resume_command(ctx: typer.Context, names: Names, by: By = None, db: Db = None, wait: Wait = None) -> None:
    """Look at paused sources again, with the next sync."""
    ledger = ledgers.open_ledger(ctx, db, wait)
    _said(sources.resume(ledger, names, context.author(by), context.now), "resumed")


@app.command("remove", epilog="Example: factcli source remove harbour-wire")
def remove_command(ctx: typer.Context, names: Names, by: By = None, db: Db = None, wait: Wait = None) -> None:
    """Forget sources; the articles and claims that came through them stay."""
    ledger = ledgers.open_ledger(ctx, db, wait)
    _said(sources.remove(ledger, names, context.author(by), context.now), "removed; what came through it stays")


def _said(changed: list[Source], what: str) -> None:
    for source in changed:
        note(f"{source.name} ({source.target}) is {what}")


@app.command("import", epilog="Example: factcli source import subscriptions.opml --catch-up")
def import_command(
    ctx: typer.Context,
    file: Annotated[
        str, typer.Argument(metavar="FILE|-", help="An OPML file, as feed readers write them.", callback=named)
    ],
    catch_up_: Annotated[
        bool, typer.Option("--catch-up", help="Take what is there at the first look as seen.")
    ] = False,
    every: Every = None,
    by: By = None,
    form: Form = None,
    json: Json = False,
    db: Db = None,
    wait: Wait = None,
) -> None:
    """Add the feeds of an OPML file; those that are there already are passed over."""
    shape = chosen_format(form, json)
    seconds = _interval(every)
    found = exchange.read_feed_list(file)
    wanted = []
    for one in found:
        server = server_of(one.url)
        if isinstance(server, Failure) or not one.usable:
            named = one.name if one.name == one.url else f"{one.name} ({one.url})"
            why = server.reason if isinstance(server, Failure) else "not a web address"
            note(f"{without_secret(named)} is passed over: {why}")
            continue
        length = seconds or _every(one.every)
        name = one.name if len(one.name) <= _LONGEST_NAME else None
        wanted.append(Wanted(one.url, SourceKind.FEED, server, name, one.name, length, one.outlet, one.tags, catch_up_))
    if not wanted:
        raise NothingUsable(f"{file} names no feed", hint="nothing was added", subject=file)
    ledger = ledgers.open_ledger(ctx, db, wait)
    added = sources.add(ledger, wanted, context.author(by), context.now, rename=True)
    unusable = f", {len(found) - len(wanted)} passed over" if len(found) > len(wanted) else ""
    note(f"{len(added)} added, {len(wanted) - len(added)} there already{unusable}")
    _show(added, shape, [])


def _every(written: str | None) -> int | None:
    """The interval of our own lists; None where another program wrote something else there."""
    try:
        return read_duration(written, "every", least=LEAST_EVERY) if written else None
    except UsageError:
        return None


@app.command("export", epilog="Example: factcli source export sources.opml")
def export_command(
    ctx: typer.Context,
    file: Annotated[
        str | None, typer.Argument(metavar="[FILE]", help="Where to (default: standard output).", callback=named)
    ] = None,
    force: Force = False,
    db: Db = None,
) -> None:
    """Write the feeds as OPML, for feed readers and for another ledger."""
    ledger = ledgers.open_ledger(ctx, db)
    feeds = [one for one in ledger.sources() if one.kind is SourceKind.FEED]
    write_to(file, [exchange.feed_list(feeds)], ledger.path, force=force)
    if file not in (None, STDOUT):
        note(f"{counted(len(feeds), 'feed')} {'was' if len(feeds) == 1 else 'were'} written to {file}")
