"""The lists of words that the code holds: each is one text, no word stands in it twice, and most that are glued are noticed."""

import ast
import re
from collections import ChainMap, Counter
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path

import pytest

import factcli
from factcli.extract import extract
from factcli.text.words import word_list, word_set

SOURCES = Path(factcli.__file__).parent
WORD = re.compile(r"['’]?[^\W\d_]+(?:[-'’._:][^\W\d_]+)*['’.]?")
ENGLISH = ("extract/", "text/")
"""Where the lists hold words of English; elsewhere they hold names of fields and tags."""
FORENAMES_OF_ALL = ("extract/speakers/birthnames.py", "extract/speakers/worldnames.py")
SHORTEST_HALF = 4
LONGEST, LONGEST_NAME = 11, 9
"""How many letters a word of English, and a forename, has between its hyphens, unless it stands in `WHOLE`."""
WHOLE = word_set(
    """
    abdulrahman accompanying acknowledged acknowledgement acknowledges acknowledgment administration afternoon
    aleksandar alessandro announcement approximately archaeologist archbishop bartholomew bernadette billboard
    bookseller businesswoman chairlady chairperson chairwoman characterise characterised characterize characterized
    christian christina christopher climatologist coastguard commentator commissioned commissioner commissioners
    communications confederation conglomerate congratulate congresswoman consultation correspondent councilmember
    councilwoman counterpart delegate demonstrators dermatologist dialling downgrade entrepreneur epidemiologist
    everybody geriatrician girlfriend goalkeeper grandchildren granddaughter harbormaster harbourmaster headline
    headteacher hectopascals highlight housewife incorporated infrastructure inspectorate intelligence investigation
    investigators jacqueline konstantin lexicographer magdalena manufacturer marguerite mathematician maximilian
    meteorologist meteorologists modelling nameless newspaper noticeboard oceanographer organisation organization particularly
    pharmaceuticals pharmacologist playwright policewoman postmaster prosecutions psychiatrist psychologist reasonable
    representative representing responsibility restaurateur rosemary saleswoman schoolgirl schoolteacher scoreline
    shareholder shareholders somebody sometimes somewhere spokesperson statistician statisticians stepdaughter
    stepfather stepmother superintendent technologies temperance theorise transport underline underscore
    undersecretary understood undertake unvaccinated veterinarian watchmaker watershed whistleblower wilhelmina
    withdrew
    """
)
"""Words that are long, or that other words of the lists make when they are joined, and yet are one."""
FEWEST = 100


def lists() -> Iterator[tuple[str, str]]:
    """Where each list of the code stands, and its text as it is written."""
    for path in sorted(SOURCES.rglob("*.py")):
        source = path.read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(source)):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in ("word_list", "word_set")
            ):
                (argument,) = node.args
                if isinstance(argument, ast.Constant):
                    segment = ast.get_source_segment(source, argument)
                    yield f"{path.relative_to(SOURCES)}:{node.lineno}", segment or ""


def is_english(place: str) -> bool:
    """Whether a list holds words of English; thousands of forenames from all the world look like two words too often."""
    return place.startswith(ENGLISH) and not place.startswith(FORENAMES_OF_ALL)


LISTS = dict(lists())
ENGLISH_LISTS = {place: word_list(ast.literal_eval(written)) for place, written in LISTS.items() if is_english(place)}
USES = Counter(word for words in ENGLISH_LISTS.values() for word in words)
"""How many lists of English each word stands in."""


def glued(place: str, word: str, uses: Mapping[str, int]) -> bool:
    """Whether a word of a list looks like two: it is uncommonly long, or each half stands in some list as a word."""
    longest = LONGEST_NAME if "forenames" in place else LONGEST
    return max(map(len, re.split(r"[-'’._:]", word))) > longest or any(
        uses.get(word[:at], 0) > 0 and uses.get(word[at:], 0) > 0
        for at in range(SHORTEST_HALF, len(word) - SHORTEST_HALF + 1)
    )


def test_a_word_that_stands_twice_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="'cook' stands twice"):
        word_list("baker cook\n  butcher cook")
    assert word_set("baker cook") == {"baker", "cook"}
    assert word_list("baker\n cook") == ("baker", "cook")


def faults(place: str, written: str) -> Iterator[str]:
    if written.count('"') not in (2, 6):
        yield "is in pieces, between which a blank is easily lost"
    if is_english(place):
        words = word_list(ast.literal_eval(written))
        uses = {**USES, **dict.fromkeys(words, 1)}
        yield from (f"{word!r} is no word" for word in words if not WORD.fullmatch(word))
        yield from (
            f"{word!r} looks like two words; if it is one, WHOLE wants it"
            for word in words
            if word not in WHOLE and glued(place, word, uses)
        )


def test_a_list_is_one_text_of_words_none_of_which_looks_like_two_glued_together() -> None:
    assert len(LISTS) > FEWEST
    assert {place: found for place, written in LISTS.items() if (found := list(faults(place, written)))} == {}


def test_a_glued_word_is_noticed_by_its_halves_in_any_list_or_by_its_length() -> None:
    for written in ('"cook landlady waitress cookwaitress"', '"laugh sighnarrate relay"', '"ferry nightwatchmanferry"'):
        (found,) = faults("extract/x.py:1", written)
        assert "looks like two words" in found
    assert list(faults("cli/x.py:1", '"cook landlady" "waitress"')) == [
        "is in pieces, between which a blank is easily lost"
    ]


def test_of_three_lost_blanks_two_are_noticed_but_not_those_of_short_words_nor_all_of_words_of_one_list_alone() -> None:
    tried, noticed = 0, 0
    for place, words in ENGLISH_LISTS.items():
        for first, second in pairwise(words):
            without = {first: USES[first] - 1, second: USES[second] - 1}
            tried += 1
            noticed += glued(place, first + second, ChainMap(without, USES))
    assert noticed / tried > 2 / 3
    assert not glued("extract/x.py:1", "lboz", {"lb": 1, "oz": 1})
    assert not glued("extract/x.py:1", "exceedpays", {"exceed": 1})


def test_each_word_that_is_told_to_be_whole_would_else_be_taken_for_two() -> None:
    asked = {word for place, words in ENGLISH_LISTS.items() for word in words if glued(place, word, USES)}
    assert asked == WHOLE


def test_whoever_is_called_by_a_role_is_found_by_it() -> None:
    text = (
        "Mira Ott, the cook, wanted to stay. Ada Brandt, the landlady, was away.\n\n"
        "The landlady said that the rent was fair. The statistician Lea Holm and Prince Ivo of Dorvale came, too. "
        "The prince said that the rent was high.\n"
    )
    assert [(one.text, one.speaker) for one in extract(text).statements] == [
        ("the rent was fair", "Ada Brandt"),
        ("the rent was high", "Prince Ivo"),
    ]
