"""What stands in an export, and which of it a ledger has already.

Nothing that is numbered is known by its number, which another ledger gives to something else: a run is known by when
it began, by whom and what it was; an event by that and its claim; a revision by its article, its time and its
state; and where several are the same, by which of them it is.
"""

from collections import deque
from collections.abc import Iterator, Mapping
from hashlib import blake2b
from typing import Any, Final, Protocol, TypeVar

import msgspec
from msgspec import Struct, field

from factcli.models.article import Article
from factcli.models.exchange import RECORDS, ClaimLine, ExportHead, Record
from factcli.models.filters import AliasGroup, SavedFilter
from factcli.models.ledger import Event, Revision, Run, Sample
from factcli.models.source import Host, Page, Seen, Source
from factcli.tracker.ports import Reader

NUMBERED: Final = ("run", "source", "revision", "event", "sample")
Key = bytes
Row = TypeVar("Row", bound=Struct)


class CheckedLine(Protocol):
    """A line of an export: its number, its offset, and its record, or else why it has none."""

    @property
    def number(self) -> int:
        """From 1."""

    @property
    def offset(self) -> int:
        """Where it begins."""

    @property
    def record(self) -> Record | None:
        """What stands there."""

    @property
    def reason(self) -> str | None:
        """Why nothing does."""


class Lines(Protocol):
    """An export that can be read from any place."""

    @property
    def head(self) -> ExportHead:
        """Its first line."""

    def __iter__(self) -> Iterator[CheckedLine]:
        """The others."""

    def at(self, offset: int, kind: type[Row]) -> Row:
        """The record at an offset, once more; raises InputError where it is none of that kind any more."""


class Bundle(Struct):
    """The offsets of an article's lines: its own, its revisions' by ascending number, its claims'; `line` is the first."""

    line: int
    article: int | None = None
    revisions: list[tuple[int, int]] = field(default_factory=list)
    claims: dict[str, int] = field(default_factory=dict)


class Bad(Struct, frozen=True):
    """A line that is left out, and why."""

    line: int
    reason: str


class ImportPlan:
    """What stands in an export, by offsets: of its records only keys and numbers are kept.

    `owners` tells which article each revision is of, by its number.
    """

    def __init__(self, lines: Lines) -> None:
        self.bad: list[Bad] = []
        self.numbered: dict[str, dict[int, tuple[Key, int]]] = {name: {} for name in NUMBERED}
        self.bundles: dict[str, Bundle] = {}
        self.events: dict[str, list[int]] = {}
        self.others: dict[str, list[int]] = {name: [] for name in RECORDS}
        self.count = 0
        self.owners: dict[int, str] = {}
        self._claims: set[str] = set()
        for line in lines:
            if line.record is None:
                self.bad.append(Bad(line.number, line.reason or ""))
                continue
            reason = self._take(line, line.record)
            if reason is not None:
                self.bad.append(Bad(line.number, reason))
            else:
                self.count += 1
        for name, found in self.numbered.items():
            self.numbered[name] = dict(sorted(found.items()))
        for numbers in self.events.values():
            numbers.sort()
        for bundle in self.bundles.values():
            bundle.revisions.sort()

    def offset(self, kind: str, number: int) -> int:
        """Where the record of a number stands."""
        return self.numbered[kind][number][1]

    def _take(self, line: CheckedLine, record: Record) -> str | None:
        """Note a record; returns why it is left out, or None."""
        match record:
            case Article():
                bundle = self._bundle(record.id, line)
                if bundle.article is not None:
                    return f"article {record.id} stands in another line already"
                bundle.article = line.offset
            case ClaimLine():
                if record.id in self._claims:
                    return f"claim {record.id} stands in another line already"
                self._claims.add(record.id)
                self._bundle(record.article, line).claims[record.id] = line.offset
            case SavedFilter() | AliasGroup() | Host() | Page() | Seen():
                self.others[_name(record)].append(line.offset)
            case Run() | Source() | Revision() | Event() | Sample():
                return self._take_numbered(line, record)
        return None

    def _take_numbered(self, line: CheckedLine, record: Run | Source | Revision | Event | Sample) -> str | None:
        name, number = _name(record), number_of(record)
        if number in self.numbered[name]:
            return f"{name} {number} stands in another line already"
        self.numbered[name][number] = (key_of(record), line.offset)
        if isinstance(record, Revision):
            self.owners[number] = record.article.id
            self._bundle(record.article.id, line).revisions.append((number, line.offset))
        elif isinstance(record, Event):
            self.events.setdefault(record.claim, []).append(number)
        return None

    def _bundle(self, article: str, line: CheckedLine) -> Bundle:
        return self.bundles.setdefault(article, Bundle(line.number))


class Here:
    """What a ledger has of what is numbered, by keys; `events` are those of each claim."""

    def __init__(self, ledger: Reader) -> None:
        self.keys: dict[str, dict[Key, deque[int]]] = {name: {} for name in NUMBERED}
        self.events: dict[str, list[Key]] = {}
        for name, record in ledger.contents(NUMBERED):
            key = key_of(record)
            self.keys[name].setdefault(key, deque()).append(number_of(record))
            if isinstance(record, Event):
                self.events.setdefault(record.claim, []).append(key)

    def known(self, plan: ImportPlan) -> dict[str, dict[int, int]]:
        """The numbers that the plan's records have here, of those that are here; by type."""
        found: dict[str, dict[int, int]] = {}
        for name in NUMBERED:
            left = {key: deque(numbers) for key, numbers in self.keys[name].items()}
            found[name] = {
                number: left[key].popleft() for number, (key, _) in plan.numbered[name].items() if left.get(key)
            }
        return found

    def is_part(self, known: Mapping[str, Mapping[int, int]]) -> bool:
        """Whether all that is here stands in the plan under the same numbers, as in an empty ledger."""
        return all(
            len(known[name]) == sum(map(len, self.keys[name].values()))
            and all(number == local for number, local in known[name].items())
            for name in NUMBERED
        )


def number_of(record: Any) -> int:
    """The number of a record that has one."""
    match record:
        case Revision():
            return record.entry
        case Event():
            return record.seq
        case _:
            return int(record.number)


def key_of(record: Record) -> Key:
    """What a record that is numbered is known by in any ledger."""
    parts: tuple[object, ...]
    match record:
        case Run():
            parts = record.at, record.by, record.command, record.person
        case Source():
            parts = record.kind, record.target
        case Sample():
            parts = record.at, record.by, record.seed, record.claims
        case Event():
            parts = record.at, record.by, record.command, record.claim, record.note
        case Revision():
            one = record.article
            parts = one.id, record.at, one.digest, one.title, one.outlet, one.byline, one.url, one.published
        case _:
            raise TypeError(type(record))
    return blake2b(msgspec.json.encode(parts), digest_size=12).digest()


def _name(record: Record) -> str:
    return next(name for name, kind in RECORDS.items() if kind is type(record))
