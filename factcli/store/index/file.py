"""The bytes of the index.

    0a1b2c3d {"format":1,"byteorder":"little","snapshot":[…],"sections":{"ids":[0,8000,…],…}}
    …sections…

The first line's checksum is that of the rest of the line; each section has its start behind that line, its length and
its checksum. `ids`, `articles` (64 bits) and `said` (32 bits) tell of each claim, by its number in the index, which it
is (0: no more), in which article it stands, and the checksum of the statement that was read. `words` are the folded
words, sorted, a line each, with a line end before the first. Of each, `starts` (64 bits) tells where its claims begin in
`claims` (their numbers, 32 bits, ascending) and `weights` (8 bits), and `checks` has the checksum of both.
"""

import fcntl
import os
import sys
from array import array
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO, Final
from zlib import crc32

import msgspec
from msgspec import Struct

_FORMAT: Final = 1
_LONGEST_HEAD: Final = 4096
_BUFFER: Final = 1 << 20

Postings = tuple["array[int]", bytes]
"""The numbers of claims, and what the word weighs in each."""


class Section(Struct, frozen=True, array_like=True):
    """Where a section stands: behind the first line, in bytes."""

    start: int
    length: int
    checksum: int


class Head(Struct, frozen=True):
    """What the first line says; `snapshot` is that of which the index was made."""

    format: int
    byteorder: str
    snapshot: tuple[int, ...]
    sections: dict[str, Section]


class Damaged(Exception):
    """The index is not what was written, or not one of ours: it is to be made anew."""


class IndexFile:
    """An index, opened. It stays what it was when another one takes its place on disk."""

    def __init__(self, path: Path) -> None:
        """Raises Damaged for what is no index of this format, OSError for what cannot be read."""
        self._descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK)
        line, end, _ = os.pread(self._descriptor, _LONGEST_HEAD, 0).partition(b"\n")
        try:
            if not end or int(line[:8], 16) != crc32(line[9:]):
                raise Damaged(path)
            self.head = msgspec.json.decode(line[9:], type=Head)
        except ValueError as error:
            raise Damaged(path) from error
        if (self.head.format, self.head.byteorder) != (_FORMAT, sys.byteorder):
            raise Damaged(path)
        self._offset = len(line) + 1
        self._words: bytes | None = None
        self._starts: array[int] | None = None
        self._checks: array[int] | None = None

    def numbers(self, section: str, typecode: str) -> "array[int]":
        """A section of numbers, all of it."""
        found = array(typecode)
        found.frombytes(self._whole(section))
        return found

    @property
    def words(self) -> bytes:
        """The words, sorted, a line each, with a line end before the first."""
        if self._words is None:
            self._words = self._whole("words")
        return self._words

    def find(self, word: str, *, beginning: bool) -> range:
        """The places of a word among the words, or of those that begin so."""
        sought = b"\n" + word.encode() + (b"" if beginning else b"\n")
        at = self.words.find(sought)
        if at < 0:
            return range(0)
        first = self.words.count(b"\n", 0, at)
        last = first + 1
        if beginning:
            end = self.words.rfind(sought) + 1
            last = first + self.words.count(b"\n", at, end)
        return range(first, last)

    def postings(self, place: int) -> Postings:
        """The claims with the word at a place; raises Damaged where they are not what was written."""
        if self._starts is None or self._checks is None:
            self._starts, self._checks = self.numbers("starts", "Q"), self.numbers("checks", "I")
        start, end = self._starts[place], self._starts[place + 1]
        claims = self._part("claims", 4 * start, 4 * (end - start))
        weights = self._part("weights", start, end - start)
        if crc32(weights, crc32(claims)) != self._checks[place]:
            raise Damaged("a word")
        numbers = array("I")
        numbers.frombytes(claims)
        return numbers, weights

    def _whole(self, section: str) -> bytes:
        content = self._part(section, 0, self.head.sections[section].length)
        if crc32(content) != self.head.sections[section].checksum:
            raise Damaged(section)
        return content

    def _part(self, section: str, start: int, length: int) -> bytes:
        found = os.pread(self._descriptor, length, self._offset + self.head.sections[section].start + start)
        if len(found) != length:
            raise Damaged(section)
        return found

    def __del__(self) -> None:
        with suppress(OSError, AttributeError):
            os.close(self._descriptor)


class IndexContent(Struct):
    """What is to be written: of each claim its id, article and statement's checksum; `words` sorted, with their postings."""

    snapshot: tuple[int, ...]
    ids: "array[int]"
    articles: "array[int]"
    said: "array[int]"
    words: list[str]
    postings: Callable[[], Iterator[tuple[bytes, bytes]]]


def write_index(path: Path, content: IndexContent) -> bool:
    """Put an index in the place of the one at `path`, at once or not at all.

    Returns False where another process is at it. Raises OSError where it cannot be written.
    """
    fresh = path.with_name(path.name + ".new")
    descriptor = os.open(fresh, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    with os.fdopen(descriptor, "r+b", buffering=_BUFFER) as file:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if os.fstat(descriptor).st_ino != fresh.stat().st_ino:
                return False
        except (BlockingIOError, FileNotFoundError):
            return False
        file.truncate()
        _write(file, content)
        file.flush()
        fresh.replace(path)
    return True


def _write(file: BinaryIO, content: IndexContent) -> None:
    """Write all sections behind the room for the first line, then that line in it."""
    file.seek(_LONGEST_HEAD)
    starts, checks, weights = array("Q", [0]), array("I"), bytearray()
    sections: dict[str, Section] = {}
    for name, numbers in (("ids", content.ids), ("articles", content.articles), ("said", content.said)):
        sections[name] = _section(file, numbers.tobytes())
    sections["words"] = _section(file, "".join(f"\n{word}" for word in content.words).encode() + b"\n")
    begin = file.tell()
    for claims, weight in content.postings():
        file.write(claims)
        weights += weight
        starts.append(len(weights))
        checks.append(crc32(weight, crc32(claims)))
    sections["claims"] = Section(begin - _LONGEST_HEAD, file.tell() - begin, 0)
    sections["weights"] = _section(file, bytes(weights))
    sections["starts"] = _section(file, starts.tobytes())
    sections["checks"] = _section(file, checks.tobytes())
    head = Head(_FORMAT, sys.byteorder, content.snapshot, sections)
    file.seek(0)
    file.write(_first_line(head))


def _section(file: BinaryIO, content: bytes) -> Section:
    start = file.tell() - _LONGEST_HEAD
    file.write(content)
    return Section(start, len(content), crc32(content))


def _first_line(head: Any) -> bytes:
    line = msgspec.json.encode(head)
    line += b" " * (_LONGEST_HEAD - len(line) - 10)
    return b"%08x %s\n" % (crc32(line), line)
