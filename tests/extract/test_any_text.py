"""No text whatever makes the extraction fail, and its spans always name what they say."""

import re
from itertools import pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st

from factcli.extract import SEPARATOR, extract

PIECES = (
    *("“", "”", '"', "'", "‘", "’", "``", "''", "«", "»", "„", " ", "  ", "\n", "\n\n", "\r\n", "\t", "\u2028", "\u00a0"),
    *(".", ",", ":", ";", "?", "!", "…", "...", "—", "-", "- ", "• ", "(", ")", "[", "&", "%", "$", "€"),
    *("said", "says", "told", "accused", "according to", "denied", "put", "asked", "added", "tweeted:", "warned that"),
    *("that", "to", "who", "it", "he", "she", "they", "and", "but", "while", "of", "the", "a", "at", "in", "by", "not", "to be"),
    *("Lena Novak", "Novak", "Mr", "Mr.", "U.N.", "the ministry", "Dr. Ott", "A sign", "figures", "the study", "1,900"),
    *("Q:", "A:", "NOVAK:", "14:05 –", "By Ann Ott", "half", "nine", "on Friday", "2019", "3.5m"),
    *("\x00", "\x1b[31m", "\u202e", "😀", "ﬁ", "İ", "ß"),
)  # fmt: skip
NEWSLIKE = st.lists(st.sampled_from(PIECES), max_size=80).map(" ".join)
GLUED = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)


APPOSED = st.tuples(
    st.sampled_from(
        ("The firm", "The mayor", "Its director", "A group calling itself Solmar", "One of them", "Solmar", "The")
    ),
    st.sampled_from((", ", " ", " of ", ", who leads ", " and ")),
    st.sampled_from(
        ("Solmar", "Solmar's", "Solmar’s", "Lena Novak", "Novak's", "the Dock Workers' Union", "& Sons", "Velm &", "'s")
    ),
    st.sampled_from((" owner", " and Labor", " (DWU)", ", the council's", " & Sons", "")),
    st.sampled_from((",", "", ", 43,", " said,")),
).map("".join)


@settings(max_examples=150, deadline=None)
@given(st.lists(APPOSED, min_size=1, max_size=3))
@example(["The firm, Solmar's owner,"])
def test_whoever_is_named_in_whatever_way_somebody_or_nobody_has_said_it(named: list[str]) -> None:
    text = "".join(f"{one} said that the quay would hold for years. " for one in named)
    for one in extract(text + "The man said that it was so.").statements:
        assert one.speaker is None or one.speaker.strip()


@settings(max_examples=400, deadline=None)
@given(st.one_of(NEWSLIKE, GLUED, st.text(max_size=300)))
@example("“")
@example("said")
@example("’" * 50)
@example("A: \nQ: \nA: ")
@example("the findings:\n- ")
@example("tweeted: \n\n “ “")
def test_spans_are_inside_the_text_in_order_and_name_the_words(text: str) -> None:
    for one in extract("The man said that it was so. " + text, "2026-03-14").statements:
        whole = "The man said that it was so. " + text
        spans = one.spans
        assert spans.content
        assert all(0 <= start < end <= len(whole) for start, end in (*spans.content, *spans.speaker, *spans.cue))
        assert all(before[1] <= after[0] for before, after in pairwise(spans.content))
        assert one.text == SEPARATOR.join(whole[start:end] for start, end in spans.content)
        if one.cue is not None:
            assert one.cue == " ".join(whole[slice(*spans.cue[0])].split())
        if one.speaker_mention is not None and spans.speaker:
            assert one.speaker_mention == " ".join(whole[slice(*spans.speaker[0])].split())
        assert one.context in whole
        assert re.search(r"\w", one.text)


@settings(max_examples=100, deadline=None)
@given(NEWSLIKE)
def test_the_same_text_gives_the_same_claims(text: str) -> None:
    assert extract(text) == extract(text)
