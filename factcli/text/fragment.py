"""Addresses that lead to words on a page: text fragments, which browsers scroll to and mark."""

from typing import Final
from urllib.parse import quote

_MOST_WORDS_WHOLE: Final = 8
"""Up to so many words stand in the address themselves, of more their two edges alone."""
_WORDS_OF_EDGE: Final = 5
"""Of the beginning and of the end: of nine words the edges share one, and nothing needs to lie between."""
_DIRECTIVE: Final = ":~:"


def at_words(url: str, words: str) -> str:
    """The address with a text fragment of the words; of many words their beginning and their end, between which all is meant."""
    parts = words.split()
    if not parts or _DIRECTIVE in url:
        return url
    edges = [parts] if len(parts) <= _MOST_WORDS_WHOLE else [parts[:_WORDS_OF_EDGE], parts[-_WORDS_OF_EDGE:]]
    fragment = ",".join(_encoded(" ".join(edge)) for edge in edges)
    return f"{url}{'' if '#' in url else '#'}{_DIRECTIVE}text={fragment}"


def _encoded(words: str) -> str:
    """Percent-encoded, the hyphen too, which parts a fragment's words from what stands around them."""
    return quote(words, safe="").replace("-", "%2D")
