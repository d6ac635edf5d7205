"""Lists of words as the code holds them: one text each, words parted by white space."""


def word_list(text: str) -> tuple[str, ...]:
    """The words of a list in its order; raises ValueError, naming it, for a word that stands in it twice."""
    found = tuple(text.split())
    if len(set(found)) < len(found):
        twice = next(word for at, word in enumerate(found) if word in found[:at])
        raise ValueError(f"{twice!r} stands twice in the list that begins {' '.join(found[:5])!r}")
    return found


def word_set(text: str) -> frozenset[str]:
    """The words of a list whose order means nothing; raises as `word_list` does."""
    return frozenset(word_list(text))
