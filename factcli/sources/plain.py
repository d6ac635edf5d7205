"""Plain text: what its first lines say of the article. The text itself stays as it is."""

import re
from typing import Final

from factcli.text import head
from factcli.text.dates import read_date

_LINES: Final = 12
_OUTLET_LINE = re.compile(
    r"(?:(?:outlet|publication|source|from): ?)?((?:The )?[A-Z][\w.&'’-]*(?: (?:of|the|and|&|[A-Z][\w.&'’-]*)){0,5})$"
)
_LABEL = re.compile(r"(title|headline|author|byline|date|published|outlet|source|url|link): +(\S.*)$", re.IGNORECASE)
_LABELS: Final = {"headline": "title", "author": "byline", "date": "published", "source": "outlet", "link": "url"}


def described(text: str) -> dict[str, str]:
    """What the head of a text says: any of title, byline, published (a date), outlet, url."""
    lines = [line.strip() for line in text[:4000].split("\n", _LINES)[:_LINES]]
    lines = [line for line in lines if line]
    found: dict[str, str] = {}
    for number, line in enumerate(lines):
        label = _LABEL.match(line)
        if label is not None:
            _labelled(found, label[1].lower(), label[2].strip())
        elif name := head.byline(line):
            found.setdefault("byline", name)
        elif day := head.date_in(line):
            found.setdefault("published", day)
        elif head.is_furniture(line):
            continue
        elif number == 0 and len(lines) > 1 and head.is_headline(line):
            found.setdefault("title", line)
        elif number and "byline" in found and (outlet := _OUTLET_LINE.match(line)):
            found.setdefault("outlet", outlet[1])
        elif not head.is_headline(line):
            agency = head.dateline(line)[1]
            if agency is not None:
                found.setdefault("outlet", agency)
            break
    return found


def _labelled(found: dict[str, str], label: str, value: str) -> None:
    name = _LABELS.get(label, label)
    if name == "published":
        day = read_date(value)
        if day is None:
            return
        value = day.isoformat()
    if name == "url" and not value.startswith(("http://", "https://")):
        return
    found.setdefault(name, value)
