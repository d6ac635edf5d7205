"""Whatever people record: an export makes the same ledger again, and two ledgers that went apart keep what both recorded."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lines import empty, exported, imported
from test_histories import STEPS, TEXTS, Ledger, Step, reading

from factcli.cli.wiring.figures_and_dates import figures_and_dates
from factcli.errors import NothingToUndo
from factcli.models.filters import Condition, Filter, FilterWord
from factcli.store.ledger import LedgerFile
from factcli.tracker.listing import articles, claims
from factcli.tracker.reviewing.reversing import redo, undo


def taking_back(ledger: Ledger) -> None:
    try:
        undo(ledger.file, None, "bob", ledger.clock, figures_and_dates)
    except NothingToUndo:
        return


def bringing_back(ledger: Ledger) -> None:
    try:
        redo(ledger.file, "bob", ledger.clock, figures_and_dates)
    except NothingToUndo:
        return


ANY_STEPS = st.lists(st.one_of(STEPS, STEPS, STEPS, st.just(taking_back), st.just(bringing_back)), max_size=10)


def told(ledger: Any) -> tuple[Any, Any, Any]:
    return (
        [one.record() for one in claims(ledger, Filter())],
        [one.record() for one in claims(ledger, Filter((Condition(FilterWord.IS, ("dismissed",)),)))],
        [one.record() for one in articles(ledger, Filter())],
    )


def evidence_in(ledger: LedgerFile) -> set[str]:
    return {one.id for claim in ledger.newest({}) for one in claim.work.evidence}


@pytest.mark.long
@settings(max_examples=60, deadline=None)
@given(ANY_STEPS)
def test_an_export_makes_the_same_ledger_again(folders: Callable[[], Path], steps: list[Step]) -> None:
    ledger = Ledger(folders())
    reading(ledger, TEXTS[0])
    for step in steps:
        step(ledger)
    written = exported(ledger.file)
    again = empty(folders())
    assert imported(again, written).bad == ()
    assert exported(again) == written
    assert told(again) == told(ledger.file)
    assert again.check() == []
    assert imported(again, written).stored == {}
    assert exported(again) == written


@pytest.mark.long
@settings(max_examples=60, deadline=None)
@given(ANY_STEPS, ANY_STEPS)
def test_a_copy_that_is_behind_catches_up(folders: Callable[[], Path], first: list[Step], then: list[Step]) -> None:
    ledger = Ledger(folders())
    reading(ledger, TEXTS[0])
    for step in first:
        step(ledger)
    copy = empty(folders())
    imported(copy, exported(ledger.file))
    for step in then:
        step(ledger)
    written = exported(ledger.file)
    done = imported(copy, written)
    assert done.bad == ()
    assert not done.merged
    assert exported(copy) == written
    assert copy.check() == []


@pytest.mark.long
@settings(max_examples=60, deadline=None)
@given(ANY_STEPS, ANY_STEPS, ANY_STEPS)
def test_ledgers_that_went_apart_keep_what_both_recorded(
    folders: Callable[[], Path], common: list[Step], ours: list[Step], theirs: list[Step]
) -> None:
    ledger, other = Ledger(folders()), Ledger(folders())
    reading(ledger, TEXTS[0])
    for step in common:
        step(ledger)
    imported(other.file, exported(ledger.file))
    known = evidence_in(other.file)
    other._ticks = ledger._ticks + 30
    for step in ours:
        step(ledger)
    for step in theirs:
        step(other)
    evidence = (evidence_in(ledger.file) | evidence_in(other.file)) - known
    happened = [
        (claim.id, {(event.at, event.command) for event in file.events(claim.id)})
        for file in (ledger.file, other.file)
        for claim in file.newest({})
    ]
    assert imported(ledger.file, exported(other.file)).bad == ()
    assert ledger.file.check() == []
    merged = [claim.id for claim in ledger.file.newest({})]
    assert evidence <= evidence_in(ledger.file)
    kept = {(event.at, event.command) for claim in merged for event in ledger.file.events(claim)}
    assert all(some <= kept for claim, some in happened if claim in merged)  # one that was typed in can be taken back
    state = exported(ledger.file)
    assert imported(ledger.file, exported(other.file)).stored == {}
    assert exported(ledger.file) == state
