"""Which words are verbs, learned from the words that stand before them."""

from collections import Counter
from collections.abc import Iterable
from typing import Final

from factcli.extract.lexicon import FUNCTION
from factcli.extract.sentences import BASE, FINITE
from factcli.extract.tokens import tokenise
from factcli.text.words import word_set

_SUBJECTS: Final = word_set("he she they it who we i")
_HELPERS: Final = word_set("""
    to will would can could should may might must not didn't doesn't don't won't wouldn't couldn't can't cannot did
    does do
""")
_NOMINAL: Final = word_set("the a an his her its their our this that my your of")
_LEAST: Final = 3
_SHARE: Final = 0.2


def word_classes(texts: Iterable[str]) -> dict[str, str]:
    """For each word that is mostly a finite verb or a verb's base its class; counted over the texts."""
    seen: Counter[str] = Counter()
    finite: Counter[str] = Counter()
    base: Counter[str] = Counter()
    nominal: Counter[str] = Counter()
    for text in texts:
        before = ""
        for token in tokenise(text, 0, len(text)):
            low = token.lower
            if low.isalpha() and token.text[0].islower():
                seen[low] += 1
                finite[low] += before in _SUBJECTS
                base[low] += before in _HELPERS
                nominal[low] += before in _NOMINAL
            before = low
    found = {}
    for low, times in seen.items():
        if low in FUNCTION or times < _LEAST:
            continue
        if finite[low] >= _SHARE * times and finite[low] > nominal[low]:
            found[low] = FINITE
        elif base[low] >= _SHARE * times and base[low] > nominal[low]:
            found[low] = BASE
    return found
