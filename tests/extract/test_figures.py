"""Every figure in a claim's content is found as it is worded, and nothing else is."""

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
from calls import calls
from hypothesis import given
from hypothesis import strategies as st

from factcli.extract.figures.quantities import figures

_FILE = Path(__file__).parent.parent / "cases" / "figures.jsonl"
_CASES = [json.loads(line) for line in _FILE.read_text(encoding="utf-8").splitlines()]

_WORDS = (
    "1 12 1,234.5 2019 3-1 50-60 £ $ € % 12pc 1.2m bn million per cent half a third two twenty hundred and thousand hundreds of "
    "thousands one in six between from to or about more than over minus - – , . ' 's % km miles °C degrees years ago twice as "
    "percentage points pounds p.m. March May people of them the No. Flight 999999999999999999999999 ½ … aged strong dozen"
).split()


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case["content"][:50])
def test_a_sentence_has_the_figures_that_a_person_would_name(case: dict[str, Any]) -> None:
    assert json.loads(msgspec.json.encode(figures(case["content"]))) == case["figures"]


def test_words_wrapped_over_lines_are_read_like_others() -> None:
    (figure,) = figures("a 40\npercent chance of recession")
    assert (figure.text, figure.value, figure.unit) == ("40\npercent", 40, "%")


def _hold(content: str) -> None:
    end = 0
    for figure in figures(content):
        place = content.find(figure.text, end)
        assert place >= 0, figure
        end = place + len(figure.text)
        assert (figure.low is None) is (figure.high is None)
        if figure.low is not None and figure.high is not None:
            assert figure.low <= figure.value <= figure.high
        assert figure.of is None or figure.of.strip()
        assert msgspec.json.decode(msgspec.json.encode(figure), type=type(figure)) == figure


@given(st.text(max_size=300))
def test_any_text_is_read_without_an_error(content: str) -> None:
    _hold(content)


@given(st.lists(st.tuples(st.sampled_from(_WORDS), st.sampled_from(["", " ", "\n", "-", " … "])), max_size=25))
def test_figures_stand_in_the_content_in_order_and_their_ranges_hold_their_values(words: list[tuple[str, str]]) -> None:
    _hold("".join(word + gap for word, gap in words))


@given(st.integers(min_value=1, max_value=10**15), st.integers(min_value=0, max_value=99))
def test_a_decimal_has_the_value_that_is_written(whole: int, part: int) -> None:
    (figure,) = figures(f"They lost {whole:,}.{part:02} tonnes")
    assert figure.value == float(f"{whole}.{part:02}")


@given(
    st.integers(min_value=0, max_value=9999), st.sampled_from([("m", 6), ("bn", 9), (" million", 6), (" thousand", 3)])
)
def test_a_scaled_amount_is_exact(hundredths: int, scale: tuple[str, int]) -> None:
    (figure,) = figures(f"They lost £{hundredths // 100}.{hundredths % 100:02}{scale[0]} there")
    assert figure.value == hundredths * 10 ** (scale[1] - 2)
    assert isinstance(figure.value, int)


_HOSTILE = (
    "1", "1,", "1.", "1-", "1 ", "one ", "one-", "a ", "half a ", "hundred and ", "two million ", "$", "$1-", "between 1 and ",
    "1 to ", "one in ", "one of ", "1 x in ", "of the ", "x-", "'", "x's ", "1 a-", "minus ", "-1", "number of x is ", "％",
    "\u0301",
)  # fmt: skip


@pytest.mark.parametrize("unit", _HOSTILE)
def test_the_work_grows_with_the_length_of_a_hostile_text_and_no_faster(unit: str) -> None:
    short, long = calls(lambda: figures(unit * 400)), calls(lambda: figures(unit * 1600))
    assert long <= 4.5 * short


def test_a_hundred_thousand_digits_are_no_figure_and_no_error() -> None:
    assert figures("9" * 100_000 + " people and " + "1," * 50_000) == ()
