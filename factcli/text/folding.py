"""Words made alike for comparison: without case, accents, apostrophes of the genitive and punctuation."""

import re

_GENITIVE = r"['’]s\b"
_WORD = r"\w+"


def folded_words(text: str) -> list[str]:
    """The words of `text` in folded form: "Orbán’s" gives ["orban"]."""
    if text.isascii():
        plain = text.casefold()
    else:
        import unicodedata

        decomposed = unicodedata.normalize("NFKD", text.casefold())
        plain = "".join(character for character in decomposed if not unicodedata.combining(character))
    return re.findall(_WORD, re.sub(_GENITIVE, "", plain))


def has_phrase(text: str, phrase: list[str]) -> bool:
    """Whether the folded words `phrase` stand next to one another in `text`."""
    if text.isascii() and phrase and phrase[0] not in text.casefold():
        return False
    return f" {' '.join(phrase)} " in f" {' '.join(folded_words(text))} "


def folded_spans(text: str) -> list[tuple[str, int, int]]:
    """The same words, each with its start and end in `text`, in code points."""
    if text.isascii():
        plain, places = text.casefold(), None
    else:
        import unicodedata

        letters = [
            (letter, at)
            for at, character in enumerate(text)
            for letter in unicodedata.normalize("NFKD", character.casefold())
            if not unicodedata.combining(letter)
        ]
        plain, places = "".join(letter for letter, _ in letters), [at for _, at in letters]
    silent = re.sub(_GENITIVE, lambda found: "\0" * len(found[0]), plain)
    found = [(one[0], one.start(), one.end()) for one in re.finditer(_WORD, silent)]
    if places is None:
        return found
    return [(word, places[start], places[end - 1] + 1) for word, start, end in found]
