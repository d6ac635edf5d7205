"""The lists of words that the code holds: each is one text, no word stands in it twice, and no two are glued to one."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import factcli
from factcli.extract import extract
from factcli.text.words import word_list, word_set

SOURCES = Path(factcli.__file__).parent
WORD = re.compile(r"['’]?[^\W\d_]+(?:[-'’._:][^\W\d_]+)*['’.]?")
ENGLISH = ("extract/", "text/")
"""Where the lists hold words of English; elsewhere they hold names of fields and tags."""
JOINED = frozenset(
    """
    chairman chairwoman chairperson headteacher cannot without throughout percent magdalena rosalba rosemary gilbert
""".split()
)
"""Words that other words of their list make when they are joined."""
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


LISTS = dict(lists())


def test_a_word_that_stands_twice_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="'cook' stands twice"):
        word_list("baker cook\n  butcher cook")
    assert word_set("baker cook") == {"baker", "cook"}
    assert word_list("baker\n cook") == ("baker", "cook")


def faults(place: str, written: str) -> Iterator[str]:
    if written.count('"') not in (2, 6):
        yield "is in pieces, between which a blank is easily lost"
    words = frozenset(word_list(ast.literal_eval(written)))
    if place.startswith(ENGLISH):
        yield from (f"{word!r} is no word" for word in words if not WORD.fullmatch(word))
        glued = {word for word in words for at in range(3, len(word) - 2) if word[:at] in words and word[at:] in words}
        yield from (f"{word!r} is two words" for word in glued - JOINED)


def test_a_list_is_one_text_of_words_none_of_which_is_two_glued_together() -> None:
    assert len(LISTS) > FEWEST
    assert {place: found for place, written in LISTS.items() if (found := list(faults(place, written)))} == {}


def test_a_glued_word_is_noticed() -> None:
    assert list(faults("extract/x.py:1", '"cook landlady waitress cookwaitress"')) == ["'cookwaitress' is two words"]
    assert list(faults("extract/x.py:1", '"cook landlady" "waitress"')) == [
        "is in pieces, between which a blank is easily lost"
    ]


def test_whoever_is_called_by_a_role_is_found_by_it() -> None:
    text = (
        "Mira Ott, the cook, wanted to stay. Ada Brandt, the landlady, was away.\n\n"
        "The landlady said that the rent was fair. The statistician Lea Holm and Prince Ivo of Dorvale came, too. "
        "The prince said that the rent was high.\n"
    )
    assert [(one.text, one.speaker) for one in extract(text).statements] == [
        ("the rent was fair", "Ada Brandt"),
        ("the rent was high", "Ivo"),
    ]
