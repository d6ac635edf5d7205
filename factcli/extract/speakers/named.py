"""What an article names: its people and bodies, found in one pass over its words."""

from collections.abc import Sequence
from typing import Final

from factcli.extract.layout import Paragraph
from factcli.extract.lexicon import FUNCTION, MONTHS, VERBS, WEEKDAYS
from factcli.extract.speakers.bodies import Bodies
from factcli.extract.speakers.forenames import FORENAMES
from factcli.extract.speakers.people import People
from factcli.extract.speakers.reading import Reading
from factcli.extract.speakers.titles import BODIES, DOCUMENTS, GROUP_NOUNS
from factcli.text.words import word_set

_LINKS: Final = word_set("de la le van von der den del al bin di du el ibn da dos y ap")
_NO_NAME: Final = (FUNCTION | WEEKDAYS | MONTHS | {"i"}) - {"will", "may", "june", "april", "first"}
_HEADS: Final = BODIES | DOCUMENTS | GROUP_NOUNS
_LONGEST: Final = 12
_AHEAD: Final = 4
_SAINTS: Final = frozenset(("st", "saint", "king", "queen"))


class Named:
    """The reading of an article with the people and bodies in it."""

    def __init__(self, text: str, laid: Sequence[Paragraph]) -> None:
        self.reading = Reading(text, laid)
        self.ordinary = frozenset(word for word in self.reading.words if word.islower())
        runs, doubtful, heads = _scan(self.reading, self.ordinary)
        self.people = People(self.reading, runs, doubtful, self.ordinary)
        self.bodies = Bodies(self.reading, runs, heads, self.people.taken)


def _scan(reading: Reading, ordinary: frozenset[str]) -> tuple[list[tuple[int, int]], list[tuple[int, int]], list[int]]:
    """The runs of capitalised words, those that may owe the capital to their place, and the nouns of bodies and groups."""
    runs: list[tuple[int, int]] = []
    doubtful: list[tuple[int, int]] = []
    heads: list[int] = []
    behind = 0
    for at, (word, low) in enumerate(zip(reading.words, reading.low, strict=True)):
        if low in _HEADS and not reading.quoted[at]:
            heads.append(at)
        if at >= behind and word[0].isupper() and (low not in _NO_NAME or _is_forename(reading, at)):
            if reading.initial[at] and low in VERBS and low not in FORENAMES and low not in _HEADS:
                continue
            behind = _run_end(reading, at)
            if behind - at > 1 or not reading.initial[at] or low not in ordinary or low in FORENAMES:
                runs.append((at, behind))
            else:
                doubtful.append((at, behind))
    return runs, doubtful, heads


def _is_forename(reading: Reading, at: int) -> bool:
    """Whether a small word with a capital is a forename before a surname: "Per Holm", not "Per cent", nor "Said Holm:"."""
    low, following = reading.low[at], reading.low[at + 1]
    if low not in FORENAMES or (low in VERBS and reading.initial[at]):
        return False
    return reading.capital(at + 1) and following not in _NO_NAME


def _run_end(reading: Reading, first: int) -> int:
    """Behind the capitalised words that begin here."""
    end = first + 1
    while end - first < _LONGEST and (not reading.owner[end - 1] or _goes_on(reading, first, end)):
        if reading.capital(end) and (
            reading.low[end] not in _NO_NAME or (reading.low[end] == "to" and reading.capital(end + 1))
        ):
            end += 1
        elif end + 1 < reading.size and reading.capital(end + 1) and _links(reading, first, end):
            end += 2
        else:
            break
    return end


def _links(reading: Reading, first: int, at: int) -> bool:
    """Whether a small word stands within a name: "de", "&", the "and" of "the Rail and Allied Workers' Union"."""
    if reading.low[at] == "and":
        return reading.low[first - 1] == "the" and not _has_body(reading, first, at) and _body_follows(reading, at + 1)
    return reading.low[at] in _LINKS or reading.words[at] == "&"


def _goes_on(reading: Reading, first: int, end: int) -> bool:
    """Whether a name goes on behind a possessive: "the Teachers' Union", "St Mary's Hospital"."""
    word = reading.words[end - 1]
    plural = word.endswith(("s'", "s’"))
    return (plural or reading.low[first - 1] == "the" or reading.low[first].rstrip(".") in _SAINTS) and _body_follows(
        reading, end
    )


def _body_follows(reading: Reading, at: int) -> bool:
    """Whether capitalised words begin here of which one says what body it is."""
    for index in range(at, min(at + _AHEAD, reading.size)):
        if not reading.capital(index):
            return False
        if reading.low[index] in BODIES:
            return True
    return False


def _has_body(reading: Reading, first: int, end: int) -> bool:
    return any(reading.low[at] in BODIES for at in range(first, end))
