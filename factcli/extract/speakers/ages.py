"""How old an article says that somebody is."""

from typing import Final

from factcli.extract.speakers.tokenised import TokenisedArticle

OLD: Final = "-year-old"
_WORDS_BETWEEN: Final = 4
"""Between the age and the name: "44-year-old former harbour master Anna Oro". Set by hand."""


def age_beside(tokens: TokenisedArticle, first: int, end: int) -> str:
    """The age before or behind a name: "the 44-year-old baker Anna Oro", "Anna Oro, 44,", "Anna Oro (44)", "aged 44"."""
    low, words = tokens.low, tokens.words
    for at in range(first - 1, max(first - 2 - _WORDS_BETWEEN, 0), -1):
        if low[at].endswith(OLD):
            return low[at].removesuffix(OLD)
        if not words[at][0].isalpha() or tokens.owner[at]:
            break
    if low[end] not in (",", "(") or end + 2 >= tokens.size:
        return ""
    at = end + 1 + (low[end + 1] == "aged")
    return words[at] if words[at].isdigit() and low[at + 1] in (",", ".", ")", ";") else ""
