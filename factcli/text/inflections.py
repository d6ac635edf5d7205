"""Words of one meaning that differ in the ending -s: singular and plural, "strike" and "strikes"."""

import re
from functools import lru_cache
from typing import Final

_SHORTEST: Final = 3
"""Of shorter words, such as "us" and "is", no other form is a guess worth making."""
_HISSING: Final = re.compile(r"(?:s|x|z|ch|sh)$")
_ENDS_IN_Y: Final = re.compile(r"[^aeiou]y$")


@lru_cache(maxsize=256)
def forms(word: str) -> frozenset[str]:
    """A folded word, and what it may be in the singular or the plural by English spelling; some of these are no words."""
    if len(word) < _SHORTEST or not word.isalpha():
        return frozenset((word,))
    found = {word, *_singulars(word)}
    found.add(word + ("es" if _HISSING.search(word) else "s"))
    if _ENDS_IN_Y.search(word):
        found.add(word[:-1] + "ies")
    return frozenset(found)


def _singulars(word: str) -> set[str]:
    if not word.endswith("s") or word.endswith("ss") or len(word) == _SHORTEST:
        return set()
    found = {word[:-1]}
    if word.endswith("ies") and len(word) > len("ties"):  # which are a tie, as lies and dies
        found.add(word[:-3] + "y")
    elif word.endswith("es") and _HISSING.search(word[:-2]):
        found.add(word[:-2])
    return found
