"""Addresses that lead to words on a page."""

from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcli.text.fragment import at_words


@pytest.mark.parametrize(
    ("url", "words", "fragment"),
    [
        ("https://a.example/x", "the ship had left", "#:~:text=the%20ship%20had%20left"),
        ("https://a.example/x#top", "a well-known, “old” ship & crew", None),
        ("https://a.example/x", "one two three four five six seven eight nine", None),
        ("https://a.example/x", "  ", ""),
    ],
)
def test_short_words_are_whole_and_long_ones_have_their_ends(url: str, words: str, fragment: str | None) -> None:
    found = at_words(url, words)
    assert found.startswith(url)
    if fragment is not None:
        assert found == url + fragment
    elif "#top" in url:
        assert found.endswith(":~:text=a%20well%2Dknown%2C%20%E2%80%9Cold%E2%80%9D%20ship%20%26%20crew")
        assert "#top:~:" in found
    else:
        assert found.endswith("#:~:text=one%20two%20three%20four%20five,five%20six%20seven%20eight%20nine")


@given(st.text(st.characters(codec="utf-8"), max_size=200))
def test_no_words_break_the_address(words: str) -> None:
    found = at_words("https://a.example/x?y=1", words)
    assert found.isascii()
    _, mark, text = found.partition("#:~:text=")
    parts = text.split(",")
    assert bool(mark) is bool(words.split())
    assert not set("&- #") & set(text)
    said = " ".join(words.split())
    assert said.startswith(unquote(parts[0]))
    assert said.endswith(unquote(parts[-1]))
