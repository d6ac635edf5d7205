"""The lines of an article that are not its story: headline, byline, date, credits, notices."""

import re
from datetime import date
from typing import Final

from factcli.text.dates import find_date, latest_day
from factcli.text.patterns import Pattern

_NAME = r"[A-Z][\w.'’-]*(?: (?:[A-Z][\w.'’-]*|de|la|van|von|der|al|bin|di)){0,4}"
_BYLINE = Pattern(
    rf"(?:(?:[Bb]y|BY|[Ww]ords(?: by)?|[Tt]ext(?: by)?|[Rr]eporting by|[Aa]uthor):? |[*_—–-]+ ?)"
    rf"({_NAME}(?:(?: and |, ){_NAME})*)(?: in {_NAME})?(?:,? [|–—-] .{{0,80}}|, .{{0,80}})?[*_]*$"
)
_CREDIT = Pattern(
    r"(?:©|\(c\)|copyright\b|(?:file )?(?:photo(?:graph)?s?|picture|image|video|illustration)\b ?(?::|by\b|credit)|"
    r"credit ?:|source ?:|"
    r"(?:first )?(?:published|posted)\b ?[:;0-9]|(?:first )?(?:published|posted|updated) (?:on |at )?\w+ \d|"
    r"(?:last )?updated\b ?:?|date ?:|"
    r"\(?(?:reporting|additional reporting|editing|writing|compiled) by\b|"
    r"read more\b|related ?:|see also\b|sign up\b|subscribe\b|share this|follow us|advertisement|listen to this|"
    r"correction ?:|editor['’]s note|\||\[)",
    re.IGNORECASE,
)
_DAY = (
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?[.,]{0,2} )?"
    r"(?:\d{1,2}(?:st|nd|rd|th)? [a-z]+\.?,? \d{4}|[a-z]+\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}|\d{4}-\d\d-\d\d)"
)
_DATE_LINE = Pattern(
    rf"(?:(?:published|posted|updated|first published|last updated|date)(?: on)?:? )?{_DAY}[^.!?]{{0,40}}$|"
    r"(?-i:[A-Z][\w.&'’-]*(?: (?:[A-Z&][\w.&'’-]*|of|the|and)){0,5}(?:,| [|·–—-]) )"
    rf"{_DAY}(?:[ ,|·–—-]{{1,3}}\d[^.!?]{{0,20}})?$",
    re.IGNORECASE,
)
_TERMINAL = re.compile(r"[.!?…][\"”’'»)\]]*$")
_DATELINE = Pattern(
    r"[A-Z][A-Z.'’ -]{2,40}(?:, ?[\w.'’][\w.'’ ]{0,30}){0,3} ?(?:\((?P<outlet>[A-Z][\w.&'’ -]{1,40})\) ?)?[-–—]{1,2} |"
    r"\((?P<agency>[A-Z]\w+(?: [A-Z]\w+){0,2})\) ?[-–—]{1,2} |"
    r"\((?P<letters>[A-Z]{2,6})\) (?=[“\"A-Z])|"
    r"[A-Z]\w+\.(?:[Cc]om|[Nn]et|[Oo]rg|[Ii]nfo) ?[-–—]{1,2} "
)
_LONGEST_HEADLINE: Final = 250
"""Characters of a first line that may be a headline. On data/gold 60 and 1,000 are the same."""
_LONGEST_LINE: Final = 200
"""Characters of a byline, date or credit, and of what is matched by the patterns for them. On data/gold 80 and 1,000 are the
same, with 40 the claims of six articles change."""
_BEGINNING: Final = 4000
_FIRST_LINES: Final = 8
"""Headline, byline, credits and the like may stand before the paragraph with the dateline. So many lines are looked at, in so
many characters."""


def is_furniture(line: str) -> bool:
    """Whether a line is a byline, a date, a credit or a notice."""
    short = line[:_LONGEST_LINE]
    return bool(_CREDIT.match(short) or (len(line) < _LONGEST_LINE and (_BYLINE.match(line) or _DATE_LINE.match(line))))


def is_headline(line: str) -> bool:
    """Whether a first line is a headline: short, and without a full stop or colon at its end."""
    return len(line) <= _LONGEST_HEADLINE and not _TERMINAL.search(line) and not line.endswith(":")


def byline(line: str) -> str | None:
    """The names in a byline such as "By Tomas Reyl"; None for another line."""
    found = _BYLINE.match(line) if len(line) < _LONGEST_LINE else None
    return found[1] if found else None


def date_in(line: str) -> str | None:
    """The day, as 2026-03-14, that a line of the head gives; None where it is no date line."""
    if len(line) >= _LONGEST_LINE or not (_DATE_LINE.match(line) or _CREDIT.match(line)):
        return None
    found = find_date(line)
    return found.isoformat() if found else None


def dateline(paragraph: str) -> tuple[int, str | None]:
    """The length of a dateline such as "KESTREL BAY, March 14 (Harbour Wire) - ", 0 without one, and the agency named in it."""
    found = _DATELINE.match(paragraph[:_LONGEST_LINE])
    return (found.end(), found["outlet"] or found["agency"] or found["letters"]) if found else (0, None)


def dateline_day(text: str, today: date) -> tuple[date | None, str | None]:
    """The day in the dateline of a text's first lines, and where its year is from: `text`, or `inferred`.

    Without a year, as wires write it, it is the latest such day up to `today`.
    """
    lines = [line.strip() for line in text[:_BEGINNING].split("\n")]
    for line in [line for line in lines if line][:_FIRST_LINES]:
        length, _ = dateline(line)
        if length:
            day = find_date(line[:length])
            return (day, "text") if day else (latest_day(line[:length], today), "inferred")
    return None, None
