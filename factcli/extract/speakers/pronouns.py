"""What the pronouns behind names tell of gender."""

from collections.abc import Iterable
from typing import Final

from factcli.extract.speakers.tokenised import BREAK, TokenisedArticle

_REACH: Final = 25
"""How many words behind a name its first pronoun is looked for. With 10 3 names of data/gold are lost, with 60 none."""
_SURE_VOTES: Final = 2
"""How many of these, with none against them, tell a gender as surely as a forename does. Set by hand; of the few people of our
own gold whose names do not tell it, 1 and 2 decide the same."""
_GENDERS: Final = {"he": "m", "his": "m", "him": "m", "she": "f", "her": "f", "it": "", "its": ""}


def gender_behind(tokens: TokenisedArticle, end: int) -> str | None:
    """The gender of the first pronoun behind a name, empty for "it"; None where none follows before another name."""
    for at in range(end, min(end + _REACH, tokens.size)):
        if tokens.quoted[at]:
            continue
        low = tokens.low[at]
        if low in _GENDERS:
            return _GENDERS[low]
        if tokens.words[at] == BREAK or (tokens.capital(at) and not tokens.initial[at]):
            return None
    return None


def genders_told(tokens: TokenisedArticle, places: Iterable[tuple[int, int]]) -> dict[int, tuple[str, bool]]:
    """By the key of somebody named at these places: the gender that most pronouns behind tell, and whether that is sure."""
    votes: dict[int, list[str]] = {}
    for at, key in places:
        end = at
        while tokens.capital(end):
            end += 1
        if not tokens.quoted[at] and (gender := gender_behind(tokens, end)):
            votes.setdefault(key, []).append(gender)
    return {
        key: (max("fm", key=told.count), len(told) >= _SURE_VOTES and len(set(told)) == 1)
        for key, told in votes.items()
    }
