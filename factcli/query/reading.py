"""What a filter means, typed or given by options: terms with their values read. Pure."""

import re
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Final, assert_never

from msgspec import Struct
from msgspec.structs import replace

from factcli.errors import UsageError
from factcli.models.filters import Condition, Filter, FilterWord, SavedFilter
from factcli.models.vocabulary import Kind, Stance, Status
from factcli.query.days import DAYS, read_day
from factcli.query.grammar import SAVED, Term, nearest, parse, written
from factcli.text.folding import folded_words
from factcli.text.times import MOMENTS, read_moment

IS: Final = ("gone", "thin", "doubtful", "changed", "partial", "dismissed")
"""What a claim can be, as the word `is` takes it."""
_LISTS: Final[dict[FilterWord, tuple[str, ...]]] = {
    FilterWord.STATUS: tuple(Status),
    FilterWord.KIND: tuple(Kind),
    FilterWord.STANCE: tuple(Stance),
    FilterWord.FIGURES: ("yes", "no"),
    FilterWord.IS: IS,
}
_RUN: Final = r"[0-9]{1,18}"


class FilterContext(Struct, frozen=True):
    """What a filter is read by: the moment, in the user's time zone, the saved filters, and what names of articles mean.

    `article` gives for a name what the ledger knows it by, and its absolute path where it may be a file.
    """

    moment: datetime
    saved: Callable[[], Sequence[SavedFilter]]
    article: Callable[[str], tuple[str, str | None]]


def read_filter(text: str, context: FilterContext) -> Filter:
    """The filter that a text means; raises UsageError where it means none."""
    return Filter(conditions=_read(text, context, ()))


def explained(text: str, context: FilterContext) -> str:
    """A filter that can be read, as text in which each saved one bears what it means now: @ports (outlet:port)."""
    texts = {one.name.casefold(): one.text for one in context.saved()}
    parts = []
    for term in parse(text):
        parts.append(written([term]))
        if term.word == SAVED:
            parts.append(f"({explained(texts[term.values[0].casefold()], context)})")
    return " ".join(parts)


def _read(text: str, context: FilterContext, within: tuple[str, ...]) -> tuple[Condition, ...]:
    """The conditions of a text that stands within these saved filters."""
    found: list[Condition] = []
    for term in parse(text):
        if term.word == SAVED:
            found += _saved(term, context, within)
            continue
        one = read_term(term, context)
        if found and _joins(found[-1]) and _joins(one):
            found[-1] = replace(one, values=(f"{found[-1].values[0]} {one.values[0]}",))
        else:
            found.append(one)
    return tuple(found)


def _joins(one: Condition) -> bool:
    """Whether a condition may stand in one with the next: words without more to them, which may be one name."""
    return one.word is FilterWord.WORDS and not one.negated and len(one.values) == 1 and not one.values[0].endswith("*")


def _saved(term: Term, context: FilterContext, within: tuple[str, ...]) -> tuple[Condition, ...]:
    name = term.values[0]
    if term.negated:
        raise UsageError(
            f"-@{name}: a saved filter cannot be turned round",
            hint="turn round its single terms",
            subject=f"@{name}",
        )
    if name.casefold() in within:
        chain = " → ".join(f"@{one}" for one in (*within, name))
        raise UsageError(
            f"the saved filter @{name} means itself: {chain}",
            hint="save one of them anew without the other",
            subject=f"@{name}",
        )
    texts = {one.name.casefold(): one.text for one in context.saved()}
    if name.casefold() not in texts:
        raise UsageError(
            f"there is no saved filter @{name}",
            hint=f"{nearest(name, list(texts))}`factcli filter list` shows them",
            subject=f"@{name}",
        )
    return _read(texts[name.casefold()], context, (*within, name.casefold()))


def read_term(term: Term, context: FilterContext) -> Condition:
    """The condition that a term is, which is no saved filter; raises UsageError for a value that its word cannot have."""
    assert term.word != SAVED
    if term.word is FilterWord.ARTICLE:
        known = [context.article(value) for value in term.values]
        return Condition(term.word, tuple(name for name, _ in known), term.negated, tuple(path for _, path in known))
    return Condition(term.word, tuple(_value(term, value, context) for value in term.values), term.negated)


def _value(term: Term, value: str, context: FilterContext) -> str:
    match term.word:
        case FilterWord.STATUS | FilterWord.KIND | FilterWord.STANCE | FilterWord.FIGURES | FilterWord.IS:
            return _listed(term, value)
        case FilterWord.SINCE | FilterWord.UNTIL | FilterWord.AFTER | FilterWord.BEFORE:
            return _day(term, value, context.moment)
        case FilterWord.NEW:
            return value.strip() if re.fullmatch(_RUN, value.strip()) else _moment(term, value, context.moment)
        case (
            FilterWord.SPEAKER
            | FilterWord.OUTLET
            | FilterWord.SOURCE
            | FilterWord.TAG
            | FilterWord.WORDS
            | FilterWord.PHRASE
        ):
            return _worded(term, value)
        case FilterWord.ARTICLE | "@":
            raise AssertionError("what names an article or a saved filter has no value of its own")
        case _:
            assert_never(term.word)


def _worded(term: Term, value: str) -> str:
    if not folded_words(value):
        raise UsageError(f"{term.spelled(value)} has no words", hint="give a word, or leave it out", subject=value)
    return value


def _listed(term: Term, value: str) -> str:
    known = _LISTS[FilterWord(term.word)]
    if value.lower() not in known:
        raise UsageError(
            f"{term.spelled(value)} means nothing",
            hint=f"{_meant(term, value, known)}{term.word}: takes {', '.join(known)}",
            subject=term.spelled(value),
        )
    return value.lower()


def _meant(term: Term, value: str, known: Sequence[str]) -> str:
    """What begins the hint about a value that is none of those known."""
    from factcli.models.ratings import status_in_words

    status = status_in_words(value) if term.word is FilterWord.STATUS else None
    return f"here that is called {status}; " if status else nearest(value, known)


def _day(term: Term, value: str, moment: datetime) -> str:
    try:
        return read_day(value, moment)
    except (ValueError, OverflowError):
        raise UsageError(f"{term.spelled(value)} is no day", hint=DAYS, subject=term.spelled(value)) from None


def _moment(term: Term, value: str, moment: datetime) -> str:
    try:
        return read_moment(value, moment)
    except (ValueError, OverflowError):
        raise UsageError(
            f"{term.spelled(value)} is no run and no time",
            hint=f"write a run's number, or {MOMENTS}",
            subject=term.spelled(value),
        ) from None
