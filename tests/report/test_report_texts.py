"""Nothing that an article or a person says becomes markup, in HTML or in Markdown, wherever it stands."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import html
from markdown_it import MarkdownIt
from values import report_of

from factcli.render.escape import markdown_text, visible
from factcli.render.report.markdown import markdown
from factcli.render.report.markup import tag, text
from factcli.render.report.web_page import web_page

HOSTILE = [
    "<script>alert(1)</script>",
    "</style></script></title><img src=x onerror=alert(1)>",
    "\"'><svg onload=alert(1)>",
    "javascript:alert(1)",
    "[a](https://evil.example) ![b](https://evil.example/b.png)",
    "https://evil.example www.evil.example ann@evil.example",
    "<!-- --> <![CDATA[ x ]]> &lt; &amp;amp; &#60;script&#62;",
    "# a\n\n* b\n\n> c\n\n---\n\n1. d\n\n    e\n\n```\nf\n```",
    "**a** _b_ ~~c~~ `d` | e | $x$ \\",
    "user\u202egnp.exe \u2066x\u2069 \u200f \x1b[31m \x00 \x7f \x85 \ufeff",
    "- a",
    "1) a",
    "=== ",
    "+ a",
    "مريم العلي",
    "@octocat :shipit: #1",
]
PLAIN = "plain"

texts = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(alphabet="<>&\"'`*_[]()!#|~$\\:/.-+=@ ab1\n\t", min_size=1, max_size=30),
    st.text(alphabet=st.characters(exclude_categories=("Cs",)), min_size=1, max_size=30),
).filter(lambda words: visible(words).strip())


def shape(page: bytes) -> list[Any]:
    """The page's elements with the names of their attributes, and the values of those that do something."""
    tree = html.document_fromstring(page.decode())
    return [(one.tag, sorted(one.attrib), one.get("class"), one.get("rel")) for one in tree.iter()]


@settings(max_examples=60, deadline=None)
@given(texts)
def test_a_text_changes_nothing_of_the_page_but_text(words: str) -> None:
    page = web_page(report_of(words))
    if re.fullmatch(r"https?://\S+", words.strip(), re.IGNORECASE):
        return  # an evidence that is an url is to be a link
    assert shape(page) == shape(web_page(report_of(PLAIN)))
    heading = html.document_fromstring(page.decode()).find(".//h1")
    assert heading is not None
    assert heading.text_content() == visible(words)


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        " javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "https://good.example@evil.example/",
        "https://a.example/\u202egpj",
        "https://a.example\\@evil.example/",
        "//evil.example/",
        "vbscript:x",
    ],
)
def test_only_plain_web_addresses_become_links(url: str) -> None:
    tree = html.document_fromstring(web_page(report_of(PLAIN, url)).decode())
    assert {one.get("href", "")[0] for one in tree.iter("a")} == {"#"}
    assert visible(url).strip() in tree.text_content()
    assert not [token for token in flat(markdown(report_of(PLAIN, url)).decode()) if token[0] == "link_open"]


def test_links_to_the_web_tell_the_other_side_nothing() -> None:
    tree = html.document_fromstring(web_page(report_of(PLAIN)).decode())
    outside = [one for one in tree.iter("a") if not one.get("href", "").startswith("#")]
    assert outside
    assert {one.get("href") for one in outside} == {"https://harbour.example/a?b=1&c=2"}
    assert {one.get("rel") for one in outside} == {"noopener noreferrer nofollow"}


def flat(text: str) -> Iterator[tuple[str, ...]]:
    """The tokens of Markdown as GitHub has it, without the texts."""
    for block in MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text):
        yield (block.type, block.tag)
        for token in block.children or []:
            if token.type in ("text", "text_special", "softbreak"):
                continue
            if token.type == "html_inline":
                assert token.content == "<!-- -->"
                continue
            yield (token.type, token.tag, token.attrGet("href") or "")


@pytest.mark.long
@settings(max_examples=150, deadline=None)
@given(texts)
@example("(")
@example("*a")
def test_a_text_changes_nothing_of_the_markdown_but_text(words: str) -> None:
    if re.search(r"https?://", words, re.IGNORECASE):
        return  # an evidence that is an url is to be a link
    found, plain = ([*flat(markdown(report_of(one)).decode())] for one in (words, PLAIN))
    bold = [tokens.count(("strong_open", "strong", "")) for tokens in (found, plain)]
    assert bold[0] <= bold[1]  # claimed words are bold in their context where Markdown can have that
    assert [one for one in found if one[1] != "strong"] == [one for one in plain if one[1] != "strong"]


@settings(max_examples=300, deadline=None)
@given(texts)
def test_markdown_shows_a_text_as_it_is(words: str) -> None:
    inline = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(markdown_text(words.strip()))
    assert [token.type for token in inline] == ["paragraph_open", "inline", "paragraph_close"]
    shown = "".join(token.content for token in inline[1].children or [] if token.type != "html_inline")
    assert " ".join(shown.split()) == visible(words)


@pytest.mark.parametrize(
    "address", ["https://evil.example", "HTTP://evil.example", "www.evil.example", "WWW.a.example"]
)
def test_github_finds_no_address_in_a_text_to_make_a_link_of(address: str) -> None:
    # GitHub looks for these before it takes backslashes away.
    assert not re.search(r"(https?://|www\.)", markdown_text(f"see {address} there"), re.IGNORECASE)


def test_the_value_of_an_attribute_cannot_end_it() -> None:
    assert tag("a", "b", title="\"'><i>&amp;") == '<a title="&quot;&#x27;&gt;&lt;i&gt;&amp;amp;">b</a>'


def test_bidirectional_marks_are_seen() -> None:
    for made in (web_page(report_of("user\u202egnp")), markdown(report_of("user\u202egnp"))):
        text = made.decode()
        assert not re.search("[\u202a-\u202e\u2066-\u2069]", text)
    assert "user&lt;202E&gt;gnp" in web_page(report_of("user\u202egnp")).decode()


def test_every_control_character_is_seen() -> None:
    controls = [chr(code) for code in (*range(0x20), *range(0x7F, 0xA0), 0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F))]
    for one in (*controls, *map(chr, range(0x2066, 0x206A)), "\u2028", "\u2029", "\ufeff"):
        assert one not in visible(f"a{one}b")
        assert one == "\n" or one not in text(f"a{one}b")
