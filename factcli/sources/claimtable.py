"""Claims in a table: CSV with a header, whose columns are recognised or named."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, Protocol

from factcli.errors import UsageError
from factcli.models.claim import ID_DIGITS
from factcli.models.foreign import ForeignClaim, ForeignVerdict, Unread
from factcli.models.ratings import status_in_words
from factcli.models.vocabulary import Status
from factcli.sources.links import canonical
from factcli.text.dates import read_date

_HEADERS: Final[Mapping[str, tuple[str, ...]]] = {
    "id": ("id",),
    "text": ("text", "claim", "statement", "quote", "claimreviewed"),
    "speaker": ("speaker", "person", "who", "name", "claimant"),
    "role": ("role", "speaker_role", "title of speaker", "jobtitle"),
    "date": ("date", "published", "when", "article.published", "claimdate"),
    "outlet": ("outlet", "source", "publisher", "article.outlet"),
    "where": ("where", "location", "place", "article.location"),
    "title": ("title", "headline", "article.title"),
    "url": ("url", "link", "article.url"),
    "verdict": ("verdict", "status", "rating"),
    "by": ("by", "reviewer", "checked by", "marked_by"),
    "note": ("note", "comment", "explanation"),
    "evidence": ("evidence", "evidence url", "proof"),
}
NAMES: Final = tuple(_HEADERS)
"""What a column may be."""

_DELIMITERS: Final = ",;\t"
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def read_table(text: str, columns: Mapping[str, str]) -> Iterator[ForeignClaim | Unread]:
    """The claim of each row; `columns` names the header of some, by what they are.

    Raises UsageError where no column has the claims' words, or one that was named is not there, or there is no header.
    """
    rows = csv.reader(text.splitlines(keepends=True), delimiter=_delimiter(text), strict=True)
    header = _next_row(rows) or []
    if isinstance(header, Unread):
        raise UsageError(
            f"the header cannot be read: {header.reason}", hint="mend it; nothing was changed", subject=header.place
        )
    places = _places([one.strip() for one in header], columns)
    while (row := _next_row(rows)) is not None:
        if isinstance(row, Unread):
            yield row
        elif any(cell.strip() for cell in row):
            yield _claim(f"line {rows.line_num}", row, places)


class _Rows(Protocol):
    """A reader of CSV, as far as it is needed: its rows, and the line that it has come to."""

    @property
    def line_num(self) -> int: ...

    def __next__(self) -> list[str]: ...


def _next_row(rows: _Rows) -> list[str] | Unread | None:
    """The next row, why it is none, or None at the end; the reader goes on behind a row that is none."""
    start = rows.line_num + 1
    try:
        return next(rows, None)
    except csv.Error as error:
        unclosed = "unexpected end" in str(error)
        return Unread(
            f"line {start}",
            "a quotation mark is not closed: nothing from here on was read" if unclosed else f"not CSV: {error}",
        )


def _delimiter(text: str) -> str:
    header = text.lstrip("\ufeff\r\n").split("\n", 1)[0]
    return max(_DELIMITERS, key=header.count)


def _places(header: Sequence[str], columns: Mapping[str, str]) -> dict[str, int]:
    """Which cell of a row is what."""
    folded = [one.lstrip("\ufeff").casefold() for one in header]
    places = {}
    for name, known in _HEADERS.items():
        wanted = columns.get(name)
        if wanted is not None:
            if wanted.casefold() not in folded:
                raise UsageError(
                    f"there is no column {wanted!r}", hint=f"the header has {', '.join(header)}", subject="--columns"
                )
            places[name] = folded.index(wanted.casefold())
        else:
            found = next((folded.index(one) for one in known if one in folded), None)
            if found is not None and found not in places.values():
                places[name] = found
    if "text" not in places:
        raise UsageError(
            "no column has the claims' words",
            hint=f"name it: --columns text=COLUMN; the header has {', '.join(header)[:200]}",
            subject="--columns",
        )
    return places


def _claim(place: str, row: Sequence[str], places: Mapping[str, int]) -> ForeignClaim | Unread:
    cells = {name: _plain(row[index]) for name, index in places.items() if index < len(row)}
    given = {name: value for name, value in cells.items() if value}
    if "text" not in given:
        return Unread(place, "it has no claim")
    day = read_date(given["date"]) if "date" in given else None
    if "date" in given and day is None:
        return Unread(place, f"{given['date'][:40]!r} is no day such as 2026-03-14")
    address = canonical(given["url"]) if "url" in given else None
    if "url" in given and address is None:
        return Unread(place, f"{given['url'][:80]!r} is no web address")
    return ForeignClaim(
        place=place,
        text=given["text"],
        speaker=given.get("speaker"),
        role=given.get("role"),
        location=given.get("where"),
        url=address,
        outlet=given.get("outlet"),
        title=given.get("title"),
        published=day.isoformat() if day else None,
        verdict=_verdict(given),
        note=given.get("note"),
        evidence=tuple(given["evidence"].split()) if "://" in given.get("evidence", "") else _one(given, "evidence"),
        id=_id(given.get("id", "")),
    )


def _verdict(given: Mapping[str, str]) -> ForeignVerdict | None:
    words = given.get("verdict")
    if words is None:
        return None
    status = status_in_words(words)
    if status is Status.UNVERIFIED:
        return None
    said = None if status is not None and words.casefold() == status.value else words
    return ForeignVerdict(status=status or Status.CHECKING, by=given.get("by"), day=None, words=said)


def _id(cell: str) -> str | None:
    """The id of a claim of a ledger; None for a number of the table's own."""
    return cell if len(cell) == ID_DIGITS and set(cell) <= set("0123456789abcdef") else None


def _one(given: Mapping[str, str], name: str) -> tuple[str, ...]:
    return (given[name],) if name in given else ()


def _plain(cell: str) -> str:
    """A cell's text on one line, without the mark that keeps spreadsheets from taking it for a formula."""
    text = " ".join(cell.split())
    return text[1:] if text.startswith("'") and text[1:].startswith(_FORMULA) else text
