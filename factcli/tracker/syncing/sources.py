"""What a person does with sources: add, change, pause, resume, remove; each recorded as a run."""

import re
from collections.abc import Callable, Iterable
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from factcli.errors import NotFound, UsageError
from factcli.models.ledger import Run
from factcli.models.source import Source, SourceKind
from factcli.text.folding import folded_words
from factcli.tracker.ports import Clock, Ledger, Reader

DEFAULT_EVERY: Final = 30 * 60
_LONGEST_NAME: Final = 40


class Wanted(Struct, frozen=True):
    """A source as a person describes it; what is None is left to us, or to its feed."""

    target: str
    kind: SourceKind
    named: str | None = None
    name: str | None = None
    title: str | None = None
    every: int | None = None
    outlet: str | None = None
    tags: tuple[str, ...] = ()
    catch_up: bool = False


class Changes(Struct, frozen=True):
    """What is to be another way with a source; None leaves it as it is."""

    name: str | None = None
    every: int | None = None
    outlet: str | None = None
    tags: tuple[str, ...] | None = None


def named(ledger: Reader, name: str) -> Source:
    """The source of that name, or at that address; raises NotFound, naming those that there are."""
    sources = ledger.sources()
    found = next((one for one in sources if _same(one.name, name) or one.target == name), None)
    if found is None:
        names = ", ".join(one.name for one in sources[:20])
        raise NotFound(
            f"there is no source {name!r}",
            hint=f"there {'is' if len(sources) == 1 else 'are'} {names}"
            if names
            else "`factcli source add URL` adds one",
            subject=name,
        )
    return found


def add(ledger: Ledger, wanted: Iterable[Wanted], by: str, clock: Clock, *, rename: bool = False) -> list[Source]:
    """Add sources, due at once, in one transaction; those whose target is there already are passed over.

    One whose name is taken gets another if it is to `rename`; else raises UsageError.
    """
    with ledger.transaction():
        known = ledger.sources()
        added: list[Source] = []
        for one in wanted:
            if any(source.target == one.target for source in (*known, *added)):
                continue
            taken = [source.name for source in (*known, *added)]
            clashes = one.name is not None and any(_same(one.name, name) for name in taken)
            if clashes and not rename:
                raise UsageError(
                    f"there is a source {one.name!r} already", hint="choose another --name", subject=one.name
                )
            now = clock()
            name = one.name if one.name and not clashes else _free_name(one, taken)
            source = Source(
                number=0,
                name=name,
                target=one.target,
                kind=one.kind,
                every=one.every or DEFAULT_EVERY,
                added=now,
                due=now,
                title=one.title,
                outlet=one.outlet,
                tags=one.tags,
                catch_up=one.catch_up,
                named=one.named,
            )
            added.append(ledger.add_source(source))
        if added:
            _record(ledger, "source add", ", ".join(one.name for one in added), by, clock)
    return added


def edit(ledger: Ledger, name: str, changes: Changes, by: str, clock: Clock) -> Source:
    """Change a source; raises NotFound, or UsageError for a name that is taken."""

    def changed(source: Source) -> Source:
        if changes.name is not None:
            taken = [one.name for one in ledger.sources() if one.number != source.number]
            if any(_same(changes.name, other) for other in taken):
                raise UsageError(f"there is a source {changes.name!r} already", subject=changes.name)
            source = replace(source, name=changes.name)
        if changes.every is not None:
            source = replace(source, every=changes.every, due=clock())
        if changes.outlet is not None:
            source = replace(source, outlet=changes.outlet or None)
        return source if changes.tags is None else replace(source, tags=changes.tags)

    return _change(ledger, [name], "source edit", changed, by, clock)[0]


def pause(ledger: Ledger, names: Iterable[str], by: str, clock: Clock) -> list[Source]:
    """Poll sources no more, nor read their pages again, until they are resumed; raises NotFound."""
    return _change(ledger, names, "source pause", lambda source: replace(source, paused=f"by {by}"), by, clock)


def resume(ledger: Ledger, names: Iterable[str], by: str, clock: Clock) -> list[Source]:
    """Poll sources again, at once; raises NotFound."""

    def resumed(source: Source) -> Source:
        return replace(source, paused=None, due=clock(), failures=0, reason=None, refused=0, refusal=None, told=False)

    return _change(ledger, names, "source resume", resumed, by, clock)


def remove(ledger: Ledger, names: Iterable[str], by: str, clock: Clock) -> list[Source]:
    """Forget sources; what came in through them stays. Raises NotFound."""
    with ledger.transaction():
        found = list({source.number: source for source in (named(ledger, name) for name in names)}.values())
        for source in found:
            ledger.drop_source(source.number)
        _forget_who_lists(ledger, {source.number for source in found})
        _record(ledger, "source remove", ", ".join(source.name for source in found), by, clock)
    return found


def _forget_who_lists(ledger: Ledger, numbers: set[int]) -> None:
    """Take the numbers of sources that are gone from pages, since the next source may be given one of them."""
    for page in list(ledger.pages()):
        if not numbers.isdisjoint(page.sources):
            ledger.put_page(replace(page, sources=tuple(one for one in page.sources if one not in numbers)))


def _change(
    ledger: Ledger, names: Iterable[str], command: str, change: Callable[[Source], Source], by: str, clock: Clock
) -> list[Source]:
    with ledger.transaction():
        changed = [change(source) for source in (named(ledger, name) for name in names)]
        for source in changed:
            ledger.put_source(source)
        _record(ledger, command, ", ".join(source.name for source in changed), by, clock)
    return changed


def _record(ledger: Ledger, command: str, detail: str, by: str, clock: Clock) -> None:
    ledger.add_run(Run(number=0, at=clock(), by=by, command=command, detail=detail, person=False))


def _same(first: str, second: str) -> bool:
    return first == second or folded_words(first) == folded_words(second) != []


def _free_name(wanted: Wanted, taken: list[str]) -> str:
    """A short name to type: of the title's words, else of the address."""
    address = re.sub(r"^\w+://(?:www\.|feeds?\.|rss\.)?", "", wanted.target)
    words = folded_words(wanted.title or "") or folded_words(
        address.rsplit("/", 1)[-1] if wanted.kind is SourceKind.FOLDER else address
    )
    name = "-".join(words)[:_LONGEST_NAME].strip("-") or "source"
    free, number = name, 1
    while any(_same(free, other) for other in taken):
        number += 1
        free = f"{name}-{number}"
    return free
