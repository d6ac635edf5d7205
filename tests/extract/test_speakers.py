"""Who is meant: resolved within the article, called inferred where it is, and left alone where it cannot be told."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from factcli.extract import extract
from factcli.extract.drafts import Draft
from factcli.extract.fit.gold import Example, Marked, WrittenClaim, placed
from factcli.extract.fit.scoring import named
from factcli.extract.fit.speakerscores import drafts_of, score
from factcli.extract.fit.speakerscores import given as judged
from factcli.extract.speakers.resolving import resolve
from factcli.models.vocabulary import Kind, Stance

CASES = tomllib.loads((Path(__file__).parent.parent / "cases" / "speakers.toml").read_text(encoding="utf-8"))["case"]


def example(text: str, claims: list[dict[str, str]]) -> Example:
    written = tuple(
        WrittenClaim(
            content=(claim["content"],),
            mention=claim.get("mention"),
            cue=claim.get("cue"),
            speaker=claim.get("speaker"),
            role=claim.get("role"),
            stance=Stance.ASSERTS,
            kind=Kind.DIRECT,
        )
        for claim in claims
    )
    return Example(name="case", text=text, marked=tuple(placed(text, written)), group="case", own=True)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_speakers_of_an_article_are_resolved(case: dict) -> None:
    article = example(case["text"], case["claims"])
    found = resolve(article.text, list(drafts_of(article)))
    assert [(one.name, one.role, one.inferred) for one in found] == [
        (claim["speaker"], claim.get("role"), claim.get("inferred", False)) for claim in case["claims"]
    ]


def test_every_speaker_comes_with_a_reason() -> None:
    for case in CASES:
        article = example(case["text"], case["claims"])
        assert all(one.how for one in resolve(article.text, list(drafts_of(article))))


@pytest.mark.parametrize(
    ("before", "cue", "speaker"),
    [
        ("It was", "said", None),
        ("It is widely", "claimed", None),
        ("It has been", "reported", None),
        ("It", "said", "Tarn Council"),
        ("It also", "claimed", "Tarn Council"),
    ],
)
def test_the_it_of_it_was_said_is_nobody(before: str, cue: str, speaker: str | None) -> None:
    text = f"Tarn Council warned the pool would close. {before} {cue} that 12 men were hurt.\n"
    claims = [
        {"content": "the pool would close", "mention": "Tarn Council", "cue": "warned"},
        {"content": "12 men were hurt", "mention": "It", "cue": cue},
    ]
    _, found = resolve(text, list(drafts_of(example(text, claims))))
    assert found.name == speaker


def test_a_possessive_behind_a_comma_is_not_the_name_of_who_speaks() -> None:
    text = "The hire firm, Solmar's owner, said that the quay would hold.\n"
    (found,) = extract(text).statements
    assert found.speaker == "hire firm"


def test_two_conjoined_statements_share_the_mention() -> None:
    text = "Mira Tolland said the dam would hold and added that the gates were shut.\n"
    first, second = drafts_of(
        example(text, [{"content": "the dam would hold", "mention": "Mira Tolland", "cue": "said"},
                       {"content": "the gates were shut", "cue": "added"}])
    )  # fmt: skip
    one, other = resolve(text, [first, replace(second, inherits=True)])
    assert (
        (one.name, one.mention, one.span)
        == (other.name, other.mention, other.span)
        == ("Mira Tolland", "Mira Tolland", (0, 12))
    )


def test_a_statement_without_a_mention_has_no_speaker() -> None:
    text = "Mira Tolland said the dam would hold. The town was told to leave.\n"
    drafts = list(drafts_of(example(text, [{"content": "the dam would hold", "mention": "Mira Tolland", "cue": "said"},
                                           {"content": "to leave", "cue": "told"}])))  # fmt: skip
    assert resolve(text, drafts)[1].name is None


def test_an_answer_belongs_to_who_is_interviewed() -> None:
    text = (
        "Mira Tolland keeps the dam. “It hums,” Tolland said.\n\nQ: The water board says it leaks. Does it?\n\n"
        "A: It sweats, which is another thing.\n"
    )
    claims = [
        {"content": "It hums", "mention": "Tolland", "cue": "said"},
        {"content": "It sweats, which is another thing.", "speaker": "Mira Tolland"},
    ]
    drafts = list(drafts_of(example(text, claims)))
    assert [one.name for one in resolve(text, drafts)] == ["Mira Tolland", "Mira Tolland"]


WORDS = st.sampled_from(
    [
        *"the The a his Its of , . “ ” ' ’s Mr Ms Dr Tolland Mira Hale he she it they said told minister council Council company "
        "spokesman report and who one them & ( ) AB al-Hadi Inc. Sir of aged Police PS 44-year-old Hale's 27 ß İ 😀".split(),
        "\n\n",
        "\u2028",
        "\x1c",
        "\ud83d",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=60).map(" ".join) | st.text(min_size=1, max_size=200), st.data())
def test_any_text_gives_speakers_whose_span_holds_the_mention(text: str, data: st.DataObject) -> None:
    drafts = []
    for _ in range(data.draw(st.integers(0, 5))):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, len(text)))
        mention = (start, end) if start < end and data.draw(st.booleans()) else None
        inherits = mention is None and data.draw(st.booleans())
        drafts.append(
            Draft(
                content=((start, end),),
                kind=Kind.MIXED,
                sentence=(start, end),
                paragraph=0,
                found_by="drawn",
                likely=1.0,
                mention=mention,
                inherits=inherits,
            )
        )
    found = resolve(text, drafts)
    assert len(found) == len(drafts)
    for one in found:
        if one.span is not None:
            assert " ".join(text[slice(*one.span)].split()) == one.mention
        assert one.name is None or one.name.strip()


def test_extraction_names_who_spoke() -> None:
    found = extract(
        "Interior Minister Marta Solberg said that the bridge would open in May.\n\n"
        "“We are late,” she told reporters on Monday.\n"
    )
    assert [one.speaker for one in found.statements] == ["Marta Solberg", "Marta Solberg"]
    assert [one.speaker_inferred for one in found.statements] == [False, True]


def test_the_score_counts_names_and_roles() -> None:
    text = "Mayor Mira Tolland said the dam held.\n"
    claim = {"content": "the dam held", "mention": "Mayor Mira Tolland", "cue": "said"}
    claim |= {"speaker": "Mira Tolland", "role": "Mayor"}
    article = example(text, [claim])
    assert (score(judged(article)).names, score(judged(article)).roles) == (1, 1)
    assert named("The Harbour Council") == named("harbour council")
    assert named("Tolland") != named(None)
    assert isinstance(article.marked[0], Marked)
