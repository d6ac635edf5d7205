"""Words made alike for comparison: without case, accents, apostrophes of the genitive and punctuation."""

import re
import unicodedata

_GENITIVE = re.compile(r"['’]s\b")
_WORD = re.compile(r"\w+")


def folded_words(text: str) -> list[str]:
    """The words of `text` in folded form: "Orbán’s" gives ["orban"]."""
    if text.isascii():
        plain = text.casefold()
    else:
        decomposed = unicodedata.normalize("NFKD", text.casefold())
        plain = "".join(character for character in decomposed if not unicodedata.combining(character))
    return _WORD.findall(_GENITIVE.sub("", plain))


def has_phrase(text: str, phrase: list[str]) -> bool:
    """Whether the folded words `phrase` stand next to one another in `text`."""
    return f" {' '.join(phrase)} " in f" {' '.join(folded_words(text))} "
