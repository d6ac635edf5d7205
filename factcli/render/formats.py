"""Records (what `record()` of the models gives) for pipes and files: json, jsonl, csv, tsv, markdown, ids."""

import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from itertools import islice
from typing import Any, Final, assert_never

import msgspec
from msgspec import UNSET, Struct

from factcli.render.escape import csv_cell, json_bytes, markdown_cell, tsv_cell, visible

Record = Struct | Mapping[str, Any]

_BATCH: Final = 500
_RUNNING: Final = frozenset(("text", "context", "snippet"))
"""The fields that have words as they stand in an article, broken into lines where that is."""

_BLANKS = re.compile(r"\s+")


class Format(StrEnum):
    """How a result is printed. `table` is for terminals; in a pipe it is tab-separated."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    TSV = "tsv"
    IDS = "ids"
    MARKDOWN = "markdown"

    @property
    def is_json(self) -> bool:
        """Whether a program reads it as JSON, whole or a record a line."""
        return self in (Format.JSON, Format.JSONL)


def encoded(records: Iterable[Record], form: Format, fields: Sequence[str], columns: Sequence[str]) -> Iterator[bytes]:
    """The records in a format, in pieces.

    `fields` are those that the user chose (dotted for nested ones); without them JSON prints whole
    records and the other formats `columns`.
    """
    match form:
        case Format.JSON:
            yield from _json(records, fields)
        case Format.JSONL:
            for batch in _batches(records):
                yield b"".join(json_bytes(msgspec.json.encode(chosen(one, fields))) + b"\n" for one in batch)
        case Format.IDS:
            for batch in _batches(records):
                yield "".join(f"{visible(identity(one))}\n" for one in batch).encode()
        case Format.CSV:
            yield from _csv(records, fields or columns)
        case Format.MARKDOWN:
            yield from _markdown(records, fields or columns)
        case Format.TSV | Format.TABLE:
            yield from _tsv(records, fields or columns)
        case _:
            assert_never(form)


def identity(record: Record) -> str:
    """What the format `ids` prints of a record: its id, or that of the claim, article or run that it is about, or its name."""
    return next(
        (
            str(value)
            for name in ("id", "claim", "article.id", "article", "run", "name", "tag", "check")
            if (value := field(record, name))
        ),
        "",
    )


def labelled(record: Record, fields: Sequence[str], *, markdown: bool = False) -> bytes:
    """One record as lines, each with a field's name and its value, as text or as a list in Markdown.

    What a record has several of, such as pieces of evidence, gets a line for each.
    """
    told = ((name, value) for name in fields for value in _lines_of(record, name))
    if markdown:
        return "".join(f"- **{name}:** {markdown_cell(value)}\n" for name, value in told).encode()
    return "".join(f"{name}: {tsv_cell(value)}\n" for name, value in told).encode()


def json_value(value: Any) -> bytes:
    """One value as a line of JSON."""
    return json_bytes(msgspec.json.encode(value)) + b"\n"


def is_told(value: object) -> bool:
    """Whether a field gets a place where nobody chose the fields: not one that is empty, or does not hold."""
    return value is not None and value is not False and value not in ("", (), [])


def field(record: Record, name: str) -> Any:
    """The value of a field, `article.title` for a nested one; None where the record has none."""
    value: Any = record
    for part in name.split("."):
        value = value.get(part) if isinstance(value, Mapping) else getattr(value, part, None)
    return None if value is UNSET else value


def chosen(record: Record, fields: Sequence[str]) -> Record:
    """The record with only these fields; whole without any."""
    return {name: field(record, name) for name in fields} if fields else record


def _json(records: Iterable[Record], fields: Sequence[str]) -> Iterator[bytes]:
    empty = True
    for batch in _batches(records):
        lines = msgspec.json.encode([chosen(one, fields) for one in batch] if fields else batch)[1:-1]
        yield (b"[\n" if empty else b",\n") + json_bytes(lines)
        empty = False
    yield b"[]\n" if empty else b"\n]\n"


def _tsv(records: Iterable[Record], columns: Sequence[str]) -> Iterator[bytes]:
    yield ("\t".join(columns) + "\n").encode()
    for batch in _batches(records):
        rows = ("\t".join(tsv_cell(_cell(one, name)) for name in columns) for one in batch)
        yield "".join(f"{row}\n" for row in rows).encode()


def _csv(records: Iterable[Record], columns: Sequence[str]) -> Iterator[bytes]:
    import csv

    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(columns)
    for batch in _batches(records):
        for one in batch:
            writer.writerow([csv_cell(_cell(one, name)) for name in columns])
        yield buffer.getvalue().encode()
        buffer.seek(0)
        buffer.truncate()
    yield buffer.getvalue().encode()


def _markdown(records: Iterable[Record], columns: Sequence[str]) -> Iterator[bytes]:
    yield ("| " + " | ".join(columns) + " |\n" + "|---" * len(columns) + "|\n").encode()
    for batch in _batches(records):
        rows = (" | ".join(markdown_cell(as_text(field(one, name))) for name in columns) for one in batch)
        yield "".join(f"| {row} |\n" for row in rows).encode()


def as_text(value: Any) -> str:
    """A value in one cell: nothing for null, lists of plain values joined, anything nested as JSON."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return str(value)
    if isinstance(value, (list, tuple)) and all(isinstance(one, (str, int, float)) for one in value):
        return ", ".join(map(str, value))
    return msgspec.json.encode(value).decode()


def _cell(record: Record, name: str) -> str:
    """A field in one cell; of an article's words the line ends are blanks, for they are its layout alone."""
    value = as_text(field(record, name))
    return _BLANKS.sub(_on_one_line, value) if name in _RUNNING else value


def _lines_of(record: Record, name: str) -> list[str]:
    """A field in one cell, or in one for each of the nested records that it holds."""
    value = field(record, name)
    if not isinstance(value, (list, tuple)) or not value or not isinstance(value[0], (Struct, Mapping)):
        return [_cell(record, name)]
    parts: list[dict[str, Any]] = msgspec.to_builtins(value)
    return [", ".join(f"{key} {as_text(one)}" for key, one in part.items() if is_told(one)) for part in parts]


def _on_one_line(blanks: re.Match[str]) -> str:
    """A run of white space as it is, or, if lines end in it, as one blank."""
    return " " if "\n" in blanks[0] or "\r" in blanks[0] else blanks[0]


def _batches(records: Iterable[Record]) -> Iterator[list[Record]]:
    rest = iter(records)
    while batch := list(islice(rest, _BATCH)):
        yield batch
