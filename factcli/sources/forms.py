"""The forms of files that are read, by the endings of their names. A new form begins here."""

from typing import Final

PLAIN: Final = (".txt", ".text")
MARKDOWN: Final = (".md", ".markdown")
PAGES: Final = (".html", ".htm", ".xhtml")
RECORDS: Final = (".jsonl", ".ndjson", ".json")
"""Those of which one file holds many articles, so that processes share it."""

SUFFIXES: Final = frozenset((*PLAIN, *MARKDOWN, *PAGES, *RECORDS))
"""The endings of files that are read in a folder; a file that is named itself is read whatever its ending."""
