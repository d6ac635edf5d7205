"""Typed filters: what is written of a filter is read as the same filter, and what is no filter is refused with a hint."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcli.errors import UsageError
from factcli.models.filters import FilterWord
from factcli.query.grammar import SAVED, WORDS, Term, joined, parse, written

ANY = st.text(min_size=1, max_size=12).filter(str.strip)
NAMES = st.from_regex(r"[a-z][\w.-]{0,8}", fullmatch=True)
TERMS = st.one_of(
    st.builds(Term, st.sampled_from(WORDS), st.lists(ANY, min_size=1, max_size=3).map(tuple), st.booleans()),
    st.builds(Term, st.just(FilterWord.PHRASE), st.tuples(ANY), st.booleans()),
    st.builds(Term, st.just(SAVED), st.tuples(NAMES), st.booleans()),
)


@given(st.lists(TERMS, max_size=5).map(tuple))
def test_what_is_written_is_read_as_the_same(terms: tuple[Term, ...]) -> None:
    assert parse(written(terms)) == terms


@given(st.text(alphabet=st.one_of(st.sampled_from(' ":-@,\\“”*abstausrpek'), st.characters()), max_size=40))
def test_any_text_is_a_filter_or_refused_and_what_is_read_stays_the_same(text: str) -> None:
    try:
        terms = parse(text)
    except UsageError:
        return
    assert parse(written(terms)) == terms


def test_the_terms_of_a_filter() -> None:
    assert parse(
        'status:disputed,refuted -speaker:"Lena Novak" AFTER:2026-01-01 "grain terminal" harb* -strike @ports'
    ) == (
        Term("status", ("disputed", "refuted")),
        Term("speaker", ("Lena Novak",), negated=True),
        Term("after", ("2026-01-01",)),
        Term(FilterWord.PHRASE, ("grain terminal",)),
        Term(FilterWord.WORDS, ("harb*",)),
        Term(FilterWord.WORDS, ("strike",), negated=True),
        Term(SAVED, ("ports",)),
    )
    assert parse('speaker:"Ann “Nan” Lee"'[:13] + 'x"') == (Term("speaker", ("Ann x",)),)
    assert parse('"say \\"no\\""') == (Term(FilterWord.PHRASE, ('say "no"',)),)
    assert parse("speaker:“Lena Novak”") == (Term("speaker", ("Lena Novak",)),)
    assert parse("12:30 3.5") == (Term(FilterWord.WORDS, ("12:30",)), Term(FilterWord.WORDS, ("3.5",)))
    assert parse("  ") == ()


@pytest.mark.parametrize(
    ("text", "subject", "hint"),
    [
        ("spaeker:Novak", "spaeker", "did you mean speaker?"),
        ("https://a.example/", "https", "quotation marks"),
        ('"grain', '"grain', '\\"'),
        ('""', '""', "leave them out"),
        ("speaker: Novak", "speaker:", "without a blank"),
        ("status:disputed,", "status:", "without a blank"),
        ("grain -", "-", "turns round"),
        ("@", "@", "filter list"),
    ],
)
def test_what_is_no_filter_is_refused(text: str, subject: str, hint: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse(text)
    assert caught.value.subject == subject
    assert hint in (caught.value.hint or "")


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        (["speaker:Novak grain"], "speaker:Novak grain"),
        (["status:disputed", "speaker:Lena Novak"], 'status:disputed speaker:"Lena Novak"'),
        (["figures:yes", "grain terminal"], 'figures:yes "grain terminal"'),
        (["-outlet:Harbour Wire", "grain"], '-outlet:"Harbour Wire" grain'),
        (["status:disputed figures:yes", "grain"], "status:disputed figures:yes grain"),
        (['speaker:"Lena Novak" grain', "x"], 'speaker:"Lena Novak" grain x'),
        (["grain -strike", "x"], "grain -strike x"),
    ],
)
def test_several_arguments_have_the_quotation_marks_that_the_shell_took(arguments: list[str], text: str) -> None:
    assert joined(arguments) == text
