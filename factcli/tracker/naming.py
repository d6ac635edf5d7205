"""Saved filters, and names that mean the same: what people name, recorded as runs."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from factcli.errors import NotFound, NothingToUndo, UsageError
from factcli.models.filters import AliasGroup, SavedFilter
from factcli.models.ledger import AliasChange, FilterChange, Run
from factcli.query.grammar import SAVED, SAVED_NAME, parse, written
from factcli.query.reading import FilterContext, read_filter
from factcli.text.folding import folded_words
from factcli.tracker.ports import Clock, Ledger, Reader


def save_filter(
    ledger: Ledger, name: str, text: str, context: FilterContext, by: str, clock: Clock
) -> tuple[SavedFilter, SavedFilter | None]:
    """Save a filter under a name; returns it, and the one that had the name before, in whose place it is.

    Raises UsageError for a name that cannot stand behind @, and for a text that is no filter or would mean itself.
    """
    if not re.fullmatch(SAVED_NAME, name):
        raise UsageError(
            f"{name!r} is no name for a filter",
            hint="a name has letters, digits, and . - _ behind the first, so that it can stand behind @",
            subject=name,
        )
    terms = parse(text)
    if not terms:
        raise UsageError(
            "the filter is empty", hint='write what it asks: status:disputed "grain terminal"', subject=name
        )
    with ledger.transaction():
        saved = ledger.saved_filters()
        old = _named(saved, name)
        number = old.number if old else 1 + max((one.number for one in saved), default=0)
        new = SavedFilter(number=number, name=name, text=written(terms), by=by, at=clock())
        later = [*(one for one in saved if one is not old), new]
        read_filter(f"@{name}", replace(context, saved=lambda: later))
        ledger.put_saved_filter(new)
        _record(ledger, "filter save", f"@{name}: {new.text}", by, new.at, filters=(FilterChange(old, new),))
    return new, old


def remove_filter(ledger: Ledger, name: str, by: str, clock: Clock) -> SavedFilter:
    """Remove a saved filter; raises NotFound where there is none, UsageError where others stand on it."""
    with ledger.transaction():
        saved = ledger.saved_filters()
        old = _named(saved, name.removeprefix("@"))
        if old is None:
            raise NotFound(f"there is no saved filter {name}", hint="`factcli filter list` shows them", subject=name)
        users = [one.name for one in saved if one is not old and _uses(one, old)]
        if users:
            raise UsageError(
                f"@{old.name} stands in {', '.join(f'@{one}' for one in users)}",
                hint="remove or change that first; nothing was changed",
                subject=name,
            )
        ledger.drop_saved_filter(old.number)
        changes = (FilterChange(old, None),)
        _record(ledger, "filter remove", f"@{old.name}: {old.text}", by, clock(), filters=changes)
    return old


def _named(saved: Sequence[SavedFilter], name: str) -> SavedFilter | None:
    return next((one for one in saved if one.name.casefold() == name.casefold()), None)


def _uses(one: SavedFilter, other: SavedFilter) -> bool:
    return any(term.word == SAVED and term.values[0].casefold() == other.name.casefold() for term in parse(one.text))


def add_aliases(ledger: Ledger, names: Sequence[str], by: str, clock: Clock) -> AliasGroup:
    """Say that the names mean the same; groups that have one of them already become one.

    The first name of a group stays that under which all are counted; of several, the group of the name given
    first. Raises UsageError for fewer than two names.
    """
    together = {tuple(folded_words(name)): " ".join(name.split()) for name in reversed(names)}
    if len(together) < 2 or () in together:  # noqa: PLR2004 - one name is an alias of nothing
        raise UsageError(
            f"{', '.join(map(repr, names))}: two names that differ in more than case and accents are needed",
            hint='factcli alias add "Kyiv" "Kiev"',
            subject=names[0],
        )
    with ledger.transaction():
        order = [tuple(folded_words(name)) for name in names]
        touched = [group for group in ledger.alias_groups() if _folded(group) & together.keys()]
        touched.sort(key=lambda group: min(order.index(one) for one in _folded(group) if one in order))
        old = [name for group in touched for name in group.names]
        known = {tuple(folded_words(name)) for name in old}
        new = [name for name in dict.fromkeys(together[one] for one in order) if tuple(folded_words(name)) not in known]
        number = touched[0].number if touched else 1 + max((one.number for one in ledger.alias_groups()), default=0)
        group = AliasGroup(number, (*old, *new), by, clock())
        for merged in touched[1:]:
            ledger.drop_alias_group(merged.number)
        ledger.put_alias_group(group)
        first = AliasChange(touched[0] if touched else None, group)
        changes = (first, *(AliasChange(merged, None) for merged in touched[1:]))
        _record(ledger, "alias add", " = ".join(group.names), by, group.at, aliases=changes)
    return group


def remove_alias(ledger: Ledger, name: str, by: str, clock: Clock) -> AliasGroup:
    """Take a name out of its group, which ends where one name is left; returns what it was. Raises NotFound."""
    words = tuple(folded_words(name))
    with ledger.transaction():
        group = next((one for one in ledger.alias_groups() if words in _folded(one)), None)
        if group is None:
            raise NotFound(f"{name!r} has no aliases", hint="`factcli alias list` shows them", subject=name)
        left = tuple(one for one in group.names if tuple(folded_words(one)) != words)
        at = clock()
        rest = replace(group, names=left, by=by, at=at) if len(left) > 1 else None
        if rest is not None:
            ledger.put_alias_group(rest)
        else:
            ledger.drop_alias_group(group.number)
        detail = f"{name} of {' = '.join(group.names)}"
        _record(ledger, "alias remove", detail, by, at, aliases=(AliasChange(group, rest),))
    return group


def _folded(group: AliasGroup) -> set[tuple[str, ...]]:
    return {tuple(folded_words(name)) for name in group.names}


def _record(
    ledger: Ledger,
    command: str,
    detail: str,
    by: str,
    at: str,
    filters: tuple[FilterChange, ...] = (),
    aliases: tuple[AliasChange, ...] = (),
) -> None:
    ledger.add_run(
        Run(
            number=0,
            at=at,
            by=by,
            command=command,
            detail=detail,
            person=True,
            ended=at,
            filters=filters,
            aliases=aliases,
        )
    )


def put_names(ledger: Ledger, run: Run, *, back: bool) -> None:
    """Give what a run named the state that it found, or (not `back`) left, within a transaction.

    Raises NothingToUndo where something else has changed it since, or would clash with it.
    """
    for one in run.filters:
        expected, wanted = (one.after, one.before) if back else (one.before, one.after)
        _put_filter(ledger, run, expected, wanted)
    turned = [(one.after, one.before) if back else (one.before, one.after) for one in run.aliases]
    there = {group.number: group for group in ledger.alias_groups()}
    for expected_group, wanted_group in turned:
        number = next(one.number for one in (expected_group, wanted_group) if one is not None)
        if there.get(number) != expected_group:
            raise _changed_since(run, "the aliases have")
        there.pop(number, None)
    for group in filter(None, (wanted_group for _, wanted_group in turned)):
        if any(_folded(group) & _folded(other) for other in there.values()):
            raise _changed_since(run, "the aliases have")
        there[group.number] = group
    for expected_group, _ in turned:
        if expected_group is not None and expected_group.number not in there:
            ledger.drop_alias_group(expected_group.number)
    for _, wanted_group in turned:
        if wanted_group is not None:
            ledger.put_alias_group(wanted_group)


def _put_filter(ledger: Ledger, run: Run, expected: SavedFilter | None, wanted: SavedFilter | None) -> None:
    saved = ledger.saved_filters()
    number = next(one.number for one in (expected, wanted) if one is not None)
    others = [one for one in saved if one.number != number]
    if next((one for one in saved if one.number == number), None) != expected:
        raise _changed_since(run, "the filter has")
    if wanted is None and expected is not None:
        if any(_uses(one, expected) for one in others):
            raise _changed_since(run, f"the filters that stand on @{expected.name} have")
        ledger.drop_saved_filter(number)
    elif wanted is not None:
        if _named(others, wanted.name):
            raise _changed_since(run, "the filter has")
        ledger.put_saved_filter(wanted)


def _changed_since(run: Run, what: str) -> NothingToUndo:
    return NothingToUndo(
        f"run {run.number} ({run.command}) cannot be turned back: {what} been changed since",
        hint="`factcli history` shows by what; take that back first",
        subject=str(run.number),
    )


def saved_filters(ledger: Reader) -> list[SavedFilter]:
    """The saved filters by name."""
    return sorted(ledger.saved_filters(), key=lambda one: one.name.casefold())


def alias_groups(ledger: Reader) -> list[AliasGroup]:
    """The groups of names that mean the same, by their first names."""
    return sorted(ledger.alias_groups(), key=lambda one: folded_words(one.names[0]))
