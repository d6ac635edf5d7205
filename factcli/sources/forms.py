"""What a file or an answer is, by the ending of its name and by how it begins. A new form begins here."""

from typing import Final

PLAIN: Final = (".txt", ".text")
MARKDOWN: Final = (".md", ".markdown")
PAGES: Final = (".html", ".htm", ".xhtml")
RECORDS: Final = (".jsonl", ".ndjson", ".json")
"""Those of which one file holds many articles, so that processes share it."""

SUFFIXES: Final = frozenset((*PLAIN, *MARKDOWN, *PAGES, *RECORDS))
"""The endings of files that are read in a folder; a file that is named itself is read whatever its ending."""

PAGE_STARTS: Final = ("<!doctype html", "<html", "<head", "<body")
"""What the `beginning` of a web page begins with."""


def beginning(text: str) -> str:
    """A text as it is compared with what forms begin with: in lower case, without white space and byte order mark before it."""
    return text.lstrip("\ufeff \t\r\n").lower()
