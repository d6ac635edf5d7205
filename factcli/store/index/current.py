"""The words of all claims as the ledger has them now: the index, and what has changed since it was made."""

from array import array
from collections.abc import Callable, Container, Iterable, Iterator
from pathlib import Path
from typing import Final

import msgspec

from factcli.store.index.building import IndexedClaim, Weighed, renewed
from factcli.store.index.file import Damaged, IndexFile, write_index
from factcli.store.journal.columns import IDS, Columns
from factcli.store.journal.view import View
from factcli.store.rows import WordsRow, said_checksum, said_texts

SAID: Final = "words"
"""The column of the checksums of claims' statements."""
SEARCHED_WITHOUT_INDEX: Final = 1000
"""So many claims are looked through at each search; where there are more, an index is made or renewed."""
_STRUCK_OUT: Final = 4
"""An index is made anew where one claim in so many is struck out."""

Told = Callable[[int], None]
"""Is told before many claims are read, how many they are."""


class CurrentIndex:
    """The words of all claims, which have the numbers of the index, and behind them those of the claims read anew."""

    def __init__(self, view: View, columns: Columns, path: Path, weighed: Weighed, told: Told) -> None:
        """`columns` are those of the claims in the view's snapshot, `path` is the index's."""
        self._view = view
        self._columns = columns
        self._path = path
        self._weighed = weighed
        self._index = _opened(path)
        self._gone, new = self._changes()
        if len(new) > SEARCHED_WITHOUT_INDEX:
            new = self._renewed(new, told)
        self._fresh = list(self._read(new))
        self._ids = self._numbers("ids")
        self._articles: array[int] | None = None

    @property
    def count(self) -> int:
        """How many claims there are."""
        return len(self._ids) - len(self._gone) + len(self._fresh)

    def number_of(self, claim: int) -> int:
        """The number in the ledger of the claim that has a number here; 0 for one that is no more."""
        if claim >= len(self._ids):
            return self._fresh[claim - len(self._ids)].number
        return 0 if claim in self._gone else self._ids[claim]

    def weights(self, word: str, *, beginning: bool) -> dict[int, int]:
        """The claims with a word, or with one that begins so, and what it weighs in each."""
        found: dict[int, int] = {}
        if self._index is not None:
            places = self._index.find(word, beginning=beginning)
            for place in places:
                numbers, weights = self._index.postings(place)
                if len(places) == 1:
                    found = dict(zip(numbers, weights, strict=True))
                else:
                    for number, weight in zip(numbers, weights, strict=True):
                        found[number] = max(weight, found.get(number, 0))
        for number in self._gone & found.keys():
            del found[number]
        for number, one in enumerate(self._fresh, len(self._ids)):
            weight = _weight(one, word, beginning=beginning)
            if weight:
                found[number] = weight
        return found

    def of_articles(self, articles: Container[int]) -> Iterator[int]:
        """The claims that stand in these articles, named by their numbers in the ledger."""
        if self._articles is None:
            self._articles = self._numbers("articles")
        there = (number for number, article in enumerate(self._articles) if article in articles)
        yield from (number for number in there if number not in self._gone)
        for number, one in enumerate(self._fresh, len(self._ids)):
            if one.article in articles:
                yield number

    def _numbers(self, section: str) -> "array[int]":
        return self._index.numbers(section, "Q") if self._index else array("Q")

    def _changes(self) -> tuple[set[int], list[int]]:
        """The numbers in the index of claims that are no more as they were, and the claims that it has not as they are."""
        changed = self._view.changes.get("claims", {})
        ids = self._numbers("ids")
        said = self._index.numbers("said", "I") if self._index else array("I")
        struck_out = {at for at, number in enumerate(ids) if not number} if 0 in ids else set()
        if self._index is not None and self._index.head.snapshot == self._key():
            if not changed:
                return struck_out, []
            places = {number: at for at, number in enumerate(ids) if number in changed}
            now = {number: _checksum(raw) for number, raw in changed.items()}
            gone = {at for number, at in places.items() if now[number] != said[at]}
            have = {number for number, at in places.items() if at not in gone}
            return struck_out | gone, [number for number, one in now.items() if one is not None and number not in have]
        there = self._checksums()
        if dict(zip(ids, said, strict=True)) == there:
            return set(), []
        gone = {at for at, number in enumerate(ids) if there.get(number) != said[at]}
        have = {number for at, number in enumerate(ids) if at not in gone}
        return struck_out | gone, [number for number in there if number not in have]

    def _checksums(self) -> dict[int, int]:
        """The checksum of each claim's statement as the ledger has it now."""
        now: dict[int, int] = {}
        if self._view.snapshot.extent("claims").documents:
            column = self._columns[SAID]
            now = dict(zip(self._columns[IDS].values, map(column.values.__getitem__, column.codes), strict=True))
        for number, raw in self._view.changes.get("claims", {}).items():
            checksum = _checksum(raw)
            if checksum is None:
                now.pop(number, None)
            else:
                now[number] = checksum
        return now

    def _key(self) -> tuple[int, ...]:
        """What tells the snapshot's claims from those of another."""
        extent = self._view.snapshot.extent("claims")
        return (self._view.snapshot.meta.sequence, extent.start, extent.end, extent.documents, extent.checksum)

    def _renewed(self, new: list[int], told: Told) -> list[int]:
        """Write an index that has the new claims; returns those that still are not in one, where that cannot be done."""
        old: IndexFile | None = self._index
        if old is not None and len(self._gone) * _STRUCK_OUT > len(self._numbers("ids")):
            old, new = None, list(self._checksums())
        told(len(new))
        content = renewed(old, self._gone if old else (), self._read(new), self._key())
        try:
            if not write_index(self._path, content):
                return self._without_index() if old is None else new
        except OSError:
            return self._without_index() if old is None else new
        self._index = _opened(self._path)
        self._gone, new = self._changes()
        return new

    def _without_index(self) -> list[int]:
        self._index, self._gone = None, set()
        return list(self._checksums())

    def _read(self, numbers: list[int]) -> Iterator[IndexedClaim]:
        """The claims of these numbers in the ledger, read."""
        entries: Iterable[tuple[int, bytes | None]]
        if len(numbers) > SEARCHED_WITHOUT_INDEX:
            wanted = set(numbers)
            entries = (entry for entry in self._view.entries("claims") if entry[0] in wanted)
        else:
            entries = ((number, self._view.get("claims", number)) for number in numbers)
        for number, raw in entries:
            if raw is not None:
                yield self._weigh(number, raw)

    def _weigh(self, number: int, raw: bytes) -> IndexedClaim:
        row = _row(raw)
        text, context = said_texts(row)
        weights = self._weighed(text, context, row.speaker)
        return IndexedClaim(number, int(row.article, 16), said_checksum(bytes(row.said), bytes(row.work)), weights)


_row: Final = msgspec.json.Decoder(WordsRow).decode


def _checksum(raw: bytes | None) -> int | None:
    """The checksum of the statement in a claim's document; None where there is none."""
    if raw is None:
        return None
    row = _row(raw)
    return said_checksum(bytes(row.said), bytes(row.work))


def _opened(path: Path) -> IndexFile | None:
    try:
        return IndexFile(path)
    except (OSError, Damaged):
        return None


def _weight(one: IndexedClaim, word: str, *, beginning: bool) -> int:
    if not beginning:
        return one.words.get(word, 0)
    return max((weight for said, weight in one.words.items() if said.startswith(word)), default=0)
