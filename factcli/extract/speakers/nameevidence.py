"""How much speaks for a name's being a person's: by its words, and by what stands around it."""

from collections.abc import Container, Mapping
from typing import Final

from factcli.extract.speakers.forenames import FAMILY_NAMES, FORENAMES, is_forename
from factcli.extract.speakers.namedruns import NameRun
from factcli.extract.speakers.tokenised import TokenisedArticle, verbs_of_saying
from factcli.extract.speakers.wordlists import BODIES, PLACES

_MOST_WORDS: Final = 5
"""Of a person's name; what is longer is taken for a body's. Set by hand, on data/gold 3 and 10 are the same."""

# How much speaks for a name's being a person's, in points that were set by hand while reading our own gold. Numbers behind
# them: names and roles of data/gold (2,288 claims, 1,933 names and 1,862 roles right, their mentions given).
CERTAIN: Final = 3
"""A title, role, degree, age or forename, of which one is enough. With 1 in its place 3 names and 7 roles are lost."""
LEAST_EVIDENCE: Final = 1
"""What a name must come to. With 0 3 names are gained and 3 roles lost, with 2 2 and 3 are lost, with 3 9 and 6."""
_RELATIVES: Final = {"who": 3, "whose": 1, "which": -5}
"""Behind ", who" stands a person, behind ", whose" mostly, behind ", which" never. No name of data/gold hangs on one of them."""
TELLING: Final = 2
"""What the first pronoun behind a name tells: less than a title, since it may mean another. With 4 4 names are lost."""
_SPEAKS: Final = 1
"""A verb of reporting beside the name, which a body has, too. Without it 2 names are lost and 1 gained."""
_BEHIND_BODY: Final = -4
"""Behind "charity" or "company" stands a body's name: more than CERTAIN. With 0 or -1 1 name and 2 roles are lost, -9 is the
same."""
BEHIND_PLACING: Final = -2
"""Behind "in" or "of" may stand a place. With 0 2 names are gained, but where the engine finds the mentions it and -1 make a
speaker of a place; -5 is the same."""

# What the words of a name say by themselves. Names lost without: the forename 9, the noun of a body 6, the place 2, the surname
# that stands alone 1, the first name that does 2, the ordinary word none.
_FORENAME: Final = 3
"""As much as CERTAIN. With 1 a name is lost; with 9 a name and a role, since a body called after somebody becomes a person."""
_NOUN_OF_BODY: Final = -9
"""More than forename and title weigh together: with -3 the King William Institute is a person, 3 names and 2 roles are lost."""
_PLACE_NAME: Final = -3
"""A title or role makes it good: with -9 Prosecutor Edwina Marsh is nobody, 3 names and 3 roles are lost. With -1 none."""
_SURNAME_ALONE: Final = 2
"""The last word stands alone elsewhere. With 0, but for what stands around it there, 5 names are lost and 4 gained; 5 is the
same."""
_FIRST_ALONE: Final = -2
"""The first word stands alone elsewhere and is no forename, as a firm's: "Voltane". With 0 2 names are lost."""
_ORDINARY: Final = -1
INITIALS: Final = -3
"""A word in capitals alone, as a firm's or a make's: "TARN KX", "BBK Mare". Set by hand, as much as the name of a place."""
_MOST_WORDS_FAMILY_FIRST: Final = 3
"""Of a name that begins with the family's: "Han Zheng", "Kim Jong Un"."""


def innate(words: tuple[str, ...], alone: Mapping[str, int], ordinary: Container[str]) -> int:
    """What the words of a name say for its being a person's.

    `alone`: what is told around those that stand alone · `ordinary`: the words that the article has in small letters, too.
    """
    family_first = words[0] in FAMILY_NAMES and 1 < len(words) <= _MOST_WORDS_FAMILY_FIRST
    points = _FORENAME if is_forename(words[0]) or family_first else 0
    if any(word in BODIES or word == "&" for word in words) or len(words) > _MOST_WORDS:
        points += _NOUN_OF_BODY
    elif words[0] not in FORENAMES and any(word in PLACES for word in words):
        points += _PLACE_NAME
    if words[-1] in alone:
        points += _SURNAME_ALONE + alone[words[-1]]
    elif alone.get(words[0], CERTAIN) < CERTAIN and words[0] not in FORENAMES and not family_first:
        points += _FIRST_ALONE
    if words[-1] in ordinary:
        points += _ORDINARY
    return points


def around(tokens: TokenisedArticle, run: NameRun) -> int:
    """What the words next to a name say for its being a person's."""
    points = 0
    following, prior = tokens.low[run.end], tokens.low[run.first - 1]
    if verbs_of_saying(following) or verbs_of_saying(prior):
        points += _SPEAKS
    if following == ",":
        points += CERTAIN if tokens.words[run.end + 1][0].isdigit() else _RELATIVES.get(tokens.low[run.end + 1], 0)
    if prior in BODIES and not tokens.owner[run.first - 1] and not run.title.text:
        points += _BEHIND_BODY
    return points
