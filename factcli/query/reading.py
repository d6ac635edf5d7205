"""What a typed filter means: terms with their values read. Pure."""

import re
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from factcli.errors import UsageError
from factcli.models.filters import Condition, Filter, SavedFilter
from factcli.models.vocabulary import Kind, Stance, Status
from factcli.query.days import read_day
from factcli.query.grammar import PHRASE, SAVED, Term, nearest, parse, written
from factcli.text.folding import folded_words
from factcli.text.times import read_moment

_LISTS: Final[dict[str, tuple[str, ...]]] = {
    "status": tuple(Status),
    "kind": tuple(Kind),
    "stance": tuple(Stance),
    "figures": ("yes", "no"),
    "is": ("gone", "thin", "changed", "partial", "dismissed"),
}
_DAYS: Final = ("since", "until", "after", "before")
_NAMED: Final = ("speaker", "outlet", "source", "tag", "words", PHRASE)
_RUN: Final = r"[0-9]{1,18}"


class Setting(Struct, frozen=True):
    """What a filter is read by: the moment, in the user's time zone, the saved filters, and what names of articles mean.

    `article` gives for a name what the ledger knows it by, and its absolute path where it may be a file.
    """

    moment: datetime
    saved: Callable[[], Sequence[SavedFilter]]
    article: Callable[[str], tuple[str, str | None]]


def read_filter(text: str, setting: Setting) -> Filter:
    """The filter that a text means; raises UsageError where it means none."""
    return Filter(conditions=_read(text, setting, ()))


def explained(text: str, setting: Setting) -> str:
    """A filter that can be read, as text in which each saved one bears what it means now: @ports (outlet:port)."""
    texts = {one.name.casefold(): one.text for one in setting.saved()}
    parts = []
    for term in parse(text):
        parts.append(written([term]))
        if term.word == SAVED:
            parts.append(f"({explained(texts[term.values[0].casefold()], setting)})")
    return " ".join(parts)


def _read(text: str, setting: Setting, within: tuple[str, ...]) -> tuple[Condition, ...]:
    """The conditions of a text that stands within these saved filters."""
    found: list[Condition] = []
    for term in parse(text):
        if term.word == SAVED:
            found += _saved(term, setting, within)
            continue
        one = _condition(term, setting)
        if found and _joins(found[-1]) and _joins(one):
            found[-1] = replace(one, values=(f"{found[-1].values[0]} {one.values[0]}",))
        else:
            found.append(one)
    return tuple(found)


def _joins(one: Condition) -> bool:
    """Whether a condition may stand in one with the next: words without more to them, which may be one name."""
    return one.word == "words" and not one.negated and len(one.values) == 1 and not one.values[0].endswith("*")


def _saved(term: Term, setting: Setting, within: tuple[str, ...]) -> tuple[Condition, ...]:
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
    texts = {one.name.casefold(): one.text for one in setting.saved()}
    if name.casefold() not in texts:
        raise UsageError(
            f"there is no saved filter @{name}",
            hint=f"{nearest(name, list(texts))}`factcli filter list` shows them",
            subject=f"@{name}",
        )
    return _read(texts[name.casefold()], setting, (*within, name.casefold()))


def _condition(term: Term, setting: Setting) -> Condition:
    if term.word == "article":
        known = [setting.article(value) for value in term.values]
        return Condition("article", tuple(name for name, _ in known), term.negated, tuple(path for _, path in known))
    return Condition(term.word, tuple(_value(term.word, value, setting) for value in term.values), term.negated)


def _value(word: str, value: str, setting: Setting) -> str:
    if word in _LISTS:
        return _listed(word, value)
    if word in _DAYS:
        return _day(word, value, setting.moment)
    if word == "new":
        return value if re.fullmatch(_RUN, value) else _moment(value, setting.moment)
    if word in _NAMED and not folded_words(value):
        raise UsageError(f"{word}: {value!r} has no words", hint="give a word, or leave it out", subject=value)
    return value


def _listed(word: str, value: str) -> str:
    known = _LISTS[word]
    if value.lower() not in known:
        raise UsageError(
            f"{word}:{value} means nothing",
            hint=f"{nearest(value, known)}{word}: takes {', '.join(known)}",
            subject=f"{word}:{value}",
        )
    return value.lower()


def _day(word: str, value: str, moment: datetime) -> str:
    try:
        return read_day(value, moment.date())
    except (ValueError, OverflowError):
        raise UsageError(
            f"{word}:{value} is no day",
            hint="write 2026-03-14, today, yesterday, 7d, 2w, 3m or 1y",
            subject=f"{word}:{value}",
        ) from None


def _moment(value: str, moment: datetime) -> str:
    try:
        return read_moment(value, moment)
    except (ValueError, OverflowError):
        raise UsageError(
            f"new:{value} is no run and no time",
            hint="write a run's number, 2026-03-14, 2026-03-14T09:00, today, yesterday, 30m (minutes), 2h, 7d or 2w",
            subject=f"new:{value}",
        ) from None
