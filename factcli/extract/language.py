"""Whether a text is English: by the share of its commonest words."""

import re
from typing import Final

from factcli.text.words import word_set

_WORD = re.compile(r"[^\W\d_]+")
_COMMON: Final = word_set("""
    the of and to in a is that for it was on are as with he be at by from this had not but have they which she or an
    were we their been has said will would who all more his her there one can about its after when what
""")
_LEAST_SHARE: Final = 0.15
_SAMPLE: Final = 20_000
_FEW_WORDS: Final = 12


def is_english(text: str) -> bool:
    """Whether the text's beginning reads as English; a text of a few words is given the benefit of the doubt."""
    words = [found[0].lower() for found in _WORD.finditer(text[:_SAMPLE])]
    common = sum(1 for word in words if word in _COMMON)
    if len(words) < _FEW_WORDS:
        return common > 0 or text.isascii()
    return common >= _LEAST_SHARE * len(words)
