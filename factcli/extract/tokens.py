"""Words and marks of a paragraph with their offsets, and which of them stand inside quotation marks."""

import re
from typing import Final

from msgspec import Struct

from factcli.models.claim import Span

_ABBREVIATIONS: Final = (
    "Mr Mrs Ms Dr Prof Sen Rep Gov Gen Col Lt Sgt Capt St Jr Sr Inc Corp Co Ltd No vs Dept Jan Feb Mar Apr Aug Sep Sept Oct Nov "
    "Dec Maj Adm Hon Rev Sens Reps Gens Mt Ft Pres Brig Cmdr Cdr Cpl Pvt Pte Det Supt Insp Msgr Atty Cllr Ald Ave Blvd Bros Cos "
    "Ala Ariz Ark Calif Colo Conn Fla Ga Kan Ky Md Mich Minn Nev Okla Tenn Tex Va Vt Wis Wyo"
)
_TOKEN = re.compile(
    r"``|''"
    r"|(?:[^\W\d_]\.){2,}"  # U.N.
    rf"|\b(?:{'|'.join(_ABBREVIATIONS.split())}|[A-Z])\.(?=[ ,])"
    r"|[^\W\d_]+(?:[’'][^\W\d_]+)*(?:[-‐‑](?=\w)\w+(?:[’'][^\W\d_]+)*)*(?:[’'](?=\s)(?<=s[’']))?"  # words
    r"|\d+(?:[.,:]\d+)*(?:[-‐‑]?[^\W\d_]+(?:[-‐‑]\w+)*)?"  # numbers, 50-to-60, 5pm
    r"|\.\.\.|[^\w\s]|_"
)
_OPEN_BEFORE: Final = frozenset("([{—–-/“‘\"'`")
_CURLY_OPEN: Final = frozenset("“„«‟")
_ON_BOTH_SIDES: Final = frozenset('"”')
_SINGLE: Final = ("'", "’")
_ELISIONS: Final = ("em", "tis", "twas", "til", "cause", "n", "round", "bout")


class Token(Struct, frozen=True):
    """A word or mark: its text, and where it stands in the article's text."""

    text: str
    start: int
    end: int

    @property
    def lower(self) -> str:
        """The word without case, with straight apostrophes."""
        return self.text.lower().replace("’", "'")


class Quote(Struct, kw_only=True, frozen=True):
    """A quotation: `start` is that of its opening mark, `end` behind its closing one; `closed` if there is one."""

    start: int
    end: int
    closed: bool
    inner_start: int
    inner_end: int


def tokenise(text: str, start: int, end: int) -> list[Token]:
    """The tokens of text[start:end]; offsets count from the start of `text`."""
    return [Token(found[0], *found.span()) for found in _TOKEN.finditer(text, start, end)]


def quotes(text: str, start: int, end: int) -> list[Quote]:
    """The outermost quotations of the paragraph text[start:end], in order.

    A mark that is left open runs to the paragraph's end. Single marks count as quotation marks only
    where the paragraph's apostrophes can be told from them.
    """
    found: list[Quote] = []
    closings = _Closings(text, end)
    position = start
    while position < end:
        opening = _opening(text, position, start, end)
        if opening is None:
            break
        at, width, closer = opening
        close = closings.behind(at + width, closer)
        if close is None:
            if closer in _SINGLE:
                position = at + width
                continue
            found.append(Quote(start=at, end=end, closed=False, inner_start=at + width, inner_end=end))
            break
        found.append(Quote(start=at, end=close[1], closed=True, inner_start=at + width, inner_end=close[0]))
        position = close[1]
    return found


_OPENING = re.compile(r"``|''|[“„«‟”\"‘'`]")


def _opening(text: str, position: int, start: int, end: int) -> tuple[int, int, str] | None:
    """The next opening mark from `position`: its offset, its width, and the mark that closes it."""
    for found in _OPENING.finditer(text, position, end):
        mark, at = found[0], found.start()
        before = text[at - 1] if at > start else " "
        after = text[found.end()] if found.end() < end else " "
        begins = (before.isspace() or before in _OPEN_BEFORE) and not after.isspace()
        if mark == "``":
            return at, 2, "''"
        if mark == "''":
            if begins:
                return at, 2, "''"
        elif mark in _CURLY_OPEN:
            return at, 1, "»" if mark == "«" else "”"
        elif mark in _ON_BOTH_SIDES:
            if _opens(mark, before, after):
                return at, 1, mark
        elif mark != "`" and begins and not _is_elision(text, found.end()):
            return at, 1, "’" if mark == "‘" else "'"
    return None


def _opens(mark: str, before: str, after: str) -> bool:
    """Whether a mark that closes as well opens: a ” where it was set in place of “, before a word and behind a space."""
    return before.isspace() and after.isalnum() if mark == "”" else before.isspace() or not after.isspace()


def _is_elision(text: str, at: int) -> bool:
    """Whether an apostrophe stands for letters left out: ’em, ’tis, ’90s."""
    word = re.compile(r"\w+").match(text, at)
    return word is not None and (word[0].lower() in _ELISIONS or bool(re.fullmatch(r"\d\ds?", word[0])))


class _Closings:
    """Where the quotations of a paragraph end, looked for from left to right.

    It keeps the single marks that are known to have no certain end, or none at all, in what is left of the paragraph: looking
    for one again from each of many would cost the square of their number.
    """

    def __init__(self, text: str, end: int) -> None:
        self.text = text
        self.end = end
        self._uncertain: set[str] = set()
        self._absent: set[str] = set()

    def behind(self, position: int, mark: str) -> Span | None:
        """Where the quotation whose words begin at `position` ends: the closing mark's span."""
        if mark in _SINGLE:
            return self._single(position, mark)
        if mark == "''":
            at = self.text.find("''", position, self.end)
            if at >= 0:
                return at, at + len(mark)
            at = self.text.find("”", position, self.end)
            return None if at < 0 else (at, at + 1)
        return self._double(position, mark)

    def _double(self, position: int, mark: str) -> Span | None:
        for at in range(position, self.end):
            character = self.text[at]
            if character == mark or (mark in '"”' and character in '"”'):
                return at, at + 1
            if mark == "”" and character == "“":
                return (at, at) if self.text[at - 1].isspace() else (at, at + 1)
        return None

    def _single(self, position: int, mark: str) -> Span | None:
        """Tell the closing mark from apostrophes: it has no letter behind it, and best a full stop or comma before it."""
        if mark in self._absent:
            return None
        possible: Span | None = None
        at = self.text.find(mark, position, self.end)
        while at >= 0:
            before = self.text[at - 1]
            after = self.text[at + 1] if at + 1 < self.end else " "
            if not after.isalnum() and not before.isspace():
                if not before.isalnum() or not after.isspace() or before != "s":
                    return at, at + 1
                possible = possible or (at, at + 1)
                if mark in self._uncertain:
                    return possible
            at = self.text.find(mark, at + 1, self.end)
        (self._uncertain if possible else self._absent).add(mark)
        return possible
