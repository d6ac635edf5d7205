"""What an article names: its people and bodies, found in one pass over its words."""

from collections.abc import Sequence
from typing import Final

from factcli.extract.layout import Paragraph
from factcli.extract.lexicon import FUNCTION, MONTHS, VERBS, WEEKDAYS
from factcli.extract.speakers.bodies import Bodies
from factcli.extract.speakers.forenames import FORENAMES
from factcli.extract.speakers.people import People
from factcli.extract.speakers.roles import is_role, is_title
from factcli.extract.speakers.tokenised import TokenisedArticle
from factcli.extract.speakers.wordlists import BODIES, DOCUMENTS, GROUP_NOUNS, NAME_PARTICLES, PLACED

_NO_NAME: Final = (FUNCTION | WEEKDAYS | MONTHS | {"i"}) - {"will", "may", "june", "april", "first"}
_HEADS: Final = BODIES | DOCUMENTS | GROUP_NOUNS
_MOST_WORDS: Final = 12
"""Of a name; longer runs of capitals are headlines or lists. It bounds the work. Set by hand: on data/gold 6 and
40 are the same, with 4 10 names and 7 roles are lost, whose titles are of several words."""
_BODY_REACH: Final = 4
"""How many words behind "and" or a possessive are looked at for the noun that makes it a body's name. Set by
hand: on data/gold 2 and 10 are the same, with 1 2 names are lost."""
_CONTRACTED: Final = ("'ll", "'ve", "'re", "'d", "'m", "n't")
_OPENING: Final = frozenset("\"“‘'(")
_CLOSING: Final = frozenset("\"”’')")
_SAINTS: Final = frozenset(("st", "saint", "king", "queen"))


class Entities:
    """The reading of an article with the people and bodies in it."""

    def __init__(self, text: str, laid: Sequence[Paragraph]) -> None:
        self.tokens = TokenisedArticle(text, laid)
        self.ordinary = frozenset(word for word in self.tokens.words if word.islower())
        runs, doubtful, heads = _scan(self.tokens, self.ordinary)
        self.people = People(self.tokens, runs, doubtful, self.ordinary)
        self.bodies = Bodies(self.tokens, runs, heads, self.people.taken)


def _scan(
    tokens: TokenisedArticle, ordinary: frozenset[str]
) -> tuple[list[tuple[int, int]], list[tuple[int, int]], list[int]]:
    """The runs of capitalised words, those that may owe the capital to their place, and the nouns of bodies and groups."""
    runs: list[tuple[int, int]] = []
    doubtful: list[tuple[int, int]] = []
    heads: list[int] = []
    behind = 0
    for at, (word, low) in enumerate(zip(tokens.words, tokens.low, strict=True)):
        if low in _HEADS and not tokens.quoted[at]:
            heads.append(at)
        if at >= behind and word[0].isupper() and _may_begin(tokens, at):
            verb = low in VERBS and low not in FORENAMES and low not in _HEADS and not (is_role(low) or is_title(low))
            if tokens.initial[at] and verb:
                continue
            behind = _run_end(tokens, at)
            if behind - at > 1 or not tokens.initial[at] or low not in ordinary or low in FORENAMES:
                runs.append((at, behind))
            else:
                doubtful.append((at, behind))
    return runs, doubtful, heads


def _may_begin(tokens: TokenisedArticle, at: int) -> bool:
    """Whether a word with a capital may begin a name: no small word, weekday or contraction, unless it is a forename or "WHO"."""
    low = tokens.low[at]
    if low.replace("’", "'").endswith(_CONTRACTED) or low.endswith(PLACED):
        return False
    return low not in _NO_NAME or is_written_as_initials(tokens, at) or _is_forename(tokens, at)


def is_written_as_initials(tokens: TokenisedArticle, at: int) -> bool:
    """Whether a word stands in capitals alone among others that do not: "the US", "WHO said"."""
    word = tokens.words[at]
    return (
        len(word) > 1 and word.isupper() and not tokens.words[at - 1].isupper() and not tokens.words[at + 1].isupper()
    )


def _is_forename(tokens: TokenisedArticle, at: int) -> bool:
    """Whether a small word with a capital is a forename before a surname: "Per Holm", not "Per cent", nor "Said Holm:"."""
    low, following = tokens.low[at], tokens.low[at + 1]
    if low not in FORENAMES or (low in VERBS and tokens.initial[at]):
        return False
    return tokens.capital(at + 1) and following not in _NO_NAME


def _run_end(tokens: TokenisedArticle, first: int) -> int:
    """Behind the capitalised words that begin here."""
    end = first + 1
    while end - first < _MOST_WORDS and (not tokens.owner[end - 1] or _goes_on(tokens, first, end)):
        if tokens.capital(end) and (
            tokens.low[end] not in _NO_NAME or (tokens.low[end] == "to" and tokens.capital(end + 1))
        ):
            end += 1
        elif end + 1 < tokens.size and tokens.capital(end + 1) and _links(tokens, first, end):
            end += 2
        elif end + 2 < tokens.size and tokens.capital(end + 2) and _particles(tokens, end):
            end += 3
        elif end + 3 < tokens.size and _nickname(tokens, end):
            end += 4
        else:
            break
    return end


def _links(tokens: TokenisedArticle, first: int, at: int) -> bool:
    """Whether a small word stands within a name: "de", "&", the "and" of "the Rail and Allied Workers' Union"."""
    if tokens.low[at] == "and":
        return tokens.low[first - 1] == "the" and not _has_body(tokens, first, at) and _body_follows(tokens, at + 1)
    return tokens.low[at] in NAME_PARTICLES or tokens.words[at] == "&"


def _particles(tokens: TokenisedArticle, at: int) -> bool:
    """Whether two small words stand within a name: "von der", "de la"."""
    return tokens.low[at] in NAME_PARTICLES and tokens.low[at + 1] in NAME_PARTICLES


def _nickname(tokens: TokenisedArticle, at: int) -> bool:
    """Whether a name goes on with what somebody is called by, in quotation marks or brackets: Anna “Nan” Oro."""
    return (
        tokens.words[at] in _OPENING
        and tokens.words[at + 2] in _CLOSING
        and tokens.low[at - 1] in FORENAMES
        and tokens.capital(at + 1)
        and tokens.capital(at + 3)
    )


_OF_MANY: Final = frozenset(("children's", "women's", "men's", "people's", "king's", "queen's"))


def _goes_on(tokens: TokenisedArticle, first: int, end: int) -> bool:
    """Whether a name goes on behind a possessive: "the Teachers' Union", "St Mary's Hospital"."""
    word = tokens.words[end - 1]
    plural = word.endswith(("s'", "s’")) or word.lower().replace("’", "'") in _OF_MANY
    return (plural or tokens.low[first - 1] == "the" or tokens.low[first].rstrip(".") in _SAINTS) and _body_follows(
        tokens, end
    )


def _body_follows(tokens: TokenisedArticle, at: int) -> bool:
    """Whether capitalised words begin here of which one says what body it is."""
    for index in range(at, min(at + _BODY_REACH, tokens.size)):
        if not tokens.capital(index):
            return False
        if tokens.low[index] in BODIES:
            return True
    return False


def _has_body(tokens: TokenisedArticle, first: int, end: int) -> bool:
    return any(tokens.low[at] in BODIES for at in range(first, end))
