"""Regular expressions that are compiled when first used, so that a long one does not delay every start."""

import re
from collections.abc import Iterator
from functools import cached_property


class Pattern:
    """A regular expression by its source and flags, as `re.compile` takes them; it answers as `re.Pattern` does."""

    def __init__(self, source: str, flags: int = 0) -> None:
        self._source, self._flags = source, flags

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self._source, self._flags)

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        """The match that begins at `start`, in characters."""
        return self._compiled.match(text, start)

    def fullmatch(self, text: str, start: int = 0) -> re.Match[str] | None:
        """The match that takes all from `start` to the end."""
        return self._compiled.fullmatch(text, start)

    def search(self, text: str, start: int = 0) -> re.Match[str] | None:
        """The first match behind `start`, in characters."""
        return self._compiled.search(text, start)

    def finditer(self, text: str, start: int = 0) -> Iterator[re.Match[str]]:
        """All matches behind `start`, in characters."""
        return self._compiled.finditer(text, start)

    def made(self, match: re.Match[str]) -> bool:
        """Whether the match is one of this pattern."""
        return match.re is self._compiled
