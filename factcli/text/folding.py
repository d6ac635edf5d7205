"""Words made alike for comparison: without case, accents, apostrophes of the genitive and punctuation."""

import re

_GENITIVE = r"['’]s\b"
_WORD = r"\w+"


def folded_words(text: str) -> list[str]:
    """The words of `text` in folded form: "Orbán’s" gives ["orban"]."""
    if text.isascii():
        plain = text.casefold()
    else:
        import unicodedata  # noqa: PLC0415 - plain ASCII needs none of it

        decomposed = unicodedata.normalize("NFKD", text.casefold())
        plain = "".join(character for character in decomposed if not unicodedata.combining(character))
    return re.findall(_WORD, re.sub(_GENITIVE, "", plain))


def has_phrase(text: str, phrase: list[str]) -> bool:
    """Whether the folded words `phrase` stand next to one another in `text`."""
    if text.isascii() and phrase and phrase[0] not in text.casefold():
        return False
    return f" {' '.join(phrase)} " in f" {' '.join(folded_words(text))} "
